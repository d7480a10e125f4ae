"""Tables in parts, killed 50 times at random moments: no row lost, doubled or wrong.

A worker, the client (the process that planned) or Dask's scheduler is killed (SIGKILL) while the
tables of a small corpus are made, and the same command is called again, until it ends by itself;
then all starts afresh. After each kill, every part with a receipt is whole (its files have the hash
that it states) and is kept by the next run: what was lost is what was being made. After each end, all
tables are equal to the byte to those of a run that nobody killed.

    python benchmarks/shard_kills.py          50 kills
    python benchmarks/shard_kills.py 5        5 of them
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from common import HERE, fingerprint, save
from shards import written

from research.shards import layout

KINDS = ("worker", "client", "worker", "client", "dask worker", "dask scheduler", "dask client")
DRIVER = """
import sys
from research import shards
if __name__ == "__main__":
    read, made, where = sys.argv[1:]
    engine = shards.Processes(2) if where == "here" else shards.Dask(where)
    done = shards.tables([read], made, engine=engine, size=12, retry=True,
                         parameters={"quotations": "rules"})
    print("kept", done.kept, "failed", len(done.failed), flush=True)
    sys.exit(bool(done.failed))
"""


class Place:
    """A corpus, its tables as they should be, and the folder where runs are killed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read = written(root / "read", 150)
        self.made = root / "made"
        self.driver = root / "driver.py"
        self.driver.write_text(DRIVER)
        self.environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
        began = time.monotonic()
        self.start(root / "right", "here").communicate()
        self.lasts = time.monotonic() - began
        self.right = files(root / "right")

    def start(self, made: Path, where: str) -> subprocess.Popen[str]:
        return self.call([self.driver, self.read, made, where])

    def call(self, command: list[Any]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *map(str, command)], cwd=self.root, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def kill(self, kind: str, chance: random.Random) -> list[str]:
        """One run with one kill, and what came of it."""
        came: list[str] = []
        before = self.receipts()
        cluster: list[subprocess.Popen[str]] = []
        where = "here"
        if kind.startswith("dask"):
            cluster, where = self.cluster()
        client = self.start(self.made, where)
        time.sleep(chance.uniform(0.3, 0.9) * self.lasts)
        victims = {"client": [client.pid], "dask client": [client.pid]}
        if kind == "worker":
            victims[kind] = children(client.pid)
        elif kind == "dask worker":
            victims[kind] = [cluster[1].pid]
        elif kind == "dask scheduler":
            victims[kind] = [cluster[0].pid]
        if client.poll() is None and victims[kind]:
            end(chance.choice(victims[kind]))
            came.append("kills")
        if "worker" in kind:
            if cluster:
                cluster.append(self.worker(where))
            said, _ = client.communicate()
        else:
            # Without a scheduler Dask's client waits for one; a user stops it.
            time.sleep(1)
            end(client.pid)
            said, _ = client.communicate()
        for process in cluster:
            end(process.pid)
            process.wait()
        after = self.receipts()
        came += ["half"] * sum(not whole(self.made, one) for one in after.values())
        came += ["lost"] * len(before.keys() - after.keys())
        came += ["made twice"] * sum(
            after[name]["finished"] != one["finished"]
            for name, one in before.items()
            if name in after
        )
        if client.returncode == 0:
            came += ["ended"] + ["wrong"] * (files(self.made) != self.right)
            shutil.rmtree(self.made)
        print(f"{kind:<15} {len(after):>3} parts, {said.strip() or 'killed'}: {came}", flush=True)
        return came

    def receipts(self) -> dict[str, Any]:
        found = sorted((self.made / "receipts").glob("part-*.json"))
        return {path.stem: layout.read_json(path) for path in found}

    def cluster(self) -> tuple[list[subprocess.Popen[str]], str]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        where = f"tcp://127.0.0.1:{port}"
        scheduler = self.call(
            ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port,
             "--no-dashboard", "--no-show"]
        )  # fmt: skip
        return [scheduler, self.worker(where)], where

    def worker(self, where: str) -> subprocess.Popen[str]:
        return self.call(
            ["-m", "distributed.cli.dask_worker", where, "--nthreads", "1", "--no-dashboard",
             "--no-nanny"]
        )  # fmt: skip


def children(process: int) -> list[int]:
    """Processes that a process started to work for it."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in found if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def end(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def whole(made: Path, receipt: dict[str, Any]) -> bool:
    return all(
        layout.digest(made / name) == said["sha256"] for name, said in receipt["files"].items()
    )


def files(made: Path) -> dict[str, str]:
    """Hash of every table."""
    return {
        path.relative_to(made).as_posix(): layout.digest(path)
        for path in sorted(made.rglob("*.parquet"))
    }


def main(count: int) -> None:
    chance = random.Random(1)
    figures = dict.fromkeys(("kills", "ended", "half", "lost", "made twice", "wrong"), 0)
    by_kind = dict.fromkeys(KINDS, 0)
    with tempfile.TemporaryDirectory() as root:
        place = Place(Path(root))
        data = fingerprint(list(place.read.iterdir()))
        number = 0
        while figures["kills"] < count or place.made.exists():
            kind = KINDS[number % len(KINDS)]
            number += 1
            if figures["kills"] >= count:
                # To its end, unless it has ended.
                ended = place.start(place.made, "here")
                ended.communicate()
                figures["ended"] += ended.returncode == 0
                figures["wrong"] += files(place.made) != place.right
                break
            for one in place.kill(kind, chance):
                figures[one] += 1
                by_kind[kind] += one == "kills"
    save("shard_kills", {**figures, "kills_of": by_kind}, data_sha256=data)
    print(json.dumps(figures, indent=1))
    sys.exit(any(figures[name] for name in ("half", "lost", "made twice", "wrong")))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
