"""The page of tables, of runs whose files are a stranger's."""

import json
import shutil

import pytest

from research.errors import InputError
from research.reporting import records
from research.reporting.publishing import explore


@pytest.fixture
def run(published, tmp_path):
    return records.read(shutil.copytree(published.outcomes["good"].path, tmp_path / "run"))


def named(run, **shown):
    (run.path / "values.json").write_text(json.dumps(shown), encoding="utf-8")


@pytest.mark.parametrize(
    "values",
    ["{", "[]", '{"tables": []}', '{"tables": {"a": 1}}', '{"figures": null}', "[" * 100_000],
    ids=lambda values: values[:20],
)
def test_values_of_another_form_are_said_with_their_place(run, values):
    (run.path / "values.json").write_text(values)
    with pytest.raises(InputError, match=r"values\.json: not of the form"):
        explore.html(run)


def test_a_table_with_a_short_row_is_said_with_its_place(run):
    (run.path / "own.csv").write_text("outlet,share\nA,1\nB\n")
    named(run, tables={"own": {"caption": "Own", "data": "own.csv"}})
    with pytest.raises(InputError, match=r"own\.csv: not of the form"):
        explore.html(run)


def test_a_table_and_a_figure_of_one_name_are_both_there_and_files_elsewhere_are_not(run, tmp_path):
    (tmp_path / "secret.csv").write_text("outlet\nA\n")
    for name in ("a", "b"):
        (run.path / f"{name}.csv").write_text("outlet\nA\n")
    named(
        run,
        tables={
            "own": {"caption": "Table", "data": "a.csv"},
            "other": {"caption": "Secret", "data": "../secret.csv"},
        },
        figures={"own": {"caption": "Figure", "data": "b.csv"}},
    )
    assert [table["caption"] for table in explore.tables(run)] == ["Table", "Figure"]


def test_a_run_without_a_table(run):
    (run.path / "values.json").unlink()
    with pytest.raises(InputError, match="no table to explore"):
        explore.html(run)
