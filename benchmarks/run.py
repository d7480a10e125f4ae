"""Benchmarks, one after the other: all that have floors, and a few more; fails below a floor.

    make bench             those of `SCRIPTS`
    make bench ONLY=roles  any other, by its name

Comparisons with other tools (textacy, spaCy, newspaper) are left out, and said to be, where those
are not installed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import common

SCRIPTS = (
    "extraction", "normalising", "quotes", "actors", "frames", "keyness", "newsmtsc", "seesaw",
    "pairs", "basil", "events", "comparison", "comparison_scaling", "encoder", "writeups", "runs",
    "coverage",
)  # fmt: skip


def main(names: list[str]) -> int:
    """Run the named benchmarks, or those of `SCRIPTS`; the number that failed."""
    failed = []
    for name in names or SCRIPTS:
        script = Path(__file__).with_name(f"{name}.py")
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, script], cwd=common.HERE.parent).returncode:  # noqa: PLW1510
            failed.append(name)
    print(f"{len(names or SCRIPTS) - len(failed)} passed, {len(failed)} failed {failed or ''}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
