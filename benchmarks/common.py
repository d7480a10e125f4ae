"""What the benchmarks share: where the data are, what machine this is, results and floors."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"


def data(name: str) -> Path:
    """Folder of a validation set: under `RESEARCH_DATA`, else beside the repository."""
    root = Path(os.environ.get("RESEARCH_DATA", HERE.parent.parent / "shared" / "data"))
    if not (root / name).is_dir():
        sys.exit(f"no validation set {name!r} under {root}; set RESEARCH_DATA to its folder")
    return root / name


def fingerprint(paths: list[Path]) -> str:
    """sha256 over the names and bytes of these files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def machine() -> str:
    """The machine in one line: processor kind, cores, system, Python."""
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def processor_time(command: list[str], *, check: bool = True, **options: Any) -> tuple[int, float]:
    """Exit code of a command, and the seconds of processor time that it and its children took."""
    import resource  # not on Windows

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=check, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.returncode, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_PROCESSES = Path("/proc")  # where the system says what a process took


def peak_mb(process: int | str = "self") -> float:
    """Most memory that a process had so far, this one if none is given, in megabytes."""
    if _PROCESSES.is_dir():
        # What `resource` says of a process includes the one that it was forked from.
        told = (_PROCESSES / str(process) / "status").read_text(encoding="utf-8")
        return int(told.partition("VmHWM:")[2].split()[0]) / 1024
    import resource  # not on Windows

    who = resource.RUSAGE_SELF if process == "self" else resource.RUSAGE_CHILDREN
    return resource.getrusage(who).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def watched(process: subprocess.Popen[str]) -> float:
    """Wait for a process; most memory that it or one process that it started had, in megabytes."""
    import psutil

    most = 0.0
    while process.poll() is None:
        with suppress(psutil.Error, OSError, IndexError):  # one may end meanwhile
            whole = psutil.Process(process.pid)
            for one in (whole, *whole.children(recursive=True)):
                most = max(most, peak_mb(one.pid))
        time.sleep(0.5)
    return most if _PROCESSES.is_dir() else peak_mb(process.pid)


def save(name: str, figures: dict[str, Any], *, data_sha256: str) -> None:
    """Write `results/NAME.json`, print it, and fail where a figure fell below its floor.

    Floors stand in `floors.toml`: a table NAME with `data_sha256` and a table of figures by
    dotted name. Other data than the floor's are not held against it.
    """
    result = {
        "date": dt.date.today().isoformat(),
        "machine": machine(),
        "data_sha256": data_sha256,
        "figures": figures,
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2, sort_keys=True))
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).get(name)
    if floors is None:
        return
    if floors["data_sha256"] != data_sha256:
        print(f"{name}: other data than the floors were taken on; not compared")
        return
    lower = [
        f"{key}: {lookup(figures, key):.4f} is below its floor {floor:.4f}"
        for key, floor in floors["figures"].items()
        if lookup(figures, key) < floor
    ]
    if lower:
        sys.exit("\n".join([f"{name}: figures fell", *lower]))


def lookup(figures: dict[str, Any], key: str) -> float:
    """The figure under a dotted name.

    >>> lookup({"f1": {"direct": 0.9}}, "f1.direct")
    0.9
    """
    value: Any = figures
    for part in key.split("."):
        value = value[part]
    return float(value)
