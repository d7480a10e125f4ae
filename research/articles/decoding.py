"""Bytes to text: by their mark, by UTF-8, and only then by a guess that is written down."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from typing import Final, NamedTuple, TextIO

from research.articles.blobs import Blob
from research.articles.records import Change
from research.languages import alphabets

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
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|"
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})",
    re.IGNORECASE,
)
# Characters that western news has beyond ASCII; others in a Windows-1252 reading speak against it.
_WESTERN: Final = re.compile(r"[\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ“”‘’‚„–—…€£¥©®°·«»¿¡§†•\u00a0´½¼¾²³ºª™]*")
_CANDIDATES: Final = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256",
    "iso8859_2", "iso8859_5", "cp866", "cp874", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_OF_MAC = frozenset("“”‘’«»–—…•·éèêëàâäáãåçñóòôöõúùûüíìîïßøæœÉÈÀÁÄÖÜÅÇÑØÆŒ°§£€©®™¿¡ªº\u00a0")
_TELL = frozenset("“”‘’éèêàçñöüä")  # one of these is in any text of an old Mac
# Of small letters; behind a word stand its marks and powers too ("km²").
_IN_WORD: Final = re.compile(
    rb"(?<=[a-z])(?:[\x80-\xff]{1,2}(?=[A-Za-z])|[\xc0-\xff](?![\x80-\xff]))"
)
# Letters that no western word has in a row: words of other scripts.
_ELSEWHERE: Final = re.compile(
    rb"[\xc0-\xff]{3,}|(?:(?!(.)\1)[\x80-\xff]){5,}|(?:[\x81-\x9f][\x40-\xfc]){4,}"
)
_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff]+")
_MARKUP: Final = re.compile(rb"<[^<>]{1,200}>")
_OF_ELSEWHERE: Final = 0.1  # share of such words
_SAMPLE = 200_000  # bytes that a guess is made on
_SOFT: Final = re.compile(r"(?<!=)=\r?\n")
# What nobody writes otherwise: letters in UTF-8, a sign of equality before its value, a blank behind a
# sentence at the end of a line, quotation marks. "?id=9512", "?view=3D" and "6 x 2 =12" are none.
_QUOTED: Final = re.compile(
    r"=[C-F][0-9A-F](?:=[89AB][0-9A-F])+|=3D(?=[\"'\w])|(?<=[.,;:!?])=20(?=\r?\n)|"
    r"(?<=[.,!?])=9[24](?!\w)|(?<!\S)=9[13](?=[A-Za-z])"
)
_UNESCAPED: Final = re.compile(r"[?&][\w-]{1,40}=(?!3D|\r?\n)")  # an address as it is
# A line as long as mails have them that goes on in the next, and a sign that such a text never has.
_BROKEN: Final = re.compile(
    r"(?m)^[^\n]{69,75}(?<!=)=\r?\n(?=[^\s=]| \S)|^[^\n]{50,}[^\W\d_],?=\r?\n(?=[^\W\d_]| \S)"
)
_BARE: Final = re.compile(r"(?<!=)=(?![=\r\n]|[0-9A-F]{2}|\Z)")
_ESCAPE: Final = re.compile(r"(?:=[0-9A-F]{2})+")
_FEWEST = 2  # escapes that are no accident
_CONTROLS: Final = bytes((*range(9), *range(14, 32)))
_BINARY = 0.02  # share of control characters above which a file is no text
_MIXED: Final = "news-framing-cp1252"  # error handler: UTF-8 with foreign bytes in it


class Encoding(NamedTuple):
    """How a file is decoded; `guessed` where nothing in it says so."""

    name: str
    errors: str
    guessed: bool


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_MIXED, _as_western)


def decode(raw: bytes, *, html: bool = False) -> tuple[str, list[Change]]:
    """The text in these bytes, and the guess where one was needed.

    >>> decode("Zelenskyy’s café".encode("cp1252"))[0]
    'Zelenskyy’s café'
    """
    if html and (stated := _META.search(raw[:4096])) and not raw.startswith(codecs.BOM_UTF8):
        name = (stated[1] or stated[2]).decode("ascii", "replace").lower()
        if not raw.isascii() and not name.startswith("utf") and (text := _saved_anew(raw)):
            reason = f"the page states {name}, and was saved as UTF-8"
            return text, [Change("encoding", "repaired", name, "utf-8", reason)]
        try:
            return raw.decode(name), []
        except Exception:  # noqa: BLE001, S110 - a codec may be no text's, and fail in any way
            pass  # a page that states the wrong encoding is read as one that states none
    found = detect(raw)
    text = raw.decode(found.name, found.errors)
    return text, changes(found, text)


def _saved_anew(raw: bytes) -> str | None:
    """The text of a page that a browser saved as UTF-8 while its head states what it was before."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def unquoted(text: str) -> tuple[str, list[Change]]:
    """Text in which the encoding of a mail was left, and what was undone.

    >>> unquoted("=E2=80=9CNo,=E2=80=9D he said, and went out into the=\\n rain.")[0]
    '“No,” he said, and went out into the rain.'
    """
    if text.count("=") < _FEWEST or _UNESCAPED.search(text):
        return text, []
    escaped, broken = len(_QUOTED.findall(text)), 0
    if escaped < _FEWEST and not _BARE.search(text):
        broken = len(_BROKEN.findall(text))
    if escaped + broken < _FEWEST:
        return text, []
    found = _ESCAPE.sub(_plain, _SOFT.sub("", text))
    reason = "the encoding of a mail (quoted-printable) was left in the text"
    shown = _ESCAPE.search(text)
    return found, [
        Change("encoding", "repaired", shown[0].strip() if shown else None, None, reason)
    ]


def _plain(escapes: re.Match[str]) -> str:
    return bytes.fromhex(escapes[0].replace("=", "")).decode("utf-8", _MIXED)


def changes(found: Encoding, text: str) -> list[Change]:
    """What is to be said of a text that was decoded so."""
    said = []
    if found.guessed:
        shown = f"{found.name}, a few bytes cp1252" if found.errors == _MIXED else found.name
        reason = "not UTF-8; this encoding fits the bytes best"
        said.append(Change("encoding", "repaired", None, shown, reason))
    if lost := text.count("\ufffd"):
        reason = (
            f"{lost:,} characters cannot be decoded, or were lost before; \ufffd stands for them"
        )
        said.append(Change("encoding", "flagged", None, None, reason))
    return said


def detect(raw: bytes) -> Encoding:
    """The encoding of bytes: by their mark, else UTF-8, else the one that fits best."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark) and encoding != "utf-8-sig":
            return Encoding(encoding, "replace", guessed=False)
    if wide := _wide(raw):
        return wide
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _guess(raw)
    return Encoding("utf-8-sig", "strict", guessed=False)


def _wide(raw: bytes) -> Encoding | None:
    """UTF-16 without its mark: every other byte of western text is NUL."""
    even, odd = raw[0:_SAMPLE:2].count(0), raw[1:_SAMPLE:2].count(0)
    if max(even, odd) > 0.3 * min(len(raw), _SAMPLE) / 2 and min(even, odd) < 0.1 * max(even, odd):
        return Encoding("utf-16-le" if odd > even else "utf-16-be", "replace", guessed=True)
    return None


def _guess(raw: bytes) -> Encoding:
    mended = raw.decode("utf-8", "surrogateescape")
    lost = len(re.findall("[\udc80-\udcff]", mended))
    if raw.startswith(codecs.BOM_UTF8) or lost * 2 <= len(
        re.findall("[\u0080-\ud7ff\ue000-\U0010ffff]", mended)
    ):
        # UTF-8 with a few foreign bytes in it, which are most often Windows-1252.
        return Encoding("utf-8-sig", _MIXED, guessed=True)
    if lost and _is_of_two(raw, mended):
        return Encoding("utf-8-sig", _MIXED, guessed=True)
    words = _WORD.findall(_MARKUP.sub(b" ", raw[:_SAMPLE]))
    if sum(_ELSEWHERE.search(word) is not None for word in words) > _OF_ELSEWHERE * len(words):
        return _of_candidates(raw)
    western = raw.decode("cp1252", "replace")
    if (latin := _latin(raw)) != "cp1252":
        return Encoding(latin, "replace", guessed=True)
    if _WESTERN.fullmatch(western):
        return Encoding("cp1252", "replace", guessed=True)
    if _is_of_mac(raw.decode("mac_roman")):
        return Encoding("mac_roman", "replace", guessed=True)
    return _of_candidates(raw)


def _of_candidates(raw: bytes) -> Encoding:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    return Encoding(best.encoding if best else "cp1252", "replace", guessed=True)


def _is_of_two(raw: bytes, mended: str) -> bool:
    """Whether rows of UTF-8 and of Windows-1252 were put together: each is western by its own.

    What is UTF-8 by chance reads as letters of elsewhere.
    """
    whole = re.sub("[\udc80-\udcff]", "", mended)
    beyond = sum(ord(letter) > 127 for letter in whole)
    mixed = raw.decode("utf-8", _MIXED)
    return beyond >= _FEWEST and bool(_WESTERN.fullmatch(whole) and _WESTERN.fullmatch(mixed))


def _latin(raw: bytes) -> str:
    """The code page of Latin letters by which the words have letters of one language; western in doubt."""
    within = Counter(byte for found in _IN_WORD.findall(raw[:_SAMPLE]) for byte in found)
    total = within.total()

    def share(name: str) -> float:
        read = {byte: bytes([byte]).decode(name, "replace") for byte in within}
        return max(
            sum(n for byte, n in within.items() if read[byte] in f"{letters}’") / total
            for letters in alphabets.OF_PAGES[name]
        )

    return max(alphabets.OF_PAGES, key=share) if total else "cp1252"


def _is_of_mac(text: str) -> bool:
    """Whether all that is beyond ASCII is what old Macs wrote: quotation marks, western letters."""
    beyond = {c for c in text if ord(c) > 127}
    return bool(beyond & _TELL) and beyond <= _OF_MAC


def opened(blob: Blob) -> tuple[TextIO, Encoding]:
    """A blob as a stream of text, line ends as they are, however large the blob is.

    The bytes are gone through once before, for their encoding; a guess is made on the first of
    them that are not UTF-8, and what stands around.
    """
    found = Encoding("utf-8-sig", "strict", guessed=False)
    decoder = codecs.getincrementaldecoder("utf-8")()
    with blob.stream() as stream:
        chunk = stream.read(_SAMPLE)
        marked = any(chunk.startswith(mark) for mark, name in _MARKS if name != "utf-8-sig")
        if marked or _wide(chunk):
            found = detect(chunk)
        else:
            while chunk:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    # The head of the file speaks too: one odd row is no other encoding.
                    sample = blob.head + b"\n" + chunk
                    found = _guess(sample)
                    break
                chunk = stream.read(_SAMPLE)
            else:
                found = _ending(decoder)
    return io.TextIOWrapper(blob.stream(), found.name, found.errors, newline=""), found


def _ending(decoder: codecs.IncrementalDecoder) -> Encoding:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:  # a file that was cut within a character
        return Encoding("utf-8-sig", _MIXED, guessed=True)
    return Encoding("utf-8-sig", "strict", guessed=False)


def is_binary(raw: bytes, text: str) -> bool:
    """Whether the bytes are no text: by their first bytes, or by control characters."""
    if raw.startswith(_MAGIC):
        return True
    sample = text[:_SAMPLE].encode("utf-8", "surrogatepass")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(2, _BINARY * len(sample))
