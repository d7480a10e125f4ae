"""Amounts and agency credits as British and American papers write them."""

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


def days(one: str, other: str) -> list[tuple[str, str]]:
    texts = [f"The dike at Ravenmoor broke {day}, Mayor Ines Brandt said." for day in (one, other)]
    corpus = Corpus(
        tuple(
            Article(f"{n}", text, (Paragraph(0, len(text), "lede"),), f"{n}.txt", "0" * 64)
            for n, text in enumerate(texts)
        )
    )
    found = compare(corpus).differences
    found = found[found["kind"] == "day"]
    return list(zip(found["value_a"], found["value_b"], strict=True))


def test_one_day_in_british_and_american_order_is_no_difference():
    assert days("on 3 May", "on May 3") == []


def test_two_days_in_british_order_differ():
    assert days("on 3 May", "on 4 May") == [("3 May", "4 May")]


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
