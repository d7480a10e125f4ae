"""What rules add to what the tagger found: missing sources, passages in marks, interviews."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from research.languages.en import lists
from research.measures.quotes import constructions, rules
from research.measures.quotes.assembly import apart, carried_on, inherited, resumed
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.corrections import by_main_subject, corrected
from research.measures.quotes.cues import classify, forms
from research.measures.quotes.interviews import blocks, posts, signed
from research.measures.quotes.noun_phrases import Part, noun_phrases, speaking
from research.measures.quotes.speaker_linking import link
from research.measures.quotes.tails import cut
from research.text.document import Document
from research.text.segments import Span

_SPEECH = lists.words("verb_complements", "frequent")
_SCARE = re.compile(r"\bso[- ]called\s+[\"'“‘`]", re.IGNORECASE)
_SCARE_REACH = len("so-called ")
# "He spoke to Ms Jones, the minister": she hears it. "Rhetoric regarding the war" says nothing.
_NO_SAYING = re.compile(
    r"\b(?:speak(?:s|ing)?|spoken?|talk(?:s|ed|ing)?) (?:to|with)$|^(?:regarding|concerning)$", re.I
)
_ASKED = lists.words("attribution", "asked")
_BE = lists.words("grammar", "be")
_FINITE = lists.words("grammar", "finite") | lists.words("grammar", "finite_negated")
_LEAST_CLAUSE = 5  # tokens
_MOST_OWNED = 4  # tokens of "'s latest false claim"


def complete(document: Document, tagged: list[Attribution], part: Part) -> list[Attribution]:
    """Attributions of the tagger with what the rules see and it missed, in order.

    A source that the tagger left open is that of the rule that finds the same content, else the
    likeliest phrase near. Content without marks, known cue and source is left out: on PolNeAR one
    in three is right. What is in no content yet is added where a rule is sure of it. An interview
    ("Name: ...") and a quotation signed with a dash are read by rules alone.
    """
    ruled = rules.find_attributions(document)
    turns = [a for a in ruled if a.found_by == "interview"]
    tagged = constructions.merged(document, tagged)
    # "It was revealed that": nobody says by whom, and none is looked for.
    by_nobody = [a for a in tagged if a.found_by == "passive" and a.source is None]
    behind_colon = [] if turns else [*blocks(document, tagged), *posts(document)]
    by_form = sorted(
        [*turns, *signed(document), *behind_colon, *by_nobody], key=lambda a: a.content[0]
    )
    kept = [a for a in tagged if not _in_turn(a, by_form) and not _says_nothing(document, a)]
    starts = [a.content[0].start for a in ruled]
    found = [_by_owner(document, a, part) for a in kept]
    found = [_unwrapped(document, a, _nearby(ruled, starts, a)) for a in found]
    found = [_beside(document, a, _nearby(ruled, starts, a)) for a in found]
    found = by_main_subject(document, inherited(document, found, only="ing"), part)
    found = inherited(document, [_sourced(a, _nearby(ruled, starts, a)) for a in found])
    found = [a for a in _floating(document, found) if a.source or _is_shown(document, a)]
    found = link(document, [_spoken(document, a, part) for a in found], part)
    found = sorted([*found, *by_form], key=lambda a: a.content[0])
    taken = sorted(span for a in found for span in a.content)
    added = [a for a in ruled if a.cue and a.source and _is_sure(document, a) and _free(a, taken)]
    found = [_asked(document, a) for a in constructions.with_neighbours(document, [*found, *added])]
    found = [a if a in by_form else _spoken(document, a, part) for a in found]
    found = [a if a in by_form else corrected(document, a, part) for a in found]
    found = carried_on(document, sorted(found, key=lambda a: a.content[0]))
    return cut(document, resumed(document, found))


def _spoken(document: Document, attribution: Attribution, part: Part) -> Attribution:
    if attribution.source is None:
        return attribution
    source = speaking(document, attribution.source, part)
    return attribution if source == attribution.source else replace(attribution, source=source)


def _in_turn(attribution: Attribution, turns: list[Attribution]) -> bool:
    at = bisect_left(turns, attribution.content[-1].end, key=lambda turn: turn.content[0].start)
    return at > 0 and _overlap(attribution, turns[at - 1])


def _says_nothing(document: Document, attribution: Attribution) -> bool:
    cue, start = attribution.cue, attribution.content[0].start
    if cue is None or cue.end > start or document.marked[bisect_left(document.starts, start)] >= 0:
        return False
    return _NO_SAYING.search(document.text[cue.start : cue.end]) is not None


def _by_owner(document: Document, attribution: Attribution, part: Part) -> Attribution:
    # "Ms Roy seized on Mr Lee's claim that it is shut": he claims it.
    if attribution.cue is None:
        return attribution
    first, last = (bisect_left(document.starts, place) for place in attribution.cue)
    form, says = forms().get(document.lower[last - 1]), forms().get(document.lower[first])
    if says is not None and says.lemma in _SPEECH and says.part in {"past", "s"}:
        return attribution  # "said on Mr Lee's account"
    ends = (at for at in range(last - 2, first, -1) if document.lower[at].endswith(("'s", "s'")))
    owns = next(ends, first)
    if owns == first:
        return attribution
    if form is None or form.part not in {"noun", "base"} or last - owns > _MOST_OWNED:
        return attribution
    owners = noun_phrases(document, first, owns + 1, part)
    if not owners or owners[-1][1] != owns + 1:
        return attribution
    owner = Span(document.tokens[owners[-1][0]].start, document.tokens[owns].end)
    cue = Span(document.tokens[last - 1].start, attribution.cue.end)
    return replace(attribution, source=owner, cue=cue)


def _asked(document: Document, attribution: Attribution) -> Attribution:
    # "Asked about it, Ms Lee smiled", "Ms Lee, asked if it rained, smiled": she does not ask.
    if attribution.cue is None or attribution.source is None:
        return attribution
    at = document.within(*attribution.cue)
    words = [document.lower[k] for k in at]
    asks = next((k for k, word in enumerate(words) if word in _ASKED), None)
    if asks is None:
        return attribution
    before = document.lower[at.start - 1 : at.start] if at.start else []
    first = any(unit.start == at.start for unit in document.units)
    behind = (
        before == [","]
        and attribution.source.end == document.tokens[at.start - 1].start
        and "," not in document.text[slice(*attribution.source)]  # "Ms Lee, the minister, asked"
        and not _in_marks(document, attribution, any)
    )
    passive = not _BE.isdisjoint(words[:asks]) or (
        not asks and (first or behind or before == ["when"] or not _BE.isdisjoint(before))
    )
    return replace(attribution, source=None) if passive else attribution


def _unwrapped(
    document: Document, attribution: Attribution, ruled: list[Attribution]
) -> Attribution:
    # "The meeting saw Mr Trump tell his counterpart ...": the meeting says nothing.
    cue = attribution.cue
    if cue is None or document.text[cue.start : cue.end].lower() not in rules.PERCEPTION:
        return attribution
    for other in ruled:
        inside = [span for span in (other.cue, other.source) if span is not None]
        if len(inside) == 2 and all(_meet(span, attribution.content[0]) for span in inside):
            return other
    return attribution


def _beside(document: Document, attribution: Attribution, ruled: list[Attribution]) -> Attribution:
    # “...,” said Ms Lee: she does, whatever else stands near.
    cue = attribution.cue
    if cue is not None and classify(document.text[cue.start : cue.end]) is not None:
        return attribution
    for other in ruled:
        if other.found_by != "postposed" or other.cue is None or other.source is None:
            continue
        form = forms().get(document.text[other.cue.start : other.cue.end].lower())
        here = _meet(other.content[0], attribution.content[0])
        if here and form is not None and form.lemma in _SPEECH and _in_marks(document, other, all):
            return replace(attribution, cue=other.cue, source=other.source)
    return attribution


def _sourced(attribution: Attribution, ruled: list[Attribution]) -> Attribution:
    if attribution.source is not None:
        return attribution
    for other in ruled:
        if other.found_by == "floating":
            continue  # by the rules' last speaker; `_floating` knows the tagger's
        if other.source is not None and _overlap(attribution, other):
            apart = not any(_meet(other.source, span) for span in attribution.content)
            if attribution.cue is None and _introduces(other, attribution.content[0]):
                end = attribution.content[0].end
                rest = (Span(other.content[0].start, end), *attribution.content[1:])
                return replace(other, content=rest)
            same = attribution.cue is None or (other.cue and _meet(attribution.cue, other.cue))
            if same and apart:
                cue = attribution.cue or other.cue
                return replace(attribution, cue=cue, source=other.source, found_by="tagger+rules")
    return attribution


def _introduces(ruled: Attribution, content: Span) -> bool:
    # Where all was tagged as content: "People suspected that he was behind it".
    source, cue = ruled.source, ruled.cue
    if ruled.found_by not in {"that", "clause"} or source is None or cue is None:
        return False
    in_order = content.start <= source.start and source.end <= cue.start
    return in_order and cue.end <= ruled.content[0].start < content.end


def _nearby(ruled: list[Attribution], starts: list[int], a: Attribution) -> list[Attribution]:
    first = max(0, bisect_left(starts, a.content[0].start) - 1)
    return ruled[first : bisect_right(starts, a.content[-1].end)]


def _is_shown(document: Document, attribution: Attribution) -> bool:
    # 'The so-called "new deal" was dropped': nobody says it.
    start, end = attribution.content[0]
    if _SCARE.search(document.text, max(0, start - _SCARE_REACH), end):
        return False
    cue = attribution.cue
    known = cue is not None and classify(document.text[cue.start : cue.end]) is not None
    return known or _in_marks(document, attribution, any)


def _is_sure(document: Document, attribution: Attribution) -> bool:
    """Whether a rule alone may add this: right in two of five or more on PolNeAR (train)."""
    first, last = (bisect_left(document.starts, place) for place in attribution.content[0])
    if attribution.found_by == "according":
        return last - first >= _LEAST_CLAUSE
    if attribution.found_by == "that":
        # "rules that could shut the mill": there "that" is the rules.
        return document.lower[first] != "that" or _FINITE.isdisjoint(
            document.lower[first + 1 : first + 2]
        )
    if attribution.found_by not in {"marks", "postposed"}:
        return False
    if _in_marks(document, attribution, any):
        return _in_marks(document, attribution, all)
    return _is_clause_first(document, attribution)


def _is_clause_first(document: Document, attribution: Attribution) -> bool:
    # "There was no need for it, officials insisted."
    content, cue = attribution.content[0], attribution.cue
    form = None if cue is None else forms().get(document.text[cue.start : cue.end].lower())
    if form is None or form.lemma not in _SPEECH or form.part not in {"past", "s"}:
        return False
    first, last = (bisect_left(document.starts, place) for place in content)
    return last - first >= _LEAST_CLAUSE


def _free(attribution: Attribution, taken: list[Span]) -> bool:
    span = Span(attribution.content[0].start, attribution.content[-1].end)
    at = bisect_left(taken, span)
    near = taken[max(0, at - 3) : at + 3]
    return not any(_meet(span, other) for other in near)


def _in_marks(
    document: Document, attribution: Attribution, judge: Callable[[Iterable[bool]], bool]
) -> bool:
    """Whether all or any of the content stands in marks."""
    bounds = (attribution.content[0].start, attribution.content[-1].end)
    first, last = (bisect_left(document.starts, place) for place in bounds)
    return judge(number >= 0 for number in document.marked[first:last])


def _floating(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Passages in marks that have neither cue nor source: they go on, or their speaker does."""
    shown: list[Attribution] = []
    for attribution in found:
        before = _last_said(document, shown)
        start = attribution.content[0].start
        at = bisect_left(document.starts, start)
        bare = attribution.cue is None and attribution.source is None and document.marked[at] >= 0
        if bare and before is not None and before.source is not None:
            last = bisect_left(document.starts, before.content[-1].end) - 1
            parted = apart(document, before.content[-1], attribution.content[0])
            if not parted and not document.text[before.content[-1].end : start].strip():
                content = (*before.content, *attribution.content)
                shown[shown.index(before)] = replace(before, content=content)
                continue
            if document.paragraph[at] - document.paragraph[last] <= 1:
                shown.append(replace(attribution, source=before.source, found_by="tagger+rules"))
                continue
        shown.append(attribution)
    return shown


def _last_said(document: Document, shown: list[Attribution]) -> Attribution | None:
    """The last attribution, but who says so where it is what somebody says of others' thoughts."""
    # "“...,” Ms Lee said, both sides want it": what follows in marks is hers.
    if len(shown) < 2 or shown[-1].cue is None:
        return shown[-1] if shown else None
    last, before = shown[-1], shown[-2]
    cues = [
        forms().get(document.text[one.cue.start : one.cue.end].lower()) if one.cue else None
        for one in (before, last)
    ]
    says = [cue is not None and cue.lemma in _SPEECH for cue in cues]
    here = bisect_left(document.starts, last.content[0].start)
    there = bisect_left(document.starts, before.content[0].start)
    unit = bisect_right(document.units, here, key=lambda unit: unit.start)
    same = unit == bisect_right(document.units, there, key=lambda unit: unit.start)
    return before if same and says == [True, False] and before.source else last


def _overlap(one: Attribution, other: Attribution) -> bool:
    return any(_meet(a, b) for a in one.content for b in other.content)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
