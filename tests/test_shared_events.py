"""Events that several articles tell, and how outlets differ within them."""

import datetime as dt

import corpora
import pandas as pd
import pytest

import research
from research import shared_events

DAY = dt.date(2025, 3, 9)


def members(*groups):
    rows = [
        (number, f"{outlet}{number}", outlet, DAY, f"Headline {number}", 0.4)
        for number, outlets in enumerate(groups, start=1)
        for outlet in outlets
    ]
    return pd.DataFrame(
        rows, columns=["event_id", "article_id", "outlet", "published", "title", "likeness"]
    )


def test_events_are_listed_with_who_tells_them_and_who_does_not():
    told = members("AB", "ABC")
    rows = shared_events.listed_events(told, told).to_dict("records")
    assert [(r["event_id"], r["carried_by"], r["not_carried_by"]) for r in rows] == [
        (1, "A, B", "C"), (2, "A, B, C", ""),
    ]  # fmt: skip
    (one,) = shared_events.together(members("AB", "AB", "ABC"), n_articles=9)
    assert one.text == (
        "3 events are told by more than one outlet, in 7 of 9 articles: A and B together tell 2 of these."
    )


def test_an_outlet_of_which_nothing_is_loaded_from_the_time_is_not_said_to_leave_an_event_out():
    told = members("AB", "ABC")
    told.loc[told["outlet"] == "C", "published"] = DAY + dt.timedelta(30)
    later = told.assign(published=told["published"].where(told["event_id"] == 1, DAY))
    before = told.assign(published=DAY - dt.timedelta(30))
    for articles, left_out in (
        (told, ""), (pd.concat([told, before]), ""), (pd.concat([told, later]).assign(outlet="C"), "C"),
    ):  # fmt: skip
        rows = shared_events.listed_events(told, articles).set_index("event_id")
        assert rows.loc[1, "not_carried_by"] == left_out


def test_an_outlet_with_two_articles_leaves_out_what_is_in_neither():
    told = members("AAB").assign(article_id=["A1", "A2", "B1"])
    for absent, names in (("A2; B1", ["B"]), ("A1; A2", ["A"]), ("A1", []), ("", [])):
        only = pd.DataFrame({"event_id": [1], "absent_from": [absent]}, index=[7])
        assert shared_events.without(only, told).to_dict() == {7: names}
    assert shared_events.without(only[:0], told[:0]).empty


def test_an_outlet_whose_headline_may_be_of_an_event_is_not_said_to_leave_it_out():
    told = members("AB").assign(title="Mayor Kelder used a private boat")
    for title, silent in (
        ("Brook finds Kelder’s use of boats odd", []),
        ("Brook finds Kelder’s budget odd", ["C"]),
        (None, ["C"]),
    ):
        other = members("C").assign(article_id="c", title=title)
        assert shared_events.left_out(told, pd.concat([told, other])) == {1: silent}


def test_groups_that_may_be_no_event_stand_last_and_nobody_is_said_to_leave_them_out():
    told = members("AB", "AB", "ABC")
    told["likeness"] = told["likeness"].where(told["event_id"] != 1, 0.1)
    rows = shared_events.listed_events(told, told)
    assert rows[["event_id", "one_event", "not_carried_by"]].to_numpy().tolist() == [
        [2, "likely", "C"], [3, "likely", ""], [1, "doubtful", ""],
    ]  # fmt: skip
    (one,) = shared_events.together(told, n_articles=9)
    assert one.text.endswith("; of 1 it is doubtful whether they are one event.")


def test_where_nobody_shares_an_event_that_is_said():
    (one,) = shared_events.together(members(), n_articles=3)
    assert one.text.startswith("No event is told by more than one outlet")
    assert shared_events.listed_events(members(), members()).empty
    assert shared_events.within(pd.DataFrame(columns=["article_id", "frame", "value"]), members(),
                                by="frame", value="value").empty  # fmt: skip


def test_outlets_are_compared_event_by_event():
    told = members(*["AB"] * 8, "AC")
    # A has the frame in all events but one, B in two; what each says elsewhere counts for nothing.
    rows = told[["article_id", "outlet"]].assign(frame="conflict")
    has = {f"A{n}" for n in range(1, 8)} | {"B1", "B2"}
    rows["value"] = rows["article_id"].isin(has).astype(float)
    more = pd.DataFrame(
        {"article_id": ["x"], "outlet": ["B"], "frame": ["conflict"], "value": [1.0]}
    )
    (row,) = shared_events.within(pd.concat([rows, more]), told, by="frame", value="value").to_dict(
        "records"
    )
    assert (row["outlet"], row["other"], row["n_events"]) == ("A", "B", 8)
    assert (row["value"], row["other_value"]) == (pytest.approx(7 / 8), pytest.approx(2 / 8))
    assert row["difference"] == pytest.approx(5 / 8)
    assert row["low"] < 5 / 8 < row["high"]
    assert row["sure"]


def test_the_events_of_a_corpus_are_those_of_its_comparison(tmp_path):
    corpus = research.load(corpora.made_up(tmp_path / "articles", {"A": 6, "B": 5}, days=3))
    told = shared_events.carried(corpus)
    several = research.compare(corpus).events
    assert set(told["event_id"]) == set(several["event_id"])
    assert list(told.columns) == [
        "event_id", "article_id", "outlet", "published", "title", "likeness",
    ]  # fmt: skip
    assert told["likeness"].between(0, 1).all()


def test_shares_within_events_open_into_the_passages_of_these_events_alone():
    told = members(*["AB"] * 5, "A", "AC")
    parts = told[["article_id"]].assign(what="conflict", value=1.0)
    inside = shared_events.within(parts, told, by="what", value="value")
    passages = told[["article_id"]].assign(what="conflict", outlet="", start=0, end=3)
    other = passages.assign(what="morality")
    behind = shared_events.behind(
        pd.concat([passages, other]), inside, parts, told, by="what", value="value"
    )  # fmt: skip
    assert set(behind["pair"]) == {"A / B"}
    assert set(behind["what"]) == {"conflict"}
    assert sorted(behind["article_id"]) == sorted(f"{o}{n}" for o in "AB" for n in range(1, 6))
    assert (behind["outlet"] == behind["article_id"].str[0]).all()


def test_two_answers_to_one_question_stand_side_by_side():
    told = members(*["AB"] * 6)
    parts = told[["article_id", "outlet"]].assign(what="conflict")
    parts["value"] = (parts["outlet"] == "A") | (parts["article_id"] == "B1")
    inside = shared_events.within(parts, told, by="what", value="value")
    inside = inside.assign(sure="yes")
    rows = pd.DataFrame(
        {"outlet": ["A", "A"], "other": ["B", "B"], "what": ["conflict", "morality"]}
    )
    rows = pd.concat([rows, rows.tail(1).assign(other="C")])
    common = pd.DataFrame({"outlet": "A", "other": ["B", "C"], "n_events": [6, 0]})
    first, too_few, none = shared_events.beside(rows, inside, common, by="what")
    assert first.startswith("+83 (")
    assert first.endswith(", sure")
    assert (too_few, none) == ("in too few of 6 events", "no event of both")


def test_an_event_opens_into_its_articles(tmp_path):
    corpus = research.load(corpora.made_up(tmp_path / "articles", {"A": 6, "B": 5}, days=3))
    told = shared_events.carried(corpus)
    rows = shared_events.leads(told, corpus)
    listed = shared_events.listed_events(told, told)
    assert set(zip(rows["headline"], rows["first"], strict=True)) == set(
        zip(listed["headline"], listed["first"], strict=True)
    )
    assert (rows["start"] == rows["end"]).all()
    assert shared_events.leads(told[:0], corpus).empty


def test_what_two_outlets_have_in_common_are_weeks_and_events():
    told = members("AB", "AB", "A")
    articles = told.assign(published=[DAY, DAY, DAY + dt.timedelta(1), DAY + dt.timedelta(9), DAY])
    articles = pd.concat([articles, articles.head(1).assign(outlet="C", published=None)])
    rows = shared_events.in_common(articles, told)
    assert rows.iloc[0].tolist() == ["A", "B", 1, 2]  # 9 March 2025 is a Sunday
    assert rows["n_weeks"].isna().tolist() == [False, True, True]
    assert rows["n_events"].tolist() == [2, 0, 0]
