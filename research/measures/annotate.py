"""What is found in the articles of a corpus (mentions, quotations), made once and taken by every measure.

An annotator is a function of a document and its options. What it finds is kept with the corpus, once
for each choice of options, and is never changed. `actors.mentions_of` and `quotes.quotes_of` are the
two that all measures take.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, ParamSpec, TypeVar

from research.articles.model import Article, Corpus, corpus_of
from research.measures import common
from research.text.document import Document

Options = ParamSpec("Options")
Found = TypeVar("Found")


def article(
    corpus: Corpus,
    item: Article,
    annotator: Callable[Concatenate[Document, Options], Found],
    *options: Options.args,
    **named: Options.kwargs,
) -> Found:
    """What an annotator finds in one article.

    Parameters
    ----------
    corpus
        The corpus of the article, which keeps what is found.
    annotator
        A function of a `Document`; it must not depend on anything but its arguments.
    options, named
        Its other arguments, which can be hashed.
    """
    key = _key(item, annotator, options, named)
    return corpus.kept.get(key, lambda: annotator(corpus.document(item), *options, **named))


def known(
    corpus: Corpus,
    item: Article,
    annotator: Callable[Concatenate[Document, Options], Found],
    *options: Options.args,
    **named: Options.kwargs,
) -> bool:
    """Whether `article` has found it already."""
    return _key(item, annotator, options, named) in corpus.kept


def _key(item: Article, annotator: object, options: object, named: dict[str, Any]) -> Hashable:
    return annotator, item.text, options, tuple(sorted(named.items()))


def whole(
    corpus: Corpus,
    annotator: Callable[Concatenate[Corpus, Options], Found],
    *options: Options.args,
    **named: Options.kwargs,
) -> Found:
    """What an annotator finds in all articles of a corpus together, as the names of its actors.

    What `give` was told of a larger corpus, of which this is a part, goes first.
    """
    asked = (options, tuple(sorted(named.items())))
    given: Found | None = corpus_of(corpus).kept.held((annotator, *asked))
    if given is not None:
        return given
    key: Hashable = (annotator, corpus.ids, *asked)

    def make() -> Found:
        return annotator(corpus, *options, **named)

    if not annotator.__module__.startswith("research."):
        return corpus.kept.get(key, make)
    name = f"{annotator.__module__}.{annotator.__qualname__}"
    chosen = (*options, *itertools.chain(*sorted(named.items())))
    return corpus.kept.get(key, lambda: common.found(corpus, name, chosen, make))


def give(
    corpus: Corpus,
    annotator: Callable[Concatenate[Corpus, Options], Found],
    found: Found,
    *options: Options.args,
    **named: Options.kwargs,
) -> None:
    """Tell a part of a larger corpus what an annotator finds in the whole of it."""
    corpus.kept.hold((annotator, options, tuple(sorted(named.items()))), found)
