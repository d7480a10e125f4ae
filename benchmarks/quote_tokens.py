"""Sources, cues and content by exact span, as published span models are scored.

The protocol of Wang et al. (2022, CofeNet): PolNeAR as tokens in sentences, labels B, I, O for each
role; a span counts where both its ends and its role are right; F1 over all spans of a role. Every
annotator of a text counts. What the package finds in the whole text is laid over the tokens, acts
included, which the corpus counts and the table `quotes` leaves out.

    python benchmarks/quote_tokens.py [method ...]
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from common import data, fingerprint, save

from research.measures.quotes import attributions_in
from research.measures.quotes.attribution import Attribution
from research.text.document import lay_out

ROLES = ("content", "source", "cue")
# How CoreNLP, which cut the tokens, writes what stands in the text.
WRITTEN = {
    "``": ("“", '"', "``", "''", "”"),
    "''": ("”", '"', "''", "“", "``"),
    "`": ("‘", "'", "`", "’"),
    "--": ("—", "–", "―", "--"),
    "...": ("…", "...", ". . ."),
    "-LRB-": ("(",), "-RRB-": (")",), "-LSB-": ("[",), "-RSB-": ("]",),
    "-LCB-": ("{",), "-RCB-": ("}",),
}  # fmt: skip
AHEAD = 12  # characters of the text that the tokens may leave out
ALIKE = 4  # tokens in a row that tell where a passage stands
Span = tuple[int, int]  # of tokens in a sentence
Sentence = tuple[list[str], list[str]]  # tokens, labels


def read(path: Path) -> dict[str, list[Sentence]]:
    """Sentences of each text of one annotator, in order."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]].append((row["tokens"], row["labels"]))
    return dict(found)


def places(text: str, sentences: Sequence[Sentence]) -> list[list[Span]]:
    """Characters of each token of each sentence in the text; none of a token that is not there.

    CoreNLP ends "in the U.S." with a second full stop, and puts some passages elsewhere.
    """
    at, found = 0, []
    for tokens, _ in sentences:
        row = []
        for number, token in enumerate(tokens):
            where = _next(text, at, token)
            if where is None and token != ".":
                where = _elsewhere(text, tokens[number : number + ALIKE])
            begins, end = (at, at) if where is None else where
            row.append((begins, end))
            at = end
        found.append(row)
    return found


def _next(text: str, at: int, token: str) -> Span | None:
    spellings = [*WRITTEN.get(token, ()), token]
    spellings += [token.replace("'", "’"), token.replace("'", "‘"), token.replace("`", "‘")]
    hits = []
    for spelling in spellings:
        begins = text.find(spelling, at, at + AHEAD + len(spelling))
        if begins >= 0:
            hits.append((begins, -len(spelling)))
    if not hits:
        return None
    begins, length = min(hits)
    return begins, begins - length


def _elsewhere(text: str, tokens: Sequence[str]) -> Span | None:
    """Where these tokens stand one after the other, anywhere."""
    begin = 0
    while begin < len(text) and len(tokens) == ALIKE:
        first = _next(text, begin, tokens[0])
        at = begin + AHEAD if first is None else first[1]
        if first is not None:
            ends = at
            for token in tokens[1:]:
                follows = _next(text, ends, token)
                if follows is None or follows[0] > ends + 2:
                    break
                ends = follows[1]
            else:
                return first
        begin = at
    return None


def spans(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Role and tokens of each span that the labels spell out."""
    role, first = "", 0
    for at, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            yield role, first, at
            role = ""
        if label[:2] == "B-":
            role, first = label[2:], at


def _with_comma(text: str, start: int, end: int) -> int:
    # The corpus counts the comma that ends an apposition as part of the source; a table of speakers
    # is better off without.
    return end + ("," in text[start:end] and text[end : end + 1] == ",")


def laid_over(
    text: str, attributions: Sequence[Attribution], tokens: Sequence[Span]
) -> set[tuple[str, int, int]]:
    """Spans of one sentence's tokens that the quotations cover."""
    starts = [begin for begin, _ in tokens]
    found = set()
    for one in attributions:
        of_role: list[tuple[str, int, int]] = [("content", *span) for span in one.content]
        if one.cue is not None:
            # "said:" with its colon is the cue, in the corpus.
            of_role.append(("cue", one.cue.start, one.cue.end + (text[one.cue.end :][:1] == ":")))
        if one.source is not None:
            of_role.append(("source", one.source.start, _with_comma(text, *one.source)))
        for role, begin, end in of_role:
            first, last = bisect_left(starts, begin), bisect_left(starts, end)
            if first < last:
                found.add((role, first, last))
    return found


def figures(
    texts: Sequence[tuple[str, list[Sentence]]], found: Sequence[Sequence[Attribution]]
) -> dict[str, Any]:
    """Precision, recall and F1 of each role, and their numbers."""
    gold, seen, both = (dict.fromkeys(ROLES, 0) for _ in range(3))
    for (text, sentences), attributions in zip(texts, found, strict=True):
        for (_, labels), tokens in zip(sentences, places(text, sentences), strict=True):
            expected = set(spans(labels))
            mine = laid_over(text, attributions, tokens)
            for counts, one in ((gold, expected), (seen, mine), (both, expected & mine)):
                for role, _, _ in one:
                    counts[role] += 1
    return {
        role: {
            "f1": 2 * both[role] / (gold[role] + seen[role]),
            "precision": both[role] / max(1, seen[role]),
            "recall": both[role] / gold[role],
            "n_gold": float(gold[role]),
        }
        for role in ROLES
    }


def main() -> None:
    path = data("polnear_tokens") / "valid.jsonl"
    folder = data("polnear") / "dev" / "text"
    coded = read(path)
    texts = []
    for name, sentences in sorted(coded.items()):
        with (folder / f"{name.rsplit('_', 1)[0]}.txt").open(
            encoding="utf-8", newline=""
        ) as opened:
            texts.append((opened.read(), sentences))
    measured: dict[str, Any] = {}
    for method in sys.argv[1:] or ("encoder", "tagger"):
        read_once = {text: attributions_in(lay_out(text), method) for text, _ in texts}  # type: ignore[arg-type]
        measured[method] = figures(texts, [read_once[text] for text, _ in texts])
    save("quote_tokens", measured, data_sha256=fingerprint([path]))


if __name__ == "__main__":
    main()
