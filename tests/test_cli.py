import csv
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import islice

import pandas as pd
import pytest
from click.testing import CliRunner
from trial import project, write

from research import cli
from research.measures import registry


@pytest.fixture
def call(monkeypatch):
    def run(*arguments, cwd=None):
        if cwd:
            monkeypatch.chdir(cwd)
        return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])

    return run


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = project(tmp_path_factory.mktemp("cli"))
    write(root / "notebooks" / "one.ipynb", "print(seed, code)", title="One?",
          parameters='articles: str = "../texts"  # where\nseed: int = 1  # of it\n'
          'code: str = "x"  # kept as typed\nday: str = ""\ndate: str = ""  # of the run')  # fmt: skip
    write(root / "notebooks" / "bad.ipynb", "1 / 0", title="Bad?")
    return root


def test_every_command_is_listed_and_has_help(call):
    listed = call("--help").output
    for name in cli.COMMANDS:
        assert re.search(rf"^  {name} ", listed, re.MULTILINE)
        assert call(name, "--help").exit_code == 0
    assert "Exit codes" in listed


def test_help_imports_nothing_heavy():
    heavy = "pandas numpy matplotlib nltk papermill nbconvert trafilatura pydantic jinja2 rocrate"
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom research.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        f"print([name for name in {heavy.split()!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rum"], "did you mean run"),
        (["run", "oen"], "did you mean one"),
        (["run", "one", "-p", "sed=1"], "did you mean seed"),
        (["run", "one", "-p", "seed=x"], "is not int"),
        (["run", "one", "-p", "seed"], "is not NAME=VALUE"),
        (["run", "one", "-p", "seed=1", "-p", "seed=2"], "given twice"),
        (["run", "one", "--articles", "a", "-p", "articles=b"], "say the same"),
        (["run", "one", "--articles", "nowhere"], "does not exist"),
        (["run", "one", "--date", "9 March"], "use YYYY-MM-DD"),
        (["run", "one", "--jobs", "0"], "0"),
        (["run", "one", "--file", "runs.toml"], "lists its own"),
        (["run", "--file", "nowhere.toml"], "cannot be read"),
        (["verify", "nowhere"], "no run there"),
        (["diff", "nowhere", "nowhere"], "no run there"),
        (["prune"], "--keep"),
        (["load", "nowhere"], "nowhere"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_exit_2(call, root, arguments, said):
    result = call(*arguments, cwd=root)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert not (root / "reports" / "index.html").exists() or "run" not in arguments


def test_a_file_that_cannot_be_written_is_one_clear_line(call, root):
    (root / "tables" / "articles.csv").mkdir(parents=True)
    result = call("tables", "texts", "--to", "tables", cwd=root)
    assert result.exit_code == 2
    assert result.output.startswith("research: tables")
    assert len(result.output.splitlines()) == 1


def test_help_parameters_lists_types_defaults_and_meanings(call, root):
    output = call("run", "one", "--help-parameters", cwd=root).output
    assert re.search(r"seed +int +1 +of it", output)
    assert re.search(r"code +str +'x' +kept as typed", output)


def test_batch_with_a_failure_goes_on_and_says_so(call, root, tmp_path):
    (root / "runs.toml").write_text(
        'run = [\n'
        '  { notebook = "one", date = 2025-03-09, grid = { seed = [1, 2], code = ["007"] } },\n'
        '  { notebook = "bad", date = "2025-03-10" },\n'
        ']\n'
    )  # fmt: skip
    junit, summary = tmp_path / "junit.xml", tmp_path / "runs.json"
    result = call(
        "run", "--file", "runs.toml", "--junit", junit, "--json", summary, "--jobs", "2", cwd=root
    )
    assert result.exit_code == 1
    assert "cell 3: ZeroDivisionError" in result.output
    rows = json.loads(summary.read_text())["runs"]
    assert [row["status"] for row in rows] == ["published", "published", "failed"]
    pages = [(root / "reports" / row["path"] / "one.ipynb").read_text() for row in rows[:2]]
    assert "1 007" in pages[0]
    assert "2 007" in pages[1]
    assert "date = '2025-03-09'" in pages[0]
    suite = ET.parse(junit).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    again = call("run", "--file", "runs.toml", cwd=root)
    assert again.output.count("unchanged") == 2
    assert again.exit_code == 1

    first, second = (root / "reports" / row["path"] for row in rows[:2])
    assert "the same" in call("verify", first).output
    (root / "texts" / "a.txt").write_text("One ärticle.\n")
    changed = call("verify", first)
    assert changed.exit_code == 1
    assert "articles: a.txt" in changed.output

    differs = call("diff", first, second)
    assert differs.exit_code == 1
    assert re.search(r"parameters\n  seed: 1 → 2\n", differs.output)
    assert json.loads(call("diff", first, second, "--json").output)["differences"][0]["name"]
    assert call("diff", first, first).output == "no difference\n"

    pruned = call("prune", "--keep", "1", cwd=root)
    assert pruned.exit_code == 0
    assert not first.exists()
    assert second.exists()
    assert "2 deleted" in pruned.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x = ", "not TOML"),
        ("x = 1", "tables [[run]]"),
        ("[[run]]\nnotbook = 'one'", "did you mean notebook"),
        ("[[run]]\nnotebook = 'oen'", "did you mean one"),
        ("[[run]]\nnotebook = 'one'\nparameters = { sed = 1 }", "did you mean seed"),
        ("[[run]]\nnotebook = 'one'\nparameters = { seed = '1' }", "is not int"),
        ("[[run]]\nnotebook = 'one'\ndate = '9.3.2025'", "use YYYY-MM-DD"),
        ("[[run]]\nnotebook = 'one'\ngrid = { seed = 1 }", "grid takes lists"),
        ("[[run]]\nnotebook = 'one'\n[[run]]\nnotebook = 'one'", "listed twice"),
    ],
)
def test_batch_file_is_checked_before_anything_runs(call, root, content, said):
    (root / "wrong.toml").write_text(content)
    result = call("run", "--file", "wrong.toml", cwd=root)
    assert result.exit_code == 2
    assert said in result.output


def test_load_prints_no_control_character(call, tmp_path):
    (tmp_path / "a.txt").write_text(
        "A \x1b[2Jheadline \u202ehere\n\nStory \x07 text. More of it.\n"
    )
    (tmp_path / "b.json").write_bytes(b"\xff\x00{")
    result = call("load", tmp_path)
    assert result.exit_code == 0
    assert "1 articles" in result.output
    assert "b.json" in result.output
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.output)


def test_tables_are_written_and_formulae_defused(call, tmp_path, monkeypatch):
    rows = [{"term": '=HYPERLINK("x")', "names": ["a", "b"], "rate": -0.5, "n": None}]
    made_of = registry.tables

    def first(corpus, **given):
        return [
            ("keyness", pd.DataFrame(rows)),
            *islice(made_of(corpus, **given), 3),
        ]

    monkeypatch.setattr(registry, "tables", first)
    (tmp_path / "a.txt").write_text("One story, with a sentence. And another.\n")
    for suffix in ("csv", "parquet"):
        result = call("tables", tmp_path / "a.txt", "--to", tmp_path / "to", "--format", suffix)
        assert result.exit_code == 0, result.output
    written = list(csv.reader((tmp_path / "to" / "keyness.csv").read_text().splitlines()))
    assert written == [["term", "names", "rate", "n"], ['\'=HYPERLINK("x")', "a; b", "-0.5", ""]]
    assert pd.read_parquet(tmp_path / "to" / "keyness.parquet")["term"][0] == rows[0]["term"]
    assert len(pd.read_csv(tmp_path / "to" / "sentences.csv")) >= 2
