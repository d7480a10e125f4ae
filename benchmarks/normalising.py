"""Normalising loses nothing of a story: every text of PolNeAR, loaded, compared with its file.

Data: PolNeAR 1.0 (train and dev), 924 files of news text with each attribution marked by people.
Three checks, none of which asks the normaliser:
- every line of the file, by its letters and digits in order, is in the article's text, or is a
  row of `repairs` with action "removed"; the removed lines are listed by step, to be read;
- every sentence of the file with eight words or more is in the text; those that are not are
  printed, and every one of them must be a prompt ("Sign up for her newsletter");
- every source, cue and content that people marked as an attribution is in the text: attributions
  are story, whatever a pattern thinks.
Also: no exception, and what is normalised twice is what is normalised once. And of the headlines
that were found in the text, how many are those of the set's metadata.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from common import data, fingerprint, save
from ftfy import fix_encoding

import research
from research.articles import glued
from research.articles.normalise import normalise
from research.text.segments import sentences

_LABELS = ("abstract", "fulltext")  # fields of the export that were marked as speakers of its text


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def mended(line: str) -> str:
    """A line with its mojibake undone, also where that was done twice, by ftfy alone."""
    for _ in range(3):
        line = fix_encoding(unicodedata.normalize("NFC", line))
    return line


def is_in(shown: str, text: str) -> bool:
    """Whether the words stand in a text of letters, as they are or with their mojibake undone."""
    return letters(shown) in text or letters(mended(shown)) in text


def marked(path: Path, raw: str) -> list[str]:
    """Words of every source, cue and content in a brat file; a broken one in its pieces."""
    rows = (line.split("	") for line in path.read_text(encoding="utf-8").splitlines())
    found = (row for row in rows if len(row) > 2 and row[0].startswith("T"))
    places = [row[1].split(" ", 1)[1] for row in found]
    pieces = [piece.split() for place in places for piece in place.split(";")]
    return [raw[int(start) : int(end)] for start, end in pieces]


def main() -> None:
    folder = data("polnear")
    files = sorted(folder.glob("*/text/*.txt"))
    corpora = [research.load(folder / part / "text") for part in ("train", "dev")]
    articles = {Path(a.source).name: a for corpus in corpora for a in corpus}
    dropped = [r for corpus in corpora for r in corpus.log if r.action == "dropped"]
    removed: dict[str, set[str]] = {}
    steps: Counter[str] = Counter()
    for corpus in corpora:
        for repair in corpus.log:
            if repair.action == "removed" and repair.before:
                removed.setdefault(Path(repair.source).name, set()).add(letters(repair.before))
                steps[repair.step] += 1
    vocabulary = glued.vocabulary(article.text for article in articles.values())
    count: Counter[str] = Counter()
    for path in files:
        article = articles.get(path.name)
        if article is None:
            continue
        raw = path.read_bytes().decode("utf-8", "replace")
        text = letters(article.text)
        gone = removed.get(path.name, set())
        lost = [x for x in raw.splitlines() if letters(x) not in gone and not is_in(x, text)]
        count["lines"] += len(raw.splitlines())
        count["lines_lost"] += len(lost)
        whole = "\n".join(map(mended, raw.split("\n")))
        for start, end in sentences(whole):
            words = re.findall(r"\w+", whole[start:end])
            if len(words) >= 8:
                count["long_sentences"] += 1
                if not is_in(whole[start:end], text):
                    count["long_sentences_removed"] += 1
                    print(path.name, "|", whole[start:end][:100])
        for marks in sorted((path.parent.parent / "attributions").glob(f"{path.stem}*.ann")):
            for words_marked in marked(marks, raw):
                if letters(words_marked) in _LABELS:
                    continue
                count["marked_spans"] += 1
                count["marked_spans_lost"] += not is_in(words_marked, text)
        again = normalise(article.text, vocabulary=vocabulary)
        count["changed_by_a_second_time"] += again.text != article.text
    figures: dict[str, Any] = {
        "texts": {"given": len(files), "loaded": len(articles),
                  "dropped_as_copies": sum(r.step == "duplicate" for r in dropped),
                  "dropped_otherwise": sum(r.step != "duplicate" for r in dropped)},
        "counts": dict(sorted(count.items())),
        "removed_by_step": dict(sorted(steps.items())),
        "headlines": headlines(folder, articles),
        "lines_kept": 1 - count["lines_lost"] / count["lines"],
        "marked_spans_kept": 1 - count["marked_spans_lost"] / count["marked_spans"],
    }  # fmt: skip
    save("normalising", figures, data_sha256=fingerprint(files))


def headlines(folder: Path, articles: dict[str, Any]) -> dict[str, int]:
    with (folder / "data" / "metadata.tsv").open(encoding="utf-8", newline="") as stream:
        titles = {row["filename"]: row["title"] for row in csv.DictReader(stream, delimiter="\t")}
    found: Counter[str] = Counter(right=0, wrong=0, not_found=0)
    for name, article in articles.items():
        title = titles.get(name) or titles.get(Path(name).stem)
        if not title:
            continue
        if article.title is None:
            found["not_found"] += 1
        else:
            right = letters(title).startswith(letters(article.title))
            found["right" if right else "wrong"] += 1
    return dict(found)


if __name__ == "__main__":
    main()
