"""Workbooks as people keep them: banners over the header, sheets that are covers, one article upright."""

from __future__ import annotations

import datetime as dt

import docx
import openpyxl
import pytest

import research

TEXT = (
    "The council voted on Monday to close the bath for two years.\n\n"
    "“We have no choice,” said Marta Quill, who leads it."
)
HEADER = ["Date", "Headline", "Source", "Influencer", "Full Text"]
ROW = [dt.datetime(2024, 6, 13), "Bath to close", "Harbour Times", "Jane Rowe", TEXT]


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


@pytest.mark.parametrize(
    "banner",
    [
        [],
        [["Media report"]],
        [["Media report"], ["Search:", "bath"], ["Period:", "1 June 2024", "15 June 2024"], []],
        [["Client", "Town", None, "day", dt.date(2024, 6, 15)], [None] * 5],
    ],
    ids=["none", "title", "labels", "cells beside each other"],
)
def test_the_header_is_found_below_banners(tmp_path, banner):
    workbook(tmp_path / "a.xlsx", Export=[*banner, HEADER, ROW])
    (article,) = research.load(tmp_path)
    told = (article.title, article.outlet, article.byline, str(article.published))
    assert told == ("Bath to close", "Harbour Times", "Jane Rowe", "2024-06-13")
    assert "no choice" in article.text


def test_cover_and_counts_are_no_articles(tmp_path):
    workbook(
        tmp_path / "a.xlsx",
        Cover=[["Press review"], ["by the press office"]],
        June=[HEADER, ROW],
        Counts=[["Outlet", "Number"], ["Harbour Times", 1]],
    )
    corpus = research.load(tmp_path)
    assert [article.title for article in corpus] == ["Bath to close"]
    said = [repair.reason for repair in corpus.log if "Counts" in str(repair.source)]
    assert said == ["it holds no articles, as another table here does; it has Outlet, Number"]


def test_one_article_may_stand_upright(tmp_path):
    cells = [["Title", "Bath to close"], ["Source", "Harbour Times"], ["Text", TEXT]]
    workbook(tmp_path / "a.xlsx", One=cells)
    (article,) = research.load(tmp_path)
    assert (article.title, article.outlet) == ("Bath to close", "Harbour Times")


def test_a_table_in_a_document_may_be_of_articles(tmp_path):
    document = docx.Document()
    document.add_heading("Cuttings", 1)
    table = document.add_table(rows=0, cols=3)
    long = f"{TEXT}\n{TEXT.upper()}\n{TEXT[::-1]}"
    for row in (("Outlet", "Headline", "Text"), ("Harbour Times", "Bath to close", long)):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    document.save(tmp_path / "a.docx")
    (article,) = research.load(tmp_path)
    assert (article.title, article.outlet) == ("Bath to close", "Harbour Times")


def test_what_is_merged_over_several_rows_is_of_each(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        HEADER,
        ROW,
        [*ROW[:2], None, *ROW[3:-1], f"{TEXT} It rained."],
        [*ROW[:2], "Echo"],
    ):
        sheet.append(row)
    sheet["E4"] = f"{TEXT} It hailed."
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "a.xlsx")
    corpus = research.load(tmp_path)
    assert [a.outlet for a in corpus] == ["Harbour Times", "Harbour Times", "Echo"]
    assert "cells that are merged over several rows" in " ".join(corpus.repairs["reason"])


@pytest.mark.parametrize(
    ("name", "joined"), [("Text 3", ["Text 1, Text 2, Text 3"]), ("Full Text", [])], ids=str
)
def test_columns_that_count_are_said_to_be_joined_where_they_are_the_text(tmp_path, name, joined):
    parts = [f"<p>{part}</p>" for part in TEXT.split("\n\n")]
    header = ["Headline", "Text 1", "Text 2", name]
    workbook(tmp_path / "a.xlsx", Export=[header, ["Bath to close", *parts, f"{TEXT} It rained."]])
    corpus = research.load(tmp_path)
    said = corpus.repairs[corpus.repairs["reason"].str.contains("counted")]
    assert said["before"].tolist() == joined
    assert "It rained." in corpus.items[0].text


def test_the_header_between_tables_one_after_another_is_no_article(tmp_path):
    told = "The council of {} said on Monday that the old baths are to close in the spring of next year."
    header = "date,outlet,headline,body\n"
    rows = [f'2025-03-0{n},Linden Post,Baths to close {n},"{told.format(n)}"\n' for n in (1, 2, 3)]
    (tmp_path / "all.csv").write_text(header + header.join(rows), encoding="utf-8")
    corpus = research.load(tmp_path / "all.csv")
    assert [str(found.published) for found in corpus] == ["2025-03-01", "2025-03-02", "2025-03-03"]
    assert corpus.repairs.reason.str.contains("the header again, 2 times").any()
