"""Whom the words of a source mean: names in parts, owners, modifiers, relative pronouns."""

import pytest

from research.measures.actors import find_actors
from research.measures.quotes.speakers import find_speaker, name_speaker
from research.text.segments import Span

# text with the source in brackets, who speaks
NAMED = [
    ("spokesman-of", "[Trump spokesman Sean Spicer] said so.", "Sean Spicer"),
    ("owner", "[Vladimir Putin’s spokesman Dmitry Peskov] said so.", "Dmitry Peskov"),
    ("kremlin", "[Kremlin spokesman Dmitry Peskov] said so.", "Dmitry Peskov"),
    ("apposition-first", "[the foreign minister, Sergei Lavrov,] said so.", "Sergei Lavrov"),
    ("apposition-after", "[Sean Spicer, a spokesman for Donald Trump,] said so.", "Sean Spicer"),
    ("list", "[Donald Trump and Hillary Clinton] said so.", "Donald Trump and Hillary Clinton"),
    (
        "list-of-three",
        "[Rita Voss, Max Orr and Bo Lind] said so.",
        "Rita Voss, Max Orr and Bo Lind",
    ),
    ("with-others", "[Vladimir Putin and his aides] said so.", "Vladimir Putin and his aides"),
    ("like", "[Critics like Donald Trump] said so.", "Critics like Donald Trump"),
    ("of-a-body", "[Two Republican senators] said so.", "Two Republican senators"),
    ("former", "[A former Kremlin official] said so.", "A former Kremlin official"),
    ("own-body", "[The Russian government] said so.", "Russia"),
    ("people", "[Many Germans] said so.", "Many Germans"),
    ("age", "[Sean Spicer, 44, a spokesman,] said so.", "Sean Spicer"),
    ("explained", "[Officials at the port, a large one,] said so.", "Officials at the port"),
    ("title-and", "[Rita Voss, founder and head of the union,] said so.", "Rita Voss"),
    ("himself", "[Donald Trump himself] said so.", "Donald Trump"),
    ("whose-claim", "[Donald Trump’s] claim was wrong.", "Donald Trump"),
    ("within", "[A source within the Senate] said so.", "A source within the Senate"),
    ("his-people", "Sean Spicer spoke. [His aides] said so.", "Sean Spicer’s aides"),
    ("nobodys-people", "[Their aides] said so.", "Their aides"),
    ("no-name", "[a Donald Trump spokesman] said so.", "a Donald Trump spokesman"),
    ("who", "Dmitry Peskov, [who] said so, left.", "Dmitry Peskov"),
    ("who-of", "Sergei Lavrov of Russia, [who] said so, left.", "Sergei Lavrov"),
    (
        "who-behind-apposition",
        "They met Sergei Lavrov, a former envoy, [who] said so.",
        "Sergei Lavrov",
    ),
    (
        "two-of-places",
        "[Rita Voss of Ulm and Max Orr of Bonn] said so.",
        "Rita Voss of Ulm and Max Orr of Bonn",
    ),
    (
        "who-behind-place-and-apposition",
        "They met Sergei Lavrov of Russia, a leading diplomat, [who] said so.",
        "Sergei Lavrov",
    ),
    (
        "who-behind-county",
        "They met Sheriff Adam Hayward of Orr County, Neb., [who] said so.",
        "Adam Hayward",
    ),
    ("apposition-alone", "Sergei Lavrov, [the committee chairman], said so.", "Sergei Lavrov"),
    ("who-unnamed", "They met an old architect [who] said so.", "an old architect"),
    ("who-nobody", "[who] said so.", "who"),
]


@pytest.mark.parametrize(("marked", "expected"), [c[1:] for c in NAMED], ids=[c[0] for c in NAMED])
def test_name_of_speaker(marked: str, expected: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert name_speaker(text, Span(start, end), find_actors(text)) == expected


def test_described_actor_is_not_the_speaker() -> None:
    text = "An adviser to Hillary Clinton said so."
    assert find_speaker(text, Span(0, 29), find_actors(text)) is None
