"""Which party a political source belongs to."""

import pytest

import research
from research.languages.en import lists, party_patterns
from research.measures import sources
from research.measures.sources.parties import party_of

PEOPLE = {"Nora Lund": "Republicans", "Peter Drummond": "Labour"}


@pytest.mark.parametrize(
    ("source", "described", "party"),
    [
        ("Nora Lund", [], "Republicans"),
        ("the Lund campaign", [], "Republicans"),
        ("Jane Rowe", ["a spokeswoman for Mr. Drummond", None], "Labour"),
        ("Jane Rowe", ["former Lund aide", None], None),
        ("Senate Republicans", [], "Republicans"),
        ("Jane Rowe", ["Rep.", "D-Calif."], "Democrats"),
        ("Jane Rowe", ["GOP strategist", None], "Republicans"),
        ("both Democrats and Republicans", [], None),
        ("the Social Democrats", [], None),
        ("the Democratic Republic of Harland", [], None),
        ("Tory backbenchers", [], "Conservatives"),
        ("prominent conservatives", [], None),
        ("the Labour Court", [], None),
    ],
)
def test_a_party_is_told_by_name_description_or_for_whom_one_speaks(source, described, party):
    assert party_of(source, described, PEOPLE) == party


def test_every_list_of_parties_has_the_same_ones():
    told = party_patterns.OF_ROLE
    assert told.keys() == set(lists.pairs("persons", "party").values())
    assert set(told.values()) == party_patterns.NAMED.keys() == lists.sections("parties.txt").keys()


def measured(tmp_path, *texts):
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(f"A day at sea {number}\n\n{text}\n")
    found = sources.measure(research.load(tmp_path), quotations="rules")
    return dict(zip(found["source"], found["party"], strict=True))


def test_one_article_tells_the_party_for_all_others(tmp_path):
    parties = measured(
        tmp_path,
        "Republican Sen. Nora Lund left. Republican Sen. Nora Lund had come by ship on Monday.",
        "“We will build the harbour,” said Sen. Nora Lund. “I doubt it,” said Sen. Olav Holm.",
    )
    assert parties["Nora Lund"] == "Republicans"
    assert parties["Olav Holm"] is None


def test_conservative_is_a_party_only_in_british_politics(tmp_path):
    here = "Conservative Rep. Nora Lund spoke. “We will build it,” said Rep. Nora Lund."
    assert measured(tmp_path, here)["Nora Lund"] is None
    british = f"{here} Labour voted against it."
    assert measured(tmp_path, british)["Nora Lund"] == "Conservatives"


def test_where_articles_do_not_agree_the_others_tell_no_party(tmp_path):
    parties = measured(
        tmp_path,
        "Republican Sen. Nora Lund left the ship.",
        "Democratic Sen. Nora Lund left the ship.",
        "“It is late,” said Sen. Nora Lund.",
    )
    assert parties["Nora Lund"] is None


def test_only_political_sources_have_a_party(tmp_path):
    parties = measured(
        tmp_path, "“The Republicans are late,” said Jane Rowe, a nurse and a Republican."
    )
    assert parties["Jane Rowe"] is None
