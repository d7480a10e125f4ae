"""A table that lists the files beside it states their headlines, outlets and dates."""

import datetime as dt
import json
import os
import shutil
from pathlib import Path

import pytest

import research

TEXTS = {
    "one.txt": "The council of Wexcombe voted on Tuesday to close the swimming bath in June.",
    "two.txt": "The last pilot boat of Galmouth will leave the port in autumn, the harbour said.",
}


def _corpus(folder, table, *, name="metadata.csv", under=""):
    inner = folder / under
    inner.mkdir(exist_ok=True)
    for file, text in TEXTS.items():
        (inner / file).write_text(text, encoding="utf-8")
    (folder / name).write_text(table, encoding="utf-8")
    return research.load(folder)


@pytest.mark.parametrize(
    ("table", "under"),
    [
        ("file,{0}\none.txt,{1}\ntwo.txt,{2}\n", ""),
        ("id,{0}\none,{1}\ntwo,{2}\n", "texts"),
        ("path,{0}\ntexts\\one.txt,{1}\ntexts\\two.txt,{2}\n", "texts"),
        ("text,{0}\ntexts/one.txt,{1}\ntexts/two.txt,{2}\n", "texts"),
    ],
    ids=["names", "ids of a folder below", "paths of Windows", "paths in a column named text"],
)
def test_what_a_table_states_of_files_is_theirs(tmp_path, table, under):
    known = "headline,newspaper,date", "A bath,Courier,2024-06-04", "A boat,Echo,2024-06-05"
    corpus = _corpus(tmp_path, table.format(*known), under=under)
    assert [(a.title, a.outlet, a.published) for a in corpus] == [
        ("A bath", "Courier", dt.date(2024, 6, 4)),
        ("A boat", "Echo", dt.date(2024, 6, 5)),
    ]
    said = corpus.repairs[corpus.repairs["step"] == "table"]
    assert said["source"].tolist() == ["metadata.csv"]
    assert said[["before", "after"]].values.tolist() == [["2 rows", "2 files"]]


def test_files_of_one_name_in_two_folders_are_told_apart_by_their_paths(tmp_path):
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.txt").write_text(f"{TEXTS['one.txt']} {folder}", encoding="utf-8")
    table = "path,newspaper\nnorth/one.txt,Courier\n./south/one.txt,Echo\n"
    (tmp_path / "metadata.csv").write_text(table, encoding="utf-8")
    assert [a.outlet for a in research.load(tmp_path)] == ["Courier", "Echo"]


def test_a_folder_that_cannot_be_opened_beside_a_table_is_said(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    scandir = os.scandir

    def locked(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    corpus = _corpus(tmp_path, "file,newspaper\none.txt,Courier\ntwo.txt,Echo\n")
    assert [a.outlet for a in corpus] == ["Courier", "Echo"]
    assert corpus.repairs.set_index("source").reason["locked"].startswith("the folder cannot")


def test_articles_toml_counts_over_a_table(tmp_path):
    (tmp_path / "articles.toml").write_text('["one.txt"]\noutlet = "Gazette"\n', encoding="utf-8")
    corpus = _corpus(tmp_path, "file,newspaper\none.txt,Courier\ntwo.txt,Echo\n")
    assert [a.outlet for a in corpus] == ["Gazette", "Echo"]


@pytest.mark.parametrize(
    "table",
    [
        "name,plan\nann,free\nbob,paid\n",
        "file,newspaper\nthree.txt,Courier\nfour.txt,Echo\n",
        "file",
        "",
        '"file,newspaper\none.txt',
    ],
    ids=["subscribers", "other files", "a word", "empty", "broken"],
)
def test_another_table_says_nothing_of_files(tmp_path, table):
    corpus = _corpus(tmp_path, table)
    assert [a.outlet for a in corpus] == [None, None]
    assert "metadata.csv" in set(
        corpus.repairs.loc[corpus.repairs["action"] == "dropped", "source"]
    )


def test_a_table_of_articles_lists_no_files(tmp_path):
    rows = "file,text\none.txt,It rained in Wexcombe all day and the bath stayed open.\n"
    assert len(_corpus(tmp_path, rows)) == 3


@pytest.mark.parametrize("suffix", [".zip", ".tar.gz"])
def test_a_table_in_an_archive_states_what_it_knows_of_the_files_beside_it(tmp_path, suffix):
    folder = tmp_path / "corpus"
    folder.mkdir()
    _corpus(folder, "file,headline,newspaper\none.txt,A bath,Courier\ntwo.txt,A boat,Echo\n")
    packed = tmp_path / f"corpus{suffix}"
    kind = "zip" if suffix == ".zip" else "gztar"
    shutil.make_archive(str(tmp_path / "corpus"), kind, root_dir=tmp_path, base_dir="corpus")
    corpus = research.load(packed)
    assert [(a.title, a.outlet) for a in corpus] == [("A bath", "Courier"), ("A boat", "Echo")]
    said = corpus.repairs[corpus.repairs["step"] == "table"]
    assert said["source"].tolist() == [f"corpus{suffix}/corpus/metadata.csv"]
    assert said[["before", "after"]].values.tolist() == [["2 rows", "2 files"]]


def test_a_classification_sheet_of_nvivo_states_what_it_knows_of_the_files_below_it(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        (None, "A : Byline", "B : Date", "C : Newspaper"),
        ("1 : one", "Jane Rowe", "02/03/2019", "Courier"),
        ("2 : two", "Unassigned", "21/03/2019", "Echo"),
    ):
        book.active.append(row)
    book.save(tmp_path / "Newspaper article.xlsx")
    for file, text in TEXTS.items():
        (tmp_path / "Files").mkdir(exist_ok=True)
        (tmp_path / "Files" / file).write_text(text, encoding="utf-8")
    corpus = research.load(tmp_path)
    found = {(a.outlet, a.byline, str(a.published)) for a in corpus}
    assert found == {("Courier", "Jane Rowe", "2019-03-02"), ("Echo", None, "2019-03-21")}


def test_the_column_of_a_table_shows_which_number_is_the_day(tmp_path):
    corpus = _corpus(tmp_path, "file,date\none.txt,3/2/2019\ntwo.txt,2/13/2019\n")
    assert [str(a.published) for a in corpus] == ["2019-03-02", "2019-02-13"]


def test_a_file_that_its_table_calls_unpublished_is_no_article(tmp_path):
    (tmp_path / "posts").mkdir()
    for name in ("1.bath", "2.boat"):
        text = (
            f"<p>The council agreed on {name} that the bath is to shut at the end of June.</p>" * 3
        )
        (tmp_path / "posts" / f"{name}.html").write_text(text, encoding="utf-8")
    (tmp_path / "posts.csv").write_text(
        "post_id,title,is_published\n1.bath,Bath to close,true\n2.boat,Boat,false\n",
        encoding="utf-8",
    )
    corpus = research.load(tmp_path)
    assert [article.title for article in corpus] == ["Bath to close"]
    assert any("is_published: false" in repair.reason for repair in corpus.log)


def _said(corpus):
    table = corpus.repairs[corpus.repairs["step"] == "table"]
    return table["reason"].item()


def test_the_log_names_the_columns_of_a_table_that_lists_files(tmp_path):
    corpus = _corpus(tmp_path, "file,newspaper,topic\none.txt,Courier,bath\ntwo.txt,Echo,port\n")
    assert _said(corpus) == (
        "a table that lists the files beside it by file: what it states of them is theirs "
        "(newspaper); not used: topic"
    )


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("name,annotator,date,label", "ann,2025-01-02,pro"),
        ("id,label,source,date", "pro,second round,2025-01-02"),
        ("file,date,label", "2025-01-02,pro"),
        ("file,date,stance", "2025-01-02,pro"),
    ],
    ids=["coders, by name", "the source of a label", "a day alone", "stances"],
)
def test_a_table_of_labels_states_nothing_of_files_and_says_so(tmp_path, head, row):
    corpus = _corpus(tmp_path, f"{head}\none,{row}\ntwo,{row}\n", name="labels.csv")
    assert not any((a.title, a.outlet, a.published) != (None, None, None) for a in corpus)
    said = _said(corpus)
    assert said.startswith("a table of labels of the files beside it (")
    assert "date not used" in said


@pytest.mark.parametrize(
    "head", ["file,label,coder,headline,newspaper,date", "file,label,frame,topic,newspaper,date"]
)
def test_metadata_with_labels_is_metadata(tmp_path, head):
    rows = "".join(f"{name},pro,x,A bath,Courier,2024-06-04\n" for name in TEXTS)
    corpus = _corpus(tmp_path, f"{head}\n{rows}")
    assert {(a.outlet, str(a.published)) for a in corpus} == {("Courier", "2024-06-04")}
    assert _said(corpus).partition("theirs ")[2].startswith("(newspaper, ")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("file,outlet,date,coder,stance", "Linden Gazette,2024-06-04,AB,pro"),
        ("id,source,date,author,code", "Linden Gazette,2024-06-04,Jane Rowe,3"),
        ("file,source,date,frame", "Linden Gazette,2024-06-04,loss"),
    ],
    ids=["an outlet beside a coder", "an author beside a code", "a source that is a paper"],
)
def test_outlets_and_authors_beside_labels_are_of_the_articles(tmp_path, head, row):
    corpus = _corpus(tmp_path, f"{head}\none,{row}\ntwo,{row}\n", name="labels.csv")
    assert {(a.outlet, str(a.published)) for a in corpus} == {("Linden Gazette", "2024-06-04")}
    assert "if date is the day of the coding, leave it out" in _said(corpus)


def test_what_rows_of_one_file_state_otherwise_is_not_used(tmp_path):
    rows = "one,Courier,2025-01-01\none,Courier,2025-01-02\ntwo,Echo,2024-06-05\n"
    corpus = _corpus(tmp_path, f"id,newspaper,date\n{rows}")
    assert [(a.outlet, a.published) for a in corpus] == [
        ("Courier", None),
        ("Echo", dt.date(2024, 6, 5)),
    ]
    assert "not used where its rows of one file differ: date" in _said(corpus)


def test_the_name_of_a_file_is_no_headline(tmp_path):
    corpus = _corpus(tmp_path, "name,newspaper\none.txt,Courier\ntwo.txt,Echo\n")
    assert [(a.title, a.outlet) for a in corpus] == [(None, "Courier"), (None, "Echo")]


LISTED = (
    '[{"slug": "one", "url": "https://courier.example/bath", "title": "A bath",'
    ' "authors": ["Jane Rowe"], "state": "Archived", "labels": ["a"],'
    ' "publishedAt": "2024-06-04T05:00:00.000Z"},'
    ' {"slug": "two", "url": "https://courier.example/boat", "title": "A boat",'
    ' "author": "Alan Pryce", "publishedAt": null}]'
)


def test_a_list_in_json_states_what_is_known_of_pages_and_marks_of_their_reader_are_none(tmp_path):
    (tmp_path / "metadata_0_to_2.json").write_text(LISTED, encoding="utf-8")
    for folder in ("content", "highlights"):
        (tmp_path / folder).mkdir()
    for file, text in TEXTS.items():
        name = file.partition(".")[0]
        page = f'<DIV class="page" id="readability-page-1"><article><p>{text}</p></article></DIV>'
        (tmp_path / "content" / f"{name}.html").write_text(page, encoding="utf-8")
        (tmp_path / "highlights" / f"{name}.md").write_text(f"> {text}\n", encoding="utf-8")
    corpus = research.load(tmp_path)
    assert [(a.title, a.byline, a.published) for a in corpus] == [
        ("A bath", "Jane Rowe", dt.date(2024, 6, 4)),
        ("A boat", "Alan Pryce", None),
    ]
    assert all(text in a.text for a, text in zip(corpus, TEXTS.values(), strict=True))
    dropped = corpus.repairs[corpus.repairs["action"] == "dropped"]
    assert dropped["source"].tolist() == ["highlights/one.md", "highlights/two.md"]
    packed = tmp_path.parent / "packed"
    packed.mkdir()
    shutil.make_archive(str(packed / "export"), "zip", tmp_path)
    assert [a.title for a in research.load(packed)] == ["A bath", "A boat"]


@pytest.mark.parametrize(
    "listed",
    [
        '[{"id": "one", "label": "local", "source": "coder 1", "date": "2025-01-01"},'
        ' {"id": "two", "label": "local", "source": "coder 2", "date": "2025-01-02"}]',
        '[{"file": "one", "title": "checked", "status": "draft"},'
        ' {"file": "two", "title": "open", "status": "published"}]',
    ],
    ids=["labels of coders", "states of work"],
)
def test_a_list_in_json_that_is_of_work_on_texts_states_nothing_of_them(tmp_path, listed):
    corpus = _corpus(tmp_path, listed, name="labels.json")
    assert [a.text for a in corpus] == list(TEXTS.values())
    assert not any((a.title, a.outlet, a.published) != (None, None, None) for a in corpus)
    assert "labels.json" in set(corpus.repairs["source"])


@pytest.mark.parametrize(
    ("key", "one", "two"),
    [("file", "one.txt", "two.txt"), ("id", "one", "two")],
    ids=["by their names", "by their titles"],
)
def test_a_list_in_json_states_what_is_known_of_texts(tmp_path, key, one, two):
    titles = [text[:23].strip() for text in TEXTS.values()]
    rows = [
        {key: name, "title": title, "newspaper": "Courier"}
        for name, title in zip((one, two), titles, strict=True)
    ]
    corpus = _corpus(tmp_path, json.dumps(rows), name="metadata.json")
    assert [(a.title, a.outlet) for a in corpus] == [(title, "Courier") for title in titles]


def test_articles_in_a_folder_of_notes_are_none_of_their_reader(tmp_path):
    for folder in ("news", "notes"):
        (tmp_path / folder).mkdir()
        for file, text in TEXTS.items():
            (tmp_path / folder / file).write_text(f"{text} {folder}", encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,newspaper\none.txt,Courier\ntwo.txt,Courier\n")
    corpus = research.load(tmp_path)
    assert len(corpus) == 2 * len(TEXTS)


def test_notes_that_no_table_lists_and_articles_in_json_are_articles(tmp_path):
    (tmp_path / "notes").mkdir()
    for file, text in TEXTS.items():
        (tmp_path / "notes" / file).write_text(text, encoding="utf-8")
    (tmp_path / "three.json").write_text(
        '[{"id": "one", "title": "A mast", "text": "The mast of Galmouth fell in the night."}]',
        encoding="utf-8",
    )
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    assert len(research.load(tmp_path)) == len(TEXTS) + 1


@pytest.mark.parametrize("day", ["1970-01-01", '"1970-01-01"', '"1970-01-01T00:00:00Z"'])
def test_articles_toml_may_state_the_day_that_is_the_zero_of_a_clock(tmp_path, day):
    (tmp_path / "articles.toml").write_text(f'["one.txt"]\npublished = {day}\n', encoding="utf-8")
    (tmp_path / "one.txt").write_text(
        "Ferry to close\n\nThe ferry to Oake was laid up on Friday.\n"
    )
    assert str(research.load(tmp_path).items[0].published) == "1970-01-01"
