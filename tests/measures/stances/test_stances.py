"""Who stands where towards whom."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from research.articles.model import Article, Corpus, Paragraph
from research.errors import ParameterError
from research.measures import stances
from research.measures.stances import find_stances
from research.text.segments import Span

ODD = {
    "empty": "",
    "nul": "\x00\x00",
    "surrogate": "\ud800 praised \udfff",
    "marks": '"' * 20_000,
    "emoji": "😀 praised 😀",
    "name and marks": "“Donald Trump ” “ " * 200,
    "long": "Donald Trump praised Vladimir Putin and he criticized Joe Biden. " * 150,
}
TARGETS = ["", " ", "(x[", "\\", "😀", "a*", "$", "praised", "\x00", "\ud800"]


@pytest.mark.parametrize("span", [(50, 60), (-5, 3), (4, 4)])
def test_a_mention_outside_of_its_sentence_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ParameterError, match="a mention is not in the sentence of 11 characters"):
        stances.lean("It was bad.", [Span(*span)])


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_and_any_target_is_survived(text: str) -> None:
    for found in find_stances(text, targets=TARGETS):
        assert text[found.start : found.end] == found.cue
        assert -1 <= found.stance <= 1
        assert found.holder != found.target


# text, holder, target, sign, voice
SAID = {
    "praised": (
        "Sergei Lavrov praised Donald Trump.",
        "Sergei Lavrov", "Donald Trump", 1, "attributed",
    ),
    "criticised": (
        "Joe Biden criticised Vladimir Putin for the war.",
        "Joe Biden", "Vladimir Putin", -1, "attributed",
    ),
    "passive": (
        "Joe Biden was sharply criticised by Donald Trump.",
        "Donald Trump", "Joe Biden", -1, "attributed",
    ),
    "noun": (
        "Donald Trump's criticism of Joe Biden went on.",
        "Donald Trump", "Joe Biden", -1, "attributed",
    ),
    "from": (
        "Joe Biden drew praise from Barack Obama on Friday.",
        "Barack Obama", "Joe Biden", 1, "attributed",
    ),
    "refused": (
        "Donald Trump refused to blame Vladimir Putin.",
        "Donald Trump", "Vladimir Putin", 1, "attributed",
    ),
    "judged event": (
        "Joe Biden condemned the attack on Volodymyr Zelensky.",
        "Joe Biden", "Volodymyr Zelenskyy", 1, "attributed",
    ),
    "deed": (
        "Donald Trump sided with Vladimir Putin on Friday.",
        "Donald Trump", "Vladimir Putin", 1, "narrator",
    ),
    "label": (
        "Donald Trump called Joe Biden a liar.",
        "Donald Trump", "Joe Biden", -1, "attributed",
    ),
    "quality": (
        "“Donald Trump is a pragmatist,” Sergei Lavrov said.",
        "Sergei Lavrov", "Donald Trump", 1, "quoted",
    ),
    "quality, denied in the verb": (
        "“Donald Trump isn't a pragmatist,” Sergei Lavrov said.",
        "Sergei Lavrov", "Donald Trump", -1, "quoted",
    ),
    "role": (
        "Donald Trump spoke to Dmitry Peskov, Vladimir Putin's spokesman.",
        "Dmitry Peskov", "Vladimir Putin", 1, "narrator",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "holder", "target", "sign", "voice"), SAID.values(), ids=SAID)
def test_who_stands_where(text: str, holder: str, target: str, sign: int, voice: str) -> None:
    found = [s for s in find_stances(text) if (s.holder, s.target) == (holder, target)]
    assert [(s.stance > 0, s.voice) for s in found] == [(sign > 0, voice)]


def test_a_topic_is_taken_literally_and_whatever_its_case() -> None:
    text = "Joe Biden opposes Sanctions (new). Donald Trump’s foreign policy was praised."
    topics = ["sanctions (new)", "Trump's foreign policy"]
    assert {s.target for s in find_stances(text, targets=topics)} >= {"sanctions (new)"}
    assert stances.missing_targets(_corpus(text), [*topics, "no such thing"]) == ["no such thing"]


def _corpus(*texts: str) -> Corpus:
    return Corpus(
        tuple(
            Article(
                article_id=f"a{number}",
                text=text,
                paragraphs=(Paragraph(0, len(text), "body"),),
                source=f"a{number}.txt",
                sha256="0" * 64,
                outlet="One" if number % 2 else "Two",
                published=dt.date(2025, 3, 2),
            )
            for number, text in enumerate(texts)
        )
    )


def test_measure_points_into_the_articles_and_their_sentences() -> None:
    corpus = _corpus(
        "It rained. Joe Biden praised Barack Obama.", "Donald Trump attacked Joe Biden."
    )
    found = stances.measure(corpus)
    assert list(found.columns) == stances._COLUMNS
    sentences = corpus.sentences.set_index(["article_id", "sentence_id"])
    for row in found.itertuples():
        assert corpus[row.article_id].text[row.start : row.end] == row.cue
        sentence = sentences.loc[(row.article_id, row.sentence_id)]
        assert sentence["start"] <= row.start < sentence["end"]
    assert set(found["article_id"]) == {"a0", "a1"}


def test_corpus_without_stances_keeps_its_columns() -> None:
    corpus = _corpus("It rained.")
    found = stances.measure(corpus)
    assert found.empty
    assert list(found.columns) == stances._COLUMNS
    assert stances.matrix(found).empty
    assert stances.voice_gap(found).empty
    assert stances.speaking_on(found, target="x").empty


def _table(*rows: tuple[str, str, str, float, str]) -> pd.DataFrame:
    """Stances in articles a0, a2, ... of the outlet One, and in others of no known outlet."""
    frame = pd.DataFrame(rows, columns=["article_id", "holder", "target", "stance", "voice"])
    one = frame["article_id"].isin(["a0", "a2", "a4"])
    return frame.assign(outlet=frame["article_id"].mask(one, "One"), probability=0.8)


def test_matrix_gives_mean_and_says_where_it_is_descriptive() -> None:
    table = _table(
        ("a0", "x", "y", 1.0, "quoted"), ("a0", "x", "y", 0.0, "quoted"), ("a1", "x", "y", -1.0, "quoted")
    )  # fmt: skip
    found = stances.matrix(table).set_index("outlet")
    assert found.loc["all outlets", "mean"] == 0
    assert found.loc["One", "mean"] == 0.5
    assert found.loc["a1", "mean"] == -1
    assert set(found["certainty"]) == {"descriptive"}
    assert found["low"].isna().all()


def test_matrix_gives_an_interval_over_enough_articles() -> None:
    table = _table(*((f"a{i}", "x", "y", i / 10, "quoted") for i in range(6)))
    row = stances.matrix(table).iloc[0]
    assert row["certainty"] == "inferred"
    assert 0 < row["low"] < row["mean"] < row["high"] < 0.5


def test_expected_right_is_the_sum_of_probabilities() -> None:
    table = _table(("a0", "x", "y", 1.0, "quoted"), ("a2", "x", "y", 1.0, "quoted"))
    assert stances.matrix(table).set_index("outlet").loc["One", "expected_right"] == 1.6


def test_shares_by_target_have_intervals_where_there_are_articles_enough() -> None:
    few = stances.by_target(
        _table(("a0", "x", "y", 0.4, "quoted"), ("a0", "z", "y", -0.9, "quoted"))
    )
    assert few[["against", "favour"]].to_numpy().tolist() == [[0.5, 0.5]]
    assert few["low"].isna().all()
    many = _table(*((f"a{i}", "x", "y", 1 - i % 3, "quoted") for i in range(9)))
    row = stances.by_target(many.assign(outlet="One")).iloc[0]
    assert row["favour"] == pytest.approx(1 / 3)
    assert 0 <= row["low"] < row["favour"] < row["high"] < 1
    assert row["against_low"] == pytest.approx(1 - row["high"])
    assert row["against_high"] == pytest.approx(1 - row["low"])


def test_all_against_in_six_articles_is_no_interval_of_nothing() -> None:
    table = _table(*((f"a{2 * i}", "x", "y", -0.5, "quoted") for i in range(6)))
    row = stances.by_target(table.assign(outlet="One")).iloc[0]
    assert (row["favour"], row["low"]) == (0, 0)
    assert row["high"] > 0.2


def test_shares_are_told_apart_by_whose_words_they_are() -> None:
    table = _table(
        ("a0", "x", "y", -0.8, "narrator"), ("a0", "x", "y", 0.4, "quoted"),
        ("a2", "z", "y", 0.8, "attributed"),
    )  # fmt: skip
    found = stances.by_voice(table).set_index(["outlet", "said"])["favour"]
    every, own, others = stances.SAID
    assert found["One", every] == found["all outlets", every] == pytest.approx(2 / 3)
    assert (found["One", own], found["One", others]) == (0, 1)


def test_a_holder_that_is_no_actor_is_in_no_cell() -> None:
    assert stances.matrix(_table(("a0", None, "y", 1.0, "quoted"))).empty  # type: ignore[arg-type]


def test_voice_gap_parts_the_outlet_from_those_it_cites() -> None:
    table = _table(
        ("a0", "narrator", "y", -0.8, "narrator"),
        ("a0", "x", "y", 0.4, "quoted"),
        ("a0", "z", "y", 0.8, "attributed"),
        ("a0", "z", "y", -1.0, "narrator"),
    )
    row = stances.voice_gap(table).set_index("outlet").loc["One"]
    assert row["gap"] == pytest.approx(-1.4)
    assert row["share_others"] == pytest.approx(2 / 3)


def test_speaking_on_lists_the_most_heard_first() -> None:
    table = _table(
        ("a0", "narrator", "y", -0.8, "narrator"),
        ("a0", "x", "y", 0.4, "quoted"),
        ("a2", "z", "y", 0.8, "attributed"),
        ("a2", "z", "y", 0.2, "quoted"),
        ("a2", "z", "q", 0.2, "quoted"),
    )
    found = stances.speaking_on(table, target="y")
    one = found[found["outlet"] == "One"]
    assert list(one["holder"]) == ["z", "x"]
    assert list(one["n_quoted"]) == [1, 1]


@pytest.mark.parametrize(
    "text", ["Ward rejected the claims on Monday.", "Amnesty condemned the violence in Sudan."]
)
def test_a_hard_word_is_not_held_against_the_one_who_says_it(text: str) -> None:
    assert not [s for s in find_stances(text) if s.holder == "narrator"]


def test_who_is_criticised_does_not_criticise_back() -> None:
    found = [s for s in find_stances("Jones was criticised by Smith.") if s.probability >= 0.5]
    assert [(s.holder, s.target) for s in found] == [("Smith", "Jones")]


def test_whose_lawyer_or_ally_somebody_is_is_no_stance_that_is_shown():
    (row, *_) = [
        one
        for one in find_stances("Donald Trump’s ally Rudy Giuliani spoke on Monday.")
        if one.rule == "role"
    ]
    assert row.stance > 0
    assert row.probability < 0.5


def test_who_is_for_and_against_whom_is_counted_with_whose_words_they_are() -> None:
    rows = pd.DataFrame(
        [
            ("Rowe", None, -1.0, "quoted", "A", "a"), ("Rowe", None, -0.5, "narrator", "B", "b"),
            (None, "critics", -0.5, "attributed", "A", "a"), ("Rowe", None, 0.3, "quoted", "A", "c"),
            (stances.NARRATOR, None, 0.3, "narrator", "A", "c"), (None, None, 1.0, "quoted", "A", "a"),
        ],
        columns=["holder", "holder_text", "stance", "voice", "outlet", "article_id"],
    ).assign(target="Lund", probability=0.7)  # fmt: skip
    found = stances.holders(rows)
    keyed = found.set_index(["sign", "holder"])
    assert keyed.loc[("against", "Rowe"), ["n", "n_own", "n_articles"]].tolist() == [2, 1, 2]
    assert keyed.loc[("against", "Rowe"), "outlets"] == "A (1), B (1)"
    assert set(keyed.loc["for"].index) == {"Rowe", "the outlet itself", "somebody not named"}
    assert found["n"].tolist() == sorted(found["n"], reverse=True)
    assert keyed.loc[("against", "Rowe"), "expected_right"] == pytest.approx(1.4)
    assert list(stances.holders(rows[:0]).columns) == list(found.columns)


def test_a_row_that_goes_against_its_words_says_so() -> None:
    row = {"holder": "Rowe", "holder_text": None, "target": "Lund", "stance": 0.5, "probability": 0.61,
           "voice": "attributed", "cue": "blamed", "rule": "accuse: verb, turned by the scorer"}  # fmt: skip
    (said,) = stances.explained(pd.DataFrame([row]))
    assert (
        said
        == "holder: Rowe; for Lund; reported as said; read the other way than “blamed”; likely right: 61%"
    )
