"""The outlet by where an article lies: people keep a folder, a sheet or a file for each paper."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from research.articles import dates
from research.articles.records import Change
from research.languages.en import lists
from research.languages.papers import NO_PAPER, PAPERS, WORDS

_LONGEST: Final = 5  # words of a paper's name
_SMALL: Final = 3  # letters of "of", "the", "von", "de"
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
        if plain and _is_paper(plain):
            reason = f"the name of its {where}; nothing else names the outlet"
            return plain, Change("outlet", "repaired", None, plain, reason)
    return None


def _is_paper(name: str) -> bool:
    media = lists.sections("body_types.txt")["media"]
    if name in media or f"The {name}" in media:
        return True
    if NO_PAPER.search(name) or not 2 <= len(name.split()) <= _LONGEST or name.islower():
        return False
    if any(word[:1].islower() and len(word) > _SMALL for word in name.split()):
        return False  # "Town mourns Evening Star" is a headline
    found = WORDS.search(name)
    # "The Bridge" opens as papers do, and says no more.
    return bool(PAPERS.fullmatch(name)) or (
        found is not None
        and len(found[0].split()) == 1
        and (found.start() > 0 or WORDS.search(name, found.end()) is not None)
    )


def day(file: str) -> list[Change]:
    """The flag of a day that the file's name has, which is not used: it may be that of saving."""
    found = _DAY.search(PurePosixPath(file).name)
    written = "-".join(found.groups()) if found else ""
    if not written or not dates.read(written):
        return []
    reason = f"a day in the file's name, not used; articles.toml takes it: published = {written}"
    return [Change("date", "flagged", written, None, reason)]
