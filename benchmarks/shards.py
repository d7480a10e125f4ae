"""Tables in parts: time by size, by workers, over a bare loop; memory; reports over them.

`python benchmarks/shards.py 1000 4000 20000 100000`, sizes in articles, ascending. The largest of at
most 20,000 is also made by two workers; the second is made by a bare loop of the same functions too.
Sizes above 20,000 are made by as many workers as there are cores. The notebooks are run over the tables
of these and of the largest below. Figures are written after each step, so that a run that is stopped
leaves what it has.

Articles are made up (tests/corpora.py), about 90 words each, with names and dates that differ; for
"long" ones, ten of them are one. Quotations are found by rules, so that what is not measured, the
folder's own work, is not hidden by a network's. Times are processor time, and ratios within this run;
wall time stands beside the load of the machine. On a machine that others use, wall time tells
nothing; `bound_1_to_2_workers` is what processor time allows: twice that of one worker over that of
two and the planning process, as if no core waited.
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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import HERE, save, watched

from research.shards import layout

sys.path.insert(0, str(HERE.parent / "tests"))
import corpora

GIVEN = ["Nora", "Peter", "Jane", "Omar", "Olav", "Meg", "Ruth", "Ivan", "Lena", "Hugo"]
SYLLABLES = ["lun", "drum", "row", "had", "bran", "mar", "sten", "ford", "wick", "ley", "berg"]


A_DAY = 16  # articles, whatever their number: a larger archive is a longer one
ALONE = 20_000  # most articles whose tables are made by one worker, and by two
REPORTS = ("framing", "stance", "comparison", "corpus")


def written(folder: Path, size: int, *, times: int = 1) -> Path:
    """A file of `size` articles, each with two of many made-up people in each of `times` stretches."""
    chance = random.Random(size)
    folder.mkdir()
    outlets = list(corpora.OUTLETS)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number in range(size):
            day = dt.date(2000, 1, 1) + dt.timedelta(days=number // A_DAY)
            outlet = chance.choice(outlets)
            record = _renamed(corpora.article(chance, number, outlet, date=day), chance)
            for _ in range(times - 1):
                more = _renamed(corpora.article(chance, number, outlet, date=day), chance)
                record["text"] += "\n\n" + more["text"]
            file.write(json.dumps(record) + "\n")
    return folder


def _renamed(record: dict[str, str], chance: random.Random) -> dict[str, str]:
    text = json.dumps(record)
    for person in corpora.PEOPLE:
        surname = "".join(chance.choices(SYLLABLES, k=2)).capitalize()
        text = text.replace(person, f"{chance.choice(GIVEN)} {surname}")
    made: dict[str, str] = json.loads(text)
    return made


SETTINGS = """
import json, resource, sys, time

def used(who):
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime

def said(**more):
    own, others = used(resource.RUSAGE_SELF), used(resource.RUSAGE_CHILDREN)
    print(json.dumps({"own": own, "others": others, **more}))
"""
RUN = """
from research import shards

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
from research.measures.comparison import compare
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
compare(Corpus(tuple(articles)), quotations="rules")
said(reading=reading)
"""
REPORT = """
import datetime as dt
from pathlib import Path
from research.reporting.running import notebooks, plans, runner
if __name__ == "__main__":
    notebook, tables, to = sys.argv[1:]
    read = notebooks.read(Path(notebook))
    given = {"articles": Path(tables)}
    plan = plans.plan(read, date=dt.date(2025, 3, 9), given=given)
    (done,) = runner.run([plan], reports=Path(to))
    assert not done.error, done.error
    html = (done.path / "report.html").stat().st_size
    whole = sum(one.stat().st_size for one in done.path.rglob("*") if one.is_file())
    said(report_bytes=html, folder_bytes=whole)
"""


def call(program: str, *arguments: object) -> dict[str, Any]:
    """What a program says at its end, run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "run.py")
        script.write_text(SETTINGS + program)
        environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
        process = subprocess.Popen(
            [sys.executable, script, *map(str, arguments)], stdout=subprocess.PIPE, text=True,
            env=environment,
        )  # fmt: skip
        most = watched(process)
        told, _ = process.communicate()
    if process.returncode:
        sys.exit(f"a run failed: {' '.join(map(str, arguments))}")
    said: dict[str, Any] = json.loads(told.splitlines()[-1])
    return said | {"cpu": said["own"] + said["others"], "peak_mb": most}


def main(sizes: list[int]) -> None:
    part = max(50, sizes[0] // 4)
    figures: dict[str, Any] = {"articles": sizes, "articles_of_a_part": part}
    data = hashlib.sha256()
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        ran: dict[int, dict[str, Any]] = {}

        def put(**more: Any) -> None:
            figures.update(more)
            save("shards", figures, data_sha256=data.hexdigest())

        def made(size: int) -> None:
            read = written(folder / f"read-{size}", size)
            data.update((read / "articles.jsonl").read_bytes())
            workers = 1 if size <= ALONE else os.cpu_count() or 1
            ran[size] = call(RUN, read, folder / f"made-{size}", workers, part)
            put(**{f"ms_an_article_at_{size}": round(1000 * ran[size]["cpu"] / size, 2)})
            put(peak_mb=round(ran[size]["peak_mb"], 1))
            put(peak_of_parts_over_first_tenth=growth(folder / f"made-{size}"))
            if len(ran) > 1:
                ratio = ran[size]["cpu"] / ran[sizes[0]]["cpu"]
                put(exponent_of_time=round(math.log(ratio) / math.log(size / sizes[0]), 3))

        for size in sizes:
            if size <= ALONE:
                made(size)
        middle = sizes[min(1, len(sizes) - 1)]
        alone = call(BARE, folder / f"read-{middle}")
        put(
            cpu_over_bare_loop=round(ran[middle]["cpu"] / alone["cpu"], 3),
            share_of_reading=round(alone["reading"] / alone["cpu"], 3),
        )
        most = max(ran)
        put(two_workers=two(folder, f"read-{most}", f"made-{most}", ran[most], part))
        again = call(RUN, folder / f"read-{most}", folder / f"made-{most}", 1, part)
        put(cpu_of_nothing_to_do_over_first_run=round(again["cpu"] / ran[most]["cpu"], 4))
        read = written(folder / "read-long", max(100, most // 10), times=10)
        long = call(RUN, read, folder / "made-long", 1, max(10, part // 10))
        put(two_workers_long=two(folder, "read-long", "made-long", long, max(10, part // 10)))
        put(**{f"reports_of_{most}": dict(reported(folder / f"made-{most}", folder))})
        for size in sizes:
            if size > ALONE:
                made(size)
                put(**{f"reports_of_{size}": dict(reported(folder / f"made-{size}", folder))})


def reported(tables: Path, folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """What each report over a folder of tables takes."""
    for name in REPORTS:
        notebook = HERE.parent / "notebooks" / f"{name}.ipynb"
        said = call(REPORT, notebook, tables, folder / f"{name}-of-{tables.name}")
        yield (
            name,
            {
                "cpu_seconds": round(said["cpu"], 1),
                "kernel_mb": round(said["peak_mb"]),
                "report_mb": round(said["report_bytes"] / 1e6, 2),
                "folder_mb": round(said["folder_bytes"] / 1e6, 1),
            },
        )


def two(folder: Path, read: str, made: str, one: dict[str, Any], part: int) -> dict[str, Any]:
    """What two workers take, against one."""
    to = folder / f"two-{read}"
    ran = call(RUN, folder / read, to, 2, part)
    return {
        "wall_1_to_2_workers": round(one["wall"] / ran["wall"], 2),
        "bound_1_to_2_workers": round(2 * one["cpu"] / ran["cpu"], 2),
        "load_meanwhile": round(os.getloadavg()[1], 1),
        "cpu_of_2_workers_over_1": round(ran["cpu"] / one["cpu"], 3),
        "share_of_cpu_in_the_planning_process": round(ran["own"] / ran["cpu"], 3),
        "same_bytes_1_and_2_workers": _bytes(folder / made) == _bytes(to),
    }


def growth(made: Path) -> float:
    """Most memory of a process that made parts over what it was after the first tenth of them."""
    receipts = [layout.read_json(path) for path in (made / "receipts").iterdir()]
    peaks = [one["peak_mb"] for one in sorted(receipts, key=lambda one: one["finished"])]
    return round(max(peaks) / peaks[len(peaks) // 10], 3)


def _bytes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): layout.digest(path)
        for path in sorted(folder.rglob("*.parquet"))
    }


if __name__ == "__main__":
    main(sorted(int(size) for size in sys.argv[1:]) or [1000, 4000, 20000])
