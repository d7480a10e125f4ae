"""Frames of articles: their places, their evidence, their intervals, their scores."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

import research
from research.articles.model import Article, Corpus, Paragraph
from research.errors import InputError, ParameterError
from research.measures import frames
from research.measures.frames import classifier as frame_scorer
from research.measures.frames import codebook
from research.text import segments as texts
from research.text.document import lay_out

ROLES = ("headline", "lede", "body", "body")


def article(name, *lines, outlet=None, roles=ROLES):
    text = "\n\n".join(lines)
    spans = texts.paragraphs(text)
    paragraphs = tuple(Paragraph(*span, role) for span, role in zip(spans, roles, strict=False))
    return Article(name, text, paragraphs, f"{name}.txt", "", outlet=outlet)


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'version = "1"\ntitle = "Mine"\nsource = "me"\n'
        '[[frame]]\nname = "quarrel"\nthreshold = 0.1\nterms = ["row", "clash*"]\n'
        '[[frame]]\nname = "money"\nthreshold = 0.5\nterms = ["tax"]\n',
        encoding="utf-8",
    )
    return path


def test_shares_are_those_counted_by_hand(mine):
    corpus = Corpus((article("a", "A row", "It rained. They clashed.", "A tax. A row. No. Yes."),))
    row = frames.measure(corpus, codebook=mine).set_index("frame").loc["quarrel"]
    assert row["n"] == 7
    assert row["n_sentences"] == 3
    assert row["n_hits"] == 3
    assert row["n_terms"] == 2
    assert row["share"] == pytest.approx(3 / 7)
    assert row["headline"] == 1.0
    assert (row["n_own"], row["own"]) == (3, row["share"])
    # Words and marks: 2 + 3 + 3 + 3 + 3 + 2 + 2.
    assert row["breadth"] == pytest.approx(2 / math.sqrt(18))
    assert row["present"] == 1.0


def test_words_of_others_are_told_from_the_outlets_own():
    said = "“They clashed,” said Ann Lee. Critics accused him of lies. Lee said that the dispute goes on."
    corpus = Corpus((article("a", "Rain", said),))
    found = frames.evidence(corpus).set_index("text")["voice"].to_dict()
    assert found["clashed"] == "quoted"
    assert found["accused"] == "narrator"
    assert found["dispute"] == "attributed"
    row = frames.measure(corpus).set_index("frame").loc["conflict"]
    assert row["n_own"] < row["n_sentences"]


def test_each_question_of_the_coders_is_answered_with_evidence():
    corpus = Corpus((article("a", "Rain", "Critics accused him. They prayed.", "It cost $5."),))
    found = frames.items(corpus).set_index(["frame", "item"])
    assert found.loc[("conflict", "reproach"), "answer"] == 1
    assert found.loc[("conflict", "disagreement"), "answer"] == 0
    assert found.loc[("morality", "religion"), "n_terms"] == 1
    assert math.isnan(found.loc[("responsibility", "solution"), "answer"])
    shown = frames.evidence(corpus)
    assert set(shown.loc[shown["item"] == "reproach", "text"]) == {"Critics", "accused"}
    assert not set(map(tuple, shown[["frame", "item"]].to_numpy())) - set(found.index)


def test_a_word_that_tells_nothing_alone_counts_and_is_no_evidence(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'version = "1"\ntitle = "Mine"\nsource = "me"\n[[frame]]\nname = "home"\nthreshold = 0.1\n'
        '[[frame.terms]]\nitem = "kin"\nthreshold = 0.1\nentries = ["father"]\nbeside = ["mourn*"]\n',
        encoding="utf-8",
    )
    corpus = Corpus(
        (article("a", "Rain", "Her father mourned."), article("b", "Rain", "Her father spoke."))
    )
    assert frames.evidence(corpus, codebook=path)["article_id"].tolist() == ["a"]
    rows = frames.measure(corpus, codebook=path).set_index("article_id")
    assert rows["n_terms"].tolist() == [1, 1]
    assert rows["n_sentences"].tolist() == [1, 0]
    assert rows["breadth"].min() > 0.1
    assert rows["present"].tolist() == [1, 0]
    answers = frames.items(corpus, codebook=path).set_index("article_id")
    assert answers["answer"].tolist() == [1, 0]


def test_without_a_threshold_nothing_is_present_or_absent():
    corpus = Corpus((article("a", "Rain", "The court ruled on the tax. Voters wait."),))
    found = frames.measure(corpus, codebook="policy")
    assert found["present"].isna().all()
    assert found["share"].notna().all()
    assert codebook.load("policy").leads == "share"
    assert codebook.load("generic").leads == "present"
    assert "sets no threshold" in frames.methods("policy")


def test_presence_needs_the_threshold(mine):
    corpus = Corpus((article("a", "A tax", "It rained and rained and rained.", "No tax."),))
    row = frames.measure(corpus, codebook=mine).set_index("frame").loc["money"]
    assert row["n_hits"] == 2
    assert row["present"] == 0.0


def test_an_article_without_a_part_or_a_sentence_has_nan_not_zero(mine):
    headless = article("a", "A row.", roles=("body",))
    corpus = Corpus((headless, Article("b", "", (), "b.txt", "")))
    found = frames.measure(corpus, codebook=mine).set_index(["article_id", "frame"])
    assert math.isnan(found.loc[("a", "quarrel"), "headline"])
    empty = found.loc[("b", "quarrel")]
    assert empty[["share", "own", "headline", "breadth", "present"]].isna().all()


def test_evidence_stands_where_it_says():
    corpus = Corpus(
        (
            article(
                "a", "A furious row", "Prices rose. Critics lambasted him.", "They prayed to God."
            ),
        )
    )
    found = frames.evidence(corpus)
    text = corpus["a"].text
    assert found["text"].tolist() == [
        "furious row",
        "Prices",
        "Critics",
        "lambasted",
        "prayed",
        "God",
    ]
    assert all(text[row.start : row.end] == row.text for row in found.itertuples())
    sentences = corpus.sentences.set_index("sentence_id")
    for row in found.itertuples():
        sentence = sentences.loc[row.sentence_id]
        assert sentence["start"] <= row.start < row.end <= sentence["end"]


def test_no_articles_give_tables_with_columns():
    empty = Corpus(())
    for table in (frames.measure(empty), frames.evidence(empty), frames.by_outlet(empty)):
        assert len(table) == 0
        assert "frame" in table.columns


def test_few_articles_are_described_and_more_are_inferred_from(mine):
    few = [article(f"a{i}", "A row", "A tax.", outlet="few") for i in range(4)]
    many = [article(f"b{i}", "A row" if i % 2 else "Rain", "It.", outlet="many") for i in range(8)]
    found = frames.by_outlet(Corpus((*few, *many)), codebook=mine).set_index(["outlet", "frame"])
    small, large = found.loc[("few", "quarrel")], found.loc[("many", "quarrel")]
    assert (small["certainty"], large["certainty"]) == ("descriptive", "inferred")
    assert math.isnan(small["low"])
    assert small["value"] == 1.0
    assert large["low"] < large["value"] == 0.5 < large["high"]


CONFLICT = (
    "Senators clashed in a heated exchange. Critics accused the president of lying, and rivals "
    "slammed the attack as a threat. Both sides fought the ruling in court and rejected blame."
)


@pytest.mark.parametrize("method", ["linear", "dictionary"])
def test_scores_are_of_the_five_frames_between_0_and_1(method):
    scores = research.score_frames(CONFLICT, method=method)
    assert list(scores) == codebook.load("generic").names
    assert all(0 <= score <= 1 for score in scores.values())
    assert max(scores, key=scores.get) == "conflict"


@pytest.mark.parametrize("method", ["linear", "dictionary"])
@pytest.mark.parametrize(
    "text", ["", " \n\0", "\ud800", '"' * 20_000, "clash " * 20_000, "“" * 999]
)
def test_no_text_breaks_a_score(method, text):
    scores = research.score_frames(text, method=method)
    assert all(math.isnan(score) or 0 <= score <= 1 for score in scores.values())


@pytest.mark.parametrize("method", ["linear", "dictionary"])
def test_no_words_no_score(method):
    assert all(math.isnan(score) for score in research.score_frames("", method=method).values())


def test_an_unknown_method_is_an_error():
    with pytest.raises(ParameterError, match="'dictionary', 'linear'"):
        research.score_frames("A row.", method="magic")


def test_both_scores_stand_side_by_side():
    corpus = Corpus((article("a", "A row", "They clashed."),))
    found = frames.scores(corpus)
    assert found.columns.tolist() == [
        "article_id",
        "outlet",
        "published",
        "frame",
        "dictionary",
        "linear",
    ]
    expected = research.score_frames(corpus["a"].text)
    assert dict(zip(found["frame"], found["linear"], strict=True)) == expected


def test_the_linear_score_is_the_sum_of_its_weights():
    weights = frame_scorer.shipped()
    document, book = lay_out(CONFLICT), codebook.load("generic")
    features = frame_scorer.read(document, codebook.coded(document, book), book)
    values = {
        stem: (1 + math.log(n)) * weights.idf[weights.stems[stem]]
        for stem, n in features.stems.items()
        if stem in weights.stems
    }
    length = math.sqrt(sum(value**2 for value in values.values()))
    place = weights.frames.index("conflict")
    by_stem = sum(
        value / length * weights.stem_weights[weights.stems[stem], place]
        for stem, value in values.items()
    )
    terms = np.clip((features.terms - weights.term_mean) / weights.term_scale, -5, 5)
    by_hand = weights.intercept[place] + by_stem + terms @ weights.term_weights[:, place]
    assert frame_scorer.linear(features, weights)[place] == pytest.approx(by_hand)


def test_weights_of_another_codebook_are_refused(monkeypatch):
    monkeypatch.setattr(frame_scorer, "load", lambda _: SimpleNamespace(version="another"))
    frame_scorer.shipped.cache_clear()
    try:
        with pytest.raises(InputError, match="was trained with version"):
            frame_scorer.shipped()
    finally:
        frame_scorer.shipped.cache_clear()


def test_the_methods_paragraph_names_codebook_and_what_is_not_measured(mine):
    assert "Semetko" in frames.methods()
    assert "Not measured, for want of terms: Other" in frames.methods("policy")
    assert '"Mine" (version 1: 2 frames, 3 terms; me)' in frames.methods(mine)


def test_what_stands_outside_the_marks_of_a_mixed_quotation_is_reported():
    text = "Angela Merkel said that the war against Ruritania was a “furious row” of neighbours."
    body = (Paragraph(0, len(text), "body"),)
    corpus = Corpus((Article("a", text, body, "a.txt", "0", outlet="O"),))
    rows = frames.evidence(corpus, quotations="rules").set_index("text")
    assert rows.loc["war against", "voice"] == "attributed"
    assert rows.loc["furious row", "voice"] == "quoted"
