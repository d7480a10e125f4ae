"""BASIL and SEESAW as corpora of three outlets an event, PolNeAR as one of articles drawn singly.

A text holds one line a paragraph (BASIL) or one line in all (SEESAW, which knows no paragraphs),
sentences parted by one blank, so that offsets into it are those of quote_pairs.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

from common import data

from research.articles import Article, Corpus, Paragraph
from research.text import segments as texts


def article(name: str, title: str | None, body: str, **known: object) -> Article:
    """An article whose text is its body alone; the title stands in its field."""
    spans = texts.paragraphs(body)
    roles = ["lede" if n == 0 else "body" for n in range(len(spans))]
    paragraphs = tuple(Paragraph(*s, role) for s, role in zip(spans, roles, strict=True))  # type: ignore[arg-type]
    digest = hashlib.sha256(body.encode()).hexdigest()
    return Article(name, body, paragraphs, name, digest, title=title, language="en", **known)  # type: ignore[arg-type]


def basil() -> tuple[Corpus, dict[str, str], list[Path]]:
    """BASIL: the corpus, the event of each article, the files read."""
    paths = sorted((data("basil") / "articles").rglob("*.json"))
    items, events = [], {}
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        body = "\n".join(" ".join(p) for p in record["body-paragraphs"])
        published = dt.date.fromisoformat(record["date"])
        name = f"basil/{path.stem}"
        items.append(
            article(name, record["title"], body, outlet=record["source"], published=published)
        )
        events[name] = "basil/" + record["triplet-uuid"]
    return Corpus(tuple(items)), events, paths


def seesaw() -> tuple[Corpus, dict[str, str], list[Path]]:
    """SEESAW: the corpus, the event of each article, the files read. It has no dates or outlets."""
    paths = sorted((data("seesaw") / "articles").glob("*.json"))
    items, events = [], {}
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        name = f"seesaw/{path.stem}"
        items.append(article(name, record["title"], " ".join(s["text"] for s in record["text"])))
        events[name] = "seesaw/" + path.stem.split("_")[1]
    return Corpus(tuple(items)), events, paths


def polnear() -> tuple[Corpus, list[Path]]:
    """PolNeAR: news of one election year, outlets and dates known, few events told twice."""
    folder = data("polnear")
    paths = sorted(p for part in ("train", "dev") for p in (folder / part / "text").glob("*.txt"))
    items = []
    for path in paths:
        title, _, body = path.read_text(encoding="utf-8").partition("\n")
        outlet, day = path.stem.split("_")[:2]
        published = dt.date.fromisoformat(day)
        name = f"polnear/{path.stem}"
        items.append(article(name, title.strip(), body.strip(), outlet=outlet, published=published))
    return Corpus(tuple(items)), paths
