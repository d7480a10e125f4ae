"""Any two outlets side by side: picked from a table, each with a part of a page of its own."""

import re
from itertools import combinations

import pandas as pd
import pytest

from research import contrasts, display, pairwise
from research.articles import Article, Corpus, Paragraph
from research.evidence import EVIDENCE
from research.markup import passages_key

SIZES = {"B <b>": 30, "A": 20, "C": 12}
ROWS = [  # the pair, what, the shares, the limits of the difference, p, sure
    ("B <b>", "A", "conflict", 0.5, 0.2, 0.1, 0.5, 0.001, True),
    ("A", "B <b>", "morality", 0.3, 0.1, 0.01, 0.4, 0.04, False),
    ("A", "B <b>", "interest", 0.9, 0.1, None, None, None, False),
    ("A", "C", "conflict", 0.2, 0.1, -0.2, 0.4, 0.5, False),
]
TEXT = "A short one. The mayor spoke at great length of it."
CORPUS = Corpus(
    tuple(Article(name, TEXT, (Paragraph(0, len(TEXT), "body"),), source=f"{name}.txt", sha256="0" * 64,
                  outlet=outlet) for name, outlet in (("one", "A"), ("two", "A"), ("three", "B <b>")))
)  # fmt: skip
PASSAGES = pd.DataFrame(
    [("one", "A", 0, 11, 1), ("two", "A", 2, 7, 1), ("two", "A", 17, 49, 9), ("three", "B <b>", 0, 11, 1)],
    columns=["article_id", "outlet", "start", "end", "weight"],
).assign(what="conflict", why="")  # fmt: skip


@pytest.fixture
def apart():
    names = ["outlet", "other", "what", "value", "other_value", "low", "high", "p", "sure"]
    rows = pd.DataFrame(ROWS, columns=names).astype({"low": float, "high": float, "p": float})
    return rows.assign(difference=rows["value"] - rows["other_value"])


@pytest.fixture
def page(apart):
    rows = contrasts.turned(apart).assign(without_one=0.1, inside="no event of both")
    rows["sure"] = contrasts.in_words(rows)
    common = pd.DataFrame(
        {"outlet": ["A", "A", "B <b>"], "other": ["B <b>", "C", "C"], "n_weeks": [9, 0, None],
         "n_events": [7, 0, 2]}
    )  # fmt: skip
    columns = ["what", "difference", "sure", "low", "high", "value", "other_value", "inside"]
    opens = display.Opens("value", "frames", ("what", "outlet"))
    return pairwise.side_by_side(
        rows, common, SIZES, columns=columns, what="differences", name="two", caption="Two",
        heads={"sure": "sure?"}, opens=[opens], passages=PASSAGES, corpus=CORPUS,
    )  # fmt: skip


def test_every_two_outlets_stand_once_and_open_into_their_part_of_the_page(apart):
    shown = pairwise.picker(apart, SIZES, name="pick", opens="two").data["text/html"]
    key = passages_key(["A / B <b>"])
    assert shown.count(f'data-evidence="two" data-key="{key}">1 sure, 1 perhaps</a>') == 1
    assert shown.count(">none</a>") == 1  # A and C
    assert len(re.findall(r"<td[^>]*>–</td>", shown)) == 1  # B and C were not compared
    assert re.findall(r'scope="row"[^>]*>([^<]*)', shown) == ["A (20)", "C (12)"]


def test_every_two_of_a_dozen_outlets_can_be_picked():
    sizes = {f"Outlet {n:02}": 40 - n for n in range(12)}
    rows = [(one, other, 0.5, False) for one, other in combinations(sizes, 2)]
    apart = pd.DataFrame(rows, columns=["outlet", "other", "p", "sure"])
    shown = pairwise.picker(apart, sizes, name="pick", opens="two").data["text/html"]
    assert len(set(re.findall(r'data-evidence="two" data-key="([^"]*)"', shown))) == 66


def test_where_no_two_outlets_have_an_interval_there_is_no_table_to_pick_from(apart):
    few = apart.assign(low=float("nan"), high=float("nan"), p=float("nan"), sure=False)
    html = pairwise.picker(few, SIZES, name="pick", opens="two").data["text/html"]
    assert "<table" not in html
    assert "in the 5 articles of each" in html
    nothing = pairwise.picker(apart[:0], SIZES, name="pick", opens="two").data["text/html"]
    assert nothing == html


def test_each_two_have_a_part_of_the_page_with_the_surest_difference_first(page):
    html = page.data[EVIDENCE]
    assert html.count("<h2") == 2
    assert f'<h2 id="{passages_key(["A / B <b>"])}">A / B &lt;b&gt;</h2>' in html
    first, second = html.split("<section")[1:]
    assert re.findall(r'<th scope="row"[^>]*>(\w+)', first) == ["conflict", "morality", "interest"]
    assert 'data-evidence="frames"' in second


def test_the_sentences_of_both_stand_side_by_side_those_that_give_most_first(page):
    first, second = page.data[EVIDENCE].split("<section")[1:]
    assert first.count('class="nf-beside"') == 1  # the widest is the surest
    assert f'<h3 id="{passages_key(["A / B <b>", "conflict"])}">' in first
    left, right = first.split("<h4>")[1:]
    told = [re.sub(r"<[^>]*>", "", one).partition(" (")[0] for one in left.split("<li>")[1:]]
    assert told == ["The mayor spoke at great length of it.", "A short one."]
    assert left.startswith("A: 20%")
    assert right.startswith("B &lt;b&gt;: 50%")
    assert second.count("<p>None.</p>") == 1  # nothing of C was given


def test_one_line_says_in_what_two_differ_most_of_what_has_an_interval(page):
    assert "Furthest apart: conflict, 30 points, sure.</p>" in page.data[EVIDENCE]


@pytest.mark.parametrize(
    ("widest", "how", "said"),
    [
        pytest.param(
            0.5, "no", "x, 50 points, which may be chance. Surest: y, 20 points, perhaps.", id="two"
        ),
        pytest.param(0.5, "too few", "y, 20 points, perhaps.", id="too few to count"),
        pytest.param(
            0.01, "yes", "y, 20 points, perhaps. Surest: x, 1 point, sure.", id="one point"
        ),
    ],
)
def test_the_widest_is_told_beside_the_surest_where_these_are_two(widest, how, said):
    rows = pd.DataFrame(
        {"what": ["x", "y"], "outlet": "A", "other": "B", "difference": [widest, -0.2],
         "sure": [how, "perhaps"], "value": 0.5, "other_value": 0.5}
    )  # fmt: skip
    common = pd.DataFrame({"outlet": ["A"], "other": ["B"], "n_weeks": [9], "n_events": [7]})
    shown = pairwise.side_by_side(
        rows, common, SIZES | {"B": 9}, columns=["what", "difference"], what="differences", name="two",
        caption="Two", heads={}, passages=PASSAGES, corpus=CORPUS,
    )  # fmt: skip
    assert f"Furthest apart: {said}</p>" in shown.data[EVIDENCE]


def test_what_two_outlets_have_in_common_is_said_before_how_they_differ(page):
    first, second = page.data[EVIDENCE].split("<section")[1:]
    assert (
        "20 articles of A and 30 of B &lt;b&gt;; 9 weeks with articles of both; 7 events" in first
    )
    assert "may be one of topics" not in first
    assert "0 weeks with articles of both; 0 events told by both. They are of different" in second


def test_where_nothing_was_compared_there_is_no_page(apart):
    none = contrasts.turned(apart[:0]).assign(sure="", without_one=0.0, inside="")
    shown = pairwise.side_by_side(
        none, pd.DataFrame(columns=["outlet", "other", "n_weeks", "n_events"]), SIZES,
        columns=["what"], what="differences", name="two", caption="Two", heads={}, passages=PASSAGES,
        corpus=CORPUS,
    )  # fmt: skip
    assert EVIDENCE not in shown.data
    assert "Two: none.</p>" in shown.data["text/html"]
