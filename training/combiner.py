"""Train `weights/combiner.toml`, which joins rules and scorers: `make pairs`; the trees come after it.

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
from research.measures.stances.candidates import Candidate
from research.measures.stances.cues import cue_book
from research.measures.stances.elsewhere import elsewhere
from research.measures.stances.nominals import nominals
from research.measures.stances.policies import policies
from research.measures.stances.pronouns import with_pronouns
from research.measures.stances.scene import Scene, set_scene
from research.text.document import lay_out

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))
# Over eight folds of the judged rows, more of either changed the log loss in the second place at most.
PENALTY = 2.0
# A row of an article counts as so many sentences: they are fewer, and what is wanted.
OF_ARTICLES = 2.0
ROUNDS = 4
# No row towards a common noun was judged when the rows were. Of -1.5, -2, -2.5 and -3 this one ranked the
# candidates best by what readers found in the texts of the trees, over four folds.
OF_NOUNS = -2.5
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
        # They were chosen for their two: no pair is left out for being unlikely.
        for one in decision.every_pair(scene, cue_book()):
            if one.holder == first:
                yield Labelled(one, there, False)
            elif one.holder == second:
                yield Labelled(one, back, False)


def read_scene(text: str) -> tuple[Scene, list[Mention]]:
    """The scene of an article with all that it may take sides on, and its mentions."""
    document = lay_out(text)
    mentions = find_actors(document.text)
    quotes = find_quotes(document.text, mentions=mentions, least=0)
    named = list(policies(document, mentions))
    nouns = nominals(document, mentions, [span for _, span in named])
    return with_pronouns(set_scene(document, mentions, quotes, named, list(nouns))), mentions


def train_text(name: str) -> str:
    """A text of PolNeAR's train part."""
    return (DATA / "polnear" / "train" / "text" / f"{name}.txt").read_text(encoding="utf-8")


def candidates_of(scene: Scene) -> list[Candidate]:
    """The pairs of a scene that are scored, with what the rules find."""
    return decision.to_score(scene, cue_book()).pairs


def judged() -> dict[str, list[dict[str, str]]]:
    """The rows that readers judged, by document."""
    found: dict[str, list[dict[str, str]]] = {}
    with (HERE / "stance_rows.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        for row in rows:
            found.setdefault(row["document"], []).append(row)
    return found


@lru_cache(maxsize=1)
def of_rows() -> tuple[Labelled, ...]:
    """The judged rows of articles, those that are still candidates."""
    found = []
    for name, rows_ in judged().items():
        scene, _ = read_scene(train_text(name))
        verdicts = _verdicts(scene, rows_)
        # What nobody judged speaks for and against what somebody did: see `elsewhere`.
        for one in candidates_of(scene):
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


def alone(labelled: list[Labelled], scored: str, method: str) -> np.ndarray:
    """Values of the features of each candidate by itself, (2, candidates, features)."""
    parts = [one.candidate for one in labelled]
    used, chances, words = decision.scores(decision.by_linear(parts), method)
    if used != scored:
        sys.exit(f"no scorer {scored!r} here: train it first, and install the extra")
    return combiner.table(parts, chances, words, own=labelled[0].own)


def of_the_rest(rows: list[Labelled], shares: np.ndarray) -> np.ndarray:
    """What the rest of its article says of each row."""
    found = np.zeros((2, len(rows), len(combiner.ELSEWHERE)))
    articles: dict[str, list[int]] = {}
    for i, one in enumerate(rows):
        articles.setdefault(one.document, []).append(i)
    for part in articles.values():
        found[:, part] = elsewhere([rows[i].candidate for i in part], shares[:, part])
    return found


def learn(
    sentences: list[Labelled], rows: list[Labelled], scored: str, method: str
) -> tuple[np.ndarray, float]:
    """Weights of the features, and the log loss on what they were learnt from."""
    labelled = [*sentences, *rows]
    by_itself = [alone(part, scored, method) for part in (sentences, rows)]
    known = [i for i, one in enumerate(labelled) if one.sign is not None]
    signs = np.array([labelled[i].sign for i in known])
    gold = np.stack([signs > 0, signs < 0]).astype(float)
    counts = np.where([labelled[i].own for i in known], OF_ARTICLES, 1.0)
    rest = [np.zeros((2, len(part), len(combiner.ELSEWHERE))) for part in (sentences, rows)]
    # A sentence has no article. What an article says depends on the weights: they settle in a few rounds.
    for _ in range(ROUNDS):
        joined = np.concatenate(
            [np.concatenate(by_itself, axis=1), np.concatenate(rest, axis=1)], 2
        )
        values = joined[:, known]
        best = scipy.optimize.minimize(
            _loss, np.zeros(values.shape[2]), (values, gold, counts), jac=True, method="L-BFGS-B"
        ).x
        rest[1] = of_the_rest(rows, combiner.shares(by_itself[1] @ best[: len(combiner.ALONE)]))
    return best, float(_loss(best, values, gold, counts)[0] / counts.sum())


def _loss(
    w: np.ndarray, values: np.ndarray, gold: np.ndarray, counts: np.ndarray
) -> tuple[float, np.ndarray]:
    """The penalised log loss and its gradient."""
    z = values @ w
    whole = np.logaddexp(0, np.logaddexp(z[0], z[1]))
    value = (counts * (whole - (gold * z).sum(axis=0))).sum() + PENALTY / 2 * (w**2).sum()
    spare = counts * (np.exp(z - whole) - gold)
    return value, np.einsum("scf,sc->f", values, spare) + PENALTY * w


def main() -> None:
    pairs = read(DATA / "dse")
    sentences = list(of_sentences([pairs[i] for i in split(pairs)[1]]))
    rows = list(of_rows())
    lines = ["# Weights of the features of stances/combiner.py, by scorer: see pairs.md."]
    for scored, method in METHODS:
        weights, loss = learn(sentences, rows, scored, method)
        weights[combiner.FEATURES.index("target a common noun")] = OF_NOUNS
        print(f"{scored}: {len(sentences) + len(rows)} candidates, log loss {loss:.3f}")
        lines += ["", f"[{scored}]"]
        lines += [f'"{n}" = {w:.4f}' for n, w in zip(combiner.FEATURES, weights, strict=True)]
    text = "\n".join(lines) + "\n"
    (FOLDER / combiner.FILE).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
