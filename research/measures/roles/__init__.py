"""Hero, villain or victim: the parts that a story gives its actors, and the elements of a frame.

Roles after the narrative questions of Frermann et al. (2023): who solves or tries to (hero), who
does harm or is blamed (villain), who suffers (victim). Elements after Entman (1993), each with the
actor that it is tied to: a problem has somebody who suffers it, a cause somebody who does harm or is
blamed, a judgement somebody judged, a remedy somebody who acts, proposes or is called upon. Read off
the rows of `measures.portrayal` by closed lists of verbs; nothing is learned.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import Any, Literal, NamedTuple

import pandas as pd

from research.articles.model import ABOUT, Corpus, table
from research.languages.en import lists
from research.measures import portrayal
from research.measures.actors.pins import Pins
from research.measures.quotes import Method as QuoteMethod

Role = Literal["hero", "villain", "victim"]
Element = Literal["problem", "cause", "judgement", "remedy"]
ROLES: tuple[Role, ...] = ("hero", "villain", "victim")
ELEMENTS: tuple[Element, ...] = ("problem", "cause", "judgement", "remedy")

_EVIDENCE = [*ABOUT, "actor", "role", "element", "voice", "value", "start", "end", "text"]
_COLUMNS = [*ABOUT, "actor", "role", *ROLES, *ELEMENTS]
# How far before a verb "should" is looked for, in characters.
_BEFORE = 24


class Part(NamedTuple):
    """What one finding makes of an actor: a role, or none, and an element of the frame."""

    role: Role | None
    element: Element


def evidence(
    corpus: Corpus,
    *,
    actors: Collection[str] | None = None,
    pins: Pins | None = None,
    quotations: QuoteMethod = "auto",
) -> pd.DataFrame:
    """Every finding of `measure` with the words that show it.

    Parameters
    ----------
    corpus
        Articles to read.
    actors
        Names of the actors wanted, as in `actors.measure`; None for all.
    pins
        Actors and aliases that the user pins.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        article_id, outlet, published, actor, role (hero, villain or victim; None where somebody is
        only called upon or proposes), element (problem, cause, judgement or remedy), voice
        (narrator, quoted or attributed), value (as in `portrayal.evidence`), start, end, text;
        `article.text[start:end] == text`.
    """
    found = portrayal.evidence(corpus, actors=actors, pins=pins, quotations=quotations)
    found = found[found["aspect"].isin(["agency", "irrealis", "evaluation"])]
    rows: list[dict[str, Any]] = []
    # A verb of judging is both what is done to an actor and an evaluation: counted once.
    told: set[tuple[str, str, int]] = set()
    records: list[Any] = found.to_dict("records")
    for row in records:
        before = corpus[row["article_id"]].text[max(0, row["start"] - _BEFORE) : row["start"]]
        given = part(row["aspect"], row["value"], before=before, sign=row["sign"])
        place = (row["article_id"], row["actor"], row["start"])
        if given is not None and place not in told:
            told.add(place)
            rows.append({**row, "role": given.role, "element": given.element})
    return table(rows, _EVIDENCE)


def measure(
    corpus: Corpus,
    *,
    actors: Collection[str] | None = None,
    pins: Pins | None = None,
    quotations: QuoteMethod = "auto",
) -> pd.DataFrame:
    """The role of each actor in each article, and how often each element is tied to the actor.

    Parameters
    ----------
    corpus
        Articles to read.
    actors
        Names of the actors wanted, as in `actors.measure`; None for all.
    pins
        Actors and aliases that the user pins.
    quotations
        How quotations are found: `method` of `quotes.measure`.

    Returns
    -------
    DataFrame
        article_id, outlet, published, actor, role (the one with most findings; None where two
        have as many or none has any), hero, villain, victim, problem, cause, judgement, remedy
        (findings of each). Actors without a finding have no row.

    Notes
    -----
    Of 1,318 entities that coders took from 287 articles on climate and gave a role, this gives
    one in nine a role, .72 of them the coders'; with the most frequent role for the rest, .42
    are right, where that role alone has .38, a classifier of the words around them .45, and the
    entity's name alone, without the article, .68 (benchmarks/roles.py). Take a role as a place to
    look, not as a finding. The elements were not measured against anybody.

    Misled where harm is done for a good end ("fights the plan"), by verbs of several senses, and
    by stories told without them: most actors get no role. Whose voice gives the role is in
    `evidence`; a villain of a quotation is no villain of the outlet.
    """
    found = evidence(corpus, actors=actors, pins=pins, quotations=quotations)
    rows: list[dict[str, Any]] = []
    for key, held in found.groupby([*ABOUT, "actor"], sort=False, dropna=False):
        counts: Counter[str] = Counter([*held["role"].dropna(), *held["element"]])
        rows.append(
            {
                **dict(zip((*ABOUT, "actor"), tuple(key), strict=True)),
                "role": leading(counts),
                **{name: counts[name] for name in (*ROLES, *ELEMENTS)},
            }
        )
    return table(rows, _COLUMNS)


def leading(counts: Counter[str]) -> Role | None:
    """The role with most findings, None where two have as many or none has any.

    >>> leading(Counter(hero=2, victim=1)), leading(Counter(hero=1, villain=1))
    ('hero', None)
    """
    most = max(counts[role] for role in ROLES)
    best = [role for role in ROLES if counts[role] == most]
    return best[0] if most and len(best) == 1 else None


def part(aspect: str, value: str, *, before: str = "", sign: float = math.nan) -> Part | None:
    """What a row of `portrayal.evidence` makes of its actor; None where nothing, or where denied.

    Parameters
    ----------
    aspect, value
        Of the row: agency, irrealis or evaluation.
    before
        The words before the verb, which may hold "should".
    sign
        What an evaluation says of the actor, 1 or -1; NaN elsewhere.

    >>> part("agency", "does: destroy"), part("agency", "done to: blame").role
    (Part(role='villain', element='cause'), 'villain')
    """
    if aspect == "evaluation":
        denied = value.startswith("not ") or math.isnan(sign)
        return None if denied else Part("hero" if sign > 0 else "villain", "judgement")
    way, _, verb = value.partition(": ")
    obliged = way == "does" and not _words("obliging").isdisjoint(before.lower().split()[-4:])
    if obliged or value == "done to: call on":
        return Part(None, "remedy")
    verb = verb.partition(" ")[0]  # without its particle
    return next(
        (given for name, given in _BY_WAY.get(way, {}).items() if verb in _words(name)), None
    )


_BY_WAY = {
    "does": {
        "harm": Part("villain", "cause"),
        "help": Part("hero", "remedy"),
        "suffer": Part("victim", "problem"),
        "propose": Part(None, "remedy"),
    },
    "done to": {
        "blame": Part("villain", "cause"),
        "praise": Part("hero", "judgement"),
        "fight": Part("villain", "cause"),
        "harm": Part("victim", "problem"),
        "care": Part("victim", "problem"),
        "call_upon": Part(None, "remedy"),
    },
}


@cache
def _words(section: str) -> frozenset[str]:
    return lists.words("roles", section)
