"""Framing and comparison of 500 articles on 60 events in 12 outlets: how long, how large a page.

    RESEARCH_DATA=... python benchmarks/many.py            both reports, timed, in a temporary folder
    RESEARCH_DATA=... python benchmarks/many.py --to DIR   keep the articles and the reports there

The corpus is made of BASIL and SEESAW: an event's three articles as they are, and further ones put
together of their sentences (two thirds of two of them, in order), so that an event is told by eight
or nine outlets. It says nothing of real outlets.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from common import fingerprint, save
from triplets import basil, seesaw

from research.articles.model import Article
from research.text import segments

ARTICLES, EVENTS, OUTLETS = 500, 60, 12
FIRST = dt.date(2024, 1, 8)


def made(one: Article, other: Article, random: np.random.Generator) -> str:
    """Two thirds of the sentences of one, with some of the other's between."""
    kept = [one.text[s:e] for s, e in segments.sentences(one.text) if random.random() < 0.67]
    further = [other.text[s:e] for s, e in segments.sentences(other.text) if random.random() < 0.3]
    for sentence in further:
        kept.insert(int(random.integers(1, len(kept) + 1)) if kept else 0, sentence)
    return "\n\n".join(" ".join(kept[i : i + 3]) for i in range(0, len(kept), 3))


def corpus() -> tuple[list[dict[str, Any]], list[Path]]:
    """The articles as records, and the files that they were made of."""
    random = np.random.default_rng(7)
    records: list[dict[str, Any]] = []
    files: list[Path] = []
    sets = []
    for articles, events, paths in (basil(), seesaw()):
        files += paths
        of_event: dict[str, list[Article]] = {}
        for article in articles:
            of_event.setdefault(events[article.article_id], []).append(article)
        whole = [part for _, part in sorted(of_event.items()) if len(part) == 3]
        sets.append(whole[: EVENTS // 2])
    for number, told in enumerate(told for part in sets for told in part):
        n = (ARTICLES * (number + 1)) // EVENTS - (ARTICLES * number) // EVENTS
        outlets = random.permutation(OUTLETS)
        for at in range(n):
            one, other = told[at % 3], told[(at + 1) % 3]
            text = one.text.replace("\n", "\n\n") if at < 3 else made(one, other, random)
            day = FIRST + dt.timedelta(days=3 * number + int(random.integers(0, 2)))
            records.append(
                {
                    "id": f"e{number:02d}-{at}",
                    "title": one.title or "Untitled",
                    "outlet": f"Outlet {chr(65 + int(outlets[at]))}",
                    "published": day.isoformat(),
                    "text": text,
                }
            )
    return records, files


def processor() -> float:
    """Processor time of this process's children so far, in seconds, over all cores."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Make, run, time and save."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=Path, metavar="DIR")
    kept = parser.parse_args().to
    folder = kept or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    records, files = corpus()
    articles = folder / "articles.jsonl"
    articles.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    figures: dict[str, Any] = {
        "articles": len(records),
        "outlets": len({r["outlet"] for r in records}),
        "words": sum(len(r["text"].split()) for r in records),
    }
    for notebook in ("framing", "comparison"):
        begun = processor()
        subprocess.run(
            [
                sys.executable, "-m", "research", "run", notebook, "--articles", str(articles),
                "--reports", str(folder / "reports"), "--date", "2024-12-01", "--force",
            ],
            check=True,
        )  # fmt: skip
        page = next((folder / "reports").rglob(f"{notebook}*/*.html"), None) or next(
            (folder / "reports").rglob(f"{notebook}*.html")
        )
        figures[notebook] = {
            "processor_seconds": round(processor() - begun, 1),
            "megabytes": round(page.stat().st_size / 1e6, 2),
        }
    save("many", figures, data_sha256=fingerprint(files))


if __name__ == "__main__":
    main()
