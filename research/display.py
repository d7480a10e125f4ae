"""Articles, tables and charts as accessible HTML, the same in JupyterLab and in a report.

What comes from an article is escaped here, once; nothing shown here can run or load anything.
Tables and figures carry their data as CSV, which a report run stores beside the page.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from research import marking, passages
from research.articles import Article, Corpus
from research.cautions import periods
from research.findings import Finding, count, percent
from research.marking import Mark
from research.measures import languages

if TYPE_CHECKING:
    from matplotlib.axes import Axes


MISSING = "–"
# What a report makes a page of its own of; JupyterLab shows the HTML beside it.
EVIDENCE = "application/vnd.research.evidence+html"
# A figure as a narrow screen shows it, beside the wide one.
NARROW = "application/vnd.research.narrow+svg"
# What a report's day page and the index repeat: the findings as sentences.
FINDINGS = "application/vnd.research.findings+json"
_GROUPS = 25  # of evidence, unfolded by hand where there is no page of its own
_NAMED = 10  # of what was left out, by name
_OUTLETS = 40  # of a card, by name
_UNBROKEN = 24  # characters of a word, above which it may be broken: of ids and addresses
_ROWS = 50_000  # of the data beside a page: an archive has more
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


def table(
    frame: pd.DataFrame, *, caption: str, name: str | None = None, limit: int = 100,
    opens: Opens | Sequence[Opens] = (), heads: Mapping[str, str] = MappingProxyType({}),
    percent: Collection[str] = (), points: Collection[str] = (), hidden: Collection[str] = (),
    folded: bool = False,
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
        return page(f'<p class="nf nf-legend">{_text(caption)}: none.</p>', plain=f"{caption}: none",
                    caption=caption, name=name, data=frame)  # fmt: skip
    rows = frame.head(limit)
    rest = _cut(len(frame), limit)
    by_column = {one.column: one for one in ([opens] if isinstance(opens, Opens) else opens)}
    shown = [
        _Column(column, heads, percent, points, by_column.get(column), _digits(rows[column]))
        for column in frame.columns
        if column not in hidden and not (column == "high" and _has_interval(frame))
    ]
    kinds = [column.kind(rows) for column in shown]
    heads_of = zip(shown, kinds, strict=True)
    head = "".join(f'<th scope="col"{kind}>{_text(of.head)}</th>' for of, kind in heads_of)
    body = []
    for record in rows.to_dict("records"):
        first, *others = (column.cell(record) for column in shown)
        cells = "".join(
            f"<td{kind}>{value}</td>" for value, kind in zip(others, kinds[1:], strict=True)
        )
        body.append(f'<tr><th scope="row"{kinds[0]}>{first}</th>{cells}</tr>')
    unseen = ' class="unseen"' if folded else ""
    html = (
        f'<div class="nf-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="nf-table"><caption{unseen}><span>{_text(caption)}</span></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
        + (f'<p class="nf-rest">{rest}</p>' if rest else "")
    )
    if folded:
        html = _fold(caption, html)
    plain = "\n".join(filter(None, (caption, rows.to_string(index=False), rest)))
    return page(html, plain=plain, caption=caption, name=name, data=frame)


def _cut(size: int, limit: int) -> str:
    """What stands below a table that has not all of its rows; "" for one that has."""
    if size <= limit:
        return ""
    held = "all" if size <= _ROWS else f"the first {_ROWS:,}"
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
            low, high = (self._value(record[end], end) for end in ("low", "high"))
            return MISSING if MISSING in (low, high) else f"{low.removesuffix('%')} to {high}"
        value = self._value(record[self.name], self.name)
        if self.opens is None or value in {MISSING, "0", "0%"}:
            return value
        return self.opens.link(value, record)

    def _value(self, value: Any, column: Any) -> str:
        if column in self.percent and isinstance(value, float) and not pd.isna(value):
            return percent(value)
        if column in self.points and isinstance(value, float) and not pd.isna(value):
            return f"{100 * value:+z.0f}"
        if self.digits is not None and isinstance(value, float) and not pd.isna(value):
            return f"{value:z.{self.digits}f}"
        return _text(value)


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
    inside = together(*items).data
    html = inside["text/html"].removeprefix(f"<style>{stylesheet()}</style>")
    return page(_fold(title, html), plain=f"{title}\n{inside['text/plain']}")


def _fold(title: str, html: str) -> str:
    return f'<details class="nf-fold"><summary>{_text(title)}</summary>{html}</details>'


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
        shown["text/csv"] = _csv(data)
    meta = {"alt": alt, "caption": caption, "name": name}
    return Shown(shown, {"image/svg+xml": meta, "name": name, "caption": caption})


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
        return _link(text, name, [record[one] for one in self.by]).lstrip()


def evidence(
    frame: pd.DataFrame, corpus: Corpus, *, by: Sequence[str], caption: str,
    name: str | None = None, limit: int = 12, says: Sequence[str] = (),
    whole: Mapping[str, str] = MappingProxyType({}),
) -> Shown:  # fmt: skip
    """Passages in their sentences under what they are evidence of.

    In JupyterLab the first groups are folded away here; a report makes a page of its own of all of
    them, each sentence once in its group, which cells of its tables open (`Opens`).

    Parameters
    ----------
    frame
        One row a passage, with `article_id`, `start` and `end`.
    by
        Columns whose values head a group of passages.
    limit
        Sentences of a group shown in JupyterLab.
    says
        Columns that say why a passage is there, such as its rule and its probability.
    whole
        Columns of `by`, and what to call their groups together, which head a group too.
    """
    groups, n_groups, each = passages.chosen(frame, by=by, whole=whole)
    rows = _Rows(frame.iloc[[place for one in groups for place in one.shown]], corpus, says)
    told = [(one, rows.next(len(one.shown))) for one in groups]
    folded = "".join(
        f'<details class="nf-evidence"><summary>{_heading(one, items)}</summary>'
        f"<ul>{''.join(items[:limit])}</ul>"
        f"{f'<p>{len(items) - limit} more.</p>' * (len(items) > limit)}</details>"
        for one, items in told[:_GROUPS]
    )
    if n_groups > _GROUPS:
        folded += f"<p>The first {_GROUPS} of {n_groups} groups are shown.</p>"
    shown = page(
        f'<div class="nf"><p class="nf-legend">{_text(caption)}</p>{folded or "<p>No passage.</p>"}</div>',
        plain=caption, caption=caption, name=name, data=frame,
    )  # fmt: skip
    if name and groups:
        rest = "<p>{} passages of {:,} are shown, spread over the articles.</p>"
        page_of = "".join(
            f'<section class="nf"><h2 id="{passages_key(one.key)}">{_heading(one, items)}</h2>'
            f'<ul class="nf-passages">{"".join(items)}</ul>'
            f"{rest.format(each, one.size) * (one.size > each)}</section>"
            for one, items in told
        )
        if len(groups) < n_groups:
            page_of += f"<p>The largest {len(groups)} of {n_groups:,} groups are shown.</p>"
        counted = {"passages": len(frame), "groups": n_groups}
        return Shown({**shown.data, EVIDENCE: page_of}, {**shown.metadata, EVIDENCE: counted})
    return shown


def _heading(group: passages.Group, items: Sequence[str]) -> str:
    """What the passages are of, how many, and in how many sentences and articles where these are fewer."""
    title = ", ".join(_text(value) for value in group.key)
    told = [count(group.size, "passages")]
    if len(items) < group.size == len(group.shown):
        told.append(f"in {count(len(items), 'sentences')}")
    if group.size > 1:
        told.append(f"{'in' if len(told) == 1 else 'of'} {count(group.n_articles, 'articles')}")
    return f"{title}: {' '.join(told)}"


def passages_key(key: Sequence[Any]) -> str:
    """Anchor of a group of passages: the same for the same values, and no text of an article.

    >>> passages_key(["conflict", "The Example"])
    'p-72952e9309'
    """
    joined = "\x1f".join(_text(value) for value in key)
    return f"p-{hashlib.sha256(joined.encode('utf-8', 'replace')).hexdigest()[:10]}"


class _Rows:
    """Rows of evidence as lists, which go group by group: a frame for each of thousands is slow."""

    def __init__(self, frame: pd.DataFrame, corpus: Corpus, says: Sequence[str]) -> None:
        self._corpus = corpus
        self._ids: list[str] = frame["article_id"].tolist()
        self._starts, self._ends = (frame[name].tolist() for name in ("start", "end"))
        self._says = [frame[column].tolist() for column in says]
        self._sentences: dict[str, tuple[list[int], list[int]]] = {}
        self._next = 0

    def next(self, size: int) -> list[str]:
        """The sentences of the next rows, each once with all of its passages marked."""
        marks: dict[tuple[str, int, int], list[int]] = {}
        for at in range(self._next, self._next + size):
            marks.setdefault(self._around(at), []).append(at)
        self._next += size
        items = []
        for (name, left, right), inside in marks.items():
            item = self._corpus[name]
            terms = [Mark(int(self._starts[at]), int(self._ends[at]), "term") for at in inside]
            told = marking.passage(item.text, terms, start=left, end=right)
            why = "; ".join(
                dict.fromkeys(", ".join(_text(of[at]) for of in self._says) for at in inside)
            )
            why = f' <span class="nf-why">{why}</span>' if why else ""
            items.append(f'<li>{told} <span class="nf-where">({_where(item)})</span>{why}</li>')
        return items

    def _around(self, at: int) -> tuple[str, int, int]:
        """Article, start and end of the sentences that a passage stands in; laid out once."""
        name, start, end = self._ids[at], int(self._starts[at]), int(self._ends[at])
        if name not in self._sentences:
            spans = [span for _, _, span in self._corpus.spans(self._corpus[name])]
            self._sentences[name] = [s for s, _ in spans], [e for _, e in spans]
        starts, ends = self._sentences[name]
        before, after = bisect_right(starts, start), bisect_left(ends, end)
        left = starts[before - 1] if before else start
        return name, left, ends[after] if after < len(ends) else end


def _where(item: Article) -> str:
    title = _text(item.title) if item.title else ""
    if title and item.url and item.url.startswith(("http://", "https://")):
        title = f'<a href="{escape(item.url, quote=True)}">{title}</a>'
    day = item.published.isoformat() if item.published else ""
    return ", ".join(part for part in (_text(item.label), title, day) if part)


def card(corpus: Corpus) -> Shown:
    """What a corpus holds: articles, outlets, dates, languages, and what was left out of it.

    >>> card(Corpus(())).data["text/plain"]
    'Articles: 0'
    """
    days = sorted(item.published for item in corpus if item.published)
    period = " to ".join(dict.fromkeys(day.isoformat() for day in (*days[:1], *days[-1:])))
    undated = len(corpus) - len(days)
    without = f"{undated} without a date" if undated else ""
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
        f"<div><dt>{name}</dt><dd>{_text(value)}</dd></div>" for name, value in told.items()
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


def findings(items: Iterable[Finding]) -> Shown:
    """Findings as a list, each opening into its passages where it has any.

    >>> findings([]).data["text/plain"]
    'There is nothing to say with any certainty.'
    """
    told = list(items)
    if not told:
        return note("There is nothing to say with any certainty.")
    rows = "".join(f"<li>{_text(one.text)}{_opened(one)}</li>" for one in told)
    shown = page(
        f'<ul class="nf nf-findings">{rows}</ul>', plain="\n".join(one.text for one in told)
    )
    said = {FINDINGS: json.dumps([marking.visible(one.text) for one in told])}
    return Shown(shown.data | said, shown.metadata)


def cautions(items: Iterable[Finding]) -> Shown:
    """What to bear in mind with the findings, as a list that is told apart from them; "" where nothing is.

    >>> cautions([Finding("Few articles.")]).data["text/plain"]
    'Read with care: Few articles.'
    """
    told = [one.text for one in items]
    rows = "".join(f"<li>{_coded(text)}</li>" for text in told)
    html = f'<div class="nf nf-care"><h3>Read with care</h3><ul>{rows}</ul></div>'
    return page(html if told else "", plain=f"Read with care: {' '.join(told)}" if told else "")


def _opened(one: Finding) -> str:
    links = [_link(_text(label), name, key).lstrip() for label, name, key in one.passages]
    return f' <span class="nf-opens">Passages: {", ".join(links)}</span>' if links else ""


def _link(text: str, name: str, key: Sequence[Any]) -> str:
    # A report turns this into an address, where it has the page; elsewhere it is plain text.
    return (
        f' <a data-evidence="{escape(name, quote=True)}" data-key="{passages_key(key)}">{text}</a>'
    )


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
        f'<section aria-label="{escape(item.label)}"><h4>{_text(item.label)}</h4>'
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
    style = f"<style>{stylesheet()}</style>"
    html = "".join(item.data["text/html"].removeprefix(style) for item in items)
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
    return _CODE.sub(r"<code>\1</code>", _text(text))


def left_out(corpus: Corpus) -> Shown:
    """What came with a corpus and is not measured: files that could not be read, copies, languages.

    >>> left_out(Corpus(())).data["text/plain"]
    'No article was left out: all that came are measured.'
    """
    dropped = [repair for repair in corpus.log if repair.action == "dropped"]
    unknown = f" {foreign}" if (foreign := languages.said(corpus)) else ""
    if not dropped:
        return note(f"No article was left out: all that came are measured.{unknown}")
    named = "; ".join(f"{repair.source}: {repair.reason}" for repair in dropped[:_NAMED])
    more = f"; and {len(dropped) - _NAMED} more" if len(dropped) > _NAMED else ""
    return note(f"Left out of the corpus ({len(dropped)}): {named}{more}.{unknown}")


def page(
    html: str, *, plain: str, caption: str | None = None, name: str | None = None,
    data: pd.DataFrame | None = None,
) -> Shown:  # fmt: skip
    """HTML of this package's own making, with the words that stand for it in a terminal."""
    shown = {"text/html": f"<style>{stylesheet()}</style>{html}", "text/plain": plain}
    meta = {key: value for key, value in (("name", name), ("caption", caption)) if value}
    if data is not None and name:
        shown["text/csv"] = _csv(data)
    return Shown(shown, meta)


def _csv(data: pd.DataFrame) -> str:
    # Twelve digits: processors differ in the last ones of a sum, and tables should not.
    return data.head(_ROWS).to_csv(index=False, lineterminator="\n", float_format="%.12g")


def _text(value: Any) -> str:
    """A cell's words: numbers to three significant places, what is undefined as a dash."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return MISSING
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return f"{value:.0f}" if whole else f"{value:.3g}"
    if isinstance(value, int) and value >= 10_000:
        return f"{value:,}"
    return escape(marking.visible(str(value)), quote=False)
