from pathlib import Path

import pytest

import research
from research.articles.model import Corpus

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = "000_18118a0c11328cf5.txt"
SECOND = "004_568bb16f4244c76c.txt"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return research.load(SEEDS)


def of(corpus: Corpus, source: str):
    return next(article for article in corpus if article.source == source)


def lines(article, role):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == role]


def test_the_first_seed_has_its_metadata(corpus):
    article = of(corpus, FIRST)
    assert article.title == (
        "Kremlin Embraces Trump's Foreign Policy Shift: A New Era in US-Russia Relations?"
    )
    assert article.outlet == "BreakingOn"
    assert str(article.published) == "2025-03-02"
    assert article.language == "en"


def test_the_date_that_was_stated_beside_it_is_in_the_repairs(corpus):
    rows = corpus.repairs[(corpus.repairs.source == FIRST) & (corpus.repairs.after == "2025-03-02")]
    (reason,) = rows.reason
    assert "articles.toml" in reason


def test_the_first_seed_has_its_parts_and_nothing_else(corpus):
    article = of(corpus, FIRST)
    assert len(lines(article, "headline")) == 1
    assert len(lines(article, "subhead")) == 5
    assert [deck.split()[0] for deck in lines(article, "deck")] == ["In", "The"]
    assert lines(article, "lede")[0].startswith("On Sunday")
    assert article.text.count("A New Era in US-Russia Relations") == 1
    for chrome in ("BREAKINGON", "independent news platform", "Copyright", "3/2/2025"):
        assert chrome not in article.text


def test_nothing_is_made_up_for_the_second_seed(corpus):
    article = of(corpus, SECOND)
    assert (article.title, article.outlet, article.published) == (None, None, None)
    assert "Comment" not in article.text


def test_glued_words_are_parted_and_logged(corpus):
    assert "excluded Ukrainian officials" in of(corpus, SECOND).text
    row = corpus.repairs[corpus.repairs.before == "excludedUkrainian"]
    assert list(row.after) == ["excluded Ukrainian"]


def test_offsets_of_sentences_are_those_of_their_words(corpus):
    for row in corpus.sentences.itertuples():
        assert corpus[row.article_id].text[row.start : row.end] == row.text
