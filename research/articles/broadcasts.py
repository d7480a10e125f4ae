"""Transcripts of broadcasts, as CNN and others publish them: the programme, its topics, the hour."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Final

from research.articles.records import Change, excerpt

_RUSH: Final = re.compile(r"\s*THIS IS A RUSH TRANSCRIPT\b.*", re.IGNORECASE)
_AIRED: Final = re.compile(
    r"\s*(?:Aired|Broadcast|Airdate|Air date)\b:?\s*(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4}|"
    r"\d{1,2} [A-Z][a-z]+ \d{4})\b.*"
)
# What a transcript has around what is said.
_BESIDE: Final = re.compile(
    r"\s*(?:return to transcripts(?: main page)?|this is a rush transcript\b.*|to order (?:a (?:video|"
    r"copy) of "
    r"this transcript|video ?tapes|transcripts)\b.*|\[\d\d?:\d\d(?::\d\d)?\]|"
    r"\((?:commercial break|(?:begin|end) (?:video ?(?:clip|tape)|"
    r"audio ?(?:clip|tape))|crosstalk|laughter|applause|music|voice-over)\)|transcript providers|"
    r"shows by category:?)\s*",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r", ([A-Z]{2,5}(?: NEWS)?) (?:HOST|ANCHOR|CORRESPONDENT|CONTRIBUTOR)\b")
_TAIL: Final = re.compile(r"[;.]?\s*Aired \d.*$")
_HEAD: Final = 15  # lines in which a transcript says what it is


def read(text: str) -> tuple[str, list[Change]]:
    """Text of a transcript under lines that name title, outlet and day; another text as it is.

    >>> head = "Return to Transcripts\\n\\nTONIGHT\\n\\nBath Closes. Aired 8-9p ET\\n\\n"
    >>> head += "Aired June 4, 2024 - 20:00\\nTHIS IS A RUSH TRANSCRIPT.\\n\\n"
    >>> print(read(head + "ANN LOY, CNN HOST: Good evening.")[0])
    Title: Bath Closes
    Source: CNN
    Date: June 4, 2024
    <BLANKLINE>
    ANN LOY, CNN HOST: Good evening.
    """
    rows = [row for row in text.replace("\r\n", "\n").split("\n") if row.strip()]
    rush = next((n for n, row in enumerate(rows[:_HEAD]) if _RUSH.fullmatch(row)), None)
    aired = next((n for n, row in enumerate(rows[:_HEAD]) if _AIRED.fullmatch(row)), None)
    if rush is None or aired is None:
        return _timeless(text)
    over = [row.strip() for row in rows[:aired] if not _BESIDE.fullmatch(row)]
    title = _TAIL.sub("", over[-1]).strip(" .;") if over else ""
    below = rows[max(rush, aired) + 1 :]
    gone = [row.strip() for row in below if _BESIDE.fullmatch(row)]
    said = [row for row in below if not _BESIDE.fullmatch(row)]
    host = _HOST.search("\n".join(said))
    day = _AIRED.fullmatch(rows[aired])
    head = {"Title": title, "Source": host[1] if host else "", "Date": day["day"] if day else ""}
    named = [f"{name}: {value}" for name, value in head.items() if value]
    shown = excerpt(" ⏎ ".join([*map(str.strip, rows[: max(rush, aired) + 1]), *gone]))
    reason = "what stands around the transcript of a broadcast"
    change = Change("metadata", "repaired", shown, None, reason)
    return "\n".join(named) + "\n\n" + "\n\n".join(said), [change]


_HOUR: Final = re.compile(r"\d:\d\d")  # of each clock; most texts have none
_CLOCK: Final = re.compile(
    r"(?m)^[ \t]*[\[(]?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,3})?)?[\])]?[ \t]*[-–:]?[ \t]*(?=\S)"
)
_TO_THE_SECOND: Final = re.compile(r"\s*[\[(]\d{1,2}:\d\d:\d\d\b")
_FEWEST: Final = 3  # lines with a clock
_MOST: Final = 0.4  # of the lines


# "Chair  00:02" over what she said, and what Otter sets over all
_SPEAKER: Final = re.compile(
    r"(?m)^[ \t]*([^\s\d][^\n\d]{0,40}?)[ \t]+\(?(\d{1,2}:\d\d(?::\d\d)?)\)?[ \t]*\n+(?=\S)"
)
_LISTS: Final = re.compile(r"(?m)^(?:SUMMARY KEYWORDS|SPEAKERS|KEYWORDS)[ \t]*\n[^\n]*\n*")
_TURNS: Final = 0.25  # of the lines that name a speaker with the clock
_OPENS: Final = 300  # seconds of a recording in which the first turn begins


def _timeless(text: str) -> tuple[str, list[Change]]:
    """Text of a recording without the clock before each turn, or beside the speaker over it."""
    if not _HOUR.search(text):
        return text, []
    lines = sum(1 for row in text.splitlines() if row.strip())
    spoken = _SPEAKER.findall(text)
    if len(spoken) >= max(_FEWEST, _TURNS * lines) and _is_recorded(spoken):
        reason = "the clock beside each speaker of a recording, and lists over it"
        taken = excerpt(" ⏎ ".join((*_LISTS.findall(text), *(who for who, _ in spoken))))
        change = Change("label", "repaired", taken, None, reason)
        return _SPEAKER.sub(r"\1: ", _LISTS.sub("", text)), [change]
    times = _CLOCK.findall(text)
    # Some recorders set the clock of the day, and no programme or ticker says its seconds.
    of_day = all(map(_TO_THE_SECOND.match, times))
    if (
        len(times) < max(_FEWEST, _MOST * lines)
        or not all("[" in t or "(" in t or t.count(":") > 1 for t in times)
        or not _counts_up(times, of_day=of_day)
    ):  # fmt: skip
        return text, []
    reason = "the clock before each turn of a recording"
    change = Change("label", "removed", excerpt(" ⏎ ".join(map(str.strip, times))), None, reason)
    return _CLOCK.sub("", text), [change]


def _is_recorded(spoken: list[tuple[str, str]]) -> bool:
    """Whether turns are of a recording: its time counts up, and somebody speaks again after others.

    In a list of programmes one station may have all hours, or each has its own.
    """
    turns = [who for who, _ in itertools.groupby(who for who, _ in spoken)]
    return _counts_up([clock for _, clock in spoken]) and len(set(turns)) < len(turns)


def _counts_up(clocks: Iterable[str], *, of_day: bool = False) -> bool:
    """Whether time counts up from the start of a recording, as the hours of a day seldom do.

    `of_day` it may start at any.
    """
    parts = (reversed(re.findall(r"\d+", clock.split(",")[0].split(".")[0])) for clock in clocks)
    seconds = [sum(int(part) * 60**n for n, part in enumerate(one)) for one in parts]
    return (of_day or seconds[0] < _OPENS) and seconds == sorted(seconds)
