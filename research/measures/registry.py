"""Which tables there are and which scorers: those of this package, and those that others bring.

A package brings a table with an entry point of the group `research.measures` that names a
`Measure`, and a scorer with one of the group `research.scorers` that names a `Scorer`. Those that
ship are described in `tables.toml`, beside the functions that make them. `research tables`,
docs/tables.md and every parameter `method` read from here.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from research.articles.model import Corpus
from research.errors import ParameterError

MEASURES, SCORERS = "research.measures", "research.scorers"
Type = Literal["text", "whole number", "number", "day", "truth"]
Task = Literal["frames", "sentiment", "likeness"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, the type of its values, and what they mean.

    A value may be missing: NaN in a column of numbers, else None.
    """

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A table and what makes it.

    Parameters
    ----------
    name
        Of the table, and of its file.
    about
        What a row is.
    make
        Takes a corpus and gives the table, its columns in this order also where it has no row.
    columns
        The columns, in order.
    languages
        Codes of the languages whose words it knows; None where it takes any.
    call
        How a user calls it.
    takes
        Parameters of notebooks (`pins`, `quotations`, `method`, `likeness`) that `make` takes too,
        and by which name.
    of
        "article" where its rows of one article depend on no other, but for how actors are named
        over the corpus and which language most articles are in; else "corpus".
    partial, finish
        Of a table of a corpus that can be made from its parts: `partial` takes what `make` takes,
        and `finish` makes the table of what it gave for each part, in their order.
    """

    name: str
    about: str
    make: Callable[..., pd.DataFrame]
    columns: tuple[Column, ...]
    languages: frozenset[str] | None = None
    call: str = ""
    takes: Mapping[str, str] = field(default_factory=dict)
    of: Literal["article", "corpus"] = "corpus"
    partial: Callable[..., pd.DataFrame] | None = None
    finish: Callable[[Iterable[pd.DataFrame]], pd.DataFrame] | None = None

    def taken(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Those of these parameters of notebooks that `make` takes, by its names for them."""
        return {to: given[of] for of, to in self.takes.items() if of in given}


@dataclass(frozen=True, slots=True)
class Scorer:
    """A way to score, by a name that every parameter `method` takes.

    Parameters
    ----------
    task
        "frames": items are documents (`research.text.document.Document`, whose `text` is the text),
        a score is a mapping of frames to numbers from 0 to 1. "sentiment", also of stances: items
        are (sentence, start, end), a score is a number from -1 to 1 or the probabilities of
        negative, neutral and positive. "likeness": items are pairs of sentences, a score is a
        number from 0 to 1.
    name
        Its name.
    score
        Takes a sequence of items and gives one score for each, in order.
    about
        What it is, with its source, as a report says it.
    valid
        How well it agrees with people, and on what; "" where that is not known.
    """

    task: Task
    name: str
    score: Callable[[Sequence[Any]], Sequence[Any]]
    about: str = ""
    valid: str = ""

    def scores(self, items: Sequence[Any]) -> list[Any]:
        """One score for each item; a ParameterError where the scorer gives another number."""
        found = list(self.score(items)) if items else []
        if len(found) != len(items):
            raise ParameterError(
                f"method {self.name!r} gave {len(found)} scores for {len(items)} items; "
                "a scorer gives one for each, in order"
            )
        return found

    def number(self, value: Any, *, low: float) -> float:
        """A score as a number from `low` to 1."""
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = math.nan
        if not low <= number <= 1:
            raise ParameterError(
                f"method {self.name!r} gave {value!r}; a score of {self.task} is a number "
                f"from {low:g} to 1"
            )
        return number

    def described(self) -> str:
        """What it is and how valid, in words for a report."""
        about = self.about or self.name
        return f"{about} ({self.valid or 'how well it agrees with people is not known'})"


Method = str | Callable[[Sequence[Any]], Sequence[Any]] | Scorer


def scorer(task: Task, method: Method) -> Scorer:
    """The scorer of a task that a name stands for, or that a function is.

    Raises
    ------
    ParameterError
        Where no scorer of the task has that name.

    >>> scorer("likeness", "lexical").name
    'lexical'
    """
    if isinstance(method, Scorer):
        return method
    if callable(method):
        name = getattr(method, "__name__", type(method).__name__)
        return Scorer(task, name, method, f"the function {name} of the user")
    known = scorers(task)
    if method not in known:
        names = ", ".join(repr(name) for name in known)
        raise ParameterError(
            f"method = {method!r} is unknown for {task}; use one of {names}, or give a function"
        )
    return known[method]


def scorers(task: Task) -> dict[str, Scorer]:
    """All scorers of a task by name: those that ship, then those of other packages."""
    module, name = _SHIPPED[task]
    found: dict[str, Scorer] = dict(getattr(import_module(module), name))
    for one in _brought(SCORERS, Scorer):
        if one.task == task:
            found[one.name] = _new(one.name, one, found)
    return found


_SHIPPED: dict[Task, tuple[str, str]] = {
    "frames": ("research.measures.frames.scoring", "SCORERS"),
    "sentiment": ("research.measures.sentiment", "SCORERS"),
    "likeness": ("research.measures.comparison.likeness", "SCORERS"),
}


def measures() -> dict[str, Measure]:
    """All tables by name: those that ship, then those of other packages."""
    found = {one.name: one for one in shipped()}
    for one in _brought(MEASURES, Measure):
        found[one.name] = _new(one.name, one, found)
    return found


@cache
def shipped() -> tuple[Measure, ...]:
    """The tables of this package, in the order of docs/tables.md."""
    stored = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))
    return tuple(
        Measure(
            name,
            entry["about"],
            _maker(entry["make"]),
            tuple(Column(column, *said) for column, said in entry["columns"].items()),
            frozenset(entry["languages"]) if "languages" in entry else None,
            entry["call"],
            entry.get("takes", {}),
            entry.get("of", "corpus"),
            _maker(entry["partial"]) if "partial" in entry else None,
            _maker(entry["finish"]) if "finish" in entry else None,
        )
        for name, entry in stored.items()
    )


def _maker(path: str) -> Callable[..., pd.DataFrame]:
    """What a path such as "quotes:measure" or "comparison:compare.events" makes of a corpus."""
    module, _, rest = path.partition(":")
    if module == "corpus":
        return attrgetter(rest)
    function, _, part = rest.partition(".")

    def make(corpus: Corpus, **given: Any) -> pd.DataFrame:
        made = getattr(import_module(f"research.measures.{module}"), function)
        if not part:
            return made(corpus, **given)  # type: ignore[no-any-return]
        # One comparison gives several tables. What was given is kept with it: not every function can
        # be hashed, and the number of one that is gone may be given to another.
        key = (made, corpus.ids, *((name, id(value)) for name, value in sorted(given.items())))
        _, kept = corpus.kept.get(key, lambda: (given, made(corpus, **given)))
        return getattr(kept, part)  # type: ignore[no-any-return]

    return make


def tables(corpus: Corpus, **given: Any) -> Iterator[tuple[str, pd.DataFrame]]:
    """All tables of a corpus by name, each made when it is asked for."""
    for name, measure in measures().items():
        yield name, measure.make(corpus, **measure.taken(given))


@cache
def _brought(group: str, kind: type[Any]) -> tuple[Any, ...]:
    found = []
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        try:
            one = point.load()
        except Exception as error:
            raise ParameterError(
                f"entry point {point.name!r} of {group} ({point.value}) cannot be loaded: {error}; "
                "mend or remove the package that brings it"
            ) from error
        if not isinstance(one, kind):
            raise ParameterError(
                f"entry point {point.name!r} of {group} ({point.value}) is no {kind.__name__}"
            )
        found.append(one)
    return tuple(found)


def _new(name: str, one: Any, known: Mapping[str, Any]) -> Any:
    if name in known:
        raise ParameterError(f"two packages bring {name!r}; remove one, or give it another name")
    return one


def page(among: Sequence[Measure] | None = None) -> str:
    """docs/tables.md: what each table holds; without `among`, all that are installed."""
    parts = [_HEAD]
    for measure in measures().values() if among is None else among:
        call = f"`{measure.call}`: " if measure.call else ""
        languages = ""
        if measure.languages is not None:
            languages = f" Languages: {', '.join(sorted(measure.languages))}."
        rows = [f"| {c.name} | {c.type} | {c.meaning} |" for c in measure.columns]
        head = ["| column | type | meaning |", "| --- | --- | --- |"]
        parts.append(
            "\n".join(
                [f"## {measure.name}", "", f"{call}{measure.about}.{languages}", "", *head, *rows]
            )
        )
    return "\n\n".join(parts) + "\n"


_HEAD = """# Tables

One row is one observation, keyed by `article_id`, with `outlet` and `published` beside it. `start`
and `end` are character offsets into `article.text`: `article.text[start:end]` is the evidence. What
is undefined is NaN (empty in CSV), never 0. `research tables PATH --to DIR` writes them all, and
those that other packages bring. This page is written by `make docs/tables.md` from
`research/measures/tables.toml`; a test holds it against the code."""
