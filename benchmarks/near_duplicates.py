"""Near-duplicates: pairs made of one text, pairs collected from the sets, and pairs of one event.

    RESEARCH_DATA=... python benchmarks/near_duplicates.py

Made: an article of BASIL, SEESAW or PolNeAR and a copy of it that was cut to its first half, put
into another order by threes of sentences, given another article's title and first three sentences,
brought up to date (every number changed, every sixth sentence of another article), or all of these.
Collected, true: the pairs of those sets that a reader called one text, in near_duplicates.tsv; there
are no more. False: the hundred pairs of two articles of one event that share most words in a row
and that a reader did not call one text, which is where an error is likeliest.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import Any

import numpy as np
from common import HERE, fingerprint, save
from triplets import basil, polnear, seesaw

from research.articles import Article, Corpus, Paragraph
from research.measures.comparison.near_duplicates import find_copies
from research.text import segments

MADE = 60  # pairs of each way
FALSE = 100
WAYS = ("cut", "reordered", "new headline", "updated", "all")


def sentences(article: Article) -> list[str]:
    return [article.text[s:e] for s, e in segments.sentences(article.text)]


def made(way: str, article: Article, other: Article, random: np.random.Generator) -> str:
    """A copy of an article, changed in one way, or in all."""
    kept, foreign = sentences(article), sentences(other)
    if way in ("cut", "all"):
        share = 0.5 if way == "cut" else 0.75
        kept = kept[: max(4, int(share * len(kept)))]
    if way in ("reordered", "all"):
        blocks = [kept[i : i + 3] for i in range(0, len(kept), 3)]
        kept = [s for n in random.permutation(len(blocks)) for s in blocks[n]]
    if way in ("new headline", "all"):
        kept[: 3 if way == "new headline" else 1] = foreign[: 3 if way == "new headline" else 1]
    if way in ("updated", "all"):
        kept = [re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), s) for s in kept]
        for n, at in enumerate(range(5, len(kept), 6)):
            kept[at] = foreign[(3 + n) % len(foreign)]
    return " ".join(kept)


def plain(name: str, text: str) -> Article:
    body = (Paragraph(0, len(text), "body"),)
    return Article(name, text, body, name, "0", language="en")


def shared_runs(articles: list[Article]) -> Counter[tuple[int, int]]:
    """How many runs of five words each two articles share."""
    of_run: dict[tuple[str, ...], set[int]] = {}
    for number, article in enumerate(articles):
        words = re.findall(r"\w+", article.text.lower())
        for at in range(len(words) - 4):
            of_run.setdefault(tuple(words[at : at + 5]), set()).add(number)
    found: Counter[tuple[int, int]] = Counter()
    for numbers in of_run.values():
        if 1 < len(numbers) <= 12:
            found.update(combinations(sorted(numbers), 2))
    return found


def main() -> None:
    """Measure and save."""
    corpora, files = [], []
    for articles, *_, paths in (basil(), seesaw(), polnear()):
        corpora += list(articles)
        files += paths
    lines = (HERE / "near_duplicates.tsv").read_text("utf-8").splitlines()
    known = {tuple(sorted(line.split("\t"))) for line in lines if not line.startswith("#")}
    by_name = {article.article_id: article for article in corpora}
    long = [a for a in corpora if len(a.text.split()) > 150]
    random = np.random.default_rng(3)
    figures: dict[str, Any] = {}
    right = wrong = 0
    for way in WAYS:
        picked = random.choice(len(long), size=2 * MADE, replace=False)
        hits = 0
        for a, b in picked.reshape(MADE, 2):
            pair = (plain("a", long[a].text), plain("b", made(way, long[a], long[b], random)))
            hits += bool(find_copies(Corpus(pair)))
        figures[way] = {"pairs": MADE, "found": hits / MADE}
        right, wrong = right + hits, wrong + MADE - hits
    found = [
        bool(find_copies(Corpus((by_name[a], by_name[b]))))
        for a, b in sorted(known)  # type: ignore[misc]
    ]
    figures["collected"] = {"pairs": len(found), "found": float(np.mean(found))}
    near = shared_runs(corpora)
    sizes = [len(article.text.split()) for article in corpora]
    likest = sorted(near, key=lambda p: (-near[p] / min(sizes[p[0]], sizes[p[1]]), p))
    names = [(corpora[a].article_id, corpora[b].article_id) for a, b in likest]
    apart = [pair for pair in names if tuple(sorted(pair)) not in known][:FALSE]
    taken = [bool(find_copies(Corpus((by_name[a], by_name[b])))) for a, b in apart]
    figures["of_one_event"] = {"pairs": len(taken), "taken_for_copies": float(np.mean(taken))}
    right += sum(found)
    figures["recall"] = right / (right + wrong + len(found) - sum(found))
    figures["precision"] = right / (right + sum(taken))
    figures["precision_of_collected"] = sum(found) / max(1, sum(found) + sum(taken))
    save("near_duplicates", figures, data_sha256=fingerprint(files))


if __name__ == "__main__":
    main()
