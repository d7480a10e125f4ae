"""Who speaks by layout: transcripts ("NAME, OFFICE: ..."), blocks behind a colon, signatures with a dash."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_high

from research.languages.en import attribution_patterns as patterns
from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import forms
from research.measures.quotes.subjects import span_of, subject_before
from research.text.document import Document
from research.text.marks import Marked
from research.text.segments import Span

_LEAST_TURNS = 3
_LEAST_WORDS = 4  # of half the turns: "Clinton: 1,712" is a row of a table
_LONGEST_HEADER = 160  # characters
_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-])*"
# "REP. MARIA ORTEGA (D-CA), MEMBER, HOUSE COMMITTEE:", "ANN HALL, HOST:", on a line of its own too.
_TRANSCRIPT = re.compile(
    rf"(?P<name>{_CAPITALS}(?:[ \u00a0]+{_CAPITALS}){{0,5}})"
    r"(?P<office>\s*[(\[][^()\[\]\n]{1,30}[)\]]|,\s[^:\na-z]{2,120}|[ ]\([^()\n]{2,40}\))*:(?=\s|$)"
)
# Of paragraphs, so that one without a header goes on with the turn before.
_MOSTLY = 0.5


def turns_of_interview(document: Document) -> dict[int, tuple[Span, int]]:
    """Paragraphs that are turns: "Name:", "NAME, OFFICE:", "Mr. NAME.", "Q:"; who, and the first token.

    In a transcript, and in one that stands in quotation marks, a paragraph may go on with the turn
    before. Stage directions ("(CROSSTALK)") are nobody's.
    """
    turns: dict[int, tuple[Span, int]] = {}
    lengths: list[int] = []
    waiting: Span | None = None  # a name on a line of its own
    strict = 0  # headers that only transcripts have
    opens = [
        at
        for at, paragraph in enumerate(document.paragraph)
        if at == 0 or paragraph != document.paragraph[at - 1]
    ]
    bounds = list(pairwise([*opens, len(document.tokens)]))
    goes_on: dict[int, int] = {}
    for at, end in bounds:
        paragraph = document.paragraph[at]
        mark = document.marks[document.marked[at]] if document.marked[at] >= 0 else None
        inside = mark is not None and document.tokens[at].start == mark.start
        formal = _formal_header(document, at, end)
        header = formal or _header(document, at + inside, end)
        strict += formal is not None
        if header is not None and header[1] >= end:
            waiting = header[0]
        elif header is not None:
            turns[paragraph], waiting = header, None
            lengths.append(end - header[1])
        elif _is_stage(document, at, end):
            waiting = None
        elif waiting is not None:
            turns[paragraph], waiting = (waiting, at), None
            lengths.append(end - at)
        elif paragraph - 1 in turns and mark is not None and _is_speech(document, at, mark):
            turns[paragraph] = (turns[paragraph - 1][0], at)
        else:
            goes_on[paragraph] = at
    names = {document.text[name.start : name.end].split()[-1] for name, _ in turns.values()}
    # Two people who take at least three turns make an interview; one colon is a headline.
    if not len(names) < len(lengths) >= _LEAST_TURNS or median_high(lengths) < _LEAST_WORDS:
        return {}
    if strict >= _LEAST_TURNS and len(lengths) >= _MOSTLY * len(bounds):
        for paragraph, at in sorted(goes_on.items()):
            if paragraph - 1 in turns:
                turns[paragraph] = (turns[paragraph - 1][0], at)
    return turns


def full_names(document: Document, found: list[Attribution]) -> dict[Span, str]:
    """Of the turns of a transcript, whose name is shorter later, each one's whole name.

    "WOLF BLITT, CNN HOST: ..." makes "BLITT: ..." Wolf Blitt.
    """
    of_last: dict[str, str] = {}
    named: dict[Span, str] = {}
    for attribution in found:
        source = attribution.source
        if attribution.found_by != "interview" or source is None or source in named:
            continue
        words = [w for w in document.text[source.start : source.end].split() if w[-1:] != "."]
        if not words or any(w != w.upper() for w in words[-1:]):
            continue
        last = words[-1].upper()
        if len(words) > 1 and words[0].lower() != "the":
            of_last[last] = " ".join(_as_name(word) for word in words)
        if len(last) > 1:
            named[source] = of_last.get(last, _as_name(last))
    return named


def _as_name(word: str) -> str:
    # "O'NEIL-SMITH" is O'Neil-Smith, "MCDONALD" stays a guess that nobody makes.
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word)


def _is_stage(document: Document, at: int, end: int) -> bool:
    return bool(
        patterns.STAGE.match(
            document.text[document.tokens[at].start : document.tokens[end - 1].end]
        )
    )


def _is_speech(document: Document, at: int, mark: Marked) -> bool:
    return mark.continues and "(" not in document.lower[at : at + 2]  # "(CROSSTALK)" is nobody's


def _formal_header(document: Document, first: int, last: int) -> tuple[Span, int] | None:
    start = document.tokens[first].start
    shown = document.text[start : min(document.tokens[last - 1].end, start + _LONGEST_HEADER)]
    for header in (_TRANSCRIPT, patterns.RECORD, patterns.ASKED):
        found = header.match(shown)
        if found is not None:
            name = Span(start + found.start("name"), start + found.end("name"))
            return name, bisect_left(document.starts, start + found.end())
    return None


def _header(document: Document, first: int, last: int) -> tuple[Span, int] | None:
    end = first
    while end < last and end - first < 5:
        if not document.text[document.tokens[end].start].isupper() and document.lower[end] != ".":
            break
        end += 1
    if not first < end < last - 1 or document.lower[end] != ":":
        return None
    name = span_of(document, first, end)
    return None if name is None else (name, end + 1)


def turn(
    document: Document, tokens: range, block: tuple[Span, int], found: list[Attribution]
) -> list[Attribution]:
    """What one unit of a turn adds; a turn of the same name is taken off `found` and goes on."""
    name, start = block
    content = span_of(document, max(tokens.start, start), tokens.stop)
    if content is None:
        return []
    if found and found[-1].source == name:
        last = found.pop()
        content = Span(last.content[0].start, content.end)
    return [Attribution((content,), None, name, "interview")]


# A post as a copy keeps it: "The port is open. — Ada Holm (@adaholm) June 18, 2018".
_ACCOUNT = re.compile(r"\(@\w{1,15}\)")
_SIGNED_BY = re.compile(r"\s*[—–-]{1,2}\s?(?P<name>[^()@—–]{2,60})$")
_MOST_NAME, _MOST_DATE = 70, 24  # characters before the account, and behind it


def posts(document: Document) -> list[Attribution]:
    """Posts that fill a paragraph without marks, signed with a name and an account."""
    text, found = document.text, []
    for account in _ACCOUNT.finditer(text):
        start = text.rfind("\n", 0, account.start()) + 1
        end = text.find("\n", account.end())
        near = max(start, account.start() - _MOST_NAME)
        signed_by = _SIGNED_BY.search(text[near : account.start()].rstrip())
        behind = (len(text) if end < 0 else end) - account.end()
        if signed_by is None or behind > _MOST_DATE:
            continue
        at = document.within(start, near + signed_by.start())
        content = (
            None
            if not at or document.marked[at.start] >= 0
            else span_of(document, at.start, at.stop)
        )
        if content is not None:
            name = Span(near + signed_by.start("name"), near + signed_by.end("name"))
            found.append(Attribution((content,), None, name, "block"))
    return found


_SAYING = lists.words("verb_complements", "frequent") | lists.words("attribution", "before_block")
_TO_COLON = 8  # tokens from the verb to the colon: "told the Harbour Times on Monday:"
_LEAST_BLOCK = 8  # tokens of a block that is no heading or item of a list


def blocks(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Paragraphs without marks that a verb of saying and a colon introduce, as where a layout was lost.

    Parameters
    ----------
    found
        What a tagger found, whose sources serve a verb that has no subject of its own: "telling us:".
    """
    made = []
    for unit in document.units:
        colon = unit.stop - 1
        if document.lower[colon] != ":" or document.marked[colon] >= 0:
            continue
        stop = bisect_right(document.paragraph, document.paragraph[colon] + 1)
        content = span_of(document, unit.stop, stop)
        if content is None or stop - unit.stop < _LEAST_BLOCK or document.marked[unit.stop] >= 0:
            continue
        starts_new = document.paragraph[unit.stop] != document.paragraph[colon]
        if not starts_new or document.text[content.end - 1] not in ".?!…":
            continue
        verb = next(filter(lambda at: _says(document, at), range(colon - 1, unit.start, -1)), None)
        if verb is None or colon - verb > _TO_COLON:
            continue
        cue = Span(*document.tokens[verb])
        source = _whose(document, unit, verb, found)
        if source is not None:
            made.append(Attribution((content,), cue, source, "block"))
    return made


def _says(document: Document, at: int) -> bool:
    form = forms().get(document.lower[at])
    told = form is not None and form.lemma in _SAYING and form.part in {"past", "s", "ing"}
    return told or document.lower[at : at + 2] == ["put", "it"]


def _whose(document: Document, unit: range, verb: int, found: Sequence[Attribution]) -> Span | None:
    """The subject of a verb before a colon, by the tagger where it has one."""
    start = document.tokens[unit.start].start
    here = [a for a in found if a.cue is not None and start <= a.cue.start and a.source is not None]
    place = document.tokens[verb].start
    own = [a.source for a in here if a.cue is not None and a.cue.start <= place < a.cue.end]
    if not own and document.lower[verb].endswith("ing"):
        own = [a.source for a in here if a.cue is not None and a.cue.end <= place]
    return own[-1] if own else subject_before(document, unit.start, verb)


_LONGEST_SIGNATURE = 120  # characters
_SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*(?P<name>[^\W\d_a-z].{1,80}?)[.,\s]*$")


def signed(document: Document) -> list[Attribution]:
    """Quotations that fill their paragraph but for a dash and who said it: “...” — Jane Roe."""
    starts, paragraph = document.starts, document.paragraph
    found = []
    for quotation in document.marks:
        at = bisect_left(starts, quotation.start)
        if at == len(starts) or starts[bisect_left(paragraph, paragraph[at])] != quotation.start:
            continue
        last = bisect_right(paragraph, paragraph[at]) - 1
        rest = document.text[quotation.end : document.tokens[last].end]
        name = _SIGNATURE.match(rest) if len(rest) < _LONGEST_SIGNATURE else None
        if name is not None:
            source = Span(*(quotation.end + edge for edge in name.span("name")))
            found.append(
                Attribution((Span(quotation.start, quotation.end),), None, source, "signed")
            )
    return found
