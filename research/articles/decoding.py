"""Bytes to text: by their mark, by UTF-8, and only then by a guess that is written down."""

from __future__ import annotations

import codecs
import re
from typing import Final

from research.articles.records import Change

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
_META: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
# Characters that western news has beyond ASCII; others in a Windows-1252 reading speak against it.
_WESTERN: Final = re.compile(r"[\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ“”‘’‚„–—…€£¥©®°·«»¿¡§†•\u00a0´½¼¾²³ºª™]*")
_CANDIDATES: Final = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256",
    "iso8859_2", "iso8859_5", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_SAMPLE = 200_000  # bytes that a guess is made on
_BINARY = 0.02  # share of control characters above which a file is no text


def decode(raw: bytes, *, html: bool = False) -> tuple[str, list[Change]]:
    """The text in these bytes, and the guess where one was needed.

    >>> decode("Zelenskyy’s café".encode("cp1252"))[0]
    'Zelenskyy’s café'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), []
    if html and (match := _META.search(raw[:4096])):
        try:
            return raw.decode(match[1].decode("ascii")), []
        except (LookupError, UnicodeDecodeError):
            pass  # a page that states the wrong encoding is read as one that states none
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        encoding, text = _guess(raw)
    return text, [
        Change(
            "encoding", "repaired", None, encoding, "not UTF-8; this encoding fits the bytes best"
        )
    ]


def _guess(raw: bytes) -> tuple[str, str]:
    even, odd = raw[0:_SAMPLE:2].count(0), raw[1:_SAMPLE:2].count(0)
    if max(even, odd) > 0.3 * min(len(raw), _SAMPLE) / 2 and min(even, odd) < 0.1 * max(even, odd):
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return encoding, raw.decode(encoding, "replace")
    mended = raw.decode("utf-8", "surrogateescape")
    lost = len(re.findall("[\udc80-\udcff]", mended))
    if lost * 2 <= len(re.findall("[\u0080-\ud7ff\ue000-\U0010ffff]", mended)):
        # UTF-8 with a few foreign bytes in it, which are most often Windows-1252.
        text = re.sub(
            "[\udc80-\udcff]",
            lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", "replace"),
            mended,
        )
        return "utf-8, a few bytes cp1252", text
    western = raw.decode("cp1252", "replace")
    if _WESTERN.fullmatch(western):
        return "cp1252", western
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    encoding = best.encoding if best else "cp1252"
    return encoding, raw.decode(encoding, "replace")


def is_binary(raw: bytes, text: str) -> bool:
    """Whether the bytes are no text: by their first bytes, or by control characters."""
    if raw.startswith(_MAGIC):
        return True
    sample = text[:_SAMPLE]
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in sample)
    return controls > max(2, _BINARY * len(sample))
