"""Rows of portrayal as a reader judges them, and how much of a reader's own marking comes out.

    RESEARCH_DATA=... python benchmarks/portrayal.py

`portrayal_judged.tsv` holds rows that a reader judged in their passages; `portrayal_gold.tsv` what a
reader wrote of 122 sentences of BASIL, SEESAW and PolNeAR dev before any output was seen. Both hold
places and labels, no text. A judged row that no longer comes out is counted as gone. What is irrealis
now was marked and judged as agency, and counts as such.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd
from common import HERE, fingerprint, save
from triplets import basil, polnear, seesaw

from research.articles.model import Corpus
from research.measures import portrayal


def main() -> None:
    """Measure and save."""
    gold = pd.read_csv(HERE / "portrayal_gold.tsv", sep="\t", comment="#")
    judged = pd.read_csv(HERE / "portrayal_judged.tsv", sep="\t", comment="#")
    corpora = [corpus for corpus, *_ in (basil(), seesaw(), polnear())]
    files = [path for *_, paths in (basil(), seesaw(), polnear()) for path in paths]
    wanted = {*gold["article"], *judged["article"]}
    articles = tuple(a for corpus in corpora for a in corpus if a.article_id in wanted)
    # By rules, as when they were judged: whose voice a row is in was not judged.
    found = portrayal.evidence(Corpus(articles), quotations="rules")
    found["aspect"] = found["aspect"].replace("irrealis", "agency")
    figures: dict[str, Any] = {"rows": rows(found, judged), "recall": recall(found, gold)}
    save("portrayal", figures, data_sha256=fingerprint(files))


def rows(found: pd.DataFrame, judged: pd.DataFrame) -> dict[str, Any]:
    """By part and aspect: rows judged that come out, the share right of them, and rows gone."""
    # By where they begin: a verb is shown with its content now, "look to end".
    places = set(found[["article_id", "aspect", "start"]].itertuples(index=False, name=None))
    figures: dict[str, Any] = defaultdict(dict)
    for (part, aspect), held in judged.groupby(["part", "aspect"]):
        there = [(row.article, row.aspect, row.start) in places for row in held.itertuples()]
        figures[str(part)][str(aspect)] = {
            "judged": sum(there),
            "right": float(held["right"][there].mean()),
            "gone": len(there) - sum(there),
        }
    return dict(figures)


def recall(found: pd.DataFrame, gold: pd.DataFrame) -> dict[str, dict[str, float]]:
    """By aspect: how much the reader marked, and the share that comes out of the same sentence."""
    hits: dict[str, list[bool]] = defaultdict(list)
    of_article = dict(list(found.groupby("article_id")))
    for mark in gold.itertuples():
        near = of_article[mark.article]
        near = near[(near["start"] >= mark.start) & (near["start"] < mark.end)]
        near = near[(near["aspect"] == mark.aspect) & (near["actor"] == mark.actor)]
        agency = mark.aspect == "agency"
        verb = mark.value.rpartition(": ")[2]
        hits[mark.aspect].append(
            any(
                # "Continues to hope" is hope, and shows both.
                value.startswith(mark.value) or text.startswith(f"{verb} to ")
                if agency
                else mark.value.lower() in value.lower()
                for value, text in zip(near["value"], near["text"], strict=True)
            )
        )
    return {
        aspect: {"marked": len(all_), "found": sum(all_) / len(all_)}
        for aspect, all_ in hits.items()
    }


if __name__ == "__main__":
    main()
