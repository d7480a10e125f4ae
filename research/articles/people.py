"""The people in a cell that says who wrote an article, as names that are spoken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from research.articles.forms import person
from research.languages import bylines
from research.languages.en import lists

# What a scraper took for people: an address, rules of a page's style, the age of a post.
_NO_NAME: Final = re.compile(
    r"^\s*(?:https?:)?//\S+\s*$|^\s*www\.\S|[{}]|^[.#]\S|^(?:display|padding|margin|font|class|wp|"
    r"where|height|width|(?:max|min)-\w+|vertical-align|text-\w+|border|background|z-index|line-height)(?:[- "
    r":]|$)|\s\.[A-Z]\w|!important|\b(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) (?:ago|read)\b|"
    r"^(?:min(?:ute)?s? read|read more|view all posts|posted (?:on|by)|updated|published|share)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(rf"^\s*(?:by\s+|(?:{bylines.BY}):\s*)", re.IGNORECASE)
_WIKI: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")  # notes of Obsidian
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PARTS: Final = (
    ("authorfirstname", "authorlastname"), ("authorfirst", "authorlast"), ("firstname", "lastname"),
    ("bylinefirstname", "bylinelastname"), ("vorname", "nachname"), ("prenom", "nom"),
)  # fmt: skip


def named(cell: str) -> str | None:
    """The people that a cell names, parted by commas; None where it names none.

    >>> named("By Jane Rowe, jane@gazette.example"), named(".wp-block { color: red }")
    ('Jane Rowe', None)
    """
    cell = _WIKI.sub(r"\1", cell)
    people = (_MAIL.sub("", part).strip(" <>()") for part in cell.split(", "))
    kept = [p for p in people if any(map(str.isalpha, p)) and not _NO_NAME.search(p)]
    # A scraper may take what a page writes around a name for another ("More About Jane Rowe").
    kept = [p for p in kept if not any(p != other and p.endswith(f" {other}") for other in kept)]
    return person(_BY.sub("", _first_names_first(kept))) if kept else None


def _first_names_first(people: list[str]) -> str:
    """Names as they are spoken: "Rowe, Jane" is one person, who is called Jane Rowe."""
    given = lists.given_names()
    if len(people) == 2:
        one, two = people
        single = len(one.split()) == 1 and len(two.split()) <= 2
        if single and two.split()[0].capitalize() in given and one.capitalize() not in given:
            return f"{two} {one}"
    return ", ".join(re.sub(r"^([^,;]+), ([^,;]+)$", r"\2 \1", person.strip()) for person in people)


def full(cells: Mapping[str, str]) -> str | None:
    """A name that stands in two cells ("Author First Name", "Author Last Name"), by folded names."""
    for first, last in PARTS:
        if first in cells and last in cells:
            return f"{cells[first]} {cells[last]}".strip() or None
    return None
