"""Subtitles of films, broadcasts and podcasts (SubRip, WebVTT): what is said, without the times."""

from __future__ import annotations

import html
import re
from typing import Final

from research.articles import decoding
from research.articles.blobs import Blob
from research.articles.forms import SENTENCE_END
from research.articles.readers.registry import Read
from research.articles.records import Change, Metadata, Note, Record, Refusal, sha256

_TIME: Final = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{1,3})"
_CUE: Final = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}.*")
_VOICE: Final = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>]{1,80})>")
_TAG: Final = re.compile(
    r"</?[a-z0-9:.]{1,30}(?:\s[^<>]{0,100})?>|\{\\[^{}]{0,40}\}", re.IGNORECASE
)
_NOISE: Final = re.compile(r"[\[(♪♫#][^\[\]()]{0,60}[\])♪♫#]|[♪♫\s]+")
_TURN: Final = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
_PAUSE: Final = 2.0  # seconds of silence behind a sentence that end a paragraph


def read(blob: Blob) -> Read:
    """The transcript of a file of subtitles."""
    text, changes = decoding.decode(blob.raw)
    paragraphs: list[str] = []
    last, ended, speaker = "", 0.0, ""
    for start, end, lines in _cues(text):
        for line in lines:
            voice = _VOICE.search(line)
            bare = " ".join(html.unescape(_TAG.sub("", line)).split())
            # A caption that rolls up has its first line twice.
            if not bare or bare == last or _NOISE.fullmatch(bare):
                continue
            last = bare
            turn = _TURN.match(bare)
            spoken = bare[turn.end() :] if turn else bare
            paused = start - ended > _PAUSE and paragraphs and SENTENCE_END.search(paragraphs[-1])
            if voice and voice[1] != speaker:
                speaker = voice[1]
                paragraphs.append(f"{speaker.strip()}: {spoken}")
            elif turn or paused or not paragraphs:
                paragraphs.append(spoken)
            else:
                paragraphs[-1] += f" {spoken}"
        ended = end
    if not any(map(str.isalpha, "".join(paragraphs))):
        yield Refusal(blob.source, "subtitles without words; load a transcript as .txt")
        return
    yield from (Note(blob.source, change) for change in changes)
    reason = "the times of subtitles; their lines are joined to paragraphs"
    done = Change("subtitles", "repaired", None, None, reason)
    language = re.search(r"(?m)\A[^\n]*\n(?:.*\n)?Language:\s*([a-z]{2})", text)
    known = Metadata(language=language[1] if language else None)
    yield Record(
        blob.source, blob.stem, sha256(blob.raw), "\n\n".join(paragraphs), known, changes=(done,)
    )


def _cues(text: str) -> list[tuple[float, float, list[str]]]:
    """Start, end and lines of each cue; notes and styles are no cues."""
    found: list[tuple[float, float, list[str]]] = []
    rows = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    inside = False
    for row in rows:
        if match := _CUE.fullmatch(row):
            found.append((_seconds(match.groups()[:4]), _seconds(match.groups()[4:]), []))
            inside = True
        elif not row.strip():
            inside = False
        elif inside:
            found[-1][2].append(row)
    return found


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (int(part or 0) for part in parts)
    return 3600 * hours + 60 * minutes + seconds + fraction / 1000
