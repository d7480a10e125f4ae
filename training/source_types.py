"""Train `weights/sources.npz`, the types of sources: `make sources`, some minutes. Its card: `sources.md`.

Learns from the sources of PolNeAR that `benchmarks/source_codes.tsv` holds in the parts that errors were read
in. A type of the rules that a coder lets pass is right: coders differ on ministers and on polls.
`--folds` prints instead what articles left out give: the rules, what is learned alone, and joined with the
rules, from a least probability on where these give none, and from another on against theirs.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import scipy.optimize
import scipy.sparse
import scipy.special
from publish import FOLDER, publish

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import polnear  # noqa: E402
import sources as benchmark  # noqa: E402
from common import data  # noqa: E402

from research.articles.model import Article, Corpus  # noqa: E402
from research.measures.sources import by_rules, learned  # noqa: E402
from research.measures.sources.kinds import TYPES  # noqa: E402

PARTS = ("tuned", "mended", "drawn", "fifth")
LEAST = 3  # articles that a feature must have
PENALTY = 1.0  # of 1, 2, 4 and 8, over folds
FOLDS = 8
ROUNDS = 100


class Coded(NamedTuple):
    """A source: its article, what is known of it, its type by rules, and those that its coder lets pass."""

    document: str
    features: learned.Features
    by_rules: str | None
    right: tuple[str, ...]

    @property
    def type(self) -> str:
        """What to learn."""
        return self.by_rules if self.by_rules in self.right else self.right[0]


def coded(parts: Sequence[str]) -> list[Coded]:
    """The coded sources of these parts that the table has."""
    with benchmark.CODES.open(encoding="utf-8", newline="") as opened:
        codes = [row for row in csv.DictReader(opened, delimiter="\t") if row["half"] in parts]
    names = {code["document"] for code in codes}
    texts = {
        one.name: one.text
        for part in ("dev", "train")
        for one in polnear.read(data("polnear"), part)
        if one.name in names
    }
    corpus = Corpus([Article(n, text, (), n, "", language="en") for n, text in texts.items()])
    read = dict(zip(texts, by_rules(corpus, quotations="encoder"), strict=True))
    rows = {name: one.rows for name, one in read.items()}
    seen = {name: list(learned.features(*one, of=one.rows)) for name, one in read.items()}
    found = []
    for code in codes:
        document = code["document"]
        row = benchmark.row_of(code, rows, texts)
        if row is not None and code["type"] in TYPES:
            at = next(i for i, one in enumerate(rows[document]) if one is row)
            right = (code["type"], *filter(None, [code["or_type"]]))
            found.append(Coded(document, seen[document][at], row["type"], right))
    return found


def table(coded: Sequence[Coded], keys: Sequence[int]) -> scipy.sparse.csr_matrix:
    """Features as rows, by key."""
    column = {key: i for i, key in enumerate(keys)}
    cells = [
        (i, column[key], value)
        for i, one in enumerate(coded)
        for name, value in one.features.items()
        if (key := learned.key(name)) in column
    ]
    at, of, values = zip(*cells, strict=True)
    return scipy.sparse.csr_matrix((values, (at, of)), shape=(len(coded), len(keys)))


def fit(coded: Sequence[Coded]) -> tuple[list[int], np.ndarray]:
    """Keys of features, and a row of weights for each, a column a type."""
    articles: dict[int, set[str]] = defaultdict(set)
    for one in coded:
        for name in one.features:
            articles[learned.key(name)].add(one.document)
    keys = sorted(key for key, of in articles.items() if len(of) >= LEAST)
    values = table(coded, keys)
    gold = np.eye(len(TYPES))[[TYPES.index(one.type) for one in coded]]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        rows = flat.reshape(-1, len(TYPES))
        likely = scipy.special.log_softmax(values @ rows, axis=1)
        missed = PENALTY / 2 * (rows**2).sum() - (likely * gold).sum()
        return missed, (values.T @ (np.exp(likely) - gold) + PENALTY * rows).ravel()

    start = np.zeros(len(keys) * len(TYPES))
    best = scipy.optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    )
    return keys, best.x.reshape(-1, len(TYPES))


def folds(coded: Sequence[Coded]) -> None:
    """Print the share of sources of articles left out whose type a coder lets pass."""
    fold = np.array([crc32(one.document.encode()) % FOLDS for one in coded])
    shares = np.zeros((len(coded), len(TYPES)))
    for out in range(FOLDS):
        keys, weights = fit([one for one, f in zip(coded, fold, strict=True) if f != out])
        held = np.flatnonzero(fold == out)
        sums = table([coded[i] for i in held], keys) @ weights
        shares[held] = scipy.special.softmax(sums, axis=1)
    best, chance = [TYPES[i] for i in shares.argmax(axis=1)], shares.max(axis=1)
    rules = [one.by_rules for one in coded]
    print(f"{len(coded)} sources: {'':10} right   none  of those with a type")
    _print("rules", rules, coded)
    _print("learned", best, coded)
    for least in (0.3, 0.4, 0.5):
        for against in (2, 0.5, 0.7):
            given = [
                (b if c >= least else None) if r is None else (b if c >= against else r)
                for r, b, c in zip(rules, best, chance, strict=True)
            ]
            _print(f"{least} against {against}", given, coded)


def _print(name: str, given: Sequence[str | None], coded: Sequence[Coded]) -> None:
    right = sum(kind in one.right for kind, one in zip(given, coded, strict=True))
    none = given.count(None)
    print(f"{name:24} {right / len(coded):.3f} {none:6} {right / (len(coded) - none):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true")
    learn = coded(PARTS)
    if parser.parse_args().folds:
        folds(learn)
        return
    keys, weights = fit(learn)
    np.savez_compressed(
        FOLDER / learned.FILE, keys=np.array(keys, np.uint32), weights=weights.astype(np.float16)
    )
    print(f"{len(learn)} sources, {len(keys)} features; {publish(learned.FILE)}")


if __name__ == "__main__":
    main()
