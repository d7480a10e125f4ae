"""Characters as they were meant: one Unicode form, mojibake undone, one kind of space.

Words are never changed. Curly and straight quotation marks stay as they are; only marks that
are typed with other characters (``so'') become quotation marks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from research.articles.records import Change, excerpt

_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_C1: Final = re.compile("[\x80-\x9f]")
_ENTITY = re.compile(r"&(?:amp;){0,9}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,9});")
_TYPED_OPENING = re.compile(r"``(?=\S)(?!`)")
_TYPED_CLOSING = re.compile(r"(?<=[^\s'])''(?!')")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_EDGES = re.compile(r" ?\n ?")


def clean(text: str) -> tuple[str, list[Change]]:
    r"""Text with its characters put right, and what was done.

    >>> clean("He said\u00a0itâ€™s ``over''.")[0]
    'He said it’s “over”.'
    """
    changes: list[Change] = []
    for step, function, reason in _STEPS:
        after = function(text)
        if after != text:
            changes.append(_change(step, text, after, reason))
            text = after
    return text, changes


def _change(step: str, before: str, after: str, reason: str) -> Change:
    # The first line that differs shows what happened; spaces at line ends show nothing.
    for old, new in zip(before.split("\n"), after.split("\n"), strict=False):
        if old != new:
            at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
            low = max(0, at - 30)
            return Change(
                step, "repaired", excerpt(old[low : at + 60]), excerpt(new[low : at + 60]), reason
            )
    return Change(step, "repaired", None, None, reason)


def _surrogates(text: str) -> str:
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _mojibake(text: str) -> str:
    if text.isascii():
        return text
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return "\n".join(fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))


def _c1(text: str) -> str:
    return _C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", "ignore"), text)


def _entities(text: str) -> str:
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    name = match[0].replace("amp;", "") or "&"
    return html.unescape(name) if name != "&" else "&"


def _typed_quotes(text: str) -> str:
    if "``" not in text:
        return text
    lines = []
    for line in text.split("\n"):
        # Only where a line opens as many as it closes: '' alone may be inches or a wiki mark.
        opened, closed = len(_TYPED_OPENING.findall(line)), len(_TYPED_CLOSING.findall(line))
        typed = opened and opened == closed
        lines.append(_TYPED_CLOSING.sub("”", _TYPED_OPENING.sub("“", line)) if typed else line)
    return "\n".join(lines)


def _spaces(text: str) -> str:
    text = _LINE_EDGES.sub("\n", _SPACES.sub(" ", text))
    return text.strip()


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_UNICODE = "unicode and quotation marks"
_STEPS: tuple[tuple[str, Callable[[str], str], str], ...] = (
    (_UNICODE, _surrogates, "halves of characters were joined, or marked as lost"),
    (_UNICODE, _compose, "one form (NFC) for characters that look alike"),
    (_UNICODE, _mojibake, "text that was decoded with the wrong encoding (found by ftfy)"),
    (_UNICODE, _entities, "HTML character references stand for characters"),
    (_UNICODE, lambda t: _BREAK.sub("\n", t), "one kind of line end"),
    (_UNICODE, _c1, "Windows-1252 characters read as control characters"),
    (_UNICODE, lambda t: _INVISIBLE.sub("", t), "invisible characters"),
    (_UNICODE, _typed_quotes, "quotation marks typed as `` and ''"),
    ("whitespace", _spaces, "one space between words, none at the ends of lines"),
)
