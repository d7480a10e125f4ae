"""Measures of a corpus that has its tables already: the rows are read, not made again.

`rows_of` and `whole` mark the function that makes a table of the registry. Called with a corpus
whose tables were made with the same parameters, it gives their rows; with other parameters of those
that `research tables` takes, an error says what they were made with; with anything else that the
tables do not hold, as another codebook, it measures the articles, as ever.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec

import pandas as pd

from research.articles.model import Corpus
from research.errors import ParameterError
from research.measures import registry

Options = ParamSpec("Options")
Made = Callable[Concatenate[Corpus, Options], pd.DataFrame]


Read = Mapping[str, Callable[[Any], Any]]


def rows_of(
    name: str, *, read: Read = MappingProxyType({})
) -> Callable[[Made[Options]], Made[Options]]:
    """Mark what makes a table whose rows are each of one article.

    Parameters
    ----------
    read
        For arguments that name something: what reads it, so that name and thing are equal.
    """

    def rows(corpus: Corpus) -> pd.DataFrame | None:
        return corpus.stored.rows(name, corpus.ids) if corpus.stored else None

    return _mark(name, rows, read)


def whole(name: str) -> Callable[[Made[Options]], Made[Options]]:
    """Mark what makes a table of the whole: some of its articles are measured anew."""

    def rows(corpus: Corpus) -> pd.DataFrame | None:
        return corpus.stored.whole(name, corpus.ids) if corpus.stored else None

    return _mark(name, rows, {})


def kept(
    corpus: Corpus,
    name: str,
    function: Callable[..., Any],
    given: Mapping[str, Any],
    *,
    read: Read = MappingProxyType({}),
) -> bool:
    """Whether the tables of a corpus hold what this function makes of it with these arguments.

    Raises
    ------
    ParameterError
        Where the tables were made with another value of a parameter that `research tables` takes.
    """
    if corpus.stored is None:
        return False
    made_with = corpus.stored.parameters
    measure = registry.measures()[name]
    defaults = {
        key: one.default
        for key, one in inspect.signature(function).parameters.items()
        if one.default is not inspect.Parameter.empty
    }
    then = defaults | measure.taken(made_with)
    now = defaults | dict(given)
    for parameter, own in measure.takes.items():
        value = corpus.asked(parameter, now[own])
        if value != then[own]:
            raise ParameterError(
                f"{parameter} = {_said(value)}, and these tables were made with "
                f"{_said(then[own])}; ask for that, or make them again: research tables "
                f"... --{parameter}"
            )
    others = now.keys() - set(measure.takes.values())
    return all(
        read.get(own, _plain)(now[own]) == read.get(own, _plain)(then.get(own)) for own in others
    )


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _said(value: object) -> str:
    return repr(value) if value is None or isinstance(value, str) else "others"


def _mark(
    name: str, stored: Callable[[Corpus], pd.DataFrame | None], read: Read
) -> Callable[[Made[Options]], Made[Options]]:
    def marked(function: Made[Options]) -> Made[Options]:
        @wraps(function)
        def measure(
            corpus: Corpus, /, *options: Options.args, **named: Options.kwargs
        ) -> pd.DataFrame:
            # What is no corpus is for the function itself to refuse.
            if isinstance(corpus, Corpus) and corpus.stored is not None:
                bound = inspect.signature(function).bind(corpus, *options, **named)
                given = dict(list(bound.arguments.items())[1:])
                if kept(corpus, name, function, given, read=read):
                    rows = stored(corpus)
                    if rows is not None:
                        return rows
            return function(corpus, *options, **named)

        return measure

    return marked
