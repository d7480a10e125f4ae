"""The small encoder against human coders: sentiment, paraphrases, speed.

Sentiment on the part of NewsMTSC's articles that training held back (training/encoder_data.py), the
other methods trained on the same rest; paraphrases on the hundred pairs of paraphrase_pairs.tsv and
on the two seeds. Its stances are measured in seesaw.py.
"""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path

import newsmtsc
import numpy as np
from common import data, fingerprint, save
from newsmtsc import training

import research
from research.measures import comparison, sentiment
from research.measures import weights as published
from research.measures.comparison.likeness import kinships
from research.measures.comparison.quotation_matching import weights
from research.measures.comparison.terms import terms
from research.measures.sentiment import by_encoder
from research.measures.sentiment import weights as linear_weights
from research.measures.sentiment.features import Floats
from research.measures.sentiment.judgement import Item

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "training"))
from encoder_data import Example, read, split  # noqa: E402

# What one seed quotes and the other tells in its own words (issue of the comparison).
RETOLD = (
    ("is swiftly altering all foreign policy dynamics", "rapidly changing all foreign policy"),
    ("a significant amount of damage to the complex bilateral", "huge damage to the whole complex"),
)


def macro_f1(gold: list[str], found: list[str]) -> float:
    scores = []
    for label in sorted(set(gold)):
        both = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * both / (gold.count(label) + found.count(label)))
    return float(np.mean(scores))


def interval(gold: list[str], found: list[str], groups: list[str]) -> dict[str, float]:
    """Macro-F1 with its 95 % interval, whole groups resampled."""
    members: dict[str, list[int]] = {}
    for i, group in enumerate(groups):
        members.setdefault(group, []).append(i)
    parts = [rows for _, rows in sorted(members.items())]
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(500):
        rows = [i for k in rng.integers(0, len(parts), len(parts)) for i in parts[k]]
        drawn.append(macro_f1([gold[i] for i in rows], [found[i] for i in rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return {"macro_f1": macro_f1(gold, found), "low": float(low), "high": float(high)}


def held_sentiment() -> dict[str, object]:
    examples = read(data("newsmtsc"))
    held = [examples[i] for i in split(examples)[1]]
    gold = [sentiment.LABELS[e.label] for e in held]
    groups = [e.group for e in held]
    several = {e.text for e in held if sum(o.text == e.text for o in held) > 1}
    alone = np.array([s.probabilities for s in by_encoder.sentiments(items_of(held))])
    nameless = by_encoder.sentiments(items_of(held), names=False)
    blind = np.array([s.probabilities for s in nameless])
    linear, tfidf = learnt_on_the_rest(examples)
    lexicon = [s.label for s in sentiment.lexical(items_of(held))]
    found = {
        "encoder": labels_of(sentiment.mix(alone, linear)),
        "encoder_alone": labels_of(alone),
        "encoder_names_hidden": labels_of(sentiment.mix(blind, linear)),
        "linear": labels_of(linear),
        "tfidf": labels_of(tfidf),
        "lexicon": lexicon,
        "majority": ["negative"] * len(held),
    }
    figures: dict[str, object] = {
        name: interval(gold, labels, groups) for name, labels in found.items()
    }
    rows = [i for i, e in enumerate(held) if e.text in several]
    figures["encoder_where_several_targets"] = interval(
        [gold[i] for i in rows], [found["encoder"][i] for i in rows], [groups[i] for i in rows]
    )
    return {"examples": len(held), **figures}


def items_of(examples: list[Example]) -> list[Item]:
    return [(e.text, e.start, e.end) for e in examples]


def labels_of(chances: Floats) -> list[str]:
    return [sentiment.LABELS[i] for i in chances.argmax(axis=1)]


def learnt_on_the_rest(examples: list[Example]) -> tuple[Floats, Floats]:
    """Chances on the held part by the linear scorer and by TF-IDF, both trained on the rest."""
    learnt, held = split(examples)
    labels = np.array([e.label for e in examples])
    known = linear_weights.load()
    rows = [
        training.Row(*item, e.label) for item, e in zip(items_of(examples), examples, strict=True)
    ]
    seen = [training.see(row, known) for row in rows]
    model = training.fit([seen[i] for i in learnt], labels[learnt])
    linear = training.predict([seen[i] for i in held], model)
    rest = np.isin(np.arange(len(rows)), learnt)
    x = newsmtsc.tfidf([newsmtsc.terms(row.sentence) for row in rows], rest)
    w, bias = training.regress(x[rest], labels[rest], c=5)
    return softmax(linear), softmax(x[held] @ w + bias)


def softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Floats = powers / powers.sum(axis=1, keepdims=True)
    return chances


def retold() -> dict[str, object]:
    """Does one sentence tell what the other tells? By the rule of `paraphrases` for one speaker."""
    folder = data("seesaw") / "articles"
    lines = (HERE / "paraphrase_pairs.tsv").read_text(encoding="utf-8").splitlines()[2:]
    pairs = [line.split("\t") for line in lines]
    stories = {name: story(folder / f"{name}.json") for p in pairs for name in (p[0], p[2])}
    words = {name: terms(" ".join(held.values())) for name, held in stories.items()}
    gold = [p[4] == "1" for p in pairs]
    figures: dict[str, object] = {"pairs": len(pairs), "same": sum(gold)}
    for name in ("lexical", "encoder"):
        kin = [
            kinships(
                [(terms(stories[a][i]), terms(stories[b][j]))],
                weights([words[a], words[b]]),
                method=name,
            )[0]
            for a, i, b, j, _ in pairs
        ]
        found = [
            (k.n >= 3 and k.shared >= 5 and (k.cover_a + k.cover_b) / 2 >= 0.6)
            or (k.n >= 5 and k.shared >= 6 and max(k.cover_a, k.cover_b) >= 0.5)
            for k in kin
        ]
        both = sum(g and f for g, f in zip(gold, found, strict=True))
        figures[name] = {
            "f1": 2 * both / (sum(gold) + sum(found)),
            "precision": both / max(1, sum(found)),
            "recall": both / sum(gold),
            "f1_at_the_best_threshold": best_f1(gold, [(k.cover_a + k.cover_b) / 2 for k in kin]),
        }
    return figures


def seeds() -> dict[str, object]:
    """Which of the known paraphrases of the seeds are aligned, and how many others."""
    corpus = research.load(HERE.parent / "seeds")
    figures: dict[str, object] = {"known": len(RETOLD)}
    for name in ("lexical", "encoder"):
        aligned = comparison.compare(corpus, likeness=name).alignments
        aligned = aligned[aligned["relation"] == "paraphrased"]
        pairs = list(zip(aligned["text_a"], aligned["text_b"], strict=True))
        found = sum(
            any((x in a and y in b) or (x in b and y in a) for a, b in pairs) for x, y in RETOLD
        )
        figures[name] = {"found": found, "others": len(pairs) - found}
    return figures


def story(path: Path) -> dict[str, str]:
    sentences = json.loads(path.read_text(encoding="utf-8"))["text"]
    return {str(s["id"]): s["text"] for s in sentences}


def best_f1(gold: list[bool], scores: list[float]) -> float:
    found = []
    for threshold in sorted(set(scores)):
        chosen = [s >= threshold for s in scores]
        both = sum(g and c for g, c in zip(gold, chosen, strict=True))
        found.append(2 * both / (sum(gold) + sum(chosen)))
    return max(found)


def speed() -> dict[str, float]:
    """Sentences a second, by the clock and by a core's own time (which other work lowers less)."""
    items = items_of(read(data("newsmtsc"))[:960])
    score = {name: sentiment.scorer(name) for name in ("encoder", "linear")}
    never = [math.inf] * len(items)
    score["encoder"](items[:32], never[:32])
    clock, core = time.perf_counter(), time.process_time()
    score["encoder"](items, never)
    clock, core = time.perf_counter() - clock, time.process_time() - core
    linear = time.process_time()
    score["linear"](items, never)
    linear = time.process_time() - linear
    return {
        "sentences_a_second": len(items) / clock,
        "sentences_a_second_of_one_core": len(items) / core,
        "times_the_linear_scorers_time": core / linear,
    }


if __name__ == "__main__":
    figures = {
        "newsmtsc": held_sentiment(),
        "paraphrases": retold() | {"seeds": seeds()},
        "speed": speed(),
        "weights_sha256": published.sums()["encoder_sentiment.onnx"][:16],
    }
    used = [data("newsmtsc") / "train.jsonl", HERE / "paraphrase_pairs.tsv"]
    used += sorted((data("seesaw") / "articles").iterdir())
    save("encoder", figures, data_sha256=fingerprint(used))
