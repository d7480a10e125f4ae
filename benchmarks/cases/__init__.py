"""What is right of each field case: a module a subject, each with `CHECKS`, id -> check.

A check takes the corpus that was loaded of the case's file, and returns None where it is right, or
what is wrong. `REFUSED` is for a case that is to be refused with the next step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Check = Callable[[Any], str | None]


def dropped(corpus: Any) -> list[str]:
    """Why files and records were left out."""
    return [repair.reason for repair in corpus.log if repair.action == "dropped"]


def articles(*wanted: dict[str, Any], words: tuple[str, ...] = ()) -> Check:
    """Exactly these articles, by the fields given; `text` and `words` must stand in the text."""

    def check(corpus: Any) -> str | None:
        if len(corpus) != len(wanted):
            return f"{len(corpus)} articles instead of {len(wanted)}: {dropped(corpus)[:2]}"
        for article, fields in zip(corpus, wanted, strict=True):
            for name, value in fields.items():
                got = getattr(article, name)
                got = str(got) if name == "published" and got is not None else got
                ok = value(got) if callable(value) else got == value
                if not ok:
                    return f"{name} is {got!r}"
            for word in words:
                if word in article.text:
                    return f"{word!r} stands in the text"
        return None

    return check


def refused(*steps: str) -> Check:
    """No article, and a reason that names one of these next steps."""

    def check(corpus: Any) -> str | None:
        reasons = dropped(corpus)
        if len(corpus):
            return f"{len(corpus)} articles of what is none"
        if not any(step in reason for reason in reasons for step in steps):
            return f"no next step: {reasons[:2]}"
        return None

    return check
