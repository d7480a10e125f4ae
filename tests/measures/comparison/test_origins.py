"""Origins of an event, and an outlet's own words."""

import datetime as dt

import pandas as pd

from research.articles import Article, Corpus, Paragraph
from research.measures.comparison import compare, origins

WIRE = (
    "The council of Tarn voted on Monday to close the old ferry line after forty years of service. "
    "Engineers found cracks in the hull of the last boat in March and the mayor ordered it docked. "
    "Nearly nine hundred people took the ferry each day before the new bridge opened in the spring. "
    "The vote was eleven to four, with two members of the opposition absent from the chamber."
)
OWN = "Our reporter saw the crew in tears on the quay long after the meeting had ended."
APART = (
    "Tarn's ferry line will end, the council decided on Monday, eleven votes to four. Cracks in the "
    "hull had kept its last boat in dock since March. The bridge took most of its passengers: the "
    "boats carried some nine hundred a day before the spring. “We mourn it,” the mayor, Ada Holm, said."
)


def article(name, text):
    day = dt.date(2024, 5, "abc".index(name) + 1)
    body = (Paragraph(0, len(text), "body"),)
    return Article(name, text, body, name, "0", outlet=name.upper(), published=day)


CORPUS = Corpus((article("a", WIRE), article("b", f"{WIRE} {OWN}"), article("c", APART)))


def test_copies_are_one_origin_and_only_what_is_added_is_own():
    made = compare(CORPUS)
    assert made.events[["n_articles", "n_origins"]].to_numpy().tolist() == [[3, 2]]
    members = made.members.set_index("article_id")
    assert members["origin"].to_dict() == {"a": "a", "b": "a", "c": "c"}
    assert members["own"]["a"] == 1
    (row,) = made.own[made.own["article_id"] == "b"].to_dict("records")
    assert CORPUS["b"].text[row["start"] : row["end"]] == OWN.rstrip(".")
    quoted = APART.index("We mourn")
    own = made.own[made.own["article_id"] == "c"]
    assert len(own)
    assert not ((own["start"] <= quoted) & (quoted < own["end"])).any()


def test_claims_count_origins_beside_articles():
    claims = compare(CORPUS).claims
    assert (claims["n_origins"] <= claims["n_articles"]).all()
    copied = claims[claims["carried_by"] == "a; b"]
    assert len(copied)
    assert set(copied["n_origins"]) == {1}


def test_only_own_keeps_the_rows_that_begin_in_own_words():
    made = compare(CORPUS)
    rows = pd.DataFrame({"article_id": ["a", "b", "b", "x"], "start": [0, 0, len(WIRE) + 3, 0]})
    assert origins.only_own(rows, made.own).index.tolist() == [0, 2]


def test_one_statement_quoted_by_both_is_no_copy():
    said = "“" + " ".join(f"word{n}" for n in range(60)) + ".”"
    reworded = [f"{APART[: APART.index('“')]} {said}", f"{said} {WIRE}"]
    articles = (article("a", reworded[0]), article("b", reworded[1]))
    assert compare(Corpus(articles)).duplicates.empty
