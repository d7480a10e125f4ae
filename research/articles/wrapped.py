"""Lines that were broken to fit a column, joined to paragraphs again.

A broken line is known by what follows it: the next word would not have fitted. Paragraphs end at
empty lines, at indented ones, and where a line ends early behind a full stop.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import dropwhile, pairwise
from typing import Final

from research.articles import mastheads, page_breaks
from research.articles.chrome import label
from research.articles.forms import dated, is_front, is_name, is_office, is_title_case
from research.articles.languages import identify
from research.articles.page_breaks import END, HYPHEN, WIDEST
from research.articles.records import Change, excerpt
from research.languages import bylines, hyphens
from research.languages.en import byline_patterns, lists, page_furniture
from research.languages.patterns import late

_NARROWEST: Final = 18
_FULL: Final = 0.85  # share of the width that a broken line and the next word must pass
_MOST: Final = 0.85  # share of the lines that must be broken ones
_HEADING: Final = 0.6  # share of the longest line that a block of the story reaches
_RUNNING: Final = 0.25  # share of lines, parted by empty ones, behind which a sentence goes on
_FEWEST: Final = 3  # broken lines below which nothing is said
_FEWEST_FILLED: Final = 5  # lines that break off in a sentence, to tell that all are filled
_UNFINISHED: Final = 0.34  # share of broken lines that end in the middle of a sentence
_CUT_WORDS: Final = 2  # words cut by a hyphen that show by themselves that lines were broken
_LONGEST_WORD: Final = 40
_LONG_HEADLINE: Final = 50  # characters of one that a page breaks
_SITE: Final = late(r"(?:https?://)?(?:[a-z0-9-]{1,60}\.){1,3}[a-z]{2,10}(?:/\S*)?")
_SOFT: Final = "\u00ad"
_CUT_WITHIN: Final = late(r"(?<![\w-])([^\W\d_]{2,20})- ([a-zà-ÿ]{2,20})(?![\w-])")
_NEXT: Final = late(r"([^\W\d_]{2,30})")
_WIDE: Final = late(r"\n\s*\n\s*\n")
_INDENT: Final = late(r"^(?:\t|[ \t\u00a0\u3000]{2,12})(?=\S)")
_COMPOUND: Final = late(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_HEAD: Final = 3  # lines of the first
_HEADLINES: Final = 2
_HEADS: Final = 6  # blocks over a story: paper and day, headline, standfirst, byline
_FRONT: Final = 5  # lines in which the byline of a text without empty lines is looked for
_BY: Final = "|".join(f"{word.title()}|{word.upper()}" for word in bylines.BY.split("|"))
_BYLINE: Final = late(rf"(?:{_BY}) [A-ZÀ-Þ][\w.’'-]+ [A-ZÀ-Þ]")
_TURN: Final = late(rf"^(?:[-•*·–—]\s|\d{{1,2}}[.)]\s|[A-Z][\w. ]{{0,30}}:\s|(?:{_BY}) [A-ZÀ-Þ])")
_BARRED: Final = late(r"^[ \t]*\|[ \t]?(?=[^|\s])", re.MULTILINE)
_WORDS_BARRED: Final = 5  # of a line that is marked so, on average
_CITED: Final = late(r"^[ \t]*>[ \t]?", re.MULTILINE)
_DROPPED: Final = late(r"([A-ZÀ-Þ])[ \n]+([a-zà-ÿ]+)")


def indented(text: str) -> tuple[str, list[Change]]:
    r"""Text whose paragraphs are told by an indent, with empty lines between them.

    >>> indented("  It rained on the\ntown.\n  It poured on the\nisland.\n  It was late\nnow.")[0]
    'It rained on the\ntown.\n\nIt poured on the\nisland.\n\nIt was late\nnow.'
    """
    if "\n " not in text and "\n\t" not in text and "\n\u00a0" not in text:
        return text, []
    lines = text.split("\n")
    marked = [bool(_INDENT.match(line)) for line in lines]
    held = [bool(line.strip()) for line in lines]
    total, opening = sum(held), sum(marked)
    longest = max((len(line) for line in lines), default=0)
    if opening < 2 or longest > WIDEST or not 0.08 * total <= opening <= 0.7 * total:
        return text, []
    # An indent that opens paragraphs stands after a line that has ended.
    before = [lines[i - 1].strip() for i, mark in enumerate(marked) if mark and i and held[i - 1]]
    while before and not END.search(before[0]):
        before.pop(0)  # the headline, the byline
    if not before or sum(bool(END.search(line)) for line in before) < 0.8 * len(before):
        return text, []
    out: list[str] = []
    for line, mark in zip(lines, marked, strict=True):
        if mark and out and out[-1]:
            out.append("")
        out.append(line.strip())
    reason = "an indent opens a paragraph"
    return "\n".join(out), [
        Change("line breaks", "repaired", f"{opening} indented lines", None, reason)
    ]


def doubled(text: str) -> tuple[str, list[Change]]:
    r"""Broken lines with an empty line after each, and more between paragraphs, as they were before.

    >>> doubled("It rained on the\n\ntown and on\n\nthe island.\n\n\nIt poured on the\n\nmoor.")[0]
    'It rained on the\ntown and on\nthe island.\n\nIt poured on the\nmoor.'
    """
    if _WIDE.search(text) is None:
        return text, []
    rows = [(n, line.strip()) for n, line in enumerate(text.split("\n")) if line.strip()]
    gaps = [(b - a, x, y) for (a, x), (b, y) in pairwise(rows)]
    least = min((gap for gap, _, _ in gaps), default=1)
    close = [(x, y) for gap, x, y in gaps if gap == least]
    if least < 2 or len(close) in (0, len(gaps)):
        return text, []
    running = sum(not END.search(x) and y[:1].islower() for x, y in close)
    width = max(len(x) for x, _ in close)
    if width > WIDEST or any(len(line) > width + 12 for _, line in rows[1:]):
        return text, []  # a paragraph in one line: those are verses
    filled = sum(_is_broken(x, y, width) for x, y in close)
    if running < max(2, _RUNNING * len(close)) or filled < 0.8 * len(close):
        return text, []
    # A paragraph ends where the gap is wide, and as a rule nowhere else.
    wide = [x for gap, x, _ in gaps[1:] if gap > least]
    if sum(bool(END.search(x)) for x in wide) < 0.8 * len(wide):
        return text, []
    parts = [rows[0][1], *("\n" * (1 + (gap > least)) + y for gap, _, y in gaps)]
    reason = "an empty line stood after each line, and more between paragraphs"
    return "".join(parts), [Change("line breaks", "repaired", f"{len(close)} lines", None, reason)]


def unwrap(text: str) -> tuple[list[str], list[Change]]:
    r"""Paragraphs of a text, a line each; lines that were broken to fit a page are joined.

    >>> unwrap("The council voted on\nMonday to close the\neastern ferry terminal\nof the town.")[0]
    ['The council voted on Monday to close the eastern ferry terminal of the town.']
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text) if block.strip()]
    blocks, changes = page_breaks.over_pages(blocks)
    blocks, again = page_breaks.without_feet(blocks, changes)
    changes += again
    blocks = _spaced_out(blocks)
    width = _width_of_story(blocks)
    known = _Words(text)
    if width is None:
        lines, cut = _uncut([line for block in blocks for line in block if line])
        lines, within = _whole_within(lines, known)
        return lines, [*changes, *cut, *within]
    filled = _filled(blocks)
    total = sum(map(len, blocks))
    lines = []
    for place, block in enumerate(blocks):
        rows = [line for line in block if line]
        # A head over a story in one block may be set wider.
        room = filled or (_filled([block]) if 2 * len(block) > total else None)
        parts = _at_room(rows, room) if room else [rows]
        # A standfirst may be set wider.
        runs = all(x[:1].islower() for x in rows[1:])
        own = max(width, *map(len, rows)) if runs else width
        for number, part in enumerate(parts):
            lines += _paragraphs(part, own, known, changes, first=not (place or number))
    lines, cut = _uncut(lines)
    return lines, [*changes, *cut]


def _filled(blocks: list[list[str]]) -> int | None:
    """The longest line, where each that breaks off in a sentence has no room for the next word."""
    pairs = [(a, b) for block in blocks for a, b in pairwise(block) if a and b]
    broken = [(a, b) for a, b in pairs if not END.search(a) and b[:1].islower()]
    within = [(a, b) for a, b in broken if not HYPHEN.search(a)]
    if len(within) < _FEWEST_FILLED:
        return None
    longest = max(len(a) for a, _ in pairs if not HYPHEN.search(a))
    room = (longest - len(a) - 1 - len(b.split(" ", 1)[0]) for a, b in within)
    return longest if max(room) < 0 else None


def _at_room(rows: list[str], filled: int) -> list[list[str]]:
    """Rows parted behind a sentence that left room for the next word: there a paragraph ends."""
    parts = [rows[:1]]
    for line, following in pairwise(rows):
        room = len(line) + 1 + len(following.split(" ", 1)[0]) <= filled
        if room and END.search(line) and not following[:1].islower():
            parts.append([])
        parts[-1].append(following)
    return parts


def _whole_within(lines: list[str], known: _Words) -> tuple[list[str], list[Change]]:
    """Lines with words whole that were cut before their lines were joined: "guide- lines"."""
    parts = (pairwise(line.split("- ")) for line in lines if "- " in line)
    if not any(a[-1:].isalpha() and b[:1].islower() for pairs in parts for a, b in pairs):
        return lines, []
    small = lists.words("grammar", "function_word") | hyphens.SUSPENDED
    cut = [m for line in lines for m in _CUT_WITHIN.finditer(line) if m[2] not in small]
    if len(cut) < _CUT_WORDS:
        return lines, []
    common = lists.frequent_words()

    def whole(match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        if right in small:
            return match[0]
        joined = f"{left}{right}"
        if joined.lower() in common:
            return joined
        if known.is_compound(left, right):
            return f"{left}-{right}"
        return match[0] if left.lower() in common and right in common else joined

    reason = "words that were cut at the end of a line, in lines that were joined"
    change = Change("line breaks", "repaired", cut[0][0], whole(cut[0]), reason)
    return [_CUT_WITHIN.sub(whole, line) for line in lines], [change]


def _uncut(lines: list[str]) -> tuple[list[str], list[Change]]:
    """Lines with words whole that a soft hyphen cut at the end of a line."""
    if not any(line.endswith(_SOFT) for line in lines):
        return lines, []
    kept: list[str] = []
    changes: list[Change] = []
    for line in lines:
        if kept and kept[-1].endswith(_SOFT):
            reason = "a soft hyphen cuts a word at the end of a line"
            before = f"{kept[-1][-60:]}⏎{line[:60]}"
            kept[-1] = f"{kept[-1][:-1]}{line}"
            changes.append(Change("line breaks", "repaired", excerpt(before), None, reason))
        else:
            kept.append(line)
    if kept[-1].endswith(_SOFT):
        kept[-1] = kept[-1][:-1]
    return kept, changes


def uncited(text: str) -> tuple[str, list[Change]]:
    """Text without the marks of a reply, where every line bears one."""
    if ">" not in text:
        return text, []
    held = [line for line in text.split("\n") if line.strip()]
    marked = sum(bool(_CITED.match(line)) for line in held)
    if len(held) < _FEWEST or marked < 0.9 * len(held):
        return text, []
    reason = "every line is marked as cited"
    return _CITED.sub("", text), [Change("line breaks", "repaired", "> ", None, reason)]


def barred(text: str) -> tuple[str, list[Change]]:
    r"""Text without the bar before its lines, as OCR reads the edge of a page.

    >>> barred("\n".join(["| It rained on the town of", "| Linden, where it had not rained."] * 3))[0][:9]
    'It rained'
    """
    if "|" not in text:
        return text, []
    marked = [line for line in text.split("\n") if _BARRED.match(line)]
    words = sum(len(line.split()) - 1 for line in marked)
    # The rows of a table have bars within them, too, and those of a menu few words.
    crossed = any(line.count("|") > 1 for line in marked)
    if crossed or len(marked) < _FEWEST_FILLED or words < _WORDS_BARRED * len(marked):
        return text, []
    reason = "a bar stands before the lines of paragraphs"
    return _BARRED.sub("", text), [Change("line breaks", "repaired", "| ", None, reason)]


def with_initials(lines: list[str]) -> tuple[list[str], list[Change]]:
    """Paragraphs whose first letter was set large, and stands by itself, with that letter.

    >>> with_initials(["T", "he ferry sank.", "A man drowned."])[0]
    ['The ferry sank.', 'A man drowned.']
    """
    kept: list[str] = []
    changes: list[Change] = []
    number = 0
    while number < len(lines):
        line, following = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
        # Its other words may be set in capitals: "T", "HE FERRY sank".
        first = following.split(" ", 1)[0]
        capitals = len(first) > 1 and first.isupper() and not following.isupper()
        alone = len(line) == 1 and line.isupper() and (following[:1].islower() or capitals)
        text = f"{line} {following}" if alone else line
        if alone and capitals:
            glued = f"{line}{first}".lower() in lists.frequent_words() or line not in "AIOÀÓEY"
            text = f"{line}{following}" if glued else text
        match = _DROPPED.match(text)
        if match and (alone or match[1] not in "AIOÀÓEY"):
            whole = f"{match[1]}{match[2]}"
            common = lists.frequent_words()
            if whole.lower() in common or (alone and match[2] not in common):
                text = f"{whole}{text[match.end() :]}"
        if text != line:
            reason = "the first letter of a paragraph, which was set large"
            changes.append(Change("line breaks", "repaired", excerpt(line), excerpt(text), reason))
        kept.append(text)
        number += 2 if alone else 1
    return kept, changes


def _spaced_out(blocks: list[list[str]]) -> list[list[str]]:
    """Broken lines with an empty line after each are one block."""
    if len(blocks) < 6 or any(len(block) > 1 for block in blocks):
        return blocks
    single = [block[0] for block in blocks]
    running = [
        n for n, (a, b) in enumerate(pairwise(single)) if not END.search(a) and b[:1].islower()
    ]
    if not running:
        return blocks
    # The headline, the byline and the date stand before the first line that runs on.
    start = running[0]
    width = max(map(len, single[start:]))
    while start > 1 and _runs_into(single[start - 1], single[start], width):
        start -= 1
    story = single[start:]
    if len(running) < _RUNNING * len(story) or _width([story]) is None:
        return blocks
    return [*blocks[:start], story]


def _runs_into(line: str, following: str, width: int) -> bool:
    return not END.search(line) and _is_broken(line, following, width)


def _width_of_story(blocks: list[list[str]]) -> int | None:
    """The width of all lines, else of those below a head that is set wider; None where none are broken."""
    total = sum(map(len, blocks))
    above = 0
    for number in range(min(len(blocks), _HEADS)):
        width = _width(blocks[number:]) if 2 * above < total else None
        over = (x for block in blocks[:number] for x in block)
        # Headline and standfirst may be in one line each.
        if width and sum(len(x) > 2 * width for x in over) <= _HEADLINES:
            return width
        above += len(blocks[number])
    return None


def _width(blocks: list[list[str]]) -> int | None:
    """The width that these lines were broken to, or None where they were not."""
    longest = max((len(line) for block in blocks for line in block[:-1]), default=0)
    if not longest:
        return None
    least = _HEADING * min(longest, WIDEST)
    # Headline and byline may stand over the story without an empty line.
    opened = list(dropwhile(lambda x: len(x) < least and not END.search(x), blocks[0]))
    # So may a headline of several lines, where the byline shows the end of it.
    named = (n for n, line in enumerate(opened[:_FRONT]) if _BYLINE.match(line) or is_name(line))
    signed = max(named, default=-1)
    signed += signed >= 0 and len(opened) > signed + 1 and is_office(opened[signed + 1])
    opened = opened[signed + 1 :]
    opened = opened[2:] if _tops(opened) else opened
    held = [_rejoined(opened, longest), *blocks[1:]]
    # Paper, day and page may stand below its last sentence.
    last = max((n for n, line in enumerate(held[-1]) if END.search(line)), default=None)
    held[-1] = held[-1] if last is None else held[-1][: last + 1]
    pairs = [
        (a, b)
        for block in held
        # A heading or a byline of several short lines says nothing of the width.
        if max(map(len, block), default=0) >= least
        for a, b in pairwise(block)
        if a and b
    ]
    if len(pairs) < _FEWEST:
        return None
    lengths = sorted(len(a) for a, _ in pairs)
    if lengths[-1] > WIDEST and lengths[int(0.9 * len(lengths))] > WIDEST:
        return None
    width = lengths[min(len(lengths) - 1, int(0.95 * len(lengths)))]
    if not _NARROWEST <= width <= WIDEST:
        return None
    cut = sum(bool(HYPHEN.search(a)) and b[:1].islower() for a, b in pairs)
    if cut >= _CUT_WORDS and cut >= _UNFINISHED * len(pairs):
        return width
    broken = [a for a, b in pairs if _is_broken(a, b, width)]
    unfinished = [a for a in broken if not END.search(a)]
    running = sum(b[:1].islower() for a, b in pairs)
    short = len(pairs) - len(broken)
    # Lines that end early must be ends of paragraphs.
    ended = sum(bool(END.search(a)) for a, b in pairs if not _is_broken(a, b, width))
    # Where most lines are far longer, a few short ones are an address or a table.
    if sum(len(line) > width + 12 for block in blocks for line in block) > len(broken):
        return None
    if len(broken) < _FEWEST or len(broken) + 0.8 * ended < _MOST * len(pairs):
        return None
    if len(unfinished) < _UNFINISHED * len(broken) or short > len(broken):
        return None
    cased = any(c.islower() for a, _ in pairs for c in a)
    # German nouns have capitals: there, that no line but the last of a paragraph ends says as much.
    whole = running > 0 and len(unfinished) == len(broken)
    return width if not cased or whole or running >= 0.25 * len(pairs) else None


def _rejoined(lines: list[str], longest: int) -> list[str]:
    """Lines with a word whole that was cut within one of them: both parts fit in a line."""
    whole: list[str] = []
    for line in lines:
        cut = bool(whole) and line[:1].islower() and HYPHEN.search(whole[-1])
        if cut and len(whole[-1]) + len(line) <= longest + 2:
            whole[-1] = whole[-1][:-1] + line
        else:
            whole.append(line)
    return whole


_EAST: Final = late(r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff9f]")


def _is_broken(line: str, following: str, width: int) -> bool:
    # Chinese and Japanese have no blanks between words, and break anywhere.
    word = following[0] if _EAST.match(following) else following.split(" ", 1)[0]
    return len(line) <= width + 12 and len(line) + 1 + len(word) > _FULL * width


def _paragraphs(
    block: list[str], width: int, known: _Words, changes: list[Change], *, first: bool
) -> list[str]:
    paragraphs: list[str] = []
    run: list[str] = []
    for number, line in enumerate(block):
        run.append(line)
        following = block[number + 1] if number + 1 < len(block) else None
        heads = first and number == 0
        # In a narrow column a line of a sentence may be a name.
        wide = heads and len(block) > 2 and len(line) >= _LONG_HEADLINE
        if (
            following is not None
            and not (wide and _labels(line, following))
            and not (first and number < _HEAD and _heads_page(line, following))
            and (_goes_on(line, following, width) or (heads and _tops(block)))
        ):
            continue
        joined = _joined(run, known)
        if len(run) > 1:
            changes.append(
                Change(
                    "line breaks",
                    "repaired",
                    excerpt("⏎".join(run)),
                    excerpt(joined),
                    "lines broken to fit a page",
                )
            )
        paragraphs.append(joined)
        run = []
    return paragraphs


def _tops(block: list[str]) -> bool:
    """Whether the first two lines are a headline that a page broke.

    Behind a small word it goes on. In title case one word may be left over, where what follows in
    the same block is a sentence or two that were broken, too.
    """
    if len(block) < 2 or len(block[0]) < _LONG_HEADLINE or END.search(block[0]):
        return False
    line, below, *rest = block
    if _TURN.match(below) or is_front(below) or _labels(line, below):
        return False
    last = line.split()[-1]
    small = last in lists.words("grammar", "function_word")
    if small and len(below) < len(line) and not END.search(below):
        # "... that islanders rely on", and under it who wrote it, or what the mayor says
        return last in page_furniture.NEVER_ENDS or below[0].islower() or is_title_case(line)
    if len(block) <= _FEWEST or not is_title_case(line) or not below.isalpha():
        return False
    placed = rest[0].upper().startswith(below.upper())  # the dateline's place
    cased = below[0].isupper() and not below.isupper()
    return cased and not placed and len(rest[0]) > len(line) and not is_title_case(rest[0])


def _labels(headline: str, line: str) -> bool:
    """Whether a line under a headline is a name, an agency, a paper, or a label of the page."""
    if is_name(line) or label(line, edge=True):
        return True
    # "... will be told in the", "New York Times"
    if headline.split()[-1].lower() in page_furniture.NEVER_ENDS:
        return False
    return bool(byline_patterns.AGENCY_LINE.fullmatch(line)) or mastheads.is_whole_name(line)


def _heads_page(line: str, following: str) -> bool:
    """Whether one of two lines is the paper's name or its day, which have lines of their own."""
    return bool(mastheads.is_whole_name(line) or dated(line) or dated(following))


def _goes_on(line: str, following: str, width: int) -> bool:
    if len(line) > width + 12 or _TURN.match(following) or _SITE.fullmatch(following):
        return False
    if (is_name(line) or _BYLINE.match(line)) and is_office(following):
        return False
    if _is_broken(line, following, width):
        return True
    if line.isupper() and following.isupper() and len(line) < width:
        return not (END.search(line) or is_name(line))  # a headline of two lines
    return not END.search(line) and following[:1].islower()


def _joined(run: list[str], known: _Words) -> str:
    parts = [run[0]]
    for line in run[1:]:
        cut, rest = HYPHEN.search(parts[-1][-_LONGEST_WORD:]), _NEXT.match(line)
        if cut and rest and rest[1] in hyphens.SUSPENDED and parts[-1][-1] == "-":
            parts += [" ", line]  # "Ost- und Weststadt"
        elif cut and rest and rest[1][0].islower():
            soft = parts[-1].endswith(_SOFT)
            mark = "-" if not soft and known.is_compound(cut[1], rest[1]) else ""
            parts[-1] = f"{parts[-1][:-1]}{mark}"
            parts.append(line)
        elif _EAST.match(line) and _EAST.match(parts[-1][-1]):
            parts.append(line)
        else:
            parts += [" ", line]
    return "".join(parts)


def rejoined(rows: list[str]) -> str:
    """The rows of one paragraph as one line, words whole that a hyphen cut at the end of a row.

    >>> rejoined(["Der Rath ließ die Oeff-", "nung der Speicher zu."])
    'Der Rath ließ die Oeffnung der Speicher zu.'
    """
    return _joined(rows, _Words(" ".join(rows)))


class _Words:
    """What a text and the list of frequent words say of a word that was cut at a line's end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counted: Counter[str] | None = None
        self.compounds: frozenset[str] = frozenset()
        self.language: str | None = None

    def is_compound(self, left: str, right: str) -> bool:
        """Whether the hyphen belongs to the word ("well-known"), or was put to cut it."""
        if self.counted is None:
            lower = self.text.lower()
            self.counted = Counter(re.findall(r"[^\W\d_]+", lower))
            self.compounds = frozenset(_COMPOUND.findall(lower))
        left, right = left.lower(), right.lower()
        if f"{left}-{right}" in self.compounds:
            return True
        lead, _, left = left.rpartition("-")
        if lead and left in lists.words("grammar", "function_word"):
            return True  # "brother-in-law"
        if self.language is None:
            self.language = identify(self.text) or ""
        if self.language in hyphens.CLOSED_COMPOUNDS:
            return False
        if right in hyphens.JOINED.get(self.language, ()):
            return True
        common = lists.frequent_words()
        whole = left + right
        closing = lists.words("grammar", "closing_noun")
        if whole in common or self.counted[whole] or right in closing:
            return False
        return len(left) > 2 and len(right) > 2 and left in common and right in common
