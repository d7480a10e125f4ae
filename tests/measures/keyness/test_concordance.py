"""Keyword in context, and what functions of one text take."""

import pandas as pd
import pytest

import research
from research.articles.model import Article, Corpus, Paragraph
from research.errors import ParameterError

TEXT = (
    "Immigrants came.\n\nHe said immigration, and tax cuts, can't wait; the immigrant’s aunt can’t."
)
ITEM = Article("a", TEXT, (Paragraph(0, 16, "headline"), Paragraph(18, len(TEXT), "lede")), "a", "")
CORPUS = Corpus((ITEM,))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("immigra*", ["Immigrants", "immigration", "immigrant"]),
        ("tax cut*", ["tax cuts"]),
        ("can't", ["can't", "can’t"]),
        ("migr*", []),
        ("wait.", []),
        ("(a|b)+", []),
    ],
)
def test_keyword_in_context(pattern, found):
    rows = research.kwic(CORPUS, pattern)
    assert rows["keyword"].tolist() == found
    assert all(
        TEXT[a:b] == w for a, b, w in rows[["start", "end", "keyword"]].itertuples(index=False)
    )


def test_context_stays_in_its_paragraph_and_ends_at_a_word():
    row = research.kwic(CORPUS, "tax", width=12).iloc[0]
    assert (row["left"], row["right"]) == ("and ", " cuts, ")
    assert research.kwic(CORPUS, "immigrants").iloc[0]["right"] == " came."


def test_a_pattern_without_a_word_is_refused():
    with pytest.raises(ParameterError, match="has no word"):
        research.kwic(CORPUS, "* *")


TAKES_ONE_TEXT = [
    research.find_actors, research.find_quotes, research.find_stances, research.score_frames,
]  # fmt: skip


@pytest.mark.parametrize("function", TAKES_ONE_TEXT, ids=lambda function: function.__name__)
def test_functions_of_a_text_take_an_article_and_say_so_of_anything_else(function):
    assert function(ITEM) == function(TEXT)
    for wrong in (CORPUS, pd.Series([TEXT]), None):
        with pytest.raises(
            ParameterError, match=r"takes a text or an Article, not .*measure\(corpus\)"
        ):
            function(wrong)


def test_an_article_and_a_corpus_are_printed_in_a_line():
    assert repr(CORPUS) == "Corpus(1 articles of 0 known outlets)"
    assert repr(ITEM) == f"Article('a', unknown outlet, no date, {len(TEXT)} characters)"
