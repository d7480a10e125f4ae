"""Which party a political source belongs to, by what the articles call it and who is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from research.articles.model import Corpus
from research.languages.en import lists, party_patterns
from research.measures import annotate
from research.measures.actors import names_of, resolved_of
from research.measures.actors.pins import Pins
from research.measures.sources.sides import side_of

_MOST = 2 / 3  # of the articles that name somebody's party, those that have to agree


def counts_of(corpus: Corpus, *, pins: Pins | None = None) -> Counter[tuple[str, str]]:
    """In how many articles each person is said to be of each party, named as in each article alone.

    Those of two corpora may be added: `agreed` makes of the sum what both together tell.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for article, resolved in resolved_of(corpus, pins=pins):
        british = party_patterns.IS_BRITISH.search(article.text) is not None
        counts.update(
            {
                (found.actor, party)
                for found in resolved.found
                if found.person is not None
                for party in _of(found.person.roles, found.titles, british=british)
            }
        )
    return counts


def agreed(
    counts: Mapping[tuple[str, str], int], names: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Person -> party, named as over the corpus, where most of the articles that say one agree."""
    told: dict[str, Counter[str]] = {}
    for (actor, party), n in counts.items():
        told.setdefault(names.get((actor, "person"), actor), Counter())[party] += n
    people = {}
    for actor, n_articles in told.items():
        ((party, n),) = n_articles.most_common(1)
        if n >= _MOST * n_articles.total():
            people[actor] = party
    return people


def _people(corpus: Corpus, pins: Pins | None) -> dict[str, str]:
    return agreed(counts_of(corpus, pins=pins), names_of(corpus, pins=pins))


def give_people(corpus: Corpus, people: dict[str, str], *, pins: Pins | None = None) -> None:
    """Tell a part of a larger corpus of which party people are by the whole of it."""
    annotate.give(corpus, _people, people, pins)


def of_people(corpus: Corpus, *, pins: Pins | None = None) -> dict[str, str]:
    """The party of each person of a corpus, from all of its articles and the list of the well-known.

    "Republican Sen. Ada Holm" in one article tells it for all others.
    """
    return annotate.whole(corpus, _people, pins) | lists.section_of("parties.txt")


def _of(roles: Container[str], titles: Iterable[str], *, british: bool) -> set[str]:
    """The parties that a mention's titles name, and the roles that the article gives its person."""
    parties = {party for role, party in party_patterns.OF_ROLE.items() if role in roles}
    parties |= _named(" ".join(titles))
    return parties if british else parties - {party_patterns.OF_ROLE["conservative"]}


def party_of(source: str, described: Sequence[str | None], people: Mapping[str, str]) -> str | None:
    """The party of a source, by its name, the words that describe it, or for which of these people it speaks.

    >>> people = {"Ada Holm": "Republicans"}
    >>> party_of("Ada Holm", [], people), party_of("the Holm campaign", [], people)
    ('Republicans', 'Republicans')
    >>> party_of("Per Lund", ["Democratic strategist"], people), party_of("voters", [], people)
    ('Democrats', None)
    """
    if source in people:
        return people[source]
    words = " ; ".join(filter(None, [source, *described]))
    named = _named(words)
    if named:
        return named.pop() if len(named) == 1 else None
    side = side_of(source, described, list(people))
    return None if side is None else people[side]


def _named(words: str) -> set[str]:
    """The parties that words name."""
    return {party for party, pattern in party_patterns.NAMED.items() if pattern.search(words)}
