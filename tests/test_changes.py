"""Whether a share changes over time: not by the pick of the years, nor by who publishes when."""

import datetime as dt

import pandas as pd
import pytest

from research import changes

YEARS = (2012, 2013, 2014)


def articles(*, shares, outlets=("A",), n=30):
    """`n` articles of each outlet and year that it has, of which so many have the frame."""
    rows = [
        (f"{outlet}{year}-{number}", outlet, dt.date(year, 5, 1), float(number < share * n))
        for year, share in zip(YEARS, shares, strict=True)
        for outlet in (outlets[year] if isinstance(outlets, dict) else outlets)
        for number in range(n)
    ]
    columns = ["article_id", "outlet", "published", "value"]
    return pd.DataFrame(rows, columns=columns).assign(frame="conflict")


def told(rows, events=None):
    return changes.over_time(
        rows, pd.Series(events or {}, dtype=object), by="frame", value="value", unit="year"
    )


def test_a_change_within_one_outlet_is_sure():
    (row,) = told(articles(shares=(0.2, 0.8, 0.4))).to_dict("records")
    assert (row["lowest"], row["highest"]) == (dt.date(2012, 1, 1), dt.date(2013, 1, 1))
    assert row["difference"] == pytest.approx(0.6)
    assert row["sure"]
    (one,) = changes.findings(
        told(articles(shares=(0.2, 0.8, 0.4))),
        by="frame",
        unit="year",
        says="{category}",
        about="frames",
    )
    assert one.text.startswith(
        "Conflict from 20% in 2012 (30 articles) to 80% in 2013 (30 articles), 60 points"
    )
    assert one.text.endswith("so a sure change.")


@pytest.mark.parametrize(
    ("p", "said"),
    [(0.02, ": perhaps (sure only if taken alone)."), (0.2, ", so it may be chance.")],
)
def test_what_is_sure_only_alone_is_called_perhaps(p, said):
    rows = told(articles(shares=(0.2, 0.8, 0.4))).assign(p=p, sure=False)
    (one,) = changes.findings(rows, by="frame", unit="year", says="{category}", about="frames")
    assert one.text.endswith(f"of shuffles of the dates reach as far{said}")


def test_the_pick_of_the_years_makes_no_change_sure():
    (row,) = told(articles(shares=(0.4, 0.5, 0.5))).to_dict("records")
    assert not row["sure"]
    assert row["p"] > 0.1


def test_outlets_that_publish_in_different_years_tell_nothing_of_time():
    apart = {2012: ("A",), 2013: ("B",), 2014: ("C",)}
    rows = told(articles(shares=(0.1, 0.9, 0.5), outlets=apart))
    assert rows["p"].isna().all()
    assert not rows["sure"].any()
    (one,) = changes.findings(rows, by="frame", unit="year", says="{category}", about="frames")
    assert one.text.endswith(
        "no outlet publishes in two of the years, so that time and outlet cannot be told apart."
    )


def test_articles_on_one_event_count_together():
    rows = articles(shares=(0.2, 0.8, 0.4))
    # As if all of a year that have the frame were on one event, and all that lack it on another.
    events = {r.article_id: f"{r.published} {r.value}" for r in rows.itertuples()}
    assert not told(rows, events)["sure"].any()


def test_nothing_changes_where_there_are_no_two_periods():
    rows = articles(shares=(0.2, 0.8, 0.4))
    assert changes.over_time(
        rows, pd.Series(dtype=object), by="frame", value="value", unit=None
    ).empty
    assert told(rows[rows["published"] == dt.date(2012, 5, 1)]).empty
    assert told(rows.assign(published=None)).empty
    assert changes.findings(told(rows[:0]), by="frame", unit="year", says="", about="") == []
    assert changes.in_words(told(rows[:0]), unit="year").empty


def test_periods_are_written_as_people_write_them():
    shown = changes.in_words(told(articles(shares=(0.2, 0.8, 0.4))), unit="year")
    assert shown[["lowest", "highest", "sure"]].to_numpy().tolist() == [["2012", "2013", "yes"]]
    weeks = changes.in_words(told(articles(shares=(0.2, 0.8, 0.4))), unit="week")
    head = changes.heads("week")["lowest"]
    assert f"{head} {weeks['lowest'].iloc[0]}".startswith("lowest week of 2012-")


def test_where_nothing_moves_no_period_is_named():
    rows = told(articles(shares=(1.0, 1.0, 1.0)))
    (one,) = changes.findings(rows, by="frame", unit="year", says="{category}", about="frames")
    assert one.text == "No change over time in frames."
