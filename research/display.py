"""Articles, tables and charts as accessible HTML, the same in JupyterLab and in a report.

What comes from an article is escaped here, once; nothing shown here can run or load anything.
Tables and figures carry their data as CSV, which a report run stores beside the page.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from research import marking
from research.articles import Article, Corpus
from research.cautions import periods
from research.evidence import evidence
from research.findings import Finding
from research.marking import Mark
from research.markup import (
    MISSING,
    ROWS,
    Opens,
    Shown,
    csv_of,
    fold,
    inner,
    link,
    page,
    passages_key,
    sentence,
    stylesheet,
    written,
)
from research.measures import languages
from research.wording import limits, places, share
from research.wording import points as in_points

__all__ = [
    "FINDINGS", "MISSING", "NARROW", "Opens", "Shown", "card", "cautions", "evidence", "figure", "findings",
    "folded", "left_out", "note", "page", "pair", "passages_key", "several", "stylesheet", "table",
    "together",
]  # fmt: skip

if TYPE_CHECKING:
    from matplotlib.axes import Axes


# A figure as a narrow screen shows it, beside the wide one.
NARROW = "application/vnd.research.narrow+svg"
# What a report's day page and the index repeat: the findings as sentences.
FINDINGS = "application/vnd.research.findings+json"
_NAMED = 10  # of what was left out, by name
_OUTLETS = 40  # of a card, by name
_UNBROKEN = 24  # characters of a word, above which it may be broken: of ids and addresses
# What heads a column on a page; others by their own name, without underscores.
_HEADS = {
    "low": "95% interval", "high": "95% interval, to", "n_articles": "articles", "n_words": "words", "n": "n",
    "article_id": "article", "n_mentions": "mentions", "expected_right": "likely right",
    "cue_class": "kind of verb", "cue": "verb", "n_quoted": "of them in quotation marks", "favour": "for",
    "stands_for": "stands for", "outlet_a": "outlet", "outlet_b": "other outlet",
    "text_a": "words", "text_b": "its words", "value_a": "says", "value_b": "other says",
    "cue_a": "verb", "cue_b": "its verb", "n_carriers": "carried by", "n_sentences": "sentences",
}  # fmt: skip
_CODE = re.compile(r"`([^`]+)`")


def table(
    frame: pd.DataFrame, *, caption: str, name: str | None = None, limit: int = 100,
    opens: Opens | Sequence[Opens] = (), heads: Mapping[str, str] = MappingProxyType({}),
    percent: Collection[str] = (), points: Collection[str] = (), hidden: Collection[str] = (),
    folded: bool = False, more: int = 0,
) -> Shown:  # fmt: skip
    """A table with a caption and header cells that say what they head.

    Parameters
    ----------
    frame
        Columns are shown in their order, the index is not; `low` and `high` side by side as one, the
        interval. NaN and None are shown as a dash.
    caption
        What the rows are, and of what.
    name
        Under which its data are stored beside a report: lower-case words with hyphens.
    limit
        Rows shown at most; below them stands how many there are in the data.
    more
        Further rows at most, that open below the others.
    opens
        Which cells open into their passages on a page of evidence.
    heads
        Column -> what heads it on the page, where its name is not plain enough; data keep the name.
    percent
        Columns of shares, shown as per cent.
    points
        Columns of differences of shares, shown as percentage points with their sign.
    hidden
        Columns that the data and `opens` have and the page does not show.
    folded
        Whether only the caption is shown until somebody opens it.

    >>> shown = table(pd.DataFrame({"outlet": ["<b>"], "share": [0.25]}), caption="Shares")
    >>> "&lt;b&gt;" in shown.data["text/html"]
    True
    """
    if frame.empty:
        return page(f'<p class="nf nf-legend">{written(caption)}: none.</p>', plain=f"{caption}: none",
                    caption=caption, name=name, data=frame)  # fmt: skip
    rows = frame.head(limit)
    rest = _cut(len(frame), limit + more)
    by_column = {one.column: one for one in ([opens] if isinstance(opens, Opens) else opens)}
    seen = frame.head(limit + more)
    shown = [
        _Column(column, heads, percent, points, by_column.get(column), _digits(seen[column]))
        for column in frame.columns
        if column not in hidden and not (column == "high" and _has_interval(frame))
    ]
    html = _rows(rows, shown, caption, unseen=folded)
    below = seen.iloc[limit:]
    if len(below):
        further = f"The other {len(below):,} rows" if len(below) > 1 else "One more row"
        html += fold(further, _rows(below, shown, f"{caption}: {further.lower()}", unseen=True))
    html += f'<p class="nf-rest">{rest}</p>' if rest else ""
    if folded:
        html = fold(caption, html)
    plain = "\n".join(filter(None, (caption, rows.to_string(index=False), rest)))
    return page(html, plain=plain, caption=caption, name=name, data=frame)


def _rows(rows: pd.DataFrame, shown: Sequence[_Column], caption: str, *, unseen: bool) -> str:
    """The rows under their heads; an unseen caption is there for those who hear the page."""
    kinds = [column.kind(rows) for column in shown]
    heads_of = zip(shown, kinds, strict=True)
    head = "".join(f'<th scope="col"{kind}>{written(of.head)}</th>' for of, kind in heads_of)
    body = []
    for record in rows.to_dict("records"):
        first, *others = (column.cell(record) for column in shown)
        cells = "".join(
            f"<td{kind}>{value}</td>" for value, kind in zip(others, kinds[1:], strict=True)
        )
        body.append(f'<tr><th scope="row"{kinds[0]}>{first}</th>{cells}</tr>')
    hidden = ' class="unseen"' if unseen else ""
    return (
        f'<div class="nf-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="nf-table"><caption{hidden}><span>{written(caption)}</span></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _cut(size: int, limit: int) -> str:
    """What stands below a table that has not all of its rows; "" for one that has."""
    if size <= limit:
        return ""
    held = "all" if size <= ROWS else f"the first {ROWS:,}"
    return f"{limit:,} of {size:,} rows shown, {held} in the CSV."


@dataclass(frozen=True, slots=True)
class _Column:
    """How one column of a table is shown."""

    name: Any
    heads: Mapping[str, str]
    percent: Collection[str]
    points: Collection[str]
    opens: Opens | None
    digits: int | None = None  # after the point; None: three significant places

    @property
    def head(self) -> str:
        plain = str(self.name).replace("_", " ").removeprefix("n ")
        return self.heads.get(self.name) or _HEADS.get(self.name) or plain

    def kind(self, rows: pd.DataFrame) -> str:
        """The class of its cells: numbers to the right, what is short unbroken."""
        column = rows[self.name]
        if pd.api.types.is_numeric_dtype(column):
            return ' class="nf-number"'
        if any(isinstance(value, dt.date) for value in column):
            return ' class="nf-date"'
        words = [value for value in column if isinstance(value, str)]
        if any(len(word) > _UNBROKEN for value in words for word in value.split()):
            return ' class="nf-id"'
        longest = max(map(len, words), default=0)
        width = "nf-long" if longest > 60 else "nf-short" if longest < 25 else "nf-text"
        return f' class="{width}"'

    def cell(self, record: Mapping[Any, Any]) -> str:
        if self.name == "low" and "high" in record:
            ends = (record["low"], record["high"])
            if "low" in self.percent and not any(map(pd.isna, ends)):
                names = list(record)
                of = record[names[names.index("low") - 1]]  # the share, which stands before them
                return limits(*ends, places(of) if isinstance(of, float) else 0)
            low, high = (self._value(one, "low") for one in ends)
            return MISSING if MISSING in (low, high) else f"{low.removesuffix('%')} to {high}"
        value = self._value(record[self.name], self.name)
        if self.opens is None or value in {"", MISSING, "0", "0%"}:
            return value
        return self.opens.link(value, record)

    def _value(self, value: Any, column: Any) -> str:
        if column in self.percent and isinstance(value, float) and not pd.isna(value):
            return share(value)
        if column in self.points and isinstance(value, float) and not pd.isna(value):
            return in_points(value)
        if self.digits is not None and isinstance(value, float) and not pd.isna(value):
            return f"{value:z.{self.digits}f}"
        return written(value)


def _digits(column: pd.Series[Any]) -> int | None:
    """Digits after the point that all numbers of a column are shown with, if one number suits them."""
    if not pd.api.types.is_float_dtype(column):
        return None
    sizes = column.abs()[column.abs() > 0].dropna()
    if sizes.empty or (sizes % 1 == 0).all() or not 0.005 <= sizes.min() <= sizes.max() < 1e4:
        return None
    return 2 if sizes.max() <= 1 else 1 if sizes.max() < 100 else 0


def _has_interval(frame: pd.DataFrame) -> bool:
    names = list(frame.columns)
    return "low" in names and "high" in names[names.index("low") + 1 :][:1]


def folded(title: str, *items: Shown) -> Shown:
    """What is shown when somebody opens it, under a line that says what it is.

    >>> "<summary>More</summary>" in folded("More", note("a")).data["text/html"]
    True
    """
    inside = together(*items)
    return page(fold(title, inner(inside)), plain=f"{title}\n{inside.data['text/plain']}")


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
        As in `table`; the data are what is drawn.
    """
    from research import drawing  # with matplotlib, which takes half a second

    whole: Any = axes.figure
    drawn = drawing.svg(whole, salt=name)
    shown = {"image/svg+xml": drawn, "text/plain": f"{caption}: {alt}"}
    narrow = drawing.stacked(drawn, whole)
    if narrow:
        shown[NARROW] = narrow
    if data is not None:
        shown["text/csv"] = csv_of(data)
    meta = {"alt": alt, "caption": caption, "name": name}
    return Shown(shown, {"image/svg+xml": meta, "name": name, "caption": caption})


def by_headline(rows: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Rows of articles with their headlines in front, as `article`; the data keep the ids.

    Parameters
    ----------
    rows
        One row an article or more, with `article_id`.
    corpus
        The articles; one without a headline is called by its id.
    """
    known = corpus.metadata.set_index("article_id")["title"]
    ids = rows["article_id"]
    headlines = ids.map(known).fillna(ids)
    return rows.set_axis(headlines.rename("article")).reset_index()


def card(corpus: Corpus) -> Shown:
    """What a corpus holds: articles, outlets, dates, languages, and what was left out of it.

    >>> card(Corpus(())).data["text/plain"]
    'Articles: 0'
    """
    days = sorted(item.published for item in corpus if item.published)
    period = " to ".join(dict.fromkeys(day.isoformat() for day in (*days[:1], *days[-1:])))
    undated = len(corpus) - len(days)
    without = f"{undated} without a date" if undated else "none without a date" if days else ""
    outlets = Counter(item.label for item in corpus).most_common()
    spans = periods((item.label, item.published) for item in corpus)
    spoken = Counter(
        languages.name(item.language[:2]) if item.language else "unknown" for item in corpus
    ).most_common()
    dropped = sum(repair.action == "dropped" for repair in corpus.log)
    told = {
        "Articles": str(len(corpus)),
        "Published": ", ".join(part for part in (period, without) if part),
        f"{len(spoken)} languages" if len(spoken) > 1 else "Language": _counted(spoken),
        "Left out": f"{dropped} file{'s' * (dropped != 1)} or records, see below"
        if dropped
        else "",
        f"{len(outlets)} outlets" if len(outlets) > 1 else "Outlet": _counted(
            outlets, _OUTLETS, spans
        ),
    }
    told = {name: value for name, value in told.items() if value}
    rows = "".join(
        f"<div><dt>{name}</dt><dd>{written(value)}</dd></div>" for name, value in told.items()
    )
    plain = "\n".join(f"{name}: {value}" for name, value in told.items())
    return page(f'<dl class="nf-card">{rows}</dl>', plain=plain)


def _counted(
    counts: Sequence[tuple[str, int]],
    most: int = 10,
    spans: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Names with their counts, and the time of each where it is given."""
    shown = ", ".join(
        f"{name} ({'; '.join(filter(None, (str(n), spans.get(name, ''))))})"
        for name, n in counts[:most]
    )
    return shown + (f" and {len(counts) - most} more" if len(counts) > most else "")


def findings(items: Iterable[Finding], *, beside: bool = False) -> Shown:
    """Findings as a list, each opening into its passages where it has any.

    Those `beside` a figure or table are told there alone, and not again on the page of the day.

    >>> findings([]).data["text/plain"]
    'There is nothing to say with any certainty.'
    """
    told = list(items)
    if not told:
        return note("There is nothing to say with any certainty.")
    rows = "".join(f"<li>{sentence(one.text)}{_opened(one, beside)}</li>" for one in told)
    shown = page(
        f'<ul class="nf nf-findings">{rows}</ul>', plain="\n".join(one.text for one in told)
    )
    said = {FINDINGS: json.dumps([marking.visible(one.text) for one in told])}
    return shown if beside else Shown(shown.data | said, shown.metadata)


def cautions(items: Iterable[Finding]) -> Shown:
    """What to bear in mind with the findings, as a list that is told apart from them; "" where nothing is.

    >>> cautions([Finding("Few articles.")]).data["text/plain"]
    'Read with care: Few articles.'
    """
    told = [one.text for one in items]
    rows = "".join(f"<li>{_coded(text)}</li>" for text in told)
    html = f'<div class="nf nf-care"><h3>Read with care</h3><ul>{rows}</ul></div>'
    return page(html if told else "", plain=f"Read with care: {' '.join(told)}" if told else "")


def _opened(one: Finding, beside: bool) -> str:
    links = [link(written(label), name, key).lstrip() for label, name, key in one.passages]
    said = f"Passages: {', '.join(links)}" if links else ""
    if one.section and not beside:
        anchor, label = one.section
        more = f'<a href="#{escape(anchor, quote=True)}">{written(label)}</a>'
        said = f"{said}; see {more}" if said else f"See {more}"
    return f' <span class="nf-opens">{said}</span>' if said else ""


def pair(left: Article, right: Article, alignments: pd.DataFrame) -> Shown:
    """Two articles side by side, what they share marked, numbered, and linked to its other half.

    Works without scripts and colour: a shared passage is followed by its number and how the two relate.

    Parameters
    ----------
    left, right
        The two articles.
    alignments
        Rows of `compare(...).alignments` between them.
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
        f'<section aria-label="{escape(item.label)}"><h4>{written(item.label)}</h4>'
        f"{marking.article(item, marks[item.article_id])}</section>"
        for item in (left, right)
    )
    plain = f"{left.label} beside {right.label}: {len(alignments)} shared passages"
    return page(f'<div class="nf nf-pair">{columns}</div>', plain=plain)


def together(*items: Shown) -> Shown:
    """Tables, notes and articles below each other as one.

    >>> together(note("a"), note("b")).data["text/plain"]
    'a\\nb'
    """
    html = "".join(map(inner, items))
    return page(html, plain="\n".join(item.data["text/plain"] for item in items))


def several(items: Iterable[object]) -> None:
    """Show each of these, one below the other, as a cell does with its last line."""
    from IPython.display import display

    display(*items)  # type: ignore[no-untyped-call]


def note(text: str) -> Shown:
    """A paragraph of plain text, such as a generated statement of method or a limit.

    What stands between backticks is shown as code.

    >>> note("a < b").data["text/html"].endswith('<p class="nf">a &lt; b</p>')
    True
    """
    return page(f'<p class="nf">{_coded(text)}</p>', plain=text)


def _coded(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", written(text))


def left_out(corpus: Corpus) -> Shown:
    """What came with a corpus and is not measured: files that could not be read, copies, languages.

    >>> left_out(Corpus(())).data["text/plain"]
    'No article was left out: all that came are measured.'
    """
    dropped = [repair for repair in corpus.log if repair.action == "dropped"]
    unknown = f" {foreign}" if (foreign := languages.said(corpus)) else ""
    if not dropped:
        none = "No article was left out: all that came are measured."
        return note(f"Every article that came was loaded.{unknown}" if foreign else none)
    named = "; ".join(f"{repair.source}: {repair.reason}" for repair in dropped[:_NAMED])
    more = f"; and {len(dropped) - _NAMED} more" if len(dropped) > _NAMED else ""
    return note(f"Left out of the corpus ({len(dropped)}): {named}{more}.{unknown}")
