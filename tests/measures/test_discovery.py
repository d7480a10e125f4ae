"""Clusters of sentences: found again, told by their words, and never of a handful."""

import random

import pytest

from research.articles.model import Article, Corpus, Paragraph
from research.errors import ParameterError
from research.measures import discovery
from research.measures.frames import codebook

SEA = "ferry harbour captain sailed storm island waves anchor deck crew".split()
SCHOOL = (
    "pupils teacher classroom lesson homework exam headmaster textbook playground desks".split()
)
MONEY = "bank loan interest debt credit lender mortgage savings payment account".split()


def corpus(n=30):
    chance = random.Random(4)
    items = []
    for number in range(n):
        lines = []
        for kind in (SEA, SCHOOL, MONEY):
            words = chance.sample(kind, 5)
            lines.append(f"The {' '.join(words[:3])} and the {' '.join(words[3:])} were there.")
        text = " ".join(lines)
        items.append(
            Article(
                f"a{number:02}", text, (Paragraph(0, len(text), "lede"),), "", "",
                outlet="AB"[number % 2], language="en",
            )
        )  # fmt: skip
    return Corpus(tuple(items))


def test_sentences_of_three_kinds_are_three_clusters():
    found = discovery.find(corpus(), n=3)
    assert len(found.clusters) == 3
    assert found.clusters["n_sentences"].between(28, 30).all()
    kinds = [set(terms.split(", ")) for terms in found.clusters["terms"]]
    for words in (SEA, SCHOOL, MONEY):
        assert any(len(kind & set(words)) >= 7 for kind in kinds)
    assert (found.clusters["stability"] > 0.9).all()
    assert found.outlets["share"].tolist() == pytest.approx([1 / 3] * 6, abs=0.03)


def test_evidence_stands_where_it_says():
    held = corpus()
    for row in discovery.find(held, n=3).sentences.itertuples():
        assert held[row.article_id].text[row.start : row.end] == row.text


def test_one_seed_gives_one_result():
    one, two = (discovery.find(corpus(), n=3, seed=7) for _ in range(2))
    assert one.clusters.equals(two.clusters)
    assert one.sentences.equals(two.sentences)


def test_few_sentences_give_no_cluster_and_say_so():
    found = discovery.find(corpus(4), n=3)
    assert not len(found.clusters) + len(found.sentences) + len(found.outlets)
    assert "12 sentences are too few" in found.note


def test_names_are_no_terms():
    text = "The tall Lund spoke softly about winter weather near quiet northern lakes today. "
    held = Corpus(
        tuple(
            Article(f"b{n}", text * 3, (Paragraph(0, 3 * len(text), "lede"),), "", "")
            for n in range(9)
        )
    )
    both = Corpus((*corpus().items, *held.items))
    assert not discovery.find(both, n=4).clusters["terms"].str.contains("lund").any()


def test_the_draft_is_a_codebook(tmp_path):
    path = tmp_path / "draft.toml"
    path.write_text(discovery.draft(discovery.find(corpus(), n=3), title='My "own"'))
    assert codebook.load(path).names == ["cluster_1", "cluster_2", "cluster_3"]


@pytest.mark.parametrize("n", [1, 51])
def test_a_count_that_makes_no_sense_is_an_error(n):
    with pytest.raises(ParameterError, match="use 2 to 50"):
        discovery.find(corpus(), n=n)
