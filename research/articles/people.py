"""The people in a cell that says who wrote an article, as names that are spoken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from research.articles.forms import person, without_mail
from research.languages import bylines
from research.languages.en import lists
from research.languages.patterns import late

# What a scraper took for people: an address, rules of a page's style, the age of a post.
_NO_NAME: Final = late(
    r"^\s*(?:https?:)?//\S+\s*$|^\s*www\.\S|[{}]|^[.#]\S|^(?:display|padding|margin|font|class|wp|"
    r"where|height|width|(?:max|min)-\w+|vertical-align|text-\w+|border|background|z-index|line-height)(?:[- "
    r":]|$)|\s\.[A-Z]\w|!important|\b(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) (?:ago|read)\b|"
    r"^(?:min(?:ute)?s? read|read more|view all posts|posted (?:on|by)|updated|published|share)\b",
    re.IGNORECASE,
)
# "Von Jana Reuter", but not "Von Storch" or "Di Marzio, Luca".
_BY: Final = late(
    rf"^\s*(?i:by\s+|(?:{bylines.BY}):\s*|(?:{bylines.BY})\s+{bylines.OUR}\s|"
    rf"(?:{bylines.BY})\s+(?=(?-i:[A-ZÀ-Þ])[^\s,;]*\s+\S))(?i:{bylines.OUR} )?"
)
_WIKI: Final = late(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")  # notes of Obsidian
# "Jane Rowe | Page: A1", "Jane Rowe Section: News"
_NEXT_FIELD: Final = late(r"\s*\|\s*\w+:|\s+(?:Section|Page|Edition|Column)\s?:")
PARTS: Final = (
    ("authorfirstname", "authorlastname"), ("authorfirst", "authorlast"), ("firstname", "lastname"),
    ("bylinefirstname", "bylinelastname"), ("vorname", "nachname"), ("prenom", "nom"),
)  # fmt: skip


def named(cell: str | None) -> str | None:
    """The people that a cell names, parted by commas; None where it names none.

    >>> named("By Jane Rowe, jane@gazette.example"), named(".wp-block { color: red }")
    ('Jane Rowe', None)
    >>> named("Von Jana Reuter"), named("Di Marzio"), named("JANE ROWE, POLITICAL EDITOR")
    ('Jana Reuter', 'Di Marzio', 'JANE ROWE')
    """
    cell = without_mail(_NEXT_FIELD.split(_WIKI.sub(r"\1", cell or ""))[0]).strip(" ;,")
    cell = re.sub(r"(?<=[a-zà-ÿ]{3})\.$", "", cell)  # "Jr." and "J." keep theirs
    cell = bylines.DANGLING.sub("", cell)
    people = (part.strip(" <>()") for part in cell.split(", "))
    kept = [p for p in people if any(map(str.isalpha, p)) and not _NO_NAME.search(p)]
    # A scraper may take what a page writes around a name for another ("More About Jane Rowe").
    kept = [p for p in kept if not any(p != other and p.endswith(f" {other}") for other in kept)]
    return person(_BY.sub("", _first_names_first(kept))) if kept else None


def _first_names_first(people: list[str]) -> str:
    """Names as they are spoken: "Rowe, Jane" is one person, who is called Jane Rowe."""
    given = lists.given_names()
    if len(people) == 2:
        one, two = people
        short = len(one.split()) <= 3 and len(two.split()) <= 2
        if (
            short
            and two.split()[0].capitalize() in given
            and one.split()[0].capitalize() not in given
        ):
            return f"{two} {one}"
    return ", ".join(re.sub(r"^([^,;]+), ([^,;]+)$", r"\2 \1", person.strip()) for person in people)


def full(cells: Mapping[str, str]) -> str | None:
    """A name that stands in two cells ("Author First Name", "Author Last Name"), by folded names."""
    for first, last in PARTS:
        if first in cells and last in cells:
            return f"{cells[first]} {cells[last]}".strip() or None
    return None
