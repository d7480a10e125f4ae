"""Short lines of a page that was pasted whole: between its headline and its story, and behind it.

No list knows them all ("Heard on Morning Edition", "Select Voice"). They go only where lines beside
them are known to be a page's own, and only where they say no sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from research.articles.forms import SENTENCE_END, is_prose
from research.languages.en.page_furniture import AGENCY_CREDIT

REASON = "a short line beside others that a page puts around its story"
_BEFORE_BYLINE = 3  # words of a line that may be a deck as long as no byline was seen
_AFTER_BYLINE = 6
_BEHIND = 10


def between(lines: Sequence[str], headline: int, dated: int, headings: frozenset[str]) -> list[int]:
    """Numbers of the lines between headline and story that say nothing.

    `dated` is the number of the first line behind byline and date.
    """
    after = range(max(headline + 1, dated), len(lines))
    end = next((n for n in after if is_prose(lines[n])), None)
    if end is None:
        return []
    return [
        n
        for n in range(headline + 1, end)
        if lines[n] not in headings
        and not SENTENCE_END.search(lines[n].rstrip(":"))
        and len(lines[n].split()) <= (_BEFORE_BYLINE if n < dated else _AFTER_BYLINE)
        and not lines[n].startswith(("“", '"', "„", "«"))
    ]


def behind(lines: Sequence[str], kinds: list[str | None], last: int, *, furnished: bool) -> None:
    """Fill in the kinds of short lines behind the first known one after the story.

    Of a page that is `furnished` before its story too, all short lines behind it.
    """
    # Tags in small letters end a page as well; a line of the story opens with a capital.
    for n in range(len(lines) - 1, last, -1):
        if kinds[n] is not None:
            continue
        if not lines[n][:1].islower() or len(lines[n].split()) > 4 or SENTENCE_END.search(lines[n]):
            break
        if not AGENCY_CREDIT.search(lines[n]):
            kinds[n] = "related-links line"
    known = next((n for n in range(last + 1, len(lines)) if kinds[n] is not None), len(lines))
    for n in range(last + 1 if furnished else known + 1, len(lines)):
        line = lines[n]
        if kinds[n] is not None or SENTENCE_END.search(line) or len(line.split()) > _BEHIND:
            continue
        # Who signs a text says whose copy it is.
        if not AGENCY_CREDIT.search(line):
            kinds[n] = "page furniture"
