"""Stories that jump from one page to another within one text file, and the line over a page."""

from __future__ import annotations

import datetime as dt
import textwrap

import pytest

import research
from research.articles import chrome, jumps
from research.articles.normalise import normalise
from research.languages import jumps as forms

PARAGRAPHS = [
    "The bath on Mill Street will close in June, the council said on Monday, as it cannot pay for the gas "
    "that heats the water of its two old pools.",
    "The hall was built in 1931. Each week twelve classes and three clubs come to swim in it, and they "
    'will have to go to the coast, which is an hour by bus. "We shall swim at midnight," said Jo Marsh, '
    "who leads the club.",
    "A petition was signed by 1,900 people in four days.",
    "The council will vote in May.",
]
ROWS = [
    row
    for paragraph in PARAGRAPHS
    for row in textwrap.wrap(paragraph, 40, initial_indent="  ", break_on_hyphens=False)
]
STORY, REST = "\n".join(ROWS[:7]), "\n".join(ROWS[7:])  # parted within the second paragraph
OVER = "A1    TUESDAY, JUNE 4, 2024                THE LINDEN GAZETTE                $2.50"
NEXT = "A4    TUESDAY, JUNE 4, 2024                THE LINDEN GAZETTE                LOCAL"
HEADED = f"{OVER}\n\n\nTown to lose\nits old bath\n\nBy ANN LOY\nStaff Writer\n\n{STORY}"
PAIRS = {
    "a page": ("Please see BATH, Page A4", "BATH\nFrom Page A1"),
    "a word and a number": ("See BATH, A4", "BATH from A1"),
    "the number before the section": ("Continued on Page 4A", "Bath\nContinued from Page 1A"),
    "German": ("Fortsetzung auf Seite 4", "Bad\nFortsetzung von Seite 1"),
    "French": ("Suite page 4", "BAINS\nSuite de la page 1"),
    "Spanish": ("Continúa en la página 4", "Viene de la página 1"),
    "Italian": ("Segue a pagina 4", "Segue da pagina 1"),
    "Swedish": ("Fortsättning på sidan 4", "Fortsättning från sidan 1"),
}


@pytest.mark.parametrize(("there", "here"), PAIRS.values(), ids=PAIRS)
def test_a_story_goes_on_behind_the_head_of_another_page(tmp_path, there, here):
    credit = "SAM ITO / The Gazette\nJo Marsh beside the old pool last week."
    text = f"{HEADED}\n\n{there}\n\n{NEXT}\n\n{here}\n\n{REST}\n\n{credit}\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    corpus = research.load(tmp_path)
    assert len(corpus.articles) == 1
    article = corpus.articles.iloc[0]
    assert article.title == "Town to lose its old bath"
    assert article.outlet == "The Linden Gazette"
    assert article.published == dt.date(2024, 6, 4)
    assert article.text.split("\n\n")[1:] == PARAGRAPHS
    gone = " ".join(corpus.repairs[corpus.repairs.action == "removed"].before)
    assert there in gone
    assert "SAM ITO" in gone


def test_over_a_form_feed(tmp_path):
    text = f"{HEADED}\n\nContinued on Page A4\n\f{NEXT}\n\nContinued from Page A1\n\n{REST}\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    article = research.load(tmp_path).articles.iloc[0]
    assert article.text.split("\n\n")[1:] == PARAGRAPHS


def test_a_picture_between_the_pages_parts_no_sentence(tmp_path):
    picture = "SAM ITO / The Gazette\nJo Marsh beside the old pool of the bath\nlast week."
    text = f"{HEADED}\n\nSee BATH, A4\n\n{picture}\n\n{NEXT}\n\nBATH from A1\n\n{REST}\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    corpus = research.load(tmp_path)
    assert len(corpus.articles) == 1
    assert corpus.articles.iloc[0].text.split("\n\n")[1:] == PARAGRAPHS
    assert "Jo Marsh beside" in " ".join(filter(None, corpus.repairs.before))


def test_behind_a_whole_sentence_a_paragraph_ends():
    found, changes = jumps.joined("It rained.\n\nSee BATH, A4\n\nBATH from A1\n\nIt poured.")
    assert found == "It rained.\n\nIt poured."
    assert [change.before for change in changes] == ["See BATH, A4 ⏎ BATH from A1"]


@pytest.mark.parametrize(
    "text",
    [
        "It rained on\n\nSee BATH, A4\n\nAnother story tells of the sea.\n\nBATH from A1\n\nthe town.",
        "It rained on\n\nFrom Page A1\n\nthe town.",
        "It rained on\n\nSee BATH, A4",
        "See BATH, A4\n\nFrom Page A1\n\nIt rained.",
    ],
    ids=[
        "a sentence between",
        "no line that leads there",
        "no line that comes from there",
        "nothing over it",
    ],
)
def test_what_cannot_be_joined_stays(text):
    assert jumps.joined(text) == (text, [])


@pytest.mark.parametrize(
    "line",
    [
        "See Rome, 40",
        "See you on 5",
        "From 4 to 12",
        "From Paris 7",
        "Fortsetzung folgt 2025",
        "Suite 4",
    ],
)
def test_a_line_of_a_story_is_no_jump(line):
    assert not forms.JUMP.fullmatch(line)
    assert chrome.label(line, edge=False) is None


HEADS = {
    "THE LINDEN GAZETTE          FRIDAY, NOVEMBER 14, 2025          PAGE 1A": "The Linden Gazette",
    "Seite 3        Lindener Anzeiger        Donnerstag, 13. März 2025        2,10 Euro": "Lindener Anzeiger",
    "4        LE COURRIER DE LINDEN        Samedi 8 mars 2025": "Le Courrier de Linden",
    "B2\tSunday, March 2, 2025\tThe Linden Sentinel\tSPORTS": "The Linden Sentinel",
}


@pytest.mark.parametrize(("line", "paper"), HEADS.items())
def test_the_line_over_a_page_is_read_as_paper_and_day(line, paper):
    found, changes = jumps.headed(f"{line}\n\nIt rained.")
    assert found.startswith(f"{paper} — ")
    assert found.endswith("\n\nIt rained.")
    assert len(changes) == 1


def test_words_that_stand_apart_are_no_head_of_a_page():
    for line in (
        "June 4, 2024      Linden Hall      $5",
        "Bath      pool      4",
        "Linden    The Gazette    News",
    ):
        assert jumps.headed(f"{line}\n\nIt rained.") == (f"{line}\n\nIt rained.", [])


@pytest.mark.parametrize(
    "credit", ["SAM ITO/TIMES-HERALD", "SAM ITO / Staff photographer", "SAM ITO | THE GAZETTE"]
)
def test_a_credit_of_print_goes_with_what_the_picture_shows(credit):
    story, shown = "\n\n".join(PARAGRAPHS), "Jo Marsh beside the old pool last week."
    found = normalise(f"Town to lose its old bath\n\n{story}\n\n{credit}\n\n{shown}")
    assert found.text.endswith(PARAGRAPHS[-1])
    within = normalise(
        f"Town to lose its old bath\n\n{PARAGRAPHS[0]}\n\n{credit}\n\n{shown}\n\n{story}"
    )
    assert shown in within.text
    assert credit not in within.text


def test_a_name_and_paper_over_a_story_are_no_credit():
    found = normalise(
        "Town to lose its old bath\n\nSAM ITO / The Gazette\n\n" + "\n\n".join(PARAGRAPHS)
    )
    assert not any(change.step == "chrome: caption or credit" for change in found.changes)
