"""Who is mentioned in a text: people, offices, countries, organisations and groups.

Rules, gazetteers (`languages/en/gazetteers`) and what the text itself shows; no model. Names are found
by capital letters, titles and lists; spellings and short forms are merged; pronouns and nominals
are tied to an actor only where the text supports it, else left out. Who says what is left to
`measures.quotes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import pandas as pd

from research.articles.model import ABOUT, Article, Corpus, passage, table, text_of
from research.measures import annotate, languages, stored
from research.measures.actors import gazetteer
from research.measures.actors import pins as pinned
from research.measures.actors.name_coreference import Found, canonical
from research.measures.actors.pins import Pins
from research.measures.actors.resolution import resolve
from research.measures.actors.tokens import Scan, scan
from research.text.document import Document

__all__ = [
    "Mention", "find_actors", "forms", "measure", "mentions", "mentions_of", "parent", "read_pins",
]  # fmt: skip

Kind = Literal["person", "office", "country", "organisation", "group"]
Form = Literal["name", "title", "pronoun", "nominal", "demonym", "metonym"]

_MENTION_COLUMNS = [*ABOUT, "actor", "kind", "form", "start", "end", "text"]
_FORM_COLUMNS = ["actor", "kind", "name", "count"]
_ACTOR_COLUMNS = ["actor", "kind", "names", "n_mentions"]


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor: `text[start:end]`, whom it means, and in which form.

    A title or honorific directly before a name belongs to the span, and its form is "title"
    ("President Donald Trump", "Mr Trump"); a possessive ending does not belong to it. A capital
    city that acts is its country ("Moscow", form "metonym"); a seat of power is an actor of its
    own ("Kremlin"), whose country `parent` tells.
    """

    start: int
    end: int
    actor: str
    kind: Kind
    form: Form


def find_actors(text: str | Article, *, pins: Pins | None = None) -> list[Mention]:
    """Mentions of actors in a text, by name, title, nationality, metonym, nominal or pronoun.

    Parameters
    ----------
    text
        Any text; offsets are characters into it.
    pins
        Actors and aliases that the user pins, from `read_pins`; they go before everything else.

    Returns
    -------
    list of Mention
        Sorted by start, not overlapping. Pronouns and nominals that the text does not tie to one
        actor are not among them.

    Notes
    -----
    Misled by names that are everyday words at the start of a sentence, by two people of one
    surname who both go by it alone, and by pronouns whose person stands further back than two
    sentences.

    Examples
    --------
    >>> text = "Russian Foreign Minister Sergei Lavrov met Mr Zelensky. Lavrov left Kyiv's envoys."
    >>> [(text[m.start:m.end], m.actor, m.form) for m in find_actors(text)][1:2]
    [('Foreign Minister Sergei Lavrov', 'Sergei Lavrov', 'title')]
    """
    text = text_of(text)
    return [_mention(found) for found in resolve(scan(text), pins=pins)]


@dataclass(frozen=True, slots=True)
class Resolved:
    """One text as the actors' own tokens, and its mentions tied to actors, in order."""

    scan: Scan
    found: tuple[Found, ...]

    def __len__(self) -> int:
        """Count of tokens."""
        return len(self.scan)


def _resolved(document: Document, pins: Pins | None) -> Resolved:
    tokens = scan(document.text)
    return Resolved(tokens, tuple(resolve(tokens, pins=pins)))


def resolved_of(corpus: Corpus, *, pins: Pins | None = None) -> Iterator[tuple[Article, Resolved]]:
    """Each article in English with its tokens and mentions, actors named as in it alone."""
    for article in languages.known(corpus):
        yield article, annotate.article(corpus, article, _resolved, pins)


def counts_of(corpus: Corpus, *, pins: Pins | None = None) -> Counter[tuple[str, str]]:
    """How often each (actor, kind) is mentioned, named as in each article alone.

    Those of two corpora may be added: `canonical` of the sum merges the names of both.
    """
    return Counter(
        (found.actor, found.kind)
        for _, resolved in resolved_of(corpus, pins=pins)
        for found in resolved.found
    )


def _names(corpus: Corpus, pins: Pins | None) -> Mapping[tuple[str, str], str]:
    return canonical(counts_of(corpus, pins=pins))


def give_names(
    corpus: Corpus, names: Mapping[tuple[str, str], str], *, pins: Pins | None = None
) -> None:
    """Tell a part of a larger corpus how its actors are named over the whole."""
    annotate.give(corpus, _names, names, pins)


def names_of(corpus: Corpus, *, pins: Pins | None = None) -> Mapping[tuple[str, str], str]:
    """(actor, kind) of one article -> the actor's name over the corpus, where it is another."""
    return annotate.whole(corpus, _names, pins)


def _mentions(corpus: Corpus, pins: Pins | None) -> dict[str, tuple[Mention, ...]]:
    names = names_of(corpus, pins=pins)
    found = {
        article.article_id: tuple(_mention(found, names) for found in resolved.found)
        for article, resolved in resolved_of(corpus, pins=pins)
    }
    return {article_id: found.get(article_id, ()) for article_id in corpus.ids}


def mentions_of(corpus: Corpus, *, pins: Pins | None = None) -> Mapping[str, tuple[Mention, ...]]:
    """Mentions of actors in each article, by its id, actors named alike over the corpus.

    They are found once for each choice of pins and kept with the corpus. None of an article in
    another language than English.
    """
    return annotate.whole(corpus, _mentions, pins)


def _mention(found: Found, names: Mapping[tuple[str, str], str] = MappingProxyType({})) -> Mention:
    actor = names.get((found.actor, found.kind), found.actor)
    return Mention(found.start, found.end, actor, found.kind, found.form)  # type: ignore[arg-type]


def read_pins(path: str | Path) -> Pins:
    """Actors and aliases that a TOML file pins, for `find_actors` and the measures.

    One `[[actor]]` an actor: `name`, `kind`, and where wanted `aliases`, `gender` (male or female)
    and `parent`. Raises `CodebookError`, with file and line, for anything else.
    """
    return pinned.read_pins(path)


def parent(actor: str, *, pins: Pins | None = None) -> str | None:
    """The country or body that an actor stands for or belongs to, None where no list says.

    >>> parent("Kremlin"), parent("Trump administration"), parent("Dmitry Peskov")
    ('Russia', 'United States', 'Russia')
    """
    for pin in pins.actors if pins else ():
        if pin.name == actor and pin.parent:
            return pin.parent
    if actor in gazetteer.parents():
        return gazetteer.parents()[actor]
    head, _, kind = actor.rpartition(" ")
    if kind == "administration" and head:
        entries = gazetteer.people().get(gazetteer.key(head.split()[-1]), [])
        return entries[0].of or None if entries else head
    return None


@stored.rows_of("mentions")
def mentions(corpus: Corpus, *, pins: Pins | None = None) -> pd.DataFrame:
    """Mentions of actors in every article, actors merged over the corpus.

    Parameters
    ----------
    corpus
        Articles to read.
    pins
        Actors and aliases that the user pins.

    Returns
    -------
    DataFrame
        article_id, outlet, published, actor, kind, form, start, end, text; `article.text[start:end] == text`.
    """
    found = mentions_of(corpus, pins=pins)
    rows = [
        {
            **passage(article, m.start, m.end),
            "actor": m.actor,
            "kind": m.kind,
            "form": m.form,
        }
        for article in corpus
        for m in found[article.article_id]
    ]
    return table(rows, _MENTION_COLUMNS)


@stored.whole("actors")
def measure(corpus: Corpus, *, pins: Pins | None = None) -> pd.DataFrame:
    """Actors of a corpus, the most mentioned first.

    Parameters
    ----------
    corpus
        Articles to read.
    pins
        Actors and aliases that the user pins.

    Returns
    -------
    DataFrame
        actor, kind, names (how the articles name the actor, most frequent first, parted by "; ";
        pronouns are not names), n_mentions (all forms, pronouns too).
    """
    return of_forms([forms(corpus, pins=pins)])


def forms(corpus: Corpus, *, pins: Pins | None = None) -> pd.DataFrame:
    """How often each actor is mentioned in which words: what `measure` is made of.

    Returns
    -------
    DataFrame
        actor, kind, name (the words; "" for all pronouns together), count. The tables of the
        parts of a corpus give `of_forms` what that of the whole gives.
    """
    counts = Counter(
        (m.actor, m.kind, "" if m.form == "pronoun" else article.text[m.start : m.end])
        for article in corpus
        for m in mentions_of(corpus, pins=pins)[article.article_id]
    )
    rows = [dict(zip(_FORM_COLUMNS, (*key, n), strict=True)) for key, n in counts.items()]
    return table(rows, _FORM_COLUMNS)


def of_forms(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The table `actors` of what `forms` gives for the parts of a corpus."""
    named: dict[tuple[str, str], Counter[str]] = {}
    for found in parts:
        for actor, kind, name, n in found[_FORM_COLUMNS].itertuples(index=False, name=None):
            named.setdefault((actor, kind), Counter())[name] += n
    rows = []
    for (actor, kind), counts in sorted(named.items()):
        texts = {name: n for name, n in counts.items() if name}
        order = sorted(texts, key=lambda name: (-texts[name], name))
        rows.append(
            {"actor": actor, "kind": kind, "names": "; ".join(order), "n_mentions": counts.total()}
        )
    rows.sort(key=lambda row: (-int(str(row["n_mentions"])), str(row["actor"])))
    return table(rows, _ACTOR_COLUMNS)
