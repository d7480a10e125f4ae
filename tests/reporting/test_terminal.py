"""Whatever a report or a notebook holds, a terminal obeys none of it, nor does a reference file."""

import json
import re

import pytest
from click.testing import CliRunner
from test_writeups import publish
from trial import project, write

from research import cli
from research.reporting import records
from research.reporting.citing import citation
from research.reporting.publishing import differences, index, sanitise

EVIL = "a\x1b]0;x\x07\x1b[2Jb\nER  - \r\nTY  - \u202e\ud800\x9b31m"
ORDERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def call(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return lambda *given: CliRunner().invoke(cli.main, [str(one) for one in given])


@pytest.fixture
def hostile(tmp_path):
    """Runs whose every text is hostile."""
    for day in ("2025-03-09", "2025-03-10"):
        folder = publish(tmp_path / "reports", day, 0.4, how=EVIL)
        record = json.loads((folder / "run.json").read_text())
        record["notebook"]["title"] = EVIL.replace("\ud800", "")
        record["parameters"] = [
            {"name": "seed", "type": "int", "shown": EVIL.replace("\ud800", "")}
        ]
        record["code"] = {"package": EVIL.replace("\ud800", ""), "version": "1"}
        (folder / "run.json").write_text(json.dumps(record))
        stored = json.loads((folder / "values.json").read_text())
        stored["values"]["a.share"].update(
            unit=EVIL, evidence=[{"article_id": EVIL, "start": 0, "end": 1, "text": EVIL}]
        )
        (folder / "values.json").write_text(json.dumps(stored).replace("\\ud800", ""))
    return tmp_path / "reports" / "2025-03-10" / "framing-1"


@pytest.mark.parametrize(
    "command",
    [
        ["explain", "a.share"],
        *(["cite", "RUN", "--format", form] for form in citation.FORMS),
        ["prune", "--keep", "1"],
        ["diff", "RUN", "reports/2025-03-09/framing-1"],
    ],
    ids=lambda command: "-".join(command[:1] + command[-1:]),
)
def test_commands_print_no_order_to_the_terminal(call, hostile, command):
    result = call(*[hostile if part == "RUN" else part for part in command])
    assert result.exit_code in (0, 1), result.output
    assert result.output
    assert not ORDERS.search(result.output)


def test_explain_prints_each_sentence_once(call, tmp_path):
    folder = publish(tmp_path / "reports", "2025-03-09", 0.4)
    stored = json.loads((folder / "values.json").read_text())
    passage = {"article_id": "a-1", "start": 3, "end": 7, "text": "They clashed."}
    stored["values"]["a.share"]["evidence"] = [passage, passage]
    (folder / "values.json").write_text(json.dumps(stored))
    assert call("explain", "a.share").output.count("  a-1 3-7: They clashed.") == 1


def test_a_title_adds_no_field_to_a_reference(hostile):
    record = records.read(hostile).record
    assert citation.reference(record, form="ris").count("\nER  - ") == 1
    assert len(citation.reference(record, form="ris").splitlines()) == 10


@pytest.mark.parametrize("name", ["a, b = {c}", "x}\n", "Wer? @misc{", "…"])
def test_keys_of_references_are_plain(hostile, name):
    record = records.read(hostile).record
    record["notebook"]["name"] = name
    entry = citation.reference(record, form="bibtex")
    assert re.match(r"@misc\{[A-Za-z0-9_-]+,\n", entry)


def test_meanings_of_parameters_are_printed_harmlessly(call, tmp_path):
    root = project(tmp_path / "p")
    path = write(root / "notebooks" / "one.ipynb", "1", title="T\x1b[2J",
                 parameters="seed: int = 1  # of \x1b]0;it\x07")  # fmt: skip
    result = call("run", path, "--help-parameters")
    assert result.exit_code == 0
    assert not ORDERS.search(result.output)


def test_a_difference_of_units_can_be_seen(tmp_path):
    one, other = (publish(tmp_path / "reports", day, 0.4) for day in ("2025-03-09", "2025-03-10"))
    stored = json.loads((other / "values.json").read_text())
    stored["values"]["a.share"]["unit"] = "share of quotations"
    (other / "values.json").write_text(json.dumps(stored))
    (found,) = differences.compare(records.read(one), records.read(other))
    assert found.before != found.after
    assert "share of quotations" in found.after


@pytest.mark.parametrize(
    "href", ["da&#10;ta:text/html,x", "&#9;data:text/html,x", "java&#10;script:x()", "data&#x0A;:x"]
)
def test_addresses_with_line_breaks_run_nothing(href):
    assert "href" not in sanitise.fragment(f'<a href="{href}">d</a>')


def test_a_semicolon_or_a_line_break_begins_no_formula():
    assert sanitise.csv_text('a,"b;=1+1","c\n=2"\n') == "a,b;'=1+1,\"c\n'=2\"\n"


def test_the_index_names_a_run_that_cannot_be_read(tmp_path):
    publish(tmp_path / "reports", "2025-03-09", 0.4)
    bad = publish(tmp_path / "reports", "2025-03-10", 0.4)
    (bad / "values.json").write_text("<script>")
    worse = publish(tmp_path / "reports", "2025-03-11", 0.4)
    (worse / "run.json").write_text("<script>")
    folder = index.rebuild(tmp_path / "reports")
    page = (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    assert "not compared" in page
    assert len(folder.unreadable) == 1
    assert "2025-03-11" in page
    assert "<script" not in page
