"""Make `weights/word_frequencies.tsv`, in how many news texts each stem stands: `make words`, its first step.

Counts over PolNeAR's texts and the article bodies of the extraction set; neither holds articles of
BASIL and SEESAW, on which `benchmarks/comparison.py` and most of `benchmarks/events.py` measure.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from research.measures.comparison.terms import terms

DATA = Path(os.environ.get("RESEARCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
FEWEST = 3  # a stem in fewer texts counts as unseen


def main(data: Path) -> None:
    bodies = [p.read_text(encoding="utf-8") for p in sorted((data / "polnear").rglob("text/*.txt"))]
    pages = json.loads((data / "article_extraction" / "ground-truth.json").read_text())
    bodies += [pages[key]["articleBody"] for key in sorted(pages)]
    counted = Counter(stem for body in bodies for stem in {t.stem for t in terms(body)})
    kept = {stem: n for stem, n in counted.items() if n >= FEWEST and "\t" not in stem}
    lines = [f"{stem}\t{kept[stem]}" for stem in sorted(kept, key=lambda s: (-kept[s], s))]
    target = Path(__file__).parent.parent / "research/measures/weights/word_frequencies.tsv"
    target.write_text("\n".join([f"#texts\t{len(bodies)}", *lines]) + "\n", encoding="utf-8")
    print(len(bodies), len(kept))


if __name__ == "__main__":
    main(DATA)
