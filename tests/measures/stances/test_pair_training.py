"""What the tower of pairs learns from: lists, answers of its teacher, and what it is held to."""

import importlib
from pathlib import Path

import numpy as np
import pytest

TRAINING = Path(__file__).resolve().parents[3] / "training"
NAMES = ("Mayor Ida Lund", "Senator Olaf Berg")
SAID = "Mayor Ida Lund praised Senator Olaf Berg, but Governor Nils Dahl did not."


@pytest.fixture
def training(monkeypatch):
    """Modules of `training/` by their names."""
    monkeypatch.syspath_prepend(TRAINING)
    return importlib.import_module


@pytest.fixture
def data(training):
    return training("pair_data")


@pytest.fixture
def answers(training, monkeypatch, tmp_path):
    module = training("pair_answers")
    monkeypatch.setattr(module, "ANSWERS", tmp_path / "pair_answers.npz")
    return module


def test_a_pair_turned_twice_is_itself_and_one_without_a_class_stays_without(data):
    coded, uncoded = (data.Pair(SAID, (6, 14), (31, 40), label) for label in (2, None))
    assert data.turned(coded) == data.Pair(SAID, (31, 40), (6, 14), 4)
    assert data.turned(data.turned(coded)) == coded
    assert data.turned(uncoded).label is None


def test_copies_of_a_sentence_stay_in_one_part(data):
    said = "Ferry {0} to the islands was late today, said the captain of ferry {0}"
    texts = [said.format(number) for number in range(300)]
    pairs = [data.Pair(text, (0, 1), (2, 3), 0) for text in texts]
    pairs += [
        data.Pair(f"{text}, a man of whom the council had never heard", (0, 1), (2, 3), 0)
        for text in texts
    ]
    parts = data.split(pairs)
    assert sorted(i for part in parts for i in part) == list(range(600))
    assert all(part for part in parts)
    assert all(
        {i % 300 for i in part if i < 300} == {i % 300 for i in part if i >= 300} for part in parts
    )


def test_listed_pairs_come_back_as_they_were(data, monkeypatch, tmp_path):
    monkeypatch.setattr(data, "LISTED", tmp_path / "build" / "pairs.json")
    learnt = [data.Pair(SAID, (6, 14), (31, 40), 1), data.Pair(SAID, (6, 14), (58, 67), None)]
    data.write_listed(learnt, learnt[:1])
    assert data.listed() == (learnt, learnt[:1])


def test_no_copy_of_what_is_held_back_is_listed(training, data):
    texts, examples = training("pair_texts"), training("encoder_data")
    coded = [
        data.Pair(f"{who} spoke at length of {what} in the hall of the town", (0, 4), (5, 9), 0)
        for who in ("Berg", "Dahl", "Lund", "Holm", "Moen")
        for what in ("taxes", "schools", "roads", "the ferry", "the harbour", "the war")
    ]
    parts = data.split(coded)
    held = [coded[i].text for part in parts[1:] for i in part]
    news = [
        examples.Example(text, 0, 4, 1, f"article {number}")
        for number, text in enumerate(
            [*held, *(f"Nothing of article {n} is held" for n in range(40))]
        )
    ]
    kept, free = texts.open_sentences(coded, news)
    assert held
    assert kept == [coded[i] for i in parts[0]]
    assert not {data.ends(text) for text in held} & {data.ends(text) for text in free}
    away = {news[i].text for i in examples.split(news)[1]}
    assert away
    assert not away & set(free)
    assert any(text.startswith("Nothing of article") for text in free)


def test_other_actors_of_a_coded_sentence_are_asked_about_and_the_coded_two_are_not(training, data):
    texts = training("pair_texts")
    found = list(texts.uncoded([SAID]))
    assert (SAID[slice(*found[0].holder)], SAID[slice(*found[0].target)]) == NAMES
    assert {one.label for one in found} == {None}
    rest = list(texts.uncoded([SAID], [data.Pair(SAID, found[0].holder, found[0].target, 1)]))
    assert rest == found[1:]
    assert rest


def test_answers_are_found_by_sentence_and_places_and_what_was_not_asked_is_nan(data, answers):
    asked = [data.Pair(SAID, (6, 14), (31, 40), 1), data.Pair(SAID, (6, 14), (58, 67), None)]
    said = np.array([[0.1, 0.6, 0.1, 0.1, 0.1], [0.8, 0.05, 0.05, 0.05, 0.05]])
    answers.keep(asked, said, {"macro_f1": 0.5})
    others = [data.Pair(SAID, (6, 14), (31, 41), 1), data.Pair(SAID + " ", (6, 14), (31, 40), 1)]
    found, figures = answers.answered([*others, *reversed(asked)])
    assert np.isnan(found[:2]).all()
    assert found[2:] == pytest.approx(said[::-1], abs=1e-3)
    assert figures == {"macro_f1": 0.5}
    with np.load(answers.ANSWERS) as held:
        assert {held[name].dtype.kind for name in held.files} == {"u", "f", "U"}
        assert "Lund" not in str(held["figures"])


def test_chances_are_moved_to_how_often_readers_saw_a_stance(answers):
    rng = np.random.default_rng(13)
    true = rng.dirichlet([8, 0.5, 1, 0.5, 1], 4000)
    labels = np.array([rng.choice(5, p=row) for row in true])
    leaning = true * [1, 3, 5, 3, 5]
    leaning /= leaning.sum(axis=1, keepdims=True)
    labels[3000:] = -1
    found, before, after = answers.moved(leaning, labels)
    assert after < before
    assert found.sum(axis=1) == pytest.approx(np.ones(4000))
    assert np.abs(found[3000:] - true[3000:]).mean() < np.abs(leaning - true)[3000:].mean() / 5


def test_a_pair_is_held_to_label_and_answer_or_to_the_one_that_there_is(answers):
    answer = np.array([0.5, 0.5, 0, 0, 0])
    said = np.stack([answer, np.full(5, np.nan), answer, np.full(5, np.nan)])
    aim = answers.aims(np.array([2, 2, -1, -1]), said, share=0.25, smoothing=0.1)
    label = np.array([0.02, 0.02, 0.92, 0.02, 0.02])
    assert aim[0] == pytest.approx(0.75 * label + 0.25 * answer)
    assert aim[1] == pytest.approx(label)
    assert aim[2] == pytest.approx(answer)
    assert np.isnan(aim[3]).all()


def test_a_tower_is_not_taught_where_its_teacher_was_asked_about_other_pairs(data, answers):
    pairs = [data.Pair(f"{n} {SAID}", (8, 16), (33, 42), n % 5) for n in range(40)]
    open_ones = [data.Pair(one.text, one.holder, (60, 69), None) for one in pairs]
    answers.keep(pairs[:20] + open_ones[:20], np.full((40, 5), 0.2), {})
    shown, aim, told = answers.taught(
        pairs[:10], pairs[10:20] + open_ones[:21], share=0.5, smoothing=0.05
    )
    assert shown == pairs[:20] + open_ones[:20]
    assert not np.isnan(aim).any()
    assert told["answered"] == 40
    with pytest.raises(SystemExit, match="40 of 80 pairs"):
        answers.taught(pairs, open_ones, share=0.5, smoothing=0.05)
