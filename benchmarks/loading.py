"""Loading: processor time beside another version, memory of large tables, cost of articles.toml.

Inputs are made here; time is taken of PolNeAR's articles (train and dev parts) too, as a file each, a
table and JSON lines, and of the pages of the extraction benchmark. Every figure is a ratio: seconds of
processor time to those of the other version or of the same files without articles.toml, in alternating
processes of the same run (the least of three each); peak memory above that of ten rows to the bytes of
the texts.

    python benchmarks/loading.py --against DIR    DIR: a checkout of version 0.3.0
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from common import HERE, data, fingerprint, processor_time, save

_FILES, _ROWS, _ROUNDS = 1000, 100_000, 3
_LOAD = "import sys, research; n = len(research.load(sys.argv[1])); assert n > 1, n"
_STREAM = (
    "import sys; from research.articles import Article; from research.articles.load import stream; "
    "n = sum(isinstance(x, Article) for x in stream(sys.argv[1])); print(n)"
)
_WORDS = (
    "council bridge winter mayor money work town builders price summer price nobody debate members "
    "night river plan vote residents union minister report street school harbour company forecast"
).split()


def story(rng: random.Random, sentences: int) -> str:
    lines = []
    for _ in range(sentences):
        words = " ".join(rng.choice(_WORDS) for _ in range(rng.randint(8, 24)))
        lines.append(f"The {words}, the mayor of {rng.choice(_WORDS)} said on Monday.")
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3))


def texts(folder: Path) -> None:
    for number in range(_FILES):
        rng = random.Random(number)
        title = f"{rng.choice(_WORDS).title()} number {number} to be repaired"
        (folder / f"{number:04}.txt").write_text(f"{title}\n\n{story(rng, 24)}\n")


def pages(folder: Path) -> None:
    for number in range(_FILES):
        rng = random.Random(number)
        body = "".join(f"<p>{p}</p>" for p in story(rng, 24).split("\n\n"))
        (folder / f"{number:04}.html").write_text(
            f"<html><head><title>Number {number}</title></head><body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>Number {number} to be repaired</h1>{body}</article></body></html>"
        )


def real_texts(folder: Path) -> None:
    for path in articles():
        (folder / path.name).write_bytes(path.read_bytes())


def real_rows(folder: Path, suffix: str) -> None:
    rows = []
    for path in articles():
        title, _, text = path.read_text(encoding="utf-8").lstrip().partition("\n")
        outlet, day, _ = path.stem.split("_", 2)
        rows.append({"id": path.stem, "outlet": outlet, "date": day, "title": title, "text": text})
    with (folder / f"all.{suffix}").open("w", newline="", encoding="utf-8") as stream:
        if suffix == "csv":
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        else:
            stream.writelines(f"{json.dumps(row)}\n" for row in rows)


def real_pages(folder: Path) -> None:
    for path in pages_of_benchmark():
        (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))


def articles() -> list[Path]:
    return sorted(data("polnear").glob("*/text/*.txt"))


def pages_of_benchmark() -> list[Path]:
    return sorted((data("article_extraction") / "html").glob("*.html.gz"))


def seconds(code: str, path: Path, checkout: Path) -> float:
    """Processor time of a process that runs this code on a path with a checkout's package."""
    # Python looks for the package in the working folder first.
    return processor_time(
        [sys.executable, "-c", code, str(path)], capture_output=True,
        cwd=checkout, env={**os.environ, "PYTHONPATH": str(checkout)},
    )[1]  # fmt: skip


def peak(path: Path) -> int:
    """Most bytes that a process held which streamed this file."""
    code = f"{_STREAM}; import common; print(common.peak_mb())"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (HERE.parent, HERE)))},
    )  # fmt: skip
    return int(float(done.stdout.split()[1]) * (1 << 20))


def beside(make: Callable[[Path], None], other: Path) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder)
        own, theirs = [], []
        for _ in range(_ROUNDS):
            own.append(seconds(_LOAD, folder, HERE.parent))
            theirs.append(seconds(_LOAD, folder, other))
    return round(min(own) / min(theirs), 3)


def with_sidecar() -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts(folder)
        bare, stated = [], []
        entries = "".join(
            f'["{number:04}.txt"]\noutlet = "Post {number % 7}"\n' for number in range(_FILES)
        )
        for _ in range(_ROUNDS):
            (folder / "articles.toml").unlink(missing_ok=True)
            bare.append(seconds(_LOAD, folder, HERE.parent))
            (folder / "articles.toml").write_text(entries)
            stated.append(seconds(_LOAD, folder, HERE.parent))
    return round(min(stated) / min(bare), 3)


def memory(suffix: str, rows: int = _ROWS) -> float:
    with tempfile.TemporaryDirectory() as name:
        held = 0
        for file, count in (("few", 10), ("many", rows)):
            with Path(name, f"{file}.{suffix}").open("w", newline="", encoding="utf-8") as stream:
                writer = csv.writer(stream)
                writer.writerow(["title", "text", "date"])
                if suffix == "jsonl":
                    stream.seek(0)
                    stream.truncate()
                for number in range(count):
                    text = story(random.Random(number), 8)
                    held += len(text.encode()) * (file == "many")
                    row = (f"Number {number} to be repaired", text, "2025-03-11")
                    if suffix == "csv":
                        writer.writerow(row)
                    else:
                        stream.write(
                            json.dumps(dict(zip(("title", "text", "date"), row, strict=True)))
                        )
                        stream.write("\n")
        few, many = (peak(Path(name, f"{file}.{suffix}")) for file in ("few", "many"))
    return round((many - few) / held, 3)


def main(names: list[str]) -> None:
    read: list[Path] = []
    figures = {
        "peak_to_text": {"csv": memory("csv"), "jsonl": memory("jsonl")},
        "with_articles_toml_to_without": with_sidecar(),
    }
    if "--against" in names:
        other = Path(names[names.index("--against") + 1]).resolve()
        read = [*articles(), *pages_of_benchmark()]
        figures["time_to_other_version"] = {
            "made": {"texts": beside(texts, other), "pages": beside(pages, other)},
            "real": {
                "texts": beside(real_texts, other),
                "csv": beside(partial(real_rows, suffix="csv"), other),
                "jsonl": beside(partial(real_rows, suffix="jsonl"), other),
                "pages": beside(real_pages, other),
            },
        }
    save("loading", figures, data_sha256=fingerprint([Path(__file__), *read]))


if __name__ == "__main__":
    main(sys.argv[1:])
