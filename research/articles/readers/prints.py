"""Web pages that a browser printed: hour and title over each page, address and number under it.

A PDF may hold these four before a page's text, behind it, or around it.
"""

from __future__ import annotations

import re
from typing import Final

from research.articles.chrome import squash
from research.articles.forms import is_front, is_prose
from research.articles.openings import REASON
from research.articles.records import Change, Metadata, excerpt

_EDGE: Final = 5  # lines of a page, on each side, that a browser may have set
_FRONT: Final = 12  # lines of the first page in which the headline stands
_BROKEN: Final = 4  # lines that a headline was broken to
_TITLE: Final = 2  # lines of the title between hour and address
_SITE: Final = re.compile(r"(?P<title>.{10,250}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})")
_HOUR: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,? \d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?)?"
    r"(?:\s+(?P<title>\S.{0,250}))?",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"(?P<url>https?://\S+?)(?P<cut>…|\.\.\.)?(?P<number>\s+\d{1,3}/\d{1,3})?"
)
_NUMBER: Final = re.compile(r"\d{1,3}/\d{1,3}")


def unprinted(pages: list[str]) -> tuple[list[str], Metadata, list[Change]]:
    """Pages without the lines of the browser, what these say of the article, and what was taken out.

    >>> unprinted(["4/6/24, 09:14\\nBath to close | The Gazette\\nhttps://a.example/b\\n1/1\\nIt rained."])[0]
    ['It rained.']
    """
    kept: list[str] = []
    taken: list[str] = []
    titles: list[str] = []
    addresses: list[str] = []
    for page in pages:
        lines = page.splitlines()
        held = [n for n, line in enumerate(lines) if line.strip()]
        found = _of_browser(lines, list(dict.fromkeys((*held[:_EDGE], *held[-_EDGE:]))))
        if found is None:
            return pages, Metadata(), []
        gone, title, address = found
        taken += [lines[n].strip() for n in gone]
        titles.append(title)
        addresses.append(address)
        kept.append("\n".join(line for n, line in enumerate(lines) if n not in gone))
    if len(set(titles)) != 1:
        return pages, Metadata(), []
    reason = "the hour, the title, the address and the number that a browser prints on each page"
    change = Change("page", "removed", excerpt(" ⏎ ".join(dict.fromkeys(taken))), None, reason)
    site = _SITE.fullmatch(titles[0])
    title = site["title"] if site else titles[0]
    kept[0], headed, over = _headed(kept[0], title)
    known = Metadata(
        title=title if headed else None,
        outlet=site["site"].strip() if site else None,
        url=addresses[0] or None,
    )
    return kept, known, [change, *over]


def _of_browser(lines: list[str], edge: list[int]) -> tuple[set[int], str, str] | None:
    """The lines of a page that the browser set, its title and its address; None without all of them."""
    marked = {n: lines[n].strip() for n in edge}
    hour = next(((n, m) for n, x in marked.items() if (m := _HOUR.fullmatch(x))), None)
    address = next(((n, m) for n, x in marked.items() if (m := _ADDRESS.fullmatch(x))), None)
    if hour is None or address is None:
        return None
    (first, stamped), (last, linked) = hour, address
    gone = {first, last}
    if not linked["number"]:
        number = next((n for n, x in marked.items() if _NUMBER.fullmatch(x)), None)
        if number is None:
            return None
        gone.add(number)
    title = stamped["title"] or ""
    between = [n for n in range(first + 1, last) if lines[n].strip()]
    if len(between) <= _TITLE:
        title = " ".join((title, *(lines[n] for n in between)))
        gone.update(between)
    return gone, " ".join(title.split()), "" if linked["cut"] else linked["url"]


def _headed(page: str, title: str) -> tuple[str, bool, list[Change]]:
    """The page from its headline on, in one line, if it has that headline; what stood over it."""
    lines = page.split("\n")
    held = [n for n, line in enumerate(lines) if line.strip()][:_FRONT]
    spans = [(i, j) for i in range(len(held)) for j in range(i + 1, i + _BROKEN + 1)]
    for i, j in spans:
        if not title or squash("".join(lines[n] for n in held[i:j])) != squash(title):
            continue
        over = [" ".join(lines[n].split()) for n in held[:i]]
        front = [x for x in over if _is_of_front(x)]
        gone = [
            Change("chrome: page furniture", "removed", x, None, REASON)
            for x in over
            if x not in front
        ]
        rest = lines[held[min(j, len(held)) - 1] + 1 :]
        return "\n\n".join((title, *front, "\n".join(rest))), True, gone
    return page, False, []


def _is_of_front(line: str) -> bool:
    """Whether a line over a headline is a day, a name or a sentence, and no masthead or menu."""
    return is_prose(line) or is_front(line)
