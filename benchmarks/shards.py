"""Tables in parts: time by size, by workers, over a bare loop; memory; reports over them.

`python benchmarks/shards.py 1000 2000 8000`, sizes in articles, ascending. The second is also made by
two workers and by a bare loop; of the largest, the framing and stance notebooks are run. Articles are
made up (tests/corpora.py), short (about 90 words), with names and dates that differ; quotations are
found by rules, so that what is not measured, the folder's own work, is not hidden by a network's.
Times are processor time, and ratios within this run; wall time stands beside the load of the machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from common import HERE, save

from research.shards import layout

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


SETTINGS = """
import json, resource, sys, time

def used(who):
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime

def said(**more):
    own, others = used(resource.RUSAGE_SELF), used(resource.RUSAGE_CHILDREN)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"own": own, "others": others, "peak_mb": most, **more}))
"""
RUN = """
from research import shards
from research.shards import totals
totals.COMPARED = 0  # what compares all with all is not part of this
if __name__ == "__main__":
    read, made, workers, size = sys.argv[1:]
    engine = shards.here if workers == "1" else shards.Processes(int(workers))
    began = time.monotonic()
    done = shards.tables([read], made, engine=engine, size=int(size),
                         parameters={"quotations": "rules", "method": "linear"})
    assert not done.failed and not done.dropped
    said(wall=time.monotonic() - began)
"""
BARE = """
from pathlib import Path
from research.articles.load import stream
from research.articles.model import Article, Corpus
from research.measures import actors, languages, registry
from research.measures.keyness import counts
from research.shards import contexts, parts
articles = [item for item in stream(Path(sys.argv[1])) if isinstance(item, Article)]
reading = used(resource.RUSAGE_SELF)
given, held = {"quotations": "rules", "method": "linear"}, {}
for first in range(0, len(articles), 100):
    corpus = Corpus(tuple(articles[first : first + 100]))
    actors.counts_of(corpus), languages.counts(corpus), counts.lines(corpus)
for first in range(0, len(articles), 100):
    corpus = Corpus(tuple(articles[first : first + 100]))
    for name, frame in parts.measured(corpus, contexts.Context(most="en"), given).items():
        held.setdefault(name, []).append(frame)
for name, measure in registry.measures().items():
    if measure.finish is not None:
        measure.finish(held[name])
said(reading=reading)
"""
REPORT = """
import datetime as dt
from pathlib import Path
from research.reporting.running import notebooks, plans, runner
if __name__ == "__main__":
    notebook, tables, to = sys.argv[1:]
    read = notebooks.read(Path(notebook))
    given = {"articles": Path(tables), "quotations": "auto"}
    plan = plans.plan(read, date=dt.date(2025, 3, 9), given=given)
    (done,) = runner.run([plan], reports=Path(to))
    assert not done.error, done.error
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    html = (done.path / "report.html").stat().st_size
    whole = sum(one.stat().st_size for one in done.path.rglob("*") if one.is_file())
    said(kernel_mb=most, report_bytes=html, folder_bytes=whole)
"""


def call(program: str, *arguments: object) -> dict[str, Any]:
    """What a program says at its end, run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "run.py")
        script.write_text(SETTINGS + program)
        environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
        done = subprocess.run(
            [sys.executable, script, *map(str, arguments)], check=True, stdout=subprocess.PIPE,
            text=True, env=environment,
        )  # fmt: skip
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said | {"cpu": said["own"] + said["others"]}


def main(sizes: list[int]) -> None:
    part = max(50, sizes[0] // 4)
    figures: dict[str, Any] = {"articles": sizes, "articles_of_a_part": part}
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        ran = {}
        for size in sizes:
            read = written(folder / f"read-{size}", size)
            ran[size] = call(RUN, read, folder / f"made-{size}", 1, part)
        small, middle, largest = sizes[0], sizes[min(1, len(sizes) - 1)], sizes[-1]
        data = hashlib.sha256((folder / f"read-{largest}" / "articles.jsonl").read_bytes())
        for size in sizes:
            figures[f"ms_an_article_at_{size}"] = round(1000 * ran[size]["cpu"] / size, 2)
        if len(sizes) > 1:
            ratio = ran[largest]["cpu"] / ran[small]["cpu"]
            figures["exponent_of_time"] = round(math.log(ratio) / math.log(largest / small), 3)
        read = folder / f"read-{middle}"
        two = call(RUN, read, folder / "two", 2, part)
        figures["wall_1_to_2_workers"] = round(ran[middle]["wall"] / two["wall"], 2)
        figures["load_meanwhile"] = round(os.getloadavg()[1], 1)
        figures["cpu_of_2_workers_over_1"] = round(two["cpu"] / ran[middle]["cpu"], 3)
        figures["share_of_cpu_in_the_planning_process"] = round(two["own"] / two["cpu"], 3)
        figures["same_bytes_1_and_2_workers"] = _bytes(folder / f"made-{middle}") == _bytes(
            folder / "two"
        )
        alone = call(BARE, read)
        figures["cpu_over_bare_loop"] = round(ran[middle]["cpu"] / alone["cpu"], 3)
        figures["share_of_reading"] = round(alone["reading"] / alone["cpu"], 3)
        again = call(RUN, read, folder / "two", 2, part)
        figures["cpu_of_nothing_to_do_over_first_run"] = round(again["cpu"] / two["cpu"], 4)
        made = folder / f"made-{largest}"
        receipts = [layout.read_json(path) for path in (made / "receipts").iterdir()]
        peaks = [one["peak_mb"] for one in sorted(receipts, key=lambda one: one["finished"])]
        figures["peak_mb"] = max(peaks)
        figures["peak_over_first_tenth"] = round(max(peaks) / peaks[len(peaks) // 10], 3)
        for name in ("framing", "stance"):
            notebook = HERE.parent / "notebooks" / f"{name}.ipynb"
            said = call(REPORT, notebook, made, folder / name)
            figures[name] = {
                "cpu_seconds": round(said["cpu"], 1),
                "kernel_mb": round(said["kernel_mb"]),
                "report_mb": round(said["report_bytes"] / 1e6, 2),
                "folder_mb": round(said["folder_bytes"] / 1e6, 1),
            }
    save("shards", figures, data_sha256=data.hexdigest())


def _bytes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): layout.digest(path)
        for path in sorted(folder.rglob("*.parquet"))
    }


if __name__ == "__main__":
    main(sorted(int(size) for size in sys.argv[1:]) or [1000, 2000, 8000])
