"""Pages that hold no article, and pages whose story stops at a prompt to pay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, takewhile
from typing import Final

from research.articles import incomplete
from research.articles.blocks import Block, Page
from research.articles.elements import HEADINGS
from research.articles.records import Change, excerpt
from research.languages.en import wall_patterns

_TEASERS: Final = 5  # headings that are links, which make a list of stories
_CARDS: Final = 3  # teasers that make one
_LEAD: Final = 2  # lines over cards of stories that say what these are on
_OF_LINK: Final = 60  # characters of what may stand beside a link, such as its tags
_OF_HEADLINE: Final = 10  # words
_OF_APOLOGY: Final = 14  # words
_OF_BRIEF: Final = 15  # words of sentences that tell of others, which an error has not
_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")
_OF_TEASER: Final = 60  # words of a cut sentence or two
_OF_PAGER: Final = 6  # blocks beside a story among which the numbers of its pages stand
_MOST_PARTS: Final = 40  # pages of an article
_SHORT_TEXT: Final = 160  # characters of a teaser


def refused(page: Page, lines: Sequence[str], *, title: str | None, is_article: bool) -> str | None:
    """Why a page holds no article; a list of teasers is none either."""
    text = "\n".join(lines)
    teasers = {b.text for b in page.blocks if b.tag in HEADINGS and b.linked > 0.8}
    own = "\n".join(takewhile(lambda line: line not in teasers, lines))
    for words in dict.fromkeys((text, own or text)):
        if found := incomplete.refused(title, words):
            return found
    begun = [line for line in lines if len(line.split()) > _OF_HEADLINE]
    if len(begun) >= _CARDS and all(map(incomplete.is_cut, begun)):
        count = len(begun)
        return f"a list of the first words of {count} stories; export or save the full documents"
    told = [b for b in page.blocks if not b.marks & {"nav", "footer"}]
    links = [b for b in told if b.linked > 0.8]
    if len(links) >= _TEASERS and not any(b.linked < 0.5 and len(b.text) > _OF_LINK for b in told):
        return f"a list of {len(links)} links, not an article; fetch the pages, and load those"
    linked = [
        b
        for b in page.blocks
        if b.tag in HEADINGS and b.linked > 0.8 and not b.marks & {"nav", "footer", "box"}
    ]
    held = frozenset(lines)
    shown = [n for n in range(len(page.blocks) - 1) if _is_teased(page, n)]
    taken = sum(page.blocks[n + 1].text in held for n in shown)
    headed = {block.text for block in page.blocks if block.tag in HEADINGS}
    others = sum(line not in headed for line in lines) - taken
    # Cards of stories, each in an element of its own, may stand under a line or two on their topic.
    # A line beside the words of each, as its day, tells them from the parts of an article.
    beside = all(page.blocks[n + 2].tag not in HEADINGS for n in shown if n + 2 < len(page.blocks))
    cards = taken > 1 and beside and len(shown) == len({page.blocks[n].place for n in shown})
    least = taken if others <= 0 else len(shown) if cards and others <= _LEAD else 0
    if not is_article and least >= _CARDS:
        return f"a list of {least} stories with the first words of each, not an article"
    long_ones = [line for line in lines if len(line) > _SHORT_TEXT]
    if is_article or len(linked) < _TEASERS or len(long_ones) > len(linked):
        return None
    texts = {" ".join(b.text.split()) for b in linked}
    of_list = sum(line in texts for line in lines)
    between = 2 * len(linked) >= len(lines) - of_list
    if between and (of_list >= 2 or sum(map(len, long_ones)) < 0.3 * len(text)):
        return f"a list of {len(linked)} stories, not an article"
    return None


def missing(page: Page, titles: Sequence[str], *, is_article: bool) -> str | None:
    """Why a page is one of an error: a title or a sentence to the reader says what is missing, and no more.

    Parameters
    ----------
    page
        Its blocks; what stands in cards of other stories is none of its own.
    titles
        The heading that it shows first, then the title that a browser shows.
    is_article
        Whether it states that it is an article, as templates do for errors, too: then an apology alone
        says nothing, nor does a sentence beside others that tell something.
    """
    said = next(iter(titles), "")
    heads = [n for n, b in enumerate(page.blocks) if b.tag == "h1" or b.text == said]
    head = next((n for n in heads if page.blocks[n].text == said), heads[0] if heads else -1)
    texts = _own(page.blocks[head + 1 :])
    if _words(texts) > _OF_TEASER:
        return None
    under = [one for text in texts for one in _SENTENCE.split(text)]
    told = [one for one in (said, *under) if incomplete.tells_missing(one)]
    others = [one for one in incomplete.telling(under) if one not in told]
    if _words(others) > _OF_BRIEF:
        return None
    if is_article and others:
        told = []
    shown_as = [page.blocks[head].text] if head >= 0 else []
    named = (m[0] for name in (*titles, *shown_as) if (m := wall_patterns.ERROR_NAME.match(name)))
    if shown := next(chain(named, told), None):
        return incomplete.of_error(shown)
    if is_article or head < 0 or len(said.split()) > _OF_APOLOGY:
        return None
    sorry = wall_patterns.APOLOGY.match(said) and wall_patterns.LACKING.search(said)
    return incomplete.of_error(said) if sorry else None


def _own(blocks: Sequence[Block]) -> list[str]:
    """The texts of blocks that are neither links nor stand under a heading that is one."""
    under: list[str] = []
    teased = False
    for block in blocks:
        if block.tag in HEADINGS:
            teased = block.linked > 0.5
        elif not teased and block.linked <= 0.5 and not block.marks & {"nav", "footer", "box"}:
            under.append(block.text)
    return under


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _is_teased(page: Page, number: int) -> bool:
    """Whether a heading that is a link stands over one paragraph, and another heading behind it."""
    block = page.blocks[number]
    if block.tag not in HEADINGS or block.linked <= 0.8:
        return False
    behind = page.blocks[number + 2 : number + 5]
    close = takewhile(lambda b: b.tag not in HEADINGS, behind)
    return not any(len(b.text) > _OF_LINK for b in close)


def teased(page: Page, lines: Sequence[str], *, last: int) -> str | None:
    """Why a page has no article: one sentence that is cut stands before a prompt to pay."""
    told = [line for line in lines if len(line.split()) > _OF_HEADLINE and not line.isupper()]
    words = sum(len(line.split()) for line in told)
    if len(told) != 1 or words > _OF_TEASER or not wall_patterns.ELLIPSIS.search(told[0]):
        return None
    prompts = (b.text for b in page.blocks[last:] if incomplete.asks_to_pay(b.text))
    if (prompt := next(prompts, None)) is None:
        return None
    shown = excerpt(prompt, limit=60)
    return f"{words} words before a prompt to pay ({shown!r}), not the article; save the page while logged in"


def stops(page: Page, lines: Sequence[str], *, last: int) -> list[Change]:
    """The flag of a page whose story stops at a prompt to pay; `last` is its last block."""
    words = sum(len(line.split()) for line in lines)
    if words > incomplete.FEW_SHOWN:
        return []
    for block in page.blocks[last:]:
        if len(block.text) >= 300 or block.marks & {"nav", "footer"}:
            continue
        if incomplete.asks_to_pay(block.text):
            if block.text in lines:
                return []  # the text says so itself
            reason = f"{words} words before a prompt to pay; the text may stop there"
            return [
                Change(incomplete.STEP, "flagged", excerpt(block.text, limit=120), None, reason)
            ]
    return []


def parts(page: Page, *, first: int, last: int, leads_on: bool) -> list[Change]:
    """The flag of a page that holds one part of an article, unless it holds all of them.

    `first` and `last` are the blocks of its story; `leads_on` tells that its head names a next page.
    """
    behind = takewhile(lambda b: b.tag not in HEADINGS, page.blocks[last + 1 : last + _OF_PAGER])
    near = [b for b in page.blocks[max(0, first - _OF_PAGER) : last + 1] if len(b.text) < _OF_LINK]
    near += [b for b in behind if "comment" not in b.marks and len(b.text) < _SHORT_TEXT]
    shown = {part["number"]: part for b in near if (part := wall_patterns.PART.match(b.text))}
    held = next(iter(shown.values()), None)
    if held and len(shown) < int(held["all"]) <= _MOST_PARTS:
        why = f"part {held['number']} of {held['all']}; save the other pages, or the one that shows all"
        return [Change(incomplete.STEP, "flagged", held[0].strip(), None, why)]
    if held or not leads_on:
        return []
    numbered = (b.text for b in near if b.linked > 0 and wall_patterns.NEXT_PART.fullmatch(b.text))
    if (line := next(numbered, None)) is None:
        return []
    why = "the first part of several; save the next pages, or the one that shows all"
    return [Change(incomplete.STEP, "flagged", line, None, why)]
