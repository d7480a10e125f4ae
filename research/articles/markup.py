"""Texts as content systems keep them: tags in their lines, marks in brackets."""

from __future__ import annotations

import html
import re
from typing import Final

from research.articles.records import Change, excerpt

INLINE: Final = re.compile(
    r"</(?:a|strong|em|b|i|u|span|blockquote|figure|ul|ol|li|sup)>|<!-- /?wp:|<img\b", re.I
)
_ESCAPED: Final = re.compile(
    r"&lt;/?(?:p|br|div|h[1-6]|strong|em|a|ul|li|span)\b|&amp;(?:amp|#?\w{2,8});"
)
# WordPress's marks in brackets: those of pictures with what stands between, others alone.
_SHORTCODE: Final = re.compile(
    r"\[(caption|embed|gallery|audio|video|playlist)\b[^\[\]]*\](?:(?:(?!\[/?\1\b).){0,2000}\[/\1\])?|"
    r"\[/?[a-z][a-z0-9]*(?:[_-][a-z0-9_-]+|(?=\s+[a-z_-]+=))(?:\s+[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|"
    r"[^\s\]]+))?)*\s*/?\]|\[/[a-z][a-z0-9_-]*\]",
    re.DOTALL,
)


def without_shortcodes(text: str) -> tuple[str, list[Change]]:
    """Text without WordPress's marks in brackets; "[sic]" is none of them."""
    if "[" not in text or not (found := _SHORTCODE.search(text)):
        return text, []
    reason = "marks of WordPress for pictures and boxes"
    return _SHORTCODE.sub("", text), [Change("markup", "removed", excerpt(found[0]), None, reason)]


def as_html(text: str) -> str:
    """Text with tags in its lines and empty lines between its paragraphs, as editors keep it."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def unescaped(text: str) -> str:
    """Text without the escapes of a second time: "&lt;p&gt;" in a cell, "&amp;amp;".

    >>> unescaped("Fish &amp;amp; farm"), unescaped("Fish &amp; farm")
    ('Fish & farm', 'Fish &amp; farm')
    """
    twice = "&" in text and _ESCAPED.search(text[:20_000])
    return html.unescape(html.unescape(text)) if twice else text
