"""Texts that may not be shared: what leaves, what comes back, and what is told of the rest."""

import pandas as pd
import pytest
from click.testing import CliRunner

from research.cli import main

STORY = (
    "Oldest bridge to be repaired\n\n"
    "The town of {place} will repair its bridge before the winter, the mayor said on Monday.\n\n"
    "“We have waited for nine years,” Mayor Ann Onym told the council of {place} after a long debate.\n"
)


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("Ulm", "Bonn"):
        (folder / f"{name}.txt").write_text(STORY.format(place=name))
    assert run("strip", folder, "--to", tmp_path / "shared").exit_code == 0
    return folder


def test_no_sentence_leaves(tmp_path, corpus):
    files = list((tmp_path / "shared").rglob("*.*"))
    assert len(files) > 5
    for path in files:
        shown = path.read_text(encoding="utf-8")
        assert "waited for nine" not in shown
        assert "will repair its bridge" not in shown


def test_the_same_copy_gets_its_words_back(tmp_path, corpus):
    again = tmp_path / "again"
    again.mkdir()
    for number, name in enumerate(("Ulm", "Bonn")):
        (again / f"{number}.txt").write_text(STORY.format(place=name).replace("\n", "\r\n"))
    result = run("attach", tmp_path / "shared", again, "--to", tmp_path / "whole")
    assert result.exit_code == 0, result.output
    assert "2 same, 0 differs, 0 missing, 0 extra" in result.output
    quotes = pd.read_csv(tmp_path / "whole" / "quotes.csv")
    assert quotes["text"].str.contains("We have waited for nine years").sum() == 2


def test_another_copy_is_told_to_the_paragraph(tmp_path, corpus):
    other = tmp_path / "other"
    other.mkdir()
    (other / "Ulm.txt").write_text(STORY.format(place="Ulm").replace("long debate", "debate"))
    (other / "new.txt").write_text(STORY.format(place="Kiel").replace("Oldest", "Newest"))
    result = run("attach", tmp_path / "shared", other, "--to", tmp_path / "whole")
    assert result.exit_code == 1
    told = pd.read_csv(tmp_path / "whole" / "attached.csv").set_index("status")
    assert sorted(told.index) == ["differs", "extra", "missing"]
    assert told.loc["differs", "changed"] == "3, 1 new"


def test_a_folder_that_is_not_empty_is_refused(tmp_path, corpus):
    result = run("strip", corpus, "--to", corpus)
    assert result.exit_code == 2
    assert "not empty" in result.output
    assert len(list(corpus.iterdir())) == 2


def test_a_folder_that_nothing_was_stripped_to_is_told_so(tmp_path, corpus):
    result = run("attach", corpus, corpus, "--to", tmp_path / "whole")
    assert result.exit_code == 2
    assert "research strip" in result.output


@pytest.mark.parametrize("command", [("load",), ("tables", "--to", "out")])
def test_without_an_article_the_exit_code_is_one(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    result = run(*command, tmp_path / "a.png")
    assert result.exit_code == 1
    assert "ocrmypdf" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("option", "day"), [("--day-first", "2025-02-03"), ("--month-first", "2025-03-02")]
)
def test_the_order_of_days_may_be_said(tmp_path, option, day):
    (tmp_path / "a.csv").write_text(
        "title,text,date\nRain,It rained in the town all day.,3/2/2025\n"
    )
    assert day in run("load", tmp_path / "a.csv", option).output
