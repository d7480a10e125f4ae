"""What reports say of a measure's validity, and that they say so where there is none."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from made import corpus, lines, plan, task

from research import load, validity
from research.measures.frames import codebook

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coding"
SEEDS = EXAMPLE.parents[1] / "seeds"


@pytest.fixture
def coded(tmp_path):
    made, truth = plan(tmp_path)
    folder = tmp_path / "sample"
    validity.save(made, folder)
    (folder / "codings").mkdir()
    (folder / "codings" / "ana.jsonl").write_text(lines(made, truth), encoding="utf-8")
    return folder, corpus(tmp_path / "articles")


def test_a_checked_measure_says_how_right_it_is_here_and_elsewhere(coded):
    found = validity.check(coded[0], coded[1])
    assert "is right in ." in found.statement()
    assert "80 of 400 coded by 1 coder;" in found.statement()
    assert "Not validated elsewhere" in found.statement()
    assert found.basis() == "corrected with 80 coded sentences, one coder"
    assert len(found.three_ways()) == 3 * len(found.estimates)


def test_the_box_says_what_the_measures_own_probabilities_are_worth(tmp_path):
    loaded = corpus(tmp_path / "articles")
    made, truth = task(loaded)
    drawn = validity.sample(loaded, replace(made, units=made.units.assign(confidence=0.9)), n=80)
    folder = tmp_path / "sample"
    validity.save(drawn, folder)
    (folder / "codings").mkdir()
    (folder / "codings" / "ana.jsonl").write_text(lines(drawn, truth), encoding="utf-8")
    assert "a probability of .90 on average; ." in validity.check(folder, loaded).statement()


def test_a_sample_of_other_articles_validates_nothing(coded):
    found = validity.check(coded[0], load(SEEDS))
    assert not found.belongs
    assert "the coded sample is of others" in found.statement()
    assert found.estimates.empty
    assert found.accuracy.empty
    assert math.isnan(found.alpha)
    assert found.three_ways().empty


def test_a_sample_that_nobody_coded_validates_nothing(coded):
    folder, loaded = coded
    (folder / "codings" / "ana.jsonl").unlink()
    found = validity.check(folder, loaded)
    assert "nothing of it is coded" in found.statement()
    assert found.n == 0
    (folder / "codings").rmdir()
    assert "nothing of it is coded" in validity.check(folder, loaded).statement()


def test_a_number_without_validation_is_marked():
    assert validity.unvalidated().count("Not validated") == 2
    assert "Validated elsewhere: on others." in validity.unvalidated("on others")


def test_the_shipped_codings_are_of_the_seeds_as_they_are():
    found = validity.check(EXAMPLE, load(SEEDS), adjudicator="adjudicated")
    assert found.belongs
    assert found.codings.problems == ()
    assert found.n == len(found.plan.items)
    assert (found.gold["how"] != "split").all()
    drawn = found.plan.population["unit_id"].isin(found.plan.items["unit_id"])
    assert drawn.sum() == 30


def test_of_ten_articles_of_a_frame_so_many_are_right_as_the_benchmark_found():
    root = Path(__file__).resolve().parents[2]
    found = json.loads(
        (root / "benchmarks" / "results" / "frames.json").read_text(encoding="utf-8")
    )
    right = found["figures"]["dictionary_shipped_thresholds"]["right"]
    told = {frame.label: round(10 * right[frame.name]) for frame in codebook.load("generic").frames}
    assert told == validity.RIGHT_IN_TEN
