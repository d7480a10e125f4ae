"""What is an outlet's manual of style rather than its view: which word is of which kind."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from research.articles.model import Article
from research.articles.text import words

# Written so in capitals these are names; in small letters "us" is a pronoun.
_CAPITALS = {"US": "u.s.", "U.S.": "u.s.", "U.S": "u.s.", "USA": "u.s.", "UK": "uk", "UN": "un"}
RECURRING = "recurring line"
OWN = "own name"
# A line that stands in so many articles of one outlet belongs to its page, not to a story.
_RECURS = (3, 0.1)


class Word(NamedTuple):
    """What a written word counts as: its one spelling, and its kind where it is house style."""

    form: str
    style: str | None
    # The word as written where it is one of several spellings, else None.
    variant: str | None


class Token(NamedTuple):
    """One word in place: `text[start:end]`; `form` is "" for marks and numbers."""

    start: int
    end: int
    form: str
    style: str | None
    variant: str | None


class _Lists(NamedTuple):
    styles: dict[str, str]
    spellings: dict[str, str]
    canonical: frozenset[str]
    # Spellings of two words by their first: second, and what they stand for.
    pairs: dict[str, dict[str, str]]
    outlets: dict[str, list[str]]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    path = Path(__file__).with_name("house_style.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    styles = {word: kind for kind, listed in data["words"].items() for word in listed.split()}
    spellings = {v: form for form, variants in data["spelling"].items() for v in variants}
    pairs: dict[str, dict[str, str]] = {}
    for first, second, form in (
        (*variant.split(), form) for variant, form in spellings.items() if " " in variant
    ):
        pairs.setdefault(first, {})[second] = form
    return _Lists(styles, spellings, frozenset(data["spelling"]), pairs, data["outlets"])


@lru_cache(maxsize=200_000)
def word(written: str) -> Word:
    """The word as it is counted.

    >>> word("Labour"), word("Mr"), word("Trump’s").form
    (Word(form='labor', style=None, variant='labour'), Word(form='mr', style='honorific', variant=None), 'trump')
    """  # noqa: E501
    lists = _lists()
    low = written.lower().replace("’", "'")
    if low.endswith("'s"):
        written, low = written[:-2], low[:-2]
    elif low.endswith("'"):
        low = low[:-1]
    if not any(c.isalpha() for c in low) or low[:1].isdigit():
        return Word("", None, None)
    if written in _CAPITALS:
        return Word(_CAPITALS[written], None, written)
    if "'" in low and low not in lists.spellings:
        contracted = low.rpartition("'")[2] in {"t", "m", "re", "ve", "ll", "d"}
        return Word(low, "fragment" if contracted else None, None)
    if low in lists.spellings or low in lists.canonical:
        return Word(lists.spellings.get(low, low), None, low)
    bare = low.rstrip(".")
    return Word(bare, lists.styles.get(bare, "fragment" if len(bare) == 1 else None), None)


def own_names(outlet: str | None) -> list[tuple[str, ...]]:
    """Names, as words, under which an outlet speaks of itself, longest first.

    >>> own_names("The Example Times")
    [('example', 'times')]
    """
    if not outlet:
        return []
    plain = re.sub(
        r"^(https?://)?(www\\.)?|\\.(com|org|net|co\\.uk|co|news|info)$", "", outlet.lower()
    )
    label = [w for w in re.findall(r"[^\W_]+", plain) if w != "the"]
    listed = _lists().outlets.get("-".join(label), [])
    names = {tuple(name.split()) for name in listed} | ({tuple(label)} if label else set())
    return sorted(names, key=lambda name: (-len(name), name))


def tokens(article: Article, *, furniture: frozenset[str] = frozenset()) -> list[list[Token]]:
    """Words of each paragraph, own names and the page's recurring lines marked as house style."""
    names = own_names(article.outlet)
    found = []
    for paragraph in article.paragraphs:
        shown = article.text[paragraph.start : paragraph.end]
        line = [
            Token(paragraph.start + start, paragraph.start + end, *word(shown[start:end]))
            for start, end in words(shown)
        ]
        if shown in furniture:
            found.append([token._replace(style=RECURRING) for token in line])
        else:
            found.append(_named(_paired(line), names))
    return found


def _paired(line: list[Token]) -> list[Token]:
    # "United States" is another spelling of "U.S.": one token.
    pairs = _lists().pairs
    joined: list[Token] = []
    for token in line:
        last = joined[-1] if joined else None
        form = pairs.get(last.form, {}).get(token.form) if last else None
        if last and form:
            variant = f"{last.form} {token.form}"
            joined[-1] = Token(last.start, token.end, form, None, variant)
        else:
            joined.append(token)
    return joined


def _named(line: list[Token], names: Iterable[tuple[str, ...]]) -> list[Token]:
    forms = [token.form for token in line]
    marked = list(line)
    for name in names:
        for i in [i for i, form in enumerate(forms) if form == name[0]]:
            if tuple(forms[i : i + len(name)]) == name:
                for k in range(i, i + len(name)):
                    marked[k] = marked[k]._replace(style=OWN)
    return marked


def furniture(articles: Iterable[Article]) -> frozenset[str]:
    """Lines that recur word for word in several articles of one outlet: page, not story."""
    pages = list(articles)
    least = max(_RECURS[0], _RECURS[1] * len(pages))
    seen = Counter(
        line for page in pages for line in {page.text[p.start : p.end] for p in page.paragraphs}
    )
    return frozenset(line for line, count in seen.items() if count >= least)
