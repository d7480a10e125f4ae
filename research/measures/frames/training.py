"""A classifier of frames from users' own codings, with a card that says how well it does.

The method is that of the shipped classifier: ridge regression on stems and on the terms of a
codebook, one sum a frame. What it is worth on the articles that were coded is measured by folds,
and written beside the weights; on other articles nobody knows before they are coded too.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from research.articles.model import Corpus
from research.errors import InputError, ParameterError
from research.measures import annotate
from research.measures.frames.classifier import (
    Features,
    Weights,
    linear,
    read,
    standardised,
    unpack,
)
from research.measures.frames.codebook import Codebook, coded, load
from research.measures.registry import Scorer
from research.statistics import auc
from research.text.document import Document

Floats = NDArray[np.float64]

# Chosen for the shipped classifier by four times five-fold cross-validation (training/frames.py):
# macro-AUC .831 to .836 all around these.
_LEAST_ARTICLES = 3  # that use a stem
_MOST_ARTICLES = 0.9  # of all, that use it
_TERMS = 0.1  # what all codebook features weigh of what all stems do
_RIDGE = 0.6
_FOLDS = 5
_FEWEST = 20  # coded articles
_FEWEST_OF_A_KIND = _FOLDS  # articles with a frame, and without it
_MODEL, _CARD = "model.npz", "card.md"


def train(
    corpus: Corpus,
    codings: pd.DataFrame,
    folder: str | Path,
    *,
    codebook: str | Path | Codebook = "generic",
) -> pd.DataFrame:
    """Fit a classifier of frames to codings of articles, and write it to a folder with its card.

    Parameters
    ----------
    corpus
        The articles.
    codings
        One row an article, frame and coder: article_id, frame, value (1 where the coder says that
        the article has the frame, 0 where not). Several coders of an article count together: its
        target is their mean, and it has the frame from .5 on. Other columns are ignored.
    folder
        Where `model.npz` and `card.md` go; made where it is not there. Give it to
        `frames.scores(corpus, methods=[folder])`, or as `scorers` of the framing notebook.
    codebook
        Its terms are features beside the stems; its frames need not be those of the codings.

    Returns
    -------
    DataFrame
        What the card says: frame, n_articles, n_present, auc, f1 (of articles left out, five folds),
        f1_always (of coding each article as present).

    Raises
    ------
    ParameterError
        Where columns are missing, values are neither 0 nor 1, articles are unknown, or there is
        too little to learn from.
    """
    book = load(codebook)
    frames, ids, target = _targets(corpus, codings)
    articles = [corpus[article_id] for article_id in ids]
    features = [
        read(corpus.document(a), annotate.article(corpus, a, coded, book), book) for a in articles
    ]
    present = target >= 0.5
    sums = left_out(features, target, frames, np.random.default_rng(0).permutation(len(ids)))
    threshold = np.array(
        [np.quantile(sums[:, j], 1 - present[:, j].mean()) for j in range(len(frames))]
    )
    weights = replace(
        ridge(features, target, frames), threshold=threshold, spread=sums.std(axis=0) + 1e-9
    )
    figures = pd.DataFrame(
        [
            {
                "frame": frame,
                "n_articles": len(ids),
                "n_present": int(present[:, j].sum()),
                "auc": auc(sums[:, j], present[:, j]),
                "f1": _f1(present[:, j], sums[:, j] >= threshold[j]),
                "f1_always": _f1(present[:, j], np.ones(len(ids), bool)),
            }
            for j, frame in enumerate(frames)
        ]
    )
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    pack(weights, path / _MODEL, version=book.version, codebook=book.name)
    (path / _CARD).write_text(_card(path, figures, book, codings), encoding="utf-8")
    return figures


def trained(folder: str | Path) -> Scorer:
    """The classifier in a folder that `train` wrote, as a scorer of frames.

    Raises
    ------
    InputError
        Where the folder holds none, or it was trained with another version of its codebook.
    """
    path = Path(folder) / _MODEL
    try:
        with np.load(path, allow_pickle=False) as stored:
            held = {name: stored[name] for name in stored.files}
        weights, name, version = unpack(held), str(held["codebook_name"]), str(held["codebook"])
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"{path}: no classifier of frames ({error}); give a folder that frames.train wrote"
        ) from error
    book = load(name)
    if book.version != version:
        raise InputError(
            f"{path}: trained with version {version} of the codebook {name!r}, not {book.version}; "
            "train it again"
        )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return Scorer(
        "frames",
        Path(folder).name,
        partial(_scores, weights, book),
        f"a classifier that the user trained ({Path(folder).name}, sha256 {digest})",
        f"see {_CARD} beside it; on other articles than those coded it is not known",
    )


def _scores(
    weights: Weights, book: Codebook, documents: Sequence[Document]
) -> list[dict[str, float]]:
    found = []
    for document in documents:
        features = read(document, coded(document, book), book)
        if not features.stems:
            found.append(dict.fromkeys(weights.frames, math.nan))
            continue
        scores = 1 / (1 + np.exp((weights.threshold - linear(features, weights)) / weights.spread))
        found.append(dict(zip(weights.frames, scores.tolist(), strict=True)))
    return found


def _targets(
    corpus: Corpus, codings: pd.DataFrame
) -> tuple[tuple[str, ...], list[str], NDArray[np.float64]]:
    missing = [name for name in ("article_id", "frame", "value") if name not in codings.columns]
    if missing:
        raise ParameterError(
            f"codings have no column {missing[0]!r}; they need article_id, frame and value"
        )
    values = pd.to_numeric(codings["value"], errors="coerce")
    bad = codings.loc[~values.isin([0, 1])]
    if len(bad):
        raise ParameterError(
            f"value {bad['value'].iloc[0]!r} of article {bad['article_id'].iloc[0]!r} is neither 0 nor 1"
        )
    unknown = sorted(set(codings["article_id"].astype(str)) - set(corpus.ids))
    if unknown:
        raise ParameterError(f"article {unknown[0]!r} of the codings is not in the corpus")
    grid = codings.assign(value=values).pivot_table("value", "article_id", "frame", aggfunc="mean")
    grid = grid.dropna()
    if len(grid) < _FEWEST:
        raise ParameterError(
            f"{len(grid)} articles are coded for every frame; code at least {_FEWEST}"
        )
    for frame in grid.columns:
        n = int((grid[frame] >= 0.5).sum())
        if min(n, len(grid) - n) < _FEWEST_OF_A_KIND:
            raise ParameterError(
                f"frame {frame!r} is present in {n} of {len(grid)} coded articles; at least "
                f"{_FEWEST_OF_A_KIND} with it and {_FEWEST_OF_A_KIND} without are needed"
            )
    ids = [article_id for article_id in corpus.ids if article_id in grid.index]
    return tuple(map(str, grid.columns)), ids, grid.loc[ids].to_numpy(dtype=np.float64)


def left_out(
    features: Sequence[Features], target: Floats, frames: tuple[str, ...], order: NDArray[np.int64]
) -> Floats:
    """The sum of each article and frame by weights of the other four folds."""
    sums = np.zeros(target.shape)
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = np.setdiff1d(order, held)
        weights = ridge([features[i] for i in rest], target[rest], frames)
        sums[held] = [linear(features[i], weights) for i in held]
    return sums


def ridge(features: Sequence[Features], target: Floats, frames: tuple[str, ...]) -> Weights:
    """Weights by ridge regression in its dual form; thresholds 0 and spreads 1."""
    n = len(features)
    articles = Counter(stem for one in features for stem in one.stems)
    kept = sorted(s for s, k in articles.items() if _LEAST_ARTICLES <= k <= _MOST_ARTICLES * n)
    stems = {stem: i for i, stem in enumerate(kept)}
    idf = np.array([np.log((1 + n) / (1 + articles[stem])) + 1 for stem in stems])
    x = np.zeros((n, len(stems)))
    for row, one in enumerate(features):
        known = [stem for stem in one.stems if stem in stems]
        at = [stems[stem] for stem in known]
        x[row, at] = (1 + np.log([one.stems[stem] for stem in known])) * idf[at]
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)
    terms = np.array([one.terms for one in features])
    mean = terms.mean(axis=0)
    scale = terms.std(axis=0) + 1e-9
    part = np.sqrt(_TERMS / terms.shape[1])
    z = standardised(terms, mean, scale) * part
    intercept = target.mean(axis=0)
    dual = np.linalg.solve(x @ x.T + z @ z.T + _RIDGE * np.eye(n), target - intercept)
    return Weights(
        frames=frames,
        stems=stems,
        idf=idf,
        stem_weights=x.T @ dual,
        term_mean=mean,
        term_scale=scale,
        term_weights=z.T @ dual * part,
        intercept=intercept,
        threshold=np.zeros(len(frames)),
        spread=np.ones(len(frames)),
    )


def pack(weights: Weights, path: Path, *, version: str, codebook: str) -> None:
    """Write weights, compressed, with the codebook that they go with."""
    arrays = {
        name: np.asarray(getattr(weights, name), dtype=np.float32)
        for name in Weights.__slots__
        if name not in ("frames", "stems")
    }
    words: Mapping[str, NDArray[np.generic]] = {
        "frames": np.frombuffer("\n".join(weights.frames).encode(), dtype=np.uint8),
        "stems": np.frombuffer("\n".join(weights.stems).encode(), dtype=np.uint8),
        "codebook": np.array(version),
        "codebook_name": np.array(codebook),
    }
    np.savez_compressed(path, **arrays, **words)  # type: ignore[arg-type]


def _f1(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    return float(2 * (truth & said).sum() / max(truth.sum() + said.sum(), 1))


def _card(folder: Path, figures: pd.DataFrame, book: Codebook, codings: pd.DataFrame) -> str:
    coders = codings["coder"].nunique() if "coder" in codings.columns else None
    digest = hashlib.sha256((folder / _MODEL).read_bytes()).hexdigest()
    rows = "\n".join(
        f"| {r.frame} | {r.n_present} | {r.auc:.2f} | {r.f1:.2f} | {r.f1_always:.2f} |"
        for r in figures.itertuples()
    )
    return f"""# {folder.name}: frames as coded by its user

**What it does.** Scores {len(figures)} frames in an English article, 0 to 1, from .5 on "present".
The scores order texts; they are no probabilities.

**How.** Ridge regression on stems and on the terms of the codebook "{book.title}" (version
{book.version}), as `research.measures.frames.train` fits it. The threshold is the score above which
as many articles lie as were coded so, among articles left out of training.

**Data.** {figures["n_articles"].iloc[0]} articles{f", {coders} coders" if coders else ""}.

**Figures.** Five folds by article. `always` is the F1 of coding every article as present.

| frame | present | AUC | F1 | always |
|---|---:|---:|---:|---:|
{rows}

**Limits.** Valid for articles like those coded: its stems are of their topics and time. How well the
coders agree with each other is not in this card: see `research agreement`.

sha256 of {_MODEL}: {digest}
"""
