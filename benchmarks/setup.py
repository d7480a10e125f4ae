"""How long `make report` and `make test` take in a fresh clone, as ratios to installing.

Installing is `make .venv/.ready`: a virtual environment with all packages of the lock, with what
the machine's package cache holds. Each ratio is that of the whole command, installing included.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

import common


def seconds(target: str, folder: Path) -> float:
    """Wall time of a make target."""
    began = time.perf_counter()
    subprocess.run(["make", target], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "-q", common.HERE.parent, clone], check=True)
        install = seconds(".venv/.ready", clone)
        figures = {
            "report_to_install": round((install + seconds("report", clone)) / install, 2),
            "test_to_install": round((install + seconds("test", clone)) / install, 2),
        }
    lock = common.HERE.parent / "requirements.lock"
    common.save("setup", figures, data_sha256=common.fingerprint([lock]))
