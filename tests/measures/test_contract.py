"""What every registered table keeps to, whatever measures it: one contract over all of them."""

import datetime as dt
import random
import tomllib
from importlib import import_module
from inspect import signature
from pathlib import Path

import pandas as pd
import pytest

from research.articles import Article, Corpus, Paragraph
from research.measures import registry
from research.text import segments

STORIES = [
    ("Port Board Attacks Mayor", "The Herald", dt.date(2024, 5, 3),
     "Mayor Ada Holm praised the new ferry plan on Tuesday, and 40 people came to hear her.\n\n"
     "“The harbour wall will not survive another winter of storms,” said Holm. “We must act.”\n\n"
     "Critics denounced the mayor as reckless. Victor Lund, the port director, said the plan "
     "would cost $12 million and accused Holm of wasting it."),
    ("Harbour wall to be rebuilt", "The Courier", dt.date(2024, 5, 3),
     "The harbour wall will be rebuilt after a furious row over its cost, officials said Tuesday.\n\n"
     "Ada Holm, the mayor, said: “The harbour wall will not survive another winter of storms.”\n\n"
     "Mr Lund warned that the plan would cost $15 million. “It is a waste,” he insisted."),
    ("Ferries stop", None, None,
     "No ferry left the island on Friday. A spokesman blamed the weather, which he called awful."),
]  # fmt: skip
FRENCH = (
    "Le maire de la ville a salué mardi le projet.\n\n« Le mur ne tiendra pas », a dit Mme Morel, "
    "qui accuse le directeur du port de gaspiller l'argent des habitants de la ville."
)
TYPES = {
    "text": lambda value: isinstance(value, str),
    "whole number": lambda value: float(value).is_integer(),
    "number": lambda value: isinstance(value, int | float),
    "day": lambda value: isinstance(value, dt.date),
    "truth": lambda value: value in (True, False),
}
NAMES = list(registry.measures())


def article(name, title, outlet, published, text, language="en"):
    text = f"{title}\n\n{text}" if title else text
    spans = segments.paragraphs(text)
    roles = (
        ["headline", "lede", *["body"] * len(spans)] if title else ["lede", *["body"] * len(spans)]
    )
    paragraphs = tuple(Paragraph(*s, role) for s, role in zip(spans, roles, strict=False))
    return Article(name, text, paragraphs, f"{name}.txt", "0" * 64, outlet=outlet, title=title,
                   published=published, language=language)  # fmt: skip


def stories():
    return [article(f"a{n}", *story) for n, story in enumerate(STORIES)]


CORPORA = {
    "three articles": stories,
    "one article": lambda: stories()[:1],
    "none": list,
    "an empty text": lambda: [*stories()[:1], article("e", None, "The Herald", None, "")],
    "another language": lambda: [
        article("f", None, "Le Journal", dt.date(2024, 5, 3), FRENCH, language="fr")
    ],
}


def made(name, corpus):
    return registry.measures()[name].make(corpus)


@pytest.mark.parametrize("kind", CORPORA)
@pytest.mark.parametrize("name", NAMES)
def test_columns_and_types_are_those_documented_and_offsets_hold(name, kind):
    corpus = Corpus(tuple(CORPORA[kind]()))
    measure, table = registry.measures()[name], made(name, corpus)
    assert list(table.columns) == [column.name for column in measure.columns]
    for column in measure.columns:
        values = [value for value in table[column.name].tolist() if not pd.isna(value)]
        assert all(map(TYPES[column.type], values)), column.name
    shown = next((c for c in ("text", "cue") if c in table.columns), None)
    if shown and {"article_id", "start", "end"} <= set(table.columns):
        for row in table[table["start"].notna()].to_dict("records"):
            text = corpus[row["article_id"]].text
            assert text[int(row["start"]) : int(row["end"])] == row[shown]
    for side in "ab":
        if f"text_{side}" in table.columns:
            for row in table.to_dict("records"):
                text = corpus[row[f"article_{side}"]].text
                assert text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_says_whose_article_a_row_is_of(name):
    names = [column.name for column in registry.measures()[name].columns]
    for key, others in {
        "article_id": ("outlet", "published"),
        "article_a": ("outlet_a", "published_a"),
        "article_b": ("outlet_b", "published_b"),
    }.items():
        assert key not in names or set(others) <= set(names)


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_articles_does_not_matter(name):
    if name in {"members", "events"}:
        pytest.skip("events alike in size and likeness are numbered in the order of the corpus")
    items = stories()
    expected = rows(made(name, Corpus(tuple(items))))
    random.Random(1).shuffle(items)
    items.reverse()
    assert rows(made(name, Corpus(tuple(items)))) == expected


def rows(table):
    """Rows without their order; of two articles that are compared, either may be the first."""
    found = []
    for row in table.drop(columns=["event_id"], errors="ignore").to_dict("records"):
        sides = [
            tuple(
                sorted((key[:-2], repr(value)) for key, value in row.items() if key.endswith(end))
            )
            for end in ("_a", "_b")
        ]
        rest = {
            key: "; ".join(sorted(value.split("; "))) if isinstance(value, str) else repr(value)
            for key, value in row.items()
            if not key.endswith(("_a", "_b"))
        }
        found.append((sorted(sides), sorted(rest.items())))
    return sorted(found, key=repr)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_made_once_is_the_same_when_asked_again(name):
    corpus = Corpus(tuple(stories()))
    pd.testing.assert_frame_equal(made(name, corpus), made(name, corpus))


ENTRIES = tomllib.loads(Path(registry.__file__).with_name("tables.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", ENTRIES)
def test_a_table_takes_every_parameter_of_notebooks_that_its_function_has(name):
    """Else `research tables` would make it with other quotations, or without the pins."""
    module, _, path = ENTRIES[name]["make"].partition(":")
    if module == "corpus":
        return
    function = getattr(import_module(f"research.measures.{module}"), path.partition(".")[0])
    known = {"pins", "quotations", "likeness", "method"} & set(signature(function).parameters)
    assert set(registry.measures()[name].takes.values()) == known


def test_a_table_is_made_with_the_function_that_it_was_asked_with():
    """Also where an earlier one is gone, whose place in memory the next may take."""
    corpus = Corpus(stories())
    alignments, asked = registry.measures()["alignments"], []
    for number in range(8):

        def scored(pairs, number=number):
            asked.append(number)
            return [0.5] * len(pairs)

        alignments.make(corpus, likeness=scored)
        del scored
    assert sorted(set(asked)) == list(range(8))
