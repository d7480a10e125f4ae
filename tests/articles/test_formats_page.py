"""docs/formats.md says what the registry reads, and its example of a reader works as written."""

import re
import sys
from pathlib import Path

import research
from research.articles import column_names, readers
from research.articles.readers import registry

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def rows(first):
    """Cells of the table whose header begins with this column."""
    body = PAGE.split(f"| {first} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in body]


def test_the_table_of_formats_is_the_registry():
    assert rows("format") == [
        [form.name, " ".join(form.suffixes), form.needs or "-", form.gives, form.export]
        for form in readers.FORMATS
    ]


def test_the_table_of_what_is_not_read_is_the_registry():
    assert rows("suffix") == [[" ".join(s), step] for s, step in readers.ELSEWHERE.items()]


def test_every_name_of_a_column_is_known():
    listed = dict(rows("column"))
    assert set(listed) == set(column_names.SYNONYMS) - {"deck"}
    for what, names in listed.items():
        for name in re.split(r"[,;] ", names):
            assert column_names.fold(name) in column_names.SYNONYMS[what], name


def test_the_example_of_a_reader_works_as_written(tmp_path, monkeypatch):
    example = PAGE.split("# my_package.py\n", 1)[1]
    (tmp_path / "bars_package.py").write_text(
        "\n".join(line[4:] for line in example.splitlines()), encoding="utf-8"
    )
    info = tmp_path / "bars_package-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bars-package\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[research.readers]\nbars = bars_package:BARS\n")
    monkeypatch.syspath_prepend(tmp_path)
    registry.others.cache_clear()
    try:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.bars").write_text("Rain in town|It rained in the town all day.")
        (tmp_path / "in" / "b.bars").write_text("nothing")
        corpus = research.load(tmp_path / "in")
        assert [article.title for article in corpus] == ["Rain in town"]
        assert "export it with bars" in corpus.repairs.reason.tolist()[0]
    finally:
        registry.others.cache_clear()
        sys.modules.pop("bars_package", None)
