"""The rest of a story that a page hides behind a button: "Continue reading"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from research.articles import incomplete
from research.articles.chrome import squash
from research.articles.elements import NAMES, named
from research.articles.forms import is_prose
from research.articles.records import Change, excerpt
from research.languages import prompts
from research.languages.en import element_names

_MOST: Final = 200  # hidden elements that are looked at
_NEAR: Final = 3  # elements beside one among which its button or the story stands
_FEWEST: Final = 2  # hidden paragraphs beside the story that are worth a flag
_LINKED: Final = 0.5  # share of the characters of a list of links
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_APART: Final = frozenset(("aside", "nav", "footer", "dialog", "form", "template", "figure"))
_NO_STORY: Final = frozenset(("box", "comment", "nav", "footer", "caption", "embed"))
_DIALOGS: Final = frozenset(("dialog", "alertdialog"))
_HOLDERS: Final = ("div", "section", "p", "span", "article", "details")


@dataclass(frozen=True, slots=True)
class Folded:
    """Prose that a page hides behind prose of its own: the key of that, the paragraphs, their button."""

    above: str
    paragraphs: tuple[str, ...]
    button: str | None


def unfold(tree: Any) -> list[Folded]:
    """What a parsed page hides behind its prose; what goes on with that behind a button is shown.

    What stands elsewhere on the page as well, as for small screens, is passed over.
    """
    found: list[Folded] = []
    for element in islice(tree.xpath("//*[@hidden or contains(@style, 'none')]"), _MOST):
        if element.tag not in _HOLDERS or not _is_hidden(element) or _is_apart(element):
            continue
        told = [words for p in _paragraphs(element) if is_prose(words := _words(p))]
        above = next(filter(is_prose, map(_words, _above(element))), None)
        if not told or above is None or _is_linked(element) or _is_twin(tree, element, told):
            continue
        said = () if _is_of_others(element) else _beside(element)
        button = next((words for words in said if prompts.UNFOLDS.fullmatch(words)), None)
        if button:
            _show(element)
        if button or len(told) >= _FEWEST:
            found.append(Folded(squash(above), tuple(told), button))
    return found


def changes(found: Collection[Folded], lines: Collection[str]) -> list[Change]:
    """The rows of what was hidden and is taken, or stands behind these lines of the story and is not."""
    held = set(map(squash, lines)) if found else set()
    rows = []
    for one in found:
        first = excerpt(one.paragraphs[0])
        if one.button and squash(one.paragraphs[0]) in held:
            reason = "paragraphs that the page shows behind a button"
            rows.append(Change("story", "repaired", one.button, first, reason))
        elif one.above in held:
            reason = (
                f"the page hides {len(one.paragraphs)} paragraphs behind those of the story, not "
                "taken; unfold the page, and save it as it is then"
            )
            rows.append(Change(incomplete.STEP, "flagged", first, None, reason))
    return rows


def _is_hidden(element: Any) -> bool:
    hides = element.get("hidden") is not None and element.get("hidden") != "until-found"
    return hides or _NOT_SHOWN.search(element.get("style") or "") is not None


def _is_apart(element: Any) -> bool:
    """Whether an element or one around it is no part of a story by its tag or its names."""
    marks = named(element, element.tag) & _NO_STORY
    own = prompts.OF_BUTTON.search(" ".join(filter(None, map(element.get, NAMES))))
    if marks and not (own and marks == {"box"}):
        return True
    if element.get("role") in _DIALOGS:
        return True
    for around in element.iterancestors():
        if around.tag in _APART or _is_hidden(around):
            return True
        if named(around, around.tag) & _NO_STORY and next(around.iter("h1"), None) is None:
            return True
    return next(element.iter("h1", "form", "input"), None) is not None


def _is_of_others(element: Any) -> bool:
    """Whether an element holds the next story, as pages that never end load it."""
    names = " ".join(filter(None, map(element.get, NAMES)))
    return (
        element_names.OTHERS.search(names) is not None
        or next(element.iter("article"), element) is not element
    )


def _paragraphs(element: Any) -> Iterator[Any]:
    yield from [element] if element.tag == "p" else element.iter("p")


def _above(element: Any) -> Iterator[Any]:
    """The paragraphs that stand before an element beside it, the nearest first."""
    for before in islice(element.itersiblings(preceding=True), 2 * _NEAR):
        if isinstance(before.tag, str) and not _is_hidden(before):
            yield from reversed(list(_paragraphs(before)))


def _beside(element: Any) -> Iterator[str]:
    """The words of buttons beside an element, and of links that lead nowhere else."""
    before = islice(element.itersiblings(preceding=True), _NEAR)
    for near in (*before, *islice(element.itersiblings(), _NEAR)):
        if not isinstance(near.tag, str):
            continue
        links = [a.get("href") or "" for a in near.iter("a")]
        if all(not link or link.startswith(("#", "javascript:")) for link in links):
            yield _words(near)
            yield from map(_words, near.iter("a", "button"))


def _is_linked(element: Any) -> bool:
    linked = sum(len(_words(a)) for a in element.iter("a"))
    return linked > _LINKED * len(_words(element))


def _is_twin(tree: Any, element: Any, told: list[str]) -> bool:
    """Whether a paragraph of an element stands elsewhere on the page, too."""
    own = set(_paragraphs(element))
    keys = set(map(squash, told))
    return any(squash(_words(p)) in keys for p in tree.iter("p") if p not in own)


def _show(element: Any) -> None:
    element.attrib.pop("hidden", None)
    element.attrib.pop("style", None)
    for name in NAMES:  # "read-more" names boxes of other stories, too
        element.attrib.pop(name, None)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
