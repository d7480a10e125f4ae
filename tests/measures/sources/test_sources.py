"""Who gets to speak: name, title, affiliation, reason, type, form and gender of each source."""

from __future__ import annotations

from typing import Any

import pytest

from research.articles.model import Article, Corpus
from research.measures import quotes, sources
from research.measures.sources import learned
from research.measures.sources.description import _is_title
from research.text.segments import Span, n_words, tokens

STORY = """Council shuts the mill

“We have run out of time,” said Rita Voss, a professor of law at Brunn University. She added that the \
mill was lost.

Sen. Max Orr (D-Ohio) said the state would pay. A poll of 900 voters found that most were against it.

“It is a disgrace,” said a worker who asked not to be named. Ruth Dean, a spokeswoman for the mill, said \
the owners had no choice.

A report by the council found that the roof was unsafe."""


def _corpus(text: str) -> Corpus:
    return Corpus([Article("a", text, (), "a", "", language="en")])


def _by_rules(text: str) -> list[dict[str, Any]]:
    (found,) = sources.by_rules(_corpus(text), quotations="tagger")
    return found.rows


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, object]]:
    found = sources.measure(_corpus(STORY), quotations="tagger")
    return {row["source"]: row for row in found.to_dict("records")}


def test_every_source_has_its_row(rows: dict[str, dict[str, object]]) -> None:
    assert {"Rita Voss", "Max Orr", "Ruth Dean"} <= set(rows)


@pytest.mark.parametrize(
    ("source", "column", "value"),
    [
        ("Rita Voss", "type", "expert"),
        ("Rita Voss", "title", "professor of law"),
        ("Rita Voss", "affiliation", "Brunn University"),
        ("Rita Voss", "reason", "a professor of law at Brunn University"),
        ("Rita Voss", "gender", "f"),
        ("Rita Voss", "n_statements", 2),
        ("Max Orr", "type", "political"),
        ("Max Orr", "affiliation", "D-Ohio"),
        ("Max Orr", "gender", None),
        ("Ruth Dean", "type", "official"),
        ("Ruth Dean", "affiliation", "mill"),
        ("Ruth Dean", "gender", "f"),
        ("a worker", "form", "anonymous"),
        ("a worker", "type", "anonymous"),
        ("A report by the council", "type", "document"),
    ],
)
def test_what_the_text_says_of_a_source(
    rows: dict[str, dict[str, object]], source: str, column: str, value: object
) -> None:
    assert rows[source][column] == value


def test_words_are_those_of_the_article() -> None:
    corpus = _corpus(STORY)
    for row in sources.measure(corpus, quotations="tagger").to_dict("records"):
        for part in ("title", "affiliation", "reason"):
            if isinstance(row[part], str):
                assert STORY[int(row[f"{part}_start"]) : int(row[f"{part}_end"])] == row[part]
        assert STORY[row["start"] : row["end"]] == row["text"]
        assert 0 <= row["position"] <= 1


def test_two_who_speak_as_one_have_the_type_of_both() -> None:
    text = (
        "Sen. Max Orr said the mill was lost. Mayor Rita Voss said the port was open.\n\n"
        "Orr and Voss said the town would pay."
    )
    found = sources.measure(_corpus(text), quotations="tagger")
    assert set(found["type"]) == {"political"}


def test_the_words_of_a_source_are_those_of_its_quotations_and_no_punctuation() -> None:
    text = f"{STORY}\n\n“We paid, and paid,” said Max Orr, who sat down, “and now: nothing.”"
    found = sources.measure(_corpus(text), quotations="tagger").set_index("source")["n_words"]
    said = quotes.measure(_corpus(text), method="tagger")
    words = said["words"].map(tokens).map(n_words).groupby(said["speaker"]).sum()
    assert found.to_dict() == words[found.index].to_dict()
    assert found["Ruth Dean"] == len("the owners had no choice".split())


def test_nobody_speaks() -> None:
    found = sources.measure(_corpus("The mill was shut on Monday."), quotations="tagger")
    assert found.empty
    assert "affiliation" in found.columns


# What the text says of the one who speaks in it: type, title, affiliation.
DESCRIBED = [
    ("union", "“No,” said Ida Holm, president of the Dockers’ Union.", "civil_society", "president"),
    ("club", "“No,” said Ida Holm, a lawyer for the River Club.", "civil_society", "lawyer"),
    ("press", "“No,” said Ida Holm, the port’s press secretary.", "official", "press secretary"),
    (
        "no-title-in-a-sentence",
        "According to Ida Holm, the current administration has changed its mind.",
        None,
        None,
    ),
    ("head-of", "“No,” said Ida Holm, executive director of Wet.", "civil_society", "executive director"),
    ("fellow", "“No,” said Ida Holm, a senior fellow at the Coast Institution.", "expert", "senior fellow"),
    ("host", "“No,” local talk radio host Ida Holm said.", "media", "local talk radio host"),
    ("outlet", "“No,” CNN’s Ida Holm said.", "media", None),
    ("doctor", "“No,” said Dr. Ida Holm.", "expert", None),
    ("initial", "Ida Holm came late. “No,” said Mayor Ida B. Holm.", "political", "Mayor"),
    ("bureau", "“No,” said Ida Holm, director of the F.B.I.", "official", "director"),
    ("rights", "“No,” said Ida Holm, president of Harbour Rights.", "civil_society", "president"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "title"), [d[1:] for d in DESCRIBED], ids=[d[0] for d in DESCRIBED]
)
def test_type_and_title(text: str, kind: str, title: str | None) -> None:
    (row,) = _by_rules(text)
    assert (row["source"], row["type"], row["title"]) == ("Ida Holm", kind, title)
    for part in ("title", "affiliation", "reason"):
        if row[part] is not None:
            assert text[int(row[f"{part}_start"]) : int(row[f"{part}_end"])] == row[part]


# The type and title of the one source of a text.
CALLED = [
    (
        "occupation",
        "Rita Voss, a barrister from Ulverby, said the mill was lost.",
        "expert",
        "barrister",
    ),
    ("surname that is one", "Rita Painter said the mill was lost.", None, None),
    (
        "body without a comma",
        "Rita Voss of Brunn University said the mill was lost.",
        "expert",
        None,
    ),
    ("known body", "Rita Voss of The Intercept said the mill was lost.", "media", None),
    (
        "title in a clause",
        "Rita Voss, who served as labor secretary under Orr, said the mill was lost.",
        "official",
        "labor secretary",
    ),
    ("singer", "Later, frontman Rita Voss said the mill was lost.", "celebrity", "frontman"),
    (
        "title of a firm",
        "Rita Voss, senior vice president of marketing, said the mill was lost.",
        "business",
        "senior vice president of marketing",
    ),
    (
        "president of what nobody knows",
        "Rita Voss, president of Millware, said the mill was lost.",
        "business",
        "president",
    ),
    (
        "for a cause",
        "Rita Voss, director of Ulverby Communities for Change, said the mill was lost.",
        "civil_society",
        "director",
    ),
    (
        "consultant of a party",
        "Rita Voss, a Republican media consultant, said the mill was lost.",
        "political",
        "Republican media consultant",
    ),
    (
        "dean",
        "Rita Voss, dean of the journalism school, said the mill was lost.",
        "expert",
        "dean of the journalism school",
    ),
    ("board of", "The Board of Elections said the mill was lost.", "official", None),
    ("those asked", "Those surveyed said the mill was lost.", "citizen", None),
    (
        "fraction",
        "More than two-thirds of those in the town said the mill was lost.",
        "citizen",
        None,
    ),
    ("people", "The Saudis said the mill was lost.", "official", None),
    ("generation", "Millennials said the mill was lost.", "citizen", None),
    ("document of a body", "The Mill Council timeline said the mill was lost.", "document", None),
    ("newspaper", "The Ulverby Star said the mill was lost.", "media", None),
    ("share in words", "Six in 10 said the mill was lost.", "citizen", None),
    ("courts", "Appeals courts said the mill was lost.", "official", None),
    ("opponents of a party", "Republican opponents said the mill was lost.", "political", None),
    ("first lady", "The former first lady said the mill was lost.", "political", None),
    ("initial of one known", "Colin L. Powell said the mill was lost.", "official", None),
    ("work in quotes", "Rita Voss, author of “The Mill,” said it was lost.", "expert", "author"),
    (
        "released",
        "A newly released email of the owners said the mill was lost.",
        "document",
        None,
    ),
    (
        "chief executive",
        "Rita Voss, its chief executive, said the mill was lost.",
        "business",
        "chief executive",
    ),
    (
        "analyst of a bank",
        "Rita Voss, managing director and media analyst, said the mill was lost.",
        "expert",
        "managing director and media analyst",
    ),
    ("aged", "17-year-old Rita Voss said the mill was lost.", "citizen", None),
    (
        "justice",
        "Justice Rita Voss said the mill was lost.",
        "official",
        "Justice",
    ),
    (
        "head of an agency",
        "Former FBI Director Rita Voss said the mill was lost.",
        "official",
        "Former FBI Director",
    ),
    (
        "president of an alliance",
        "Mill Rights Campaign President Rita Voss said the mill was lost.",
        "civil_society",
        "Mill Rights Campaign President",
    ),
    (
        "association of a party",
        "The Republican Governors Association said the mill was lost.",
        "political",
        None,
    ),
    ("White House", "The White House said the mill was lost.", "official", None),
    ("country", "Japan said the mill was lost.", "official", None),
    (
        "letter",
        "Rita Voss’s resignation letter addressed to Orr said the mill was lost.",
        "document",
        None,
    ),
    (
        "study",
        "A study being released by a group of researchers said the mill was lost.",
        "document",
        None,
    ),
    ("some of", "A group of doctors said the mill was lost.", "expert", None),
    ("weekly", "The Ulverby Weekly said the mill was lost.", "media", None),
    (
        "higher of two",
        "Rita Voss, a former aide, said the mill was lost. Defense Secretary Rita Voss left.",
        "official",
        "Defense Secretary",
    ),
    (
        "role before a name",
        "His wife, Rita Voss, said the mill was lost.",
        "citizen",
        "wife",
    ),
    (
        "role in its place",
        "Donald Trump said the mill was lost. The Republican nominee left.",
        "political",
        "Republican nominee",
    ),
    (
        "genitive with of",
        "Rita Voss, Light of Change's executive director, said the mill was lost.",
        "civil_society",
        "executive director",
    ),
    (
        "address",
        "Rita Voss, a conservative blogger for millwatch.com, said the mill was lost.",
        "media",
        "conservative blogger",
    ),
    (
        "what she did is no title",
        "Rita Voss, questioned under oath before the House, said the mill was lost.",
        None,
        None,
    ),
    ("known", "Rick Santorum said the mill was lost.", "political", None),
    ("known host", "Norah O’Donnell said the mill was lost.", "media", None),
    (
        "representative of a body",
        "A representative for the mill said the mill was lost.",
        "official",
        None,
    ),
    ("critics", "The F.B.I. critics said the mill was lost.", "anonymous", None),
    (
        "share of a poll",
        "Some 20 percent of people in a CNN poll said the mill was lost.",
        "citizen",
        None,
    ),
    ("whom they met", "Members who spoke with reporters said the mill was lost.", None, None),
    (
        "founder of an institute",
        "Rita Voss, co-founder of the Harbour Institute, said the mill was lost.",
        "expert",
        "co-founder",
    ),
    (
        "workers",
        "Rita Voss, president of the United Harbour Workers, said the mill was lost.",
        "civil_society",
        "president",
    ),
    ("figures are people", "Some party figures said the mill was lost.", "political", None),
    ("magazine", "The magazine said the mill was lost.", "media", None),
    (
        "two documents",
        "Surveys and the answers of groups said the mill was lost.",
        "document",
        None,
    ),
    ("age", "Rita Voss, 31, said the mill was lost.", "citizen", None),
    ("town", "Rita Voss of Ulverby, Ohio, said the mill was lost.", "citizen", None),
    (
        "what she runs",
        "Rita Voss, who runs a super PAC, said the mill was lost.",
        "political",
        None,
    ),
    (
        "president of a council",
        "Rita Voss, president of the Harbour Pilots Council, said the mill was lost.",
        "civil_society",
        "president",
    ),
    (
        "first of two titles",
        "Rita Voss, an economist and former member of the Times board, said the mill was lost.",
        "expert",
        "economist and former member",
    ),
    (
        "medicine",
        "Rita Voss, chairman of the Department of Medicine, said the mill was lost.",
        "expert",
        "chairman",
    ),
    ("government", "The government said the mill was lost.", "official", None),
    ("a state", "The state said the mill was lost.", "official", None),
    ("critics by name", "Critics, including two senators, said it was lost.", "political", None),
    ("officials of a campaign", "Campaign officials said the mill was lost.", "political", None),
    ("officials of a union", "Union officials said the mill was lost.", "civil_society", None),
    ("officials of health", "Health officials said the mill was lost.", "official", None),
    (
        "service of the state",
        "Rita Voss, head of the Ulverby fire service, said the mill was lost.",
        "official",
        "head",
    ),
    ("document before an adverb", "Polls there showed the mill was lost.", "document", None),
    ("numbers of people", "Large numbers of voters said the mill was lost.", "citizen", None),
    ("of an owner", "The governor of Ulverby’s letter said it was lost.", "document", None),
    (
        "body by its letters",
        "The Harbour Workers Union (HWU) met. HWU President Rita Voss said the mill was lost.",
        "civil_society",
        "HWU President",
    ),
    (
        "office of a union",
        "Rita Voss, director of the Harbour Union's Ulverby office, said the mill was lost.",
        "civil_society",
        "director",
    ),
    (
        "officer of a firm",
        "Rita Voss, the chief executive officer of Voss Mills, said the mill was lost.",
        "business",
        "chief executive officer",
    ),
    (
        "lawyer and husband",
        "Max Orr, a lawyer and the husband of Rita Voss, said the mill was lost.",
        "expert",
        "lawyer and the husband",
    ),
    (
        "committee of a parliament",
        "Rita Voss, chair of the Justice Committee, said the mill was lost.",
        "political",
        "chair",
    ),
    ("queen's counsel", "Rita Voss QC said the mill was lost.", "expert", None),
    (
        "she lives there",
        "Rita Voss, who lives in Ulverby, said the mill was lost.",
        "citizen",
        None,
    ),
    (
        "commissioner of a county",
        "County Commissioner Rita Voss said the mill was lost.",
        "political",
        "County Commissioner",
    ),
    ("head of a union", "The head of the union said the mill was lost.", "civil_society", None),
    (
        "known behind a title",
        "Billionaire executive Bill de Blasio said the mill was lost.",
        "political",
        "executive",
    ),
    (
        "initials are no title",
        "N. Korea said the mill was lost.",
        "official",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "title"), [c[1:] for c in CALLED], ids=[c[0] for c in CALLED]
)
def test_type_and_higher_title(text: str, kind: str | None, title: str | None) -> None:
    (row,) = _by_rules(text)
    assert (row["type"], row["title"]) == (kind, title)


def test_a_committee_for_a_cause_is_civil_society() -> None:
    text = "The Committee for a Clean Harbour reported that the water was foul."
    (row,) = _by_rules(text)
    assert row["type"] == "civil_society"


def test_body_before_a_title_is_the_affiliation() -> None:
    text = "“No,” Harbour Office spokeswoman Ida Holm said."
    (row,) = _by_rules(text)
    assert (row["title"], row["affiliation"]) == ("spokeswoman", "Harbour Office")


def test_a_verb_or_several_people_are_nobody_s_title() -> None:
    text = "said the voters; a former voter; new users"
    for words, is_title in (
        ("said the voters", False),
        ("former voter", True),
        ("new users", False),
    ):
        assert _is_title(text, Span(text.index(words), text.index(words) + len(words))) is is_title


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("“Never,” the Washington Post’s investigative unit wrote.", None, "media"),
        ("“Never,” the editorial board wrote on Monday.", None, "media"),
        ("“I wait,” said Jill Voss, who lost her sister at the mill.", "Jill Voss", "citizen"),
        (
            "“I wait,” said Jill Voss, a radio host considered one of the best in town.",
            "Jill Voss",
            "media",
        ),
        (
            "“We wait,” said Jill Voss, a doctor. Voss and her colleagues said it was late.",
            "Voss and",
            "expert",
        ),
        ("“We wait,” said Jill Voss of the council's choir.", "Jill Voss", None),
    ],
    ids=[
        "owner",
        "board",
        "kin",
        "considered",
        "and-others",
        "untold",
    ],
)
def test_type_by_what_stands_beside(text: str, source: str | None, kind: str | None) -> None:
    rows = _by_rules(text)
    found = [row["type"] for row in rows if source is None or source in row["source"]]
    assert found[-1:] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "title", "affiliation"),
    [
        (
            "The mill is lost, according to Rita Voss, a Republican strategist.",
            "political", "Republican strategist", None,
        ),
        (
            "“We lost,” said Rita Voss, the minister of finance at the time the tax was introduced.",
            "political", "minister of finance", None,
        ),
        (
            "“We lost,” said a former spokesman for Norland's Port Ministry, Rita Voss, on Monday.",
            "official", "former spokesman", "Norland's Port Ministry",
        ),
        (
            "CNN President Rita Voss left. “We lost,” Voss said.",
            "media", "President", "CNN",
        ),
        (
            "“We lost,” said Rita Voss, president of Ulver Forward, a charity based in Leyton.",
            "civil_society", "president", "Ulver Forward",
        ),
        (
            "“We lost,” said Rita Voss, a University of Leyton law professor.",
            "expert", "law professor", "University of Leyton",
        ),
        (
            "“We lost,” said Rita Voss, who appraises ports for the brokerage firm Orr & Lie.",
            "business", None, None,
        ),
        ("“We lost,” an army of Orr supporters said.", "citizen", None, None),
        ("“We lost,” some union leaders said.", "civil_society", None, None),
        ("“We lost,” some business leaders said.", "business", None, None),
        ("“We lost,” said Rita Voss, executive director of Ulver Forward.", "civil_society",
         "executive director", "Ulver Forward"),
        ("The owner of the mill, Rita Voss, faced opposition from the town. “We lost,” Voss said.",
         "business", "owner of the mill", None),
    ],
)  # fmt: skip
def test_type_title_and_affiliation(
    text: str, kind: str, title: str | None, affiliation: str | None
) -> None:
    row = _by_rules(text)[-1]
    assert (row["type"], row["title"], row["affiliation"]) == (kind, title, affiliation)


def test_a_title_of_several_is_each_one_s() -> None:
    text = "Musicians Ida Holm, Per Lie and Rita Voss left. “We lost,” Voss said."
    row = _by_rules(text)[-1]
    assert (row["source"], row["type"]) == ("Rita Voss", "celebrity")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“No,” said Ida Holm, president of the Ulver Homebuilders Association.", "business"),
        ("“No,” said Ida Holm, the GOP chairman for Norland County.", "political"),
        ("“No,” said Ida Holm, chairman of the Norland GOP Executive Committee.", "political"),
        ("“No,” said Ida Holm, chairwoman of the northern exurb.", "political"),
        ("The mill was lost, the Ulver news agency reported.", "media"),
        ("“No,” said the country’s largest steel producer.", "business"),
        ("France and Italy said the mill was lost.", "official"),
        ("The European Union said the mill was lost.", "official"),
        ("“No,” said an army official who asked not to be named.", "official"),
        ("“No,” said a worker who asked not to be named.", "anonymous"),
        ("Democratic strategists said close to Election Day that the mill was lost.", "political"),
        ("A footnote says the mill was lost.", "document"),
        ("Mourners said the mill was lost.", "citizen"),
    ],
)
def test_type_by_rules(text: str, kind: str | None) -> None:
    row = _by_rules(text)[-1]
    assert row["type"] == kind


# No rule knows what she is; the words beside her are those of citizens.
UNTOLD = """Voters in Ulver wait at the caucus

“I have not decided,” said Ida Holm, who plans to caucus on Monday. Voters and residents of the town \
said they had not decided either. Some voters said they were tired."""


def test_a_type_that_no_rule_tells_is_learned_where_it_is_likely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (by_rules,) = (row for row in _by_rules(UNTOLD) if row["source"] == "Ida Holm")
    assert by_rules["type"] is None
    found = sources.measure(_corpus(UNTOLD), quotations="tagger").set_index("source")["type"]
    assert found["Ida Holm"] == "citizen"
    monkeypatch.setattr(learned, "LEAST", 1.1)
    found = sources.measure(_corpus(UNTOLD), quotations="tagger").set_index("source")["type"]
    assert found["Ida Holm"] is None


def test_what_is_learned_changes_no_type_that_a_rule_gives(
    rows: dict[str, dict[str, object]],
) -> None:
    by_rules = {row["source"]: row["type"] for row in _by_rules(STORY) if row["type"] is not None}
    assert len(by_rules) > 3
    assert {source: rows[source]["type"] for source in by_rules} == by_rules
