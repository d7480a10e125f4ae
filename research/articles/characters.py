"""Characters as they were meant: one Unicode form, mojibake undone, one kind of space.

Words are never changed. Curly and straight quotation marks stay as they are; only marks that
are typed with other characters (``so'') become quotation marks.
"""

from __future__ import annotations

import ast
import html
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from research.articles.languages import identify
from research.articles.records import Change, excerpt
from research.languages.patterns import late

_SURROGATE = late("[\ud800-\udfff]")
# Beyond these nothing was decoded wrongly: the marks of English prose are bad only beside others.
_BEYOND_PROSE = late("[^\x00-\x7f‘’“”–—…]")
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_BREAK = late(f"\r\n?|[{_BREAKS}]")
_INVISIBLE = late(
    # A soft hyphen at the end of a line has cut a word, which `wrapped` joins.
    "\u00ad(?![ \t]*\n[^\\W\\d_])|"
    "[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BOXES: Final = late("[├┬╬╩][^ ─]|[ΓÔ]Ç")
# Those that join letters do so in Arabic and Hindi, and in signs.
_JOINERS: Final = late("[\u200c\u200d](?<=[A-Za-zÀ-ɏ].)(?=[A-Za-zÀ-ɏ])")
_C1: Final = late("[\x80-\x9f]")
# <U+2019> and <e2><80><99>, as R writes a character that the encoding of its land lacks; _x000D_, as Excel.
_NUMBERED: Final = late(
    r"<U\+((?:000)?[0-9A-F]{5}|[0-9A-F]{4}|0010[0-9A-F]{4})>|((?:<[89a-f][0-9a-f]>){2,})|_x000[AD]_\n?"
)
_ENTITY = late(r"&(?:amp;){0,9}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,9});")
_TYPED_OPENING = late(r"``(?=\S)(?!`)")
_TYPED_CLOSING = late(r"(?<=[^\s'])''(?!')")
# ,,So ist es'', as German is typed.
_TYPED_LOW = late(r"(?<![\w,]),,(?=[\w‚'])([^\n]{1,800}?[^\s,])(?:''(?!')|[“”\"])")
_TYPED_PAIR = late(
    r"(?<![\w'])''(?=[\w“\"])([^\n']{2,600}(?:'(?!')[^\n']{0,600}){0,20}?)(?<=\S)''(?!['\w])"
)
# `So it is,' he said: an opening backtick, closed by an apostrophe behind a mark or a word.
_BACKTICK = late(r"(?<![\w`\\])`(?=[\w“\"])([^`\n]{1,800}?[.,!?;…])'(?![\w'])")
_BACKTICK_WORD = late(r"(?<![\w`\\])`(?=\w)([^`'\n]{1,80})'(?![\w'])")
_CHEVRONS = late(r"(?<!<)<<\s?(?=\w)([^<>\n]{2,800}?)\s?>>(?!>)")
_LIGATURE = late("[\ufb00-\ufb06\uf0a7\uf0b7\uf0d8]")
_LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\uf0a7": "•", "\uf0b7": "•", "\uf0d8": "•",
}  # fmt: skip
_ESCAPE = late(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt\"'/\\]))")
_ESCAPED_SIGN = late(r"\\u[0-9a-fA-F]{4}|\\n\s*\\n|\\r\\n|(?<=[.!?”’\"])\\n(?=[A-ZÀ-Þ“‘„«\"])")
_ESCAPED_LINE = late(r"(?<![:\\])\\[nrt](?![a-z]{2,12}\\)")
_ESCAPED_MARK = late(r"\\[\"']")
_DRIVE = late(r"\b[A-Za-z]:\\\w|\\\\\w+\\")
# What a page has as code and a copy of it may bring: frames and scripts go whole, tags by themselves.
_CODE: Final = late(
    r"<(iframe|script|style|object|embed|video|audio|noscript)\b[^<>]{0,3000}>(?:[^<>]{0,3000}</\1\s*>)?",
    re.IGNORECASE,
)
_TAG: Final = late(
    r"</?(?:a|p|br|h[1-6]|ul|ol|li|b|i|div|span|blockquote|img|figure|figcaption|strong|"
    r"em)(?: [^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_BREAKING: Final = late(r"<br ?/?>|</(?:p|h[1-6]|li)>", re.IGNORECASE)
_PARAGRAPH: Final = late(r"<p>[^<>\n]{20}", re.IGNORECASE)
_FEWEST_TAGS: Final = 2
_ATTRIBUTE: Final = late(r"<(?:iframe|script|blockquote|a|p|div|span|img) [a-z-]{1,20}=[\"']")
# A hyphen on a line of its own, as some readers of PDF give those within words.
_LONE_HYPHEN: Final = late(r"(?<=\w)[ \t]*\n[ \t]*[-\u2010\u2011][ \t]*\n[ \t]*(?=[a-zà-þ\d])")
_LINE_OF_HYPHEN: Final = late(r"\n[ \t]*[-\u2010\u2011][ \t]*\n")  # searched faster
_LOST = "\ufffd"
# One character that was lost is up to three marks: the bytes of a curly quotation mark.
_LOST_APOSTROPHE = late("(?<=[^\\W\\d_])\ufffd{1,3}(?=(?:s|t|d|m|re|ve|ll)\\b)")
_LOST_POSSESSIVE = late("(?<=s)\ufffd{1,3}(?= [a-z])")
_LOST_OPENING = late("(?:(?<=\\s)|(?<=^)|(?<=[(\\[]))\ufffd{1,3}(?=[\\w‘'])", re.MULTILINE)
_LOST_CLOSING = late("(?<=[\\w.,!?;:…])\ufffd{1,3}(?=[\\s).,;:!?]|$)", re.MULTILINE)
_LOST_DASH = late("(?<= )\ufffd{1,3}(?= )")
# "can?t", " ?You": what a program wrote that knows ASCII alone; an address is no such word.
_ASKED = late(r"(?<![^\s?(\"'“])(?:\?(?=[^\W\d_])|[^\W\d_]{1,20}\?[a-zà-þ]{1,20}(?![^\s.,;:!?)]))")
_FEWEST_ASKED: Final = 3  # one or two may be slips of the keys
# Where English has an apostrophe, and where a mark opens or closes what is quoted.
_ASKED_REASON: Final = 'quotation marks and apostrophes for which "?" stands'
_ASKED_APOSTROPHE = late(r"(?<=[A-Za-z])\?(?=(?:s|t|d|m|re|ve|ll)\b)")
_ASKED_MARK = late(
    r"(?<![^\s(\[])\?(?=\w)|(?<=[.,!?…])\?(?=[\s),;.]|$)|"
    r"(?<=[^\Ws])\?(?= [a-z])|(?<=\w)\?(?=[,;:.)])|(?<= )\?(?= )"
)
_LINE_END = late(r"(\r\n?|\n)")
_SPACED = late(r"\s*[^\W\d_](?: \S){2}")  # "D e r   D e i c h", as headlines were set
_SPACED_WORDS: Final = 2
_BOLD = late(r"(?<![\w*])(\*\*|__)(?=[^\s*_])([^\n*]{1,400}?)(?<=[^\s*_])\1(?![\w*])")
_LINK = late(
    r"!?\[([^\[\]\n]{0,300})\]\((?:https?://|/|#|mailto:|www\.)[^()\s]{0,600}(?: \"[^\"\n]{0,200}\")?\)"
)


def clean(text: str) -> tuple[str, list[Change]]:
    r"""Text with its characters put right, and what was done.

    >>> clean("He said\u00a0itâ€™s ``over''.")[0]
    'He said it’s “over”.'
    """
    changes: list[Change] = []
    text = text.rstrip("\r\n")  # what ends a file is no part of it
    for step, function, reason in _STEPS:
        after = function(text)
        if after != text:
            changes.append(_change(step, text, after, reason))
            text = after
    if _LOST in text:
        at = text.index(_LOST)
        shown = excerpt(text[max(0, at - 30) : at + 30])
        reason = f"{text.count(_LOST)} characters were lost before; find the text again"
        changes.append(Change("lost characters", "flagged", shown, None, reason))
    fewest = 1 if any(c.reason == _ASKED_REASON for c in changes) else _FEWEST_ASKED
    asked = list(_ASKED.finditer(text)) if text.count("?") >= fewest else []
    if len(asked) >= fewest:
        shown = excerpt(text[max(0, asked[0].start() - 30) : asked[0].end() + 30])
        reason = (
            '"?" stands for marks or accents that were lost before; export the text again in UTF-8'
        )
        changes.append(Change("lost characters", "flagged", shown, None, reason))
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
    if not _BEYOND_PROSE.search(text):
        return text
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    lines = _LINE_END.split(text)  # with what ends each between them
    if _BOXES.search(text):
        lines = [_of_console(line) or line for line in lines]
    bad = [bool(_BEYOND_PROSE.search(line)) and is_bad(line) for line in lines]
    mended = (fix_encoding(x) if wrong else x for x, wrong in zip(lines, bad, strict=True))
    return _compose("".join(mended))


def _of_console(line: str) -> str | None:
    """A line of UTF-8 that a console of Windows read in its own code page, by lines that draw boxes."""
    for page in ("cp850", "cp437") if _BOXES.search(line) else ():
        try:
            return line.encode(page).decode()
        except UnicodeError:
            continue
    return None


def _c1(text: str) -> str:
    if not _C1.search(text):
        return text
    # Now it may be what was decoded wrongly.
    return _mojibake(_C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", "ignore"), text))


def _invisible(text: str) -> str:
    seen = _INVISIBLE.sub("", text)
    seen = seen if seen.isascii() else _JOINERS.sub("", seen)
    return seen if seen == text else _mojibake(seen)


def _entities(text: str) -> str:
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    name = match[0].replace("amp;", "") or "&"
    return html.unescape(name) if name != "&" else "&"


def _typed_quotes(text: str) -> str:
    text = _TYPED_LOW.sub(r"„\1“", text) if ",," in text else text
    if "''" in text or "`" in text:
        text = "\n".join(map(_typed_in, text.split("\n")))
    return _CHEVRONS.sub(r"«\1»", text) if ">>" in text else text


def _typed_in(line: str) -> str:
    if "''" not in line and "`" not in line:
        return line
    # Only where a line opens as many as it closes: '' alone may be inches or a wiki mark.
    opened, closed = len(_TYPED_OPENING.findall(line)), len(_TYPED_CLOSING.findall(line))
    if opened and opened == closed:
        line = _TYPED_CLOSING.sub("”", _TYPED_OPENING.sub("“", line))
    elif "''" in line and not opened:
        line = _TYPED_PAIR.sub(r"“\1”", line)
    if "`" not in line:
        return line
    return _BACKTICK_WORD.sub(r"“\1”", _BACKTICK.sub(r"“\1”", line))


def _ligatures(text: str) -> str:
    return text if text.isascii() else _LIGATURE.sub(lambda m: _LIGATURES[m[0]], text)


def _numbered(text: str) -> str:
    return _NUMBERED.sub(_of_number, text) if "<" in text or "_x000" in text else text


def _of_number(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    if not match[2]:
        return "\n"
    try:
        return bytes.fromhex(re.sub("[<>]", "", match[2])).decode()
    except UnicodeDecodeError:
        return match[0]


def _of_bytes(text: str) -> str:
    """Text that Python wrote as bytes."""
    if text[:2] not in ("b'", 'b"') or text[-1:] != text[1]:
        return text
    try:
        return str(ast.literal_eval(text).decode())
    except (ValueError, SyntaxError, AttributeError):
        return text


def _escapes(text: str) -> str:
    r"""Text in which line ends and marks are written as a program writes them: \n, \", \u2019."""
    if "\\" not in text or _DRIVE.search(text):
        return text
    strong = len(_ESCAPED_SIGN.findall(text))
    weak = len(_ESCAPED_LINE.findall(text)) + len(_ESCAPED_MARK.findall(text))
    if not strong and weak < 2:
        return text
    return _surrogates(_ESCAPE.sub(_unescaped, text))


def _unescaped(match: re.Match[str]) -> str:
    if code := match[1] or match[2]:
        return chr(int(code, 16))
    return {"n": "\n", "r": "\n", "t": " "}.get(match[3], match[3])


def _lost_marks(text: str) -> str:
    """Marks that were lost in decoding, by where they stand; what may be a letter stays."""
    if _LOST not in text:
        return text
    text = _LOST_APOSTROPHE.sub("’", text)
    text = _LOST_DASH.sub("–", text)
    return "\n".join(map(_lost_in, text.split("\n")))


def _asked_marks(text: str) -> str:
    """The same of English in which "?" stands for them, line by line; one that asks may stay as it is."""
    if text.count("?") < _FEWEST_ASKED or len(_ASKED.findall(text)) < _FEWEST_ASKED:
        return text
    if identify(text) != "en":
        return text
    return "\n".join(map(_asked_in, _ASKED_APOSTROPHE.sub("’", text).split("\n")))


def _asked_in(line: str) -> str:
    mended = _lost_in(_LOST_DASH.sub("–", _ASKED_MARK.sub(_LOST, line)))
    return line if _LOST in mended or "“" not in mended else mended


def _lost_in(line: str) -> str:
    opened, closed = len(_LOST_OPENING.findall(line)), len(_LOST_CLOSING.findall(line))
    if not opened or opened != closed:
        if closed != opened + len(_LOST_POSSESSIVE.findall(line)):
            return line
        line = _LOST_POSSESSIVE.sub("’", line)
    return _LOST_CLOSING.sub("”", _LOST_OPENING.sub("“", line))


def _markdown(text: str) -> str:
    """Links and bold type as Markdown writes them, without their marks."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _BOLD.sub(r"\2", text) if "**" in text or "__" in text else text


def _code(text: str) -> str:
    if "<" not in text:
        return text
    if not _ATTRIBUTE.search(text) and len(_PARAGRAPH.findall(text)) < _FEWEST_TAGS:
        return text
    return _TAG.sub("", _CODE.sub("", _BREAKING.sub("\n", text)))


def _breaks(text: str) -> str:
    return _BREAK.sub("\n", text) if any(mark in text for mark in _BREAKS) else text


def _hyphens(text: str) -> str:
    return _LONE_HYPHEN.sub("-", text) if _LINE_OF_HYPHEN.search(text) else text


def _spaces(text: str) -> str:
    lines = (_unspaced(x) if _SPACED.match(x) else x for x in text.split("\n"))
    return "\n".join([" ".join(line.split()) for line in lines]).strip("\n")


def _unspaced(line: str) -> str:
    """A line without the blanks between its letters, where wider ones part its words."""
    words = re.split(r"\s{2,}", line.strip())
    single = all(len(letter) == 1 for word in words for letter in word.split())
    letters = sum(map(str.isalpha, line))
    if not single or len(words) < _SPACED_WORDS or 2 * letters < len("".join(line.split())):
        return line
    return " ".join("".join(word.split()) for word in words)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_UNICODE = "unicode and quotation marks"
_STEPS: tuple[tuple[str, Callable[[str], str], str], ...] = (
    ("escapes", _of_bytes, "bytes as Python writes them"),
    (_UNICODE, _surrogates, "halves of characters were joined, or marked as lost"),
    (_UNICODE, _compose, "one form (NFC) for characters that look alike"),
    (_UNICODE, _mojibake, "text that was decoded with the wrong encoding (found by ftfy)"),
    (_UNICODE, _entities, "HTML character references stand for characters"),
    ("escapes", _numbered, "characters written by their number, as R and Excel write them"),
    (_UNICODE, _surrogates, "halves of characters were joined, or marked as lost"),
    ("escapes", _escapes, "line ends and marks written as a program writes them"),
    (_UNICODE, _breaks, "one kind of line end"),
    ("line breaks", _hyphens, "hyphens on lines of their own"),
    ("code", _code, "code of a page that was copied with the text"),
    (_UNICODE, _c1, "Windows-1252 characters read as control characters"),
    (_UNICODE, _invisible, "invisible characters"),
    (_UNICODE, _ligatures, "letters that were set as one, and bullets of a font of signs"),
    (_UNICODE, _lost_marks, "quotation marks and apostrophes that were lost, by where they stand"),
    (_UNICODE, _asked_marks, _ASKED_REASON),
    ("markdown", _markdown, "links and bold type without the marks of Markdown"),
    (_UNICODE, _typed_quotes, "quotation marks typed as ``, ,, and ''"),
    ("whitespace", _spaces, "one space between words, none at the ends of lines"),
)
