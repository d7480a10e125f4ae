"""The outlet by where an article lies: people keep a folder, a sheet or a file for each paper."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from research.articles import dates, mastheads
from research.articles.records import Change

_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


def outlet(file: str, source: str) -> tuple[str, Change] | None:
    """The paper whose name a record's sheet, file or folder has, and the line of the log.

    Parameters
    ----------
    file, source : str
        Places as a user sees them: of the file, and of the record in it.

    >>> outlet("press/The Guardian/a.txt", "press/The Guardian/a.txt")[0]
    'The Guardian'
    >>> outlet("texts/a.txt", "texts/a.txt") is None
    True
    """
    path = PurePosixPath(file)
    sheet = source.removeprefix(file).strip("/").partition(":")[0] if source != file else ""
    for name, where in (
        (sheet, "sheet"),
        (path.name.partition(".")[0], "file"),
        (path.parent.name, "folder"),
    ):
        plain = " ".join(re.sub(r"[_+]", " ", name).split())
        if plain and mastheads.is_whole_name(plain):
            reason = f"the name of its {where}; nothing else names the outlet"
            return plain, Change("outlet", "repaired", None, plain, reason)
    return None


def day(file: str) -> list[Change]:
    """The flag of a day that the file's name has, which is not used: it may be that of saving."""
    found = _DAY.search(PurePosixPath(file).name)
    written = "-".join(found.groups()) if found else ""
    if not written or not dates.read(written):
        return []
    reason = f"a day in the file's name, not used; articles.toml takes it: published = {written}"
    return [Change("date", "flagged", written, None, reason)]
