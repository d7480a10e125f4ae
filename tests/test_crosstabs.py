"""Shares as rows by columns: every cell with its interval and n, and its way into the sentences."""

import math
import re

import pandas as pd
import pytest

from research import display
from research.crosstabs import crosstab

ROWS = [
    ("A", 19, "X", 0.2, 0.1, 0.3, 12), ("A", 19, "Y", 0.0, 0.0, 0.2, 0),
    ("B", 18, "X", 0.6, 0.5, 0.7, 30), ("B", 18, "Y", 0.1, 0.0, 0.3, 3),
    ("C", 15, "X", 0.4, 0.2, 0.6, 8), ("D", 14, "X", 0.95, 0.9, 1.0, 9),
    ("<b>", 2, "X", 0.9, math.nan, math.nan, 2),
    ("all", 24, "X", 0.45, 0.4, 0.5, 52),
]  # fmt: skip
NAMES = ["outlet", "n_articles", "side", "share", "low", "high", "n"]
COLUMNS = {
    "rows": ["outlet", "n_articles"], "columns": ["side"], "value": "share", "low": "low", "high": "high",
    "n": "n", "caption": "Shares", "name": "shares", "whole": "all",
}  # fmt: skip


@pytest.fixture
def cells():
    return pd.DataFrame(ROWS, columns=NAMES)


def test_a_cell_says_share_interval_and_n(cells):
    assert crosstab(cells, **COLUMNS).data["text/plain"].splitlines() == [
        "Shares",
        "A: X 20% (10 to 30%; n 12), Y 0% (0 to 20%; n 0)",
        "B: X 60% (50 to 70%; n 30), Y 10% (0 to 30%; n 3)",
        "C: X 40% (20 to 60%; n 8), Y –",
        "D: X 95% (90 to 100%; n 9), Y –",
        "<b>: X 90% (n 2), Y –",
        "all: X 45% (40 to 50%; n 52), Y –",
    ]


def test_least_and_most_are_of_those_with_enough_articles_where_there_are_three(cells):
    html = crosstab(cells, **COLUMNS).data["text/html"]
    assert re.findall(r"(\d+)% <span class=\"nf-end\">(\w+)", html) == [
        ("20", "least"), ("60", "most"),
    ]  # fmt: skip
    assert (
        "nf-end"
        not in crosstab(cells, **COLUMNS, ends=False).data["text/html"].split("</style>")[1]
    )


def test_least_and_most_that_may_be_chance_bear_a_question_mark(cells):
    near = cells.assign(high=cells["high"].where(cells["outlet"] != "A", 0.6))
    html = crosstab(near, **COLUMNS).data["text/html"]
    assert re.findall(r"(\d+)% <span class=\"nf-end\">([\w?]+)", html) == [
        ("20", "least?"), ("60", "most?"),
    ]  # fmt: skip
    assert "with “?” the two may differ by chance." in html
    assert "“?”" not in crosstab(cells, **COLUMNS).data["text/html"]


def test_limits_have_the_decimals_of_their_share():
    frame = pd.DataFrame([("A", 30, "X", 0.026, 0.012, 0.057, 9)], columns=NAMES)
    assert "A: X 2.6% (1.2 to 5.7%; n 9)" in crosstab(frame, **COLUMNS).data["text/plain"]


def test_names_are_escaped_and_rows_say_their_number(cells):
    html = crosstab(cells, **COLUMNS).data["text/html"]
    assert '<th scope="row">&lt;b&gt; (2)</th>' in html


def test_a_share_opens_into_its_passages_and_a_share_of_nothing_into_none(cells):
    opens = display.Opens("share", "said", ("side", "outlet"))
    html = crosstab(cells, **COLUMNS, opens=opens).data["text/html"]
    assert f'data-evidence="said" data-key="{display.passages_key(["X", "A"])}">20%</a>' in html
    assert display.passages_key(["Y", "A"]) not in html


def test_two_columns_head_groups_and_a_first_row_name_stands_above_its_rows(cells):
    two = cells.assign(target="T", voice="own")
    shown = crosstab(
        two, **(COLUMNS | {"rows": ["target", "outlet"], "columns": ["voice", "side"]})
    )  # fmt: skip
    html = shown.data["text/html"]
    assert '<th scope="colgroup" colspan="2" class="nf-number">own</th>' in html
    assert html.count('<th scope="rowgroup" colspan="3" class="nf-group">T</th>') == 1


def test_a_group_is_headed_once_where_its_whole_stands_first():
    rows = [("X", "all", 0.5), ("X", "A", 0.4), ("X", "B", 0.6), ("Y", "all", 0.2), ("Y", "A", 0.2)]
    frame = pd.DataFrame(rows, columns=["frame", "outlet", "share"])
    frame = frame.assign(side="s", low=math.nan, high=math.nan, n=9)
    columns = COLUMNS | {"rows": ["frame", "outlet"]}
    html = crosstab(frame, **columns).data["text/html"].split("</style>")[1]
    assert re.findall(r'class="nf-group">(\w)', html) == ["X", "Y"]


def test_no_cell_is_said():
    names = ["outlet", "n_articles", "side", "share", "low", "high", "n"]
    assert crosstab(pd.DataFrame(columns=names), **COLUMNS).data["text/plain"] == "Shares: none"


def test_columns_stand_as_in_the_fullest_row():
    cells = [
        ("A", "all", 3),
        ("A", "quoted", 2),
        ("B", "all", 3),
        ("B", "own", 1),
        ("B", "quoted", 2),
    ]
    frame = pd.DataFrame(cells, columns=["outlet", "said", "n"]).assign(
        share=0.5, low=0.1, high=0.9
    )
    shown = crosstab(
        frame, rows=["outlet"], columns=["said"], value="share", low="low", high="high", n="n",
        caption="Shares", name="shares", ends=False,
    )  # fmt: skip
    html = shown.data["text/html"]
    assert html.index(">all<") < html.index(">own<") < html.index(">quoted<")


def test_a_last_row_says_how_far_the_least_and_the_most_are_apart():
    cells = pd.DataFrame({"outlet": ["A", "B"], "side": "X", "share": [0.25, 0.5],
                          "low": [0.1, 0.4], "high": [0.4, 0.6], "n": [20, 30]})  # fmt: skip
    given = {"rows": ["outlet"], "columns": ["side"], "value": "share", "low": "low", "high": "high",
             "n": "n", "caption": "Shares", "name": "shares"}  # fmt: skip
    shown = crosstab(cells, **given, reach={"X": "25 points (7 to 43), perhaps"}).data
    assert "most minus least" in shown["text/html"]
    assert (
        shown["text/plain"].splitlines()[-1] == "most minus least, X: 25 points (7 to 43), perhaps"
    )
    assert "most minus least" not in crosstab(cells, **given).data["text/html"]


def test_a_share_of_few_is_written_as_so_many_of_so_many():
    cells = pd.DataFrame(
        [("A", "X", 0.5, math.nan, math.nan, 2), ("B", "X", 0.5, 0.3, 0.7, 40)],
        columns=["outlet", "side", "share", "low", "high", "n"],
    )
    given = {**COLUMNS, "rows": ["outlet"], "whole": None}
    assert crosstab(cells, **given, few=5).data["text/plain"].splitlines()[1:] == [
        "A: X 1 of 2", "B: X 50% (30 to 70%; n 40)",
    ]  # fmt: skip


def test_a_least_that_others_equal_to_the_eye_is_shown_with_a_decimal(cells):
    close = cells.assign(share=cells["share"].where(cells["outlet"] != "C", 0.203), n_articles=20)
    html = crosstab(close, **COLUMNS).data["text/html"]
    assert re.findall(r">(2\d[.\d]*%)", html) == ["20.0%", "20.3%"]
    assert "20.0%" not in crosstab(cells, **COLUMNS).data["text/html"]


def test_what_stands_in_brackets_and_what_least_is_of_is_said_with_the_table(cells):
    html = crosstab(cells, **COLUMNS).data["text/html"]
    assert '<th scope="col">outlet (articles)</th>' in html
    alone = crosstab(cells, **COLUMNS | {"rows": ["outlet"]}).data["text/html"]
    assert '<th scope="col">outlet</th>' in alone
    assert "of rows that rest on 15 articles or more" in html
    assert "that rest on" not in crosstab(cells, **COLUMNS, ends=False).data["text/html"]


@pytest.mark.parametrize("heading", [[], ["target"]], ids=["plain", "under headings"])
def test_of_many_rows_the_first_are_in_sight_with_the_whole_and_the_others_open_below(heading):
    outlets = [f"Outlet {n}" for n in range(5)]
    cells = pd.DataFrame({"outlet": [*outlets, "all"] * 2, "target": ["T"] * 6 + ["U"] * 6, "side": "X",
                          "share": 0.5, "low": math.nan, "high": math.nan, "n": 9})  # fmt: skip
    cells = cells if heading else cells[:6]
    html = crosstab(
        cells, **{**COLUMNS, "rows": [*heading, "outlet"]}, limit=3
    ).data["text/html"].split("</style>")[1]  # fmt: skip
    first, opens = html.split(f"<summary>The other {4 if heading else 2} rows</summary>")
    assert [name in first for name in outlets] == [True, True, True, False, False]
    assert [name in opens for name in outlets] == [False, False, False, True, True]
    assert first.count(">all<") == (2 if heading else 1)
    assert (first.count("nf-group"), opens.count("nf-group")) == ((2, 2) if heading else (0, 0))
    assert "<details" not in crosstab(cells, **{**COLUMNS, "rows": [*heading, "outlet"]}).data[
        "text/html"
    ].split("</style>")[1]  # fmt: skip


def test_least_and_most_of_shares_of_few_are_not_said(cells):
    html = crosstab(cells, **COLUMNS, few=5).data["text/html"].split("</style>")[1]
    assert "nf-end" not in html
    many = crosstab(cells.assign(n=20), **COLUMNS, few=5).data["text/html"]
    assert re.findall(r"(\d+)% <span class=\"nf-end\">(\w+)", many) == [
        ("20", "least"), ("60", "most"),
    ]  # fmt: skip
    assert "15 articles or more, in cells whose n is 15 or more" in many
