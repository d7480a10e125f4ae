"""Agreement on passages and relations that coders mark themselves."""

import math

import pandas as pd
import pytest

from research import statistics, validity
from research.errors import InputError


def passages(*rows):
    return pd.DataFrame(rows, columns=["coder", "article_id", "start", "end", "code"])


def relations(*rows):
    columns = ["coder", "article_id", "start", "end", "holder", "target", "code"]
    return pd.DataFrame(rows, columns=columns)


def test_coders_who_mark_the_same_agree_in_full():
    marked = passages(
        ("ana", "a", 0, 5, "x"), ("ben", "a", 0, 5, "x"),
        ("ana", "b", 3, 9, "y"), ("ben", "b", 3, 9, "y"),
    )  # fmt: skip
    found = validity.passage_agreement(marked, {"a": 20, "b": 30, "c": 10})
    assert found[["alpha_u", "exact", "overlap"]].to_numpy().tolist() == [[1.0] * 3] * 3
    assert list(found["code"]) == ["x", "y", "all"]
    assert set(found["n_articles"]) == {3}


def test_the_worked_example_stands_also_over_two_articles():
    # Krippendorff 2004, p. 254, cut at 300 where no passage of the code is cut.
    marked = passages(
        ("i", "a", 75, 145, "c"), ("j", "a", 70, 150, "c"), ("i", "b", 70, 100, "c"),
        ("j", "b", 55, 75, "c"), ("j", "b", 100, 120, "c"),
    )  # fmt: skip
    found = validity.passage_agreement(marked, {"a": 150, "b": 150}).iloc[0]
    whole = statistics.unitizing_alpha(
        {"i": [(225, 295), (370, 400)], "j": [(220, 300), (355, 375), (400, 420)]},
        length=300, start=150,
    )  # fmt: skip
    assert found["alpha_u"] == pytest.approx(whole.value, abs=1e-9)
    assert found["exact"] == 0
    assert found["overlap"] == pytest.approx(4 / 5)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("ana", "z", 0, 5, "x"), "article 'z' has no length"),
        (("ana", "a", 5, 5, "x"), "is not in its article"),
        (("ana", "a", 15, 25, "x"), "is not in its article of 20"),
    ],
)
def test_a_passage_that_cannot_be_is_refused_with_its_row(row, said):
    with pytest.raises(InputError, match=f"row 1: .*{said}"):
        validity.passage_agreement(passages(row), {"a": 20})


def test_a_table_without_a_column_says_which():
    with pytest.raises(InputError, match="no column 'code'"):
        validity.passage_agreement(passages().drop(columns="code"), {"a": 1})
    with pytest.raises(InputError, match="no column 'holder'"):
        validity.relation_agreement(passages())


@pytest.mark.parametrize(("tolerance", "both", "same"), [(0, 1, 1.0), (2, 2, 0.5)])
def test_relations_match_by_ends_within_the_tolerance(tolerance, both, same):
    marked = relations(
        ("ana", "a", 0, 9, "Dekker", "tram", "for"), ("ben", "a", 0, 9, "Dekker", "tram", "for"),
        ("ana", "a", 20, 30, "mayor", "tram", "for"), ("ben", "a", 21, 29, "mayor", "tram", "against"),
        ("ana", "a", 40, 50, "mayor", "tram", "for"), ("ben", "a", 40, 50, "mayor", "depot", "for"),
    )  # fmt: skip
    (row,) = validity.relation_agreement(marked, tolerance=tolerance).to_dict("records")
    assert (row["same_edges"], row["same_code"]) == (both, same)
    assert row["f1"] == pytest.approx(both / 3)


def test_one_coder_alone_agrees_with_nobody():
    found = validity.passage_agreement(passages(("ana", "a", 0, 5, "x")), {"a": 9})
    assert math.isnan(found["alpha_u"].iloc[0])
    assert validity.relation_agreement(relations(("ana", "a", 0, 9, "x", "y", "for"))).empty
