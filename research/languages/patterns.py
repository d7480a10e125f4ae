"""Patterns that are compiled when they are first used.

Of the patterns for pages, their heads and days most texts need few, and to compile them all took a
fifth of the time in which a command starts.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Late:
    """A pattern of which there is only the source until it is asked something."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        # A method is asked for once, and then found without this one.
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first asked.

    >>> late(r"\\bferr(?:y|ies)\\b", re.IGNORECASE).findall("Ferry or ferries")
    ['Ferry', 'ferries']
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
