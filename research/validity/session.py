"""A coder's session: which item is shown, what was answered, and where it goes on after a break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from research.errors import ParameterError
from research.validity import sampling
from research.validity.journal import Answer, Journal
from research.validity.sheets import sheet


class Session:
    """One coder's way through a sample; every answer is on the disk when `answer` returns.

    Raises
    ------
    InputError
        Where the folder holds no sample, or the coder's file belongs to another one.
    """

    def __init__(self, folder: Path | str, *, coder: str) -> None:
        if not coder.strip():
            raise ParameterError("coder is empty; give a name, such as coder='anna'")
        self.folder = Path(folder)
        self.plan = sampling.load(self.folder)
        self.rows = sheet(self.plan, coder).to_dict("records")
        self.journal = Journal(self.folder, sample_id=self.plan.sample_id, coder=coder)
        self.at = self._open(0)

    def _key(self, at: int) -> tuple[str, int]:
        return str(self.rows[at]["unit_id"]), int(self.rows[at]["round"])

    def _open(self, start: int) -> int:
        """The next item without a code from here on, from the start again, else the end."""
        order = [*range(start, len(self.rows)), *range(start)]
        return next((at for at in order if not self._code(at)), len(self.rows))

    def _code(self, at: int) -> str:
        return self.journal.answers.get(self._key(at), Answer("", "")).code

    def answer(self, unit_id: str, round_: int, *, code: str, rationale: str = "") -> None:
        """Record an answer to an item, and go on to the next that has none.

        Raises
        ------
        ParameterError
            For a code that the item does not offer, or an item that is not of this sample.
        """
        places = {self._key(at): at for at in range(len(self.rows))}
        place = places.get((unit_id, round_))
        if place is None:
            raise ParameterError(f"item {unit_id!r} is not of this sample; run the cell again")
        if code not in self.rows[place]["choices"]:
            raise ParameterError(f"{code!r} is no answer to this item; choose one that is shown")
        self.journal.record(unit_id, round_, Answer(code, rationale))
        self.at = self._open(place + 1)

    def go(self, step: int) -> None:
        """Show an item before or after this one."""
        self.at = min(max(self.at + step, 0), len(self.rows))

    def state(self) -> dict[str, Any]:
        """What the page shows; nothing of the machine, nothing of other coders."""
        coded = sum(bool(self._code(at)) for at in range(len(self.rows)))
        about = {
            "coder": self.journal.coder, "coded": coded, "total": len(self.rows),
            "sample": self.plan.sample_id, "number": self.at + 1, "torn": self.journal.torn,
            "codebook": [
                {"name": code.name, "definition": code.definition} for code in self.plan.codes
            ],
        }  # fmt: skip
        if self.at == len(self.rows):
            return {**about, "done": True}
        row = self.rows[self.at]
        given = self.journal.answers.get(self._key(self.at), Answer("", ""))
        shown = ("unit_id", "round", "question", "before", "passage", "after", "choices")
        return {
            **about, "done": False, **{name: row[name] for name in shown}, "code": given.code,
            "rationale": given.rationale,
        }  # fmt: skip
