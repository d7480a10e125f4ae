"""HTML of this package's own making: what comes from an article is escaped here, once.

A number that opens into its sentences is a link whose address a report fills in; elsewhere it is plain text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

import pandas as pd

from research import marking

MISSING = "–"
ROWS = 50_000  # of the data beside a page: an archive has more
_LONE = re.compile("[\ud800-\udfff]")  # half a character, which no kernel can send


@dataclass(frozen=True, repr=False)
class Shown:
    """What a cell shows as its last line: contents by MIME type, and their metadata.

    In a script or a terminal it prints as the words that stand for it, control characters made visible.
    """

    data: dict[str, str]
    metadata: dict[str, Any]

    def __repr__(self) -> str:
        """The plain text."""
        return marking.visible(self.data.get("text/plain", ""))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[Any, Any]:  # noqa: ARG002
        return {kind: _LONE.sub("\ufffd", text) for kind, text in self.data.items()}, self.metadata


@cache
def stylesheet() -> str:
    """The rules for all classes that this module writes."""
    return (files("research") / "display.css").read_text(encoding="utf-8")


def page(
    html: str, *, plain: str, caption: str | None = None, name: str | None = None,
    data: pd.DataFrame | None = None,
) -> Shown:  # fmt: skip
    """HTML of this package's own making, with the words that stand for it in a terminal."""
    shown = {"text/html": f"<style>{stylesheet()}</style>{html}", "text/plain": plain}
    meta = {key: value for key, value in (("name", name), ("caption", caption)) if value}
    if data is not None and name:
        shown["text/csv"] = csv_of(data)
    return Shown(shown, meta)


def inner(shown: Shown) -> str:
    """The HTML of what `page` gave without its rules, to stand inside another.

    >>> inner(page("<p>a</p>", plain="a"))
    '<p>a</p>'
    """
    return shown.data["text/html"].removeprefix(f"<style>{stylesheet()}</style>")


def csv_of(data: pd.DataFrame) -> str:
    """The data of a table or figure, as they stand beside a report."""
    # Twelve digits: processors differ in the last ones of a sum, and tables should not.
    return data.head(ROWS).to_csv(index=False, lineterminator="\n", float_format="%.12g")


def written(value: Any) -> str:
    """A cell's words: numbers to three significant places, what is undefined as a dash."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return MISSING
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return f"{value:.0f}" if whole else f"{value:.3g}"
    if isinstance(value, int) and value >= 10_000:
        return f"{value:,}"
    return escape(marking.visible(str(value)), quote=False)


def sentence(text: str) -> str:
    """A sentence whose asides in brackets (intervals, how many) stand back behind what it says.

    >>> sentence("Conflict 83% (79 to 87%, 318 articles).")
    'Conflict 83% <small>(79 to 87%, 318 articles)</small>.'
    """
    return re.sub(r"\([^()]*\)", r"<small>\g<0></small>", written(text))


def fold(title: str, html: str) -> str:
    """What is shown when somebody opens it, under a line that says what it is."""
    return f'<details class="nf-fold"><summary>{written(title)}</summary>{html}</details>'


def link(text: str, name: str, key: Sequence[Any]) -> str:
    """Words that open into a group of passages: a report gives them an address, where it has the page."""
    return (
        f' <a data-evidence="{escape(name, quote=True)}" data-key="{passages_key(key)}">{text}</a>'
    )


def passages_key(key: Sequence[Any]) -> str:
    """Anchor of a group of passages: the same for the same values, and no text of an article.

    >>> passages_key(["conflict", "The Example"])
    'p-72952e9309'
    """
    joined = "\x1f".join(written(value) for value in key)
    return f"p-{hashlib.sha256(joined.encode('utf-8', 'replace')).hexdigest()[:10]}"


@dataclass(frozen=True)
class Opens:
    """Cells of `column` open into the group of the evidence `name` that the columns `by` key.

    With `in_column`, `name` is a column, whose value in the row is the name.
    """

    column: str
    name: str
    by: tuple[str, ...]
    in_column: bool = False

    def link(self, text: str, record: Mapping[Any, Any]) -> str:
        """The text of a cell as a link into its passages."""
        name = str(record[self.name]) if self.in_column else self.name
        return link(text, name, [record[one] for one in self.by]).lstrip()
