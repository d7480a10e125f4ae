"""Reports over a folder of tables: the values of the articles in memory, and nothing read twice."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from corpora import made_up

import research
from research import shards
from research.errors import InputError, ParameterError
from research.measures import actors, frames, keyness, portrayal, quotes, sources, stances
from research.measures.frames import codebook
from research.reporting.running import notebooks, plans, runner
from research.shards import archive

pytest.importorskip("pyarrow")

ROOT = Path(__file__).resolve().parents[2]
OUTLETS = {"The Harbour Times": 6, "Northern Post": 5, "Coast Wire": 3, "One Voice": 1}
NAMES = ("comparison", "corpus", "framing", "stance")


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles") / "read"
    made_up(folder, OUTLETS, languages=("en", "de"), days=6)
    for number in range(4):
        text = f"Harbour notes {number}.\n\nSign up for our letter about the sea and the islands."
        (folder / f"note-{number}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def tables(read, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    shards.tables([read], folder, size=5, parameters={"quotations": "rules"})
    return folder


@pytest.fixture(scope="module")
def both(read, tables):
    return research.load(read), research.load(tables)


def test_reports_over_tables_have_the_values_of_the_articles(read, tables, tmp_path):
    wanted = []
    for name in NAMES:
        notebook = notebooks.read(ROOT / "notebooks" / f"{name}.ipynb")
        declared = {parameter.name for parameter in notebook.parameters}
        given = {"quotations": "rules", "method": "linear"}
        for folder in (read, tables):
            chosen = {key: value for key, value in given.items() if key in declared}
            wanted.append(
                plans.plan(
                    notebook,
                    date=dt.date(2025, 3, 9),
                    given=chosen | {"articles": folder},
                    name=folder.name,
                )
            )
    outcomes = runner.run(wanted, reports=tmp_path, jobs=2)
    assert [outcome.error for outcome in outcomes] == [""] * len(wanted)
    for memory, stored in zip(outcomes[::2], outcomes[1::2], strict=True):
        if memory.notebook != "corpus":  # which cites nothing
            values = [
                json.loads((one.path / "values.json").read_text()) for one in (memory, stored)
            ]
            assert values[0]["values"] == values[1]["values"], memory.notebook
            assert values[0]["values"]
        files = sorted(path.name for path in (memory.path / "data").iterdir())
        assert files
        for name in files:
            ours, theirs = ((one.path / "data" / name).read_bytes() for one in (memory, stored))
            assert ours == theirs, name
    record = json.loads((stored.path / "run.json").read_text())
    (source,) = (one for one in record["inputs"] if one["parameter"] == "articles")
    assert [file["path"] for file in source["files"]] == ["receipts"]
    assert source["files"][0]["sha256"] == shards.root(tables)[0]


MEASURES = {
    "actors": actors.measure,
    "mentions": actors.mentions,
    "quotes": lambda corpus: quotes.measure(corpus, method="rules"),
    "sources": lambda corpus: sources.measure(corpus, quotations="rules"),
    "frames": lambda corpus: frames.measure(corpus, quotations="rules"),
    "scores": frames.scores,
    "policy": lambda corpus: frames.measure(corpus, codebook="policy", quotations="rules"),
    "stances": lambda corpus: stances.measure(corpus, quotations="rules"),
    "targets": lambda corpus: stances.measure(corpus, targets=["ferry"], quotations="rules"),
    "portrayal": lambda corpus: portrayal.measure(corpus, quotations="rules"),
    "portrayed": lambda corpus: portrayal.evidence(
        corpus, actors=["Nora Lund"], quotations="rules"
    ),
    "keyness": lambda corpus: keyness.measure(corpus, seed=3),
    "house style": keyness.house_style,
    "contexts": lambda corpus: keyness.contexts(corpus, ["ferry", "costs"]),
    "contexts of phrases": lambda corpus: keyness.contexts(
        corpus, ["hiding the costs", "last ferry", "no such word", "the costs of hiding the ferry"]
    ),
    "sentences": lambda corpus: corpus.sentences,
    "articles": lambda corpus: corpus.articles,
    "repairs": lambda corpus: corpus.repairs,
}


def same(memory, stored):
    # A column without any value is None in memory and NaN in a table of numbers.
    memory, stored = (rows.astype(object).where(rows.notna(), None) for rows in (memory, stored))
    pd.testing.assert_frame_equal(memory, stored, check_dtype=False)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_gives_the_same_rows(both, name):
    memory, stored = (MEASURES[name](corpus) for corpus in both)
    same(memory, stored)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_of_one_outlet_gives_the_same_rows(both, name):
    memory, stored = (MEASURES[name](corpus.only(["The Harbour Times"])) for corpus in both)
    same(memory, stored)


def test_the_parts_of_a_corpus_are_all_of_it(both):
    for corpus in both:
        parts = list(corpus.parts())
        assert [name for part in parts for name in part.ids] == list(corpus.ids)
        assert len(parts) == 1 if corpus.stored is None else len(parts) > 3
        assert sum(len(part.log) for part in parts) >= len(corpus.log)
        assert list(corpus.metadata) == [c for c in corpus.articles if c != "text"]


@pytest.mark.parametrize(
    "name", ["articles", "frames", "mentions", "quotes", "sentences", "stances"]
)
def test_a_measure_of_the_parts_gives_the_rows_of_the_whole(both, name):
    memory, stored = both
    found = [MEASURES[name](part) for part in stored.parts()]
    assert max(map(len, found)) < len(MEASURES[name](memory))
    same(MEASURES[name](memory), pd.concat(found, ignore_index=True))


def test_a_name_is_one_object_in_all_rows_and_tables(both):
    _, stored = both
    names = [
        *stored.ids,
        *MEASURES["mentions"](stored)["article_id"],
        *MEASURES["quotes"](stored)["article_id"],
    ]
    assert len(names) > 2 * len(stored)
    assert len({id(name) for name in names}) == len(stored)


def test_only_the_part_of_an_article_is_read(tables, monkeypatch):
    corpus = research.load(tables)
    read = []
    kept = archive.Folder._read_part
    monkeypatch.setattr(
        archive.Folder,
        "_read_part",
        lambda folder, name, number, columns: (
            read.append((name, number, columns)) or kept(folder, name, number, columns)
        ),
    )
    first = corpus.part(list(corpus)[:2])
    assert set(MEASURES["quotes"](first)["article_id"]) <= set(first.ids)
    assert [number for _, number, _ in read] == [0]
    assert len(first.metadata) == 2
    name, number, columns = read[-1]
    assert (name, number) == ("articles", 0)
    assert "text" not in columns


def test_articles_come_back_whole(both):
    memory, stored = both
    assert list(stored.ids) == list(memory.ids)
    for ours, theirs in zip(memory, stored, strict=True):
        assert (ours.text, ours.paragraphs, ours.label) == (
            theirs.text, theirs.paragraphs, theirs.label,
        )  # fmt: skip
        assert list(memory.spans(ours)) == list(stored.spans(theirs))


def test_tables_of_articles_are_not_made_again(tables, monkeypatch):
    def measure(*_given):
        raise AssertionError("an article was read again")

    corpus = research.load(tables)
    monkeypatch.setattr("research.shards.archive.Folder._read", measure)
    for name in ("actors", "mentions", "quotes", "sources", "frames", "stances", "portrayal"):
        assert len(MEASURES[name](corpus))
    assert len(frames.measure(corpus, codebook=codebook.load("generic"), quotations="auto"))
    assert len(MEASURES["keyness"](corpus))


def test_other_parameters_than_those_of_the_tables_are_an_error(tables):
    corpus = research.load(tables)
    assert corpus.asked("quotations", "auto") == "rules"
    assert len(quotes.measure(corpus))
    with pytest.raises(ParameterError, match=r"made with 'rules'.*--quotations"):
        quotes.measure(corpus, method="tagger")
    with pytest.raises(ParameterError, match="day_first"):
        research.load(tables, day_first=True)


def test_a_part_that_is_missing_is_an_error_with_the_next_step(read, tmp_path):
    shards.tables([read], tmp_path, size=5, parameters={"quotations": "rules"})
    first = sorted((tmp_path / "receipts").iterdir())[0]
    said = first.read_text()
    first.unlink()
    with pytest.raises(InputError, match="not made"):
        research.load(tmp_path)
    first.write_text(said)
    (table,) = (tmp_path / "quotes").glob(f"{first.stem}*")
    table.write_bytes(b"")
    with pytest.raises(InputError, match="not as it was written"):
        research.load(tmp_path)
