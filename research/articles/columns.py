"""Rows of tables and JSON objects to records: which column is the text, the title, the date.

Columns are told by their names (`column_names`), and by what they hold: of several that may be the
text, the first that yields text counts; an address is no outlet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from research.articles import dates, dumps, hosts, incomplete, markdown, markup, mastheads, people
from research.articles.cells import as_text, body, is_missing, is_other_text, undated
from research.articles.chrome import squash
from research.articles.column_names import (
    ADDRESS,
    CODES,
    LEADS,
    SYNONYMS,
    WRAPPERS,
    candidates,
    fold,
    has_text,
    is_coded,
    without_days_of_rows,
)
from research.articles.exports.words import NO_TEXT
from research.articles.languages import language_code
from research.articles.records import (
    Change,
    Metadata,
    Note,
    Record,
    Refusal,
    excerpt,
    sha256,
    whole,
)

_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_IN_CELL: Final = re.compile(
    r"</?(?:a|abbr|address|b|bdi|br|cite|div|em|font|h[1-6]|header|i|li|mark|ol|p|q|s|small|span|strong|sub|"
    r"sup|time|u|ul|wbr)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_CATALOGUED: Final = re.compile(r"\s*\[(?:volume|microform|electronic resource|online resource)\]")
_DOMAIN: Final = re.compile(r"\s*(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}\s*", re.IGNORECASE)
_STATES: Final = frozenset(("status", "poststatus"))
UNSEEN: Final = frozenset(("draft", "auto-draft", "trash", "trashed"))
# Fields of a draft: Substack's, those of Jekyll and Hugo; and of a page of Ghost, as its reader names it.
_NO_ARTICLE: Final = {
    "ispublished": ("false",), "published": ("false",), "isdraft": ("true",), "draft": ("true",),
    "ofghost": ("page of the site",),
}  # fmt: skip
_START = 80  # characters by which two texts are known to be the same
_MORE = 1.3  # times as long: a text that goes on where another is cut
_OF_HEADLINE = 80  # characters of a post that says no more than the headline of what it points to
_OF_POST = 280  # characters of a post
_OF_LEAD = 40  # characters by which it is told whether a text has its lead
_OF_SUMMARY = 800  # characters of a summary that is a text
_LONGEST_PATH: Final = 300  # characters
_PATH: Final = re.compile(
    r"(?:[A-Za-z]:)?[\\/]?(?:[^\\/\n]+[\\/])*[^\\/\n]{1,100}\.(?:txt|html?|xml|md|docx?|rtf|pdf)",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"<(?:html|body|article)\b", re.IGNORECASE)
_LINK: Final = re.compile(r"https?://\S+")
_MARKDOWN: Final = re.compile(r"\A\s*#{1,2} \S|^#{2,4} \S(?=(?:.|\n)*\]\(https?:)", re.MULTILINE)


class Columns:
    """The columns of one file: what was used of them, so that the rest can be said once."""

    def __init__(self, source: str, *, prose: str | None = None) -> None:
        self._source = source
        self._prose = prose  # the column of the text, where none is named for it
        self._seen: dict[str, None] = {}
        self._used: set[str] = set()
        self._said = ""  # what stands where this row has no text
        self._named: tuple[str, ...] = ()  # all columns of this row, its empty ones too
        self._joined = ""  # the columns of this row that are its text together
        self._beside: dict[str, None] = {}  # of texts beside the one that is read

    def notes(self) -> Iterator[Note]:
        """One note of the columns that hold something and were not understood, one of other texts."""
        if self._beside:
            reason = (
                "columns of other texts beside the one that is read; join what is one text in a column "
                "named text, or give each a row"
            )
            shown = whole(", ".join(self._beside))
            yield Note(self._source, Change("columns", "flagged", shown[:300], None, reason))
        left = [name for name in self._seen if name not in self._used]
        left = [name for name in left if not any(u.startswith(f"{name}.") for u in self._used)]
        if left and self._used:
            shown = whole(", ".join(left[:20])) + (
                f" and {len(left) - 20} more" if left[20:] else ""
            )
            reason = "columns that were not used: no part of an article, or not understood"
            yield Note(self._source, Change("columns", "flagged", shown[:300], None, reason))

    def record(self, row: Mapping[str, Any], *, source: str, stem: str) -> Record | Refusal:
        """The article that a row holds, or why it holds none; never an exception."""
        try:
            return self._record(row, source, stem)
        except RecursionError:
            return Refusal(source, "it is nested too deep; flatten it to columns")
        except Exception as error:  # noqa: BLE001 - a parser may fail in any way; one row is one row
            shown = f"{type(error).__name__}: {str(error)[:200]}"
            return Refusal(source, f"the record cannot be read: {shown}")

    def _record(self, row: Mapping[str, Any], source: str, stem: str) -> Record | Refusal:
        self._said = self._joined = ""
        if state := unpublished(row):
            return Refusal(source, f"it is no article that was published ({state})")
        if is_coded(row):
            text = "\n\n".join(str(row[n]) for n in ("LP", "TD") if not is_missing(row.get(n)))
            self._used.update(("LP", "TD", *CODES))
            row = {**{CODES.get(n, n): value for n, value in row.items()}, "text": text}
        row = {name: _unfolded(name, value) for name, value in row.items()}
        self._named = tuple(name for name, _ in flat(row))
        cells = {name: value for name, value in flat(row) if not is_missing(value)}
        self._seen.update(dict.fromkeys(name for name in cells if "." not in name))
        # An empty cell of the day is not filled with the day on which the row was written.
        held = without_days_of_rows(candidates(tuple(cells)), self._named)
        if self._prose in cells:
            held = {**held, "text": (self._prose,)}
        text, html = self._text(cells, held)
        if not text and not html:
            text = self._summary(cells, held)
            lead = ""
        elif lead := self._lead(cells, held, text or html):
            text, html = (f"{lead}\n\n{text}", "") if text else ("", f"<p>{lead}</p>{html}")
        text, who, day, headed = dumps.of_daily_mail(text)
        text, coded = markup.without_shortcodes(text)
        cut = [*incomplete.of_cell(text or html), *headed, *coded]
        if self._joined:
            reason = "columns that are counted, joined to one text"
            cut.append(Change("columns", "repaired", self._joined, None, reason))
        found = {
            what: self._first(what, cells, held.get(what, ()))
            for what in ("title", "deck", "outlet", "byline", "published", "url", "language")
        }
        found["byline"], found["published"] = found["byline"] or who, found["published"] or day
        if lead:
            found["deck"] = None
        if not dates.read(found["published"] or "", column=True):
            found["published"] = _day_of_parts(cells) or found["published"]
            cut += [] if found["published"] else undated(cells, held.get("published", ()))
        if not found["outlet"] and (host := hosts.outlet(found["url"])):
            found["outlet"] = host
            cut.append(Change("outlet", "repaired", None, host, hosts.REASON))
        if found["outlet"] and (day := dates.within(found["outlet"])):
            # "The Gazette. (June 4, 2024): pA4." and "Der Bote vom 04.06.2024, S. 4" cite the issue.
            before = mastheads.BEFORE_DAY.sub("", found["outlet"].partition(day)[0]).strip(
                " .,;:(-–—|"
            )
            found["outlet"] = before if any(map(str.isalpha, before)) else None
            found["published"] = found["published"] or day
        if found["published"] and (day := _in_order(found["published"], held.get("published", ()))):
            reason = "the name of its column says whether the day or the month stands first"
            cut.append(Change("date", "repaired", found["published"], day, reason))
            found["published"] = day
        found["byline"] = found["byline"] or self._full_name(cells)
        found["title"] = _without_outlet(found["title"], found["outlet"])
        of_page = _CATALOGUED.search(found["title"] or "")
        if found["title"] and (of_page or "lccn" in cells):
            # A page of a library's newspapers: its title is the paper's, its publisher a printer.
            end = of_page.start() if of_page else len(found["title"])
            found["outlet"], found["title"] = found["title"][:end].strip(" .,:/"), None
        stem = self._first("id", cells, held.get("id", ())) or stem
        metadata = Metadata(**found)
        digest = _digest(row, text)
        if html and not text.strip():
            page = _page(html, source, stem, digest, metadata)
            return page.changed(cut) if isinstance(page, Record) else page
        if not text.strip():
            if ADDRESS.fullmatch(self._said):
                shown = excerpt(self._said, limit=60)
                return Refusal(
                    source,
                    f"its text is an address only ({shown}), not an article; fetch the page first",
                )
            said = f": {excerpt(self._said, limit=60)!r} stands for it" if self._said else ""
            return Refusal(source, f"{no_text(row)}{said}")
        if (
            len(_LINK.sub("", text)) < _OF_HEADLINE
            and (found_link := _LINK.search(text))
            and found["title"] is None
        ):
            shown = excerpt(found_link[0], limit=60)
            return Refusal(
                source, f"a post that points to {shown}, not an article; fetch the page first"
            )
        if why := incomplete.withdrawn(text):
            return Refusal(source, why)
        if _MARKDOWN.search(text):
            parsed = markdown.parse(text)
            return Record(
                source,
                stem,
                digest,
                parsed.text,
                metadata,
                parsed.headings,
                (*parsed.changes, *cut),
            )
        return Record(source, stem, digest, text, metadata, changes=tuple(cut))

    def _text(
        self, cells: Mapping[str, Any], held: Mapping[str, tuple[str, ...]]
    ) -> tuple[str, str]:
        pages: list[tuple[str, str]] = []  # each with the columns that were joined to it
        joined: set[str] = set()
        for name in held.get("text", ()):
            if name in joined:
                continue
            value = markup.unescaped(as_text(body(cells[name])))
            has_words = any(map(str.isalpha, value))
            if ADDRESS.fullmatch(value) or (
                has_words and (is_path(value) or (len(value) < 120 and NO_TEXT.fullmatch(value)))
            ):
                self._said = value.strip()
                continue
            if not has_words:
                continue
            self._used.add(name)
            value, counted = self._with_others(name, value, cells)
            joined.update(counted)
            told = excerpt(", ".join(counted))
            if markup.is_html(value):
                pages.append((value, told))
                continue
            if "<" in value and markup.INLINE.search(value[:20_000]):
                pages.append((markup.as_html(value), told))
                continue
            if parted := self._with_paragraphs(
                value, cells, (*held["text"], *held.get("html", ()))
            ):
                return "", parted
            self._used.update(held["text"])
            longest = self._longest(value, cells, held["text"])
            others = (other for other in held["text"] if other not in (name, *counted))
            self._beside.update(
                dict.fromkeys(o for o in others if is_other_text(as_text(body(cells[o])), longest))
            )
            self._joined = told if longest == value else ""
            return longest, ""
        for name in held.get("html", ()):
            value = as_text(cells[name])
            if "<" in value and ">" in value:
                self._used.add(name)
                pages.append((value, ""))
        html, self._joined = pages[0] if pages else ("", "")
        return "", html

    def _with_others(
        self, name: str, value: str, cells: Mapping[str, Any]
    ) -> tuple[str, dict[str, str]]:
        """A text with those of the columns that go on counting, and these: "Text 1", "Text 2".

        They count from 0 or 1. A number is a score, and what opens another text is that one cut.
        """
        first = _COUNTED.fullmatch(name)
        if first is None:
            return value, {}
        counted = {
            int(match[2]): other
            for other in self._named
            if (match := _COUNTED.fullmatch(other)) and match[1] == first[1]
        }
        if min(counted) > 1:
            return value, {}
        held = {n: o for n, o in sorted(counted.items()) if o in cells}
        texts = {
            o: value if o == name else markup.unescaped(as_text(cells[o])) for o in held.values()
        }
        bare = {o: squash(text) for o, text in texts.items()}
        kept = {
            o: texts[o]
            for o in texts
            if any(map(str.isalpha, bare[o]))
            and not any(b != bare[o] and b.startswith(bare[o]) for b in bare.values())
        }
        if len(kept) < 2:
            return value, {}
        self._used.update(kept)
        return "\n\n".join(kept.values()), kept

    def _summary(self, cells: Mapping[str, Any], held: Mapping[str, tuple[str, ...]]) -> str:
        """The text that an interface gives under the name of a summary: several long sentences."""
        for name in held.get("deck", ()):
            value = markup.unescaped(as_text(cells[name]))
            paragraphs = [line for line in value.split("\n") if len(line) > _START]
            whole_text = len(paragraphs) > 2 or len(value) > _OF_SUMMARY
            if whole_text and not markup.BLOCKS.search(value):
                self._used.add(name)
                return value
        return ""

    def _lead(
        self, cells: Mapping[str, Any], held: Mapping[str, tuple[str, ...]], text: str
    ) -> str:
        """The lead that stands in a column of its own, where the text does not have it."""
        # Dow Jones keeps the first paragraph in `snippet`, and in `body` what follows it.
        snippet = ("snippet",) if {"an", "snippet", "body"} <= cells.keys() else ()
        for name in (*snippet, *held.get("deck", ())):
            if (name not in snippet and fold(name) not in LEADS) or _PAGE.search(text[:20_000]):
                continue
            value = markup.unescaped(as_text(cells[name])).strip()
            bare = squash(_TAG.sub("", value))
            if len(value) > _OF_LEAD and bare[:_OF_LEAD] not in squash(_TAG.sub("", text)):
                self._used.add(name)
                return value
        return ""

    def _with_paragraphs(self, value: str, cells: Mapping[str, Any], names: Iterable[str]) -> str:
        """The HTML of a text that stands there in one line, where another column has it."""
        if len(value) < _OF_POST or "\n" in value.strip():
            return ""
        start = "".join(filter(str.isalnum, value[:_START]))
        for name in names:
            other = as_text(cells[name])
            if len(markup.BLOCKS.findall(other[:20_000])) > 2:
                plain = "".join(filter(str.isalnum, _TAG.sub("", other[:2000])))
                if plain.startswith(start):
                    self._used.add(name)
                    return other
        return ""

    def _longest(self, value: str, cells: Mapping[str, Any], names: tuple[str, ...]) -> str:
        """The text, or the one of another column that goes on where this one is cut."""
        start = " ".join(value[:_START].split())
        others = (as_text(body(cells[name])) for name in names)
        same = [
            o
            for o in others
            if len(o) > _MORE * len(value) and " ".join(o[:_START].split())[:40] == start[:40]
        ]
        return max(same, key=len) if same and len(start) >= 40 else value

    def _first(self, what: str, cells: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
        values = [(name, _bare(as_text(cells[name], joiner=", "), what)) for name in names]
        chosen = _CHOOSERS[what]([(name, value) for name, value in values if value])
        if chosen is None:
            return None
        self._used.update(names)  # the others would have said the same
        return chosen[1]

    def _full_name(self, cells: Mapping[str, Any]) -> str | None:
        parts = {short for pair in people.PARTS for short in pair}
        names = [name for name in cells if fold(name) in parts]
        found = people.full({fold(name): as_text(cells[name]) for name in names})
        self._used.update(names if found else ())
        return found


def _bare(cell: str, what: str) -> str:
    """A cell in one line, without the tags in it; of outlets a link is the program that wrote a post."""
    line = " ".join(markup.unescaped(cell).split())
    linked = what == "outlet" and line.startswith("<a")
    return line if linked else _IN_CELL.sub("", line).strip()


Values = list[tuple[str, str]]
Chosen = tuple[str, str] | None


def _any(values: Values) -> Chosen:
    return values[0] if values else None


def _title(values: Values) -> Chosen:
    return next(((n, v) for n, v in values if not ADDRESS.fullmatch(v)), None)


# Columns named after a medium may say what an article is or where it appears: no outlet.
_MEDIA: Final = frozenset(("medium", "media", "medio", "channel", "canal"))
_FORMS: Final = frozenset(
    ("article", "video", "blog", "print", "web", "online", "website", "broadcast", "radio", "tv", "podcast",
     "newspaper", "newswire", "pressrelease", "printmedia", "onlinenews", "socialmedia",
     "internet"))  # fmt: skip


def _outlet(values: Values) -> Chosen:
    named = [
        (name, value)
        for name, value in values
        if not ADDRESS.fullmatch(value)
        and any(map(str.isalpha, value))
        and len(value) < 200
        and not (fold(name) in _MEDIA and fold(value) in _FORMS)
        and not value.startswith("<a")
    ]
    names = (p for p in named if not (_DOMAIN.fullmatch(p[1]) or _CODE.fullmatch(p[1])))
    return next(names, named[0] if named else None)


_CODE: Final = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")  # "add_from_clipboard" names no paper
_ORIGINAL: Final = frozenset(("sourceurl", "originalurl", "origurl"))


def _byline(values: Values) -> Chosen:
    found = ((name, people.named(value)) for name, value in values)
    return next(((name, who) for name, who in found if who), None)


def _published(values: Values) -> Chosen:
    written = [
        (n, v)
        for n, v in values
        if any(map(str.isdigit, v)) and (len(v) < 80 or v.startswith("time.struct_time("))
    ]
    return next(((n, v) for n, v in written if dates.read(v, column=True)), _any(written))


def _url(values: Values) -> Chosen:
    found = [(n, v) for n, v in values if ADDRESS.fullmatch(v)]
    # A service that keeps articles has an address of its own for each, beside the article's.
    of_article = (
        (n, v)
        for n, v in found
        if fold(n) in _ORIGINAL
        and urlsplit(v).path.strip("/")
        and urlsplit(v).hostname != urlsplit(found[0][1]).hostname
    )
    address = next(of_article, found[0] if found else None)
    return address or next(((n, v) for n, v in values if fold(n) == "url"), None)


def _language(values: Values) -> Chosen:
    return next(((n, c) for n, v in values if (c := language_code(v))), None)


_CHOOSERS: Final = {
    "title": _title, "deck": _title, "outlet": _outlet, "byline": _byline,
    "published": _published, "url": _url, "language": _language, "id": _any,
}  # fmt: skip


def _unfolded(name: str, value: Any) -> Any:
    """A cell of metadata that holds an object written out as JSON, as that object."""
    if isinstance(value, str) and value[:1] == "{" and str(name).lower() in WRAPPERS:
        try:
            parsed = json.loads(value)
        except (ValueError, RecursionError):
            return value
        return parsed if isinstance(parsed, dict) else value
    return value


def is_path(cell: str) -> bool:
    """Whether a cell that may hold a text holds the place of a file with it.

    >>> is_path("text/19140805-1512.txt"), is_path("It rained.")
    (True, False)
    >>> is_path("/srv/School opens (2).txt"), is_path("https://harbour.example/bath.pdf")
    (True, False)
    """
    return len(cell) < _LONGEST_PATH and _PATH.fullmatch(cell.strip()) is not None


def unpublished(row: Mapping[str, Any]) -> str | None:
    """What a content system says of what is no published article: a draft, what was thrown away, a page."""
    for name, value in row.items():
        key = fold(str(name))
        told = UNSEEN if key in _STATES else _NO_ARTICLE.get(key, ())
        if told and (said := str(value).strip().lower()) in told:
            return f"{name}: {said}"
    return None


def _page(html: str, source: str, stem: str, digest: str, metadata: Metadata) -> Record | Refusal:
    from research.articles.readers import blocks

    html, who, signs = markup.signed(html)
    metadata = metadata.over(Metadata(byline=who))
    if _PAGE.search(html[:20_000]):
        from research.articles import webpages

        page = webpages.read(blocks.slim(html), source=source, stem=stem, digest=digest)
        if isinstance(page, str):
            return Refusal(source, page)
        if page.metadata.outlet and metadata.outlet == hosts.outlet(metadata.url):
            metadata = replace(metadata, outlet=None)  # the page names it, not its address alone
        return Record(
            source, stem, digest, page.text, metadata.over(page.metadata), page.headings,
            (*signs, *page.changes),
        )  # fmt: skip
    html, changes = markup.without_shortcodes(html)
    lines = blocks.of_html(html)
    if not any(map(str.isalpha, "".join(line.text for line in lines))):
        return Refusal(source, "its HTML holds no words")
    headings = frozenset(line.text for line in lines if line.heading)
    text = "\n\n".join(line.text for line in lines)
    return Record(source, stem, digest, text, metadata, headings, (*signs, *changes))


def no_text(row: Mapping[str, Any]) -> str:
    """Why rows of these columns are no articles, and what to do."""
    names = tuple(name for name, _ in flat(row))
    if has_text(names):
        return "its text is empty"
    seen = whole(", ".join(list(map(str, row))[:8])) or "nothing"
    if "url" in candidates(names):
        return (
            f"it has addresses and no text (columns: {seen}); fetch the pages first, for example "
            "with trafilatura, and put what they say in a column named text"
        )
    accepted = ", ".join(SYNONYMS["text"][:4])
    if {"title", "published"} <= candidates(names).keys():
        return (
            f"it lists articles without their text (columns: {seen}); export the full documents, or, where "
            f"a column has the text, name it one of {accepted}"
        )
    return f"{_NO_COLUMN}{seen}; name it one of {accepted}"


def beside_articles(why: str) -> str:
    """Why a table gave none, where it stands beside one of articles: a codebook, a list of counts.

    >>> beside_articles("no column with the text; it has Variable, Values; name it one of text, body")
    'it holds no articles, as another table here does; it has Variable, Values'
    """
    if not why.startswith(_NO_COLUMN):
        return why
    seen = why.removeprefix(_NO_COLUMN).partition("; name it")[0]
    return f"it holds no articles, as another table here does; it has {seen}"


_NO_COLUMN: Final = "no column with the text; it has "


_COUNTED: Final = re.compile(r"(.*\D)(\d{1,3})")  # longer ones are years
_DEEPEST: Final = 5  # objects within each other; Strapi and Drupal nest four


def flat(row: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The fields of an object and of those in it, by names with dots between."""
    for key, value in row.items():
        name = f"{prefix}{key}"
        yield name, value
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from flat(value, f"{name}.", depth + 1)


def _digest(row: Mapping[str, Any], text: str) -> str:
    try:
        raw = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    except (RecursionError, TypeError, ValueError):
        raw = text
    return sha256(raw.encode("utf-8", "surrogatepass"))


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A headline without the outlet's name behind it ("Rain again - The Harbour Times")."""
    match = re.fullmatch(r"(.{8,}?)\s+[-–—|]\s+([^-–—|]{2,60})", title or "")
    if not match or not outlet:
        return title
    name, tail = (re.sub(r"^the|\W", "", text.casefold()) for text in (outlet, match[2]))
    return match[1] if name and name == tail else title


# "Date (dd/mm/yyyy)", "Datum (TT.MM.JJJJ)", "Date de parution (JJ/MM/AAAA)"
_DAY_FIRST: Final = re.compile(
    r"\b(?:d{1,2}|j{2}|t{2})[^\w]?m{1,2}[^\w]?[yaj]{2,4}\b", re.IGNORECASE
)
_MONTH_FIRST: Final = re.compile(
    r"\bm{1,2}[^\w]?(?:d{1,2}|j{2}|t{2})[^\w]?[yaj]{2,4}\b", re.IGNORECASE
)


def _in_order(written: str, names: Iterable[str]) -> str | None:
    """A day that can be read in two ways, as the name of its column says that it is to be read."""
    days = dates.read(written) if dates.is_numeric(written) == "open" else []
    name = " ".join(names)
    day, month = _DAY_FIRST.search(name), _MONTH_FIRST.search(name)
    return days[bool(day)].isoformat() if len(days) == 2 and bool(day) != bool(month) else None


def _day_of_parts(cells: Mapping[str, Any]) -> str | None:
    parts = {fold(name): as_text(value).split(".")[0] for name, value in cells.items()}
    year, month, day = (
        next((parts[name] for name in names.split() if name in parts), "")
        for names in (
            "year jahr annee ano anno",
            "month monat mois mes mese",
            "day tag jour dia giorno",
        )
    )
    if not (year.isdigit() and day.isdigit() and len(year) == 4):
        return None
    if month.isdigit():
        return f"{year}-{month:0>2}-{day:0>2}"
    named = dates.read(f"{day} {month} {year}") if month else []
    return named[0].isoformat() if len(named) == 1 else None
