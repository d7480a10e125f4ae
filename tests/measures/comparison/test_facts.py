"""Amounts and agency credits as British and American papers write them."""

import datetime as dt

import pytest
from steps import processor_time

from research.articles import Article, Corpus, Paragraph
from research.measures.comparison import compare
from research.measures.comparison.near_duplicates import find_credits
from research.text.amounts import find_numbers

AMOUNTS = {
    "billions in short": ("£3.5bn and $40m", [("£3.5bn", 3.5e9, "£"), ("$40m", 4e7, "$")]),
    "metres are no millions": ("the 100m race", []),
    "two hundred": ("two hundred people", [("two hundred", 200.0, "")]),
    "three dozen": ("three dozen eggs", [("three dozen", 36.0, "")]),
    "comma of the sentence": ("some 20, or 30.", [("20", 20.0, ""), ("30", 30.0, "")]),
    "year before a comma": ("In 2021, it fell", []),
    "British date": ("on 3 May and 12 October", []),
    "may is no month": ("8 may die", [("8", 8.0, "")]),
    "British time": ("at 6.30pm", []),
    "American time": ("at 6 p.m. sharp", []),
    "opens a sentence": ("It fell. Three people died", [("Three", 3.0, "")]),
    "address of a machine": ("192.168.0.1", []),
    "decimals of millions": ("1.1 billion", [("1.1 billion", 1_100_000_000.0, "")]),
}


@pytest.mark.parametrize(("text", "expected"), AMOUNTS.values(), ids=AMOUNTS)
def test_amount(text, expected):
    assert [(text[n.start : n.end], n.value, n.unit) for n in find_numbers(text)] == expected


@pytest.mark.parametrize("unit", ["1,", "1,234", "$", "$ ", "two ", " ", "1 ", "9"])
def test_time_is_linear(unit):
    short, long = (unit * (size // len(unit)) for size in (10_000, 120_000))
    # Linear is 12, quadratic 144, whatever else the machine does.
    assert processor_time(find_numbers, long) < 60 * processor_time(find_numbers, short)


def differing(
    one: str, other: str, kind: str, published: dt.date | None = None
) -> list[tuple[str, str]]:
    corpus = Corpus(
        tuple(
            Article(
                f"{n}", text, (Paragraph(0, len(text), "lede"),), f"{n}.txt", "0" * 64,
                published=published,
            )
            for n, text in enumerate((one, other))
        )
    )  # fmt: skip
    found = compare(corpus).differences
    found = found[found["kind"] == kind]
    return list(zip(found["value_a"], found["value_b"], strict=True))


BROKE = "The dike at Ravenmoor broke {}, Mayor Ines Brandt said."
DAYS = {
    "British and American order": ("on 3 May", "on May 3", []),
    "two days of the year": ("on 3 May", "on 4 May", [("3 May", "4 May")]),
    "two days of the week": ("on Monday", "on Tuesday", [("Monday", "Tuesday")]),
    # The articles are of Wednesday, 7 May 2025.
    "a day of the week and of the year": ("on Saturday", "on 3 May", []),
    "from the day of the article": ("on Tuesday", "yesterday", []),
    "another than that": ("on Monday", "yesterday", [("Monday", "yesterday")]),
    "one is vague": ("on Monday", "last month", []),
}


@pytest.mark.parametrize(("one", "other", "expected"), DAYS.values(), ids=DAYS)
def test_days_of_one_thing(one, other, expected):
    found = differing(BROKE.format(one), BROKE.format(other), "day", dt.date(2025, 5, 7))
    assert found == expected


def test_days_of_two_things_told_of_one_dike_do_not_differ():
    one = "Mayor Ines Brandt promised on Monday that the broken dike at Ravenmoor would be mended."
    other = "The broken dike at Ravenmoor, Mayor Ines Brandt said, will be inspected on Friday."
    assert differing(one, other, "day") == []


FLOODED = "The flood at Ravenmoor displaced {} families, Mayor Ines Brandt said."
NUMBERS = {
    "two counts": ("66", "76", [("66", "76")]),
    "one rounded": ("13,625", "13,600", []),
    "too far apart": ("20", "900", []),
}


@pytest.mark.parametrize(("one", "other", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_of_one_thing(one, other, expected):
    assert differing(FLOODED.format(one), FLOODED.format(other), "number") == expected


def test_numbers_of_the_same_kind_beside_other_words_do_not_differ():
    one = "The flood at Ravenmoor displaced 66 families, Mayor Ines Brandt said."
    other = "At Ravenmoor, Mayor Ines Brandt said, the town will house 76 families after the flood."
    assert differing(one, other, "number") == []


SAID = "“The dike at Ravenmoor was never built for a flood of this kind,” {} told reporters."
SPEAKERS = {
    "two people": ("Mayor Ines Brandt", "engineer Adam Holm", [("Ines Brandt", "Adam Holm")]),
    "one name, fuller": ("Ines K. Brandt", "Ines Brandt", []),
    "a body": ("the City Council", "Adam Holm", []),
}


@pytest.mark.parametrize(("one", "other", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers_of_one_quotation(one, other, expected):
    assert differing(SAID.format(one), SAID.format(other), "speaker") == expected


def story(last: str) -> Article:
    return Article("a", f"A ferry left.\n\n{last}", (), "a.txt", "0" * 64)


@pytest.mark.parametrize(
    "last",
    [
        "“We will sail,” he told Reuters.",
        "He was mayor then, said Mr Bloomberg.",
        "She lives in Scranton, PA.",
        "The statement was carried by Interfax.",
    ],
)
def test_sentence_that_ends_with_an_agency_is_no_credit(last):
    assert find_credits(story(last)) == []


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("— Reuters", "Reuters"),
        ("Source: Reuters", "Reuters"),
        ("With Reuters", "Reuters"),
        ("Additional reporting by Reuters", "Reuters"),
        ("Associated Press writer Ada Holm contributed to this report.", "Associated Press"),
    ],
)
def test_line_that_signs_is_a_credit(last, agency):
    assert [c.agency for c in find_credits(story(last))] == [agency]
