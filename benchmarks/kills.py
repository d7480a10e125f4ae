"""Killed at random moments, 100 times: nothing half, nothing lost, nothing left after the next start.

`research run` (its runner, or its kernel), `research tables`, `research fill` and `research prune`
are each started and killed (SIGKILL) after a random time. After each kill: every report that was
there is there and whole; the write-up is the old or the new one, whole; the tables are files that
read. After the next start of the same command: no process and no folder of work is left.

    python benchmarks/kills.py          100 kills
    python benchmarks/kills.py 10       10 of them
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd
from common import save

ROOT = Path(__file__).resolve().parent.parent
RESEARCH = [sys.executable, "-m", "research"]
STORY = "Bridge {0} closes\n\nThe bridge closed on Monday, Mayor Jane Rowe said. “It is old,” she said.\n"
CELLS = (
    'articles: str = "../news"  # where\nseed: int = 1  # of it',
    "import time\nfrom research.reporting.citing.values import cite\ntime.sleep(.3)",
    "cite('study.share', seed / 1000, unit='share', format='.1%')",
)
COMMANDS = ("run", "kernel", "tables", "fill", "prune")


def measured(count: int, *, seed: int = 1) -> dict[str, Any]:
    """What was half, lost or left over `count` kills; all must be 0."""
    rng = random.Random(seed)
    found: dict[str, Any] = dict.fromkeys(("kills", "half", "lost", "left", "failed"), 0)
    with tempfile.TemporaryDirectory() as name:
        place = _Place(Path(name))
        for number in range(count):
            for kind in place.kill(COMMANDS[number % len(COMMANDS)], number, rng):
                found[kind] += 1
    return found


class _Place:
    """A project with news, a notebook, runs and a write-up, in which commands are killed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.temporary = root / "tmp"
        for folder in ("tmp", "news", "notebooks"):
            (root / folder).mkdir()
        (root / "pyproject.toml").touch()
        for number in range(3):
            (root / "news" / f"{number}.txt").write_text(STORY.format(number))
        cells = [
            {"cell_type": "code", "id": f"c{n}", "execution_count": None, "outputs": [],
             "metadata": {"tags": ["parameters"] if n == 0 else []}, "source": source}
            for n, source in enumerate(CELLS)
        ]  # fmt: skip
        content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (root / "notebooks" / "study.ipynb").write_text(json.dumps(content))
        self.paper = root / "paper.md"
        self.paper.write_text("A share of {{study.share}}.\n" * 300)
        self.environment = {
            **os.environ, "TMPDIR": str(self.temporary), "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        for seed in (1, 2):
            self.call("run", f"{seed}").wait()
        self.call("tables", "0").wait()
        self.call("fill", "0").wait()

    def call(self, name: str, number: str) -> subprocess.Popen[bytes]:
        arguments = {
            "run": ["run", "study", "-p", f"seed={number}", "--date", "2025-03-09"],
            "tables": ["tables", "news", "--to", "tables"],
            "fill": ["fill", "paper.md"],
            "prune": ["prune", "--keep", "3"],
        }[name]
        return subprocess.Popen(
            [*RESEARCH, *arguments], cwd=self.root, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def kill(self, name: str, number: int, rng: random.Random) -> list[str]:
        """One kill at a random moment, and what came of it."""
        command = "run" if name == "kernel" else name
        before = self.reports()
        if name == "fill":
            self.paper.write_text("A share of {{study.share}}.\n" * 300)
        old = self.paper.read_bytes()
        began = time.monotonic()
        process = self.call(command, str(100 + number))
        time.sleep(rng.uniform(0.2, 4.0))
        if name == "kernel":
            for kernel in self.kernels():
                _signal(kernel)
        else:
            process.send_signal(signal.SIGKILL)
        process.wait()
        came = ["kills"]
        after = self.reports()
        came += ["half"] * sum(not _whole(folder) for folder in after)
        gone = {folder for folder in before if before[folder] != after.get(folder)}
        came += ["lost"] * (len(gone) if name != "prune" else 0)
        came += ["lost"] * (self.paper.read_bytes() != old and not self.filled())
        came += ["half"] * sum(not _reads(path) for path in (self.root / "tables").glob("*.csv"))
        # The next start clears up; a killed prune is finished by hand.
        again = self.call(command, str(100 + number))
        again.wait()
        came += ["failed"] * (again.returncode != 0)
        came += ["left"] * (len(self.work()) + len(self.kernels()))
        print(f"{name:<7} after {time.monotonic() - began:4.1f} s: {', '.join(came)}", flush=True)
        return came

    def reports(self) -> dict[Path, str]:
        """Published reports and a hash of their files."""
        return {
            path.parent: _hash(path.parent)
            for path in (self.root / "reports").glob("[0-9]*/*/run.json")
        }

    def filled(self) -> bool:
        lines = self.paper.read_text().splitlines()
        return len(lines) == 300 and len(set(lines)) == 1 and "data-result" in lines[0]

    def work(self) -> list[Path]:
        """Folders and files of work that are still there."""
        patterns = ("reports/.work-*", "reports/.new-*", "tables/.tables-*", ".paper.md*.new")
        left = [path for pattern in patterns for path in self.root.glob(pattern)]
        return [*left, *self.temporary.glob("news-framing-*")]

    def kernels(self) -> list[int]:
        """Processes of kernels of this place."""
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if str(self.root).encode() in path.read_bytes() and b"kernel" in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return found


def _signal(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _whole(folder: Path) -> bool:
    listed = json.loads((folder / "run.json").read_text())["files"]
    return all(
        hashlib.sha256((folder / one["path"]).read_bytes()).hexdigest() == one["sha256"]
        for one in listed
    )


def _reads(path: Path) -> bool:
    try:
        pd.read_csv(path)
    except pd.errors.EmptyDataError:
        return False
    return True


def _hash(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


if __name__ == "__main__":
    if shutil.which("true") is None or not Path("/proc/self/cmdline").exists():
        sys.exit("this looks into /proc: run it on Linux")
    figures = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    save("kills", figures, data_sha256=code)
    print(json.dumps(figures, indent=1))
    sys.exit(any(figures[name] for name in ("half", "lost", "left", "failed")))
