"""Report runs against bare papermill and nbconvert, start-up, and kills at random moments.

    python benchmarks/runs.py [--rounds 2] [--kills 50]

Times are ratios taken in the same round on the same machine: all notebooks of the project on the
seeds, two at a time, with everything that a report run does besides (checks, hashes, sanitising,
figures and data as files, research object, index).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from common import HERE, fingerprint, save

ROOT = HERE.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
RUN = [sys.executable, "-m", "research", "run", "--date", "2025-03-09", "--jobs", "2"]


def ours(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run([*RUN, "--reports", folder], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def bare(folder: Path) -> float:
    def one(path: Path) -> None:
        out = folder / path.name
        papermill = [sys.executable, "-m", "papermill", "--no-progress-bar", path, out]
        subprocess.run(papermill, cwd=path.parent, check=True, capture_output=True)
        convert = [sys.executable, "-m", "nbconvert", "--to", "html", out]
        subprocess.run(convert, cwd=path.parent, check=True, capture_output=True)

    start = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, NOTEBOOKS))
    return time.perf_counter() - start


def seconds(*command: str) -> float:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def start_up() -> dict[str, float]:
    help_ = seconds("-m", "research", "--help")
    argparse_ = seconds("-c", "import argparse")
    needed = seconds("-c", "import argparse, click, pathlib, importlib.metadata")
    return {"help_to_argparse": help_ / argparse_, "help_to_imports_needed": help_ / needed}


def whole(reports: Path) -> dict[str, bytes]:
    """All files of published runs, each of which must be complete."""
    files = {}
    for folder in reports.glob("[0-9]*/*"):
        found = {path.relative_to(reports).as_posix() for path in folder.rglob("*")}
        name = folder.relative_to(reports).as_posix()
        assert {f"{name}/report.html", f"{name}/run.json"} <= found, f"half a run: {name}"
        files |= {p.relative_to(reports).as_posix(): p.read_bytes()
                  for p in folder.rglob("*") if p.is_file()}  # fmt: skip
    return files


def kills(number: int) -> dict[str, Any]:
    """Kill the runner at random moments: what was published stays whole, nothing is lost."""
    luck = random.Random(1)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        (root / "notebooks").mkdir()
        (root / "pyproject.toml").touch()
        shutil.copytree(ROOT / "seeds", root / "seeds")
        for name in ("corpus", "small"):
            shutil.copy(ROOT / "notebooks" / "corpus.ipynb", root / "notebooks" / f"{name}.ipynb")
        reports = root / "reports"
        start = time.perf_counter()
        subprocess.run([*RUN, "--reports", reports], cwd=root, check=True, capture_output=True)
        usual = time.perf_counter() - start
        before = whole(reports)
        published = 0
        for _ in range(number):
            process = subprocess.Popen([*RUN, "--force", "--reports", reports], cwd=root,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            time.sleep(luck.uniform(0, usual * 1.1))
            process.kill()
            code = process.wait()
            after = whole(reports)
            assert before.items() <= after.items(), "a published run was changed or lost"
            published += len(after) > len(before)
            assert code != 0 or len(after) > len(before), "a success without a report"
            before = after
        subprocess.run([*RUN, "--reports", reports], cwd=root, check=True, capture_output=True)
        left = [path.name for path in reports.glob(".*") if path.name != ".lock"]
        assert left == [], left
        listed = (reports / "index.html").read_text(encoding="utf-8").count("/report.html")
        assert listed == len(list(reports.glob("[0-9]*/*"))), "the index is not what is there"
    return {"killed": number, "half_or_lost": 0, "published_before_the_kill": published}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    ratios = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            ratios.append(ours(Path(one)) / bare(Path(other)))
    figures = {
        "notebooks": len(NOTEBOOKS),
        "time_to_papermill_and_nbconvert": statistics.median(ratios),
        "start_up": start_up(),
        "kills": kills(options.kills) if options.kills else None,
    }
    save("runs", figures, data_sha256=fingerprint([*NOTEBOOKS, *(ROOT / "seeds").glob("*.txt")]))


if __name__ == "__main__":
    main()
