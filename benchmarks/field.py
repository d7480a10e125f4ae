"""Every notebook on two corpora of real, uneven articles, and what its pages are like.

PolNeAR dev (articles of 7 outlets, few of them about one event), and the same with BASIL's (8 outlets,
events in threes). The corpora are built in a temporary folder from ../shared/data; nothing of them is
kept but counts: processor time, bytes of each report, its height at 1280 and 390 pixels.

    python benchmarks/field.py [--keep FOLDER] [--only NOTEBOOK ...] [--corpus polnear|both]

Beside the run stand its measures alone, each once in one process, by processor time and by the clock (a
run makes its notebooks at one time), and a second run of the same, all without SciPy, which users lack;
in a folder that an earlier call kept, where reports are there already, the pages are measured without
times.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from common import HERE, data, fingerprint, processor_time, save

OUTLETS = {
    "breitbart": "Breitbart", "huff-post": "Huffington Post", "nyt": "The New York Times",
    "politico": "Politico", "wash-post": "The Washington Post", "usa-today": "USA Today",
    "west-journal": "Western Journalism", "fox": "Fox News", "hpo": "Huffington Post",
}  # fmt: skip


def basil() -> list[dict[str, Any]]:
    """BASIL's 234 articles as records."""
    records = []
    for path in sorted(data("basil").glob("articles/*/*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(" ".join(part) for part in raw["body-paragraphs"])
        records.append(
            {
                "id": path.stem,
                "outlet": OUTLETS.get(raw["source"].lower(), raw["source"]),
                "title": raw["title"],
                "date": raw["date"],
                "url": raw["url"],
                "text": text,
            }
        )
    return records


def polnear() -> list[dict[str, Any]]:
    """The dev part of PolNeAR as records."""
    root = data("polnear")
    known: dict[str, dict[str, str]] = {}
    for path in sorted(root.glob("data/*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            known |= {row["filename"]: row for row in csv.DictReader(lines, delimiter="\t")}
    records = []
    for path in sorted((root / "dev" / "text").glob("*.txt")):
        row = known.get(path.stem, {})
        outlet, day, _ = path.stem.split("_", 2)
        records.append(
            {
                "id": path.stem,
                "outlet": OUTLETS[outlet],
                "title": row.get("title") or None,
                "date": row.get("publication_date") or day,
                "text": path.read_text(encoding="utf-8"),
            }
        )
    return records


def build(folder: Path, records: list[dict[str, Any]]) -> Path:
    """A corpus as one JSONL file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def heights(page: Path) -> dict[str, int]:
    """Height of a page in pixels at two widths, where a browser is installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return {}
    from playwright.sync_api import sync_playwright

    found = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in (1280, 390):
            tab = browser.new_page(viewport={"width": width, "height": 900})
            tab.goto(page.resolve().as_uri())
            found[str(width)] = int(tab.evaluate("document.documentElement.scrollHeight"))
            tab.screenshot(path=page.with_name(f"screen-{width}.png"))
        browser.close()
    return found


# What the notebooks measure, each table once.
ALONE = """
import sys, research
from research.measures import actors, discovery, frames, keyness, portrayal, quotes, sources, stances
corpus = research.load(sys.argv[1])
actors.measure(corpus), quotes.measure(corpus), sources.measure(corpus), corpus.articles
frames.measure(corpus), frames.evidence(corpus), frames.scores(corpus), keyness.measure(corpus)
portrayal.measure(corpus), portrayal.evidence(corpus), discovery.find(corpus)
stances.measure(corpus, method="auto"), research.compare(corpus)
"""


def run(folder: Path, reports: Path, only: list[str]) -> dict[str, Any]:
    """Figures of one run of the notebooks over one corpus."""
    command = [sys.executable, "-m", "research", "run", *only, "--articles", str(folder)]
    command += ["--reports", str(reports), "--date", "2025-03-09"]
    there = any(reports.glob("2025-03-09/*/report.html"))
    since = time.monotonic()
    code, first = processor_time(command, check=False)
    clock = time.monotonic() - since
    times = {}
    if not there:
        _, second = processor_time(command, check=False)
        since = time.monotonic()
        _, alone = processor_time([sys.executable, "-c", ALONE, str(folder)], check=False)
        clock_alone = time.monotonic() - since
        times = {
            "cpu_seconds": round(first, 1),
            "run_to_measures_alone": round(first / alone, 2),
            "run_to_measures_alone_by_the_clock": round(clock / clock_alone, 2),
            "second_run_to_first": round(second / first, 3),
        }
    pages = sorted(reports.glob("2025-03-09/*/report.html"))
    return {
        "exit_code": code,
        **times,
        "reports": {
            page.parent.name: {"bytes": page.stat().st_size, "height": heights(page)}
            for page in pages
        },
    }


def main() -> None:
    """Build the corpora, run the notebooks, write the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--keep", type=Path)
    options.add_argument("--only", nargs="*", default=[])
    options.add_argument("--corpus", choices=["polnear", "both"])
    given = options.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(HERE.parent / "tests" / "users"), os.environ.get("PYTHONPATH", "")])
    )
    records = {"polnear": polnear()}
    records["both"] = [*records["polnear"], *basil()]
    figures = {}
    with tempfile.TemporaryDirectory() as scratch:
        root = given.keep or Path(scratch)
        for name, rows in records.items():
            if given.corpus in {None, name}:
                folder = build(root / name / "articles", rows)
                outlets = len({row["outlet"] for row in rows})
                figures[name] = {"articles": len(rows), "outlets": outlets} | run(
                    folder, root / name / "reports", given.only
                )
    paths = [*data("basil").glob("articles/*/*.json"), *data("polnear").glob("dev/text/*.txt")]
    if given.only or given.corpus:
        print(json.dumps(figures, indent=2))
    else:
        save("field", figures, data_sha256=fingerprint(paths))


if __name__ == "__main__":
    main()
