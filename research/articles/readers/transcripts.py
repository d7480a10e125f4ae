"""Transcripts in JSON, as recognisers of speech and podcasts write them: segments with their times."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

_LISTS: Final = (
    "utterances", "segments", "monologues", "paragraphs", "cues", "transcript", "transcription", "results",
)  # fmt: skip
_STARTS: Final = (
    "start",
    "starttime",
    "start_time",
    "begin",
    "offset",
    "offsets",
    "timestamps",
    "tstart",
)
_CLOCK: Final = re.compile(r"\d{1,8}(?:[:.,]\d{1,3}){0,3}s?")
_WORDS: Final = ("text", "body", "transcript", "content", "caption")
_SPEAKERS: Final = ("speaker", "speaker_name", "speakername", "speaker_label", "voice")
_ENDS: Final = (".", "!", "?", "…", "”", '"', "»")
_LONG: Final = 80  # words of a paragraph that ends with its sentence
_FEWEST: Final = 2
REASON: Final = "segments of a transcript joined, a turn a paragraph; their times are out"


def text(value: Any) -> str | None:
    """What was said, a turn a paragraph; None for a value that is no transcript.

    >>> text({"segments": [{"start": 0.5, "text": " It rained"}, {"start": 3, "text": " all day."}]})
    'It rained all day.'
    >>> text([{"text": "It rained.", "title": "Rain"}]) is None
    True
    """
    for held in _lists(value):
        if len(held) >= _FEWEST and all(_is_segment(one) for one in held):
            return _joined(held)
    return None


def article(value: Any, said: str) -> dict[str, Any]:
    """The fields of a transcript that are no lists, with what was said as its text."""
    own = value if isinstance(value, Mapping) else {}
    rest = {n: v for n, v in own.items() if isinstance(v, str | int | float) and n not in _WORDS}
    return {**rest, "text": said}


def _lists(value: Any) -> list[Sequence[Any]]:
    if isinstance(value, list):
        return [value]
    if not isinstance(value, Mapping):
        return []
    inner = [value[name] for name in _LISTS if isinstance(value.get(name), list | Mapping)]
    return [part for one in inner for part in ([one] if isinstance(one, list) else _lists(one))]


def _is_segment(one: Any) -> bool:
    if not isinstance(one, Mapping):
        return False
    named = {str(name).lower(): value for name, value in one.items()}
    starts = [named[name] for name in _STARTS if name in named]
    timed = bool(starts) and (
        isinstance(starts[0], int | float | list | Mapping)
        or bool(_CLOCK.fullmatch(str(starts[0])))
    )
    return timed and "title" not in named and _said(one) is not None


def _said(one: Mapping[str, Any]) -> str | None:
    said = next((one[name] for name in _WORDS if isinstance(one.get(name), str)), None)
    return None if said is None else " ".join(said.split())


def _joined(segments: Sequence[Mapping[str, Any]]) -> str:
    paragraphs: list[list[str]] = []
    last: Any = None
    for one in segments:
        said = _said(one)
        if not said:
            continue
        speaker = next((one[n] for n in one if str(n).lower() in _SPEAKERS and one[n]), None)
        before = " ".join(paragraphs[-1]) if paragraphs else ""
        full = before.endswith(_ENDS) and len(before.split()) >= _LONG
        if speaker is not None and str(speaker) != last:
            name = str(speaker)
            paragraphs.append([f"{name if len(name) > 2 else f'Speaker {name}'}: {said}"])
            last = name
        elif not paragraphs or full:
            paragraphs.append([said])
        else:
            paragraphs[-1].append(said)
    return "\n\n".join(" ".join(parts) for parts in paragraphs)
