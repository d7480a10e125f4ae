"""Integrum, the archive of Russian papers: each article under fields of two letters ("^ИС:", "^ДТ:")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from research.articles.chrome import squash
from research.articles.exports import Part, Split, fields_change
from research.articles.records import Metadata

if TYPE_CHECKING:
    from research.articles.readers.blocks import Line

_NAME = "Integrum"
MARK: Final = "^ИС:"  # the source, which opens the fields of each article
_FIELD: Final = re.compile(r"\^([А-Я]{2}):\s*(.*)", re.DOTALL)


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of an export, or None where these lines are none."""
    lines = [line for line in lines if line.text.strip()]
    starts = [n for n, line in enumerate(lines) if line.text.startswith(MARK)]
    if not starts:
        return None
    ends = [*starts[1:], len(lines)]
    parts = tuple(_part(lines[a:b]) for a, b in zip(starts, ends, strict=True))
    return Split(_NAME, parts, tuple(line.text for line in lines[: starts[0]]))


def _part(lines: Sequence[Line]) -> Part:
    fields = {m[1]: m[2].strip() for line in lines if (m := _FIELD.fullmatch(line.text))}
    title = fields.get("ЗГ")
    story = [line for line in lines if not _FIELD.fullmatch(line.text)]
    if title and story and squash(story[0].text) == squash(title):
        story = story[1:]
    metadata = Metadata(
        title=title,
        outlet=fields.get("ИС"),
        byline=fields.get("АВ", "").strip(" ,;") or None,
        published=fields.get("ДТ"),
    )
    taken = [line.text for line in lines if _FIELD.fullmatch(line.text)]
    return Part(tuple(story), metadata, tuple(fields_change(taken, _NAME)))
