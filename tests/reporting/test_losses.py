"""What is a user's own is never lost: articles, bindings of write-ups, cited runs, other folders."""

import csv
import json
import os
import shutil
import sys

import pytest
from click.testing import CliRunner
from test_writeups import publish, statuses

from research import cli
from research.articles.load import load
from research.errors import ParameterError
from research.measures import registry
from research.reporting.citing import bindings, writeups
from research.reporting.publishing import tables

STORY = "Bridge closes\n\nThe bridge closed on Monday, the mayor said. Nobody was hurt.\n"


@pytest.fixture
def call(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return lambda *given: CliRunner().invoke(cli.main, [str(one) for one in given])


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "articles.csv").write_text("title,text\nOne,It rained for a day and a night.\n")
    (folder / "a.txt").write_text(STORY)
    return folder


# Tables


@pytest.mark.parametrize("target", ["news", "news/tables", ".", "link", "news/../news"])
def test_tables_are_not_written_where_articles_are(call, news, target, tmp_path):
    (tmp_path / "link").symlink_to(news)
    before = {path.name: path.read_bytes() for path in news.iterdir()}
    result = call("tables", "news", "--to", target)
    assert result.exit_code == 2
    assert "which tables must not touch" in result.output
    assert {path.name: path.read_bytes() for path in news.iterdir()} == before


def test_tables_of_one_file_are_not_written_beside_it(call, news):
    assert call("tables", "news/articles.csv", "--to", "news").exit_code == 2


def test_a_set_of_tables_that_fails_leaves_the_old_one(call, news, tmp_path, monkeypatch):
    made = registry.tables

    def broken(corpus, **given):
        yield from list(made(corpus, **given))[:2]
        raise OSError(28, "No space left on device")

    assert call("tables", "news", "--to", "out").exit_code == 0
    (tmp_path / "out" / "mine.txt").write_text("mine")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (news / "b.txt").write_text(STORY.replace("Bridge", "Tunnel"))
    monkeypatch.setattr(registry, "tables", broken)
    assert call("tables", "news", "--to", "out").exit_code == 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_set_killed_on_its_way_is_finished_or_removed(news, tmp_path):
    import pandas as pd

    out = tmp_path / "out"
    for name, whole in (("half", False), ("complete", True)):
        made = out / f".tables-{name}" / ("whole" if whole else "made")
        made.mkdir(parents=True)
        (made / f"{name}.csv").write_text("x\n")
    tables.write([("new", pd.DataFrame({"x": [1]}))], out, inputs=[news])
    assert sorted(path.name for path in out.iterdir()) == ["complete.csv", "new.csv"]


def test_tables_take_the_method_of_the_notebooks(news, call, monkeypatch):
    given = {}
    monkeypatch.setattr(registry, "tables", lambda corpus, **more: given.update(more) or [])
    assert call("tables", "news", "--to", "out", "--method", "lexicon").exit_code == 0
    assert given["method"] == "lexicon"
    wrong = call("tables", "news", "--to", "out", "--method", "lexcon")
    assert wrong.exit_code == 2
    assert "lexicon" in wrong.output


def test_options_reach_the_tables_that_take_them(news):
    held = dict(registry.tables(load(news), method="lexicon", quotations="rules"))
    assert "stances" in held
    with pytest.raises(ParameterError):
        dict(registry.tables(load(news), method="none of these"))


# Write-ups


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.md"
    path.write_text("One {{a.share}}, two {{b.share}}.\n", encoding="utf-8")
    return path


def test_bindings_that_a_run_did_not_renew_are_kept(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.41)
    other = publish(reports, "2025-03-10", 0.6, key="b.share", seed=2)
    writeups.fill(paper, reports=reports)
    publish(reports, "2025-03-11", 0.5)
    writeups.fill(paper, reports=reports, only=[other])
    assert bindings.read(paper)["a.share"]["run"] == "2025-03-09/framing-1"
    assert bindings.cited_runs(tmp_path) == {"2025-03-09/framing-1", "2025-03-10/framing-2"}


def test_a_cited_run_outlives_prune_and_check_after_another_was_filled(tmp_path, call, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.41)
    other = publish(reports, "2025-03-10", 0.6, key="b.share", seed=2)
    assert call("fill", "paper.md").exit_code == 0
    filled = paper.read_text()
    assert "a.share" in call("fill", "paper.md", "--run", other).output  # that run lacks it
    for day in ("2025-03-11", "2025-03-12"):
        publish(reports, day, 0.9, seed=3)
    assert "cited    2025-03-09/framing-1 (kept)" in call("prune", "--keep", "1").output
    checked = call("check", "paper.md", "--fix")
    assert "wrong" not in checked.output
    assert paper.read_text() == filled


def test_a_reports_folder_that_is_not_there_empties_nothing(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.41)
    writeups.fill(paper, reports=reports)
    before = (paper.read_bytes(), bindings.read(paper))
    missing = writeups.fill(paper, reports=tmp_path / "typo")
    assert statuses(missing) == ["missing", "missing"]
    assert "there is no folder" in missing[0].message
    assert (paper.read_bytes(), bindings.read(paper)) == before


def test_the_nearest_key_is_said(tmp_path, paper):
    publish(tmp_path / "reports", "2025-03-09", 0.41)
    paper.write_text("{{a.shore}}")
    (finding,) = writeups.fill(paper, reports=tmp_path / "reports")
    assert finding.message == "no run has this value; did you mean a.share?"


# Pruning


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_prune_follows_no_link(tmp_path, call):
    elsewhere = tmp_path / "elsewhere"
    publish(elsewhere, "2025-03-01", 0.1)
    reports = tmp_path / "reports"
    for day in ("2025-03-09", "2025-03-10"):
        publish(reports, day, 0.4)
    (reports / "2025-03-01").symlink_to(elsewhere / "2025-03-01")
    (reports / "2025-03-02").mkdir()
    (reports / "2025-03-02" / "framing-1").symlink_to(elsewhere / "2025-03-01" / "framing-1")
    result = call("prune", "--keep", "1")
    assert result.exit_code == 0, result.output
    assert "deleted  2025-03-09/framing-1" in result.output
    assert result.output.count("a link is not followed") == 2
    assert (elsewhere / "2025-03-01" / "framing-1" / "run.json").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_write_ups_beside_a_linked_reports_folder_keep_their_runs(tmp_path, call):
    store = tmp_path / "disk" / "store"
    first = publish(store, "2025-03-09", 0.4)
    for day in ("2025-03-10", "2025-03-11"):
        publish(store, day, 0.5)
    (tmp_path / "reports").symlink_to(store)
    texts = tmp_path / "disk2" / "texts"
    texts.mkdir(parents=True)
    (tmp_path / "texts").symlink_to(texts)
    (texts / "paper.md").write_text("{{a.share}}")
    writeups.fill(texts / "paper.md", reports=tmp_path / "reports", only=[first])
    result = call("prune", "--keep", "1")
    assert "cited    2025-03-09/framing-1 (kept)" in result.output
    assert first.is_dir()
    assert not (store / "2025-03-10").exists()


def test_prune_says_what_went_before_it_failed(tmp_path, call, monkeypatch):
    for day in ("2025-03-09", "2025-03-10", "2025-03-11"):
        publish(tmp_path / "reports", day, 0.4)
    remove = shutil.rmtree

    def stubborn(path, **options):
        if os.fspath(path).endswith("1"):
            raise OSError(13, "Permission denied", os.fspath(path))
        remove(path, **options)

    monkeypatch.setattr("research.reporting.publishing.pruning.shutil.rmtree", stubborn)
    result = call("prune", "--keep", "1")
    assert result.exit_code == 2
    assert "deleted  2025-03-09/framing-1" in result.output
    assert "Permission denied" in result.output


# One broken run


@pytest.fixture(params=["run.json", "values.json", "types", "number", "deep"])
def broken(request, tmp_path):
    """A reports folder with a good run, and a newer one with a broken file."""
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.41)
    bad = publish(reports, "2025-03-10", 0.5)
    record = json.loads((bad / "run.json").read_text())
    stored = json.loads((bad / "values.json").read_text())
    if request.param == "run.json":
        (bad / "run.json").write_text("{")
    elif request.param == "types":
        (bad / "run.json").write_text(json.dumps({**record, "parameters": "none", "date": 3}))
    elif request.param == "values.json":
        (bad / "values.json").write_text('{"version": 1, "values": []}')
    elif request.param == "number":
        stored["values"]["a.share"]["low"] = "<b>"
        stored["values"]["a.share"]["high"] = 1
        (bad / "values.json").write_text(json.dumps(stored))
    else:
        (bad / "run.json").write_text("[" * 100_000)
    return reports


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["explain", "a.share"], 0),
        (["fill", "paper.md"], 0),
        (["check", "paper.md"], 1),
        (["prune", "--keep", "1"], 0),
    ],
    ids=lambda value: str(value),
)
def test_one_broken_run_is_a_line_and_the_rest_works(broken, call, tmp_path, command, code):
    (tmp_path / "paper.md").write_text("{{a.share}}")
    result = call(*command)
    assert result.exit_code == code, result.output
    if command[0] != "prune" or "run.json" in result.output:
        assert "2025-03-10" in result.output
    if command[0] == "explain":
        assert "a.share = 41%" in result.output


def test_a_format_may_not_write_a_gigabyte(tmp_path, call):
    folder = publish(tmp_path / "reports", "2025-03-09", 0.41)
    stored = json.loads((folder / "values.json").read_text())
    stored["values"]["a.share"]["format"] = ".999999999f"
    (folder / "values.json").write_text(json.dumps(stored))
    (tmp_path / "paper.md").write_text("{{a.share}}")
    assert call("fill", "paper.md").exit_code == 1
    assert (tmp_path / "paper.md").read_text() == "{{a.share}}"


def test_the_csv_module_reads_each_cell_of_a_table_back(tmp_path):
    import pandas as pd

    texts = ['He said "no".', "a, b", "two\nlines", "\rback", '"', "", "plain", None]
    frame = pd.DataFrame({"said": texts, "n": range(len(texts)), "sure": [True] * len(texts)})
    tables.write([("said", frame), ("alone", frame[["said"]])], tmp_path, inputs=[])
    wanted = [text or "" for text in texts]
    for name in ("said", "alone"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        # What a spreadsheet would take for a formula has an apostrophe before it.
        assert [row["said"].removeprefix("'") for row in rows] == wanted
        assert all(row.get("sure", "True") == "True" for row in rows)


def test_a_missing_whole_number_is_an_empty_cell(tmp_path):
    import pandas as pd

    frame = pd.DataFrame(
        {"n": pd.Series([1, None], dtype="Int64"), "sure": pd.Series([None, True], dtype="boolean")}
    )
    tables.write([("counts", frame)], tmp_path, inputs=[])
    assert (tmp_path / "counts.csv").read_text("utf-8").splitlines() == ["n,sure", "1,", ",True"]


def test_numbers_of_a_table_are_written_as_the_csv_module_writes_them(tmp_path):
    import pandas as pd

    values = [0.0, -0.0, 1.5, 1.5, 1e300, 1e-7, float("inf"), -3.0, 2 / 3]
    frame = pd.DataFrame({"x": [*values, float("nan")], "n": range(len(values) + 1)})
    tables.write([("numbers", frame)], tmp_path, inputs=[])
    wanted = [f"{value},{n}" for n, value in enumerate([*values, ""])]
    assert (tmp_path / "numbers.csv").read_text("utf-8").splitlines() == ["x,n", *wanted]
