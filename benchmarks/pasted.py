"""Pages as they are pasted: lines of the page that are kept, lines of the story that are lost.

Data: the pages of article_extraction (Scrapinghub, MIT), 112 of 94 sites, as chromium shows them
(`training/pasted_pages.py`): from the headline to 15 lines behind the story, and whole. A line is of the
story where its letters stand in the text that people marked; the first one and the page's headings are not
counted. Bylines and dates that stay in the text count as the page's. What is learned is measured of each site
by trees that were fitted without it (`training/pasted.py --folds`); "rules" is without it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from unittest import mock

import numpy as np
from common import HERE, fingerprint, save

sys.path[:0] = [str(HERE.parent / "training")]
from pasted_pages import PAGES, ROOT  # noqa: E402
from pasted_sites import FOLDS, fold, site  # noqa: E402

from research import boosted  # noqa: E402
from research.articles import pasted  # noqa: E402
from research.articles.chrome import squash  # noqa: E402
from research.articles.normalise import normalise  # noqa: E402

_SHORT = 12  # letters and digits of a line that is of the story only where it is a line of it
_LONG = 40  # of one that stands in the story by no chance
_BEHIND = 15  # lines behind the story


def cut(held: dict[str, object]) -> str | None:
    """A page's text from the headline to some lines behind the story; None where no story is found."""
    lines = [" ".join(line.split()) for line in str(held["text"]).split("\n")]
    keys = [squash(line) for line in lines]
    truth = str(held["truth"])
    opening = squash(next(line for line in truth.split("\n") if line.strip()))
    whole = squash(truth)
    told = [n for n, key in enumerate(keys) if len(key) > _LONG and key in whole]
    if not told:
        return None
    first = next((n for n in told if keys[n] in opening or opening in keys[n]), told[0])
    titles = {squash(title) for title in held["h1"]} - {""}
    head = max((n for n in range(first) if keys[n] in titles), default=first)
    last = [n for n in range(told[-1] + 1, len(lines)) if lines[n]][:_BEHIND]
    return "\n".join(lines[head : (last or told)[-1] + 1])


def measured(text: str, held: dict[str, object]) -> Counter[str]:
    """Lines of a pasted text, and what became of them."""
    whole = squash(str(held["truth"]))
    paragraphs = {squash(line) for line in str(held["truth"]).split("\n")}
    titles = {squash(title) for title in held["h1"]}
    found = normalise(text)
    parts = {squash(found.text[p.start : p.end]): p.role for p in found.paragraphs}
    left = squash(found.text)
    counts: Counter[str] = Counter(pages=1)
    for line in filter(None, map(squash, text.split("\n"))):
        if line in titles:
            continue
        if line in whole if len(line) > _SHORT else line in paragraphs:
            counts += Counter(story=1, lost=line not in left)
        else:
            kept = line in parts or (len(line) > 2 * _SHORT and line in left)
            counts += Counter(furniture=1, kept=kept and parts.get(line) != "deck")
    counts["right"] = not (counts["kept"] or counts["lost"])
    counts["headlines"] = squash(found.metadata.title or "") in titles - {""}
    counts["dated"] = found.published is not None
    counts["bylines"] = found.metadata.byline is not None
    return counts


def main() -> None:
    pages = sorted(PAGES.glob("*.json"))
    folds = [ROOT / "build" / f"pasted_{number}.npz" for number in range(FOLDS)]
    if not pages or not all(path.is_file() for path in folds):
        sys.exit("first: training/pasted_pages.py, pasted_lines.py and pasted.py --folds")
    trees = [boosted.Trees.of(dict(np.load(path))) for path in folds]
    figures: dict[str, dict[str, dict[str, int]]] = {}
    for name in ("rules", "learned"):
        told: dict[str, Counter[str]] = {"from_headline": Counter(), "whole": Counter()}
        for path in pages:
            held = json.loads(path.read_text(encoding="utf-8"))
            own = trees[fold(site(held["url"]))]
            with (
                mock.patch.object(pasted, "_load", lambda own=own: own),
                mock.patch.object(pasted, "_MOST", pasted._MOST if name == "learned" else 0),
            ):
                for shape, text in (("from_headline", cut(held)), ("whole", held["text"])):
                    if text:
                        told[shape].update(measured(text, held))
        figures[name] = {shape: dict(counts) for shape, counts in told.items()}
    save("pasted", figures, data_sha256=fingerprint(pages))


if __name__ == "__main__":
    main()
