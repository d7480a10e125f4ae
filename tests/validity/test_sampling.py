"""Samples: known probabilities, strata, blindness, and the folder they are kept in."""

import json
import math

import pytest
from made import corpus, plan, task

from research import validity
from research.errors import InputError, ParameterError
from research.validity.sampling import allocate


@pytest.mark.parametrize(
    ("sizes", "n", "drawn"),
    [
        ([100, 100], 10, [5, 5]),
        ([400, 100], 30, [20, 10]),  # by the square root of their sizes
        ([1000, 3], 20, [18, 2]),
        ([1, 1, 1], 10, [1, 1, 1]),
        ([0, 5], 3, [0, 3]),
    ],
)
def test_allocation_gives_small_strata_more_than_their_share(sizes, n, drawn):
    assert allocate(sizes, n) == drawn


def test_weights_of_the_drawn_units_sum_to_the_population(tmp_path):
    made, _ = plan(tmp_path)
    drawn = made.population[made.population["unit_id"].isin(made.items["unit_id"])]
    assert (1 / drawn["probability"]).sum() == pytest.approx(len(made.population))
    assert len(drawn) == 80
    for stratum in made.strata:
        assert stratum.n_drawn >= 2


def test_with_articles_first_no_article_has_more_than_was_asked(tmp_path):
    made, _ = plan(tmp_path, n=12, per_article=3)
    assert made.items.groupby("article_id").size().max() <= 3
    assert made.population["cluster"].nunique() == 6


def test_strata_are_merged_where_the_sample_is_small(tmp_path):
    small, _ = plan(tmp_path, n=8)
    large, _ = plan(tmp_path, n=80)
    assert len(small.strata) < len(large.strata)
    assert len(small.items) == 8


def test_the_same_seed_draws_the_same_and_another_does_not(tmp_path):
    one, two, other = (plan(tmp_path, seed=seed)[0] for seed in (3, 3, 4))
    assert one.sample_id == two.sample_id
    assert list(one.items["unit_id"]) == list(two.items["unit_id"])
    assert one.sample_id != other.sample_id


def test_coders_see_nothing_of_the_machine(tmp_path):
    made, _ = plan(tmp_path)
    assert not {"machine", "score", "stratum", "probability"} & {
        *made.items.columns, *validity.sheet(made, "ana").columns
    }  # fmt: skip


def test_each_coder_has_an_order_of_their_own_and_some_items_twice(tmp_path):
    made, _ = plan(tmp_path, repeats=0.1)
    ana, ben = validity.sheet(made, "ana"), validity.sheet(made, "ben")
    assert list(ana["unit_id"]) != list(ben["unit_id"])
    assert list(ana["unit_id"]) == list(validity.sheet(made, "ana")["unit_id"])
    again = ana[ana["round"] == 2]
    assert len(again) == 8
    first = ana[ana["round"] == 1].set_index("unit_id")["number"]
    assert (again["number"].to_numpy() > first[again["unit_id"]].to_numpy()).all()


def test_a_sample_is_the_same_when_it_is_read_again(tmp_path):
    made, _ = plan(tmp_path)
    validity.save(made, tmp_path / "sample")
    validity.save(made, tmp_path / "sample")  # the same again is no harm
    read = validity.load(tmp_path / "sample")
    assert (read.sample_id, read.codes, read.strata) == (made.sample_id, made.codes, made.strata)
    assert list(read.items["passage"]) == list(made.items["passage"])
    assert list(read.population["probability"]) == pytest.approx(
        list(made.population["probability"])
    )


def test_another_sample_is_not_written_over_one(tmp_path):
    validity.save(plan(tmp_path, seed=1)[0], tmp_path / "sample")
    with pytest.raises(InputError, match="another sample already"):
        validity.save(plan(tmp_path, seed=2)[0], tmp_path / "sample")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan.json", "{", "not a sample"),
        ("plan.json", '{"version": 99}', "another version"),
        ("items.jsonl", '{"unit_id": "x"}\n{', "items.jsonl:2: broken JSON"),
        ("population.jsonl", '{"unit_id": "x"}\n', "not a sample"),
    ],
)
def test_a_broken_sample_is_said_with_its_place(tmp_path, name, text, said):
    validity.save(plan(tmp_path)[0], tmp_path / "sample")
    (tmp_path / "sample" / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        validity.load(tmp_path / "sample")


def test_a_folder_without_a_sample_says_how_to_draw_one(tmp_path):
    with pytest.raises(InputError, match="research sample"):
        validity.load(tmp_path)


@pytest.mark.parametrize(
    "options", [{"n": 0}, {"repeats": 2}, {"per_article": 0}, {"by": ("weather",)}]
)
def test_what_cannot_be_drawn_is_refused(tmp_path, options):
    with pytest.raises(ParameterError):
        plan(tmp_path, **options)


@pytest.mark.parametrize("measure", list(validity.MEASURES))
def test_every_built_in_measure_gives_items_with_their_passage(tmp_path, measure):
    loaded = corpus(tmp_path / "articles")
    made = validity.sample(loaded, measure, n=20, seed=2)
    texts = {article.article_id: article.text for article in loaded}
    for item in made.items.to_dict("records"):
        assert texts[item["article_id"]][item["start"] : item["end"]] == item["passage"]
        assert item["before"] + item["passage"] + item["after"] in texts[item["article_id"]]
        assert "{" not in item["question"]
    assert made.population["machine"].notna().all()
    known = {choice for unit in made.items["unit_id"] for choice in made.choices(unit)}
    assert set(made.population["machine"]) & known
    json.dumps(list(made.items["options"]))


def test_units_that_the_measure_does_not_know_are_counted_not_drawn(tmp_path):
    loaded = corpus(tmp_path / "articles")
    made, _ = task(loaded)
    made.units.loc[:49, "machine"] = None
    found = validity.sample(loaded, made, n=20)
    assert found.n_undefined == 50
    assert len(found.population) == 350


def test_a_narrower_interval_and_a_worse_measure_take_more_codings(tmp_path):
    made, _ = plan(tmp_path)
    assert validity.needed(made, 0.05) > validity.needed(made, 0.1)
    assert validity.needed(made, 0.05, wrong=0.2) > validity.needed(made, 0.05, wrong=0.02)
    assert validity.needed(made, 0.05, wrong=math.nan) == validity.needed(made, 0.05)


def test_an_unknown_measure_names_those_there_are(tmp_path):
    with pytest.raises(ParameterError, match="frames, frame_articles, quoted"):
        validity.sample(corpus(tmp_path / "articles"), "weather")
