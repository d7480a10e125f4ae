"""What pronouns that speak go back to, where no name does."""

import pytest

from research.measures.quotes import find_quotes

# text, the speaker of its last quotation
SPOKEN = [
    (
        "group",
        "The regulators warned that the bank would fail. It could cost millions, they said.",
        "The regulators",
    ),
    (
        "pair",
        "Mr. Ferro and Ms. Duclos said the law was weak. It has grown too fast, they said.",
        "Mr. Ferro and Ms. Duclos",
    ),
    (
        "document",
        "The report says the pier is unsafe.\n\nIt also says that two ferries were not checked.",
        "The report",
    ),
    (
        "misspelt",
        "Brown said the roof leaked.\n\n“It will not hold,” he said.",
        "Brown",
    ),
    (
        "relative",
        "The law was backed by wealthy fishermen, who said that it would help.",
        "wealthy fishermen",
    ),
    (
        "company",
        "Boeing said that it was sorry. The company says that its yards are safe.",
        "Boeing",
    ),
    (
        "relative of a group",
        "The plan drew condemnation from Republicans, who said that it would fail.",
        "Republicans",
    ),
    (
        "relative of people in a place",
        "It was written by two strategists on Capitol Hill, who said that it would fail.",
        "two strategists on Capitol Hill",
    ),
    (
        "group of the sentence",
        "The mayors said it was late. On Monday officials opened the pier, which they said was safe.",
        "officials",
    ),
    (
        "group behind what opens its sentence",
        "In a new report, researchers looked at the pier. They believe that it is unsafe.",
        "researchers",
    ),
    (
        "no name of a body where a sentence begins with a day",
        "Boeing and Airbus met the judge. On Tuesday, the company paid. Judge Ada Holm ruled.\n\n"
        "“We will appeal,” the company said.",
        "the company",
    ),
    (
        "the one firm of a text, not the day",
        "Boeing met the judge. On Tuesday, the company paid. Judge Ada Holm ruled.\n\n"
        "“We will appeal,” the company said.",
        "Boeing",
    ),
    (
        "last word of a name",
        "The National Harbour Association met. Boats were sold. The association said that it would help.",
        "National Harbour Association",
    ),
    (
        "called so behind the name",
        "Lena Weil spoke about Dock Watch, a nonprofit group. The group said that it would help.",
        "Dock Watch",
    ),
    (
        "two that fit",
        "The Harbour Association met the Fish Association. The association said that it would help.",
        "The association",
    ),
    (
        "no month",
        "The order was signed in December, the health department said. The department says that it "
        "would help.",
        "The department",
    ),
    (
        "campaign",
        "The Voss campaign was late. It had rained. The campaign said that it would help.",
        "Voss campaign",
    ),
    (
        "the senator who spoke last",
        "Sen. Ada Holm met Sen. Per Lie. “It is late,” Ms. Holm said.\n\nThe Democratic senator said "
        "that it would help.",
        "Ada Holm",
    ),
    (
        "somebody is no it",
        "“It is late,” said political scientist Dosan Satpa. It said that it would help.",
        "It",
    ),
    (
        "nobody",
        "The roof fell in. The mayor went home. “It is late,” they said.",
        "they",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [s[1:] for s in SPOKEN], ids=[s[0] for s in SPOKEN])
def test_speaker_of_a_pronoun(text: str, speaker: str) -> None:
    assert find_quotes(text, method="tagger")[-1].speaker == speaker


@pytest.mark.parametrize(
    ("before", "called", "speaker"),
    [
        ("He wrote to the newspaper Havn Nytt.", "The paper", "Havn Nytt"),
        ("It stood on Portwatch.com, a local website.", "The site", "Portwatch.com"),
        ("He wrote to the Leyton Gazette and the Ulver Post.", "The paper", "The paper"),
    ],
)
def test_a_body_by_its_kind(before: str, called: str, speaker: str) -> None:
    text = f"{before} {called} said that the port was closed."
    assert find_quotes(text, method="tagger")[-1].speaker == speaker


def test_a_word_without_end_is_read_once() -> None:
    """By each of its letters it would take hours."""
    text = f"{'A' * 500_000}. It rained. The agency said that it would help."
    assert find_quotes(text, method="tagger")[-1].speaker == "The agency"
