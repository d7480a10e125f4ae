"""articles.toml: what is known of the files beside it and cannot be read from them.

A table a file, its name as the key: `["a.txt"]`, then outlet, title, published, byline, url,
language. What is stated here counts over what the file says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from research.articles.records import Metadata

NAME: Final = "articles.toml"
Sidecar = Mapping[str, Mapping[str, Any]]
FIELDS: Final = ("outlet", "title", "published", "byline", "url", "language", "deck")


def read(raw: bytes) -> tuple[Sidecar, str | None]:
    """The tables of a sidecar by file name, and what is wrong with it, if anything."""
    try:
        held = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return MappingProxyType({}), f"not readable as TOML, so nothing of it is used: {error}"
    tables = {name: table for name, table in held.items() if isinstance(table, dict)}
    wrong = [name for name in held if name not in tables]
    wrong += [f"{n}: {k}" for n, table in tables.items() for k in table if k not in FIELDS]
    if wrong:
        accepted = ", ".join(FIELDS)
        return MappingProxyType(tables), (
            f"{'; '.join(wrong[:5])}: not understood, not used; a table a file: {accepted}"
        )
    return MappingProxyType(tables), None


def entry(table: Sidecar, name: str) -> Mapping[str, Any]:
    """What a sidecar states of a file."""
    return table.get(name, {})


def stated(entry: Mapping[str, Any]) -> Metadata:
    """An entry as metadata; dates of TOML as text.

    >>> stated({"outlet": "The Gazette"}).outlet
    'The Gazette'
    """
    values = {name: str(entry[name]).strip() or None for name in FIELDS if name in entry}
    return Metadata(**values)
