"""Who is found in a text, under which name, and what is left open."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from research.articles.model import Article, Corpus, Paragraph
from research.errors import CodebookError
from research.measures.actors import find_actors, measure, mentions, parent, read_pins


def shown(text, **options):
    return [(text[m.start : m.end], m.actor) for m in find_actors(text, **options)]


def actors(text):
    return {m.actor for m in find_actors(text)}


NAMES = {
    "a number is no surname": (
        "They met King George III at Kew after World War II had ended for them.",
        [("King George III", "George III")],
    ),
    "initials tell father and son apart": (
        "George H.W. Bush came before George W. Bush.",
        [("George H.W. Bush", "George H.W. Bush"), ("George W. Bush", "George W. Bush")],
    ),
    "headline in capitals": (
        "RUSSIA WARNS WHITE HOUSE OVER DEAL",
        [("RUSSIA", "Russia"), ("WHITE HOUSE", "White House")],
    ),
    "party of one everyday word opens a sentence": (
        "Labour said it would vote no. Labour’s plan failed.",
        [("Labour", "Labour Party"), ("Labour", "Labour Party")],
    ),
    "company that begins with a title": (
        "They asked General Motors again.",
        [("General Motors", "General Motors")],
    ),
    "a body is no person": ("The Bishop's Fund warned ministers.", []),
    "a storm is nobody": ("It rained when Storm Agnes hit.", []),
    "embassy": ("Now the U.S. Embassy urged calm.", [("U.S. Embassy", "U.S. Embassy")]),
    "full name and surname": (
        "Margaret Hollis opened the debate. Later, Hollis left.",
        [("Margaret Hollis", "Margaret Hollis"), ("Hollis", "Margaret Hollis")],
    ),
    "honorific": (
        "The row with Mr Trump went on.",
        [("Mr Trump", "Donald Trump")],
    ),
    "title and full name": (
        "They met President Donald Trump at noon.",
        [("President Donald Trump", "Donald Trump")],
    ),
    "nationality, office, name": (
        "Talks with Russian Foreign Minister Sergei Lavrov failed.",
        [("Russian", "Russia"), ("Foreign Minister Sergei Lavrov", "Sergei Lavrov")],
    ),
    "possessive is left out": (
        "He saw Trump’s plan and the Kremlin's answer.",
        [("Trump", "Donald Trump"), ("Kremlin", "Kremlin")],
    ),
    "possessor and spokesman": (
        "Vladimir Putin’s spokesman Dmitry Peskov said so.",
        [("Vladimir Putin", "Vladimir Putin"), ("Dmitry Peskov", "Dmitry Peskov")],
    ),
    "Sir with the given name": (
        "Sir Keir Starmer spoke first, and Sir Keir spoke last.",
        [("Sir Keir Starmer", "Keir Starmer"), ("Sir Keir", "Keir Starmer")],
    ),
    "short title with a stop": (
        "A bill by Sen. Rand Paul passed.",
        [("Sen. Rand Paul", "Rand Paul")],
    ),
    "initial": (
        "It was Susan B. Keller who asked.",
        [("Susan B. Keller", "Susan B. Keller")],
    ),
    "particles": (
        "She asked Ursula von der Leyen and Thomas van der Berg.",
        [
            ("Ursula von der Leyen", "Ursula von der Leyen"),
            ("Thomas van der Berg", "Thomas van der Berg"),
        ],
    ),
    "apostrophe in the name": (
        "A vote for Martin O’Malley counts, O’Malley said.",
        [("Martin O’Malley", "Martin O’Malley"), ("O’Malley", "Martin O’Malley")],
    ),
    "hyphen in the name": (
        "Then Alexandria Ocasio-Cortez spoke.",
        [("Alexandria Ocasio-Cortez", "Alexandria Ocasio-Cortez")],
    ),
    "acronym that the text defines": (
        "The Northern Fisheries Council (NFC) met. Critics of the NFC stayed away.",
        [
            ("Northern Fisheries Council", "Northern Fisheries Council"),
            ("NFC", "Northern Fisheries Council"),
            ("NFC", "Northern Fisheries Council"),
        ],
    ),
    "two countries in one word": (
        "The thaw in US-Russia relations is over.",
        [("US", "United States"), ("Russia", "Russia")],
    ),
    "officials of a country": (
        "She blamed Russian officials.",
        [("Russian officials", "Russia")],
    ),
    "a party's members": (
        "It was blocked by Senate Republicans.",
        [("Senate Republicans", "Republican Party")],
    ),
    "administration under its head": (
        "President Donald Trump spoke. The new U.S. administration agrees.",
        [
            ("President Donald Trump", "Donald Trump"),
            ("U.S. administration", "Trump administration"),
        ],
    ),
    "capital that acts": (
        "Ties with Moscow improved.",
        [("Moscow", "Russia")],
    ),
    "a surname that is a place too": (
        "Senator Mark Hill said no. Hill left Capitol Hill.",
        [
            ("Senator Mark Hill", "Mark Hill"),
            ("Hill", "Mark Hill"),
            ("Capitol Hill", "Capitol Hill"),
        ],
    ),
    "speaker label in capitals": (
        "TRUMP: We win.",
        [("TRUMP", "Donald Trump")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES.keys())
def test_names(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, in March, at Christmas, they met.",
        "Meanwhile, Critics were not so sure.",
        "I think so. However, I may be wrong.",
        "They met in Moscow, in the White House and at the Kremlin.",
        "The Affordable Care Act and Super Tuesday came up.",
        "The flat is near San Bernardino and Fort Lee.",
    ],
)
def test_no_actor(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    "spelling", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenski"], ids=lambda s: s
)
def test_spellings_of_one_name_are_one_actor(spelling):
    text = f"President Volodymyr Zelenskyy arrived. Mr {spelling} smiled."
    assert actors(text) == {"Volodymyr Zelenskyy"}


def test_a_given_name_alone_is_nobody_known():
    assert actors("A carpenter named Abe came. Abe said no.") == {"Abe"}
    assert "Shinzo Abe" in actors("Japan voted. Abe said no.")


def test_two_given_names_of_which_one_is_shared_are_two_people():
    text = "Kamil Abu Doran left. Abu Hanan Doran, 44, agreed."
    assert actors(text) == {"Kamil Abu Doran", "Abu Hanan Doran"}


def test_two_spellings_of_an_unlisted_name():
    text = "Aleksei Morozovsky resigned. Alexei Morozovskiy had been ill, Morozovsky said."
    assert len(actors(text)) == 1


def test_family_members_stay_apart():
    text = (
        "Bill Clinton and Hillary Clinton came. Mrs. Clinton spoke. Mr. Clinton listened. "
        "Donald Trump Jr. met Donald Trump."
    )
    assert [name for _, name in shown(text)] == [
        "Bill Clinton",
        "Hillary Clinton",
        "Hillary Clinton",
        "Bill Clinton",
        "Donald Trump Jr.",
        "Donald Trump",
    ]


REFERENCES = {
    "he, the subject before": (
        "Sergei Lavrov praised the plan. He also named the price.",
        ("He", "Sergei Lavrov"),
    ),
    "she skips a man": (
        "Angela Merkel met Emmanuel Macron. She left early.",
        ("She", "Angela Merkel"),
    ),
    "he after a quotation": (
        "Dmitry Peskov said: “This is our vision. It will last.” He added that it was late.",
        ("He", "Dmitry Peskov"),
    ),
    "the spokesman": (
        "Dmitry Peskov, the Kremlin spokesperson, spoke. The spokesman was asked by Mr Trump.",
        ("The spokesman", "Dmitry Peskov"),
    ),
    "state and office": (
        "Senator Marco Rubio spoke. Reporters asked the Florida senator about it.",
        ("the Florida senator", "Marco Rubio"),
    ),
    "this president": (
        "President Emmanuel Macron spoke. “I do not trust this president,” Angela Merkel said.",
        ("this president", "Emmanuel Macron"),
    ),
    "he inside a quotation is not its speaker": (
        "Emmanuel Macron wrote to Olaf Scholz. “I told him so,” Mr Macron said.",
        ("him", "Olaf Scholz"),
    ),
    "the administration": (
        "The Trump administration sued. A judge said that the administration was late.",
        ("the administration", "Trump administration"),
    ),
    "counterpart": (
        "President Donald Trump met President Volodymyr Zelensky. Mr Trump told his counterpart.",
        ("his counterpart", "Volodymyr Zelenskyy"),
    ),
    "not who is named in the clause that he is the subject of": (
        "Olof Roy resigned after Emil Lind filed a complaint. He accused Olof Roy of theft.",
        ("He", "Emil Lind"),
    ),
    "whom the main clause is about": (
        "After Ada Holm won her match, it was Hanna Quist who played. She won easily.",
        ("She", "Hanna Quist"),
    ),
    "a country's minister": (
        "Norwegian Prime Minister Emil Lind met Danish Prime Minister Olof Roy. "
        "Norway's prime minister laughed.",
        ("prime minister", "Emil Lind"),
    ),
    "the name alone goes on to mean whom it meant last": (
        "The Lies, Olof Lie among them, own the mill. "
        + "The weather was grey that day. " * 45
        + "Bo Lie spoke. Mr Lie said no. "
        + "The weather was grey that day. " * 12
        + "Yesterday Lie left.",
        ("Lie", "Bo Lie"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.values(), ids=REFERENCES.keys())
def test_references(text, expected):
    assert expected in shown(text)


OPEN = {
    "two men, neither the subject": "A letter from Mr Trump to Mr Putin sold. In it he apologised.",
    "object pronoun of the same clause": "Mr Trump told him.",
    "no man near": "Angela Merkel spoke. He left.",
    "the next president": "President Donald Trump spoke about the next president.",
    "a role that nobody has": "Angela Merkel spoke. The senator left.",
    "an administration of two": (
        "The Trump administration followed the Obama administration. The administration was late."
    ),
    "inside a quotation of nobody": "Emmanuel Macron wrote. It read: “I told him so.”",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN.keys())
def test_left_open(text):
    assert not [m for m in find_actors(text) if m.form in ("pronoun", "nominal")]


def test_forms_and_kinds():
    text = (
        "President Donald Trump spoke. He thanked Moscow, NATO, Muslims and French leaders. "
        "Trump then called the Kremlin."
    )
    assert [(m.actor, m.kind, m.form) for m in find_actors(text)] == [
        ("Donald Trump", "person", "title"),
        ("Donald Trump", "person", "pronoun"),
        ("NATO", "organisation", "name"),
        ("Muslims", "group", "name"),
        ("France", "country", "demonym"),
        ("Donald Trump", "person", "name"),
        ("Kremlin", "organisation", "metonym"),
    ]


def test_headline_alone_names_nobody_new():
    text = "Mayor Unveils Bold Plan As Critics Fume\n\nThe mayor, Laura Stone, spoke. Stone left."
    assert [name for _, name in shown(text) if name != "Laura Stone"] == []


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("Kremlin", "Russia"),
        ("White House", "United States"),
        ("Trump administration", "United States"),
        ("France administration", "France"),
        ("Sergei Lavrov", "Russia"),
        ("Margaret Hollis", None),
    ],
)
def test_parent(actor, expected):
    assert parent(actor) == expected


def test_editor_before_a_name_is_a_title():
    text = "The paper shrank. Executive Editor Per Lie called it a reset."
    assert ("Executive Editor Per Lie", "Per Lie") in shown(text)


PINS = """
[[actor]]
name = "Harbour Board"
kind = "organisation"
aliases = ["the harbour people", "Hollis"]
parent = "Norway"
"""


def test_pins_go_before_names(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text(PINS, encoding="utf-8")
    pins = read_pins(path)
    text = "Margaret Hollis asked the harbour people."
    assert ("the harbour people", "Harbour Board") in shown(text, pins=pins)
    assert ("Hollis", "Harbour Board") in shown(text, pins=pins)
    assert parent("Harbour Board", pins=pins) == "Norway"


BAD_PINS = {
    "no TOML": ("[[actor]]\nname =\n", ":2: no TOML"),
    "no kind": ('[[actor]]\nname = "A"\n', ":1: this actor has no kind"),
    "unknown kind": ('[[actor]]\nname = "A"\nkind = "ship"\n', ":3: kind = 'ship' is unknown"),
    "unknown key": ('[[actor]]\nname = "A"\nkind = "person"\nage = 3\n', ":4: 'age' is unknown"),
    "unknown table": ('[[people]]\nname = "A"\n', ":1: 'people' is unknown"),
    "aliases no list": (
        '[[actor]]\nname = "A"\nkind = "person"\naliases = "B"\n',
        ":4: aliases is no list",
    ),
    "alias no text": ('[[actor]]\nname = "A"\nkind = "person"\naliases = [3]\n', "3 is no name"),
    "alias twice": (
        '[[actor]]\nname = "A"\nkind = "person"\n[[actor]]\nname = "B"\nkind = "person"\n'
        'aliases = ["A"]\n',
        ":7: 'A' is pinned to 'A' already",
    ),
}


@pytest.mark.parametrize(("source", "message"), BAD_PINS.values(), ids=BAD_PINS.keys())
def test_bad_pins_are_one_clear_error(tmp_path, source, message):
    path = tmp_path / "actors.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(CodebookError, match=re.escape(message)) as caught:
        read_pins(path)
    assert str(caught.value).startswith(str(path))


def test_missing_pins_are_a_clear_error(tmp_path):
    with pytest.raises(CodebookError, match="cannot be read"):
        read_pins(tmp_path / "none.toml")


def corpus(*texts):
    return Corpus(
        tuple(
            Article(f"a{n}", text, (Paragraph(0, len(text), "body"),), f"{n}.txt", "0")
            for n, text in enumerate(texts)
        )
    )


def test_tables_merge_actors_over_articles():
    articles = corpus(
        "Oleksandr Havryliuk spoke. He left. Havryliuk wept.",
        "Alexander Havryliuk and Oleksandr Havryliuk agreed.",
    )
    found = mentions(articles)
    assert list(found.columns) == [
        "article_id", "outlet", "published", "actor", "kind", "form", "start", "end", "text",
    ]  # fmt: skip
    for row in found.itertuples():
        assert articles[row.article_id].text[row.start : row.end] == row.text
    actors_ = measure(articles)
    assert list(actors_.columns) == ["actor", "kind", "names", "n_mentions"]
    assert actors_.to_dict("records") == [
        {
            "actor": "Oleksandr Havryliuk",
            "kind": "person",
            "names": "Oleksandr Havryliuk; Alexander Havryliuk; Havryliuk",
            "n_mentions": 5,
        }
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The U.S. Department of Justice sued. The Justice Department won.",
            {"Justice Department"},
        ),
        (
            "The Norwegian Department of Fisheries closed it. The Fisheries Department said so.",
            {"Fisheries Department"},
        ),
        (
            "Today people from the British Department for Education met with others from the "
            "US Department of Education.",
            {"British Department for Education", "Department of Education"},
        ),
    ],
)
def test_a_department_is_one_body_whatever_the_order_of_its_words(text, expected):
    assert {m.actor for m in find_actors(text) if m.kind == "organisation"} == expected


def test_departments_are_merged_over_articles():
    found = measure(
        corpus("The Ulverby Department of Ports sued.", "The Department of Ports sued.")
    )
    assert len(found) == 2, "of a city nobody knows whether it is the same"
    found = measure(corpus("The Norwegian Department of Ports sued.", "The Ports Department sued."))
    assert len(found) == 1


def test_empty_corpus_keeps_its_columns():
    assert list(measure(corpus()).columns) == ["actor", "kind", "names", "n_mentions"]


PIECES = [
    "Trump", "Mr", "Mr.", "President", "the", "he", "said", "“", "”", '"', "'", "’s", "-", "U.S.",
    "Kremlin", "van", "der", "of", "Department", "(EU)", "\n", " ", ". ", "J.", "I", "\x00",
    "\ud800", "É", "ﬁ", "中", "counterpart", "his", "OBAMA", "al-", "…", "ʼ", "Jr.", ",",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_is_survived(text):
    last = 0
    for mention in find_actors(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.actor
        last = mention.end


NEAR = [
    ("Anna Petrenko met the press. Ms Petrenco agreed.", 1),
    ("Anna Martens met the press. Anna Martins agreed.", 1),
    ("Anna Petrenko met the press. Boris Petrenco agreed.", 2),
    ("Anna Petrenko met the press. Anna Petrenka agreed.", 2),
    ("Anna Kern met the press. Anna Korn agreed.", 2),
]


@pytest.mark.parametrize(("text", "people"), NEAR)
def test_near_spellings_of_one_surname_are_one_person(text, people):
    # One letter in six or more, neither the first nor the last, and the same given name.
    assert len({m.actor for m in find_actors(text)}) == people


HOLDERS = {
    "named far before": (
        "Sergei Lavrov, the foreign minister, spoke. " + "It rained all day. " * 20,
        "The foreign minister",
        "Sergei Lavrov",
    ),
    "named soon after": (
        "It rained. The harbour was shut, ",
        "the mayor",
        "Ida Holm",
        " said. Then the mayor, Ida Holm, left.",
    ),
    "a name that explains the role": (
        "The inspector general, Ida Holm, wrote a report. It rained all day. Per Lie left. ",
        "The inspector general",
        "Ida Holm",
    ),
    "a wider role": ("Rep. Ida Holm left after the vote. ", "The lawmaker", "Ida Holm"),
    "with a hyphen": ("Rep. Ida Holm left. ", "The three-term congresswoman", "Ida Holm"),
    "with a party": (
        "Sen. Ida Holm (D-Ohio) met Sen. Per Lie (R-Utah). ",
        "The Democratic senator",
        "Ida Holm",
    ),
    "whose": (
        "Per Lie met Ida Holm, Mr. Berg’s lawyer. Anna Berg met Olav Berg. Mr. Berg’s ",
        "lawyer",
        "Ida Holm",
    ),
    "for whom": (
        "Olav Berg was late. Ida Holm, a lawyer for Mr. Berg, spoke. Per Lie left. Mr. Berg’s ",
        "lawyer",
        "Ida Holm",
    ),
    "of a state": (
        "Sen. Ida Holm, R-Ariz., met Sen. Per Lie, R-Utah. ",
        "The Arizona Republican",
        "Ida Holm",
    ),
    "of a state, said of whom the sentence before is about": (
        "Mitch McConnell spoke. ",
        "The Kentucky Republican",
        "Mitch McConnell",
    ),
    "with an adverb": ("Gov. Ida Holm left. ", "The newly re-elected governor", "Ida Holm"),
    "an epithet": ("Donald Trump spoke. ", "The Republican nominee", "Donald Trump"),
}


def test_a_state_behind_a_member_of_congress_is_nobody():
    text = "Sen. Ida Holm, R-South Carolina, met Rep. Anna Berg (D-New York) on D-Day."
    assert {m.actor for m in find_actors(text)} - {"D-Day"} == {"Ida Holm", "Anna Berg"}


@pytest.mark.parametrize("case", HOLDERS.values(), ids=HOLDERS.keys())
def test_a_role_is_the_one_person_of_the_text_who_has_it(case):
    before, role, name, *after = case
    text = before + role + (after[0] if after else " said it was late.")
    found = [(text[m.start : m.end], m.actor) for m in find_actors(text) if m.start == len(before)]
    assert found == [(role, name)]


OTHERS = {
    "two have it": "Sen. Ida Holm met Sen. Per Lie. It rained. The senator left.",
    "somebody without a name": "Sen. Ida Holm wrote. " + "It rained. " * 15
    + "Another senator came. The senator left.",
    "of another country": "Vladimir Putin, the Russian president, spoke. " + "It rained. " * 15
    + "The Chinese president left.",
    "of another party": "Sen. Ida Holm (D-Ohio) spoke. It rained. The Republican senator left.",
    "formerly": "Ida Holm, the former mayor, spoke. " + "It rained. " * 15 + "The mayor left.",
    "an office that nobody has": "Ida Holm spoke. The Utah governor left.",
    "in a quotation": "Ida Holm, the mayor, spoke. " + "It rained. " * 15
    + "A man wrote: “We met the mayor there.”",
    "his own": "Olav Berg met Ida Holm, a lawyer. His lawyer left.",
    "who only hears": "In a letter to Mr. Berg’s lawyer, Rep. Ida Holm asked. Mr. Berg’s lawyer left.",
    "below the role": "Ida Holm, Mr. Berg’s lawyer, spoke. Mr. Berg’s deputy lawyer left.",
}  # fmt: skip


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_a_role_that_may_be_anothers_is_left_open(text):
    last = text.rstrip(".").rfind(". ")  # where the last sentence begins
    assert not [m for m in find_actors(text) if m.form == "nominal" and m.start > last]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Donald Trump Jr. left. Mr. Trump stayed.", ["Donald Trump Jr.", "Donald Trump"]),
        ("Donald Trump Jr. left. Trump Jr. came back.", ["Donald Trump Jr.", "Donald Trump Jr."]),
        (
            "Joseph R. Biden Jr. left. Mr. Biden came.",
            ["Joseph R. Biden Jr.", "Joseph R. Biden Jr."],
        ),
        ("Harold Orr Jr. left. Mr. Orr came back.", ["Harold Orr Jr.", "Harold Orr Jr."]),
    ],
)
def test_surname_alone_is_not_the_junior_of_a_known_namesake(text: str, actors: list[str]) -> None:
    assert [m.actor for m in find_actors(text) if m.form != "pronoun"] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # A surname with an office, or in the story, is the well-known person's; in a headline anybody's.
        ("President Trump left. First lady Melania Trump stayed. Trump waved.",
         ["Donald Trump", "Melania Trump", "Donald Trump"]),
        ("It rained. Mr. Obama spoke. Michelle Obama sang. Obama left.",
         ["Barack Obama", "Michelle Obama", "Barack Obama"]),
        ("Johnson wins the cup\n\nStanley Johnson, 30, won on Sunday. Johnson cheered.",
         ["Stanley Johnson", "Stanley Johnson", "Stanley Johnson"]),
        ("It rained. Smith spoke. Anna Smith sang.", ["Anna Smith", "Anna Smith"]),
    ],
)  # fmt: skip
def test_a_surname_before_its_namesake_has_a_full_name(text, actors):
    assert [one.actor for one in find_actors(text)] == actors


def test_well_known_firms_and_outlets_are_bodies_unless_the_text_has_somebody_of_that_name():
    text = "Netflix said it was late. The Verge agreed. Slate roofs fell, and Dawn Roe saw it."
    found = {(m.actor, m.kind) for m in find_actors(text)}
    assert {("Netflix", "organisation"), ("The Verge", "organisation")} <= found
    assert not {"Slate", "Dawn"} & {actor for actor, _ in found}
    text = "Walter Boeing arrived on Monday. Boeing was late."
    assert {(m.actor, m.kind) for m in find_actors(text)} == {("Walter Boeing", "person")}
