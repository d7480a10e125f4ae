"""Keyness on PolNeAR, Breitbart against the New York Times: the strongest words, and the time.

    RESEARCH_DATA=... python benchmarks/keyness.py

Prints the strongest terms of each outlet. Where pycorpdiff is installed, both compute keyness with
a bootstrap over articles, tokenising included, on the same texts in the same process, twice in
turn; the better time of each counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec

import pandas as pd
from common import data, fingerprint, save

from research.articles import Article, Corpus, Paragraph
from research.measures import keyness
from research.text import segments as texts

OUTLETS = ("breitbart", "nyt")
RESAMPLES = 999
# What the strongest words must not be; and the lists of style_words.toml hold far more.
HOUSE = {"mr", "mrs", "ms", "says", "said", "say", "tells", "told", "m", "s", "t", "re", "percent"}


def article(name: str, text: str) -> Article:
    """A text of PolNeAR, whose file is named outlet_date_title."""
    roles = ("headline", *["body"] * len(texts.paragraphs(text)))
    spans = zip(texts.paragraphs(text), roles, strict=False)
    paragraphs = tuple(Paragraph(start, end, role) for (start, end), role in spans)
    return Article(name, text, paragraphs, name, "", outlet=name.split("_")[0])


def best(run: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Seconds of both, in turn, the better of two."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(2):
        for called, kept in ((run, times[0]), (other, times[1])):
            start = time.perf_counter()
            called()
            kept.append(time.perf_counter() - start)
    return min(times[0]), min(times[1])


def main() -> None:
    """Measure and save."""
    files = sorted(
        path
        for part in ("train", "dev")
        for path in (data("polnear") / part / "text").glob("*.txt")
        if path.name.split("_")[0] in OUTLETS
    )
    corpus = Corpus(tuple(article(path.stem, path.read_text(encoding="utf-8")) for path in files))
    found = keyness.measure(corpus, n_resamples=RESAMPLES)
    figures: dict[str, object] = {"articles": len(corpus), "terms": int(found["term"].nunique())}
    for outlet in OUTLETS:
        own = found[(found["group"] == outlet) & (found["kind"] == "word")].head(20)
        names = own["term"].tolist()
        figures[outlet] = {
            "strongest": names,
            "not_house_style": sum(name not in HOUSE for name in names),
            "sure": int(
                ((found["group"] == outlet) & (found["p_adjusted"] < 0.05) & (found["z"] > 0)).sum()
            ),
        }
    if find_spec("pycorpdiff") is not None:
        import pycorpdiff

        by_outlet = [
            pd.DataFrame({"text": [a.text for a in corpus if a.outlet == outlet]})
            for outlet in OUTLETS
        ]

        def theirs() -> object:
            a, b = (pycorpdiff.Corpus(frame) for frame in by_outlet)
            return pycorpdiff.compare(a, b).keyness(
                ci="bootstrap", n_boot=RESAMPLES, bootstrap_seed=0
            )

        ours, other = best(lambda: keyness.measure(corpus, n_resamples=RESAMPLES), theirs)
        figures["speed"] = {"times_as_fast_as_pycorpdiff": round(other / ours, 2)}
    save("keyness", figures, data_sha256=fingerprint(files))


if __name__ == "__main__":
    main()
