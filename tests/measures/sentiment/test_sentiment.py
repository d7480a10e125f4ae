"""Sentiment towards a marked mention."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from research.errors import ParameterError
from research.measures import sentiment
from research.measures.sentiment import lexicon, surroundings, target_sentiment, validity

RESULTS = Path(__file__).resolve().parents[3] / "benchmarks" / "results"
CASES = {
    "denounced": ("Critics denounced Smith as a corrupt liar.", "Smith", "negative"),
    "praised": ("The senator praised Jones for his courage and integrity.", "Jones", "positive"),
    "plain": ("The hearing with Smith is scheduled for Tuesday at 10 a.m.", "Smith", "neutral"),
    "accused": ("Prosecutors accused Lee of fraud and lying to investigators.", "Lee", "negative"),
}


@pytest.mark.parametrize(("text", "name", "label"), CASES.values(), ids=CASES)
def test_linear_scorer_finds_what_is_plainly_said(text: str, name: str, label: str) -> None:
    start = text.index(name)
    assert target_sentiment(text, start, start + len(name)).label == label


def test_name_of_the_target_makes_no_difference() -> None:
    found = {
        name: target_sentiment(f"Voters like {name} a lot.", 12, 12 + len(name)).probabilities
        for name in ("Obama", "Putin", "Zygmunt")
    }
    assert len(set(found.values())) == 1


def test_auto_is_the_encoder_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for there, method in ((True, "encoder"), (False, "linear")):
        monkeypatch.setattr(sentiment, "installed", lambda there=there: there)
        assert sentiment.registered("auto").name == method
        assert sentiment.described("auto") == sentiment.described(method)


def measured(benchmark: str, key: str) -> float:
    found = json.loads((RESULTS / f"{benchmark}.json").read_text(encoding="utf-8"))["figures"]
    for part in key.split("."):
        found = found[part]
    return float(found)


@pytest.mark.parametrize(
    ("stated", "held", "sign"),
    [
        (validity.BESIDE["majority"], "majority", "larger_class"),
        (validity.BESIDE["tfidf"], "tfidf", "tfidf_with_names"),
        (validity.METHODS["lexicon"], "lexicon", None),
        (validity.METHODS["linear"], "linear", "ours"),
        (validity.METHODS["encoder"], "encoder_names_hidden", "encoder"),
    ],
    ids=["majority", "tfidf", "lexicon", "linear", "encoder"],
)
def test_stated_validity_is_what_was_measured(
    stated: validity.Validity, held: str, sign: str | None
) -> None:
    assert stated.newsmtsc == round(measured("encoder", f"newsmtsc.{held}.macro_f1"), 2)
    if sign:
        assert stated.given == round(
            measured("seesaw", f"all.sign_of_given_pair.{sign}.macro_f1"), 2
        )
    if sign in ("ours", "encoder"):
        assert stated.found == round(measured("seesaw", f"all.{sign}.sign"), 2)


def test_validity_is_shown_the_weakest_first() -> None:
    assert validity.table()["newsmtsc"].dropna().is_monotonic_increasing


def test_a_sentence_that_names_no_target_is_read_at_large() -> None:
    sentence = "On Tuesday, critics denounced a corrupt liar."
    for method in ("lexicon", "linear"):
        assert sentiment.scorer(method)([(sentence, 0, 0)], [1.0])[0].score < 0


@pytest.mark.parametrize("method", ["linear", "lexicon"])
def test_probabilities_sum_to_one_and_evidence_is_in_the_sentence(method: str) -> None:
    text = "He left.\n\nThe row was ugly. Critics denounced Smith as a liar. It rained."
    start = text.index("Smith")
    found = target_sentiment(text, start, start + 5, method=method)
    assert sum(found.probabilities) == pytest.approx(1)
    assert found.score == found.probabilities[2] - found.probabilities[0]
    low, high = text.index("Critics"), text.index(" It rained")
    assert all(low <= span.start < span.end <= high for span in found.evidence)


def test_lexicon_scorer_reads_the_clause_alone() -> None:
    text = "It was a disaster, but Jones was honest."
    found = target_sentiment(text, 23, 28, method="lexicon")
    assert found.label == "positive"
    assert [text[s:e] for s, e in found.evidence] == ["honest"]


def test_negation_turns_a_valence() -> None:
    text = "Jones was not honest."
    assert target_sentiment(text, 0, 5, method="lexicon").label == "negative"


@pytest.mark.parametrize(
    ("start", "end"), [(0, 0), (-1, 2), (2, 1), (0, 99)], ids=["empty", "before", "back", "past"]
)
def test_offsets_without_a_mention_say_so(start: int, end: int) -> None:
    with pytest.raises(ParameterError, match="no mention at"):
        target_sentiment("Smith left.", start, end)


def test_unknown_method_names_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="'linear', 'lexicon'"):
        target_sentiment("Smith left.", 0, 5, method="magic")


ODD = {
    "nul": "\x00\x00 a",
    "surrogate": "\ud800 hates \udfff",
    "marks": '"' * 20_000,
    "long word": "a" * 50_000,
    "emoji": "😀😀 ’’ 😀",
    "long": "He said no and yes. " * 3000,
}


@pytest.mark.parametrize("method", ["linear", "lexicon"])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_is_survived(text: str, method: str) -> None:
    for start in (0, len(text) // 2, len(text) - 1):
        assert target_sentiment(text, start, start + 1, method=method).label in sentiment.LABELS


def test_names_are_masked_and_contractions_taken_apart() -> None:
    reading = surroundings.read("Mr. Trump didn’t meet Angela Merkel.", common=lexicon.valences())
    found = surroundings.surroundings(reading, 22, 35)
    assert found.words == ["NAME", ".", "NAME", "did", "n't", "meet", "TARGET", "."]


@pytest.mark.parametrize(
    ("measure", "benchmark", "key"),
    [
        ("stances", "seesaw", "all.encoder_shown.triples.precision"),
        ("stances", "seesaw", "all.encoder_shown.triples.recall"),
        ("stances", "seesaw", "all.ours_shown.triples.precision"),
        ("stances", "seesaw", "all.ours_shown.triples.recall"),
        ("stances", "stance_rows", "fresh.right"),
        ("stances", "stance_rows", "fresh.recall_of_gold"),
        ("frames", "frames", "dictionary.auc.macro"),
        ("quoted", "coverage", "labels.PolNeAR: sentences with an attribution.right"),
        ("claims", "readers", "seventeenth.only claim.right"),
        ("claims", "readers", "seventeenth.lacking.right"),
        ("claims", "readers", "seventeenth.shared.right"),
    ],
)  # fmt: skip
def test_what_reports_say_of_measures_elsewhere_is_what_was_measured(measure, benchmark, key):
    from research.validity.tasks import ELSEWHERE

    assert f"{measured(benchmark, key):.2f}".removeprefix("0") in ELSEWHERE[measure]


def test_what_reports_say_of_events_is_what_was_measured() -> None:
    from research.shared_events import SURE_OF_EVENTS, SURE_OF_GROUPS

    places = ("basil.dated", "basil.undated", "seesaw.undated", "both.undated")
    for what in ("precision", "recall"):
        shares = sorted(measured("events", f"{place}.{what}") for place in places)
        assert f"{100 * shares[0]:.0f} to {100 * shares[-1]:.0f} " in SURE_OF_EVENTS
    assert (
        f"only {100 * measured('events', 'polnear.dated.precision'):.0f} of 100" in SURE_OF_EVENTS
    )
    for part, said in (
        ("alike", "{} to {} of 100 such groups are one event"),
        ("less_alike", "“doubtful”, {} to {}."),
    ):
        of_basil = places[:1] if part == "alike" else ()  # its dated groups are all alike
        at = (*of_basil, *places[1:], "polnear.dated")
        shares = sorted(measured("events", f"{place}.{part}.one_event") for place in at)
        assert said.format(*(f"{100 * shares[end]:.0f}" for end in (0, -1))) in SURE_OF_GROUPS


@pytest.mark.parametrize(
    ("measure", "benchmark", "key", "said"),
    [
        ("stances", "stance_rows", "fresh.right", "called about {} right"),
        ("stances", "stance_rows", "fresh.recall_of_gold", "in the articles about {} are found"),
        ("frames", "frames", "dictionary_shipped_thresholds.right.all", "said so of about {} ("),
        ("frames", "frames", "dictionary_shipped_thresholds.right.conflict", "of Conflict {},"),
        ("frames", "frames", "dictionary_shipped_thresholds.right.human_interest", "interest {})"),
        ("frames", "frames", "dictionary_shipped_thresholds.found.all", "so of about {} are found"),
        ("quotes", "quote_rows", "fresh.right", "called about {} right in kind"),
        ("quotes", "quote_rows", "fresh.speaker_right", "about {} in their speaker"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_ten_rows_is_what_was_measured(measure, benchmark, key, said):
    from research.validity.tasks import IN_TEN

    assert said.format(round(10 * measured(benchmark, key))) in IN_TEN[measure]
