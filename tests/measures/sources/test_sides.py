"""Whose side a source speaks for, and how much of what an outlet quotes each side says."""

import math

import pandas as pd
import pytest

import research
from research.measures import sources

ACTORS = ["Nora Lund", "Peter Drummond"]


@pytest.mark.parametrize(
    ("source", "title", "side"),
    [
        ("Nora Lund", None, "Nora Lund"),
        ("the Lund campaign", None, "Nora Lund"),
        ("Lund’s team", None, "Nora Lund"),
        ("A spokeswoman for Mrs. Lund", None, "Nora Lund"),
        ("Jane Rowe", "Drummond's campaign manager", "Peter Drummond"),
        ("Jane Rowe", "senior adviser to the Lund campaign", "Nora Lund"),
        ("Jane Rowe", "former Lund aide", None),
        ("Jane Rowe", "Drummond’s former aide", None),
        ("Olav Lund", "mayor", None),
        ("the Olav Lund campaign", None, None),
        ("a voter", "appointed by Peter Drummond", None),
    ],
)
def test_a_side_is_told_by_the_words_of_the_article(source, title, side):
    assert sources.side_of(source, [title, None], ACTORS) == side


def rows(outlet, words):
    """An article each: words of Nora Lund, and of somebody else."""
    return [
        {
            "outlet": outlet, "article_id": f"{outlet}{number}", "source": who, "title": None,
            "affiliation": None, "n_statements": int(count > 0), "n_words": count,
        }
        for number, both in enumerate(words)
        for who, count in zip(("Nora Lund", "a voter"), both, strict=True)
    ]  # fmt: skip


def test_the_share_of_a_side_is_of_words_and_has_an_interval_where_it_never_speaks_too():
    table = pd.DataFrame(rows("A", [(10, 30)] * 6) + rows("B", [(0, 40)] * 6) + rows("C", [(9, 1)]))
    found = sources.by_side(sources.sided(table, ACTORS[:1]), ACTORS[:1]).set_index("outlet")
    assert found.loc["A", "share"] == 0.25
    assert found.loc["A", "low"] < 0.25 < found.loc["A", "high"]
    assert found.loc["B", ["share", "low"]].tolist() == [0, 0]
    assert 0.2 < found.loc["B", "high"] < 0.6  # not "0 to 0" of six articles
    assert math.isnan(found.loc["C", "high"])
    assert found["n_speaking"].tolist() == [6, 0, 1]
    assert found["mean"].tolist() == pytest.approx([(0.25 + 0.9) / 3] * 3)


def test_a_source_told_by_a_clause_after_its_name_is_no_blank(tmp_path):
    for number, clause in enumerate(
        ["a lawyer for the port", "who watched the ceremony on a screen"]
    ):
        (tmp_path / f"{number}.txt").write_text(
            f"The city council met in Nordvik on Monday.\n\nJane Rowe, {clause}, said the port would close."
        )
    found = sources.measure(research.load(tmp_path), quotations="rules")
    assert len(found)
    assert all(name.strip(" ,") == name != "" for name in found["source"])
