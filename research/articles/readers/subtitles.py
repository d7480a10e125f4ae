"""Subtitles of a broadcast (WebVTT, SubRip) as the running text of what was said, a turn a paragraph."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from research.articles import decoding
from research.articles.blobs import Blob
from research.articles.forms import SENTENCE_END
from research.articles.readers.registry import Read
from research.articles.records import Change, Metadata, Record, Refusal, sha256

_CLOCK: Final = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{1,3})"
_TIMES: Final = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}.*")
_VOICE: Final = re.compile(r"<v(?:\.[\w.-]{1,60})?\s+([^<>]{1,80})>")
_TAG: Final = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_SOUND: Final = re.compile(
    r"\[[^\[\]]{0,80}\]|^[(（][^()（）]{0,80}[)）]$|[♪♫#]+[^♪♫]{0,200}[♪♫#]+|[♪♫]+"
)
_NEXT_SPEAKER: Final = re.compile(r"\s*(?:>{2,}|&gt;&gt;|[-–—]\s)\s*")
_NAMED: Final = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}:\s")
_LANGUAGE: Final = re.compile(r"^Language:\s*([A-Za-z]{2,3})\b", re.MULTILINE)
_PAUSE: Final = 1.5  # seconds between cues after which a sentence's end is a paragraph's
_SILENCE: Final = 4.0  # seconds after which a paragraph ends without a mark
_FULL: Final = 80  # words of a paragraph that ends with its sentence
_FEW_ENDS: Final = 60  # words a sentence, beyond which captions have no punctuation


class _Cue(NamedTuple):
    start: float
    end: float
    lines: tuple[str, ...]


def read(blob: Blob) -> Read:
    """What was said, without times, sounds and lines that roll on from cue to cue."""
    text, changes = decoding.decode(blob.raw)
    cues = list(_cues(text))
    paragraphs = _paragraphs(cues)
    if not any(map(str.isalpha, "".join(paragraphs))):
        yield Refusal(blob.source, "no cue with words in it; save the subtitles as .vtt or .srt")
        return
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    reason = "subtitles joined to running text, a paragraph a turn or a pause; times and sounds out"
    shown = f"{len(cues)} cues", f"{len(paragraphs)} paragraphs"
    changes = [*changes, Change("subtitles", "repaired", *shown, reason)]
    ends = sum(len(re.findall(r"[.!?…。！？]", paragraph)) for paragraph in paragraphs)
    if words > _FEW_ENDS * max(ends, 1):
        reason = (
            "captions without punctuation, as machines write them; sentences and quotations cannot "
            "be told apart in them"
        )
        changes.append(Change("subtitles", "flagged", f"{words} words", None, reason))
    language = _LANGUAGE.search(text[:500])
    known = Metadata(language=language[1].lower() if language else None)
    body = "\n\n".join(paragraphs)
    yield Record(blob.source, blob.stem, sha256(blob.raw), body, known, changes=tuple(changes))


def _cues(text: str) -> Iterator[_Cue]:
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        rows = block.strip("\ufeff\n ").split("\n")
        at = next((n for n, row in enumerate(rows[:3]) if _TIMES.match(row)), None)
        if at is None:
            continue
        match = _TIMES.match(rows[at])
        held = [0 if part is None else int(part) for part in match.groups()] if match else [0] * 8
        start, end = (
            hours * 3600 + minutes * 60 + seconds + thousandths / 1000
            for hours, minutes, seconds, thousandths in (held[:4], held[4:])
        )
        yield _Cue(start, end, tuple(row for row in rows[at + 1 :] if row.strip()))


def _paragraphs(cues: list[_Cue]) -> list[str]:
    """Cues as paragraphs: one ends with its speaker, at a pause, or with a sentence where it is long."""
    paragraphs: list[list[str]] = []
    shown: list[str] = []  # lines of the cue before, which roll on into the next
    voice, end = "", 0.0
    for cue in cues:
        lines: list[str] = []
        opens = False
        for row in cue.lines:
            named = _VOICE.search(row)
            turn = bool(named and named[1].strip() != voice)
            voice = named[1].strip() if named else voice
            bare = html.unescape(_TAG.sub("", row))
            marked = _NEXT_SPEAKER.match(bare)
            bare = " ".join(_SOUND.sub(" ", bare[marked.end() :] if marked else bare).split())
            lines.append(bare)
            if not any(map(str.isalnum, bare)) or bare in shown:
                continue
            said = " ".join(paragraphs[-1]) if paragraphs else ""
            ended = bool(SENTENCE_END.search(said))
            gap = cue.start - end if not opens else 0.0
            if (
                not said
                or turn
                or marked
                or _NAMED.match(bare)
                or (ended and (gap >= _PAUSE or len(said.split()) >= _FULL))
                or gap >= _SILENCE
            ):
                paragraphs.append([f"{voice}: {bare}" if turn else bare])
            else:
                paragraphs[-1].append(bare)
            opens = True
        shown, end = lines, cue.end
    return [" ".join(parts) for parts in paragraphs]
