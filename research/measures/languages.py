"""Which articles a measure can read: it says which languages it knows, the rest is left out.

Measures of names, quotations, frames, portrayal, stances and events know English only. Of an
article in another language they give no row; `said` tells a reader so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

import pandas as pd
from babel import Locale

from research.articles import languages
from research.articles.model import Article, Corpus, corpus_of, table

ENGLISH: Final = frozenset({"en"})
_COLUMNS = ["language", "n_articles", "article_ids"]


def of(corpus: Corpus) -> Mapping[str, str | None]:
    """The language of each article, by its id, as a code of two letters.

    The text decides where it is long enough to tell, whatever its page states; else what is
    stated. Of a text too short for that, the language decides that has most of its small words, if
    it has two; else it is taken to be in the language of most articles, or in English where none
    is known. None where the script is that of no known language.
    """
    return corpus_of(corpus).kept.get((of, corpus.ids), lambda: _languages(corpus))


def _languages(corpus: Corpus) -> dict[str, str | None]:
    sure = {a.article_id: code for a in corpus if (code := stated(a))}
    most = corpus.kept.held(usual) or usual(Counter(sure.values()))
    return {a.article_id: sure.get(a.article_id) or _likeliest(a, most) for a in corpus}


def stated(article: Article) -> str:
    """The language that a text shows, else the one that its page states; "" where neither does."""
    return (languages.identify(article.text) or (article.language or "")[:2]).lower()


def usual(counts: Counter[str]) -> str:
    """The language of most articles, of equals the first; English where none is known.

    >>> usual(Counter(["de", "en", "de"])), usual(Counter())
    ('de', 'en')
    """
    ((code, _),) = counts.most_common(1) or [("en", 0)]
    return code


def give_usual(corpus: Corpus, code: str, *, most: str | None = None) -> None:
    """Tell a part of a larger corpus which language most articles of the whole are in.

    Parameters
    ----------
    code
        Of those that say or show theirs.
    most
        Of all, once each article's is known; None where it is not yet.
    """
    corpus.kept.hold(usual, code)
    corpus.kept.hold(most_common, most)


def _likeliest(article: Article, usual: str) -> str | None:
    counts = languages.small_words(article.text)
    if counts is None:
        return None
    # Of languages that share their small words, the usual one and English go first.
    likely = max((usual, "en", *counts), key=lambda code: counts.get(code, 0))
    # One small word of another language may be a word of this one: "Trump met Putin".
    return likely if likely in (usual, "en") or counts[likely] > 1 else usual


def known(corpus: Corpus, among: frozenset[str] | None = ENGLISH) -> Corpus:
    """The articles in one of these languages; all where `among` is None."""
    if among is None:
        return corpus
    spoken = of(corpus)
    kept = [article for article in corpus if spoken[article.article_id] in among]
    return corpus if len(kept) == len(corpus) else corpus.part(kept)


def most_common(corpus: Corpus) -> Corpus:
    """The articles in the language of most, for what compares words and takes any language."""
    most = corpus.kept.held(most_common)
    codes = (most,) if most else (code for code, _ in counts(corpus).most_common(1))
    return known(corpus, frozenset(code for code in codes if code))


def counts(corpus: Corpus) -> Counter[str | None]:
    """How many articles are in each language, in the order of the first of each."""
    return Counter(of(corpus).values())


def left_out(corpus: Corpus, among: frozenset[str] | None = ENGLISH) -> pd.DataFrame:
    """What a measure of these languages leaves out: language, n_articles, article_ids.

    `language` is None where the script is that of no known language.
    """
    spoken = of(corpus)
    out: dict[str | None, list[str]] = {}
    for article in corpus:
        code = spoken[article.article_id]
        if among is not None and code not in among:
            out.setdefault(code, []).append(article.article_id)
    order = sorted(out, key=lambda code: (-len(out[code]), code or ""))
    rows = [
        {"language": code, "n_articles": len(out[code]), "article_ids": "; ".join(out[code])}
        for code in order
    ]
    return table(rows, _COLUMNS)


def said(corpus: Corpus, among: frozenset[str] | None = ENGLISH) -> str:
    """What was left out, as a sentence for a report; "" where nothing was.

    >>> from research.articles import Article, Corpus
    >>> texts = ("Le ministre a dit que la loi est morte.", "The minister said that it is dead.")
    >>> items = [Article(str(n), text, (), "", "") for n, text in enumerate(texts)]
    >>> said(Corpus(tuple(items)))
    '1 of 2 articles is left out of the measures that know English only: 1 in French.'
    """
    out = left_out(corpus, among)
    if among is None or not len(out):
        return ""
    n = int(out["n_articles"].sum())
    counts = zip(out["language"], out["n_articles"], strict=True)
    parts = [f"{count} in {name(code)}" for code, count in counts]
    return (
        f"{n} of {len(corpus)} article{'s' * (len(corpus) != 1)} {'is' if n == 1 else 'are'} left out of the "
        f"measures that know {' and '.join(sorted(map(name, among)))} only: {', '.join(parts)}."
    )


def nothing_read(corpus: Corpus, among: frozenset[str] | None = ENGLISH) -> str:
    """That a measure of these languages read no article at all, for the head of a report; "" where it did.

    >>> from research.articles import Article, Corpus
    >>> french = Article("1", "Le ministre a dit que la loi est morte.", (), "", "")
    >>> nothing_read(Corpus((french,)))[:60]
    'Nothing is measured here: 1 of 1 article is left out of the '
    """
    missed = said(corpus, among)
    return f"Nothing is measured here: {missed}" if missed and not len(known(corpus, among)) else ""


def name(code: str | None) -> str:
    """A language's English name; its code where it has none here.

    >>> name("fr"), name("xx"), name(None)
    ('French', 'xx', 'an unknown language')
    """
    if code is None:
        return "an unknown language"
    return str(Locale("en").languages.get(code, code))
