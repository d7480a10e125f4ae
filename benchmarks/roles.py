"""Hero, villain or victim against the coders of narrative_frames, on five folds by article.

    RESEARCH_DATA=... python benchmarks/roles.py

Given an entity that coders took from an article, which of the three roles did they give it? An
entity is looked up in its article by its words. "dictionary" is `measures.roles`; where it finds
nothing, it is silent ("decided" is how often it is not), and the most frequent role of the folds'
other articles stands in for `accuracy`. "learned" is ridge regression on what `measures.roles` finds
and the words around each mention, of the other articles; "name_alone" sees nothing but the entity's
own words, as vectors of the shipped encoder, and no article: what a topic's cast is known for, which
does not carry over to other topics. "majority" is the most frequent role of the others.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from common import data, fingerprint, save
from numpy.typing import NDArray

from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan, scan
from research.measures.encoder.embeddings import embeddings
from research.measures.portrayal import findings
from research.measures.roles import ROLES, leading, part

FOLDS = 5
GIVING = ("agency", "irrealis", "evaluation")  # aspects that may give a role
NEAR = 6  # words to either side
STRENGTH = 8.0


def main() -> None:
    """Measure and save."""
    folder: Path = data("narrative_frames")
    files = [folder / "articles_metadata.tsv", folder / "role_and_frame_annoations.tsv"]
    csv.field_size_limit(10**9)
    with files[0].open(encoding="utf-8", newline="") as stream:
        texts = {row["ID"]: row["text"] for row in csv.DictReader(stream, delimiter="\t")}
    with files[1].open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream, delimiter="\t") if r["ID"] in texts]
    names = sorted({row["ID"] for row in rows})
    folds = np.random.default_rng(0).permutation(len(names)) % FOLDS
    fold_of = dict(zip(names, folds.tolist(), strict=True))
    scans = {name: scan(texts[name]) for name in names}
    read = [look(scans[row["ID"]], texts[row["ID"]], row["entity"]) for row in rows]
    truth = np.array([ROLES.index(row["role"]) for row in rows])  # type: ignore[arg-type]
    fold = np.array([fold_of[row["ID"]] for row in rows])
    said = {
        "majority": np.zeros(len(rows), int),
        "dictionary": np.full(len(rows), -1),
        "learned": ridge(matrix([words for _, words in read]), truth, fold),
        "name_alone": ridge(embeddings([row["entity"] for row in rows]), truth, fold, strength=1.0),
    }
    for number in range(FOLDS):
        held = fold == number
        said["majority"][held] = np.bincount(truth[~held], minlength=3).argmax()
    decided = np.array([leading(counts) is not None for counts, _ in read])
    for at, (counts, _) in enumerate(read):
        role = leading(counts)
        said["dictionary"][at] = ROLES.index(role) if role else said["majority"][at]
    figures: dict[str, Any] = {
        "entities": len(rows),
        "articles": len(names),
        "of_role": {role: int((truth == n).sum()) for n, role in enumerate(ROLES)},
        **{name: scores(truth, given) for name, given in said.items()},
    }
    figures["dictionary"]["decided"] = float(decided.mean())
    figures["dictionary"]["right_where_decided"] = float(
        (said["dictionary"] == truth)[decided].mean()
    )
    save("roles", figures, data_sha256=fingerprint(files))


def scores(truth: NDArray[np.int64], said: NDArray[np.int64]) -> dict[str, float]:
    """Accuracy, F1 of each role and their mean."""
    found = {
        role: float(
            2 * ((truth == n) & (said == n)).sum() / max((truth == n).sum() + (said == n).sum(), 1)
        )
        for n, role in enumerate(ROLES)
    }
    return {
        "accuracy": float((truth == said).mean()),
        **found,
        "macro_f1": float(np.mean([*found.values()])),
    }


def look(tokens: Scan, text: str, entity: str) -> tuple[Counter[str], dict[str, float]]:
    """Roles that the dictionary finds, and what stands around the mentions."""
    mentions = []
    pattern = r"\b" + r"\W+".join(map(re.escape, re.findall(r"\w+", entity))) + r"\b"
    starts = {start: n for n, start in enumerate(tokens.starts)}
    ends = {end: n for n, end in enumerate(tokens.ends)}
    for match in re.finditer(pattern, text, re.IGNORECASE) if re.search(r"\w", entity) else ():
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is not None and last is not None:
            plural = tokens.words[last].endswith("s") and not tokens.possessive[last]
            mentions.append(
                Found(first, last + 1, *match.span(), "it", "person", "name", plural=plural)
            )
    counts: Counter[str] = Counter()
    words: dict[str, float] = {}
    for _, aspect, value, first, _, signed, _ in findings(tokens, mentions):
        before = " ".join(tokens.words[max(0, first - 4) : first])
        sign = math.nan if signed is None else signed
        given = part(aspect, value, before=before, sign=sign) if aspect in GIVING else None
        if given is not None:
            counts[given.role or ""] += 1
            words[f"is {given}"] = 1.0
        if aspect in ("agency", "irrealis"):
            words[value] = 1.0
    for mention in mentions:
        for at in (
            *range(max(0, mention.first - NEAR), mention.first),
            *range(mention.last, min(len(tokens), mention.last + NEAR)),
        ):
            words["near " + tokens.words[at].lower()] = 1.0
    return counts, words


def matrix(features: list[dict[str, float]]) -> NDArray[np.float64]:
    """One row each, one column a feature that three have, rows evened out."""
    often = Counter(name for row in features for name in row)
    columns = {name: n for n, name in enumerate(sorted(n for n, k in often.items() if k > 2))}
    x = np.zeros((len(features), len(columns)))
    for at, row in enumerate(features):
        for name in row.keys() & columns.keys():
            x[at, columns[name]] = 1.0
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1) ** 0.5


def ridge(
    x: NDArray[np.float64],
    truth: NDArray[np.int64],
    fold: NDArray[np.int64],
    *,
    strength: float = STRENGTH,
) -> NDArray[np.int64]:
    """Ridge regression in its dual form, one role against the others, by folds."""
    x = np.hstack([x, np.ones((len(x), 1))])
    y = np.eye(3)[truth]
    said = np.zeros(len(truth), int)
    for number in range(FOLDS):
        held = fold == number
        rest = x[~held]
        dual = np.linalg.solve(rest @ rest.T + strength * np.eye(len(rest)), y[~held])
        said[held] = (x[held] @ (rest.T @ dual)).argmax(axis=1)
    return said


if __name__ == "__main__":
    main()
