"""Web pages: the story that `research.load` takes from a page, beside trafilatura alone.

Data: article-extraction-benchmark (Scrapinghub, MIT): 112 pages of 86 sites with the text of their
article. Measure, as that benchmark has it: multisets of four-word shingles; precision and recall of
each page, their means, and the F1 of the means.

Two figures. `by_site`: the rules beside trafilatura are chosen anew for each of eight folds of
sites, without the pages of the fold, and measured on it; a rule stays where it does not lose on
the other folds. `ours`: the rules as shipped, through `research.load`; `story` leaves headline and
deck out, as the truth does. trafilatura's best setting is chosen on all pages, which favours it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from common import data, fingerprint, save

import research
from research.articles import blocks, readings, statements, story
from research.articles.decoding import decode

PLAIN: dict[str, dict[str, Any]] = {
    "default": {},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
    "fast": {"fast": True},
    "precision_without_tables": {"favor_precision": True, "include_tables": False},
}
FOLDS = 8
ROUNDS = 3  # of the timing, in turns; the lesser counts
LOSS = 5e-5  # F1 on the other folds from which a rule is dropped
Score = tuple[float, float]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return (
        Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
        if words
        else Counter()
    )


def score(true: str, found: str) -> Score:
    wanted, got = shingles(true), shingles(found)
    shared = (wanted & got).total()
    precision = shared / got.total() if got else float(not wanted)
    return precision, shared / wanted.total() if wanted else 1.0


def means(scores: Iterable[Score]) -> dict[str, float]:
    rows = list(scores)
    precision, recall = (sum(row[i] for row in rows) / len(rows) for i in (0, 1))
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


def agreement(true: dict[str, str], found: dict[str, str]) -> dict[str, float]:
    return means(score(text, found.get(page, "")) for page, text in true.items())


def fold(url: str) -> int:
    """The fold of a page: that of its site."""
    site = ".".join((urlsplit(url).hostname or "").split(".")[-2:])
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


def by_site(
    true: dict[str, str], pages: dict[str, bytes], urls: dict[str, str]
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Figures on pages of sites that took no part in choosing the rules, and rules dropped."""
    read = {}
    for page, raw in pages.items():
        tree = trafilatura.load_html(decode(raw, html=True)[0])
        found = blocks.segment(tree).blocks
        read[page] = (found, cache(partial(readings.taken, tree)), statements.statements(tree).deck)

    @cache
    def scores(rules: frozenset[str]) -> dict[str, Score]:
        return {
            page: score(
                true[page],
                "\n".join(
                    found[n].text for n in story.find(found, lines, deck=deck, rules=rules)[0]
                ),
            )
            for page, (found, lines, deck) in read.items()
        }

    def f1(rules: frozenset[str], on: list[str]) -> float:
        return means(scores(rules)[page] for page in on)["f1"]

    held_out: list[Score] = []
    dropped: dict[str, list[str]] = {}
    for number in range(FOLDS):
        test = [page for page in true if fold(urls[page]) == number]
        others = [page for page in true if fold(urls[page]) != number]
        rules = story.RULES
        while rules:
            gain, worst = max((f1(rules - {r}, others), r) for r in sorted(rules))
            if gain <= f1(rules, others) + LOSS:
                break
            rules -= {worst}
        dropped[str(number)] = sorted(story.RULES - rules)
        held_out += [scores(rules)[page] for page in test]
    return means(held_out), dropped


def main() -> None:
    logging.disable(logging.CRITICAL)
    folder = data("article_extraction")
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    true = {page: row["articleBody"] for page, row in truth.items()}
    pages = {
        page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()) for page in true
    }
    plain = {}
    for name, options in PLAIN.items():
        texts = {
            page: trafilatura.extract(raw, include_comments=False, **options) or ""
            for page, raw in pages.items()
        }
        plain[name] = agreement(true, texts)
    own, theirs = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        corpus = research.load(folder / "html")
        own.append(time.process_time() - start)
        start = time.process_time()
        for raw in pages.values():
            trafilatura.extract(raw, include_comments=False, favor_precision=True)
        theirs.append(time.process_time() - start)
    whole, shown = {}, {}
    for article in corpus:
        page = Path(article.source).name.split(".")[0]
        whole[page] = article.text
        shown[page] = "\n".join(
            article.text[p.start : p.end]
            for p in article.paragraphs
            if p.role not in ("headline", "deck")
        )
    best = max(score["f1"] for score in plain.values())
    apart, dropped = by_site(true, pages, {page: row["url"] for page, row in truth.items()})
    figures = {
        "by_site": apart | {"gain_over_best": apart["f1"] - best},
        "rules_dropped_by_fold": dropped,
        "ours": {"story": agreement(true, shown), "whole_text": agreement(true, whole)},
        "trafilatura": plain,
        "best_trafilatura_f1": best,
        "gain_over_best": agreement(true, shown)["f1"] - best,
        "pages": {
            "given": len(pages),
            "loaded": len(corpus),
            "dropped": int((corpus.repairs.action == "dropped").sum()),
            "incomplete": int((corpus.repairs.step == "incomplete").sum()),
            "date_guessed_and_not_used": int(
                corpus.repairs.reason.str.contains("not used", regex=False).sum()
            ),
            **{f"with_{name}": int(corpus.articles[name].notna().sum())
               for name in ("title", "published", "outlet", "byline", "url", "language")},
        },
        "time_over_trafilatura_precision": min(own) / min(theirs),
    }  # fmt: skip
    save("extraction", figures, data_sha256=fingerprint(sorted((folder / "html").iterdir())))


if __name__ == "__main__":
    main()
