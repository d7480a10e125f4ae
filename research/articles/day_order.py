"""Whether a column writes the day or the month first, decided once for all its rows.

25/03/2025 shows that 11/03/2025 in the same column is in March. A weekday that a story names
speaks for one row only, and only where the column says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from research.articles import dates, two_readings
from research.articles.records import Record
from research.articles.two_readings import Order

# Share of the dates in numbers above which a column is written by one hand; a column of many forms
# was put together of several, and each outlet is asked by itself.
_UNIFORM = 0.8
_FEWEST_VOTES = 2
_FEWEST_DAYS = 3  # different days that may show a month by themselves
_PLAIN: Final = {"day": "day first", "month": "month first"}


@dataclass(slots=True)
class _Dates:
    kinds: Counter[str | None] = field(default_factory=Counter)
    witness: dict[str, str] = field(default_factory=dict)
    votes: Counter[str] = field(default_factory=Counter)
    pairs: set[tuple[int, int, int]] = field(default_factory=set)

    def order(self) -> Order | None:
        written = sum(self.kinds.values())
        day, month, unclear = (self.kinds[kind] for kind in ("day", "month", "open"))
        if written < 2 or day + month + unclear < _UNIFORM * written:
            return None
        if day and month:
            reason = (
                f"its column holds both {self.witness['day']} and {self.witness['month']}; give "
                "the date in articles.toml, or say --day-first or --month-first"
            )
            return Order(None, reason)
        for kind in ("day", "month"):
            other = "month" if kind == "day" else "day"
            if self.kinds[kind]:
                reason = f"{self.witness[kind]} in the same column is {_PLAIN[kind]}"
                return Order(kind == "day", reason)
            if self.votes[kind] >= _FEWEST_VOTES and not self.votes[other]:
                reason = f"{self.votes[kind]} articles of the same column show that it is "
                return Order(kind == "day", reason + _PLAIN[kind])
        years = {year for _, _, year in self.pairs}
        for kind, at in (("day", 1), ("month", 0)):
            # Many days of one month are usual in a corpus; one day of many months is not.
            if (
                len(self.pairs) >= _FEWEST_DAYS
                and len({p[at] for p in self.pairs}) == len(years) == 1
            ):
                reason = f"all {len(self.pairs)} days of its column lie in one month if it is "
                return Order(kind == "day", reason + _PLAIN[kind])
        if unclear > 1:
            reason = "nothing in its column decides; say --day-first or --month-first"
            return Order(None, reason, decided=False)
        return None


class DayOrder:
    """The order of day and month in each file, and for each outlet in it."""

    def __init__(self) -> None:
        self._files: dict[str, _Dates] = {}
        self._outlets: dict[tuple[str, str], _Dates] = {}

    def add(self, file: str, record: Record) -> None:
        """Take the date of a record of this file into account."""
        written = record.metadata.published
        if not written:
            return
        kind = dates.is_numeric(written)
        if kind is None and not dates.read(written, column=True):
            return  # "n.d." is no date of another form
        vote = None
        if kind == "open":
            days = dates.read(written)
            vote = two_readings.evidence(days, record.text, record.metadata.url)
        pair = tuple(map(int, re.findall(r"\d+", written)[:3])) if kind == "open" else None
        key = (file, record.metadata.outlet or "")
        for held in (
            self._files.setdefault(file, _Dates()),
            self._outlets.setdefault(key, _Dates()),
        ):
            held.kinds[kind] += 1
            if kind is not None:
                held.witness.setdefault(kind, written.strip()[:20])
            if pair is not None and len(pair) == 3:
                held.pairs.add(pair)
            if vote is not None:
                held.votes["day" if vote else "month"] += 1

    def unclear(self) -> DayOrder:
        """What `of` needs: files and outlets with a date that can be read in two ways."""
        needed = DayOrder()
        needed._files = {key: held for key, held in self._files.items() if held.kinds["open"]}
        needed._outlets = {key: held for key, held in self._outlets.items() if held.kinds["open"]}
        return needed

    def of(self, file: str, record: Record) -> Order | None:
        """The order that a record's date is to be read in; None where only it can say."""
        if not record.metadata.published or dates.is_numeric(record.metadata.published) != "open":
            return None
        whole = self._files[file].order() if file in self._files else None
        if whole is not None and whole.day_first is not None:
            return whole
        own = self._outlets.get((file, record.metadata.outlet or ""))
        by_outlet = own.order() if own is not None and record.metadata.outlet else None
        return by_outlet if by_outlet and by_outlet.day_first is not None else whole
