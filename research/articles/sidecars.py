"""articles.toml: what is known of the files beside it and cannot be read from them.

A table a file, its name as the key: `["a.txt"]`, then outlet, title, published, byline, url,
language. What is stated here counts over what the file says.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from posixpath import splitext
from types import MappingProxyType
from typing import Any, Final

from research.articles import machine_dates
from research.articles.blobs import SQUEEZED
from research.articles.records import Metadata

NAME: Final = "articles.toml"
Sidecar = Mapping[str, Mapping[str, Any]]
NO_ARTICLE: Final = "no article"  # what a table says that a file is instead, such as a draft
OF_TEXTS: Final = "of texts"  # what a table says of the texts in a file, by their numbers
FIELDS: Final = ("outlet", "title", "published", "byline", "url", "language", "deck")


def read(raw: bytes) -> tuple[Sidecar, str | None]:
    """The tables of a sidecar by file name, and what is wrong with it, if anything."""
    try:
        held = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError
        return MappingProxyType({}), f"not readable as TOML, so nothing of it is used: {error}"
    tables = {name: table for name, table in held.items() if isinstance(table, dict)}
    wrong = [name for name in held if name not in tables]
    wrong += [
        f"{name}: {key}"
        for name, table in tables.items()
        for key, value in table.items()
        if key not in FIELDS or not isinstance(value, str | dt.date | dt.datetime)
    ]
    if wrong:
        accepted = ", ".join(FIELDS)
        return MappingProxyType(tables), (
            f"{'; '.join(wrong[:5])}: not understood, not used; a table a file: {accepted}"
        )
    return MappingProxyType(tables), None


def entry(table: Sidecar, name: str) -> dict[str, Any]:
    """What a sidecar states of a file; a.txt.gz may be named with .gz or without.

    >>> entry({"a.txt": {"outlet": "The Gazette"}}, "a.txt.gz")
    {'outlet': 'The Gazette'}
    """
    stem, suffix = splitext(name)
    squeezed = suffix.lower() in SQUEEZED
    return {**(table.get(stem, {}) if squeezed else {}), **table.get(name, {})}


def stated(entry: Mapping[str, Any]) -> Metadata:
    """An entry as metadata; dates of TOML as text.

    >>> stated({"outlet": "The Gazette"}).outlet
    'The Gazette'
    """
    values = {
        name: str(entry[name]).strip() or None
        for name in FIELDS
        if isinstance(entry.get(name), str | dt.date | dt.datetime)
    }
    day = values.get("published")
    if day and machine_dates.unset(day) and (zero := _day(day)):
        # Whoever states it means it.
        values["published"] = machine_dates.in_words(zero)
    return Metadata(**values)


def _day(written: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(written).date()
    except ValueError:
        return None
