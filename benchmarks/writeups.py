"""How long it takes to check a write-up of 200 pages and 2,000 values, and to start the command.

CPU time, as ratios within the same run: `research check` to `research --help`, and
`research --help` to Python with argparse alone.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import common

from research.reporting.citing import values
from research.reporting.citing.values import MIME, cite

PAGES, VALUES, WORDS = 200, 2_000, 400
RESEARCH = [sys.executable, "-m", "research"]


def make(folder: Path) -> Path:
    """A reports folder with one run, and a write-up that cites all its values."""
    run = folder / "reports" / "2025-03-09" / "framing"
    run.mkdir(parents=True)
    keys = [f"study.value-{number}x.share" for number in range(VALUES)]
    bundles = [
        (key, cite(key, number / VALUES, unit="share", format=".1%")._repr_mimebundle_()[MIME])
        for number, key in enumerate(keys)
    ]
    (run / "values.json").write_text(json.dumps(values.collect(bundles)))
    (run / "report.html").write_text("")
    record = {
        "schema": 1, "id": "0" * 64, "date": "2025-03-09", "started": "2025-03-09T00:00:00",
        "notebook": {"name": "framing", "title": "Frames"}, "parameters": [],
    }  # fmt: skip
    (run / "run.json").write_text(json.dumps(record))
    filler = "word " * WORDS
    pages = [
        filler + " ".join(f"About {{{{{key}}}}} of 29 there." for key in keys[start : start + 10])
        for start in range(0, VALUES, VALUES // PAGES)
    ]
    paper = folder / "paper.md"
    paper.write_text("\n\n".join(pages))
    return paper


def cpu(command: list[str], cwd: Path, repeat: int = 5) -> float:
    """Least CPU seconds of a command, of some tries."""
    return min(
        common.processor_time(command, cwd=cwd, stdout=subprocess.DEVNULL)[1] for _ in range(repeat)
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper = make(folder)
        subprocess.run(
            [*RESEARCH, "fill", paper.name], cwd=folder, stdout=subprocess.DEVNULL, check=True
        )
        bare = cpu([sys.executable, "-c", "import argparse"], folder)
        click = cpu([sys.executable, "-c", "import click"], folder)
        start = cpu([*RESEARCH, "--help"], folder)
        check = cpu([*RESEARCH, "check", paper.name], folder)
        digest = hashlib.sha256(paper.read_bytes()).hexdigest()
    figures = {
        "help_to_argparse": round(start / bare, 2),
        "help_to_click": round(start / click, 2),
        "check_to_help": round(check / start, 2),
        "check_beyond_help_under_a_second": float(check - start < 1),
    }
    common.save("writeups", figures, data_sha256=digest)
