"""Text with marked passages as HTML: escaped, nested where they overlap, readable in grey."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from research.articles import Article


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage `text[start:end]` to mark.

    `kind` is one of the package's own class names, never text of an article. `note` stands behind
    the passage, for readers who see no colour; with `anchor` it can be linked to, and with `link`
    its note links to another anchor.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    anchor: str = ""
    link: str = ""


def passage(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> str:
    """HTML of `text[start:end]` with the marks that fall into it.

    >>> passage("Row & thaw", [Mark(6, 10, "term", note="praise")])
    'Row &amp; <span class="nf-term">thaw</span><sup class="nf-note">praise</sup>'
    """
    stop = len(text) if end is None else end
    inside = sorted(
        (m for m in marks if m.start < stop and m.end > start and m.start < m.end),
        key=lambda m: (m.start, -m.end, m.kind),
    )
    cuts = sorted(
        {start, stop, *(max(start, m.start) for m in inside)} | {min(stop, m.end) for m in inside}
    )
    opened: set[int] = set()
    out = []
    for left, right in itertools.pairwise(cuts):
        active = [m for m in inside if m.start <= left and m.end >= right]
        before, after = "", ""
        for mark in active:
            anchor = ""
            if mark.anchor and id(mark) not in opened and mark.start >= start:
                anchor = f' id="{escape(mark.anchor, quote=True)}"'
            opened.add(id(mark))
            before += f'<span class="nf-{mark.kind}"{anchor}>'
            after += "</span>"
        out.append(before + escape(visible(text[left:right]), quote=False) + after)
        out.extend(_note(mark) for mark in reversed(active) if mark.end == right and mark.note)
    return "".join(out)


def article(item: Article, marks: Iterable[Mark]) -> str:
    """HTML of a whole article, a paragraph each, its headline, deck and subheads told apart."""
    kept = list(marks)
    return "\n".join(
        f'<p class="nf-{paragraph.role}">'
        + passage(item.text, kept, start=paragraph.start, end=paragraph.end)
        + "</p>"
        for paragraph in item.paragraphs
    )


def _note(mark: Mark) -> str:
    note = escape(visible(mark.note), quote=False)
    if mark.link:
        note = f'<a href="#{escape(mark.link, quote=True)}">{note}</a>'
    return f'<sup class="nf-note">{note}</sup>'


# C0 controls as their pictures, C1 controls and lone surrogates as the replacement character.
_CONTROLS = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x0D: 0x0A,
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], 0xFFFD),
}
# What turns the direction of the text after it could disguise it.
_TURNS = {code: f"⟦U+{code:04X}⟧" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_VISIBLE = _CONTROLS | _TURNS
# Most texts have none of them, which is seen in a tenth of the time that a translation takes.
_ANY = re.compile(f"[{re.escape(''.join(map(chr, _VISIBLE)))}]")


def visible(text: str) -> str:
    r"""`text` with control and direction-turning characters made visible, so that nothing hides.

    >>> visible("a\x1b[31mb\u202e")
    'a␛[31mb⟦U+202E⟧'
    """
    text = text.replace("\r\n", "\n")
    return text.translate(_VISIBLE) if _ANY.search(text) else text
