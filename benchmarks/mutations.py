"""Nothing raises, hangs or is lost without a line: mutated texts, pages, archives and tables.

Inputs are made here from small seeds by a generator with a fixed seed: bytes are flipped, cut,
doubled, moved; structure is broken (quotation marks, brackets, tags, headers of members). Checked of
each: `load` returns; it takes less than 5 s of processor time; and a record that the input had and
the corpus has not is in the log. For tables that is counted: rows that a careful reader sees are
articles, copies or lines of the log.

    python benchmarks/mutations.py              10,000 texts, pages and archives, 2,000 tables
    python benchmarks/mutations.py --scale 0.01 a hundredth of them
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from common import save

import research

_INPUTS = hashlib.sha256()  # of all that is read
_SECONDS = 5.0
_PLACES = ("Ulm", "Bonn", "Kiel", "Trier", "Jena", "Gera", "Fulda", "Hamm")
_PROSE = (
    "The town of {place} will repair its bridge before the winter, the mayor said on Monday.",
    "“We have waited for nine years,” she told the council of {place} after a long debate.",
    "The work will cost four million euros, and nobody in {place} named a date, she added.",
)
_ODD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"<", b">", b"&#xD800;", b"{", b"}", b"[", b"]", b"\\",
    b"\r", b"\x1b[31m", b"\xe2\x80\xa8", b"<!--", b"]]>", b"%PDF", b"{\\rtf1", b"PK\x03\x04", b"://",
    b"99999999999999999999", b"-----------\n", b"1 of 2 DOCUMENTS\n", b"\xed\xa0\x80",
)  # fmt: skip


def text(rng: random.Random) -> bytes:
    place = rng.choice(_PLACES)
    lines = ["Oldest bridge to be repaired", *(line.format(place=place) for line in _PROSE)]
    return (
        rng.choice(("\n\n", "\n", "\r\n\r\n"))
        .join(lines)
        .encode(rng.choice(("utf-8", "utf-8", "utf-16", "cp1252")))
    )


def page(rng: random.Random) -> bytes:
    body = "".join(f"<p>{line.format(place=rng.choice(_PLACES))}</p>" for line in _PROSE * 2)
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Bridge</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge"}</script>'
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Bridge</h1>{body}</article>"
        "<footer>© 2025 The Post</footer></body></html>"
    ).encode()


def archive(rng: random.Random) -> bytes:
    buffer = io.BytesIO()
    kind = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(buffer, "w") as made:
        # By ZipInfo, which states no time: the same bytes in every run.
        for number in range(rng.randint(1, 4)):
            name = zipfile.ZipInfo(f"{rng.choice(('', 'in/', '../'))}{number}.txt")
            made.writestr(name, text(rng), kind)
        told = zipfile.ZipInfo("articles.toml")
        made.writestr(told, '["0.txt"]\noutlet = "The Post"\n', kind)
    return buffer.getvalue()


def rows(rng: random.Random) -> list[dict[str, str]]:
    return [
        {"id": str(n), "title": f"Bridge {n}", "date": f"{n + 1:02}/03/2025",
         "text": f"{_PROSE[n % 3].format(place=rng.choice(_PLACES))} Number {n}."}
        for n in range(rng.randint(2, 12))
    ]  # fmt: skip


def mutated(raw: bytes, rng: random.Random) -> bytes:
    """The bytes with one to six of them, or spans of them, changed."""
    made = bytearray(raw)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(made) + 1)
        end = min(len(made), at + rng.randint(1, 40))
        kind = rng.randrange(6)
        if kind == 0:
            made[at:at] = rng.choice(_ODD)
        elif kind == 1:
            del made[at:end]
        elif kind == 2:
            made[at:at] = made[at:end] * rng.randint(1, 50)
        elif kind == 3 and at < len(made):
            made[at] ^= 1 << rng.randrange(8)
        elif kind == 4:
            made[at:end] = bytes(rng.randrange(256) for _ in range(end - at))
        else:
            span = made[at:end]
            del made[at:end]
            where = rng.randrange(len(made) + 1)
            made[where:where] = span
    return bytes(made)


def loaded(folder: Path, name: str, raw: bytes, counts: Counter[str]) -> Any:
    """The corpus of one input, or None where it raised; time and exceptions are counted."""
    path = folder / name
    path.write_bytes(raw)
    _INPUTS.update(raw)
    start = time.process_time()
    try:
        corpus = research.load(path)
    except Exception as error:  # noqa: BLE001 - what is looked for
        counts["raised"] += 1
        print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
        Path(tempfile.gettempdir(), f"mutation-{counts['raised']}-{name}").write_bytes(raw)
        return None
    counts["slow"] += time.process_time() - start > _SECONDS
    counts["silent"] += not len(corpus) and not corpus.log
    return corpus


def of_bytes(make: Callable[[random.Random], bytes], name: str, number: int) -> dict[str, int]:
    counts: Counter[str] = Counter(inputs=number, raised=0, slow=0, silent=0)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(number):
            rng = random.Random(f"{name}-{seed}")
            loaded(Path(folder), name, mutated(make(rng), rng), counts)
    return dict(counts)


def _csv(held: list[dict[str, str]], rng: random.Random) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(held[0]), delimiter=rng.choice(",;\t|"),
                            quoting=rng.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)))  # fmt: skip
    writer.writeheader()
    writer.writerows(held)
    return out.getvalue()


def _broken_rows(made: str, held: list[dict[str, str]], rng: random.Random) -> str:
    """A table in which some rows have a stray mark, a cell too many or too few."""
    lines = made.split("\r\n")
    for number in rng.sample(range(1, len(held) + 1), rng.randint(0, len(held) // 2)):
        line = lines[number]
        at = rng.randrange(1, len(line))
        lines[number] = rng.choice(
            (f'{line[:at]}"{line[at:]}', f"{line},x;y\tz|", line[: len(line) // 2],
             line.replace('"', ""), f"{line[:at]}\\{line[at:]}")
        )  # fmt: skip
    return "\r\n".join(lines)


def tables(number: int) -> dict[str, int]:
    """Every row is an article or a line: by the words "Number 7." that each row has."""
    counts: Counter[str] = Counter(inputs=number, raised=0, slow=0, silent=0, rows=0, lost=0)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(number):
            rng = random.Random(f"table-{seed}")
            held = rows(rng)
            if rng.random() < 0.6:
                name, raw = "a.csv", _broken_rows(_csv(held, rng), held, rng)
            else:
                lines = [json.dumps(row) for row in held]
                for at in rng.sample(range(len(held)), rng.randint(0, len(held) // 2)):
                    cut = rng.randrange(1, len(lines[at]))
                    lines[at] = rng.choice(
                        (lines[at][:cut], lines[at][:cut] + "\x00" + lines[at][cut:])
                    )
                name, raw = "a.jsonl", "\n".join(lines)
            corpus = loaded(Path(folder), name, raw.encode(), counts)
            if corpus is None:
                continue
            counts["rows"] += len(held)
            dropped = [r for r in corpus.log if r.action == "dropped"]
            within = sum("row of its own" in r.reason for r in corpus.log)
            missing = len(held) - len(corpus) - len(dropped) - within
            if missing > 0:
                counts["lost"] += missing
                print(f"table {seed}: {missing} of {len(held)} rows lost", file=sys.stderr)
    return dict(counts)


def main(names: list[str]) -> None:
    scale = float(names[names.index("--scale") + 1]) if "--scale" in names else 1.0
    many, few = max(1, int(10_000 * scale)), max(1, int(2_000 * scale))
    figures = {
        "texts": of_bytes(text, "a.txt", many),
        "pages": of_bytes(page, "a.html", many),
        "archives": of_bytes(archive, "a.zip", many),
        "tables": tables(few),
    }
    bad = sum(
        kind.get(name, 0)
        for kind in figures.values()
        for name in ("raised", "slow", "silent", "lost")
    )
    if scale == 1.0:
        save("mutations", figures, data_sha256=_INPUTS.hexdigest())
    else:
        print(json.dumps(figures, indent=1))
    if bad:
        sys.exit(f"{bad} inputs raised, hung or were lost without a line")


if __name__ == "__main__":
    main(sys.argv[1:])
