"""Keyword in context: every use of a word or phrase, with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right

import pandas as pd

from research.articles.model import ABOUT, Corpus, about, corpus_of, table
from research.errors import ParameterError

_COLUMNS = [*ABOUT, "sentence_id", "left", "keyword", "right", "start", "end"]


def kwic(corpus: Corpus, pattern: str, *, width: int = 60) -> pd.DataFrame:
    """Keyword in context: `article.text[start:end] == keyword`, whatever its case.

    Parameters
    ----------
    corpus
        Articles in any language.
    pattern
        A word or phrase; `*` stands for any letters: "immigra*", "cut* of tax*".
    width
        Characters shown on each side, at word boundaries, within the paragraph.

    Returns
    -------
    DataFrame
        article_id, outlet, published, sentence_id (as in `corpus.sentences`), left, keyword, right,
        start, end; in the order of the articles.

    Raises
    ------
    ParameterError
        Where the pattern has no letter or digit.
    """
    if not isinstance(pattern, str) or not any(character.isalnum() for character in pattern):
        raise ParameterError(f"kwic: pattern = {pattern!r} has no word; give one, as 'immigra*'")
    words = pattern.replace("’", "'").split()
    forms = (re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in words)
    phrase = r"\s+".join(forms)
    find = re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)
    rows = []
    for article in corpus_of(corpus):
        ends = [span.end for _, _, span in corpus.spans(article)]
        for paragraph in article.paragraphs:
            for match in find.finditer(article.text, paragraph.start, paragraph.end):
                start, end = match.span()
                left = article.text[max(paragraph.start, start - width) : start]
                right = article.text[end : min(paragraph.end, end + width)]
                if start - width > paragraph.start:
                    left = left[left.find(" ") + 1 :]
                if end + width < paragraph.end:
                    right = right[: right.rfind(" ") + 1]
                rows.append(
                    {
                        **about(article),
                        "sentence_id": bisect_right(ends, start),
                        "left": left,
                        "keyword": match[0],
                        "right": right,
                        "start": start,
                        "end": end,
                    }
                )
    return table(rows, _COLUMNS)
