"""Who is against whom, in sentences."""

import pandas as pd

from research import standing

HOLDERS = pd.DataFrame(
    [
        ("X", "against", "A", 5, 1), ("X", "against", "B", 3, 0), ("X", "against", "C", 3, 0),
        ("X", "against", "D", 3, 0), ("X", "against", "E", 3, 0), ("X", "against", "F", 1, 1),
        ("X", "for", "G", 1, 0), ("Y", "for", "A", 2, 2),
    ],
    columns=["target", "sign", "holder", "n", "n_own"],
).assign(n_articles=2, expected_right=lambda rows: 0.7 * rows["n"])  # fmt: skip


def test_who_is_against_a_target_is_told_with_numbers_and_voices_and_opens():
    (one,) = standing.by_whom(HOLDERS, whom=["X", "Y"], sign="against", evidence="holders")
    assert one.text == (
        "Who is against X: A 5 in 2 articles, B 3, C 3, D 3 and 2 others (of 18 stances about 13 are likely "
        "right; 2 are in an outlet’s own words)."
    )
    assert [p.key for p in one.passages] == [("X", "against", standing.EVERYBODY)]
    assert standing.by_whom(HOLDERS, whom=["Y"], sign="against", evidence="holders") == []
    (one,) = standing.by_whom(HOLDERS, whom=["X"], sign="for", evidence="holders")
    assert one.text.startswith("Who is for X: G 1 (of 1 stance about 1 is likely right; none is in")
    # Five sentences of one article may be one misread speech.
    apart = HOLDERS.assign(n_articles=HOLDERS["holder"].map({"A": 1}).fillna(2))
    (one,) = standing.by_whom(apart, whom=["X"], sign="against", evidence="holders")
    assert one.text.startswith("Who is against X: B 3, C 3, D 3, E 3 and 2 others (of 18 ")
    assert one.text.endswith("Only those who are so in two articles or more are named.")
    (one,) = standing.by_whom(
        HOLDERS.assign(n_articles=1), whom=["X"], sign="against", evidence="holders"
    )
    assert one.text.startswith("Who is against X: A 5 in 1 article, B 3 in 1 article, ")
