"""Quotations that two outlets carry: recall on the silver pairs, precision as judged by hand.

    RESEARCH_DATA=... python benchmarks/comparison.py            figures
    RESEARCH_DATA=... python benchmarks/comparison.py --show     what is not judged yet

Recall: pairs of quote_pairs (found by string overlap) of which a row covers both sides. Precision:
of samples drawn from the output itself, the rows that a reader judged to be the same quotation
(paraphrased: the same statement). A sample is the rows with the lowest hash, so that a change of
the measure leaves most of it as it was; judgements are kept by hash, without text, in
`comparison_judged.json`: true, false, or missing where nobody has read the pair.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from itertools import combinations
from pathlib import Path
from typing import Any

from common import HERE, data, fingerprint, save
from triplets import basil, seesaw

from research.measures import comparison
from research.measures.comparison import accounts

JUDGED = HERE / "comparison_judged.json"
SAMPLE, SUBSAMPLE = 200, 100
SHORT = 6  # words of the shorter side under which a pair is a short one

Row = dict[str, Any]


def rows() -> tuple[list[Row], list[Path]]:
    """Alignments of every two articles of an event, events as the sets give them."""
    found: list[Row] = []
    files: list[Path] = []
    for corpus, events, paths in (basil(), seesaw()):
        files += paths
        by_event: dict[str, list[Any]] = {}
        for article in corpus:
            by_event.setdefault(events[article.article_id], []).append(article)
        for articles in by_event.values():
            read = accounts.read(corpus.part(articles))
            for a, b in combinations(read, 2):
                for one in comparison.align(a, b):
                    text_a = a.article.text[one.span_a.start : one.span_a.end]
                    text_b = b.article.text[one.span_b.start : one.span_b.end]
                    key = "\0".join((a.article.article_id, b.article.article_id, text_a, text_b))
                    found.append(
                        {
                            "key": hashlib.sha256(key.encode()).hexdigest()[:16],
                            "ids": (a.article.article_id, b.article.article_id),
                            "spans": (one.span_a, one.span_b),
                            "texts": (text_a, text_b),
                            "speakers": (one.a.speaker, one.b.speaker),
                            "relation": one.relation,
                        }
                    )
    return found, files


def covers(span: tuple[int, int], wanted: tuple[int, int]) -> bool:
    shared = min(span[1], wanted[1]) - max(span[0], wanted[0])
    return shared > min(span[1] - span[0], wanted[1] - wanted[0]) / 2


def recall(found: list[Row], pairs: Path) -> dict[str, float]:
    """Silver pairs that some row covers on both sides."""
    by_ids: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        by_ids.setdefault(row["ids"], []).append(row)
    hits: dict[str, list[bool]] = {}
    for line in pairs.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        ids = tuple(f"{pair[d].split('/')[0]}/{Path(pair[d]).stem}" for d in ("doc_a", "doc_b"))
        hit = any(
            covers(row["spans"][0], pair["a_char"]) and covers(row["spans"][1], pair["b_char"])
            for row in by_ids.get(ids, [])  # type: ignore[call-overload]
        )
        hits.setdefault(pair["kind"], []).append(hit)
    everything = [hit for one in hits.values() for hit in one]
    figures = {kind: sum(one) / len(one) for kind, one in sorted(hits.items())}
    return {"all": sum(everything) / len(everything), "pairs": len(everything), **figures}


def is_short(row: Row) -> bool:
    return min(len(text.split()) for text in row["texts"]) < SHORT


def samples(found: list[Row]) -> dict[str, list[Row]]:
    ordered = list({row["key"]: row for row in sorted(found, key=lambda r: r["key"])}.values())
    reworded = [row for row in ordered if row["relation"] == "paraphrased"]
    return {
        "all": ordered[:SAMPLE],
        "short": [row for row in ordered if is_short(row)][:SUBSAMPLE],
        "paraphrased": reworded[:SUBSAMPLE],
        # Read once, after the measure was set with the samples above.
        "unseen": ordered[-SUBSAMPLE:],
    }


def precision(sample: list[Row], judged: dict[str, bool]) -> dict[str, float]:
    read = [judged[row["key"]] for row in sample if row["key"] in judged]
    return {
        "sampled": len(sample),
        "judged": len(read),
        "right": sum(read) / len(read) if read else float("nan"),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print the pairs not judged yet")
    show = parser.parse_args().show
    found, files = rows()
    judged = json.loads(JUDGED.read_text(encoding="utf-8")) if JUDGED.exists() else {}
    drawn = samples(found)
    if show:
        open_ = {r["key"]: r for one in drawn.values() for r in one if r["key"] not in judged}
        for row in open_.values():
            print(row["key"], row["relation"], row["speakers"])
            print("   A", row["texts"][0][:400], "\n   B", row["texts"][1][:400])
        return
    pairs = data("quote_pairs") / "pairs.jsonl"
    relations: dict[str, int] = {}
    for row in found:
        relations[row["relation"]] = relations.get(row["relation"], 0) + 1
    figures = {
        "recall": recall(found, pairs),
        "precision": {name: precision(one, judged) for name, one in drawn.items()},
        "rows": {"all": len(found), **dict(sorted(relations.items()))},
    }
    save("comparison", figures, data_sha256=fingerprint([*files, pairs]))


if __name__ == "__main__":
    main()
