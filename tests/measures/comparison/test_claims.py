"""Which sentences of an event tell one thing, who lacks it, and what only some carry."""

import math

import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import compare, counterparts
from research.measures.comparison.accounts import Sentence
from research.measures.comparison.terms import Term
from research.text.segments import Span


def compared(one, other):
    return compare(Corpus((article("one", one), article("other", other))))


OPENING = "The dike at Ravenmoor broke on Monday and flooded 300 homes, Mayor Ines Brandt said. "
REWORDED = (
    "On Monday the Ravenmoor dike broke, flooding 300 homes, according to Mayor Ines Brandt. "
)


def claim(found, words):
    rows = found.claims[found.claims["text"].str.contains(words, regex=False)]
    assert len(rows) > 0
    return rows.iloc[0]


def test_what_both_tell_in_other_words_is_one_claim():
    row = claim(compared(OPENING, REWORDED), "broke")
    assert (row["n_articles"], row["lacking_in"], row["carried_differently_by"]) == (2, "", "")


def test_a_counterpart_in_one_claim_is_close():
    assert compared(OPENING, REWORDED).counterparts["close"].all()


def test_a_shared_phrase_alone_joins_no_claims():
    one = (
        OPENING
        + "\n\nLocals praised the “good sense” of farmers who hauled cattle uphill beforehand."
    )
    other = (
        REWORDED + "\n\n“Good sense” was what the regional budget lacked, said engineer Tomas Lund."
    )
    row = claim(compared(one, other), "farmers")
    assert (row["n_articles"], row["lacking_in"]) == (1, "other")


def test_a_sentence_that_tells_two_things_stands_with_each():
    said = "“Every bell in Ravenmoor was rung that night,” Brandt said. "
    again = "“The sluices had not been checked since the spring,” Brandt said. "
    both = (
        "Brandt said that “every bell in Ravenmoor was rung that night” and that “the sluices had "
        "not been checked since the spring”."
    )
    found = compared(OPENING + "\n\n" + said + again, REWORDED + "\n\n" + both)
    assert claim(found, "Every bell")["n_articles"] == 2
    assert claim(found, "The sluices")["n_articles"] == 2


APART = {
    "two things said by one person": (
        "“I do not think there is any interest in closing the canal,” said Mayor Ines Brandt of Ravenmoor.",
        "“I think both banks of the canal need sandbags,” Mayor Ines Brandt of Ravenmoor said Monday.",
    ),
    "a name and little more": (
        "Engineer Tomas Lund had a crew of roughly forty divers to conduct his inspection.",
        "He gave no details of the report, but the sluices were the subject of the inspection that "
        "engineer Tomas Lund led.",
    ),
    "one word": ("In other words, no more leakers.", "He is a leaker, not a keeper."),
    "a heading": (
        "The sluices, towpaths and culverts of Leyton:",
        "Sluices, towpaths and culverts were repaired in Leyton.",
    ),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_sentences_about_one_thing_that_tell_two_are_two_claims(one, other):
    found = compared(f"{OPENING}\n\n{one}", f"{REWORDED}\n\n{other}")
    assert claim(found, "broke")["n_articles"] == 2
    assert not found.claims.loc[found.claims["text"].isin([one, other]), "n_articles"].gt(1).any()


def test_who_gives_the_same_figure_of_it_neither_carries_it_nor_leaves_it_out():
    one = (
        OPENING
        + "\n\nFarmers lost 85 percent of the harvest, an insurer in the capital estimated later."
    )
    other = (
        REWORDED
        + "\n\nBakeries warned of dear bread after 85 percent of this year's harvest had gone."
    )
    found = compared(one, other)
    assert claim(found, "insurer")["carried_differently_by"] == "other"
    assert not found.omissions["text"].str.contains("85 percent of the harvest").any()


def test_what_another_may_tell_in_other_words_is_unclear():
    one = OPENING + "\n\nThe baker walked along the canal on Tuesday with a lantern."
    other = (
        REWORDED + "\n\nTuesday was calm and warm. A lantern was sold at the fair. "
        "The priest walked to church. Barges are rare on the canal."
    )
    row = claim(compared(one, other), "baker")
    assert (row["n_articles"], row["lacking_in"], row["unclear_in"]) == (1, "", "other")
    rows = compared(one, other).omissions
    assert not rows["item"].str.contains("baker").any()


@pytest.mark.parametrize(
    ("by", "listed"),
    [("Neighbours", True), ("Helpers with machines", False)],
    ids=["far", "near"],
)
def test_a_claim_is_listed_only_far_from_all_others(by, listed):
    one = f"{OPENING}\n\n{by} dragged pumps and hoses towards a cellar on Friday before dawn."
    other = f"{REWORDED}\n\nHelpers brought machines for the cellar."
    rows = compared(one, other).omissions
    found = rows.loc[rows["kind"] == "claim", "item"].str.contains("dragged pumps")
    assert found.any() == listed


SAID = "“The sluices at Kestrel Weir were never opened that night,” engineer Tomas Lund said."
BETWEEN = "\n\nInspectors from two ministries arrived on Friday with lorries, blankets and tents. "
THIRD = {
    "in few of its words": (
        "A night watch blamed the sluices, which had stayed shut.",
        "",
        "third",
    ),
    "its words, of other things": (
        "A shop opened upstream. An engineer was hired. It was a clear night.",
        "third",
        "",
    ),
    "other things": ("Bakeries in the capital warned of dear bread.", "third", ""),
}


@pytest.mark.parametrize(("told", "lacking", "unclear"), THIRD.values(), ids=THIRD.keys())
def test_an_article_lacks_a_shared_claim_where_no_sentence_comes_near_it(told, lacking, unclear):
    texts = {"one": SAID, "other": SAID.replace("said", "told Radio Marsh"), "third": told}
    found = compare(Corpus(tuple(article(n, OPENING + BETWEEN + t) for n, t in texts.items())))
    row = claim(found, "sluices at Kestrel Weir were")
    assert (row["carried_by"], row["lacking_in"], row["unclear_in"]) == (
        "one; other",
        lacking,
        unclear,
    )
    left = found.omissions[found.omissions["item"].str.contains("The sluices at Kestrel Weir were")]
    assert left["absent_from"].tolist() == [lacking] * bool(lacking)


NUMBERS = {
    "with what it counts": ("It broke on six occasions.", "It broke again.", ["six occasions"]),
    "the same noun elsewhere": ("It broke on two occasions.", "On both occasions it broke.", []),
    "an ordinal": ("It was her third term.", "It was her term.", ["third term"]),
    "the same ordinal": ("It was her third term.", "In her third year she left.", []),
    "not part of a word": ("A two-storey house fell.", "A house fell.", []),
    "not an adverb": ("Second, it rained.", "It rained.", []),
    "to its noun": (
        "It was the third Kestrel House garden party.",
        "It rained.",
        ["third Kestrel House garden party"],
    ),
    "no verb": ("It was held by the two blamed for it.", "It rained.", []),
    "up to what was done": (
        "It left four tall houses damaged.",
        "It rained.",
        ["four tall houses"],
    ),
    "rounded elsewhere": ("It cost 1.98 million dinars.", "It cost about 2 million dinars.", []),
    "money rounded elsewhere": ("They spent $313.89 on toys.", "They spent over $300.", []),
    "not rounded": ("They spent $313.89 on toys.", "They spent over $200.", ["$313.89"]),
    "with what is glued to it": ("He took a 38-word oath there.", "It rained.", ["38-word oath"]),
    "with the whole of what is glued to it": (
        "He lifted the 90-day travel ban.",
        "It rained.",
        ["90-day travel ban"],
    ),
    "no age": ("It hurt 66-year-old Ada Roe there.", "It rained.", []),
    "a score": ("They were beaten 98-0 there.", "It rained.", ["98-0"]),
    "before what they do": (
        "It is one of ten Democrats facing it.",
        "It rained.",
        ["ten Democrats"],
    ),
    "weeks elsewhere": ("It ends in 21 days if dry.", "It ends in three weeks.", []),
    "a year elsewhere": ("It ran for 12 months there.", "It ran for a year.", []),
    "a decade elsewhere": ("It ran for ten years there.", "It ran for a decade.", []),
    "another stretch elsewhere": ("It ends in 21 days.", "It ends in two weeks.", ["21 days"]),
    "a range": ("They wait 14 to 30 days there.", "They wait.", ["14 to 30 days"]),
    "with the hundred": ("It took one hundred-eighteen visits.", "It took 118 visits.", []),
}


@pytest.mark.parametrize(("one", "other", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_small_numbers_go_with_their_noun(one, other, expected):
    rows = compared(OPENING + "\n\n" + one, REWORDED + "\n\n" + other).omissions
    found = rows[(rows["kind"] == "number") & (rows["article_id"] == "one")]
    assert found["text"].tolist() == expected


NAMES = {
    "whole": ("It was seen from Los Pinares.", "It was seen.", ["Los Pinares"]),
    "not a possessive": (
        "It followed the Kestrelby Treaty's end.",
        "It followed.",
        ["Kestrelby Treaty"],
    ),
    "not a month": ("It followed last September's flood.", "It followed.", []),
    "with of": (
        "It was seen from the Heron of the Fens.",
        "It was seen.",
        ["Heron of the Fens"],
    ),
    "not of unsure end": (
        "She backs the Kestrel Shelter and Rescue Trust.",
        "She backs nobody.",
        [],
    ),
    "not a given name": ("The tale of Sandra is old.", "The tale is old.", []),
    "not an adjective": ("There is a Sacramental obligation.", "There is none.", []),
    "with its owner": (
        "It was bought at Sandra's Bakehouse.",
        "It was bought.",
        ["Sandra's Bakehouse"],
    ),
    "with its number": ("It runs against Article 12 of the law.", "It does not.", ["Article 12"]),
    "not initials": ("It praised the XMWRs as good.", "It praised nothing.", []),
    "not a handle": ("It was read at @Pinares that night.", "It was read.", []),
    "a telling word elsewhere": (
        "It was seen from the Pinares Vesterby.",
        "Pinares was dry.",
        [],
    ),
    "two-letter state": (
        "She lives in Kentucky with friends.",
        "The senator (R-Ky.) has friends.",
        [],
    ),
    "two of its words in a row elsewhere": (
        "She ran for mayor of Los Pinares City then.",
        "She ran against Los Pinares's mayor.",
        [],
    ),
    "a small word before them": (
        "She ran for mayor of New Pinares City then.",
        "She ran against New Pinares's mayor.",
        [],
    ),
    "without its hyphen elsewhere": (
        "It stood in the North Vesterby Herald-Kestrel.",
        "It stood in the Herald Kestrel.",
        [],
    ),
    "a state spelt out behind a party": (
        "She lives in Arizona with friends.",
        "The senator (R-Arizona) has friends.",
        [],
    ),
    "an address of the web": ("It was read at Pinares.org then.", "It was read.", ["Pinares.org"]),
    "without the weekday": ("It was seen in Vesterby Monday by all.", "It was seen.", ["Vesterby"]),
    "with a small word in capitals": (
        "It calls Friends Of Herons rash.",
        "It was rash.",
        ["Friends Of Herons"],
    ),
    "not before of and an actor": (
        "She leads Wardens for Ines Brandt now.",
        "She leads nobody.",
        [],
    ),
    "not a part of a title": ("He reads “Brandt in Wonderfen” to all.", "He reads to all.", []),
    "not an office and a name": (
        "It is said of National Waterways Thomas Weir there.",
        "It is said there.",
        [],
    ),
    "not a job": ("It was told the Deputy Secretary.", "It was told.", []),
    "shortened elsewhere": (
        "She lives in Massachusetts with friends.",
        "The senator (D-Mass.) lives with friends.",
        [],
    ),
}


@pytest.mark.parametrize(("one", "other", "expected"), NAMES.values(), ids=NAMES.keys())
def test_names_are_shown_whole(one, other, expected):
    rows = compared(OPENING + "\n\n" + one, REWORDED + "\n\n" + other).omissions
    found = rows[(rows["kind"] == "name") & (rows["article_id"] == "one")]
    assert found["text"].tolist() == expected


def test_what_two_sentences_share_does_not_hang_on_the_order_of_a_set(monkeypatch):
    weights = {f"w{k}": 0.1 * 1.7**k for k in range(40)}
    monkeypatch.setattr(counterparts, "idf", weights.__getitem__)

    def sentence(stems):
        words = tuple(Term(0, 0, stem, stem) for stem in stems)
        return Sentence(Span(0, 0), "body", words, ())

    ours, theirs = list(weights)[:30], list(weights)[10:]
    exact = math.fsum(weights[s] for s in ours[10:]) / math.fsum(weights.values())
    assert counterparts.overlap(sentence(ours), sentence(theirs)) == exact
