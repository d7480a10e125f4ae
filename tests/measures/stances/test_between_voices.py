"""An outlet's own words beside those that it quotes."""

import math

import pandas as pd

from research.measures import stances


def rows(*cells):
    columns = ["said", "outlet", "target", "n", "favour", "low", "high"]
    own, others = stances.SAID[1:]
    return pd.DataFrame(
        [(own if mine else others, *rest) for mine, *rest in cells], columns=columns
    )


def test_voices_are_compared_where_both_say_enough():
    found = stances.between_voices(
        rows(
            (True, "A", "T", 20, 0.8, 0.7, 0.9), (False, "A", "T", 30, 0.2, 0.1, 0.3),
            (True, "A", "U", 2, 1.0, math.nan, math.nan), (False, "A", "U", 9, 0.5, 0.2, 0.8),
            (True, "B", "T", 4, 0.5, math.nan, math.nan), (False, "B", "T", 9, 0.4, 0.2, 0.8),
        )
    )  # fmt: skip
    assert found[["outlet", "target", "n_own", "n_others", "sure"]].to_numpy().tolist() == [
        ["A", "T", 20, 30, True], ["B", "T", 4, 9, False],
    ]  # fmt: skip
    assert found["difference"].round(3).tolist() == [0.6, 0.1]
    assert found["p"].isna().tolist() == [False, True]


def test_where_nobody_speaks_in_two_voices_there_is_no_row():
    assert stances.between_voices(rows((True, "A", "T", 20, 0.8, 0.7, 0.9))).empty
    assert stances.between_voices(rows()).empty
