"""Press reviews: cuttings one after another, each under the day, the page and the paper in short lines.

Italian ones ("Data", "Pagina", "Foglio"), and others that set paper, day and page over a cutting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from research.articles import dates
from research.articles.exports import Part, Split, article, filled, sections, texts
from research.articles.forms import END, dated, is_prose
from research.articles.records import Line
from research.languages import papers

_NAME = "press review"
_SHORT: Final = 60  # characters of a line over a cutting
_NEAR: Final = 4  # lines between day and page
_NAME_WORDS: Final = 6  # of a paper
_DAY: Final = re.compile(r"(?:data|date|datum|fecha|del|vom|du)\s?:?\s+(?=\d)", re.IGNORECASE)
_PAGE: Final = re.compile(
    rf"(?:da )?(?:{papers.PAGE})\.?\s?:?\s*\d{{1,3}}(?:[/,-]\d{{1,3}})?"
    r"(?:\s*(?:foglio|f\.).*)?",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"(?:foglio|quotidiano|settimanale|mensile|periodico|tiratura|diffusione|lettori|dir\. resp\.|direttore|"
    r"superficie|edizione|auflage|verbreitung|reichweite|tirage|diffusion|audience|circulation|reach|readership|"
    r"tageszeitung|wochenzeitung|quotidien|hebdomadaire|daily|weekly)\b.*",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(
    r"(?:source|quelle|medium|publication|publikation|fuente|testata)\s?:\s*(\S.{1,58})",
    re.IGNORECASE,
)
# Names over the columns of a table that stands over a cutting.
_COLUMN: Final = re.compile(
    r"testata|quotidiano|giornale|fonte|data|pagina|pag\.?|foglio|edizione|tiratura|diffusione",
    re.IGNORECASE,
)
_FEWEST_COLUMNS: Final = 3
_OVER_TABLE: Final = 8  # lines over such a table
_SHEET: Final = re.compile(r"(?:.*\bfoglio|f\.)\s?:?\s*(\d+)", re.IGNORECASE)
RIGHTS: Final = re.compile(
    r"(?:ritaglio (?:di )?stampa|(?:la )?riproduzione|articolo) .{0,60}"
    r"(?:uso esclusivo|riproducibile|riservata).*",
    re.IGNORECASE,
)


def tabled(page: str) -> str:
    """A page of a PDF whose cutting stands under a table, with each value beside what it is.

    >>> tabled("Testata\\nData\\nPagina\\nL'Eco\\n13-03-2024\\n7\\nPonte chiuso")
    "Testata: L'Eco\\nData 13-03-2024\\nPagina 7\\nPonte chiuso"
    """
    rows = [row.strip() for row in page.split("\n") if row.strip()]
    for start in range(min(len(rows), _OVER_TABLE)):
        end = start
        while end < len(rows) and _COLUMN.fullmatch(rows[end]):
            end += 1
        names, values = rows[start:end], rows[end : 2 * end - start]
        held = dict(zip(map(str.lower, names), values, strict=False))
        if len(names) < _FEWEST_COLUMNS or not dates.is_date(held.get("data", "")):
            continue
        of_paper = ("testata", "quotidiano", "giornale", "fonte")
        beside = [
            f"Testata: {value}" if name.lower() in of_paper else f"{name} {value}"
            for name, value in zip(names, values, strict=False)
        ]
        return "\n".join((*rows[:start], *beside, *rows[end + len(values) :]))
    return page


def split(lines: Sequence[Line]) -> Split | None:
    """The cuttings of a press review, or None where these lines are none."""
    rights = [line.text for line in lines if RIGHTS.fullmatch(line.text)]
    lines = [line for line in filled(lines) if line.text not in rights]
    # Each has a page, which is told sooner than a day.
    pages = sum(_PAGE.fullmatch(line.text.strip()) is not None for line in lines)
    heads = _heads(lines) if pages > 1 else []
    if len(heads) < 2:
        return None
    parts: list[Part] = []
    chunks = sections(lines, [start for start, _ in heads])
    for (start, end), chunk in zip(heads, chunks, strict=True):
        head, body = chunk[: end - start], list(chunk[end - start :])
        sheet = next((int(m[1]) for x in head if (m := _SHEET.match(x.text))), 1)
        if sheet > 1 and parts:  # the cutting goes on
            parts[-1] = Part((*parts[-1].lines, *body), parts[-1].metadata, parts[-1].changes)
            continue
        own = [m[1] for x in head if (m := _SOURCE.fullmatch(x.text))]
        own = own or [x.text for x in head if not _is_of_head(x.text)]
        if not own and len(body) > 2 and _may_name(body[0].text) and not is_prose(body[1].text):
            own = [body.pop(0).text]
        if not any(is_prose(x.text) for x in body):
            return None
        day = next((found for x in head if (found := _day(x.text))), None)
        title = None if is_prose(body[0].text) else body.pop(0).text
        named = (*texts(head), *dict.fromkeys(rights))
        outlet = own[0] if own else None
        parts.append(article(_NAME, body, named, title=title, outlet=outlet, published=day))
    cover = texts(lines[: heads[0][0]])
    return Split(_NAME, tuple(parts), cover) if len(parts) > 1 else None


def _heads(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where the lines over each cutting begin and end: a day and a page, and what stands between."""
    found: list[tuple[int, int]] = []
    marked = [n for n, line in enumerate(lines) if _is_of_head(line.text)]
    group: list[int] = []
    for number, following in pairwise([*marked, len(lines) + _NEAR + 1]):
        group.append(number)
        between = [line.text for line in lines[number + 1 : following]]
        if following - number > 2 or not all(map(_may_name, between)):
            days = any(_day(lines[n].text) for n in group)
            pages = any(_PAGE.fullmatch(lines[n].text.strip()) for n in group)
            if days and pages and group[-1] - group[0] <= 2 * _NEAR:
                found.append((group[0], group[-1] + 1))
            group = []
    return found


def _is_of_head(text: str) -> bool:
    bare = text.strip()
    return len(bare) < _SHORT and bool(
        _PAGE.fullmatch(bare) or _BESIDE.fullmatch(bare) or _SOURCE.fullmatch(bare) or _day(bare)
    )


def _day(text: str) -> str | None:
    bare = _DAY.sub("", text.strip())
    found = dated(bare)
    return bare if dates.is_date(bare) else found[0] if found else None


def _may_name(text: str) -> bool:
    return len(text) < _SHORT and len(text.split()) <= _NAME_WORDS and not END.search(text)
