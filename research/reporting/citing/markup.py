r"""Where a write-up names a result, and the same write-up with other words there.

Markdown (Pandoc, Quarto, MyST): `<span data-result="KEY">41 %</span>`, which every renderer shows
as the plain number. LaTeX: `\result{KEY}`, with the words in a generated file of macros beside the
text. In both, and in Word, an author writes `{{KEY}}` (LaTeX: `\result{KEY}`) and has it filled.
A key may end in `#low`, `#high` or `#n`: the limits of the interval, and what the value rests on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from pathlib import Path

from research.errors import InputError
from research.reporting.citing.documents import KEY, Document, Paragraph, Reference

_FENCE = re.compile(r"([ \t>]*)(`{3,}|~{3,})")  # also in a block quote or a list
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_SPAN = re.compile(rf'<span data-result="({KEY})">([^<>]*)</span>')
_PLACEHOLDER = re.compile(rf"\{{\{{({KEY})\}}\}}")
_MACRO = re.compile(rf"\\result\{{({KEY})\}}")
# How comments open, and what LaTeX prints as it stands.
_UNREAD = re.compile(
    r"(?<!\\)%"
    r"|\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment)\}"
    r"|\\(?:verb|lstinline)\*?([^\w\s*{])"
)
_DEFINED = re.compile(rf"^\\@namedef\{{result@({KEY})\}}\{{(.*?)\}}%", re.M)


def markdown(path: Path) -> Document:
    """A write-up in Markdown: Pandoc, Quarto or MyST."""
    text = _decoded(path)
    masked = _blank(_without_fences(text), _CODE)
    found = sorted(
        [*_SPAN.finditer(masked), *_PLACEHOLDER.finditer(masked)], key=lambda match: match.start()
    )
    places = _Places(path, text)
    references = tuple(
        Reference(m[1], (m[2] or None) if m.re is _SPAN else None, places.at(m.start()))
        for m in found
    )

    def filled(words: Mapping[int, str]) -> dict[Path, bytes]:
        new = _replaced(
            text,
            {
                found[number].span(): f'<span data-result="{found[number][1]}">{word}</span>'
                for number, word in words.items()
            },
        )
        return {path: new.encode("utf-8")}

    return Document(references, _paragraphs(masked, found, places), filled)


def latex(path: Path) -> Document:
    """A write-up in LaTeX, its words in `NAME.results.tex` beside it."""
    text = _decoded(path)
    masked = _without_unread(text)
    found = list(_MACRO.finditer(masked))
    macros = path.with_suffix(".results.tex")
    stored = _decoded(macros) if macros.is_file() else ""
    defined = {m[1]: m for m in _DEFINED.finditer(stored)}
    places, macro_places = _Places(path, text), _Places(macros, stored)
    references = tuple(
        Reference(m[1], from_latex(defined[m[1]][2]), macro_places.at(defined[m[1]].start(2)))
        if m[1] in defined
        else Reference(m[1], None, places.at(m.start()))
        for m in found
    )

    def filled(words: Mapping[int, str]) -> dict[Path, bytes]:
        kept = {m[1]: from_latex(defined[m[1]][2]) for m in found if m[1] in defined}
        kept |= {found[number][1]: word for number, word in words.items()}
        return {macros: _macros(kept).encode("utf-8")}

    return Document(references, _paragraphs(masked, found, places), filled)


def to_latex(text: str) -> str:
    r"""A number as LaTeX writes it.

    >>> to_latex("41 %"), to_latex("-0.3")
    ('41~\\%', '\\ensuremath{-}0.3')
    """
    text = text.replace("%", r"\%").replace("\u202f", r"\,").replace("\u00a0", "~")
    text = re.sub(r" (?=\\%)", "~", text)
    return re.sub("^[-−]", r"\\ensuremath{-}", text)


def from_latex(text: str) -> str:
    r"""The number that LaTeX writes so.

    >>> from_latex(r"41~\%"), from_latex(r"\ensuremath{-}0.3")
    ('41\xa0%', '-0.3')
    """
    text = text.replace(r"\ensuremath{-}", "-").replace(r"\,", "\u202f").replace("~", "\u00a0")
    return text.replace(r"\%", "%")


def _macros(words: Mapping[str, str]) -> str:
    lines = [
        "% Written by `research fill`: \\input it before the first \\result.",
        r"\makeatletter",
        r"\providecommand{\result}[1]{\@ifundefined{result@#1}{\textbf{??}}{\@nameuse{result@#1}}}%",
        *(
            rf"\@namedef{{result@{key}}}{{{to_latex(word)}}}%"
            for key, word in sorted(words.items())
        ),
        r"\makeatother",
    ]
    return "\n".join(lines) + "\n"


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8: {error}") from error


def _without_fences(text: str) -> str:
    """`text` with its fenced blocks of code as blanks."""
    out, fence, quoted = [], "", False
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if quoted and not line.lstrip().startswith(">"):
            fence, quoted = "", False  # the block quote ended, and its code with it
        inside = bool(fence)
        if fence:
            if mark and mark[2].startswith(fence) and not line[mark.end() :].strip("`~ \t\r\n"):
                fence, quoted = "", False
        elif mark:
            fence, quoted, inside = mark[2], ">" in mark[1], True
        out.append(re.sub(r"[^\n]", " ", line) if inside else line)
    return "".join(out)


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    """`text` with what matches as blanks: offsets stay, and nothing in it is a reference."""
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def _without_unread(text: str) -> str:
    """LaTeX with comments, and what it prints as it stands, as blanks.

    Each is looked for once: an environment that never ends is none, and costs one search.
    """
    out, at = [], 0
    unclosed: set[str] = set()
    while match := _UNREAD.search(text, at):
        end = match.end()
        if match[1]:
            close = f"\\end{{{match[1]}}}"
            found = -1 if close in unclosed else text.find(close, end)
            if found < 0:
                unclosed.add(close)
            stop = found + len(close) if found >= 0 else -1
        else:
            line = text.find("\n", end)
            line = len(text) if line < 0 else line
            found = text.find(match[2], end, line) if match[2] else line
            stop = found + bool(match[2]) if found >= 0 else -1
        if stop < 0:
            out.append(text[at:end])
            at = end
        else:
            out += [text[at : match.start()], re.sub(r"[^\n]", " ", text[match.start() : stop])]
            at = stop
    return "".join([*out, text[at:]])


def _replaced(text: str, words: Mapping[tuple[int, int], str]) -> str:
    out, last = [], 0
    for (start, end), word in sorted(words.items()):
        out += [text[last:start], word]
        last = end
    return "".join([*out, text[last:]])


def _paragraphs(masked: str, found: list[re.Match[str]], places: _Places) -> tuple[Paragraph, ...]:
    blanked = _replaced(masked, {m.span(): "_" + " " * (len(m[0]) - 1) for m in found})
    starts = [m.start() for m in found]
    out = []
    for match in re.finditer(r"\S.*(?:\n.*\S.*)*", blanked):
        first, last = (bisect_left(starts, edge) for edge in match.span())
        keys = tuple(m[1] for m in found[first:last])
        if keys:
            out.append(Paragraph(match[0], places.at(match.start()), keys))
    return tuple(out)


class _Places:
    """Lines and columns of offsets into one file's text."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def at(self, offset: int) -> str:
        line = bisect_right(self._starts, offset)
        return f"{self._path}:{line}:{offset - self._starts[line - 1] + 1}"
