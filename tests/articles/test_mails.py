"""Mails and letters that hold a story: what of it resembles their frame stays."""

from __future__ import annotations

import pytest

import research
from research.articles.readers import blocks, letters
from research.articles.records import Line

LEDE = "The port of Asby will close its oldest dock in May, the harbour master said on Thursday."
QUOTE = (
    "“We had no other way to pay for the cranes,” said Hilda Brook, who has led the port for years."
)
LAST = "Dock workers will meet on Sunday to talk about the plan, and some of them may go on strike."


@pytest.mark.parametrize("name", ["a.txt", "a.eml"])
def test_two_hyphens_over_the_end_of_a_story_are_no_signature(tmp_path, name):
    head = "From: Ann Loy <a@b.example>\nDate: Tue, 4 Jun 2024 09:00:00 +0100\nSubject: Oldest dock to close"
    story = f"{LEDE}\n\n{QUOTE}\n\n--\n\n{LAST}\n"
    (tmp_path / name).write_text(f"{head}\nTo: me@b.example\n\n{story}", encoding="utf-8")
    article = research.load(tmp_path).items[0]
    assert article.text.endswith(f"{LEDE}\n\n{QUOTE}\n\n{LAST}")
    assert article.outlet is None  # a person is no outlet


@pytest.mark.parametrize(
    "line",
    [
        "The new browser from Galmouth",
        "What children read online",
        "You can opt out of the toll when you take the ferry, which costs you as much and takes an hour.",
    ],
)
def test_a_letter_keeps_lines_of_its_story_that_resemble_its_frame(line):
    lines = [Line(x) for x in (line, LEDE, QUOTE, LAST)]
    assert letters.without_frame(lines)[0] == lines
    assert letters.without_frame(lines[::-1])[0] == lines[::-1]


def test_a_sponsor_s_picture_has_its_link_and_the_paragraph_below_stays():
    ad = "<div><p>Advertisement</p><a href='#'><img src='a.png'></a></div>"
    tree = blocks.parsed(
        f"<div><p>{LEDE}</p>{ad}<p>{QUOTE} <a href='#'>More</a></p>{f'<p>{LAST}</p>' * 5}</div>"
    )
    letters.without_sponsors(tree)
    text = " ".join(tree.text_content().split())
    assert QUOTE in text
    assert "Advertisement" not in text
