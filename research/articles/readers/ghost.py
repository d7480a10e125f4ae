"""The export of a site made with Ghost: tables of posts, of people and of the site's settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def posts(value: Any) -> Any:
    """The posts of an export, each with its authors and the name of the site; any other value as it is.

    >>> posts({"data": {"posts": [{"id": 1, "html": "<p>It rained.</p>"}], "users": [],
    ...                 "settings": [{"key": "title", "value": "The Quay"}]}})
    [{'outlet': 'The Quay', 'author': None, 'id': 1, 'html': '<p>It rained.</p>'}]
    """
    tables = _tables(value)
    if tables is None:
        return value
    people = {row.get("id"): row.get("name") for row in _rows(tables, "users")}
    wrote: dict[Any, list[Any]] = {}
    for row in sorted(_rows(tables, "posts_authors"), key=lambda row: row.get("sort_order") or 0):
        wrote.setdefault(row.get("post_id"), []).append(row.get("author_id"))
    site = next((r.get("value") for r in _rows(tables, "settings") if r.get("key") == "title"), "")
    found = []
    for post in _rows(tables, "posts"):
        by = wrote.get(post.get("id")) or [post.get("author_id")]
        names = ", ".join(str(people[one]) for one in by if people.get(one))
        # What a site says of itself is no article, and lies among them.
        state = {"of Ghost": "page of the site"} if post.get("type") == "page" else {}
        found.append({"outlet": site or None, "author": names or None, **post, **state})
    return found


def _tables(value: Any) -> Mapping[str, Any] | None:
    held = value.get("db") if isinstance(value, Mapping) else None
    held = held[0] if isinstance(held, list) and held else value
    data = held.get("data") if isinstance(held, Mapping) else None
    if not isinstance(data, Mapping):
        return None
    ghostly = all(isinstance(data.get(name), list) for name in ("posts", "users", "settings"))
    return data if ghostly else None


def _rows(tables: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    rows = tables.get(name)
    return (row for row in rows if isinstance(row, Mapping)) if isinstance(rows, list) else iter(())
