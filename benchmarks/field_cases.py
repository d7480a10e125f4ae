"""Field cases: inputs as users have them, each with what a careful reader would expect of it.

Data: `../shared/cases` (README.md there lists id and file). Prints right, refused (out of reach, and
said with the next step) or wrong for every case that has a check in `cases/`, by the first letter
of its id; others are counted as unchecked. Files of `attack/` are loaded each in a process of its
own, which may take 5 seconds of processor time beyond that of starting and 300 MB.

    python benchmarks/field_cases.py            all
    python benchmarks/field_cases.py A D01      some
    python benchmarks/field_cases.py --cases DIR
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import resource
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import cases
from common import HERE, fingerprint, save

import research

_SECONDS, _MEGABYTES = 5, 300
# A process says its own peak: what `resource` knows of a child includes what it was forked from.
_ATTACK = """
import pathlib, re, sys, research
len(research.load(sys.argv[1]).log)
print(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""


def checks() -> dict[str, cases.Check]:
    """Every check of the modules of `cases/`."""
    found: dict[str, cases.Check] = {}
    for module in pkgutil.iter_modules(cases.__path__):
        found |= importlib.import_module(f"cases.{module.name}").CHECKS
    return found


def listed(folder: Path) -> dict[str, str]:
    """File of each case, by the table of the README."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| ([A-Z]\d+\w?) \| ([^|]+?) \|", text, re.MULTILINE))


def attack(path: Path) -> str | None:
    """What is wrong of loading a hostile file, else None."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _ATTACK, str(path)],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "no end after 60 s"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime
    if done.returncode:
        return done.stderr.strip().splitlines()[-1][:100]
    if seconds > _SECONDS:
        return f"{seconds:.1f} s"
    peak = int(done.stdout.split()[-1])
    return f"{peak >> 10} MB" if peak > _MEGABYTES << 10 else None


def main(names: list[str]) -> int:
    """Run the named cases, or all; 1 where one is wrong."""
    folder = HERE.parent.parent / "shared" / "cases"
    if "--cases" in names:
        at = names.index("--cases")
        folder = Path(names[at + 1])
        del names[at : at + 2]
    if not folder.is_dir():
        sys.exit(f"no field cases under {folder}; give their folder with --cases")
    known = checks()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case, file in listed(folder).items():
        if names and not any(case.startswith(name) for name in names):
            continue
        if case not in known:
            counts[case[0]]["unchecked"] += 1
            continue
        corpus: Any = research.load(folder / file)
        wrong = known[case](corpus)
        kind = "wrong" if wrong else "right" if len(corpus) else "refused"
        counts[case[0]][kind] += 1
        print(f"{kind:<8} {case} {file}" + (f": {wrong}" if wrong else ""))
    if not names or "attack" in names:
        for path in sorted((folder / "attack").iterdir()):
            wrong = attack(path)
            counts["attack"]["wrong" if wrong else "right"] += 1
            print(
                f"{'wrong' if wrong else 'right':<8} attack/{path.name}"
                + (f": {wrong}" if wrong else "")
            )
    figures = {letter: dict(sorted(count.items())) for letter, count in sorted(counts.items())}
    if names:
        print(figures)
    else:
        files = [path for path in folder.iterdir() if path.is_file()]
        save("field_cases", figures, data_sha256=fingerprint(files))
    return int(any(count["wrong"] for count in counts.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
