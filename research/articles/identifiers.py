"""Ids that a reader can read: of what is known of the article, else of its file's name."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from research.text.slugs import slug

_LONGEST = 80  # bytes, so that an id with a suffix is a file name everywhere
_TITLE_WORDS = 6
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file names on Windows


def short(text: str) -> str:
    """A slug, apostrophes aside, that is not too long for a file's name.

    >>> short("Trump’s “Shift”: Déjà vu?")
    'trumps-shift-deja-vu'
    """
    joined = slug(re.sub(r"[’'‘]", "", text), ascii_only=False)
    return joined.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip("-")


def readable(*, outlet: str | None, published: dt.date | None, title: str | None, stem: str) -> str:
    """An id of outlet, day and the first words of the title; of the file's name without a title.

    >>> readable(outlet="The Sun", published=dt.date(2025, 3, 2), title="It rains", stem="a")
    'the-sun-2025-03-02-it-rains'
    """
    if title:
        words = " ".join(title.split()[:_TITLE_WORDS])
        day = published.isoformat() if published else ""
        found = short(f"{outlet or ''} {day} {words}")
    else:
        found = short(stem)
    return "article" if not found else f"{found}-" if _RESERVED.fullmatch(found) else found


def unique(wanted: list[tuple[str, str]]) -> list[str]:
    """Ids made unique: of each (id, sha256 of the text), those that clash get digits of the hash.

    >>> unique([("a", "123456ff"), ("b", "00"), ("a", "777777ff")])
    ['a-123456', 'b', 'a-777777']
    """
    counts = Counter(name for name, _ in wanted)
    taken = {name for name, count in counts.items() if count == 1}
    found = []
    for name, digest in wanted:
        if counts[name] > 1 or name.endswith("-"):
            stem = name.rstrip("-")
            longer = next(
                (n for k in range(6, len(digest)) if (n := f"{stem}-{digest[:k]}") not in taken),
                f"{stem}-{digest}",
            )
            again = 2
            while longer in taken:  # one text under one id; the caller's order tells them apart
                longer, again = f"{stem}-{digest[:6]}-{again}", again + 1
            taken.add(longer)
            found.append(longer)
        else:
            found.append(name)
    return found
