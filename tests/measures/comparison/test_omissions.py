"""What only some articles carry, facts that differ, and where things stand."""

from dataclasses import replace

import numpy as np
import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import compare
from research.measures.comparison.terms import idf, inverse_frequencies, terms
from research.text.amounts import find_numbers

ONE = (
    "The dike at Ravenmoor broke on Monday night and flooded 300 homes, Mayor Ines Brandt said.\n\n"
    "“We rang every bell in Ravenmoor,” Brandt said.\n\n"
    "The repair will cost $2 million, the water board estimates."
)
OTHER = (
    "The dike at Ravenmoor broke on Tuesday night and flooded 450 homes, Mayor Ines Brandt said.\n\n"
    "“Nobody had checked the sluices since spring,” said engineer Tomas Lund.\n\n"
    "Soldiers from Kestrel Barracks filled sandbags."
)


@pytest.fixture(scope="module")
def compared():
    return compare(Corpus((article("one", ONE), article("other", OTHER))))


NUMBERS = {
    "and a half": ("Two and a half million left.", [(2_500_000.0, "")]),
    "two amounts": (
        "It cost 3 million and a half million went.",
        [(3_000_000.0, ""), (500_000.0, "")],
    ),
    "digits": ("300 homes", [(300.0, "")]),
    "thousands": ("1,200.5 tons", [(1200.5, "")]),
    "money": ("$2 million", [(2e6, "$")]),
    "percent": ("7 percent or 8%", [(7.0, "%"), (8.0, "%")]),
    "words": ("three of twelve", [(3.0, ""), (12.0, "")]),
    "year": ("in 2021", []),
    "date": ("on May 3", []),
    "time": ("at 10:30", []),
    "name": ("World War Three", []),
    "ordinal": ("the 3rd", []),
    "long": ("9" * 5000, []),
    "half a dozen": ("half a dozen boats and a half-dozen oars", [(6.0, ""), (6.0, "")]),
    "half a million": ("half a million dollars", [(5e5, "$")]),
    "vague": ("several hundred boats, a few hundred thousand eels, a couple of dozen oars", []),
    "half of a number": ("half of the two hundred", [(200.0, "")]),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_of_a_text(text, expected):
    assert [(n.value, n.unit) for n in find_numbers(text)] == expected


@pytest.mark.parametrize(
    ("kind", "words", "carrier"),
    [
        ("quotation", "We rang every bell in Ravenmoor", "one"),
        ("quotation", "Nobody had checked the sluices since spring", "other"),
        ("number", "$2 million", "one"),
        ("actor", "Tomas Lund", "other"),
        ("claim", "Soldiers from Kestrel Barracks filled sandbags.", "other"),
    ],
)
def test_only_one_article_carries(compared, kind, words, carrier):
    rows = compared.omissions[
        (compared.omissions["kind"] == kind)
        & (compared.omissions["item" if kind == "actor" else "text"] == words)
    ]
    assert rows["article_id"].tolist() == [carrier]
    assert rows["carried_by"].tolist() == [carrier]


def test_prominent_items_come_first(compared):
    assert compared.omissions["prominence"].is_monotonic_decreasing


def test_lede_weighs_eight_tenths(compared):
    lede = compared.omissions[compared.omissions["role"] == "lede"]
    assert set(lede["prominence"]) == {0.8}


@pytest.mark.parametrize(
    ("kind", "one", "other"), [("day", "Monday", "Tuesday"), ("number", "300", "450")]
)
def test_facts_that_differ(compared, kind, one, other):
    rows = compared.differences[compared.differences["kind"] == kind]
    assert list(zip(rows["value_a"], rows["value_b"], strict=True)) == [(one, other)]


def test_shared_actor_stands_in_the_lede_of_both(compared):
    rows = compared.prominence[compared.prominence["item"] == "Ines Brandt"]
    assert rows["role"].tolist() == ["lede", "lede"]
    assert rows["n_mentions"].tolist() == [2, 1]


def test_idf_without_a_corpus_is_that_of_general_news():
    assert idf("the") < 0.1 < 3 < idf("dike")


def test_a_word_of_every_article_tells_less_in_a_large_corpus():
    (large,) = inverse_frequencies(1000, np.array([1000]), ["dike"])
    assert large < 0.2


def test_terms_keep_their_offsets():
    text = "Ms. Brandt’s U.S. far-right e-mail, 3rd."
    assert [text[t.start : t.end] for t in terms(text)] == [
        "Ms", "Brandt’s", "U.S.", "far-right", "e-mail", "3rd",
    ]  # fmt: skip


def test_what_is_omitted_is_listed_by_where_it_stands():
    places = {
        "headline": "Ines Brandt resigns\n\nThe water rose on Monday in the town.",
        "lede": "The mayor, Ines Brandt, resigned.\n\nThe water rose on Monday in the town.",
        "last": "The water rose on Monday in the town.\n\nIt fell. The mayor, Ines Brandt, resigned.",
    }
    other = article("b", "The water rose on Monday in the town.")
    weights = {}
    for place, text in places.items():
        one = article("a", text)
        if place == "headline":
            first, *rest = one.paragraphs
            one = replace(one, paragraphs=(replace(first, role="headline"), *rest))
        found = compare(Corpus((one, other)), days=3).omissions
        rows = found[found["item"].str.contains("Brandt")]
        weights[place] = rows["prominence"].max()
    assert weights["headline"] > weights["lede"] > weights["last"]


def names(one, other):
    told = (article(n, f"{ONE}\n\n{text}") for n, text in (("a", one), ("b", other)))
    found = compare(Corpus(tuple(told)), event=1).omissions
    return set(found.loc[(found["kind"] == "name") & (found["article_id"] == "a"), "item"])


PLAIN = "The water rose on Monday in the town, and the dike broke."
NAMES = {
    "a place": ("They went to Sarasota on Monday.", PLAIN, {"Sarasota"}),
    "a word after a colon": ("He knew one thing: Hecklers were rare.", PLAIN, set()),
    "a name after a colon": (
        "He knew one place: Staten Island was calm.",
        PLAIN,
        {"Staten Island"},
    ),
    "a word after a dateline": ("LEEDS -- Hecklers stood up on Monday.", PLAIN, set()),
    "a word that opens a quotation": ("“They said, 'Hurry up, pastor,'” she knew.", PLAIN, set()),
    "a heading": ("It broke.\n\nFair Housing Rules.\n\nIt rose.", PLAIN, set()),
    "a judge": ("“I knew it, Your Honor,” the lawyer said.", PLAIN, set()),
    "a section of a law": ("It is void under Section 1321 of the act.", PLAIN, set()),
    "a credit": ("A dike is seen on Monday, via Larkspur Images.", PLAIN, set()),
    "a point of the compass": ("They held the Western hostages there.", PLAIN, set()),
    "another spelling": (
        "They fled the Donbas on Monday.",
        "Soldiers left the Donbass on Monday.",
        set(),
    ),
    "who is of a place": (
        "He spoke to Nevadans on Monday.",
        "The water rose in Nevada on Monday.",
        set(),
    ),
    "who is of a place of four letters": (
        "He spoke to Ravans on Monday.",
        "The water rose in Rava on Monday.",
        set(),
    ),
    "a title in single marks": (
        "The study, ‘Floods Rise in Larkspur Towns’, came out.",
        PLAIN,
        set(),
    ),
    "a season": ("He said so in the Spring of the year.", PLAIN, set()),
    "a common noun": ("They called the Militia up. A militia is small.", PLAIN, set()),
    "part of a longer name": ("They boarded Kestrel One on the lawn.", PLAIN, set()),
    "a body with an article in it": ("She works for People Assisting the Homeless.", PLAIN, set()),
    "the first word of a sentence": ("The New Jersey river rose.", PLAIN, {"New Jersey"}),
    "another name of the same": ("They flew to Mumbai.", "The water rose in Bombay too.", set()),
    "part of a compound": ("He rose in Sarasota.", "It was a Sarasota-based firm.", set()),
    "whose somebody is": ("He met Ada Holm, Democrat of Delaware, there.", PLAIN, set()),
    "of whom several are": ("They met mayors from Delaware, Utah and Idaho.", PLAIN, set()),
    "before who is of it": ("They met the Delaware senator on Monday.", PLAIN, set()),
    "owner of somebody": ("At the dike, Delaware’s Ada Holm spoke.", PLAIN, set()),
    "one of a kind": ("It was a Sarasota of the north.", PLAIN, set()),
    "partners": ("He called Holm, Sarasota, Brandt & Roe on Monday.", PLAIN, set()),
    "a part of a show's name": (
        "It was on “Good Morning Sarasota” then.",
        PLAIN,
        {"Good Morning Sarasota"},
    ),
    "where a country is named": ("The water rose in Peru.", PLAIN, {"Peru"}),
    "a byname": ("They flew to the Lantern State.", PLAIN, set()),
    "a side of a case": ("They cited Sarasota v. Holm there.", PLAIN, set()),
    "a small word that opens a name": (
        "They heard it on All Larkspur Told then.",
        PLAIN,
        {"All Larkspur Told"},
    ),
    "a country on the way": ("They flew to Chile and Peru.", PLAIN, {"Chile", "Peru"}),
    "a country of whose president": ("They met the president of Peru.", PLAIN, set()),
    "people before a number": ("It gave Ravans 12 to 15 minutes there.", PLAIN, set()),
    "people of a country": (
        "He spoke to Spaniards on Monday.",
        "Spain saw the water rise.",
        set(),
    ),
    "a capital for its government": (
        "They put a ban on Madrid then.",
        "Spain saw the water rise.",
        set(),
    ),
    "a capital as a place": (
        "They met in Madrid then.",
        "Spain saw the water rise.",
        {"Madrid"},
    ),
    "before a verb, and as of a kind": (
        "Boats went to Velorian and then came back. Velorian was dry.",
        PLAIN,
        {"Velorian"},
    ),
    "a kind": ("They mended the Larkspurian tubes then.", PLAIN, set()),
    "one of a kind with an age": ("It sank a 29-year-old Kestrel Cutter there.", PLAIN, set()),
    "before a stroke, as who took a picture": (
        "They took Larkspur/Kestrel trains then.",
        PLAIN,
        set(),
    ),
    "owner whose name ends in s": ("At the dike, Arkansas’ Ada Holm spoke.", PLAIN, set()),
    "a common word": ("They spoke of Wisdom then.", PLAIN, set()),
    "whose copyright": ("They took it up for Larkspur Letters © 2021.", PLAIN, set()),
    "a holiday": ("They left before Christmas then.", PLAIN, set()),
    "first letters": (
        "It breaks the Clean Rivers Act of the state.",
        "The water rose, which breaks the CRA and a rule.",
        set(),
    ),
}


@pytest.mark.parametrize(("one", "other", "expected"), NAMES.values(), ids=NAMES)
def test_names_of_one_article_alone(one, other, expected):
    assert names(one, other) == expected


def test_a_country_is_an_actor_in_an_outlet_that_has_its_name():
    one = article("a", f"{ONE}\n\nKenya and the council signed a treaty.")
    one = replace(one, outlet="Kenya Times")
    found = compare(Corpus((one, article("b", f"{ONE}\n\n{PLAIN}"))), event=1).omissions
    assert "Kenya" in set(found.loc[found["kind"] == "actor", "item"])


def test_words_of_a_bodys_name_apart_from_each_other_neither_carry_nor_leave_out_the_body():
    told = "The House Water Committee praised the council."
    apart = "The House met. The Committee on Dikes praised Water engineers."
    texts = (f"{ONE}\n\n{told}", f"{ONE}\n\n{apart}", f"{ONE}\n\n{PLAIN}")
    items = [article(name, text) for name, text in zip("abc", texts, strict=True)]
    found = compare(Corpus(tuple(items)), event=1).omissions
    assert "House Water Committee" not in set(found["item"])
    found = compare(Corpus((items[0], items[2])), event=1).omissions
    assert "House Water Committee" in set(found["item"])
    # Its initials are its name, whatever else stands there.
    short = article("d", f"{ONE}\n\n{apart} The HWC came too.")
    found = compare(Corpus((items[0], items[2], short)), event=1).omissions.set_index("item")
    assert found.loc["House Water Committee", "n_carriers"] == 2


def test_who_takes_no_part_is_no_actor_of_one_article_alone():
    text = "It hurt a Thai tourist, who spoke to the BBC. Kenya’s minister came. Kenyan doctors helped."
    one = replace(article("a", f"{ONE}\n\n{text}"), outlet="BBC News")
    found = compare(Corpus((one, article("b", f"{ONE}\n\n{PLAIN}"))), event=1).omissions
    actors = set(found.loc[found["kind"] == "actor", "item"])
    assert "Kenya" in actors
    assert not actors & {"Thailand", "BBC"}


ACTORS = {
    "who acts": ("The Larkspur Institute measured the water.", {"Larkspur Institute"}),
    "whose head somebody was": (
        "Ada Holm, a former head of the Larkspur Institute, spoke.",
        {"Ada Holm"},
    ),
    "whose aide speaks": ("Larkspur Institute spokeswoman Ada Holm spoke.", {"Ada Holm"}),
    "to whom it is told": ("“It rose,” Ada Holm told CNN.", {"Ada Holm"}),
    "an outlet that is cited": ("It rose, according to CNN.", set()),
    "one half of a name": ("The Committee on Dikes and Rivers Agency met.", set()),
    "a side of a case": ("They cited Holm v. Larkspur Institute there.", set()),
    "a photograph's": ("The dike. Ada Holm/Larkspur Agency", set()),
    "an adjective": ("Many African-American voters came.", set()),
    "a group": ("Many African Americans came.", {"African Americans"}),
    "a show": ("He spoke on “The Ada Holm Show” there.", set()),
    "a party by its people": ("The Democratic Party met.", {"Democratic Party"}),
    "whose event it is": ("Many came to a Larkspur Institute event.", set()),
    "a name that goes on behind a bracket": ("(Mayor Ines) Brandt spoke.", set()),
    "who asks for a medium": ("“It rose,” she told the radio host Ada Holm.", set()),
    "of a medium": ("“It rose,” she told CNN’s Ada Holm.", set()),
    "a medium by its last word": ("The Larkspur Herald wrote it.", set()),
    "whose ads": ("They saw the Ada Holm ads.", set()),
    "under whom": ("He served under President Ada Holm.", set()),
    "who does it late": ("The Larkspur Institute finally measured it.", {"Larkspur Institute"}),
    "an investigation": ("The Larkspur Institute investigation ended.", set()),
    "whose lawyers": ("The Larkspur Institute lawyers came.", set()),
    "to be elected": ("She was elected to the Senate.", set()),
    "a storm": ("They fled from Hurricane Ada Holm.", set()),
    "a place by its last word": ("They met at Larkspur Airport.", set()),
    "what an outlet puts in": ("“It rose, [Mayor Ines] Brandt said it,” they said.", set()),
    "whose adviser": ("Tom Lund, an adviser to Mayor Ada Holm, spoke.", {"Tom Lund"}),
    "what is called so without an article": ("They spoke of Ada Holm tax cuts.", set()),
    "on whose show": ("Tom Lund spoke on Ada Holm’s late radio show.", {"Tom Lund"}),
    "since whom": ("It was the first since Mayor Ada Holm.", set()),
    "one of several": ("They asked mayors like Ada Holm of Leyton.", set()),
    "a border": ("It lies at the border between Peru and Chile.", set()),
    "a topic": ("They spoke about Peru.", set()),
    "who is left": ("They left the Senate then.", set()),
    "whose head, the name with its article": (
        "Ada Holm, head of The Larkspur Institute, spoke.",
        {"Ada Holm"},
    ),
    "names alone": (
        "They met. Ada Holm, Tomas Lund. Ada Holm and Tomas Lund left.",
        {"Ada Holm", "Tomas Lund"},
    ),
    "a headline": ("Ada Holm Apologizes For Wrong Siren Plan", set()),
    "in a line that is no sentence": ("It rose.\n\nAda Holm, Staff Reporter", set()),
    "a photographer": ("It was seen by the photographer Ada Holm there.", set()),
    "a part of a longer word": ("They closed the Peru-Chile border.", set()),
    "what is called after a country": ("They helped after the 2010 Peru earthquake.", set()),
    "a firm’s dealer": ("They accused a Larkspur Motors dealer of it.", set()),
    "what only capitals name": ("He gave them the Ada Homes. They like homes.", set()),
    "in a list of others": ("She wrote to firms including Larkspur Motors.", set()),
    "in a list of whom it is told": (
        "She wrote to firms including Larkspur Motors, Fen Motors and Ebb Motors that she left.",
        set(),
    ),
    "whose thing": ("They found bags from Ada Holm there.", set()),
    "like whom": ("It rose like Ada Holm.", set()),
    "who does it, with a description": ("Ada Holm, the mayor of Leyton, left.", {"Ada Holm"}),
    "who is of where": ("Ada Holm of the town of Leyton was elected.", {"Ada Holm"}),
    "who does it, with an abbreviation": ("Ada Holm, of Leyton, Va., left.", {"Ada Holm"}),
    "whose age is told": ("They saw the shooting of 18-year-old Ada Holm.", {"Ada Holm"}),
    "who does it in a list": ("Ada Holm and Tomas Lund left.", {"Ada Holm", "Tomas Lund"}),
    "who does not": ("Ada Holm didn’t leave.", {"Ada Holm"}),
    "to whom it is done": ("They left to meet economic adviser Ada Holm.", {"Ada Holm"}),
    "to whom it is given": ("The case was turned over to Ada Holm.", {"Ada Holm"}),
    "whose arrest": ("They saw the arrest of Ada Holm.", {"Ada Holm"}),
    "whose resignation": ("It followed Ada Holm’s resignation.", {"Ada Holm"}),
    "to whom it comes back": (
        "They found bags from Ada Holm. More were from Ada Holm there.",
        {"Ada Holm"},
    ),
    "a paper": ("The Larkspur Sun reported it.", set()),
    "which country is left": ("They left Peru then.", set()),
    "whose article": ("They saw an article by Ada Holm.", set()),
    "who contributed reporting": ("Ada Holm and others contributed reporting.", set()),
    "whose precedent": ("It is barred by Larkspur Institute precedent.", set()),
    "a treaty": ("The Larkspur Rivers Convention bans it.", set()),
    "a medium by its second word": ("The Larkspur Broadcasting Corporation left.", set()),
    "which body somebody leads": ("They want her to lead the Larkspur Institute.", set()),
    "of whom no verb tells": ("The grave of Ada Holm showed it.", set()),
    "of whom one tells": ("They saw the grave of Ada Holm, who left.", {"Ada Holm"}),
    "a name that goes on in lower case": ("They say Abdul Fattah al-Roe left.", set()),
    "whose adviser, with the office": (
        "Tom Lund, an aide to ex-harbour minister Ada Holm, spoke.",
        {"Tom Lund"},
    ),
    "who is chief of staff": ("Deputy chief of staff Ada Holm spoke.", {"Ada Holm"}),
    "of a medium, in a byline": ("It rose. By Ada Holm, Larkspur.", set()),
    "of a medium, with an office": ("CNN Chief Analyst Ada Holm said that it rose.", set()),
    "who contributed": ("Ada Holm in Leyton and others contributed to this report.", set()),
    "whose report, in brackets": ("They saw a Larkspur Institute (LI) report.", set()),
    "one example of several": ("Firms like Kestrel Motors left. They were praised.", set()),
    "whose surname is a word for a place": ("Jeremy Hunt said that it leaks.", {"Jeremy Hunt"}),
    "behind a day": ("It broke, and on Tuesday Max Orr resigned.", {"Max Orr"}),
    "before a verb": ("The mayor visited Peru and called for help.", {"Peru"}),
    "a surname alone": ("Then Orrin left; they saw Orrin.", set()),
}


def alone(one, other, outlet=None, kind="actor"):
    told = [article(n, f"{ONE}\n\n{text}") for n, text in (("a", one), ("b", other))]
    told[0] = replace(told[0], outlet=outlet)
    found = compare(Corpus(tuple(told)), event=1).omissions
    return set(
        found.loc[
            (found["kind"] == kind) & (found["article_id"] == "a"),
            "item" if kind == "actor" else "text",
        ]
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Rain fell in Ravenmoor, U.S., all week.", "A U.S. District Court sat.", set()),
        ("Rain fell in Ravenmoor, U.S., all week.", "Rain fell.", {"U.S."}),
        ("Nobody minds the part of Moscow’s broad campaign.", "They rue Russian meddling.", set()),
        ("Nobody minds Coloradans there.", "Rain fell in Colorado.", set()),
        ("They wrote: no leaks, No Obstruction.", "Rain fell.", set()),
        (
            "Roe asked the House Kestrel Affairs committee.",
            "No.",
            {"House Kestrel Affairs committee"},
        ),
        (
            "In Zaltbommel Bay rain fell. Keeping Zaltbommel Bay open cost much.",
            "No.",
            {"Zaltbommel Bay"},
        ),
        ("Rain fell. Flying Zaltbommel Brewery closed.", "No.", {"Flying Zaltbommel Brewery"}),
        ("They rue the 2008 District of Columbia v. Heller ruling.", "No.", set()),
    ],
)
def test_names_that_say_nothing_or_that_another_has_otherwise(one, other, expected):
    assert alone(one, other, kind="name") == expected


def test_a_number_is_shown_with_what_stands_beside():
    told = [
        article(n, f"{ONE}\n\n{text}")
        for n, text in (("a", "He sent 31,500 more pumps."), ("b", "No."))
    ]
    found = compare(Corpus(tuple(told)), event=1).omissions
    shown = found.loc[(found["kind"] == "number") & (found["article_id"] == "a"), "item"]
    assert shown.tolist() == ["[He sent] 31,500 [more pumps.]"]


@pytest.mark.parametrize(("one", "expected"), ACTORS.values(), ids=ACTORS)
def test_actors_of_one_article_alone_take_part(one, expected):
    assert alone(one, PLAIN) == expected


@pytest.mark.parametrize("other", ["The Democrats left.", "He met Ada Roe (D-Ohio)."])
def test_who_is_of_a_party_stands_for_it(other):
    assert not alone("The Democratic Party met.", other)


@pytest.mark.parametrize(
    ("other", "expected"),
    [("An appeals court ruled.", set()), ("A court ruled.", {"Larkspur Court of Appeals"})],
)
def test_a_body_that_another_describes_is_not_alone(other, expected):
    assert alone("The Larkspur Court of Appeals ruled.", other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Judge Ada Holm ruled.", "The judge ruled.", set()),
        ("Judge Ada Holm ruled.", "The judge, Tomas Lund, ruled.", {"Ada Holm"}),
        ("Judge Ada Holm ruled.", "Tomas Lund, the judge, ruled.", {"Ada Holm"}),
        ("Ada Holm, his wife, left.", "His late wife left.", set()),
        ("Ada Holm, a former clerk, left.", "A clerk left.", {"Ada Holm"}),
        ("Fire Chief Ada Holm spoke.", "Leyton’s fire chief spoke.", set()),
        ("Fire Chief Ada Holm spoke.", "Fire Chief Tomas Lund spoke.", {"Ada Holm"}),
        (
            "Fire Chief Ada Holm spoke.",
            "Tomas Lund, the late fire chief, left. The fire chief spoke.",
            {"Ada Holm"},
        ),
        ("Ada Holm, Leyton’s spokeswoman, left.", "A Leyton spokesman left.", set()),
        ("The former chief Ada Holm left.", "A former chief left.", {"Ada Holm"}),
    ],
)
def test_a_person_whom_another_tells_of_by_role_is_not_alone(one, other, expected):
    assert alone(one, other) - {"Tomas Lund"} == expected


def test_a_person_whose_surname_another_spells_otherwise_is_not_alone():
    one, third = "Thomas Modley spoke.", "Thomas Bode spoke."
    assert not alone(one, "Tom Modly spoke.")
    assert alone(one, third) == {"Thomas Modley"}


def test_an_administration_is_not_alone_beside_whose_it_is():
    assert not alone("The Holm administration said that it rose.", "Holm said that it rose.")


def test_a_department_is_not_another_body_that_begins_alike():
    one, other = (
        "The United States Treasury said it was late.",
        "It was United Airlines that said so.",
    )
    assert alone(one, other)


def test_a_firm_is_not_alone_where_another_leaves_out_what_form_it_has():
    assert not alone("The Larkspur Group left.", "A deal with Larkspur failed.")


def test_a_person_whose_surname_another_writes_is_not_alone():
    one = "He saw the investigation of Peter S. Roe III, the counsel."
    assert not alone(one, "It was in counsel Peter Roe’s investigation.")


@pytest.mark.parametrize(
    "other",
    ["Min Jae Hun spoke.", "Min spoke. “It rose,” Min said.", "Meen Che-hoon spoke."],
)
def test_a_person_who_is_spelt_otherwise_elsewhere_is_not_alone(other):
    assert not alone("Min Jae-hun spoke.", other)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Zach Hollmes spoke.", set()),
        ("Zita Hollmes spoke.", {"Zachary Holmes"}),
        ("Zach Ibsen spoke.", {"Zachary Holmes"}),
    ],
)
def test_a_short_given_name_and_another_spelling_are_one_person(other, expected):
    assert alone("Zachary Holmes spoke.", other) == expected


NUMBER_ROWS = {
    "an amount": ("It cost $300.", PLAIN, {"$300"}),
    "an age set off": ("Ada Holm, 46, spoke.", PLAIN, set()),
    "an age": ("A 46-year-old spoke, aged 18 to 46.", PLAIN, set()),
    "an age elsewhere": ("It took 46 boats.", "Ada Holm, 46, spoke.", set()),
    "one in some": ("One in five dikes leaks.", PLAIN, set()),
    "a date": ("It broke six weeks ago.", PLAIN, set()),
    "a time": ("It took six weeks.", PLAIN, {"six weeks"}),
    "a time, nearly": ("It took 21 months.", "It took 22 months.", set()),
    "a time in hours": ("It took 48 hours.", "It took two days.", set()),
    "a way": ("It is seven miles off.", "It is 8 miles off.", set()),
    "a way in kilometres": ("It is 10 miles off.", "It is 16 km off.", set()),
    "a longer way": ("It is 10 miles off.", "It is 30 km off.", {"10 miles"}),
    "few": ("It has three dikes.", PLAIN, set()),
    "some": ("It has six dikes.", PLAIN, {"six dikes"}),
    "some of another noun": ("It has six dikes.", "Six were left.", set()),
    "a part": ("It lost 34 percent of them.", "It lost one-third of them.", set()),
    "another part": ("It lost 44 percent of them.", "It lost one-third.", {"44 percent"}),
    "a range": ("It rose $20 to $40 there.", PLAIN, {"$20 to $40"}),
    "eight in ten": ("Eight in 10 dikes leak.", PLAIN, set()),
    "before": ("It broke six weeks later.", PLAIN, set()),
    "a time with a hyphen": ("It took five months.", "It was a five-month wait.", set()),
    "a day": ("LEYTON, JULY 29: It rose.", PLAIN, set()),
    "bare": ("It hurt 69 there.", PLAIN, set()),
    "some of them": ("Ten of them were left.", PLAIN, set()),
    "an adverb next": ("They know of 23 currently shut.", PLAIN, set()),
    "for every": ("Of every $5 it keeps half.", PLAIN, set()),
    "all of it": ("It lost 100 percent of them.", PLAIN, {"100 percent"}),
    "much more of other money": (
        "It cost $800 million.",
        "It cost €280 million.",
        {"$800 million"},
    ),
    "a decimal": ("The rate was 35.70 there.", "It was 35.7 percent.", set()),
    "in a name": ("They drove on Route 66 there.", PLAIN, set()),
    "the same money in words": ("It cost 80 dollars.", "It cost $80.", set()),
    "money in words, rounded": ("It cost $5 million.", "It cost 5.2 million dollars.", set()),
    "more money in words": ("It cost $5 million.", "It cost 8 million dollars.", {"$5 million"}),
    "a party to it": ("They gave it to no third party.", PLAIN, set()),
    "one of a list": ("A second category of dikes is of clay.", PLAIN, set()),
    "what ends in -ing": (
        "It was the fourth fatal flooding there.",
        PLAIN,
        {"fourth fatal flooding"},
    ),
    "a name that ends in -ly": (
        "All 700 Fen Assembly lawmakers came.",
        PLAIN,
        {"700 Fen Assembly lawmakers"},
    ),
    "a street": ("They met at 10 Marsh Street there.", PLAIN, set()),
    "from now": ("It will close within the next six weeks.", PLAIN, set()),
    "half of a number": (
        "Half a dozen dike keepers met.",
        PLAIN,
        {"Half a dozen dike keepers"},
    ),
    "hundreds": ("Several hundred old sandbags lay there.", PLAIN, set()),
    "experts of a plural": (
        "Some 12 forensics experts came.",
        PLAIN,
        {"12 forensics experts"},
    ),
    "before a noun with a hyphen": ("They found 200 old back-up tapes there.", PLAIN, set()),
    "what ends in -us": ("It had seven previous floods.", PLAIN, {"seven previous floods"}),
    "a law": ("It is known as Assembly Bill 450 there.", PLAIN, set()),
    "part of a name": ("A Fortune 1000 firm and others left.", PLAIN, set()),
    "a year long ago": ("It was the worst since the flood of 1713.", PLAIN, set()),
    "an hour": ("He left at 0800 on Monday.", PLAIN, set()),
    "behind a place": ("In Ravenmoor 340 homes were flooded.", PLAIN, {"340 homes"}),
    "sure": ("I am 100 percent positive that it leaks.", PLAIN, set()),
    "a stage": ("The bill got its second reading there.", PLAIN, set()),
    "both of a score": ("It won 43-35 percent.", "It won 43% to 30%.", set()),
    "a score": ("It won 43-35 percent.", "It won 35% of it.", {"43-35 percent"}),
    "an age in months": ("The 18-month-old girl left.", PLAIN, set()),
    "a thousand": ("Some 1,000 dikes broke.", "More than a thousand broke.", set()),
    "half a million": ("Some 500,000 sandbags broke.", "Half a million broke.", set()),
    "one or another": ("It was 100 or 120 days ago.", PLAIN, set()),
    "even chances": ("The chances are 50-50 at best.", PLAIN, set()),
    "a club of others": (
        "The 54-member Dike Keepers caucus met.",
        PLAIN,
        {"54-member Dike Keepers caucus"},
    ),
    "near what": ("It hurt 150 keepers near the dike.", PLAIN, {"150 keepers"}),
    "as many": ("It got a third term.", "It was a three-term keeper.", set()),
    "another one": ("It got a second ruling there.", PLAIN, set()),
    "who holds an office with a number": ("They met second keeper Ada Holm.", PLAIN, set()),
    "seconds": ("They saw a 30-second video of it.", PLAIN, {"30-second video"}),
    "the end of a range": ("It rose from 21% to 28%.", "It rose to 28%.", set()),
    "weeks and months": ("It ended a 10-week pause.", "It came after two months.", set()),
    "where it is headed": ("The 28-member club ahead of it left.", PLAIN, {"28-member club"}),
}


@pytest.mark.parametrize(("one", "other", "expected"), NUMBER_ROWS.values(), ids=NUMBER_ROWS)
def test_numbers_of_one_article_alone(one, other, expected):
    assert alone(one, other, kind="number") == expected


def test_the_senate_is_not_alone_beside_lawmakers():
    assert not alone("The Senate met.", "Lawmakers met; a few lawmakers left.")


def test_an_outlets_own_people_and_pages_are_not_its_actors():
    one = "“It rose,” he said to Kestrel News’ Ada Holm. KestrelNews was there."
    assert not alone(one, PLAIN, outlet="Kestrel News")
