"""Whether two checkouts make the same tables, and what time and memory each takes for them.

python benchmarks/same_tables.py BEFORE [AFTER] [--repeats N]

BEFORE and AFTER (by default this checkout) are folders of this repository at two commits. Both run
`research tables` on the seeds, on 60 articles of BASIL and on 60 of PolNeAR (train, the first of
each outlet by name). Tables are compared cell by cell as they are written; columns that only AFTER
has are named and left out. Processor time (user and system, the shorter of the repeats) and peak
memory are taken on BASIL, the two checkouts in turn. 0.3.0 has no network for quotations: AFTER finds
them by the tagger too. Run it where only what the package needs is installed: 0.3.0 imports SciPy
where that is there, with the whole of NLTK, which costs it .7 s.

`results/same_tables.json` holds 0.3.0 against the first commit with one reading of a text, before
anything else changed; `results/same_tables_registry.json` the commit before the registry against it.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import Any

from common import HERE, data, fingerprint, save, watched

_ARTICLES = 60
_RENAMED = {"only": "omissions", "weight": "prominence"}  # in 0.4.0


def basil(folder: Path) -> list[Path]:
    """The first articles by name, as one file of JSON lines."""
    paths = sorted((data("basil") / "articles").glob("*/*.json"))[:_ARTICLES]
    with (folder / "basil.jsonl").open("w", encoding="utf-8") as file:
        for path in paths:
            stored = json.loads(path.read_text(encoding="utf-8"))
            row = {
                "title": stored["title"],
                "text": "\n\n".join(" ".join(part) for part in stored["body-paragraphs"]),
                "outlet": stored["source"],
                "published": stored["date"],
            }
            file.write(json.dumps(row) + "\n")
    return paths


def polnear(folder: Path) -> list[Path]:
    """Every tenth text by name, as one file of JSON lines."""
    paths = sorted((data("polnear") / "train" / "text").glob("*.txt"))[::10][:_ARTICLES]
    with (folder / "polnear.jsonl").open("w", encoding="utf-8") as file:
        for path in paths:
            outlet, day, _ = path.stem.split("_", 2)
            text = path.read_text(encoding="utf-8")
            file.write(json.dumps({"text": text, "outlet": outlet, "published": day}) + "\n")
    return paths


def tables(checkout: Path, articles: Path, folder: Path) -> dict[str, float]:
    """Run `research tables` of a checkout; its processor seconds and megabytes at the peak."""
    command = checkout / "research" / "cli" / "articles.py"
    known = command.is_file() and '"--quotations"' in command.read_text(encoding="utf-8")
    options = ["--quotations", "tagger"] if known else []
    # Compiled once, as an installed package is; the runs on the seeds come first.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [sys.executable, "-m", "research", "tables", str(articles), "--to", str(folder), *options],
        env={
            **kept,
            "PYTHONPATH": str(checkout),
            "PYTHONPYCACHEPREFIX": str(folder.parents[1] / "cache"),
        },
        cwd=folder.parent,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    megabytes = watched(process)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"{checkout}: research tables failed on {articles.name}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": used, "megabytes": megabytes}


def differences(before: Path, after: Path) -> dict[str, Any]:
    """Of each table of BEFORE: columns that are new, and cells that are not the same."""
    found: dict[str, Any] = {}
    for path in sorted(before.glob("*.csv")):
        renamed = after / f"{_RENAMED.get(path.stem, path.stem)}.csv"
        made = renamed if renamed.is_file() else after / path.name
        if not made.is_file():
            found[path.stem] = {"missing": 1}
            continue
        old, new = _rows(path), _rows(made)
        columns = list(old[0]) if old else []
        cells = [
            (number, name)
            for number, (one, other) in enumerate(zip_longest(old, new, fillvalue={}))
            for name in columns
            if one.get(name) != other.get(name)
        ]
        extra = [name for name in (new[0] if new else []) if name not in columns]
        found[path.stem] = {
            "rows": len(old),
            "rows_after": len(new),
            "cells_that_differ": len(cells),
            "columns_that_differ": sorted({name for _, name in cells}),
            "new_columns": extra,
        }
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Compare, measure, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path, nargs="?", default=HERE.parent)
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    checkouts = {"before": given.before.resolve(), "after": given.after.resolve()}
    figures: dict[str, Any] = {"tables": {}}
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        used = [*basil(root), *polnear(root)]
        corpora = {
            "seeds": HERE.parent / "seeds",
            "basil": root / "basil.jsonl",
            "polnear": root / "polnear.jsonl",
        }
        cost: dict[str, list[dict[str, float]]] = {"before": [], "after": []}
        for name, articles in corpora.items():
            for _ in range(given.repeats if name == "basil" else 1):
                for which, checkout in checkouts.items():
                    folder = root / which / name
                    folder.mkdir(parents=True, exist_ok=True)
                    taken = tables(checkout, articles, folder)
                    if name == "basil":
                        cost[which].append(taken)
            figures["tables"][name] = differences(root / "before" / name, root / "after" / name)
    best = {
        which: {key: min(one[key] for one in runs) for key in ("seconds", "megabytes")}
        for which, runs in cost.items()
    }
    figures["processor_time_ratio"] = best["after"]["seconds"] / best["before"]["seconds"]
    figures["peak_memory_ratio"] = best["after"]["megabytes"] / best["before"]["megabytes"]
    figures["cells_that_differ"] = sum(
        one.get("cells_that_differ", 1)
        for part in figures["tables"].values()
        for one in part.values()
    )
    save("same_tables", figures, data_sha256=fingerprint(used))


if __name__ == "__main__":
    main()
