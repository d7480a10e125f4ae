"""A measure, a scorer and a reader, each in a package of its own, work like those that ship."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from trial import write

from research.errors import ParameterError
from research.measures import registry

ROOT = Path(__file__).resolve().parent.parent
MEASURE = """
import pandas as pd
from research.articles.model import ABOUT, about, table
from research.measures.registry import Column, Measure

COLUMNS = [Column("article_id", "text", "the article"), Column("outlet", "text", "its outlet"),
           Column("published", "day", "its day"), Column("exclamations", "whole number", "marks")]

def make(corpus):
    rows = [{**about(a), "exclamations": a.text.count("!")} for a in corpus]
    return table(rows, [*ABOUT, "exclamations"])

measure = Measure("loudness", "one row per article", make, tuple(COLUMNS))
"""
SCORER = """
from research.measures.registry import Scorer

def score(items):
    return [0.75 if "praised" in sentence else -0.75 for sentence, _, _ in items]

scorer = Scorer("sentiment", "cheerful", score, "a cheerful scorer", "agrees with nobody")
"""
READER = """
from research.articles.readers.registry import Format
from research.articles.records import Record, sha256

def read(blob):
    with blob.stream() as stream:
        raw = stream.read()
    yield Record(blob.source, "toy", sha256(raw), raw.decode("utf-8").removeprefix("TOY\\n"))

form = Format("Toy", (".toy",), read, lambda head, suffix: head.startswith(b"TOY"))
"""
PACKAGES = {
    "toy_measure": (MEASURE, "research.measures", "loudness = toy_measure:measure"),
    "toy_scorer": (SCORER, "research.scorers", "cheerful = toy_scorer:scorer"),
    "toy_reader": (READER, "research.readers", "toy = toy_reader:form"),
}
STORY = (
    "TOY\nThe mayor praised Ada Holm!\n\nVictor Lund, they say, walked past Ada Holm on Monday.\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The three packages as pip installs them, two texts in the toy's format, and a call of Python."""
    root = tmp_path_factory.mktemp("doors")
    for name, (source, group, line) in PACKAGES.items():
        site = root / f"site_{name}"
        (site / f"{name}-1.0.dist-info").mkdir(parents=True)
        (site / f"{name}.py").write_text(source)
        (site / f"{name}-1.0.dist-info" / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        )
        (site / f"{name}-1.0.dist-info" / "entry_points.txt").write_text(f"[{group}]\n{line}\n")
    (root / "texts").mkdir()
    (root / "texts" / "a.toy").write_text(STORY)
    paths = [str(root / f"site_{name}") for name in PACKAGES]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "users"), str(ROOT), *paths]),
    }

    def python(*arguments):
        return subprocess.run(
            [sys.executable, *map(str, arguments)], capture_output=True, text=True, cwd=root,
            env=environment,
        )  # fmt: skip

    return root, python


def test_a_table_of_another_package_is_written_and_documented(installed):
    root, python = installed
    done = python("-m", "research", "tables", "texts", "--to", root / "tables")
    assert done.returncode == 0, done.stderr
    with (root / "tables" / "loudness.csv").open(encoding="utf-8") as file:
        assert [row["exclamations"] for row in csv.DictReader(file)] == ["1"]
    page = python("-c", "from research.measures import registry; print(registry.page())").stdout
    assert "| exclamations | whole number | marks |" in page


def test_all_three_stand_in_a_report(installed):
    root, python = installed
    (root / "pyproject.toml").touch()
    write(
        root / "notebooks" / "own.ipynb",
        "import research\nfrom research import display\n"
        "from research.measures import registry, sentiment, stances\n"
        "corpus = research.load(articles)\n"
        "display.table(registry.measures()['loudness'].make(corpus), caption='Loudness', name='l')",
        "held = stances.measure(corpus, method=method)\n"
        "display.note(f'{len(held)} stances, scored by {sentiment.described(method)}')",
        parameters='articles: str = "../texts"  # articles\nmethod: str = "cheerful"  # scorer',
    )
    done = python("-m", "research", "run", "notebooks/own.ipynb", "--reports", root / "reports")
    assert done.returncode == 0, done.stdout + done.stderr
    (report,) = (root / "reports").rglob("report.html")
    page = report.read_text(encoding="utf-8")
    assert "Loudness" in page
    assert "scored by a cheerful scorer (agrees with nobody)" in page


def test_a_function_scores_sentences_in_one_batch():
    from research import find_stances

    seen = []

    def always_for(items):
        seen.append(len(items))
        return [1.0] * len(items)

    text = "“Ada Holm walked past the harbour,” said Victor Lund. “Ada Holm was there,” he said."
    found = find_stances(text, method=always_for)
    assert len(seen) == 1
    assert ("Victor Lund", "Ada Holm") in {(s.holder, s.target) for s in found}
    assert all(s.stance > 0 for s in found)


@pytest.mark.parametrize(
    ("score", "message"),
    [
        (lambda items: [], "gave 0 scores for 1 items"),
        (lambda items: [7.0] * len(items), "a number from -1 to 1"),
        (lambda items: ["good"] * len(items), "gave"),
        (lambda items: [(0.5, 0.5, 0.5)] * len(items), "probabilities that sum to 1"),
    ],
    ids=["too few", "too large", "a word", "no probabilities"],
)
def test_a_scorer_that_keeps_to_no_contract_is_told_so(score, message):
    from research import target_sentiment

    with pytest.raises(ParameterError, match=message):
        target_sentiment("They praised Smith.", 13, 18, method=score)


def test_frames_take_a_function_of_documents():
    from research import score_frames

    def by_length(documents):
        return [{"length": min(1.0, len(document.text) / 100)} for document in documents]

    assert score_frames("Ten chars.", method=by_length) == {"length": 0.1}


def test_an_unknown_scorer_is_an_error_with_the_names_of_those_there_are():
    with pytest.raises(ParameterError, match="'lexical', 'encoder', or give a function"):
        registry.scorer("likeness", "magic")
