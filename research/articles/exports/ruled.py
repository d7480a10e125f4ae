"""Several articles in one text, parted by lines of one mark, by form feeds or by "###".

A rule may stand within an article as well: the text is parted only where what follows each rule
opens as an article does, with a headline, and goes on with prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles.exports import Part, Split, between, filled, texts, words
from research.articles.forms import SENTENCE_END, byline, dated, weight
from research.articles.records import Change, Line, Metadata, excerpt

_RULE: Final = re.compile(r"^\s*(?:([^\w\s.…!?]|_)(?:\s?\1){4,}|\* ?\* ?\*|#{3,})\s*$|^\f$")
NUMBERED: Final = re.compile(
    r"\s*(?:article|artikel|artículo|articolo|artigo|text|texte|texto|story)\s?#?(\d{1,4})\s?[.:)]?\s*",
    re.IGNORECASE,
)
_OPENING = 7  # lines under a number in which byline or date stand
_LABELS = 2  # lines over an article that name what they hold
_FEWEST_WORDS = 25  # of an article
_LONGEST_HEADLINE = 25  # words


def split(lines: Sequence[Line]) -> Split | None:
    """The articles between the rules, or None where there is one article, or none."""
    rules = [n for n, line in enumerate(lines) if _RULE.match(line.text)]
    numbered = [] if rules else _numbered(lines)
    rules = rules or numbered
    if not rules:
        return None
    chunks = [chunk for chunk in map(filled, between(lines, rules)) if chunk]
    cover: tuple[str, ...] = ()
    if len(chunks) > 2 and not _is_article(chunks[0]) and all(map(_is_labelled, chunks[1:])):
        cover, chunks = texts(chunks[0]), chunks[1:]
    if len(chunks) < 2 or not all(map(_is_article, chunks)):
        return None
    mark = lines[rules[0]].text
    marks = "their numbers" if numbered else "rules" if mark.strip() else "page breaks"
    reason = f"one of the articles between {marks} in this file"
    shown = excerpt(mark.strip() or mark.replace("\f", "\\f"), limit=40)
    change = Change("export", "repaired", shown, None, reason)
    return Split("text", tuple(Part(tuple(chunk), changes=(change,)) for chunk in chunks), cover)


def _numbered(lines: Sequence[Line]) -> list[int]:
    """Lines that count the articles from 1, each alone: "Article 1", "Text 2:"."""
    found = [(n, int(m[1])) for n, line in enumerate(lines) if (m := NUMBERED.fullmatch(line.text))]
    counted = [number for _, number in found]
    if counted != list(range(1, len(counted) + 1)):
        return []
    # A treaty has articles too: these open with who wrote them, or when.
    signed = sum(
        any(dated(x.text) or byline(x.text, Metadata()) for x in lines[n + 1 : n + _OPENING])
        for n, _ in found
    )
    return [n for n, _ in found] if 2 * signed >= len(found) else []


def _is_labelled(chunk: Sequence[Line]) -> bool:
    """Whether an article opens with lines that name its paper, its day, its headline."""
    return all(words.field(line.text) for line in chunk[:_LABELS])


def _is_article(chunk: Sequence[Line]) -> bool:
    count = sum(weight(line.text)[0] for line in chunk)
    first = chunk[0].text
    headline = (
        weight(first)[0] <= _LONGEST_HEADLINE
        and not SENTENCE_END.search(first)
        and not first[0].islower()
    )
    prose = any(SENTENCE_END.search(x.text) and weight(x.text)[0] >= 8 for x in chunk[1:])
    return count >= _FEWEST_WORDS and headline and prose
