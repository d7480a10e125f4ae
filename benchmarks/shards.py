"""Tables in parts: time by size, by workers, over a bare loop; memory; the same rows.

`python benchmarks/shards.py 1000 2000`, sizes in articles, ascending; the largest is also made by
two workers. Articles are made up (tests/corpora.py), with names and dates that differ. Times are
given as ratios within this run: on a machine that does other work, those of wall time say little.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from common import HERE, save

from research.shards import layout, parts, planning

sys.path.insert(0, str(HERE.parent / "tests"))
import corpora

GIVEN = ["Nora", "Peter", "Jane", "Omar", "Olav", "Meg", "Ruth", "Ivan", "Lena", "Hugo"]
SYLLABLES = ["lun", "drum", "row", "had", "bran", "mar", "sten", "ford", "wick", "ley", "berg"]


def written(folder: Path, size: int) -> Path:
    """A file of `size` articles, each with two of many made-up people."""
    chance = random.Random(size)
    folder.mkdir()
    outlets = list(corpora.OUTLETS)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number in range(size):
            day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 1500)
            record = corpora.article(chance, number, chance.choice(outlets), date=day)
            text = json.dumps(record)
            for person in corpora.PEOPLE:
                surname = "".join(chance.choices(SYLLABLES, k=2)).capitalize()
                text = text.replace(person, f"{chance.choice(GIVEN)} {surname}")
            file.write(text + "\n")
    return folder


def cpu() -> float:
    """Seconds of processor of this process and its children that have ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def run(read: Path, made: Path, workers: int, size: int) -> dict[str, Any]:
    """Seconds of processor and wall of one run, in a process of its own."""
    program = (
        "import sys; from research import shards; from research.shards import totals\n"
        "totals.COMPARED = 0\n"  # what compares all with all is not part of this
        "if __name__ == '__main__':\n"
        "    e = shards.Processes(int(sys.argv[3]))\n"
        "    o = shards.tables([sys.argv[1]], sys.argv[2], engine=e, size=int(sys.argv[4]))\n"
        "    assert not o.failed and not o.dropped\n"
    )
    script = made.parent / "run.py"
    script.write_text(program)
    before, began = cpu(), time.monotonic()
    subprocess.run([sys.executable, script, read, made, str(workers), str(size)], check=True)
    receipts = [layout.read_json(path) for path in sorted((made / "receipts").iterdir())]
    return {
        "cpu": cpu() - before,
        "wall": time.monotonic() - began,
        "peaks": [one["peak_mb"] for one in sorted(receipts, key=lambda one: one["finished"])],
    }


def bare(read: Path) -> tuple[float, float]:
    """Seconds of processor of reading, and of the functions alone: no files, hashes, processes."""
    began = cpu()
    plan = list(planning.stream(read))
    articles = [item for item in plan if isinstance(item, parts.Article)]
    read_at = cpu()
    for first in range(0, len(articles), 100):
        corpus = parts.Corpus(tuple(articles[first : first + 100]))
        parts.actors.counts_of(corpus)
    for first in range(0, len(articles), 100):
        corpus = parts.Corpus(tuple(articles[first : first + 100]))
        parts.measured(corpus, parts.Context(), {})
    return read_at - began, cpu() - read_at


def main(sizes: list[int]) -> None:
    part = max(50, sizes[0] // 4)
    figures: dict[str, Any] = {"articles": sizes, "articles_of_a_part": part}
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        ran = {}
        for size in sizes:
            read = written(folder / f"read-{size}", size)
            ran[size] = run(read, folder / f"made-{size}", 1, part)
        largest = sizes[-1]
        read = folder / f"read-{largest}"
        data = hashlib.sha256((read / "articles.jsonl").read_bytes()).hexdigest()
        two = run(read, folder / "two", 2, part)
        figures["wall_1_to_2_workers"] = round(ran[largest]["wall"] / two["wall"], 2)
        figures["same_bytes_1_and_2_workers"] = _bytes(folder / f"made-{largest}") == _bytes(
            folder / "two"
        )
        if len(sizes) > 1:
            ratio = ran[largest]["cpu"] / ran[sizes[0]]["cpu"]
            figures["exponent_of_time"] = round(math.log(ratio) / math.log(largest / sizes[0]), 3)
        peaks = ran[largest]["peaks"]
        figures["peak_mb"] = max(peaks)
        figures["peak_over_first_part"] = round(max(peaks) / peaks[0], 3)
        reading, alone = bare(read)
        figures["cpu_over_bare_loop"] = round(ran[largest]["cpu"] / (reading + alone), 3)
        figures["share_of_reading_which_is_serial"] = round(reading / (reading + alone), 3)
        again = run(read, folder / "two", 2, part)
        figures["cpu_of_nothing_to_do_over_first_run"] = round(again["cpu"] / two["cpu"], 4)
    save("shards", figures, data_sha256=data)


def _bytes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): layout.digest(path)
        for path in sorted(folder.rglob("*.parquet"))
    }


if __name__ == "__main__":
    main(sorted(int(size) for size in sys.argv[1:]) or [1000, 2000])
