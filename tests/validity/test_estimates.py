"""Agreement, gold, and corrected figures of whole samples, held against a truth that is known."""

import itertools
import json
import math

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from made import corpus, lines, plan, task

from research import validity
from research.cli import main
from research.errors import ParameterError


def coded(made, truth, tmp_path, **coders):
    """Codings of coders who each answer by a function of unit and truth."""
    for coder, answer in coders.items():
        answers = {unit: answer(unit, code) for unit, code in truth.items()}
        (tmp_path / f"{coder}.jsonl").write_text(lines(made, answers, coder), encoding="utf-8")
    return validity.read_codings([tmp_path / f"{coder}.jsonl" for coder in coders], made)


def right(_unit, code):
    return code


def other(code):
    return "no" if code == "yes" else "yes"


def sometimes(every):
    return lambda unit, code: other(code) if int(unit[1:]) % every == 0 else code


def test_coders_who_agree_have_alpha_one_and_no_disagreement(tmp_path):
    made, truth = plan(tmp_path)
    codings = coded(made, truth, tmp_path, ana=right, ben=right)
    found = validity.agreement(codings, made)
    assert found["alpha"].dropna().eq(1).all()
    assert set(found["scope"]) == {"all", "code", "coder", "oneself"}
    assert validity.disagreements(codings, made).empty
    assert (validity.gold(codings)["how"] == "all agree").all()


def test_disagreements_are_listed_with_what_each_said(tmp_path):
    made, truth = plan(tmp_path)
    codings = coded(made, truth, tmp_path, ana=right, ben=sometimes(5))
    apart = validity.disagreements(codings, made)
    expected = [unit for unit in made.items["unit_id"] if int(unit[1:]) % 5 == 0]
    assert list(apart["unit_id"]) == expected
    assert apart["codes"].iloc[0].startswith("ana: ")
    assert apart["passage"].notna().all()
    table = validity.confusion(codings)
    assert table.loc["no", "yes"] == table.loc["yes", "no"] == len(expected)
    assert table.to_numpy().sum() == 2 * len(made.items)
    gold = validity.gold(codings)
    assert list(gold[gold["how"] == "split"]["unit_id"]) == expected
    assert gold[gold["how"] == "split"]["code"].isna().all()


def test_a_majority_and_an_adjudicator_decide(tmp_path):
    made, truth = plan(tmp_path)
    codings = coded(made, truth, tmp_path, ana=right, ben=sometimes(5), eve=sometimes(7))
    by_majority = validity.gold(codings).set_index("unit_id")
    both = [u for u in made.items["unit_id"] if int(u[1:]) % 35 == 0]
    others = [u for u in made.items["unit_id"] if u not in both]
    assert all(by_majority.loc[u, "code"] == truth[u] for u in others)
    last = validity.gold(codings, adjudicator="ana").set_index("unit_id")
    assert all(last.loc[u, "code"] == truth[u] for u in made.items["unit_id"])
    with pytest.raises(ParameterError, match="coders are ana, ben, eve"):
        validity.gold(codings, adjudicator="nobody")


def test_one_coder_alone_has_no_alpha_but_agrees_with_oneself(tmp_path):
    made, truth = plan(tmp_path)
    codings = coded(made, truth, tmp_path, ana=right)
    found = validity.agreement(codings, made).set_index("scope")
    assert math.isnan(found.loc["all", "alpha"])
    assert found.loc["oneself", "agreement"] == 1


def test_the_corrected_share_holds_the_truth_where_the_machine_is_biased(tmp_path):
    loaded = corpus(tmp_path / "articles")
    made_task, truth = task(loaded, n=2000)
    # A machine that says yes far too often.
    late = made_task.units["unit_id"].str[1:].astype(int) % 3 == 0
    made_task.units.loc[late, "machine"] = "yes"
    made = validity.sample(loaded, made_task, n=300, seed=5)
    codings = coded(made, truth, tmp_path, ana=right)
    (row,) = validity.estimates(made, validity.gold(codings)).to_dict("records")
    share = sum(code == "yes" for code in truth.values()) / len(truth)
    assert row["low"] < share < row["high"]
    assert not row["machine_low"] < share < row["machine_high"]
    assert row["high"] - row["low"] < row["coded_high"] - row["coded_low"]
    assert (row["n_coded"], row["n_units"]) == (300, 2000)
    assert 300 < row["halved_by"] < 2000


@pytest.mark.parametrize("per_article", [None, 20])
def test_differences_and_months_come_with_intervals(tmp_path, per_article):
    made, truth = plan(tmp_path, per_article=per_article)
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    by_outlet = validity.estimates(made, gold, by="outlet", difference=True).set_index("group")
    assert list(by_outlet.index) == ["all", "Harbour Post", "Tideline", "Harbour Post − Tideline"]
    gap = by_outlet.loc["Harbour Post − Tideline"]
    assert gap["low"] < gap["value"] < gap["high"]
    months = validity.estimates(made, gold, by="period", difference=True).set_index("group")
    assert {"2024-05", "2024-06", "2024-07", "trend a month"} <= set(months.index)


def test_an_interval_beyond_the_articles_is_no_narrower(tmp_path):
    made, truth = plan(tmp_path)
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    here = validity.estimates(made, gold).iloc[0]
    beyond = validity.estimates(made, gold, beyond="article_id").iloc[0]
    assert beyond["value"] == here["value"]
    assert beyond["high"] - beyond["low"] >= here["high"] - here["low"]


def test_codings_so_far_give_figures_too(tmp_path):
    made, truth = plan(tmp_path)
    codings = coded(made, truth, tmp_path, ana=right)
    ten = validity.gold(codings).sample(10, random_state=1)
    (row,) = validity.estimates(made, ten).to_dict("records")
    assert row["n_coded"] == 10
    assert 0 <= row["low"] < row["value"] < row["high"] <= 1


def test_validity_is_the_share_of_right_answers(tmp_path):
    made, truth = plan(tmp_path, n=400)  # all units: no sampling error
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    found = validity.accuracy(made, gold)
    row = found[(found["code"] == "yes") & (found["outlet"] == "all")].iloc[0]
    said = set(made.population[made.population["machine"] == "yes"]["unit_id"])
    has = {unit for unit, code in truth.items() if code == "yes"}
    assert row["precision"] == pytest.approx(len(said & has) / len(said))
    assert row["recall"] == pytest.approx(len(said & has) / len(has))
    accuracy = found[(found["code"] == "all") & (found["outlet"] == "all")]["precision"].iloc[0]
    same = (made.population.set_index("unit_id")["machine"] == pd.Series(truth)).mean()
    assert accuracy == pytest.approx(same)


def test_codings_of_another_sample_give_no_figure(tmp_path):
    made, _ = plan(tmp_path)
    foreign = pd.DataFrame({"unit_id": ["elsewhere"], "code": ["yes"]})
    with pytest.raises(ParameterError, match="not in this sample"):
        validity.estimates(made, foreign)
    with pytest.raises(ParameterError, match="no item has a code"):
        validity.estimates(made, foreign.iloc[:0])


def test_a_regression_on_all_codes_is_least_squares(tmp_path):
    made, truth = plan(tmp_path, n=400)
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    ids = sorted(set(made.population["article_id"]))
    x = pd.DataFrame({"x": [float(i) for i in range(len(ids))]}, index=ids)
    found = validity.regression(made, gold, x, code="yes").set_index("term")
    rows = made.population
    xs = x["x"].reindex(rows["article_id"]).to_numpy()
    ys = (rows["unit_id"].map(truth) == "yes").to_numpy(dtype=float)
    slope = ((xs - xs.mean()) * (ys - ys.mean())).sum() / ((xs - xs.mean()) ** 2).sum()
    assert found.loc["x", "value"] == pytest.approx(slope)


def test_calibration_says_how_many_answers_of_a_probability_are_right(tmp_path):
    loaded = corpus(tmp_path / "articles")
    made_task, truth = task(loaded)
    # It is surest where it is wrong.
    same = made_task.units["machine"] == made_task.units["unit_id"].map(truth)
    made_task.units["confidence"] = [0.7 if right else 0.9 for right in same]
    made = validity.sample(loaded, made_task, n=400)
    validity.save(made, tmp_path / "sample")
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    found = validity.calibration(validity.load(tmp_path / "sample"), gold)
    whole, low, high, *outlets = found.to_dict("records")
    assert (low["stated"], low["right"], low["n_coded"]) == (pytest.approx(0.7), 1, same.sum())
    assert (high["stated"], high["right"]) == (pytest.approx(0.9), 0)
    assert whole["right"] == pytest.approx(same.mean())
    assert (whole["n_coded"], whole["n_units"]) == (400, 400)
    assert [row["outlet"] for row in outlets] == ["Harbour Post", "Tideline"]


def test_a_measure_without_probabilities_has_no_calibration(tmp_path):
    made, truth = plan(tmp_path)
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    assert validity.calibration(made, gold).empty


def test_a_trend_is_of_the_dated_articles(tmp_path):
    loaded = corpus(tmp_path / "articles")
    made_task, truth = task(loaded)
    undated = made_task.units["article_id"] == made_task.units["article_id"].iloc[0]
    made_task.units.loc[undated, "published"] = None
    made = validity.sample(loaded, made_task, n=400)
    gold = validity.gold(coded(made, truth, tmp_path, ana=right))
    found = validity.estimates(made, gold, by="period", difference=True).set_index("group")
    assert "not known" in found.index
    assert not [name for name in found.index if "not known −" in name or "− not known" in name]
    known = made.population[made.population["published"].notna()]
    months = known["published"].map(lambda day: day.month).to_numpy(dtype=float)
    ys = (known["unit_id"].map(truth) == "yes").to_numpy(dtype=float)
    assert found.loc["trend a month", "value"] == pytest.approx(np.polyfit(months, ys, 1)[0])
    assert found.loc["trend a month", "n_units"] == len(known)


def test_a_difference_of_shares_is_at_most_one(tmp_path):
    made, truth = plan(tmp_path)
    few = validity.gold(coded(made, truth, tmp_path, ana=right)).sample(5, random_state=2)
    found = validity.estimates(made, few, by="outlet", difference=True).set_index("group")
    gap = found.loc["Harbour Post − Tideline"]
    assert -1 <= gap["low"] <= gap["high"] <= 1


def run(*arguments, code=0):
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output + done.stderr
    return done


def test_from_articles_to_corrected_figures_on_the_command_line(tmp_path):
    corpus(tmp_path / "articles")
    folder = tmp_path / "sample"
    drawn = run(
        "sample",
        tmp_path / "articles",
        "--measure",
        "quoted",
        "-n",
        20,
        "--to",
        folder,
        "--width",
        "0.1",
    )
    assert "codings" in drawn.output
    assert "PolNeAR" in drawn.output
    for coder, form in (("ana", "csv"), ("ben", "notebook")):
        run("code", folder, "--coder", coder, "--format", form)
    made = validity.load(folder)
    machine = dict(zip(made.population["unit_id"], made.population["machine"], strict=True))
    for coder in ("ana", "ben"):
        (folder / "codings" / f"{coder}.jsonl").write_text(
            lines(made, machine, coder), encoding="utf-8"
        )
    agreed = run("agreement", folder, "--gold", tmp_path / "gold.csv")
    assert "reliable" in agreed.output
    assert len(pd.read_csv(tmp_path / "gold.csv")) == 20
    found = run("estimate", folder, "--by", "outlet", "--difference", "--to", tmp_path / "e.csv")
    assert "corrected" in found.output
    assert set(pd.read_csv(tmp_path / "e.csv")["group"]) >= {"all", "Harbour Post − Tideline"}


def test_before_anybody_coded_the_next_step_is_said(tmp_path):
    made, truth = plan(tmp_path)
    folder = tmp_path / "sample"
    validity.save(made, folder)
    for command in ("agreement", "estimate"):
        assert f"research code {folder} --coder" in run(command, folder, code=2).stderr
    run("code", folder, "--coder", "ana", "--format", "csv")
    assert "nobody has coded yet" in run("agreement", folder, code=2).stderr
    (folder / "codings" / "ana.jsonl").write_text(
        "".join(lines(made, truth).splitlines(keepends=True)[:2]), encoding="utf-8"
    )
    alone = run("agreement", folder)
    assert "--coder SECOND" in alone.output
    assert "where another gave" not in alone.output
    assert "nan" not in run("estimate", folder).output


def test_what_is_left_out_is_said_and_the_exit_code_shows_it(tmp_path):
    made, truth = plan(tmp_path)
    folder = tmp_path / "sample"
    validity.save(made, folder)
    (folder / "codings").mkdir()
    wrong = json.dumps({"unit_id": "u9x", "coder": "ana", "code": "yes"})
    (folder / "codings" / "ana.jsonl").write_text(
        lines(made, truth) + wrong + "\n", encoding="utf-8"
    )
    done = run("estimate", folder, code=1)
    assert "left out" in done.stderr
    assert "corrected" in done.output
    (folder / "codings" / "ana.jsonl").write_text(wrong + "\n", encoding="utf-8")
    nothing = run("estimate", folder, code=2)
    assert "no coding that counts" in nothing.stderr


@pytest.mark.parametrize("pair", list(itertools.combinations(["code", "agreement", "estimate"], 2)))
def test_a_folder_without_a_sample_is_refused_by_every_command(tmp_path, pair):
    for command in pair:
        options = ["--coder", "ana"] if command == "code" else []
        assert "research sample" in run(command, tmp_path, *options, code=2).stderr


def test_a_value_is_cited_with_its_interval_and_what_it_rests_on(tmp_path):
    run("cite", tmp_path, "--value", "validity.quoted.yes.all", code=2)
