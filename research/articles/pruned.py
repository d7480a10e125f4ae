"""What of the blocks taken for a story is none of it: boxes, captions, links, the headline again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from research.articles import dates
from research.articles.blocks import Block, is_told, size
from research.articles.chrome import label
from research.articles.elements import HEADINGS
from research.articles.forms import SENTENCE_END
from research.languages import set_in
from research.languages.date_labels import CHANGED, PUBLISHED
from research.languages.en import page_furniture as furniture

MOST_OF_STORY: Final = 0.3  # share of the story's characters; a box that holds more is no box
_LABEL = 4  # words of a line over links, or before one
_LABELLED: Final = re.compile(rf"(?:{PUBLISHED}|{CHANGED})\b", re.IGNORECASE)
_TITLE = 3  # words of the title of another story
_IN_ONE = 4  # paragraphs of a story that one element holds
_MOST_IN_ONE = 0.7  # of such a story
_LINES = 250  # characters of the lines of a box
_OPENS = 2  # blocks of a box among which its label stands
_OF_BOX: Final = frozenset(("newsletter prompt", "related-links line", "comment form"))
_AGAIN = 3  # times that a line between paragraphs stands on a page


def left(found: Sequence[Block], chosen: list[int], rules: frozenset[str]) -> list[int]:
    """The numbers of the chosen blocks that remain, by these of `story.RULES`."""
    apart = _teasers(found, chosen) | _alone(found, chosen) if "pointers" in rules else set()
    chosen = [n for n in chosen if n not in apart]
    if "boxes" in rules:
        chosen = _without_points(found, chosen)
    total = size(found, chosen) or 1
    gone: set[int] = set()
    for rule, marks in (("boxes", {"box", "comment", "nav"}), ("captions", {"caption", "picture"})):
        if rule in rules:
            marked = [n for n in chosen if found[n].marks & marks]
            if size(found, marked) <= MOST_OF_STORY * total:
                gone.update(marked)
    heads = {b.key for b in found if b.tag == "h1"}
    again = Counter(block.text for block in found)
    for n in chosen:
        block = found[n]
        sentence = bool(SENTENCE_END.search(block.text))
        if "pointers" in rules and (
            (block.linked > 0.5 and furniture.POINTER.search(block.text))
            or _is_labelled_link(block)
        ):
            gone.add(n)
        # What stands over links that were left out goes with them ("Seguí leyendo:").
        over = block.text.endswith(":") and len(block.text.split()) <= _LABEL
        below = found[n + 1 : n + 2] if over and n + 1 not in chosen else ()
        if "pointers" in rules and any(b.linked > 0.5 and b.tag == block.tag for b in below):
            gone.add(n)
        # Figures of a table are no words of the story; a table that lays out the page holds prose.
        if block.tag in ("td", "th") and not (sentence and len(block.text) > 40):
            gone.add(n)
        if "title" in rules and block.key in heads:
            gone.add(n)
        # "jeudi 7 mars", in what is named for the day; "Updated: 7 March"
        of_day = "date" in block.marks or _LABELLED.match(block.text)
        if of_day and dates.lacking(block.text):
            gone.add(n)
        # "Article content", before each part of it; a name that comes again is a speaker's.
        if again[block.text] >= _AGAIN and n and is_told(found[n - 1]):
            words = block.text.split()
            between = n + 1 not in chosen or n + 1 in gone or is_told(found[n + 1])
            if between and 1 < len(words) <= _LABEL and words[-1].islower() and block.tag == "p":
                gone.add(n)
    if "pointers" in rules:
        gone |= _listed(found, chosen)
    kept = [n for n in chosen if n not in gone]
    return kept[: len(kept) - _links_behind(found, kept)] if "pointers" in rules else kept


def _without_points(found: Sequence[Block], chosen: list[int]) -> list[int]:
    """The chosen blocks without boxes of facts: a list goes with a heading that is one's or was left out."""
    held = set(chosen)
    total = size(found, chosen)
    for over, *run in _boxes(found):
        items = [n for n in run if n in held]
        said = 2 * sum(SENTENCE_END.search(found[n].text) is not None for n in items) >= len(items)
        heading = found[over].text.strip(" :")
        called = set_in.POINTS.fullmatch(heading) is not None
        if not items or (over in held and not called):
            continue
        # Sentences may be of the story, but where they say it again: they keep what heads them.
        again = set_in.SUMMARY.fullmatch(heading) is not None
        if (said and not again) or size(found, items) > MOST_OF_STORY * total:
            held.add(over)
        else:
            held.difference_update((over, *items))
    return sorted(held)


def _boxes(found: Sequence[Block]) -> list[list[int]]:
    """The blocks of each box that holds a line and a list, the line first."""
    boxes: list[list[int]] = []
    for n, block in enumerate(found):
        if "points" not in block.marks:
            continue
        if "item" not in block.marks:
            boxes.append([n])
        elif boxes and boxes[-1][-1] == n - 1:
            boxes[-1].append(n)
    return boxes


def _is_labelled_link(block: Block) -> bool:
    """Whether a block is a link in brackets, or behind a label that points elsewhere: "(Puede ...: ...)".

    Of a paragraph that is a link and no sentence, any label in capitals does: "İLGİLİ HABER: ...".
    """
    text = block.text.strip(" ()[]»›→.")
    if block.linked > 0.8 and (block.text[0], block.text[-1]) in (("[", "]"), ("(", ")")):
        return True
    called, _, rest = text.partition(":")
    if block.linked < 0.5 or not rest:
        return False
    whole = block.tag == "p" and block.linked * len(block.text) >= len(rest.strip())
    title = whole and len(rest.split()) >= _TITLE and not SENTENCE_END.search(block.text)
    shouted = called.isupper() and len(called.split()) <= _LABEL
    return (title and shouted) or label(text, edge=False) == "related-links line"


def _links_behind(found: Sequence[Block], chosen: Sequence[int]) -> int:
    """How many blocks at the end are a list of links, which closes many a story and is none of it."""
    count = next((i for i, n in enumerate(reversed(chosen)) if not _is_link(found[n])), 0)
    links = size(found, chosen[len(chosen) - count :])
    return count if links <= MOST_OF_STORY * size(found, chosen) else 0


def _is_link(block: Block) -> bool:
    return block.linked > 0.5 and not SENTENCE_END.search(block.text)


def _listed(found: Sequence[Block], chosen: Sequence[int]) -> set[int]:
    """Items that are mostly links, under a heading that says that they lead to other stories."""
    gone: set[int] = set()
    for n in chosen:
        over = n
        while over and found[over].tag == "li":
            over -= 1
        headed = over < n and found[over].tag in HEADINGS and _is_link(found[n])
        if headed and label(found[over].text, edge=False) == "related-links line":
            gone.add(n)
    return gone


def _alone(found: Sequence[Block], chosen: Sequence[int]) -> set[int]:
    """Lines of an element of its own kind, below the first paragraph of a story that one element holds."""
    held: dict[int, list[int]] = {}
    where: dict[tuple[str, ...], set[int]] = {}
    for n in chosen:
        held.setdefault(found[n].place, []).append(n)
        where.setdefault(found[n].kind, set()).add(found[n].place)
    if not held:
        return set()
    own = max(held.values(), key=partial(size, found))
    if len(own) < _IN_ONE or size(found, own) < _MOST_IN_ONE * size(found, chosen):
        return set()
    return {
        n
        for box in held.values()
        if box[0] > own[0] and size(found, box) <= _LINES
        if found[box[0]].kind[3] or (box[0] > own[-1] and found[box[0]].tag in HEADINGS)
        if box[0] > own[-1] or any(found[n].tag in ("p", "div") for n in box)
        if all(found[n].tag != "li" and len(where[found[n].kind]) == 1 for n in box)
        if not any(found[n].marks & {"embed", "quote"} for n in box)
        for n in box
    }


def _teasers(found: Sequence[Block], chosen: Sequence[int]) -> set[int]:
    """Blocks in an element apart from the story, under a headline that is a link or a label of furniture."""
    sizes = Counter[int]()
    for n in chosen:
        sizes[found[n].place] += len(found[n].text)
    if not sizes:
        return set()
    (own, most), *_ = sizes.most_common(1)
    last = max(n for n in chosen if found[n].place == own)
    total = sizes.total()
    boxes = {p for p, size in sizes.items() if p != own and size <= MOST_OF_STORY * total}
    apart = set[int]()
    seen = Counter[int]()
    for n, block in enumerate(found):
        if block.place not in boxes or block.tag == "h1":
            continue
        heads = block.tag in HEADINGS
        seen[block.place] += 1
        called = label(block.text, edge=heads and n > last)
        is_label = seen[block.place] <= _OPENS and (called in _OF_BOX or (heads and called))
        is_teaser = heads and block.linked > 0.8 and sizes[block.place] < 0.2 * most
        # Beside a story in one element a small one with a field to write in is none of it.
        is_beside = "beside" in block.marks and 2 * most > total
        if is_teaser or is_label or is_beside:
            apart.add(block.place)
    return {n for n in chosen if found[n].place in apart}
