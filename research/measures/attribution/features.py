"""What the tagger sees of each token: strings, most of them made once for each kind of word.

No parser and no tagger of parts of speech: word classes come from a list of words (`WordClasses`),
cues from the codebook, and the state of quotation marks from the layout.
"""

from __future__ import annotations

from collections.abc import Mapping

from research.measures.attribution.cues import forms
from research.measures.attribution.marks import Marked
from research.measures.attribution.units import Layout

REACH = 3  # words to either side
Shared = tuple[int, int, tuple[str, ...]]  # tokens from, to, and what all of them have
_FAR = 99
_CLAUSE_WORDS = frozenset(["that", "what", "how", "whether", "if", "why", "to", "as", "for", "of"])
_STRONG = frozenset([";", ":", "—", "–", "--", "(", ")", ".", "!", "?"])


def _bucket(count: int) -> str:
    for limit in (0, 1, 2, 3, 5, 8, 12, 20, 40):
        if count <= limit:
            return str(limit)
    return "+"


_BUCKETS = [_bucket(n) for n in range(101)]


class WordClasses:
    """Likely parts of speech of a word: from a list, else from its shape and ending."""

    def __init__(self, listed: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self._listed = listed
        self._endings = endings

    def part(self, word: str) -> str:
        """Class of a word as it is written; "^" marks a capital."""
        lower = word.lower().replace("’", "'")
        listed = self._listed.get(lower)
        if word[0].isupper():
            return f"^{listed}" if listed else "^"
        if listed:
            return listed
        if not word[0].isalpha():
            return "0" if word[0].isdigit() else word[:1]
        return self._endings.get(lower[-3:], "?")

    def window(self, word: str) -> list[list[str]]:
        """Features that a word gives to the tokens from 3 after it to 3 before it."""
        lower = word.lower().replace("’", "'")
        if lower[0].isdigit():
            lower = "0"
        part = self.part(word)
        form = forms().get(lower)
        places = []
        for k in range(-REACH, REACH + 1):
            row = [f"w{k}={lower}", f"p{k}={part}"]
            if form is not None:
                row += [f"c{k}={form.cue_class}|{form.part}", f"l{k}={form.lemma}"]
            if abs(k) <= 2:
                row.append(f"h{k}={_shape(word)}")
            if abs(k) <= 1:
                row.append(f"s{k}={lower[-3:]}")
            places.append(row)
        return places


def _shape(word: str) -> str:
    if word[0].isupper():
        return "X." if "." in word else "XX" if word.isupper() and len(word) > 1 else "Xx"
    return "x" if word[0].islower() else "0" if word[0].isdigit() else word[:1]


def features(layout: Layout, classes: WordClasses) -> list[list[str]]:
    """All features of each token, in order: those of the words around it, and of its context."""
    text, count = layout.text, len(layout.tokens)
    windows = [classes.window(text[a:b]) for a, b in layout.tokens]
    rows, shared = context(layout, classes)
    for first, last, names in shared:
        for at in range(first, last):
            rows[at].extend(names)
    for at, row in enumerate(rows):
        for k in range(max(-REACH, -at), min(REACH + 1, count - at)):
            row.extend(windows[at + k][k + REACH])
    return rows


def context(layout: Layout, classes: WordClasses) -> tuple[list[list[str]], list[Shared]]:
    """Features that are not those of single words: each token's own, and those of a stretch."""
    text = layout.text
    parts = ["^^", "^^", *(classes.part(text[a:b]) for a, b in layout.tokens), "$$", "$$"]
    lower = ["^^", *layout.lower, "$$"]
    rows: list[list[str]] = []
    for at in range(len(layout.tokens)):
        p2, p1, p0, n1, n2 = parts[at : at + 5]
        w1, w0, v1 = lower[at : at + 3]
        rows.append([
            f"w-|{w1}|{w0}", f"w+|{w0}|{v1}", f"p-|{p1}|{p0}", f"p+|{p0}|{n1}",
            f"p-+|{p1}|{p0}|{n1}", f"p--|{p2}|{p1}|{p0}", f"p++|{p0}|{n1}|{n2}",
        ])  # fmt: skip
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
    for at, row in enumerate(rows):
        before = states[at - 1] if at else "^"
        after = states[at + 1] if at + 1 < count else "$"
        row.extend(
            (
                f"q={states[at]}",
                f"q3={before}{states[at]}{after}",
                f"qp={states[at]}|{parts[at + 2]}",
            )
        )
        if states[at] == "O" and after != "O":
            row.append(f"qn={parts[at + 2]}")


def _quotation(
    layout: Layout, quotation: Marked, first: int, last: int, parts: list[str]
) -> tuple[str, ...]:
    text = layout.text
    length = _BUCKETS[min(sum(t[:1].isalnum() for t in layout.lower[first:last]), 100)]
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
            at
            for at in unit
            if marked[at] < 0
            and ((form := known.get(lower[at])) is not None or lower[at] == "according")
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
        punctuation = "^"
        since = 0
        clause = lower[first]
        left = -1
        seen: list[str] = []
        verb = "-"
        verb_at = first
        nexts = _next_stops(layout, unit)
        right = 0
        for at in unit:
            while right < len(cues) and cues[right] <= at:
                right += 1
            row = rows[at]
            here = lower[at]
            here_is = right > 0 and cues[right - 1] == at
            if here_is:
                row += (f"cp={patterns[right - 1]}", f"cq={here}|{patterns[right - 1]}")
            stop, distance = nexts[at - first]
            row += (
                f"ui={_BUCKETS[min(at - first, 100)]}", f"uj={_BUCKETS[min(last - at, 100)]}",
                f"lp={punctuation}|{_BUCKETS[min(since, 100)]}",
                f"np={stop}|{_BUCKETS[min(distance, 100)]}", f"lnp={punctuation}|{stop}",
                f"cw={clause}", f"v={verb}|{_BUCKETS[min(at - verb_at, 100)]}",
            )  # fmt: skip
            if left >= 0:
                form = known.get(lower[left])
                lemma = form.lemma if form is not None else "according"
                kinds = f"{form.cue_class}|{form.part}" if form is not None else "according"
                away = _BUCKETS[min(at - left, 100)]
                between = "".join(seen)
                row += (
                    f"L={lemma}", f"Lc={kinds}|{away}", f"Lb={kinds}|{between}",
                    f"Ll={lemma}|{between}", f"Lp={lemma}|{punctuation}|{parts[at + 2]}",
                    f"Ln={kinds}|{parts[left + 3]}", f"Lq={patterns[right - 1 - here_is]}",
                    f"Lr={patterns[right - 1 - here_is]}|{between}|{stop}",
                )  # fmt: skip
            else:
                row.append("L=-")
            if right < len(cues):
                after = cues[right]
                form = known.get(lower[after])
                lemma = form.lemma if form is not None else "according"
                kinds = f"{form.cue_class}|{form.part}" if form is not None else "according"
                away = _BUCKETS[min(after - at, 100)]
                row += (
                    f"R={lemma}", f"Rc={kinds}|{away}", f"Rs={lemma}|{stop}",
                    f"Rd={kinds}|{stop}|{_BUCKETS[min(max(after - at - distance, 0), 100)]}",
                    f"Re={lemma}|{min(last - after, 4)}", f"LR={left >= 0}|{kinds}|{stop}",
                    f"Rq={patterns[right]}|{stop}", f"Rr={patterns[right]}|{away}",
                    f"Rl={lemma}|{patterns[right]}",
                )  # fmt: skip
            else:
                row.append("R=-")
            if at == left + 1 and left >= 0:
                seen = []
            if right and cues[right - 1] == at:
                left, seen = at, []
            elif left >= 0 and len(seen) < 4:
                if here in _CLAUSE_WORDS and (not seen or seen[-1] != here):
                    seen.append(here)
                elif here == "," and (not seen or seen[-1] != ","):
                    seen.append(",")
                elif marked[at] >= 0 and (not seen or seen[-1] != "q"):
                    seen.append("q")
            if marked[at] < 0 and (here == "," or here in _STRONG):
                punctuation, since = here, 0
                clause = lower[at + 1] if at + 1 < last else "$"
            else:
                since += 1
            if parts[at + 2][:1] == "V" or parts[at + 2] == "MD":
                verb, verb_at = parts[at + 2], at
        before_unit = kind


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
