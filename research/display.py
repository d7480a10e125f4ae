"""Articles, tables and charts as accessible HTML, the same in JupyterLab and in a report.

What comes from an article is escaped here, once; nothing shown here can run or load anything.
Tables and figures carry their data as CSV, which a report run stores beside the page.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

from research import marking
from research.articles import Article, Corpus
from research.marking import Mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MISSING = "–"
_NAMED = 10  # of what was left out, by name
_LONE = re.compile("[\ud800-\udfff]")  # half a character, which no kernel can send


@dataclass(frozen=True)
class Shown:
    """What a cell shows as its last line: contents by MIME type, and their metadata."""

    data: dict[str, str]
    metadata: dict[str, Any]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[Any, Any]:  # noqa: ARG002
        return {kind: _LONE.sub("\ufffd", text) for kind, text in self.data.items()}, self.metadata


@cache
def stylesheet() -> str:
    """The rules for all classes that this module writes."""
    return (files("research") / "display.css").read_text(encoding="utf-8")


def table(frame: pd.DataFrame, *, caption: str, name: str | None = None, limit: int = 100) -> Shown:
    """A table with a caption and header cells that say what they head.

    Parameters
    ----------
    frame
        Columns are shown in their order, the index is not. NaN and None are shown as a dash.
    caption
        What the rows are, and of what.
    name
        Under which its data are stored beside a report: lower-case words with hyphens.
    limit
        Rows shown at most; the caption says how many there are, the data have them all.

    >>> shown = table(pd.DataFrame({"outlet": ["<b>"], "share": [0.25]}), caption="Shares")
    >>> "&lt;b&gt;" in shown.data["text/html"]
    True
    """
    title = caption if len(frame) <= limit else f"{caption} (first {limit} of {len(frame)} rows)"
    if frame.empty:
        return _page(f'<p class="nf nf-legend">{_text(caption)}: none.</p>', plain=f"{caption}: none",
                     caption=caption, name=name, data=frame)  # fmt: skip
    shown = frame.head(limit)
    kinds = [_kind(shown[column]) for column in shown.columns]
    head = "".join(
        f'<th scope="col"{kind}>{_text(column)}</th>'
        for column, kind in zip(shown.columns, kinds, strict=True)
    )
    rows = []
    for first, *others in shown.itertuples(index=False, name=None):
        cells = "".join(
            f"<td{kind}>{_text(value)}</td>" for value, kind in zip(others, kinds[1:], strict=True)
        )
        rows.append(f'<tr><th scope="row"{kinds[0]}>{_text(first)}</th>{cells}</tr>')
    html = (
        f'<div class="nf-scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="nf-table"><caption>{_text(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
    return _page(html, plain=f"{title}\n{frame.head(limit).to_string(index=False)}",
                 caption=caption, name=name, data=frame)  # fmt: skip


def figure(
    axes: Axes, *, alt: str, caption: str, name: str, data: pd.DataFrame | None = None
) -> Shown:
    """A chart with the words that stand for it where it cannot be seen.

    Parameters
    ----------
    axes
        What a function of `research.charts` gave.
    alt
        What is seen, in one or two sentences: the finding, not the kind of chart.
    caption, name, data
        As in `table`: what is shown, under which name its data are stored, and the data drawn.
    """
    import matplotlib as mpl

    drawn = io.StringIO()
    # Element ids come from the salt and no date is written: the same chart is the same bytes.
    rules = mpl.rc_context({"svg.hashsalt": name, "svg.fonttype": "path", "text.parse_math": False})
    with rules, warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box; the warning would name a path.
        warnings.filterwarnings("ignore", message=r"Glyph \d+", category=UserWarning)
        axes.figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})  # type: ignore[union-attr]
    svg = drawn.getvalue()
    svg = svg[svg.index("<svg") :]
    shown = {"image/svg+xml": svg, "text/plain": f"{caption}: {alt}"}
    if data is not None:
        shown["text/csv"] = _csv(data)
    meta = {"alt": alt, "caption": caption, "name": name}
    return Shown(shown, {"image/svg+xml": meta, "name": name, "caption": caption})


def show(item: Article | str) -> Shown:
    """An article with its quotations, their speakers and cues marked, readable without colour.

    Takes an `Article` or any string. Each quotation is followed by its number, its speaker and
    the class of its cue.

    >>> html = show('"It is cold," the mayor said.').data["text/html"]
    >>> "nf-quote" in html and "the mayor" in html
    True
    """
    from research.measures.quotes import find_quotes

    text = item if isinstance(item, str) else item.text
    marks: list[Mark] = []
    for number, quote in enumerate(find_quotes(text), start=1):
        told = f"{number}: {quote.kind} · {quote.speaker or 'no speaker found'}"
        if quote.cue:
            told += f" · {quote.cue} ({quote.cue_class})"
        kind = "indirect" if quote.kind == "indirect" else "quote"
        last = quote.spans[-1]
        marks.extend(
            Mark(start, end, kind, note=told if (start, end) == tuple(last) else "")
            for start, end in quote.spans
        )
        if quote.speaker_start is not None and quote.speaker_end is not None:
            marks.append(Mark(quote.speaker_start, quote.speaker_end, "speaker"))
        if quote.cue_start is not None and quote.cue_end is not None:
            marks.append(Mark(quote.cue_start, quote.cue_end, "cue"))
    if isinstance(item, str):
        body = f"<p>{marking.passage(text, marks)}</p>"
    else:
        body = marking.article(item, marks)
    legend = (
        '<p class="nf-legend">Marked: <span class="nf-quote">quotation in marks</span>, '
        '<span class="nf-indirect">reported speech</span>, '
        '<span class="nf-speaker">speaker</span>, <span class="nf-cue">cue</span>.</p>'
    )
    return _page(f'<div class="nf">{legend}{body}</div>', plain=text)


def evidence(
    frame: pd.DataFrame, corpus: Corpus, *, by: Sequence[str], caption: str,
    name: str | None = None, limit: int = 12,
) -> Shown:  # fmt: skip
    """Passages in their sentences, folded away under what they are evidence of.

    Parameters
    ----------
    frame
        One row a passage, with `article_id`, `start` and `end`.
    by
        Columns whose values head a group of passages.
    limit
        Passages shown a group; the number of all is said, and the data have them all.
    """
    groups = []
    spans = {item.article_id: list(item.spans()) for item in corpus}
    for key, rows in frame.groupby(list(by), sort=False, dropna=False):
        shown = []
        for row in rows.head(limit).to_dict("records"):
            item = corpus[row["article_id"]]
            start, end = int(row["start"]), int(row["end"])
            left = max((s for _, _, (s, _) in spans[item.article_id] if s <= start), default=start)
            right = min((e for _, _, (_, e) in spans[item.article_id] if e >= end), default=end)
            told = marking.passage(item.text, [Mark(start, end, "term")], start=left, end=right)
            shown.append(f'<li>{told} <span class="nf-where">({_text(item.label)})</span></li>')
        title = ", ".join(_text(value) for value in key)
        count = f"{len(rows)} passage{'s' * (len(rows) != 1)}"
        if len(rows) > limit:
            count += f", the first {limit} shown"
        groups.append(
            f'<details class="nf-evidence"><summary>{title}: {count}</summary>'
            f"<ul>{''.join(shown)}</ul></details>"
        )
    body = "".join(groups) or "<p>No passage.</p>"
    html = f'<div class="nf"><p class="nf-legend">{_text(caption)}</p>{body}</div>'
    return _page(html, plain=caption, caption=caption, name=name, data=frame)


def pair(left: Article, right: Article, alignments: pd.DataFrame) -> Shown:
    """Two articles side by side, what they share marked, numbered, and linked to its other half.

    Works without scripts and without colour: each shared passage is followed by its number and
    how the two relate, which links to the passage in the other article.

    Parameters
    ----------
    left, right
        The two articles.
    alignments
        Rows of `compare(...).alignments` between them: `relation`, and `start` and `end` of both
        sides, as `start_a` and so on; `article_a` says which is which.
    """
    marks: dict[str, list[Mark]] = {left.article_id: [], right.article_id: []}
    for number, row in enumerate(alignments.to_dict("records"), start=1):
        sides = {"a": row["article_a"], "b": row["article_b"]}
        for side, other in (("a", "b"), ("b", "a")):
            marks[sides[side]].append(
                Mark(
                    int(row[f"start_{side}"]), int(row[f"end_{side}"]), "shared",
                    note=f"{number}: {row['relation']}",
                    anchor=f"shared-{sides[side]}-{number}",
                    link=f"shared-{sides[other]}-{number}",
                )
            )  # fmt: skip
    columns = "".join(
        f'<section aria-label="{escape(item.label)}"><h4>{_text(item.label)}</h4>'
        f"{marking.article(item, marks[item.article_id])}</section>"
        for item in (left, right)
    )
    plain = f"{left.label} beside {right.label}: {len(alignments)} shared passages"
    return _page(f'<div class="nf nf-pair">{columns}</div>', plain=plain)


def several(items: Iterable[object]) -> None:
    """Show each of these, one below the other, as a cell does with its last line."""
    from IPython.display import display

    display(*items)  # type: ignore[no-untyped-call]


def note(text: str) -> Shown:
    """A paragraph of plain text, such as a generated statement of method or a limit.

    >>> note("a < b").data["text/html"].endswith('<p class="nf">a &lt; b</p>')
    True
    """
    return _page(f'<p class="nf">{_text(text)}</p>', plain=text)


def left_out(corpus: Corpus) -> Shown:
    """What came with a corpus and is not in it: files or records that could not be read, and copies.

    >>> left_out(Corpus(())).data["text/plain"]
    'Nothing was left out of the corpus.'
    """
    dropped = [repair for repair in corpus.log if repair.action == "dropped"]
    if not dropped:
        return note("Nothing was left out of the corpus.")
    named = "; ".join(f"{repair.source}: {repair.reason}" for repair in dropped[:_NAMED])
    more = f"; and {len(dropped) - _NAMED} more" if len(dropped) > _NAMED else ""
    return note(f"Left out of the corpus ({len(dropped)}): {named}{more}.")


def _page(
    html: str, *, plain: str, caption: str | None = None, name: str | None = None,
    data: pd.DataFrame | None = None,
) -> Shown:  # fmt: skip
    shown = {"text/html": f"<style>{stylesheet()}</style>{html}", "text/plain": plain}
    meta = {key: value for key, value in (("name", name), ("caption", caption)) if value}
    if data is not None and name:
        shown["text/csv"] = _csv(data)
    return Shown(shown, meta)


def _csv(data: pd.DataFrame) -> str:
    # Twelve digits: processors differ in the last ones of a sum, and tables should not.
    return data.to_csv(index=False, lineterminator="\n", float_format="%.12g")


def _kind(column: pd.Series[Any]) -> str:
    if pd.api.types.is_numeric_dtype(column):
        return ' class="nf-number"'
    long = any(isinstance(value, str) and len(value) > 60 for value in column)
    return ' class="nf-long"' if long else ""


def _text(value: Any) -> str:
    """A cell's words: numbers to three significant places, what is undefined as a dash."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return MISSING
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return f"{value:.0f}" if whole else f"{value:.3g}"
    return escape(marking.visible(str(value)), quote=False)
