"""How many documents a second the tagger reads, beside another checkout, each text read once.

python benchmarks/tagger_speed.py BEFORE [AFTER] [--repeats N]

BEFORE and AFTER are folders of checkouts; AFTER is this one if none is given. Processes of the two take
turns; each reads 150 texts of PolNeAR's train part, then, with what it has learnt of their words, the dev
part (quotations and actors, `find_quotes`), by processor time. A text that is read twice is some tenth
quicker the second time, which no user has.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from common import HERE, data, fingerprint, save

_FIRST = 150
_CODE = f"""
import inspect, json, sys, time
from pathlib import Path
from research.measures.quotes import find_quotes
options = {{"method": "tagger"}} if "method" in inspect.signature(find_quotes).parameters else {{}}
train, dev = ([p.read_text(encoding="utf-8") for p in sorted(Path(f).glob("*.txt"))] for f in sys.argv[1:])
train = train[:{_FIRST}]
rates = []
for texts in (train, dev):
    start = time.process_time()
    for text in texts:
        find_quotes(text, **options)
    rates.append(len(texts) / (time.process_time() - start))
print(json.dumps(rates))
"""


def rates(checkout: Path, folders: list[Path]) -> list[float]:
    """Documents a second of a checkout: of the first texts, and of those after them."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _CODE, *map(str, folders)],
        env={**os.environ, "PYTHONPATH": str(checkout.resolve())},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def main() -> None:
    """Measure, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path, nargs="?", default=HERE.parent)
    parser.add_argument("--repeats", type=int, default=5)
    chosen = parser.parse_args()
    folders = [data("polnear") / part / "text" for part in ("train", "dev")]
    found = {"before": [], "after": []}
    for _ in range(chosen.repeats):
        for name in found:
            found[name].append(rates(getattr(chosen, name), folders))
    of = {
        name: [statistics.median(run) for run in zip(*runs, strict=True)]
        for name, runs in found.items()
    }
    figures = {
        part: {
            "before": of["before"][n],
            "after": of["after"][n],
            "after_over_before": of["after"][n] / of["before"][n],
        }
        for n, part in enumerate(("first_texts", "later_texts"))
    }
    texts = sorted(folders[0].glob("*.txt"))[:_FIRST] + sorted(folders[1].glob("*.txt"))
    save("tagger_speed", figures, data_sha256=fingerprint(texts))


if __name__ == "__main__":
    main()
