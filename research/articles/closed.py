"""Corpora whose texts may not be shared: what may be, and how somebody else's copy joins it.

`strip` keeps ids, hashes and the places of paragraphs; `attach` finds the same articles in another
copy, by the hash of the text, else by address, headline or id, and says what differs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import pandas as pd

from research.articles.chrome import squash
from research.articles.model import Article, Corpus, table
from research.articles.records import sha256

COLUMNS: Final = [
    "article_id", "outlet", "published", "url", "language", "n_characters", "sha256",
    "text_sha256", "title_sha256", "paragraphs",
]  # fmt: skip
DIFFERENCES: Final = ["article_id", "status", "matched_by", "copy", "paragraphs", "changed"]
_LONGEST = 5  # words in a row that are a name or a label, and no part of a text
_TEXTS: Final = frozenset("text title deck headline before after sentence passage byline".split())


def strip(corpus: Corpus) -> pd.DataFrame:
    """What may be shared of articles: no word of their texts or headlines.

    Returns
    -------
    DataFrame
        One row an article, columns as in `COLUMNS`: hashes of the record, the text and the
        headline; `paragraphs` holds role, first and last character and hash of each.
    """
    rows = [
        {
            "article_id": article.article_id,
            "outlet": article.outlet,
            "published": article.published,
            "url": article.url,
            "language": article.language,
            "n_characters": len(article.text),
            "sha256": article.sha256,
            "text_sha256": _hash(article.text),
            "title_sha256": _hash(squash(article.title)) if article.title else None,
            "paragraphs": " ".join(_places(article)),
        }
        for article in corpus
    ]
    return table(rows, COLUMNS)


def without_text(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """A table without the columns that hold words of articles, and the names of those.

    Names, labels and numbers stay; a column goes where it is known to hold text, or where a cell
    has more than five words. `start` and `end` stay, so that `attach` can put the text back.
    """
    left = [
        name
        for name in frame.columns
        if name in _TEXTS or any(_is_long(value) for value in frame[name])
    ]
    return frame.drop(columns=left), left


def _is_long(value: Any) -> bool:
    if isinstance(value, list | tuple | set | frozenset):
        return any(_is_long(item) for item in value)
    return isinstance(value, str) and len(re.findall(r"\w+", value)) > _LONGEST and " " in value


def attach(stripped: pd.DataFrame, corpus: Corpus) -> tuple[pd.DataFrame, dict[str, Article]]:
    """The articles of another copy that are those of a stripped corpus, and what differs.

    Parameters
    ----------
    stripped : DataFrame
        What `strip` gave, read from its file.
    corpus : Corpus
        Somebody else's copy, loaded with the same version of this package.

    Returns
    -------
    differences : DataFrame
        One row an article of either: `status` is same, differs, missing (not in the copy) or extra
        (only there); `changed` names the paragraphs that differ, from 1.
    articles : dict
        Stripped id -> article, of those whose text is the same to the last character.
    """
    left = {article.article_id: article for article in corpus}
    shared = stripped.to_dict("records")
    pairs = _pairs(shared, list(left.values()))
    rows: list[dict[str, Any]] = []
    same: dict[str, Article] = {}
    for number, row in enumerate(shared):
        places = str(row["paragraphs"]).split()
        found: dict[str, Any] = {"article_id": row["article_id"], "paragraphs": len(places)}
        if number not in pairs:
            rows.append({**found, "status": "missing"})
            continue
        by, article = pairs[number]
        del left[article.article_id]
        found |= {"matched_by": by, "copy": article.source}
        if by == "text":
            same[str(row["article_id"])] = article
            rows.append({**found, "status": "same"})
        else:
            rows.append({**found, "status": "differs", "changed": _changed(places, article)})
    rows += [
        {"article_id": article.article_id, "status": "extra", "copy": article.source,
         "paragraphs": len(article.paragraphs)}
        for article in left.values()
    ]  # fmt: skip
    return table(rows, DIFFERENCES), same


def _pairs(shared: list[dict[Any, Any]], articles: list[Article]) -> dict[int, tuple[str, Article]]:
    """Which row is which article: by the surest sign first, each once."""
    signs: list[tuple[str, Callable[[dict[Any, Any]], list[str]], Callable[[Article], list[str]]]]
    signs = [
        ("text", lambda row: [f"{row['text_sha256']} {row['outlet']}"],
         lambda a: [f"{_hash(a.text)} {a.outlet}"]),
        ("text", lambda row: [row["text_sha256"]], lambda a: [_hash(a.text)]),
        ("paragraphs", lambda row: _stories(str(row["paragraphs"]).split()),
         lambda a: _stories(_places(a))),
        ("address", lambda row: [row["url"]], lambda a: [a.url or ""]),
        ("headline", lambda row: [row["title_sha256"]],
         lambda a: [_hash(squash(a.title)) if a.title else ""]),
        ("id", lambda row: [row["article_id"]], lambda a: [a.article_id]),
    ]  # fmt: skip
    pairs: dict[int, tuple[str, Article]] = {}
    taken: set[str] = set()
    for by, of_row, of_article in signs:
        held: dict[str, list[Article]] = {}
        for article in articles:
            if article.article_id not in taken:
                for sign in of_article(article):
                    held.setdefault(sign, []).append(article)
        for number, row in enumerate(shared):
            if number in pairs:
                continue
            found = Counter(
                a.article_id
                for sign in of_row(row)
                if isinstance(sign, str) and sign
                for a in held.get(sign, ())
                if a.article_id not in taken
            )
            if found:
                best = found.most_common(1)[0][0]
                taken.add(best)
                pairs[number] = by, next(a for a in articles if a.article_id == best)
    return pairs


def _places(article: Article) -> list[str]:
    return [
        f"{p.role}:{p.start}:{p.end}:{_hash(article.text[p.start : p.end])[:16]}"
        for p in article.paragraphs
    ]


def _stories(places: list[str]) -> list[str]:
    """Hashes of paragraphs that tell one article from another: those of its story."""
    return [p.rpartition(":")[2] for p in places if p.startswith(("lede:", "body:"))]


def _changed(places: list[str], article: Article) -> str:
    """Numbers of the stripped paragraphs that the copy does not have, and of its own new ones."""
    theirs = {_hash(article.text[p.start : p.end])[:16] for p in article.paragraphs}
    ours = {place.rpartition(":")[2] for place in places}
    lost = [str(n) for n, p in enumerate(places, start=1) if p.rpartition(":")[2] not in theirs]
    new = sum(mark not in ours for mark in theirs)
    return ", ".join([*lost, *([f"{new} new"] if new else [])])


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass"))
