"""Web pages: the story that `research.load` takes from a page, beside trafilatura alone.

Data: article-extraction-benchmark (Scrapinghub, MIT): 112 pages with the text of their article.
Measure, as that benchmark has it: multisets of four-word shingles; precision and recall of each
page, their means, and the F1 of the means. Ours is measured twice: the whole text, whose first
paragraph is the headline that the truth leaves out, and the story without it.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import trafilatura
from common import data, fingerprint, save

import research

PLAIN: dict[str, dict[str, Any]] = {
    "default": {},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
    "fast": {"fast": True},
    "precision_without_tables": {"favor_precision": True, "include_tables": False},
}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return (
        Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
        if words
        else Counter()
    )


def agreement(true: dict[str, str], found: dict[str, str]) -> dict[str, float]:
    precisions, recalls = [], []
    for page, text in true.items():
        wanted, got = shingles(text), shingles(found.get(page, ""))
        shared = (wanted & got).total()
        precisions.append(shared / got.total() if got else float(not wanted))
        recalls.append(shared / wanted.total() if wanted else 1.0)
    precision, recall = sum(precisions) / len(true), sum(recalls) / len(true)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
    }


def main() -> None:
    logging.disable(logging.CRITICAL)
    folder = data("article_extraction")
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    true = {page: row["articleBody"] for page, row in truth.items()}
    pages = {
        page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()) for page in true
    }
    plain, seconds = {}, {}
    for name, options in PLAIN.items():
        start = time.perf_counter()
        texts = {
            page: trafilatura.extract(raw, include_comments=False, **options) or ""
            for page, raw in pages.items()
        }
        seconds[name] = time.perf_counter() - start
        plain[name] = agreement(true, texts)
    start = time.perf_counter()
    corpus = research.load(folder / "html")
    own = time.perf_counter() - start
    whole, story = {}, {}
    for article in corpus:
        page = Path(article.source).name.split(".")[0]
        whole[page] = article.text
        story[page] = "\n".join(
            article.text[p.start : p.end] for p in article.paragraphs if p.role != "headline"
        )
    figures = {
        "ours": {"story": agreement(true, story), "whole_text": agreement(true, whole)},
        "trafilatura": plain,
        "best_trafilatura_f1": max(score["f1"] for score in plain.values()),
        "gain_over_best": agreement(true, story)["f1"] - max(s["f1"] for s in plain.values()),
        "pages": {
            "given": len(pages),
            "loaded": len(corpus),
            "dropped": int((corpus.repairs.action == "dropped").sum()),
            **{f"with_{name}": int(corpus.articles[name].notna().sum())
               for name in ("title", "published", "outlet", "byline", "url", "language")},
        },
        "time_over_trafilatura_precision": own / seconds["precision"],
    }  # fmt: skip
    save("extraction", figures, data_sha256=fingerprint(sorted((folder / "html").iterdir())))


if __name__ == "__main__":
    main()
