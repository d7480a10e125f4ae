"""Which part a story gives its actors, and the elements of a frame that are tied to them."""

import pytest

from research.articles.model import Article, Corpus, Paragraph
from research.measures.roles import evidence, measure


def corpus(text):
    body = (Paragraph(0, len(text), "body"),)
    return Corpus((Article("a", text, body, "a.txt", "0", outlet="O"),))


CASES = {
    "does harm": ("Sergei Lavrov sabotaged the talks.", ("villain", "cause")),
    "is blamed": ("They blamed Sergei Lavrov.", ("villain", "cause")),
    "is fought": ("They opposed Sergei Lavrov.", ("villain", "cause")),
    "helps": ("Angela Merkel rescued the talks.", ("hero", "remedy")),
    "is praised": ("They praised Angela Merkel.", ("hero", "judgement")),
    "is judged": ("Angela Merkel is brilliant.", ("hero", "judgement")),
    "is judged by a word of no lexicon": ("Angela Merkel is level-headed.", ("hero", "judgement")),
    "is judged badly by one": ("Angela Merkel is inept.", ("villain", "judgement")),
    "is judged by an adverb": ("Angela Merkel falsely said so.", ("villain", "judgement")),
    "is endorsed": ("They agreed with Angela Merkel.", ("hero", "judgement")),
    "suffers": ("Angela Merkel suffered.", ("victim", "problem")),
    "is harmed": ("Angela Merkel was attacked.", ("victim", "problem")),
    "is protected": ("They protected Angela Merkel.", ("victim", "problem")),
    "proposes": ("Angela Merkel proposed a treaty.", (None, "remedy")),
    "is called upon": ("They called on Angela Merkel.", (None, "remedy")),
    "is obliged": ("Angela Merkel should act.", (None, "remedy")),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_gives_which_part(text, expected):
    rows = evidence(corpus(text))
    assert list(zip(rows["role"], rows["element"], strict=True)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel left.",
        "Angela Merkel did not sabotage it.",
        "They refused to blame Sergei Lavrov.",
    ],
)
def test_what_is_denied_or_plain_gives_none(text):
    assert evidence(corpus(text)).empty


def test_the_role_is_the_one_with_most_findings_and_none_where_two_have_as_many():
    text = "Angela Merkel was attacked. Angela Merkel suffered. They praised Angela Merkel."
    (row,) = measure(corpus(text)).to_dict("records")
    assert (row["role"], row["victim"], row["hero"], row["problem"]) == ("victim", 2, 1, 2)
    (tie,) = measure(corpus("Angela Merkel suffered. They praised Angela Merkel.")).to_dict(
        "records"
    )
    assert tie["role"] is None


def test_empty_corpus_keeps_its_columns():
    assert list(measure(Corpus(())).columns)[:5] == [
        "article_id",
        "outlet",
        "published",
        "actor",
        "role",
    ]
