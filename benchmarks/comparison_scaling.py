"""Grouping and comparing a made-up corpus: how cost grows with the number of articles.

    RESEARCH_DATA=... python benchmarks/comparison_scaling.py

The corpus repeats BASIL and SEESAW: each round keeps an article's sentences in order but drops some,
and gives the round its own names and rare words, so that a repeated event is another event; one
article in ten is also printed as a copy. Times are ratios within one run: time per article at n
over that at the smallest n, and the exponent b of time ~ n^b by least squares.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import tempfile
import time
from pathlib import Path

import numpy as np
from common import fingerprint, peak_mb, save
from triplets import article, basil, seesaw

import research
from research.articles import Article, Corpus
from research.text import segments as texts

SIZES = (250, 500, 1000, 2000)
SEED = 7
DROPPED, COPIED = 0.15, 0.1
_WORD = re.compile(r"\b[A-Za-z]{5,}\b")


def edited(body: str, number: int, rng: random.Random) -> str:
    """The text without some of its sentences, a third of its longer words changed for the round."""
    kept = [body[a:b] for a, b in texts.sentences(body) if rng.random() > DROPPED]

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if number == 0 or sum(map(ord, word.lower())) % 3:
            return word
        return word[:2] + word[2:][::-1] + "aeiou"[number % 5] * (number // 5 + 1)

    return _WORD.sub(other, " ".join(kept)) or body


def made_up(n: int) -> list[dict[str, str]]:
    """Articles as records: events complete, in a shuffled order, dates a week apart."""
    rng = random.Random(SEED)
    base: dict[str, list[Article]] = {}
    for corpus, events, _ in (basil(), seesaw()):
        for one in corpus:
            base.setdefault(events[one.article_id], []).append(one)
    records: list[dict[str, str]] = []
    number, day = 0, dt.date(2000, 1, 1)
    while len(records) < n:
        for event in sorted(base):
            day += dt.timedelta(days=1)
            for one in base[event]:
                body = edited(one.text, number, rng)
                name = f"{number}/{one.article_id}"
                records.append({"id": name, "text": body, "date": day.isoformat()})
                if rng.random() < COPIED:
                    records.append({"id": name + "/copy", "text": body, "date": day.isoformat()})
        number += 1
    records = records[:n]
    rng.shuffle(records)
    return records


def load(path: Path) -> Corpus:
    lines = path.read_text(encoding="utf-8").splitlines()
    items = []
    for line in lines:
        record = json.loads(line)
        published = dt.date.fromisoformat(record["date"])
        items.append(article(record["id"], None, record["text"], published=published))
    return Corpus(tuple(items))


def main() -> None:
    seconds, peaks, found = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for n in SIZES:
            path = Path(folder) / f"{n}.jsonl"
            lines = [json.dumps(record) for record in made_up(n)]
            path.write_text("\n".join(lines), encoding="utf-8")
            corpus = load(path)
            start = time.process_time()
            result = research.compare(corpus)
            seconds.append(time.process_time() - start)
            peaks.append(peak_mb())
            found.append(result)
            print(n, f"{seconds[-1]:.0f} s", f"{peaks[-1]:.0f} MB", len(result.events), flush=True)
    slope = float(np.polyfit(np.log(SIZES), np.log(seconds), 1)[0])
    each = [s / n for s, n in zip(seconds, SIZES, strict=True)]
    figures = {
        "exponent": slope,
        "time_per_article": {str(n): e / each[0] for n, e in zip(SIZES, each, strict=True)},
        "peak_memory": {str(n): p / peaks[0] for n, p in zip(SIZES, peaks, strict=True)},
        "peak_megabytes": max(peaks),
        "minutes_under": float(np.ceil(seconds[-1] / 60)),
        "events": {str(n): len(r.events) for n, r in zip(SIZES, found, strict=True)},
        "alignments": {str(n): len(r.alignments) for n, r in zip(SIZES, found, strict=True)},
        "linear": 1.0 if slope < 1.25 else 0.0,
    }
    save("comparison_scaling", figures, data_sha256=fingerprint(basil()[2] + seesaw()[2]))


if __name__ == "__main__":
    main()
