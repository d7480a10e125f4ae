"""Killed, full, or two at once: never a half report, never a lost one."""

import datetime as dt
import json
import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from trial import DAY, project, snapshot, write

from research.reporting import records
from research.reporting.citing import bindings
from research.reporting.publishing import index, store, tables
from research.reporting.running import notebooks, plans, runner

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of POSIX")
RUN = [sys.executable, "-m", "research", "run", "--date", "2025-03-09"]


def _publish(reports: Path, record: dict, begun=None, stop: int = 10**6) -> None:
    """Publish made-up runs one after the other, as a runner does."""
    for number in range(stop):
        if begun is not None:
            begun.send_bytes(b"one more")
        with store.workspace(reports) as work:
            out = work / "out"
            (out / "data").mkdir(parents=True)
            for name in ("data/a.csv", records.REPORT):
                (out / name).write_text("x" * 5000)
            made = record | {"id": f"{number}", "started": f"{time.time_ns()}"}
            (out / records.RECORD).write_text(json.dumps(made))
            date = DAY + dt.timedelta(days=number % 3)
            store.publish(out, reports, date=date, names=["trial", f"trial-{os.getpid()}"])
        index.rebuild(reports)


@pytest.fixture
def record(published):
    return records.read(published.outcomes["good"].path).record


def test_killed_at_random_leaves_whole_reports_only(tmp_path, record):
    fork = multiprocessing.get_context("fork")
    luck = random.Random(7)
    before: dict[str, bytes] = {}
    for _ in range(50):
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=_publish, args=(tmp_path, record, there), daemon=True)
        process.start()
        # Killed in the second or third report that it writes, however slow the machine is.
        for _ in range(luck.choice((2, 3))):
            here.recv_bytes()
        time.sleep(luck.uniform(0, 0.01))
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        after = snapshot(tmp_path)
        after = {name: content for name, content in after.items() if "index.html" not in name}
        assert before.items() <= after.items()
        folders = {path.parent for path in tmp_path.glob("[0-9]*/*/*")}
        assert all((folder / "run.json").is_file() for folder in folders)
        assert all((folder / "data/a.csv").stat().st_size == 5000 for folder in folders)
        before = after
    assert len(records.read_folder(tmp_path).published) >= 5
    store.sweep(tmp_path)
    index.rebuild(tmp_path)
    assert not [path.name for path in tmp_path.glob(".*") if path.name != ".lock"]
    listed = (tmp_path / "index.html").read_text()
    assert listed.count("report.html") == len(records.read_folder(tmp_path).published)


def _kernels(work: Path) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(work) in path.read_bytes().decode(errors="replace"):
                found.append(path.parent.name)
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks into /proc")
def test_killed_runner_leaves_no_kernel_and_the_next_run_starts_clean(tmp_path):
    root = project(tmp_path / "p")
    path = write(root / "notebooks" / "slow.ipynb", "import time\ntime.sleep(1.5)")
    reports = root / "reports"
    process = subprocess.Popen([*RUN, str(path)], cwd=root)
    while not (started := list(reports.glob(".work-*/kernel/kernel.json"))):
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(0.3)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert snapshot(reports) == {}
    patience = time.monotonic() + 20
    while _kernels(started[0].parent) and time.monotonic() < patience:
        time.sleep(0.1)
    assert _kernels(started[0].parent) == []
    item = plans.plan(notebooks.read(path), date=DAY)
    (outcome,) = runner.run([item], reports=reports)
    assert outcome.status == "published"
    assert sorted(path.name for path in reports.iterdir()) == [".lock", "2025-03-09", "index.html"]


@pytest.mark.parametrize("limit", [2_000, 30_000], ids=["record", "page"])
def test_no_room_for_the_files_fails_the_run_and_leaves_nothing(tmp_path, limit):
    import resource

    root = project(tmp_path / "p")
    path = write(root / "notebooks" / "big.ipynb", "print('x' * 40_000)")
    done = subprocess.run(
        [*RUN, str(path)], cwd=root, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert not list((root / "reports").glob("*/*"))
    assert not list((root / "reports").glob(".work-*"))


def test_full_disk_fails_the_run_and_leaves_nothing(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    options = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(reports)]
    mounted = subprocess.run(["mount", *options], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("NO FULL DISK WAS TRIED: this user may not mount a small file system")
    try:
        root = project(tmp_path / "p")
        path = write(root / "notebooks" / "big.ipynb", "print('x' * 300_000)")
        item = plans.plan(notebooks.read(path), date=DAY)
        (outcome,) = runner.run([item], reports=reports)
        assert outcome.status == "failed"
        assert "No space left" in outcome.error
        assert [path.name for path in reports.iterdir() if path.name[0] != "."] == ["index.html"]
    finally:
        subprocess.run(["umount", str(reports)], check=True)


def test_two_runs_of_the_same_at_once_give_one_report(tmp_path):
    root = project(tmp_path / "p")
    path = write(root / "notebooks" / "small.ipynb", "1 + 1")
    item = plans.plan(notebooks.read(path), date=DAY)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(runner.run, [item], reports=root / "reports") for _ in range(2)]
        statuses = sorted(future.result()[0].status for future in both)
    assert statuses == ["published", "skipped"]
    assert [one.path.name for one in records.read_folder(root / "reports").published] == ["small"]


def test_stopped_from_outside_publishes_nothing(tmp_path):
    root = project(tmp_path / "p")
    write(root / "notebooks" / "slow.ipynb", "import time\ntime.sleep(60)")
    process = subprocess.Popen([*RUN, "slow"], cwd=root, stderr=subprocess.PIPE, text=True)
    while not list((root / "reports").glob(".work-*/kernel/kernel.json")):
        assert process.poll() is None
        time.sleep(0.05)
    process.terminate()
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert re.search("Aborted|stopped", said)
    assert snapshot(root / "reports") == {}
    assert not list((root / "reports").glob(".work-*"))


def _rewrite(folder: Path, paper: Path) -> None:
    """Write a set of tables and a write-up again and again, as two commands do."""
    import pandas as pd

    for number in range(10**6):
        frame = pd.DataFrame({"run": [number] * 2000})
        tables.write([(name, frame) for name in "abc"], folder, inputs=[])
        bindings.replace(paper, b"%d\n" % number * 2000)


def test_killed_while_tables_and_write_ups_are_written_leaves_them_whole(tmp_path):
    fork = multiprocessing.get_context("fork")
    luck = random.Random(3)
    folder, paper = tmp_path / "tables", tmp_path / "paper.md"
    for _ in range(12):
        process = fork.Process(target=_rewrite, args=(folder, paper), daemon=True)
        process.start()
        time.sleep(luck.uniform(0.02, 0.2))
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        written = sorted(folder.glob("*.csv"))
        assert all(len(path.read_text().splitlines()) == 2001 for path in written)
        if paper.exists():
            assert len(paper.read_text().splitlines()) == 2000
    tables.write([], folder, inputs=[])
    assert len({path.read_text() for path in folder.glob("*.csv")}) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "b.csv", "c.csv"]
