import doctest
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from research.errors import ParameterError
from research.measures import sentiment
from research.measures.encoder import embeddings
from research.measures.encoder import towers as model
from research.measures.encoder.word_pieces import Piece, tokenizer, word_pieces
from research.measures.sentiment import TargetSentiment, by_encoder
from research.text.segments import Span

needs_extra = pytest.mark.skipif(
    not model.installed(), reason="the extra `encoder` (onnxruntime) is not installed"
)

VOCABULARY = {
    piece: number
    for number, piece in enumerate(
        ["[UNK]", "un", "##aff", "##able", "the", "cafe", "!", "'", "s", "日", "a", "##b", "$"]
    )
}


@needs_extra
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("unaffable", ["un", "aff", "able"], id="the example of BERT's own tests"),
        pytest.param("The Café's!", ["The", "Café", "'", "s", "!"], id="case, accents, marks"),
        pytest.param("日a", ["日", "a"], id="a Chinese character is a word"),
        pytest.param("a\0b", ["a", "b"], id="a NUL is not there"),
        pytest.param("\ud800a", ["a"], id="nor is a lone surrogate"),
        pytest.param("a\u0301b", ["a", "b"], id="a combining accent is not there"),
        pytest.param("$a", ["$", "a"], id="ASCII signs stand alone"),
        pytest.param("x" * 101, ["x" * 101], id="a very long word is unknown as a whole"),
        pytest.param(" \n\t", [], id="nothing"),
    ],
)
def test_word_pieces_know_their_characters(text, shown):
    assert [text[p.start : p.end] for p in word_pieces(text, tokenizer(VOCABULARY))] == shown


@needs_extra
def test_unknown_words_are_one_piece():
    assert word_pieces("unx the", tokenizer(VOCABULARY)) == [Piece(0, 0, 3), Piece(4, 4, 7)]


def test_target_sentiment_hands_the_sentence_to_the_encoder(monkeypatch):
    seen = []

    def stub(items, sure):
        seen.extend(sentence[start:end] for sentence, start, end in items)
        first = items[0][0].index("They")
        return [TargetSentiment("negative", (0.8, 0.1, 0.1), (Span(first, first + 4),))]

    monkeypatch.setitem(sentiment._JUDGES, "encoder", stub)
    text = "It rained. They blamed Smith."
    found = sentiment.target_sentiment(text, 23, 28, method="encoder")
    assert seen == ["Smith"]
    assert [text[s.start : s.end] for s in found.evidence] == ["They"]


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    model._load_tower.cache_clear()
    with pytest.raises(ParameterError, match=r"pip install 'news-framing\[encoder\]'"):
        by_encoder.sentiments([("They blamed Smith.", 12, 17)])


def test_without_its_tokenizer_the_error_says_so_too(monkeypatch):
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(ParameterError, match=r"pip install 'news-framing\[encoder\]'"):
        tokenizer(VOCABULARY)


def test_importing_the_package_does_not_import_the_extra():
    held = "{'onnxruntime', 'tokenizers'} & set(sys.modules)"
    code = f"import sys, research; research.target_sentiment; print({held})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@needs_extra
@pytest.mark.parametrize(
    ("sentence", "mention", "label"),
    [
        ("Critics denounced Smith as a corrupt liar.", "Smith", "negative"),
        ("Voters love Smith, a brave and honest leader.", "Smith", "positive"),
        ("Smith will travel to Geneva on Tuesday.", "Smith", "neutral"),
    ],
)
def test_plain_sentences(sentence, mention, label):
    start = sentence.index(mention)
    found = by_encoder.sentiments([(sentence, start, start + len(mention))], [0.2])[0]
    assert found.label == label
    assert sum(found.probabilities) == pytest.approx(1)
    assert (len(found.evidence) == 0) == (label == "neutral")


@needs_extra
def test_words_are_looked_for_only_where_a_side_is_likely_enough():
    item = ("Critics denounced Smith as a corrupt liar.", 18, 23)
    sure, unsure = by_encoder.sentiments([item, item], [0.2, 0.999999])
    assert sure.evidence
    assert not unsure.evidence
    assert sure.probabilities == unsure.probabilities
    assert by_encoder.sentiments([item]) == [unsure]


@pytest.fixture(scope="module")
def training():
    path = Path(__file__).resolve().parents[3] / "training" / "encoder_data.py"
    spec = importlib.util.spec_from_file_location("encoder_data", path)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules["encoder_data"] = loaded
    spec.loader.exec_module(loaded)
    yield loaded
    del sys.modules["encoder_data"]


def test_examples_of_the_training_hold(training):
    assert doctest.testmod(training) == (0, 3)


@needs_extra
def test_training_hides_names_as_stances_do(training):
    whole = model.passage("They blamed Prime Minister Smith-Jones for it.", 12, 38)
    shown = by_encoder._nameless(whole)
    mask = model.load_words().numbers["[MASK]"]
    assert sum(whole.marked) > 1
    assert training.hidden(whole.ids, whole.marked, mask) == (shown.ids, shown.marked)


@needs_extra
@pytest.mark.parametrize("name", ["Putin", "Zelenskyy", "the European Union"])
def test_a_stance_does_not_depend_on_what_its_target_is_called(name):
    plain = "He said that the thaw with Smith was welcome."
    other = plain.replace("Smith", name)
    hidden = [
        by_encoder.sentiments([(text, 27, 27 + len(shown))], names=False)[0].probabilities
        for text, shown in ((plain, "Smith"), (other, name))
    ]
    assert hidden[0] == hidden[1]


@needs_extra
def test_a_sentence_scores_the_same_alone_and_in_any_batch():
    items = [
        (f"{word} " * n + "They blamed Smith.", 5 * n + 12, 5 * n + 17)
        for n in range(0, 80, 9)
        for word in ("word", "hero", "liar")
    ]
    with model.threads(2):
        together = by_encoder.sentiments(items)
    with model.threads(1):
        assert by_encoder.sentiments(items) == together
    assert together == [by_encoder.sentiments([item])[0] for item in items]
    assert together[::-1] == by_encoder.sentiments(items[::-1])


@needs_extra
@pytest.mark.parametrize("text", ["x", "\0", "\ud800", "“" * 50_000, "ab" * 50_000, "é😀日" * 9])
def test_any_text_is_survived(text):
    found = by_encoder.sentiments([(text, 0, 1), (text, len(text) - 1, len(text))])
    assert all(0 <= p <= 1 for one in found for p in one.probabilities)
    assert embeddings.embeddings([text]).shape == (1, 384)


@needs_extra
def test_likeness_puts_a_paraphrase_above_another_topic():
    likely = embeddings.likeness(
        ["The administration is rapidly changing its foreign policy.", "Cats sleep all day."],
        ["The government is swiftly altering its diplomacy."],
    )
    assert likely[0, 0] > 0.6 > 0.3 > likely[1, 0]
    assert embeddings.likeness(["a"], ["a"])[0, 0] == pytest.approx(1)
    assert embeddings.likeness([], ["a"]).shape == (0, 1)


@needs_extra
def test_nothing_in_nothing_out():
    assert by_encoder.sentiments([]) == []
