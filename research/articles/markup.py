"""Texts as content systems keep them: tags in their lines, marks in brackets."""

from __future__ import annotations

import html
import re
from typing import Final

from research.articles import people
from research.articles.records import Change, excerpt

INLINE: Final = re.compile(
    r"</(?:a|strong|em|b|i|u|span|blockquote|figure|ul|ol|li|sup)>|<!-- /?wp:|<img\b", re.I
)
BLOCKS: Final = re.compile(r"<(?:p|br|div|h[1-6])\b[^>]{0,300}>", re.IGNORECASE)
_ESCAPED: Final = re.compile(
    r"&lt;/?(?:p|br|div|h[1-6]|strong|em|a|ul|li|span)\b|&amp;(?:amp|#?\w{2,8});"
)
_ATTRIBUTE: Final = r"""\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s\]"'][^\s\]]*)"""
_PLAYED: Final = (
    r"(?:youtube|vimeo|tweet|twitter|instagram|facebook|soundcloud|dailymotion|tiktok|embed)"
)
# Marks in brackets that WordPress and Drupal put into texts. Words that somebody added to a quotation stand
# in brackets too ("the [anti-war] rally"): what has no underscore, value or end is a mark alone in its line.
_SHORTCODE: Final = re.compile(
    rf"\[(?P<held>(?:wp_)?caption|embed|gallery|audio|video|playlist)(?:{_ATTRIBUTE})*\s*\]"
    r"(?P<inner>(?:(?!\[/?(?P=held)\b).){0,2000})\[/(?P=held)\]|"
    rf"\[/?[a-z][a-z0-9]*_[a-z0-9_-]+(?:\s+[\w-]+|{_ATTRIBUTE})*\s*/?\]|"
    rf"\[[a-z][a-z0-9-]*(?:{_ATTRIBUTE})(?:\s+[\w-]+|{_ATTRIBUTE})*\s*/?\]|"
    rf"\[[a-z]+=https?://[^\s\]]+\]|\[{_PLAYED}\s+(?:https?://[^\s\]]+|\d{{6,}})\]|"
    r"\{\{[<%]\s*/?(?P<hugo>\w+)(?:(?![<%>]\}).){0,2000}[%>]\}\}|"
    r"\[/[a-z][a-z0-9_-]*\]|\[\[\{\"[^\[\]]{2,2000}\}\]\]|"
    r"(?:^|(?<=>))[ \t]*\[(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)+|caption|gallery|audio|video|playlist|ads?|adsense)"
    r"\][ \t]*(?=$|<)",
    re.DOTALL | re.MULTILINE,
)
# Elements in which databases of newspapers keep who wrote an article, in its text: Swissdox has <au>.
# One amid the words of a sentence is a word of it.
_SIGNED: Final = re.compile(
    r"(?:\A|(?<=>))\s*<(au|aut|authors?|autor(?:en|es|i)?|autore|auteurs?|byline|signature|signataire|firma)"
    r"(?:\s[^<>]{0,200})?>((?:(?!</\1>).){0,200})</\1>(?=\s*(?:<|\Z))",
    re.DOTALL,
)
_SIGNS: Final = ("<au", "<byline", "<signat", "<firma")
_CAPTION: Final = re.compile(r"""\bcaption=(?:"([^"]+)"|'([^']+)')""")
_TAG: Final = re.compile(r"<[^<>]*>")
_ELEMENT: Final = re.compile(r"<([a-z][\w-]{0,30})>")


def without_shortcodes(text: str) -> tuple[str, list[Change]]:
    r"""Text without the marks in brackets of content systems; "[sic]" is none of them.

    >>> text, changes = without_shortcodes('It rained.\n[caption id="a"]<img src="a.jpg"> The pier[/caption]')
    >>> text, changes[0].before
    ('It rained.\n', 'The pier')
    """
    if ("[" not in text and "{{" not in text) or not (found := list(_SHORTCODE.finditer(text))):
        return text, []
    captions = list(filter(None, map(_captioned, found)))
    changes = [
        Change("chrome: caption or credit", "removed", excerpt(words), None, "not of the story")
        for words in captions
    ]
    if others := [mark for mark in found if not _captioned(mark)]:
        reason = "marks of a content system for pictures and boxes"
        changes.append(Change("markup", "removed", excerpt(others[0][0]), None, reason))
    return _SHORTCODE.sub("", text), changes


def _captioned(mark: re.Match[str]) -> str:
    """What a mark says under a picture, or nothing."""
    if "caption" not in (mark["held"] or ""):
        return ""
    stated = _CAPTION.search(mark[0])
    return " ".join(((stated[1] or stated[2]) if stated else _TAG.sub(" ", mark["inner"])).split())


def signed(html: str) -> tuple[str, str | None, list[Change]]:
    """Markup without the elements that are named for the author, whom they name, and the lines of the log.

    >>> signed("<tx><p>It rained.</p><au>Von Ann Roe</au></tx>")[:2]
    ('<tx><p>It rained.</p></tx>', 'Ann Roe')
    """
    if not any(sign in html for sign in _SIGNS):
        return html, None, []
    names: list[str] = []
    changes: list[Change] = []
    reason = "an element of the text that names who wrote it"

    def unless_named(mark: re.Match[str]) -> str:
        line = " ".join(_TAG.sub(" ", mark[2]).split())
        who = people.named(line)
        if who is None:
            return mark[0]
        names.append(who)
        changes.append(Change("byline", "removed", excerpt(line), None, reason))
        return ""

    html = _SIGNED.sub(unless_named, html)
    return html, ", ".join(dict.fromkeys(names)) or None, changes


def is_html(text: str) -> bool:
    """Whether a text has the tags of its paragraphs, or stands in an element as a whole.

    >>> is_html("<tx><p>It rained.</p></tx>"), is_html("It <b>rained</b>.")
    (True, False)
    """
    bare = text.strip()
    if len(BLOCKS.findall(text[:20_000])) > 1 or BLOCKS.match(bare):
        return True
    opened = _ELEMENT.match(bare)
    return opened is not None and bare.endswith(f"</{opened[1]}>")


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
