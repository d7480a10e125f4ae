"""Which blocks of a page are its story: those that trafilatura takes, and what it is known to lose.

Every rule beside trafilatura has a name in `RULES` and is there because it gains on sites that it
was not chosen with (benchmarks/extraction.py, folds of sites).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import partial
from typing import Final

from research.articles import pruned, readings
from research.articles.blocks import Block, is_told, size
from research.articles.chrome import label, squash
from research.articles.elements import HEADINGS
from research.articles.forms import SENTENCE_END, is_prose
from research.languages.en import page_furniture as furniture

# gaps: prose between two paragraphs of the story that its own container holds.
# lede: prose between the heading and the first paragraph.
# linked: a paragraph of the story that is a link as a whole and says a sentence.
# loose: prose that stands in the element of a paragraph of the story, and in no element of its own.
# bare: long prose that nothing names, between two paragraphs of the story or directly behind the last.
# after: prose that goes on in a twin of the story's container.
# headings: headings between paragraphs of the story.
# quotes: block quotations and embedded posts between paragraphs of the story.
# pointers: lines that are mostly links and begin with "Read more", "Related", "Watch".
# article: prose of the `<article>`, where less than most of it was taken.
# boxes: boxes that name themselves as no part of the story are left out.
# captions: captions and credits are left out.
# title: the headline again is left out.
RULES: Final = frozenset(
    (
        "gaps", "lede", "linked", "after", "headings", "quotes", "pointers", "boxes", "captions",
        "title", "article", "loose", "bare",
    )
)  # fmt: skip
_SHORT = 250  # characters below which another reading is tried
_WHOLE = 0.7  # of the prose of its article: a story that holds less is a part of it
_HALF = 0.5  # of the densest part of the page: a story that holds less is not the story
_LONG = 40  # letters and digits of a block that are found by its words alone
_NEAR = 8  # blocks between a short line and the line before it
_TWIN = 300  # characters of prose that make a twin of the container part of the story
_FEWEST = 2  # paragraphs that a container must hold before its others are looked at
_FEWEST_WORDS = 5  # of a last sentence
_FEWEST_OF_LOOSE = 3  # words of a sentence between two paragraphs
_LEDE = 100  # characters of a lede that stands in a box of its own
_CUT = 1.3  # times the deck: a first paragraph that is so much longer is what the deck was cut from
_FRONT = 3  # paragraphs that may stand before the first that trafilatura takes
_QUOTATION: Final = re.compile(r"[\"“«„].*[\"”»“]")
_OWN: Final = HEADINGS | {"p", "li", "th", "dt", "dd", "pre", "figcaption", "caption"}
_NO_STORY: Final = frozenset(("nav", "footer", "comment", "box", "caption", "picture"))
_NO_LEDE: Final = _NO_STORY | {"item", "date", "byline", "cell", "deck"}


def find(
    found: Sequence[Block],
    reading: Callable[[int], list[str]],
    *,
    deck: str | None = None,
    rules: frozenset[str] = RULES,
) -> tuple[list[int], list[str]]:
    """The numbers of the blocks that are the story, ascending, and the lines that say so.

    Parameters
    ----------
    reading : callable
        What trafilatura takes of it by each of `readings.READINGS`; the next one is asked where a reading
        holds next to nothing, or less than half of the densest part of the page.
    deck : str, optional
        The page's description of itself, which is no paragraph of the story.
    rules : frozenset of str, optional
        Which rules beside trafilatura are used; the benchmark chooses among them.
    """
    dense = densest(found)
    fewest = _HALF * size(found, dense)
    # A page may set each paragraph in a box of its own, and a notice as its only paragraph.
    boxes = _in_boxes(found)
    best: list[int] = []
    lines: list[str] = []
    for number in range(len(readings.READINGS)):
        read = reading(number)
        chosen = choose(found, read, deck=deck, rules=rules)
        if not number or size(found, chosen) > size(found, best):
            best, lines = chosen, read
        if size(found, best) >= max(_SHORT, fewest) and _is_whole(found, best, boxes):
            break
    # A notice on cookies or a form is longer than what was taken of the story, which stands elsewhere.
    boxed = [n for n in best if found[n].marks & {"box", "comment"}]
    sure = [n for n in boxed if "dialog" in found[n].marks]
    enough = max(_SHORT, size(found, boxed) - size(found, sure))
    beside = boxed and size(found, dense) >= enough
    if beside and size(found, boxed) > pruned.MOST_OF_STORY * size(found, best):
        rest = [n for n in best if n not in boxed]
        return max(dense, rest, key=partial(size, found)), lines
    best = best if size(found, best) >= fewest else dense
    whole = _of_article(found, best, rules) if "article" in rules else []
    return (whole if size(found, best) < _WHOLE * size(found, whole) else best), lines


def _of_article(found: Sequence[Block], chosen: Sequence[int], rules: frozenset[str]) -> list[int]:
    """What is chosen with all other prose of the `<article>` that holds it, each part in its own box."""
    held = Counter[int]()
    for n in chosen:
        held[found[n].within] += len(found[n].text)
    (within, _), *_ = held.most_common(1) or [(0, 0)]
    if not within:
        return []
    known = frozenset(chosen)
    more = {
        n
        for n, b in enumerate(found)
        if b.within == within and n not in known and len(b.text) > _LONG and b.linked < 0.5
        if not b.marks & _NO_LEDE and is_told(b) and not is_heading(b)
    }
    if size(found, chosen) >= _WHOLE * (size(found, chosen) + size(found, sorted(more))):
        return []
    more |= {n - 1 for n in more if n and found[n - 1].tag in HEADINGS and found[n - 1].tag != "h1"}
    return pruned.left(found, sorted({*chosen, *more}), rules)


def choose(
    found: Sequence[Block],
    lines: Sequence[str],
    *,
    deck: str | None = None,
    rules: frozenset[str] = RULES,
) -> list[int]:
    """Numbers of the blocks that are the story, ascending.

    Parameters
    ----------
    lines : sequence of str
        What trafilatura takes of it.
    deck : str, optional
        The page's description of itself, which is no paragraph of the story.
    rules : frozenset of str, optional
        Which rules beside trafilatura are used; the benchmark chooses among them.
    """
    chosen = _matched(found, lines)
    # A reader's comment may be longer than the story.
    own = [n for n in chosen if "comment" not in found[n].marks]
    chosen = own if size(found, own) >= _SHORT or _is_above(found, own) else chosen
    if not chosen:
        return []
    chosen = _restored(found, chosen, deck or "", rules)
    return pruned.left(found, chosen, rules)


def _is_above(found: Sequence[Block], own: Sequence[int]) -> bool:
    """Whether a brief stands under the headline and over comments: a heading, then each by its name."""
    told = [n for n in own if is_told(found[n])]
    said = [n for n, b in enumerate(found) if "comment" in b.marks and is_told(b)]
    if not told or not said or said[0] < own[-1]:
        return False
    headed = any(b.tag == "h1" for b in found[: told[0]])
    parted = any(b.tag in HEADINGS and "comment" in b.marks for b in found[own[-1] : said[0]])
    # A story in an element that is named so goes on from paragraph to paragraph.
    running = sum(is_told(found[n - 1]) for n in said)
    return headed and parted and 2 * running < len(said)


def _matched(found: Sequence[Block], lines: Sequence[str]) -> list[int]:
    """The blocks whose words are in the lines, each line where it stands after the one before."""
    where: dict[str, list[int]] = {}
    for number, block in enumerate(found):
        if block.key:
            where.setdefault(block.key, []).append(number)
    keys = [squash(line) for line in lines]
    long_ones = [
        (i, where[key][0]) for i, key in enumerate(keys) if len(key) >= _LONG and key in where
    ]
    chosen: set[int] = set()
    rest: list[str] = []
    at = -1
    for number, (line, key) in enumerate(zip(lines, keys, strict=True)):
        places = where.get(key, [])
        while long_ones and long_ones[0][0] <= number:
            long_ones.pop(0)
        if len(key) >= _LONG:
            place = next((n for n in places if n > at), None)
            if place is None:
                place = next((n for n in places if n not in chosen), None)
            if place is None:
                if not places:
                    rest.append(line)
                continue
        else:
            border = long_ones[0][1] if long_ones else at + _NEAR
            low = at if at >= 0 else border - _NEAR
            place = next((n for n in places if low < n <= max(border, at + _NEAR)), None)
            if place is None:
                if not places and key:
                    rest.append(line)
                continue
        chosen.add(place)
        at = place
    if rest:
        chosen |= _in_part(found, rest, chosen)
    # What is set verbatim is one text.
    verbatim = {found[n].place for n in chosen if found[n].tag == "pre"}
    if verbatim:
        chosen |= {n for n, b in enumerate(found) if b.tag == "pre" and b.place in verbatim}
    return sorted(chosen)


def _in_part(found: Sequence[Block], rest: Sequence[str], chosen: set[int]) -> set[int]:
    """Blocks that a line holds with others, or that hold more than the line."""
    keys = [squash(line) for line in rest]
    whole = "\n".join(keys)
    shingles = _shingles("\n".join(rest))
    seen = {found[n].key for n in chosen}
    more: set[int] = set()
    for number, block in enumerate(found):
        if number in chosen or block.key in seen or len(block.key) < _LONG:
            continue
        if block.key not in whole and not any(
            key in block.key for key in keys if len(key) > 0.4 * len(block.key)
        ):
            own = _shingles(block.text)
            if len(own & shingles) <= 0.6 * len(own):
                continue
        more.add(number)
        seen.add(block.key)
    # Short ones that stand between two of one line.
    for number in sorted(more):
        for step in range(number + 1, min(number + _NEAR, len(found))):
            if step in chosen or step in more:
                break
            if not found[step].key or found[step].key not in whole:
                break
            more.add(step)
    return more


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))} if words else set()


def _restored(
    found: Sequence[Block], chosen: list[int], deck: str, rules: frozenset[str]
) -> list[int]:
    prose = [n for n in chosen if len(found[n].key) >= _LONG]
    if not prose:
        return chosen
    first, last = prose[0], prose[-1]
    held = frozenset(chosen)
    keys = {found[n].key for n in chosen}
    kinds = Counter(found[n].kind for n in prose)
    places = Counter(found[n].place for n in prose)
    # What most of the story is named for says nothing of it: "paywall" is the story that is paid for.
    marks = Counter(mark for n in prose for mark in found[n].marks)
    none = _NO_STORY - {mark for mark, count in marks.items() if 2 * count > len(prose)}
    # What holds the headline is named for the story, as what holds its paragraphs is.
    names = {b.kind[3] for b in found if b.tag == "h1"} | {"", *(k[1] for k in kinds)}
    names |= {k[3] for k in kinds}
    more: list[int] = []
    after: list[int] = []
    for number in range(first + 1, len(found)):
        block = found[number]
        if number in held or not block.key or block.key in keys or block.marks & none:
            continue
        if "loose" in rules and places[block.place] and _is_loose(block, short=number < last):
            more.append(number)
            continue
        if "bare" in rules and number < last and _is_bare(block, found[first], names):
            more += _with_heading(found, number, held)
            continue
        own = places[block.place] >= _FEWEST
        twin = own or (kinds[block.kind] >= _FEWEST and _has_class(block))
        rule = _rule(block, own=own, twin=twin, held=places[block.place] > 0)
        if rule is None and twin and _is_brief(found, number):
            rule = "gaps"
        if number > last:
            if rule == "gaps" and "after" in rules:
                after.append(number)
        elif rule in rules and (rule != "headings" or number + 1 in held):
            more.append(number)
    if sum(len(found[n].text) for n in after) >= _TWIN:
        more += after
    last = max([last, *more])
    if "after" in rules and _closes(found, last):
        more.append(last + 1)
    if "lede" in rules:
        more += _lede(found, first, keys, deck)
    if "bare" in rules:
        more += _in_front(found, first, names, held | set(more))
        known = [n for n in (*prose, *more) if not is_heading(found[n])]
        more += _behind(found, last, known, names)
    once = {found[n].key: n for n in reversed(more)}
    return sorted({*chosen, *once.values()})


def _is_loose(block: Block, *, short: bool) -> bool:
    """Whether a block is prose in no element of its own, as readings lose it beside paragraphs."""
    if block.tag in _OWN or block.linked >= 0.5:
        return False
    sentence = len(block.text.split()) >= _FEWEST_OF_LOOSE and SENTENCE_END.search(block.text)
    return is_told(block) or (short and bool(sentence))


def _is_brief(found: Sequence[Block], number: int) -> bool:
    """Whether a block is a short sentence as a paragraph beside a longer one, in its element."""
    block = found[number]
    if block.tag != "p" or block.marks or block.linked:
        return False
    beside = (*found[number - 1 : number], *found[number + 1 : number + 2])
    sentence = len(block.text.split()) >= _FEWEST_OF_LOOSE and SENTENCE_END.search(block.text)
    return bool(sentence) and any(
        (b.kind, b.place) == (block.kind, block.place) and is_told(b) for b in beside
    )


def _is_bare(block: Block, other: Block, names: Set[str]) -> bool:
    """Whether a block is prose in the article of another, in elements without names of their own."""
    if block.marks or block.linked >= 0.5 or block.within != other.within:
        return False
    apart = {block.kind[0], block.kind[2]} & {"aside", "pre"}
    named = not names >= {block.kind[1], block.kind[3]}
    return not (named or apart or is_heading(block)) and is_prose(block.text)


def _may_head(block: Block) -> bool:
    bare = not block.marks and block.linked < 0.5
    return bare and block.tag != "h1" and is_heading(block)


def _with_heading(found: Sequence[Block], number: int, held: Set[int]) -> list[int]:
    """A paragraph with the heading over it, where that was left too."""
    above = number - 1
    return [above, number] if above not in held and _may_head(found[above]) else [number]


def _in_front(found: Sequence[Block], first: int, names: Set[str], held: Set[int]) -> list[int]:
    """Prose between the headline and the first paragraph that has a heading of its own: no standfirst."""
    head = next((n for n in range(first - 1, -1, -1) if found[n].tag == "h1"), first)
    return [
        part
        for n in range(head + 2, first)
        if n not in held and _may_head(found[n - 1]) and _is_bare(found[n], found[first], names)
        for part in _with_heading(found, n, held)
    ]


def _behind(found: Sequence[Block], last: int, known: Sequence[int], names: Set[str]) -> list[int]:
    """Prose in elements like those of the story, or in one of them, which nothing parts from its end.

    More than a few are another text, as a notice of the site is: it stands in other elements.
    """
    kinds = {found[n].kind for n in known}
    places = {found[n].place for n in known}
    run: list[int] = []
    over: list[int] = []  # headings of what may follow
    count = 0
    for n in range(last + 1, len(found)):
        block = found[n]
        if _may_head(block):
            over.append(n)
            continue
        if label(block.text, edge=False) == "advertisement":
            continue
        # Text may be set in the middle for its looks.
        own = ("div" if block.tag == "center" else block.kind[0], *block.kind[1:])
        alike = (own in kinds or block.around in places) and block.tag != "li"
        if not alike or not _is_bare(block, found[last], names):
            break
        if label(block.text, edge=True) is None:
            run += [*over, n]
            count += 1
        over = []
    return run if count <= _FRONT else []


def _closes(found: Sequence[Block], last: int) -> bool:
    """Whether a sentence stands behind the last paragraph, in its element, and nothing behind it."""
    inside = [b for b in found[last + 1 :] if b.place == found[last].place]
    if len(inside) != 1 or inside[0] is not found[last + 1]:
        return False
    block = inside[0]
    short = block.tag == found[last].tag == "p" and len(block.text.split()) >= _FEWEST_WORDS
    return short and bool(SENTENCE_END.search(block.text)) and block.linked < 0.5


def _has_class(block: Block) -> bool:
    # Two elements without a name are no twins: "<article><p>" may be another article.
    return bool(block.kind[1] or block.kind[3])


def _rule(block: Block, *, own: bool, twin: bool, held: bool) -> str | None:
    """The rule by which a block between others of the story is of the story, if any.

    `held` says that the element around it holds one of the story, `own` that it holds several,
    `twin` that its like do.
    """
    if block.marks & {"quote", "embed"}:
        return None if "pull" in block.marks else "quotes"
    if block.tag in HEADINGS:
        return "headings" if held and block.linked < 0.5 and block.tag != "h1" else None
    if not twin or not is_told(block):
        return None
    if block.linked < 0.5:
        return "gaps"
    return "linked" if own and not furniture.POINTER.search(block.text) else None


def densest(found: Sequence[Block]) -> list[int]:
    """The blocks of the element that holds the most prose, its headings among them."""
    prose: Counter[int] = Counter()
    for block in found:
        if is_told(block) and block.linked < 0.5 and not block.marks & _NO_STORY:
            prose[block.place] += len(block.text)
    if not prose:
        return []
    (place, _), *_ = prose.most_common(1)
    inside = [n for n, b in enumerate(found) if b.place == place and b.tag != "h1"]
    long_ones = [n for n in inside if is_told(found[n])]
    return [n for n in inside if long_ones[0] <= n <= long_ones[-1]]


def _is_whole(found: Sequence[Block], best: Sequence[int], boxes: frozenset[int]) -> bool:
    """Whether what was read is no part of the prose in boxes, nor a line or two beside it."""
    whole = size(found, sorted(boxes))
    inside = size(found, sorted(boxes.intersection(best)))
    if inside:
        return inside >= _WHOLE * whole
    return len(best) > _FEWEST or size(found, best) >= whole


def _in_boxes(found: Sequence[Block]) -> frozenset[int]:
    """The prose in the boxes side by side that hold the most of it, a paragraph each."""
    prose: dict[int, list[int]] = {}
    for n, block in enumerate(found):
        bare = block.tag == "div" and not block.marks and block.linked < 0.5
        if bare and is_told(block):
            prose.setdefault(block.around, []).append(n)
    return frozenset(max(prose.values(), key=partial(size, found), default=[]))


def _lede(found: Sequence[Block], first: int, known: set[str], deck: str) -> list[int]:
    """Prose between the page's heading and the first paragraph, unless it is the deck."""
    head = next((n for n in range(first - 1, -1, -1) if found[n].tag == "h1"), None)
    if head is None:
        return []
    said = _shingles(deck)
    between = [
        n
        for n in range(head + 1, first)
        if is_told(found[n])
        and (len(found[n].text) > _LEDE or _is_run(found[n], found[first]))
        and found[n].linked < 0.5
        and (found[n].tag not in HEADINGS or _opens(found[n], found[first]))
        and not found[n].marks & _NO_LEDE
        and found[n].key not in known
        and not _QUOTATION.fullmatch(found[n].text)
        and (
            not deck
            or len(_shingles(found[n].text) & said) < 0.5 * len(said)
            or len(found[n].key) > _CUT * len(squash(deck))
        )
    ]
    return between if len(between) <= _FRONT else []


def is_heading(block: Block) -> bool:
    """Whether a block heads what follows; a paragraph may be set as a heading for its looks."""
    return block.tag in HEADINGS and not (len(block.text) > _LEDE and is_told(block))


def _opens(block: Block, first: Block) -> bool:
    """Whether a heading is the first paragraph of the story: it is prose and stands beside it."""
    return block.tag != "h1" and not is_heading(block) and block.place == first.place


def _is_run(block: Block, other: Block) -> bool:
    """Whether two blocks are text of one element that is no paragraph, parted by `<br>`."""
    same = (block.tag, block.place) == (other.tag, other.place)
    return same and block.tag not in ("p", "li", "td", "th")
