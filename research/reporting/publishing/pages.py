"""An executed notebook to one self-contained page, its figures and its data."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import Any

from research import display
from research.errors import RunError
from research.evidence import EVIDENCE
from research.marking import visible
from research.markup import sentence
from research.reporting.citing import citation, values
from research.reporting.publishing import checks, markdown, sanitise

INJECTED = "injected-parameters"  # papermill's tag of the cell that assigns what was given

_TEMPLATES = Path(__file__).parent / "template"
_VALUES = 6  # to cite, of one cell; more are folded away
_IMAGES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
_HEADING = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.DOTALL)
_TABLE = re.compile(r"<table\b[^>]*>")
_IMAGE = re.compile(r"<img\b[^>]*>")
_OPENS = re.compile(r'<a\b(?=[^>]*\bdata-evidence="([^"]*)")(?=[^>]*\bdata-key="([^"]*)")[^>]*>')
_TAG = re.compile(r"<[^>]*>")
_GROUP = re.compile(r'<h2 id="([^"]*)">.*?</h2>', re.DOTALL)  # of passages, on a page of evidence


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run failed: the cell (from 1; None where it was none), its source, the error."""

    reason: str
    cell: int | None = None
    source: str = ""
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A report: its HTML, the files beside it by relative path, and its cited values."""

    html: str
    files: dict[str, bytes]
    values: dict[str, Any]


@dataclass(slots=True)
class _Made:
    """What is gathered while the cells are gone through."""

    files: dict[str, bytes] = field(default_factory=dict)
    values: list[tuple[str, Any]] = field(default_factory=list)
    named: dict[str, dict[str, Any]] = field(default_factory=lambda: {"figures": {}, "tables": {}})
    findings: list[str] = field(default_factory=list)
    evidence: dict[str, tuple[str, str]] = field(default_factory=dict)  # caption and HTML by name
    headings: list[dict[str, Any]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=lambda: {"main", "contents", "checked"})
    problems: list[str] = field(default_factory=list)
    # Levels of the headings that the next one stands under: as written, and as shown.
    under: list[tuple[int, int]] = field(default_factory=lambda: [(1, 1)])


def render(content: Mapping[str, Any], record: Mapping[str, Any]) -> Page:
    """The report of an executed notebook.

    Parameters
    ----------
    record : mapping
        What run.json says, as far as it does not depend on the moment of the run.

    Raises
    ------
    RunError
        Where a figure has no alternative text.
    """
    made = _Made()
    cells = [
        view
        for number, cell in enumerate(content["cells"], start=1)
        if (view := _cell(cell, number, made)) is not None
    ]
    if made.problems:
        raise RunError("; ".join(made.problems))
    back = _openers(cells)
    beside = partial(_opened, made.evidence, {}, "")
    for name, (caption, html) in made.evidence.items():
        linked = _OPENS.sub(lambda found: beside(found).replace('href="evidence/', 'href="'), html)
        told = page(
            "evidence", caption=caption, html=_headed_back(linked, name, back), record=record
        )
        made.files[_evidence_file(name)] = told.encode("utf-8")
    for view in cells:
        for output in view.get("outputs", []):
            if output["kind"] == "html":
                opened = partial(_opened, made.evidence, back, output["number"])
                output["html"] = _OPENS.sub(opened, output["html"])
    report = {
        "cells": cells,
        "headings": made.headings,
        "record": record,
        "checks": checks.made(record),
        "citation": {form: citation.reference(record, form=form) for form in ("apa", "bibtex")},
    }
    html = page("report", report=report, record=record)
    return Page(html, made.files, values.collect(made.values, findings=made.findings, **made.named))


def page(name: str, **content: Any) -> str:
    """A page (`report`, `runs`, `failure`, `diff`) from its template."""
    return visible(str(_environment().get_template(f"{name}.html.j2").render(**content)))


def failure(what: Failure, record: Mapping[str, Any], *, notebook: str) -> str:
    """The page of a failed run: the cell, the error, the parameters.

    Parameters
    ----------
    record : mapping
        As for `render`.
    notebook : str
        Name of the file beside the page that holds what there is of the notebook.
    """
    source = _highlighted(what.source)
    return page("failure", failure=what, source=source, record=record, notebook=notebook)


def _cell(cell: Mapping[str, Any], number: int, made: _Made) -> dict[str, Any] | None:
    source = cell["source"]
    tags = cell["metadata"].get("tags", [])
    if cell["cell_type"] == "markdown":
        html = _headed(markdown.to_html(source), made)
        return {"kind": "markdown", "html": html} if html.strip() else None
    if cell["cell_type"] != "code" or not source.strip():
        return None
    outputs = []
    for output in cell.get("outputs", []):
        shown = _output(output, cell, number, made)
        if shown:
            outputs.append(shown)
    # What was given stands in the table of parameters, whole; paths in it are of one machine.
    if INJECTED in tags:
        return None
    told = [output.get("data", {}).get(values.MIME) for output in cell.get("outputs", [])]
    cited = sum(one is not None for one in told)
    return {
        "kind": "code",
        "number": number,
        "code": _highlighted(source),
        "outputs": outputs,
        "folded": cited if cited > _VALUES and cited == len(outputs) else 0,
        "units": [_unit(one) for one in told if one is not None],
    }


def _headed(html: str, made: _Made) -> str:
    def named(match: re.Match[str]) -> str:
        level, text = int(match[1]), match[2]
        if level == 1:
            # The title stands at the head of the page.
            return ""
        # No level is left out, and those alike stay so, whatever level an output gave its headings.
        while made.under[-1][0] >= level:
            made.under.pop()
        made.under.append((level, made.under[-1][1] + 1))
        level = made.under[-1][1]
        name = markdown.anchor(text, made.anchors)
        made.anchors.add(name)
        if level <= 3:
            plain = _TAG.sub("", text)
            made.headings.append({"level": level, "id": name, "text": plain})
        return f'<h{level} id="{name}">{text}</h{level}>'

    return _HEADING.sub(named, html)


def _output(
    output: Mapping[str, Any], cell: Mapping[str, Any], number: int, made: _Made
) -> dict[str, Any] | None:
    if output["output_type"] == "stream":
        return {"kind": "text", "html": sanitise.plain_html(output["text"])}
    data = output.get("data", {})
    meta = output.get("metadata", {})
    if values.MIME in data:
        made.values.append((str(number), data[values.MIME]))
    made.findings += _sentences(data.get(display.FINDINGS))
    image = next((mime for mime in _IMAGES if mime in data), None)
    own = meta.get(image, {}) if image else meta.get("text/html", {})
    caption = own.get("caption") or meta.get("caption") or ""
    name = own.get("name") or meta.get("name") or ""
    shown: dict[str, Any] = {"caption": caption, "data": None}
    if image:
        alt = own.get("alt") or meta.get("alt") or cell["metadata"].get("alt") or ""
        if not alt.strip():
            made.problems.append(
                f"cell {number}: a figure has no alternative text; show it with "
                "research.display.figure(..., alt=...)"
            )
        raw = data[image].encode("utf-8", "replace") if image == "image/svg+xml" else (
            base64.b64decode(data[image]))  # fmt: skip
        path = _place(made, "figures", name or f"cell-{number}", _IMAGES[image])
        made.files[path] = raw
        narrow = data.get(display.NARROW)
        shown |= {
            "kind": "figure",
            "alt": alt,
            "file": path,
            "src": _source(image, raw),
            "narrow": _source(image, narrow.encode("utf-8", "replace")) if narrow else None,
        }
    elif EVIDENCE in data:
        made.evidence[name] = (caption, sanitise.fragment(data[EVIDENCE]))
        counted = meta.get(EVIDENCE, {})
        shown |= {"kind": "evidence", "file": _evidence_file(name), **counted}
    elif "text/html" in data:
        shown |= {"kind": "html", "html": _html(data["text/html"], number, caption, made)}
    elif "text/markdown" in data:
        shown |= {"kind": "html", "html": markdown.to_html(data["text/markdown"], trusted=False)}
    elif "text/plain" in data and values.MIME not in data:
        shown |= {"kind": "text", "html": sanitise.plain_html(data["text/plain"])}
    else:
        return None
    if "text/csv" in data:
        path = _place(made, "data", name or f"cell-{number}", "csv")
        made.files[path] = sanitise.csv_text(data["text/csv"]).encode("utf-8", "replace")
        shown["data"] = path
    if name:
        kind = "figures" if image else "tables"
        made.named[kind][name] = {"caption": caption, "data": shown["data"]}
        if image:
            made.named[kind][name] |= {"alt": shown["alt"], "file": shown["file"]}
    return shown


def _unit(told: Any) -> str:
    """What a value is of, by what is stored of it."""
    found = json.loads(told) if isinstance(told, str) else told
    return str(found.get("unit") or found.get("key") or "")


def _source(kind: str, raw: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(raw).decode('ascii')}"


def _sentences(told: Any) -> list[str]:
    # A kernel may send JSON as text or as what it stands for.
    found = json.loads(told) if isinstance(told, str) else told or []
    return [str(sentence) for sentence in found]


def _evidence_file(name: str) -> str:
    return f"evidence/{markdown.anchor(name, set())}.html"


def _opened(
    evidence: Mapping[str, tuple[str, str]],
    back: dict[tuple[str, str], str],
    output: str,
    link: re.Match[str],
) -> str:
    """The start of a link into a page of evidence; without address where there is no such group.

    The first link of an output to a group bears the anchor that leads back to it.
    """
    name, key = link[1], link[2]
    if f'id="{key}"' not in evidence.get(name, ("", ""))[1]:
        return "<a>"
    anchor = _anchor(name, key)
    own = back.get((name, key)) == output
    if own:
        back[name, key] = ""
    marked = f' id="{anchor}"' if own else ""
    return f'<a class="opens"{marked} href="{_evidence_file(name)}#{key}">'


def _anchor(name: str, key: str) -> str:
    return f"from-{markdown.anchor(name, set())}-{key}"


def _openers(cells: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """In which output the way back of each group leads: the one that opens most groups of its page.

    A table comes before a list of findings. Outputs that open something are numbered here.
    """
    found: dict[tuple[str, str], tuple[tuple[bool, int], str]] = {}
    outputs = [one for view in cells for one in view.get("outputs", []) if one["kind"] == "html"]
    for number, output in enumerate(outputs, start=1):
        output["number"] = str(number)
        links = {(link[1], link[2]) for link in _OPENS.finditer(output["html"])}
        sizes = Counter(name for name, _ in links)
        for name, key in links:
            rank = bool(output["data"]), sizes[name]
            if (name, key) not in found or rank > found[name, key][0]:
                found[name, key] = rank, str(number)
    return {group: number for group, (_, number) in found.items()}


def _headed_back(html: str, name: str, opened: Collection[tuple[str, str]]) -> str:
    """Each group of passages with a way back to where it was opened."""

    def linked(heading: re.Match[str]) -> str:
        where = f"#{_anchor(name, heading[1])}" if (name, heading[1]) in opened else ""
        return f'{heading[0]}<p class="back"><a href="../report.html{where}">Back to the report</a></p>'

    return _GROUP.sub(linked, html)


def _html(source: str, number: int, caption: str, made: _Made) -> str:
    html = sanitise.fragment(source)
    # An image that is not in the page itself was not let in; there is nothing left to show.
    html = _IMAGE.sub(lambda found: found[0] if "src=" in found[0] else "", html)
    for image in _IMAGE.findall(html):
        if not re.search(r'\balt="[^"]+"', image):
            made.problems.append(f"cell {number}: an image has no alternative text; give it alt=")
    return _scoped(_headed(html, made), caption)


def _scoped(html: str, caption: str) -> str:
    """Tables with header cells that say what they head, in a frame of their own that scrolls."""
    if "<table" not in html:
        return html
    parts = re.split(r"(<thead\b[^>]*>|</thead>|<th\b[^>]*>)", html)
    head = False
    for at, part in enumerate(parts):
        if part.startswith("<thead"):
            head = True
        elif part == "</thead>":
            head = False
        elif part.startswith("<th") and "scope=" not in part:
            parts[at] = f'<th scope="{"col" if head else "row"}"{part[3:]}'
    html = "".join(parts).replace('role="region"', 'role="group"')
    if "nf-scroll" in html:
        return html
    label = escape(caption or "Table")
    frame = f'<div class="nf-scroll" tabindex="0" role="group" aria-label="{label}">'
    return _TABLE.sub(lambda m: frame + m[0], html).replace("</table>", "</table></div>")


def _place(made: _Made, folder: str, name: str, suffix: str) -> str:
    base = markdown.anchor(name, set())
    number = 1
    while True:
        path = f"{folder}/{base}{'' if number == 1 else f'-{number}'}.{suffix}"
        if path not in made.files:
            return path
        number += 1


def _highlighted(source: str) -> str:
    from pygments import highlight

    # Not from pygments.lexers, which is no whole module while another thread imports it.
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers.python import PythonLexer

    shown = highlight(visible(source), PythonLexer(), HtmlFormatter(nowrap=True))
    return str(shown).rstrip("\n")


@cache
def _styles() -> str:
    own = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    shared = (Path(__file__).parents[2] / "display.css").read_text(encoding="utf-8")
    return f"{own}\n{shared}"


@cache
def _environment() -> Any:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["styles"] = _styles()
    environment.filters["shown"] = shown
    environment.filters["sentence"] = sentence
    return environment


def shown(value: Any) -> str:
    """A parameter's value as a reader sees it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value) or "none"
    return str(value) if value != "" else "(empty)"
