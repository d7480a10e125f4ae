"""A coder's own file, to which each answer is added the moment it is given.

A line is on the disk before the next item is shown; what a crash tears is one answer at most, and
that one was never confirmed. An answer that is changed is a later line that revises the earlier.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import NamedTuple

from research.errors import InputError


class Answer(NamedTuple):
    """What a coder answered to one item in one round; `code` is "" where only a note was left."""

    code: str
    rationale: str


class Journal:
    """Answers of one coder to one sample: `answers` by (unit_id, round), `record` adds one."""

    def __init__(self, folder: Path, *, sample_id: str, coder: str) -> None:
        self.sample_id, self.coder = sample_id, coder
        self.path = folder / "codings" / f"{file_name(coder)}.jsonl"
        self.answers: dict[tuple[str, int], Answer] = {}
        self.torn = 0
        if self.path.exists():
            self._read()

    def _read(self) -> None:
        for line in self.path.read_text(encoding="utf-8", errors="replace").split("\n"):
            if not line:
                continue
            try:
                stored = json.loads(line)
                key = (str(stored["unit_id"]), int(stored["round"]))
                sample, coder = str(stored["sample"]), str(stored["coder"])
                answer = Answer(str(stored["code"]), str(stored["rationale"]))
            except (ValueError, KeyError, TypeError):
                self.torn += 1
                continue
            if (sample, coder) != (self.sample_id, self.coder):
                raise InputError(
                    f"{self.path}: codings of {coder} for sample {sample}, not of {self.coder} "
                    f"for {self.sample_id}; choose another name or the right folder"
                )
            self.answers[key] = answer

    def record(self, unit_id: str, round_: int, answer: Answer) -> None:
        """Add an answer, and return when it is on the disk."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        line = {
            "sample": self.sample_id, "unit_id": unit_id, "coder": self.coder, "round": round_,
            "code": answer.code, "rationale": answer.rationale,
        }  # fmt: skip
        if (unit_id, round_) in self.answers:
            line["revises"] = True
        with self.path.open("ab+") as file:
            file.seek(0, os.SEEK_END)
            torn = file.tell() > 0
            if torn:
                file.seek(-1, os.SEEK_END)
                torn = file.read(1) != b"\n"
            file.write(
                (b"\n" if torn else b"") + json.dumps(line, ensure_ascii=False).encode() + b"\n"
            )
            file.flush()
            os.fsync(file.fileno())
        self.answers[unit_id, round_] = answer


def file_name(coder: str) -> str:
    """A coder's name as a name of a file, different for different coders.

    >>> file_name("anna"), file_name("Anna B.")[:7]
    ('anna', 'anna-b-')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", coder.lower()).strip("-")
    if plain == coder:
        return plain
    return f"{plain or 'coder'}-{hashlib.sha256(coder.encode('utf-8', 'replace')).hexdigest()[:6]}"
