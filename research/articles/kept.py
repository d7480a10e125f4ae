"""What was read of the articles of a corpus, made once and kept with it, within a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import RLock
from typing import Any, TypeVar

Value = TypeVar("Value")

# Tokens, mentions and the like, of about 150 bytes each: what 300 articles of 800 words come to.
_MOST = 1_000_000


class Kept:
    """Values by key, each made when it is first asked for; of too many, the least used go.

    Threads may ask at the same time: a value is made by one of them, once. What is kept is shared
    and must not be changed. A copy in another process begins empty.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._held: dict[Hashable, Any] = {}
        self._lock = RLock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of this key.

        Parameters
        ----------
        key
            What the value is of: a function and all that it was called with.
        make
            Makes the value where it is not here. The bound counts its length, if it has one.
        """
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                kept: Value = self._values[key][0]
                return kept
            value = make()
            size = 1 + (len(value) if isinstance(value, Sized) else 0)
            self._values[key] = (value, size)
            self._size += size
            while self._size > self._most and len(self._values) > 1:
                _, (_, gone) = self._values.popitem(last=False)
                self._size -= gone
            return value

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def hold(self, key: Hashable, value: Any) -> None:
        """Keep a value that was found in more articles than these, as of a whole archive; it never goes."""
        with self._lock:
            self._held[key] = value

    def held(self, key: Hashable) -> Any:
        """The value that `hold` was given for this key, else None."""
        return self._held.get(key)

    def __reduce__(self) -> tuple[type[Kept], tuple[int]]:
        return Kept, (self._most,)
