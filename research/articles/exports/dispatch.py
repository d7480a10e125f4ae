"""The forms of all databases, tried in turn, and the records of what one of them parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from research.articles import labelled
from research.articles.blobs import Blob
from research.articles.exports import (
    SENTENCE,
    Split,
    archives,
    counted,
    europresse,
    factiva,
    headed,
    integrum,
    nexis,
    proquest,
    record,
    recurring,
    reviews,
    ruled,
    wires,
    words,
)
from research.articles.forms import PROSE, is_prose
from research.articles.model import Action
from research.articles.readers import blocks
from research.articles.records import Change, Line, Note, Record, Refusal, excerpt, sha256

_ANCHOR: Final = re.compile(r"<a name=[\"']DocID_[^>]{0,80}>(?:</a>)?", re.IGNORECASE)


def split(lines: Sequence[Line]) -> Split | None:
    """The articles of an export, or None where these lines have the form of none."""
    forms = (
        wires.split, nexis.split, factiva.split, proquest.split, integrum.split, counted.split,
        archives.split, reviews.split, ruled.split, headed.split,
    )  # fmt: skip
    for form in forms:
        found = form(lines)
        if found is None:
            continue
        if form is proquest.split and (cited := archives.split(lines)) is not None:
            # Fields may stand under lines that cite, as NewsBank's do: these know paper and day.
            named = all(part.metadata.outlet for part in found.parts)
            if len(cited.parts) > len(found.parts) or not named:
                found = cited
        if form is reviews.split and not any(part.metadata.title for part in found.parts):
            found = ruled.split(lines) or found  # a headline stands over the labels
        return replace(found, lost=_lost(lines, found))
    return None


def _lost(lines: Sequence[Line], found: Split) -> tuple[str, ...]:
    """Sentences that no article of an export has: what is lost is to be said; a cover has no prose."""
    kept = "\n".join(
        (*(line.text for part in found.parts for line in part.lines),
         *(text for text in found.cover if not is_prose(text)),
         *(part.metadata.deck or "" for part in found.parts))
    )  # fmt: skip
    return tuple(
        line.text
        for line in lines
        if len(line.text) > PROSE
        and SENTENCE.search(line.text)
        and 2 * sum(word[:1].islower() for word in line.text.split()) > len(line.text.split())
        and line.text[:PROSE] not in kept
        and line.text[-PROSE:] not in kept
        and not words.field(line.text)
        and not words.COPYRIGHT.match(line.text)
        and not archives.closes(line.text)
    )


def split_html(html: str) -> Split | None:
    """The articles of an export in HTML, or None."""
    found = europresse.split_html(html) or factiva.split_html(html)
    if found is not None:
        return found
    # ProQuest opens each document with an anchor and no rule.
    lines = blocks.of_html(_ANCHOR.sub(f"<p>{'_' * 20}</p>", html))
    forms = (integrum.split, nexis.split, factiva.split, proquest.split, archives.split)
    return next((found for form in forms if (found := form(lines))), None)


def records(found: Split, blob: Blob, changes: list[Change]) -> Iterator[Record | Refusal | Note]:
    """The articles of an export as records, and its cover page in one line."""
    said: list[tuple[Action, str, str]] = [
        ("removed", " ⏎ ".join(found.cover),
         f"the cover page or list of a {found.database} export, which is no article"),
        ("flagged", " ⏎ ".join(found.lost),
         f"{len(found.lost)} sentences or more of a {found.database} export that are in no article; "
         "look at the file, and part its articles by a line of ===== if need be"),
        ("flagged", ", ".join(map(str, found.missing[:20])),
         "the file counts its documents and lacks these; download them again"),
    ]  # fmt: skip
    own = [Change("export", how, excerpt(what), None, why) for how, what, why in said if what]
    yield from (Note(blob.source, change) for change in (*own, *changes))
    for number, part in enumerate(found.parts, start=1):
        place, stem = blob.numbered(number, of=len(found.parts))
        if not any(map(str.isalpha, "".join(line.text for line in part.lines))):
            title = f" ({part.metadata.title!r})" if part.metadata.title else ""
            yield Refusal(
                place, f"document {number} of the {found.database} export has no text{title}"
            )
            continue
        raw = "\n".join((*(line.text for line in part.lines), str(part.metadata)))
        digest = sha256(raw.encode("utf-8", "surrogatepass"))
        doubt = recurring.suspected(part.lines)
        done = [*part.changes, *([doubt] if doubt else [])]
        made = record(place, stem, digest, list(part.lines), done)
        made = replace(made, metadata=part.metadata.over(made.metadata))
        # Between rules somebody may have named what each article is ("Title: ...").
        yield labelled.read(made)[0] if found.database == "text" else made
