"""Integrum, the archive of Russian papers: each article under fields of two letters ("^ИС:", "^ДТ:")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles.chrome import squash
from research.articles.exports import Part, Split, article, filled, split_at
from research.articles.records import Line

_NAME = "Integrum"
_MARK: Final = "^ИС:"  # the source, which opens the fields of each article
_FIELD: Final = re.compile(r"\^([А-Я]{2}):\s*(.*)", re.DOTALL)


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of an export, or None where these lines are none."""
    lines = filled(lines)
    starts = [n for n, line in enumerate(lines) if line.text.startswith(_MARK)]
    return split_at(_NAME, lines, starts, _part)


def _part(lines: Sequence[Line]) -> Part:
    fields = {m[1]: m[2].strip() for line in lines if (m := _FIELD.fullmatch(line.text))}
    title = fields.get("ЗГ")
    story = [line for line in lines if not _FIELD.fullmatch(line.text)]
    if title and story and squash(story[0].text) == squash(title):
        story = story[1:]
    return article(
        _NAME,
        story,
        [line.text for line in lines if _FIELD.fullmatch(line.text)],
        title=title,
        outlet=fields.get("ИС"),
        byline=fields.get("АВ", "").strip(" ,;") or None,
        published=fields.get("ДТ"),
    )
