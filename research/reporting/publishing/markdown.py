"""Markdown of a notebook to HTML: headings with anchors, math as MathML, nothing that runs."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from research.reporting.publishing.sanitise import fragment
from research.text.slugs import slug

# As in Pandoc: a dollar opens math before, and closes it after, what is no space; "$5 and $10"
# is money.
_INLINE_MATH = r"\$(?![\s$])(?P<latex_inline>(?:[^$\\\n]|\\.)+?)(?<!\s)\$(?!\d)"
_BLOCK_MATH = r"^ {0,3}\$\$(?P<latex_block>[^$]+?)\$\$[ \t]*$"
_TAG = re.compile(r"<[^>]*>")


def to_html(source: str, *, trusted: bool = True) -> str:
    """Sanitised HTML of Markdown.

    Parameters
    ----------
    trusted : bool
        Whether the notebook's author wrote it: then `$...$` is LaTeX and HTML is HTML. In an
        output, which may hold article text, both are text.

    >>> to_html("a *b* <script>c()</script>").strip()
    '<p>a <em>b</em> </p>'
    """
    return fragment(str(_parser(trusted)(source)))


def anchor(text: str, taken: set[str]) -> str:
    """An id for a heading: its words with hyphens, numbered where it is taken.

    >>> anchor("Who speaks?", {"who-speaks"})
    'who-speaks-2'
    """
    base = slug(re.sub(r"[’'‘]", "", _TAG.sub("", text)))[:60].strip("-") or "section"
    number = 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name


@cache
def _parser(trusted: bool) -> Any:
    import mistune

    plugins: list[Any] = ["table", "strikethrough", "footnotes", "def_list"]
    if trusted:
        plugins.append(_math)
    return mistune.create_markdown(escape=not trusted, plugins=plugins)


def _math(parser: Any) -> None:
    parser.block.register("block_math", _BLOCK_MATH, _parse_block, before="list")
    parser.inline.register("inline_math", _INLINE_MATH, _parse_inline, before="link")
    parser.renderer.register("block_math", lambda _, text: f"{_mathml(text, 'block')}\n")
    parser.renderer.register("inline_math", lambda _, text: _mathml(text, "inline"))


def _parse_block(_block: Any, match: re.Match[str], state: Any) -> int:
    state.append_token({"type": "block_math", "raw": match.group("latex_block")})
    return match.end() + 1


def _parse_inline(_inline: Any, match: re.Match[str], state: Any) -> int:
    state.append_token({"type": "inline_math", "raw": match.group("latex_inline")})
    return match.end()


def _mathml(latex: str, display: str) -> str:
    from latex2mathml.converter import convert

    try:
        made = str(convert(latex.strip(), display=display))
    except Exception:  # noqa: BLE001  the converter raises of many kinds; what was written is shown
        return f"<code>{escape(latex)}</code>"
    return made.replace("<math ", f'<math alttext="{escape(latex.strip())}" ', 1)
