"""What is an outlet's manual of style rather than its view: which word is of which kind."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from research.articles.model import Article
from research.languages.en import lists
from research.languages.en.states import STATES
from research.text.document import Document

# Written so in capitals these are names; in small letters "us" is a pronoun.
_CAPITALS = {"US": "u.s.", "U.S.": "u.s.", "U.S": "u.s.", "USA": "u.s.", "UK": "uk", "UN": "un"}
RECURRING = "recurring line"
OWN = "own name"
PARTY = "party label"
# A line that stands in so many articles of one outlet belongs to its page, not to a story.
RECURS_IN, _RECURS_SHARE = 3, 0.1


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


# Each word of each text becomes one: a call of the class would take twice as long.
_AS_TOKEN = partial(tuple.__new__, Token)


class _Lists(NamedTuple):
    styles: dict[str, str]
    spellings: dict[str, str]
    canonical: frozenset[str]
    # Spellings of two words by their first: second, and what they stand for.
    pairs: dict[str, dict[str, str]]
    outlets: dict[str, list[str]]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    path = Path(__file__).with_name("style_words.toml")
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
    listed = _lists()
    low = written.lower().replace("’", "'")
    if low.endswith("'s"):
        written, low = written[:-2], low[:-2]
    elif low.endswith("'"):
        low = low[:-1]
    if not any(c.isalpha() for c in low) or low[:1].isdigit():
        return Word("", None, None)
    if written in _CAPITALS:
        return Word(_CAPITALS[written], None, written)
    if "'" in low and low not in listed.spellings:
        contracted = low.rpartition("'")[2] in {"t", "m", "re", "ve", "ll", "d"}
        return Word(low, "fragment" if contracted else None, None)
    if low in listed.spellings or low in listed.canonical:
        return Word(listed.spellings.get(low, low), None, low)
    bare = low.rstrip(".")
    if _is_party_label(written):
        return Word(bare, PARTY, None)
    return Word(bare, listed.styles.get(bare, "fragment" if len(bare) == 1 else None), None)


def _is_party_label(written: str) -> bool:
    """Whether a word is somebody's party and state: "R-Texas", "D-Calif.", "D-N" of "D-N.Y."; not "D-Day"."""
    party, _, state = written.rstrip(".").partition("-")
    short = len(state) == 1 and state.isupper()
    return party in {"D", "R", "I"} and (short or state.lower() in _states())


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    whole = frozenset(name.lower() for name in STATES)
    return (
        whole
        | lists.words("abbreviations", "state")
        | lists.pairs("abbreviations", "state_name").keys()
    )


def own_names(outlet: str | None) -> list[tuple[str, ...]]:
    """Names, as words, under which an outlet speaks of itself, longest first.

    >>> own_names("The Example Times")
    [('example', 'times')]
    """
    if not outlet:
        return []
    plain = re.sub(
        r"^(https?://)?(www\.)?|\.(com|org|net|co\.uk|co|news|info)$", "", outlet.lower()
    )
    label = [w for w in re.findall(r"[^\W_]+", plain) if w != "the"]
    listed = _lists().outlets.get("-".join(label), [])
    names = {tuple(name.split()) for name in listed} | ({tuple(label)} if label else set())
    return sorted(names, key=lambda name: (-len(name), name))


def tokens(
    article: Article, document: Document, *, furniture: frozenset[str] = frozenset()
) -> list[list[Token]]:
    """Words of each paragraph, own names and the page's recurring lines marked as house style."""
    names = own_names(article.outlet)
    found = []
    for first, last in _paragraphs(article):
        inside = document.within(first, last)
        spans = document.tokens[inside.start : inside.stop]
        plain = list(map(word, document.words[inside.start : inside.stop]))
        marked, joined = _marked(
            plain, names, bool(furniture) and key(article.text[first:last]) in furniture
        )
        second = {i + 1 for i in joined}
        starts = [span.start for i, span in enumerate(spans) if i not in second]
        ends = [span.end for i, span in enumerate(spans) if i not in joined]
        placed = zip(starts, ends, marked, strict=True)
        found.append([_AS_TOKEN((start, end, *one)) for start, end, one in placed])
    return found


def _paragraphs(article: Article) -> list[tuple[int, int]]:
    return [(paragraph.start, paragraph.end) for paragraph in article.paragraphs]


def _marked(
    line: list[Word], names: list[tuple[str, ...]], recurring: bool
) -> tuple[list[Word], set[int]]:
    # The words, and which of them were joined with the next: "United States" is another spelling
    # of "U.S.", so one word.
    if recurring:
        return [one._replace(style=RECURRING) for one in line], set()
    pairs = _lists().pairs
    forms = [one.form for one in line]
    joined: set[int] = set()
    if not pairs.keys().isdisjoint(forms):
        whole: list[Word] = []
        for i, one in enumerate(line):
            if i - 1 in joined:
                continue
            form = pairs.get(one.form, {}).get(forms[i + 1]) if i + 1 < len(line) else None
            if form:
                joined.add(i)
                whole.append(Word(form, None, f"{one.form} {forms[i + 1]}"))
            else:
                whole.append(one)
        line, forms = whole, [one.form for one in whole]
    return _named(line, forms, names), joined


def _named(line: list[Word], forms: list[str], names: list[tuple[str, ...]]) -> list[Word]:
    marked = line
    for name in names:
        if name[0] not in forms:
            continue
        for i in [i for i, form in enumerate(forms) if form == name[0]]:
            if tuple(forms[i : i + len(name)]) == name:
                own = [one._replace(style=OWN) for one in marked[i : i + len(name)]]
                marked = [*marked[:i], *own, *marked[i + len(name) :]]
    return marked


def key(line: str) -> str:
    """A hash of 64 bits, which stands for a line where there are many."""
    return hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def lines_of(articles: Iterable[Article]) -> Counter[str]:
    """In how many articles each line stands, by `key`."""
    return Counter(
        line
        for page in articles
        for line in dict.fromkeys(key(page.text[a:b]) for a, b in _paragraphs(page))
    )


def furniture(lines: Mapping[str, int], n_articles: int) -> frozenset[str]:
    """Lines that recur word for word in several articles of one outlet: page, not story."""
    least = max(RECURS_IN, _RECURS_SHARE * n_articles)
    return frozenset(line for line, count in lines.items() if count >= least)
