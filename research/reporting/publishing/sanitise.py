"""What an output may put into a page, and how characters that would do harm are shown.

Article text reaches a page only as text. Outputs in HTML keep structure and plain styling; what
could run, load or leave the page does not pass. A page's own policy allows no script besides.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from html import escape

from research.marking import visible
from research.text.cells import cell as cell

_BLOCK = (
    "address article aside blockquote caption col colgroup dd details div dl dt figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_INLINE = (
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small "
    "span strong sub sup time u var wbr meter"
)
_MATH = (
    "math annotation maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded "
    "mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext "
    "mtr munder munderover semantics none"
)
_EVERYWHERE = {"class", "id", "title", "lang", "dir", "role", "style", "tabindex", "hidden"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "math": {"display", "alttext"},
    "meter": {"value", "min", "max", "low", "high", "optimum"},
    "mo": {"stretchy", "fence", "form", "separator", "lspace", "rspace", "movablelimits"},
    "mspace": {"width", "height", "depth"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mtable": {"columnalign", "rowspacing", "columnspacing"},
    "mi": {"mathvariant"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}
_STYLES = {
    "background", "background-color", "border", "border-bottom", "border-color", "border-left",
    "border-radius", "border-right", "border-style", "border-top", "border-width", "color",
    "display", "flex", "flex-basis", "flex-grow", "float", "font-family", "font-size",
    "font-style", "font-variant-numeric", "font-weight", "gap", "grid-column",
    "grid-template-columns", "height", "inline-size", "letter-spacing", "line-height", "margin",
    "margin-bottom", "margin-left", "margin-right", "margin-top", "max-width", "min-width",
    "opacity", "overflow-x", "padding", "padding-bottom", "padding-left", "padding-right",
    "padding-top", "text-align", "text-decoration", "text-indent", "text-transform",
    "vertical-align", "white-space", "width", "word-break",
}  # fmt: skip
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?inf", re.IGNORECASE)
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
# They order the characters beside them; a terminal does not end their reach with the line.
_ORDERING = {code: f"⟦U+{code:04X}⟧" for code in (0x200E, 0x200F, 0x061C)}


def terminal(text: str, *, wide: bool = False) -> str:
    r"""One line for a terminal: no control character, no line break, no reordering.

    Parameters
    ----------
    text : str
        Anything.
    wide : bool
        Whether runs of spaces stay, as in columns.

    >>> terminal("a\x1b[2J\nb")
    'a␛[2J b'
    """
    line = re.sub(r"[^\S ]+", " ", visible(text).translate(_ORDERING))
    return line.strip() if wide else " ".join(line.split())


def csv_text(text: str) -> str:
    r"""CSV with each cell defused as by `cell`; numbers stay numbers.

    >>> csv_text("title,mean\n=1+1,-0.5\n")
    "title,mean\n'=1+1,-0.5\n"
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # an article is longer than csv's default
    out = io.StringIO()
    # A lone \r that a writer left without quotation marks would end a row here.
    rows = csv.reader(io.StringIO(text.replace("\r", " "), newline=""))
    csv.writer(out, lineterminator="\n").writerows(
        [value if _NUMBER.fullmatch(value) else cell(value) for value in row] for row in rows
    )
    return out.getvalue()


def plain_html(text: str) -> str:
    r"""Plain output as HTML text; colours that a program meant for a terminal are left out.

    >>> plain_html("\x1b[31m<b>\x1b[0m")
    '&lt;b&gt;'
    """
    return escape(visible(_ANSI.sub("", text)), quote=False)


def fragment(html: str) -> str:
    r"""HTML of an output or of Markdown with only what a page may hold.

    >>> fragment('<p onclick="x()">a<script>b()</script> <a href="javascript:c()">d</a></p>')
    '<p>a <a rel="noopener noreferrer">d</a></p>'
    """
    import nh3

    return str(
        nh3.clean(
            visible(html),
            tags=set(f"{_BLOCK} {_INLINE} {_MATH}".split()),
            clean_content_tags={"script", "style", "template", "noscript", "iframe", "object"},
            attributes=_ATTRIBUTES,
            attribute_filter=_attribute,
            generic_attribute_prefixes={"aria-", "data-"},
            filter_style_properties=_STYLES,
            url_schemes={"http", "https", "mailto", "data"},
            strip_comments=True,
        )
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if value.startswith("data:image/") else None
    # A browser leaves out line breaks and tabs, wherever in an address they stand.
    if name == "href" and _BLANK.sub("", value).lower().startswith("data:"):
        return None
    if name == "style" and ("(" in value or "\\" in value):
        # url(), image-set(), expression(), and escapes that spell them; colours may be functions.
        kept = [part for part in value.split(";") if _HARMLESS.fullmatch(part)]
        return ";".join(kept) or None
    return value


_BLANK = re.compile(r"[\x00-\x20\u2400-\u2421]+")
_HARMLESS = re.compile(r"[^(\\]*(?:(?:rgba?|hsla?|calc|var|min|max|clamp)\([^()\\]*\)[^(\\]*)*")
