"""Markdown as notes and clippers keep articles: front matter apart, marks out, words kept."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from research.articles import chrome, markup, posts
from research.articles.records import Change, excerpt

_FRONT: Final = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S
)
_TOML: Final = re.compile(
    r"\A\ufeff?\+\+\+[ \t]*\r?\n(.{0,20000}?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.S
)
_ALIAS: Final = re.compile(r"(?:^|[:\-\[,]\s*)[&*]\w", re.MULTILINE)
_WIKI_LINK: Final = re.compile(r"!?\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
# Far more blanks than anybody types within a line; the parser takes their square of time.
_BLANKS: Final = re.compile(r"(?<=\S)[ \t]{100,}")
_CALLOUT: Final = re.compile(r"^\[!\w{1,20}\][+-]?\s*")
_HIGHLIGHT: Final = re.compile(r"==(?=\S)([^=\n]{1,300})(?<=\S)==")
_LEFT: Final = re.compile(r"(?<![\w*_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*_])")
_TASKS: Final = ("[ ]", "[x]", "[X]")
_EXCERPT: Final = re.compile(r"(?:excerpt|summary|abstract)\s*:?", re.IGNORECASE)
_INLINE: Final = frozenset(("text", "codespan", "inline_html"))
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
_OUT: Final = frozenset(("image", "footnote_ref", "footnotes", "thematic_break", "block_html"))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a Markdown text holds: its lines, those that are headings, its front matter, what was done."""

    text: str
    headings: frozenset[str]
    stated: Mapping[str, Any]
    changes: tuple[Change, ...]


def parse(text: str) -> Parsed:
    r"""The article in a Markdown text.

    >>> found = parse("---\ntitle: A\nauthor: [Jane Rowe]\n---\n# A\n\nIt **rained** in [Rome](x).")
    >>> found.text, found.stated
    ('A\n\nIt rained in Rome.', {'title': 'A', 'author': ['Jane Rowe']})
    """
    stated, body, changes = _front_matter(text)
    if "{{" in body:
        body, coded = markup.without_shortcodes(body)
        changes += coded
    try:
        tree = _parser()(_BLANKS.sub(" ", body))
    except RecursionError:
        return Parsed(body, frozenset(), stated, tuple(changes))
    if any(mark in body for mark in _TASKS):
        # Between paragraphs a list is the story's.
        told = [n for n, node in enumerate(tree) if node["type"] == "paragraph"]
        first, last = (told[0], told[-1]) if told else (0, 0)
        over, tasks = _without_tasks(tree[:first])
        under, more = _without_tasks(tree[last:])
        rest, tasks = [*over, *tree[first:last], *under], [*tasks, *more]
        # A note may hold nothing else.
        tree, tasks = (rest, tasks) if _plain(rest).strip() else (tree, [])
        reason = "to-do items of whoever kept the text, not of the story"
        changes += [Change("markdown", "removed", excerpt(task), None, reason) for task in tasks]
    lines: list[str] = []
    headings: list[str] = []
    said = chrome.squash(_plain([n for n in tree if n["type"] not in ("block_quote", *_OUT)]))
    for line, is_heading in _lines(tree, said):
        lines.append(line)
        if is_heading:
            headings.append(line)
    found = "\n\n".join(lines)
    if found != body.strip():
        changes.append(
            Change(
                "markdown", "repaired", excerpt(body), excerpt(found), "the words without the marks"
            )
        )
    return Parsed(found, frozenset(headings), stated, tuple(changes))


def has_front_matter(text: str) -> bool:
    """Whether a text opens with metadata between two rules, as notes do."""
    match = _FRONT.match(text)
    yaml = match is not None and bool(re.match(r"\s*[\w -]{1,40}:", match[1]))
    return yaml or _TOML.match(text) is not None


@cache
def _parser() -> Any:
    import mistune

    return mistune.create_markdown(
        renderer="ast", plugins=["footnotes", "strikethrough", "table", "task_lists"]
    )


def without_wiki_links(text: str) -> str:
    """The text, links between notes as the words that they show.

    >>> without_wiki_links("[[Jane Rowe]] and [[people/al|Al Holm]]")
    'Jane Rowe and Al Holm'
    """
    return _WIKI_LINK.sub(lambda m: m[2] or m[1], text)


def _front_matter(text: str) -> tuple[Mapping[str, Any], str, list[Change]]:
    """What stands between the two rules at the top, as YAML or TOML; else the text as it is."""
    if match := _TOML.match(text):
        try:
            stated = {name: _told(value) for name, value in tomllib.loads(match[1]).items()}
        except (ValueError, RecursionError) as error:
            reason = f"its front matter is no TOML: {str(error)[:200]}"
            return _NOTHING, text, [Change("front matter", "flagged", None, None, reason)]
        return stated, text[match.end() :], [_taken(match[1])]
    match = _FRONT.match(text)
    # An alias can make a few lines as large as memory.
    if match is None or _ALIAS.search(match[1]):
        return _NOTHING, text, []
    import yaml

    try:
        stated = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings only
    except (yaml.YAMLError, RecursionError) as error:
        reason = f"its front matter is no YAML: {str(error).splitlines()[0]}"
        return _NOTHING, text, [Change("front matter", "flagged", None, None, reason)]
    if not isinstance(stated, dict):
        return _NOTHING, text, []
    return stated, text[match.end() :], [_taken(match[1])]


def _taken(written: str) -> Change:
    return Change("front matter", "repaired", excerpt(written), None, "metadata, not text")


def _told(value: Any) -> Any:
    """A value of TOML, whose dates are dates, as YAML gives it here."""
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _without_tasks(
    nodes: list[dict[str, Any]], *, led: bool = False
) -> tuple[list[dict[str, Any]], list[str]]:
    """Block elements without items to tick off, and what these say.

    Where a line that ends in a colon, or a subheading, has `led` to a list of nothing else, that is
    the story's.
    """
    kept: list[dict[str, Any]] = []
    tasks: list[str] = []
    leads = False
    for node in nodes:
        children = node.get("children") or []
        if node["type"] == "task_list_item" and not led:
            tasks.append(" ".join(_plain([child]) for child in children))
            continue
        if node["type"] in ("list", "list_item", "task_list_item", "block_quote"):
            whole = all(child["type"] == "task_list_item" for child in children)
            inner, more = _without_tasks(children, led=led or (leads and whole))
            tasks += more
            kept.append({**node, "children": inner})
        else:
            kept.append(node)
        if node["type"] != "blank_line":
            subhead = node["type"] == "heading" and node["attrs"]["level"] > 1
            leads = subhead or _plain(children).strip().endswith(":")
    return kept, tasks


def _lines(nodes: list[dict[str, Any]], said: str = "") -> Iterator[tuple[str, bool]]:
    """(line, whether it is a heading) of block elements in their order.

    `said` are the letters of the story outside of its block quotations.
    """
    for node in nodes:
        kind = node["type"]
        children = node.get("children") or []
        if kind in _OUT:
            continue
        if kind == "block_quote":
            inner = [_CALLOUT.sub("", line) for line, _ in _lines(children)]
            if inner and _EXCERPT.fullmatch(inner[0]):
                yield from ((line, False) for line in inner if line)  # a clipper's, nobody's speech
                continue
            if chrome.squash("".join(inner)) in said:
                continue  # a pull quote: the story has these words itself
            for line in posts.block_quotation([line for line in inner if line]):
                yield line, False
        elif kind == "block_code":
            for line in str(node.get("raw", "")).split("\n"):
                if line.strip():
                    yield line.strip(), False
        elif kind in ("paragraph", "block_text", "heading", "table_cell"):
            for line in _plain(children).split("\n"):
                if line.strip():
                    yield line.strip(), kind == "heading"
        else:
            yield from _lines(children, said)


def _plain(nodes: list[dict[str, Any]]) -> str:
    parts: list[str] = []
    for node in nodes:
        kind = node["type"]
        if kind in _OUT:
            continue
        if kind in ("softbreak", "linebreak"):
            parts.append("\n")
        elif kind in _INLINE:
            parts.append("" if kind == "inline_html" else str(node.get("raw", "")))
        else:
            parts.append(_plain(node.get("children") or []))
    return _LEFT.sub("", _HIGHLIGHT.sub(r"\1", without_wiki_links("".join(parts))))
