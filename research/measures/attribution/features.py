"""What the tagger sees of each token: strings, most of them made once for each kind of word.

No parser and no tagger of parts of speech: word classes come from a list of words (`WordClasses`),
cues from the codebook, and the state of quotation marks from the layout.
"""

from __future__ import annotations

from typing import NamedTuple

from research.measures.attribution.cues import forms
from research.measures.attribution.marks import Marked
from research.measures.attribution.ngrams import NGRAMS
from research.measures.attribution.units import Layout
from research.measures.attribution.word_classes import REACH, WordClasses

Shared = tuple[int, int, tuple[str, ...]]  # tokens from, to, and what all of them have
_CLAUSE_WORDS = frozenset(["that", "what", "how", "whether", "if", "why", "to", "as", "for", "of"])
_STRONG = frozenset([";", ":", "—", "–", "--", "(", ")", ".", "!", "?"])


class _Cues(NamedTuple):
    """Cues of a unit: their tokens, lemma and kind of each, and how each stands."""

    places: list[int]
    described: list[tuple[str, str]]
    patterns: list[str]


class _Buckets(dict[int, str]):
    """Distances, less exact the longer they are."""

    def __missing__(self, distance: int) -> str:
        return "0" if distance < 0 else "+"


_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_BUCKETS = _Buckets({n: str(min(limit for limit in _LIMITS if n <= limit)) for n in range(41)})


def features(layout: Layout, classes: WordClasses) -> list[list[str]]:
    """All features of each token, in order: of the words around it, n-grams, and context."""
    text, count = layout.text, len(layout.tokens)
    windows = [classes.window(text[a:b]) for a, b in layout.tokens]
    grams = {
        "w": ["^^", "^^", *layout.lower, "$$", "$$"],
        "p": ["^^", "^^", *(classes.part(text[a:b]) for a, b in layout.tokens), "$$", "$$"],
    }
    rows, shared = context(layout, classes)
    for first, last, names in shared:
        for at in range(first, last):
            rows[at].extend(names)
    for at, row in enumerate(rows):
        for k in range(max(-REACH, -at), min(REACH + 1, count - at)):
            row.extend(windows[at + k][k + REACH])
        for name, (of, places) in NGRAMS.items():
            row.append("|".join([name, *(grams[of][at + 2 + k] for k in places)]))
    return rows


def context(layout: Layout, classes: WordClasses) -> tuple[list[list[str]], list[Shared]]:
    """Features of a token's place: each token's own, and those of a stretch of tokens."""
    text = layout.text
    parts = ["^^", "^^", *(classes.part(text[a:b]) for a, b in layout.tokens), "$$", "$$"]
    rows: list[list[str]] = [[] for _ in layout.tokens]
    shared: list[Shared] = []
    _add_quotations(layout, parts, rows, shared)
    _add_units(layout, parts, rows, shared)
    return rows, shared


def _add_quotations(
    layout: Layout, parts: list[str], rows: list[list[str]], shared: list[Shared]
) -> None:
    marked = layout.marked
    count = len(rows)
    at = 0
    states = []
    while at < count:
        number = marked[at]
        if number < 0:
            states.append("O")
            at += 1
            continue
        end = at
        while end < count and marked[end] == number:
            end += 1
        shared.append((at, end, _quotation(layout, layout.quotations[number], at, end, parts)))
        states += ["B", *("I" * (end - at - 2)), "E"][: end - at]
        at = end
    joined = f"^{''.join(states)}$"
    state = ""
    for at in range(count):
        rows[at].append(f"qp={states[at]}|{parts[at + 2]}")
        if joined[at : at + 3] == state:
            shared[-1] = (shared[-1][0], at + 1, shared[-1][2])
            continue
        state = joined[at : at + 3]
        shared.append((at, at + 1, (f"q={states[at]}", f"q3={state}")))
        if states[at] == "O" and state[2] != "O":
            rows[at].append(f"qn={parts[at + 2]}")


def _quotation(
    layout: Layout, quotation: Marked, first: int, last: int, parts: list[str]
) -> tuple[str, ...]:
    text = layout.text
    length = _BUCKETS[sum(t[:1].isalnum() for t in layout.lower[first:last])]
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    ending = inner[-1:] if inner[-1:] in ",.!?…—" else "x"
    opening = "X" if inner[:1].isupper() else "x"
    before = layout.lower[first - 1] if first else "^"
    form = forms().get(before)
    left = f"{form.cue_class}" if form is not None else parts[first + 1]
    if first == 0 or layout.paragraph[first - 1] != layout.paragraph[first]:
        left = "^"
    after = parts[last + 2]
    if last >= len(layout.tokens) or layout.paragraph[last] != layout.paragraph[first]:
        after = "$"
    return (
        f"ql={length}", f"qe={ending}", f"qo={opening}{ending}{left}", f"qb={left}",
        f"qa={after}", f"qx={length}|{ending}|{opening}", f"qw={before}|{opening}",
        f"qs={left}|{length}|{after}", f"qc={quotation.closed}{quotation.continues}",
    )  # fmt: skip


def _add_units(
    layout: Layout, parts: list[str], rows: list[list[str]], stretches: list[Shared]
) -> None:
    lower, marked = layout.lower, layout.marked
    known = forms()
    before_unit = "^"
    for number, unit in enumerate(layout.units):
        first, last = unit.start, unit.stop
        cues = [
            at for at in unit if marked[at] < 0 and (lower[at] in known or lower[at] == "according")
        ]
        patterns = [_pattern(layout, parts, unit, at) for at in cues]
        ends = patterns[-1] if patterns else "-"
        has_marks = any(marked[at] >= 0 for at in unit)
        opens = marked[first] >= 0
        new = number == 0 or layout.paragraph[first] != layout.paragraph[first - 1]
        position = f"{min(layout.paragraph[first], 3)}"
        kind = f"{'M' if has_marks else 'm'}{'O' if opens else 'o'}{'P' if new else 'p'}"
        kind += "c" + str(min(len(cues), 2))
        shared = (
            f"u={kind}", f"ub={before_unit}", f"up={position}", f"ux={kind}|{before_unit}",
            f"uw={lower[first]}", f"ue={lower[last - 1]}",
            f"uf={patterns[0] if patterns else '-'}", f"ul={ends}|{last - cues[-1] < 4 if cues else 0}",
        )  # fmt: skip
        stretches.append((first, last, shared))
        _add_places(
            layout,
            unit,
            _Cues(cues, [_cue(lower[at]) for at in cues], patterns),
            parts,
            rows,
            stretches,
        )
        before_unit = kind


def _cue(word: str) -> tuple[str, str]:
    form = forms().get(word)
    return (form.lemma, f"{form.cue_class}|{form.part}") if form is not None else (word, word)


def _add_places(
    layout: Layout,
    unit: range,
    cues: _Cues,
    parts: list[str],
    rows: list[list[str]],
    stretches: list[Shared],
) -> None:
    """What stands left and right of each token of a unit: stops, clause, nearest cues."""
    lower, marked = layout.lower, layout.marked
    first, last = unit.start, unit.stop
    nexts = _next_stops(layout, unit)
    stopped, since, clause = "^", 0, lower[first]
    verb, verb_at = "-", first
    seen: tuple[str, ...] = ()
    left, right = -1, 0  # numbers of the cue before the token, and of the one after it
    state: tuple[object, ...] = ()
    for at in unit:
        here, part = lower[at], parts[at + 2]
        is_cue = right < len(cues.places) and cues.places[right] == at
        right += is_cue
        stop, distance = nexts[at - first]
        row = rows[at]
        if is_cue:
            pattern = cues.patterns[right - 1]
            row += (f"cp={pattern}", f"cq={here}|{pattern}")
        row += (
            f"ui={_BUCKETS[at - first]}", f"uj={_BUCKETS[last - at]}",
            f"lp={stopped}|{_BUCKETS[since]}",
            f"np={stop}|{_BUCKETS[distance]}",
            f"v={verb}|{_BUCKETS[at - verb_at]}",
        )  # fmt: skip
        if left >= 0:
            lemma, kind = cues.described[left]
            away = _BUCKETS[at - cues.places[left]]
            row += (f"Lc={kind}|{away}", f"Lp={lemma}|{stopped}|{part}")
        if right < len(cues.places):
            gap = cues.places[right] - at
            kind, away = cues.described[right][1], _BUCKETS[gap]
            beyond = _BUCKETS[gap - distance]
            row += (
                f"Rc={kind}|{away}", f"Rd={kind}|{stop}|{beyond}",
                f"Rr={cues.patterns[right]}|{away}",
            )  # fmt: skip
        now = (left, right, clause, seen, stopped, stop)
        if now == state:
            stretches[-1] = (stretches[-1][0], at + 1, stretches[-1][2])
        else:
            state = now
            names = (
                f"cw={clause}", f"lnp={stopped}|{stop}",
                *_left(cues, left, "".join(seen), stop, parts),
                *_right(cues, right, stop, last, after_cue=left >= 0),
            )  # fmt: skip
            stretches.append((at, at + 1, names))
        if is_cue:
            left, seen = right - 1, ()
        elif left >= 0 and len(seen) < 4:
            word = here if here in _CLAUSE_WORDS or here == "," else "q" if marked[at] >= 0 else ""
            if word and seen[-1:] != (word,):
                seen = (*seen, word)
        if marked[at] < 0 and (here == "," or here in _STRONG):
            stopped, since = here, 0
            clause = lower[at + 1] if at + 1 < last else "$"
        else:
            since += 1
        if part[:1] == "V" or part == "MD":
            verb, verb_at = part, at


def _left(cues: _Cues, left: int, between: str, stop: str, parts: list[str]) -> tuple[str, ...]:
    if left < 0:
        return ("L=-",)
    lemma, kind = cues.described[left]
    pattern = cues.patterns[left]
    return (
        f"L={lemma}", f"Lb={kind}|{between}", f"Ll={lemma}|{between}",
        f"Ln={kind}|{parts[cues.places[left] + 3]}", f"Lq={pattern}",
        f"Lr={pattern}|{between}|{stop}",
    )  # fmt: skip


def _right(cues: _Cues, right: int, stop: str, last: int, *, after_cue: bool) -> tuple[str, ...]:
    if right == len(cues.places):
        return ("R=-",)
    lemma, kind = cues.described[right]
    pattern = cues.patterns[right]
    return (
        f"R={lemma}", f"Rs={lemma}|{stop}", f"Re={lemma}|{min(last - cues.places[right], 4)}",
        f"LR={after_cue}|{kind}|{stop}", f"Rq={pattern}|{stop}", f"Rl={lemma}|{pattern}",
    )  # fmt: skip


def _pattern(layout: Layout, parts: list[str], unit: range, cue: int) -> str:
    """How a cue stands in its unit: its class, what opens its clause, what follows it."""
    form = forms().get(layout.lower[cue])
    kind = f"{form.cue_class}|{form.part}" if form is not None else "according"
    at = cue - 1
    while at >= unit.start and cue - at <= 15:
        word = layout.lower[at]
        if layout.marked[at] >= 0 or word == "," or word in _STRONG:
            break
        at -= 1
    gap = _BUCKETS[cue - at - 1]
    opens = "^" if at < unit.start else "q" if layout.marked[at] >= 0 else layout.lower[at]
    if gap == "+":
        opens = "-"
    follows = parts[cue + 3] if cue + 1 < unit.stop else "$"
    if cue + 1 < unit.stop:
        follower = layout.lower[cue + 1]
        if layout.marked[cue + 1] >= 0:
            follows = "q"
        elif follower in _CLAUSE_WORDS:
            follows = follower
    return f"{kind}|{opens}{gap}|{follows}"


def _next_stops(layout: Layout, unit: range) -> list[tuple[str, int]]:
    """For each token of the unit, the next punctuation outside of marks, and how far it is."""
    found: list[tuple[str, int]] = []
    stop, distance = "$", 0
    for at in reversed(unit):
        word = layout.lower[at]
        if layout.marked[at] >= 0:
            stop, distance = "q", 0
        elif word == "," or word in _STRONG:
            stop, distance = word, 0
        else:
            distance += 1
        found.append((stop, distance))
    found.reverse()
    return found
