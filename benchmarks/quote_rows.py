"""Rows of the table `quotes` as a careful reader judges them.

    python benchmarks/quote_rows.py draw FOLDER [--of polnear|basil|TEXTS] [--method encoder] [--seed 1]
    python benchmarks/quote_rows.py keep FOLDER --reader NAME
    python benchmarks/quote_rows.py score

`draw` writes twelve articles of PolNeAR's dev part or of BASIL, or the first twelve of a folder of texts
that is not among the validation sets (one .txt an article), to FOLDER, outside of the repository: first
`articles/NN.txt`, which the reader codes alone in `gold/NN.tsv` (one attribution a line: kind, who says
it, its first five words), then `rows/NN.tsv`, the rows as the table shows them, without how they were
found. The reader opens the rows of an article only after its gold is done, and fills four columns with
y or n: whether the kind, the words and the speaker are right, and whether the row is an act, no
attribution at all. A pronoun left unresolved is a wrong speaker where the article says who it is.

`keep` puts judgements and gold into `quote_rows.tsv` as offsets, without any text; `score` holds the
table of today against them: a row counts where a judged one has its place, kind and speaker.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import polnear
from common import HERE, data, fingerprint, save

from research.articles.model import Article, Corpus
from research.measures import quotes

KEPT = HERE / "quote_rows.tsv"
# Documents that were judged or read while rules were written.
SEEN = HERE / "quote_rows_seen.txt"
FIRST = 1  # the seed of the first draw
# Those who read articles that no rule was written with: newer texts, before them some without their
# paragraphs, and BASIL.
FRESH = {
    "fresh": ("fresh-80", "fresh-81"),
    "fresh_before": ("fresh-78", "fresh-79", "fresh-75", "fresh-76", "fresh-77"),
    "fresh_earlier": ("fresh-73", "fresh-74", "fresh-71", "fresh-72"),
    "fresh_blocks": ("fresh-61", "fresh-62", "fresh-63"),
    "fresh_basil": ("fresh-51", "fresh-52"),
}
ARTICLES = 12
SETS = ("polnear", "basil")  # or a folder of texts
SHOWN = ["row", "kind", "speaker", "speaker_text", "cue", "words"]
ASKED = ["kind_right", "words_right", "speaker_right", "act"]
COLUMNS = ["reader", "document", "source", "start", "end", "kind", "speaker_start", *ASKED]
YES = {"y": "1", "yes": "1", "1": "1", "n": "0", "no": "0", "0": "0"}


def drawn(seed: int, of: str = SETS[0]) -> list[polnear.Document]:
    """Twelve documents of PolNeAR's dev part, or of BASIL, the same for the same seed.

    The first draw of PolNeAR is of all; others of those that no reader and no rule has seen (`SEEN`).
    """
    documents = _documents(of)
    if of != SETS[0] or seed != FIRST:
        seen = set(SEEN.read_text(encoding="utf-8").split())
        documents = [document for document in documents if document.name not in seen]
    if of not in SETS:
        return documents[:ARTICLES]
    if len(documents) < ARTICLES:
        sys.exit(f"{of} has {len(documents)} articles left that nobody has read; draw --of another")
    return sorted(random.Random(seed).sample(documents, ARTICLES), key=lambda d: d.name)


def held(folder: Path, seed: int, of: str) -> list[polnear.Document]:
    """The documents of a folder that was drawn before, told by their text, else a new draw.

    So that rows can be renewed and judgements kept after `SEEN` grew.
    """
    paths = sorted((folder / "articles").glob("*.txt"))
    if not paths:
        return drawn(seed, of)
    documents = _documents(of)
    by_text = {document.text.replace("\r", ""): document for document in documents}
    texts = [path.read_text(encoding="utf-8").replace("\r", "") for path in paths]
    if not by_text.keys() >= set(texts):
        sys.exit(f"{folder}: articles that are not of {of}; draw into an empty folder")
    return [by_text[text] for text in texts]


def _documents(of: str) -> list[polnear.Document]:
    if of == "polnear":
        return [*polnear.read(data("polnear"), "dev")]
    if of == "basil":
        return [*_basil()]
    paths = sorted(Path(of).glob("*.txt"))
    return [polnear.Document(f"new_{p.stem}", p.read_text(encoding="utf-8"), ()) for p in paths]


def _basil() -> Iterator[polnear.Document]:
    for path in sorted((data("basil") / "articles").rglob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        blocks = [[held["title"]], *held["body-paragraphs"]]
        text = "\n\n".join(" ".join(block) for block in blocks)
        yield polnear.Document(f"basil_{path.stem}", text, ())


def rows_of(document: polnear.Document, method: quotes.Method) -> pd.DataFrame:
    """The table `quotes` of one document."""
    article = Article(document.name, document.text, (), document.name, "", language="en")
    return quotes.measure(Corpus([article]), method=method)


def draw(folder: Path, method: quotes.Method, seed: int, of: str) -> None:
    """Write articles, empty gold and rows for a reader."""
    for name in ("articles", "gold", "rows"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    total = 0
    for number, document in enumerate(held(folder, seed, of), start=1):
        (folder / "articles" / f"{number:02}.txt").write_text(document.text, encoding="utf-8")
        gold = folder / "gold" / f"{number:02}.tsv"
        if not gold.exists():
            gold.write_text("kind\tspeaker\tfirst_words\n", encoding="utf-8")
        found = rows_of(document, method)
        total += len(found)
        with (folder / "rows" / f"{number:02}.tsv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, delimiter="\t")
            writer.writerow([*SHOWN, *ASKED])
            for row in found.to_dict("records"):
                shown = [str(row[name] or "").replace("\n", " ") for name in SHOWN[1:]]
                writer.writerow([row["quote_id"], *shown, "", "", "", ""])
    (folder / "drawn.txt").write_text(f"{method}\t{seed}\t{of}\n", encoding="utf-8")
    print(f"{total} rows of {ARTICLES} articles in {folder}; read gold/ first, then rows/")


def keep(folder: Path, reader: str) -> None:
    """Append a reader's judgements and gold to the kept file, as offsets."""
    method, seed, of = (folder / "drawn.txt").read_text(encoding="utf-8").split()
    lines: list[list[str]] = []
    for number, document in enumerate(held(folder, int(seed), of), start=1):
        found = {row["quote_id"]: row for row in rows_of(document, method).to_dict("records")}  # type: ignore[arg-type]
        for judged in _table(folder / "rows" / f"{number:02}.tsv"):
            answers = [YES.get(str(judged.get(name) or "").strip().lower()) for name in ASKED]
            row = found[int(judged["row"])]
            if str(row["words"]).replace("\n", " ") != judged["words"]:
                sys.exit(
                    f"rows/{number:02}.tsv: row {judged['row']} is not what the code finds now"
                )
            if None in answers:
                sys.exit(f"rows/{number:02}.tsv: row {judged['row']} lacks a y or n")
            place = [str(int(row["start"])), str(int(row["end"])), str(row["kind"])]
            lines.append(
                [reader, document.name, "row", *place, _start(row), *(a or "" for a in answers)]
            )
        for coded in _table(folder / "gold" / f"{number:02}.tsv", by_hand=True):
            at = document.text.find(str(coded["first_words"]).strip())
            if at < 0:
                print(
                    f"gold/{number:02}.tsv: {coded['first_words']!r} is not in the article: left out"
                )
                continue
            lines.append(
                [reader, document.name, "gold", str(at), "", coded["kind"], "", "", "", "", ""]
            )
    new = not KEPT.exists()
    with KEPT.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        writer.writerows(lines)
    print(f"{len(lines)} lines of {reader} in {KEPT.name}")


def _table(path: Path, *, by_hand: bool = False) -> Iterator[dict[str, str]]:
    """Lines of a table; in one that was written by hand a mark of quotation is the article's."""
    quoting = csv.QUOTE_NONE if by_hand else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened, delimiter="\t", quoting=quoting)


def _start(row: dict[Any, Any]) -> str:
    return "" if pd.isna(row["speaker_start"]) else str(int(row["speaker_start"]))


def figures(judged: Sequence[dict[str, str]]) -> dict[str, float]:
    """Shares of judged rows, and of the attributions that a reader coded those that a row begins."""
    rows = [line for line in judged if line["source"] == "row"]
    right = [all(line[name] == "1" for name in ASKED[:3]) and line["act"] == "0" for line in rows]
    found = {name: sum(line[name] == "1" for line in rows) / max(1, len(rows)) for name in ASKED}
    starts: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for line in rows:
        span = int(line["start"]), int(line["end"])
        starts[line["reader"], line["document"]].append(span)
    gold = [line for line in judged if line["source"] == "gold"]
    covered = [
        any(a - 3 <= int(g["start"]) < b for a, b in starts[g["reader"], g["document"]])
        for g in gold
    ]
    return {
        **found,
        "right": sum(right) / max(1, len(rows)),
        "n": float(len(rows)),
        "coded_and_found": sum(covered) / len(gold) if gold else float("nan"),
        "n_coded": float(len(gold)),
    }


def score(method: quotes.Method) -> None:
    """What readers said of the rows drawn, and of those of today that they have read."""
    lines = list(_table(KEPT))
    result: dict[str, Any] = {"as_drawn": figures(lines)}
    for reader in sorted({line["reader"] for line in lines}):
        result[f"reader_{reader}"] = figures([x for x in lines if x["reader"] == reader])
    for name, readers in FRESH.items():
        last = [line for line in lines if line["reader"] in readers]
        articles = float(len({line["document"] for line in last}))
        right = {reader: result[f"reader_{reader}"]["right"] for reader in readers}
        result[name] = {**figures(last), "n_articles": articles, "right_by_reader": right}
    today: set[tuple[str, str, str, str, str]] = set()
    names = {line["document"] for line in lines}
    every = [*_documents("polnear"), *_documents("basil")]
    documents = [d for d in every if d.name in names]
    for document in documents:
        for row in rows_of(document, method).to_dict("records"):
            place = str(int(row["start"])), str(int(row["end"])), str(row["kind"])
            today.add((document.name, *place, _start(row)))
    same = [
        line
        for line in lines
        if line["source"] == "row"
        and tuple(line[n] for n in ("document", "start", "end", "kind", "speaker_start")) in today
    ]
    result["of_today"] = {
        **figures(same),
        "rows_today": float(len(today)),
        "rows_today_judged": len({tuple(line[n] for n in COLUMNS[1:7]) for line in same})
        / max(1, len(today)),
    }
    save("quote_rows", result, data_sha256=fingerprint([KEPT]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=("draw", "keep", "score"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--method", default="encoder", choices=("encoder", "tagger", "rules"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--of", default=SETS[0], help="polnear, basil, or a folder of texts")
    parser.add_argument("--reader")
    chosen = parser.parse_args()
    if chosen.step == "score":
        score(chosen.method)
    elif chosen.folder is None:
        parser.error("name the folder")
    elif chosen.step == "draw":
        draw(chosen.folder, chosen.method, chosen.seed, chosen.of)
    elif chosen.reader is None:
        parser.error("name the reader")
    else:
        keep(chosen.folder, chosen.reader)


if __name__ == "__main__":
    main()
