"""Files to a corpus: read, normalise, drop what was there before, give ids.

What cannot be read becomes a row of `Corpus.repairs`; only a path that does not exist is an error.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from research.articles import glued, identifiers, readers, sidecars
from research.articles.chrome import squash
from research.articles.files import Blob, collect
from research.articles.model import Article, Corpus, Repair
from research.articles.normalise import Normalised, normalise
from research.articles.records import Change, Metadata, Record, excerpt, sha256

MAX_BYTES = 256 * 2**20


def load(
    path: str | os.PathLike[str],
    *paths: str | os.PathLike[str],
    day_first: bool | None = None,
    max_bytes: int = MAX_BYTES,
) -> Corpus:
    """The articles under these paths, clean, in the order of their files, with every repair.

    Parameters
    ----------
    path, *paths : str or path
        Folders, files and archives: .txt .md .html .jsonl .json .csv .tsv .parquet, each also
        .gz, and .zip of them. An `articles.toml` beside the files counts over what they say.
    day_first : bool, optional
        Whether 3/2/2025 is the 3rd of February; None decides by evidence, else leaves it open.
    max_bytes : int
        Largest file, and largest archive unpacked, in bytes.

    Returns
    -------
    Corpus
        Articles, and in `.repairs` what was removed, repaired, flagged or dropped, with reasons.

    Raises
    ------
    InputError
        If a path does not exist.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("It rained in Rome. ADVERTISEMENT")
    ...     corpus = load(folder)
    >>> corpus.items[0].article_id, corpus.items[0].language
    ('a', None)
    """
    found: list[tuple[Record, Mapping[str, Any]]] = []
    log: list[Repair] = []
    for blob in collect([path, *paths], max_bytes=max_bytes):
        if not isinstance(blob, Blob):
            log.append(_dropped(*blob))
            continue
        for record in readers.read(blob.raw, source=blob.source):
            if isinstance(record, Record):
                found.append((record, blob.sidecar))
            else:
                log.append(_dropped(*record))
    vocabulary = glued.vocabulary(record.text for record, _ in found)
    results = []
    for record, entry in found:
        result = _normalised(record, entry, vocabulary, day_first)
        if result.text:
            results.append((record, result))
        else:
            log.append(_dropped(record.source, "nothing is left of it but what a site puts around"))
    kept, copies = _without_copies(results)
    ids = _ids(kept)
    articles = tuple(
        _article(name, record, result) for name, (record, result) in zip(ids, kept, strict=True)
    )
    for article, (_, result) in zip(articles, kept, strict=True):
        log += [Repair(article.article_id, article.source, *change) for change in result.changes]
    log += [
        _dropped(copy.source, f"the same text as {kept[of][0].source} ({ids[of]})", "duplicate")
        for copy, of in copies
    ]
    return Corpus(articles, tuple(log))


def _dropped(source: str, reason: str, step: str = "load") -> Repair:
    return Repair(None, source, step, "dropped", None, None, reason)


def _normalised(
    record: Record, entry: Mapping[str, Any], vocabulary: glued.Vocabulary, day_first: bool | None
) -> Normalised:
    stated = sidecars.stated(entry)
    overrides = [
        Change(
            "sidecar",
            "repaired",
            excerpt(before) if before else None,
            value,
            f"{sidecars.NAME} says so",
        )
        for name in sidecars.FIELDS
        for before in [getattr(record.metadata, name)]
        if (value := getattr(stated, name)) and value != before
    ]
    result = normalise(
        record.text,
        metadata=stated.over(record.metadata),
        headings=record.headings,
        vocabulary=vocabulary,
        day_first=day_first,
    )
    return replace(result, changes=(*record.changes, *overrides, *result.changes))


def _without_copies(
    results: list[tuple[Record, Normalised]],
) -> tuple[list[tuple[Record, Normalised]], list[tuple[Record, int]]]:
    # Two outlets that print one text are two articles, and a finding: agency copy.
    texts = [squash(result.text) or result.text for _, result in results]
    outlets = [_outlet(result) for _, result in results]
    named = {text for text, outlet in zip(texts, outlets, strict=True) if outlet}
    places: dict[str, dict[str, int]] = {}
    kept: list[tuple[Record, Normalised]] = []
    left: list[tuple[Record, str, str]] = []
    for (record, result), text, outlet in zip(results, texts, outlets, strict=True):
        seen = places.setdefault(text, {})
        if outlet in seen or (not outlet and text in named):
            left.append((record, text, outlet))
        else:
            seen[outlet] = len(kept)
            kept.append((record, result))
    copies = [(r, places[text].get(o, min(places[text].values()))) for r, text, o in left]
    return kept, copies


def _outlet(result: Normalised) -> str:
    """The outlet, however it is spelt; "" where it is not known."""
    name = result.metadata.outlet or ""
    return identifiers.slug(name) or name.casefold()


def _ids(kept: list[tuple[Record, Normalised]]) -> list[str]:
    wanted = [
        (
            identifiers.readable(
                outlet=result.metadata.outlet,
                published=result.published,
                title=result.metadata.title,
                stem=record.stem,
            ),
            sha256(result.text.encode("utf-8", "surrogatepass")),
        )
        for record, result in kept
    ]
    return identifiers.unique(wanted)


def _article(article_id: str, record: Record, result: Normalised) -> Article:
    known: Metadata = result.metadata
    return Article(
        article_id=article_id,
        text=result.text,
        paragraphs=result.paragraphs,
        source=record.source,
        sha256=record.sha256,
        outlet=known.outlet,
        title=known.title,
        byline=known.byline,
        published=result.published,
        url=known.url,
        language=known.language,
    )
