"""Train `weights/combiner.toml`, which joins rules and scorers: `make pairs`, its last step.

Learns from the sentences that the scorers of pairs did not (`pair_data.ADJUSTED`) and from the rows of
`stance_rows.tsv`. Needs scipy, and onnxruntime for the encoder's weights.
"""

from __future__ import annotations

import csv
import os
import sys
from binascii import crc32
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.optimize
from pair_data import Pair, read, split
from publish import FOLDER

from research.measures.actors import Mention, find_actors
from research.measures.quotes import find_quotes
from research.measures.stances import combiner, decision
from research.measures.stances.candidates import Candidate, candidates
from research.measures.stances.cues import cue_book
from research.measures.stances.scene import Scene, set_scene
from research.text.document import lay_out

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))
# Over eight folds of the judged rows, more of either changed the log loss in the second place at most.
PENALTY = 2.0
# A row of an article counts as so many sentences: they are fewer, and what is wanted.
OF_ARTICLES = 2.0
METHODS: tuple[tuple[combiner.Scored, str], ...] = (("encoder", "encoder"), ("linear", "linear"))


class Labelled(NamedTuple):
    """A candidate and its sign: 1 for, -1 against, 0 neither, None where nobody judged it.

    `own` says that it is of an article, `document` of which.
    """

    candidate: Candidate
    sign: int | None
    own: bool
    document: str = ""


def of_sentences(pairs: list[Pair]) -> Iterator[Labelled]:
    """Both directions of each coded sentence."""
    signs = {1: (1, 0), 2: (-1, 0), 3: (0, 1), 4: (0, -1)}
    for number, pair in enumerate(pairs):
        # Names that no gazetteer knows better: the coders' marks are all that counts.
        first, second = f"first {number}", f"second {number}"
        mentions = sorted(
            (
                Mention(*pair.holder, first, "person", "name"),
                Mention(*pair.target, second, "person", "name"),
            ),
            key=lambda m: m.start,
        )
        quotes = find_quotes(pair.text, mentions=mentions, least=0)
        scene = set_scene(lay_out(pair.text), mentions, quotes, [])
        there, back = signs.get(pair.label or 0, (0, 0))
        for one in candidates_of(scene):
            if one.holder == first:
                yield Labelled(one, there, False)
            elif one.holder == second:
                yield Labelled(one, back, False)


def candidates_of(scene: Scene) -> Iterator[Candidate]:
    """The candidates of a scene, with what the rules find."""
    for sentence in scene.sentences:
        found = list(decision.by_rules(scene, sentence, cue_book()))
        yield from candidates(scene, sentence, found, cue_book())


@lru_cache(maxsize=1)
def of_rows() -> tuple[Labelled, ...]:
    """The judged rows of articles, those that are still candidates."""
    by_document: dict[str, list[dict[str, str]]] = {}
    with (HERE / "stance_rows.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        for row in rows:
            by_document.setdefault(row["document"], []).append(row)
    found = []
    for name, rows_ in by_document.items():
        path = DATA / "polnear" / "train" / "text" / f"{name}.txt"
        text = path.read_text(encoding="utf-8")
        mentions = find_actors(text)
        quotes = find_quotes(text, mentions=mentions, least=0)
        scene = set_scene(lay_out(text), mentions, quotes, [])
        verdicts = _verdicts(scene, rows_)
        judged = {start for start, _, _ in verdicts}
        # The other candidates of a judged sentence are its rivals.
        for one in candidates_of(scene):
            if one.sentence.start not in judged:
                continue
            holder = f"{crc32((one.holder or one.holder_text).encode()):08x}"
            key = (one.sentence.start, holder, one.target_name)
            found.append(Labelled(one, verdicts.get(key), True, name))
    return tuple(found)


def _verdicts(scene: Scene, rows: list[dict[str, str]]) -> dict[tuple[int, str, str], int]:
    """What the reader said of each row: by first word of the sentence, holder and target."""
    found = {}
    for row in rows:
        start = int(row["target_start"])
        target = next((t for t in scene.targets if t.start == start), None)
        if target is not None:
            sentence = next(s for s in scene.sentences if target.first in s)
            sign = 1 if row["sign"] == "for" else -1
            verdict = {"yes": sign, "no": 0, "turned": -sign}[row["right"]]
            found[sentence.start, row["holder"], target.name] = verdict
    return found


def learn(labelled: list[Labelled], scored: str, method: str) -> tuple[np.ndarray, float]:
    """Weights of the features, and the log loss on what they were learnt from."""
    parts = [one.candidate for one in labelled]
    used, chances, words = decision.scores(parts, method)
    if used != scored:
        sys.exit(f"no scorer {scored!r} here: train it first, and install the extra")
    others = combiner.rivals(parts, chances)
    positive, negative = (
        np.array(
            [
                combiner.features(
                    one.candidate, chance.tolist(), word, sign, others=other, own=one.own
                )
                for one, chance, word, other in zip(labelled, chances, words, others, strict=True)
            ]
        )
        for sign in (1, -1)
    )
    known = [i for i, one in enumerate(labelled) if one.sign is not None]
    positive, negative = positive[known], negative[known]
    signs = np.array([labelled[i].sign for i in known])
    gold = np.stack([signs > 0, signs < 0]).astype(float)
    counts = np.where([labelled[i].own for i in known], OF_ARTICLES, 1.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = np.stack([positive @ w, negative @ w])
        whole = np.logaddexp(0, np.logaddexp(z[0], z[1]))
        shares = np.exp(z - whole)
        value = (counts * (whole - (gold * z).sum(axis=0))).sum() + PENALTY / 2 * (w**2).sum()
        rest = counts * (shares - gold)
        return value, positive.T @ rest[0] + negative.T @ rest[1] + PENALTY * w

    best = scipy.optimize.minimize(loss, np.zeros(positive.shape[1]), jac=True, method="L-BFGS-B").x
    return best, float(loss(best)[0] / counts.sum())


def main() -> None:
    pairs = read(DATA / "dse")
    labelled = [*of_sentences([pairs[i] for i in split(pairs)[1]]), *of_rows()]
    lines = ["# Weights of the features of stances/combiner.py, by scorer: see pairs.md."]
    for scored, method in METHODS:
        weights, loss = learn(labelled, scored, method)
        print(f"{scored}: {len(labelled)} candidates, log loss {loss:.3f}")
        lines += ["", f"[{scored}]"]
        lines += [f'"{n}" = {w:.4f}' for n, w in zip(combiner.FEATURES, weights, strict=True)]
    text = "\n".join(lines) + "\n"
    (FOLDER / combiner.FILE).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
