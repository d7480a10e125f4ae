"""What a reader finds in the two seed articles, by table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import research
from research.measures import stances

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PESKOV = {"Dmitry Peskov", "Kremlin"}
ADMINISTRATION = {
    "Donald Trump",
    "Trump administration",
    "United States",
    "United States administration",
}
FIRST, SECOND = 0, 1

# article, holders, targets, sign of the mean
READ = {
    "Peskov for the US administration, first": (FIRST, PESKOV, ADMINISTRATION, 1),
    "Lavrov for Trump, first": (FIRST, {"Sergei Lavrov"}, {"Donald Trump"}, 1),
    "Lavrov for Trump, second": (SECOND, {"Sergei Lavrov"}, {"Donald Trump"}, 1),
    "Lavrov against Europe, first": (FIRST, {"Sergei Lavrov"}, {"Europe"}, -1),
    "Trump against Ukraine, first": (FIRST, {"Donald Trump"}, {"Ukraine"}, -1),
    "Kremlin against Biden, first": (FIRST, {"Kremlin"}, {"Joe Biden"}, -1),
}


@pytest.fixture(scope="module")
def found() -> list[pd.DataFrame]:
    corpus = research.load(SEEDS)
    table = stances.measure(corpus)
    return [table[table["article_id"] == article.article_id] for article in corpus]


@pytest.mark.parametrize(("number", "holders", "targets", "sign"), READ.values(), ids=READ)
def test_seed_stance_is_found(
    found: list[pd.DataFrame], number: int, holders: set[str], targets: set[str], sign: int
) -> None:
    table = found[number]
    cell = table[table["holder"].isin(holders) & table["target"].isin(targets)]
    assert len(cell)
    assert cell["stance"].mean() * sign > 0
    # Others' words, never the outlet's: what carries most of it is quoted or attributed.
    strongest = cell.loc[cell["stance"].abs().idxmax()]
    assert strongest["voice"] in {"quoted", "attributed"}


@pytest.mark.parametrize(
    ("number", "targets"),
    [(FIRST, {"Europe"}), (FIRST, {"Joe Biden"}), (SECOND, {"Joe Biden"})],
    ids=["Europe in the first", "Biden in the first", "Biden in the second"],
)
def test_what_others_say_is_not_the_outlets(
    found: list[pd.DataFrame], number: int, targets: set[str]
) -> None:
    table = found[number]
    own = table[(table["holder"] == stances.NARRATOR) & table["target"].isin(targets)]
    assert own.empty


def test_stances_of_the_first_alone_are_not_in_the_second(found: list[pd.DataFrame]) -> None:
    second = found[SECOND]
    assert second[(second["holder"] == "Sergei Lavrov") & (second["target"] == "Europe")].empty
    assert second[second["target"] == "Joe Biden"].empty
