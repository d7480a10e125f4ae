"""Files of programs that hold articles: SQLite, Safari's pages; and folders without any."""

import plistlib
import sqlite3

import pytest

import research

TEXT = "The port of Galmouth will lose its last pilot boat.\n\nNobody asked the skippers about it."


def database(path, *, log=False):
    with sqlite3.connect(path) as made:
        if log:
            made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE runs (id INTEGER, at TEXT)")
        made.execute("INSERT INTO runs VALUES (1, '2024')")
        made.execute("CREATE TABLE news (title TEXT, source TEXT, published TEXT, body TEXT)")
        made.execute(
            "INSERT INTO news VALUES (?, ?, ?, ?)",
            ("Galmouth loses its boat", "Galmouth Mercury", "2024-06-05", TEXT),
        )
        made.execute("CREATE VIEW loud AS SELECT upper(body) AS body FROM news")
    made.close()


def test_tables_of_a_database_are_read_and_views_are_not(tmp_path):
    database(tmp_path / "scrape.db")
    (article,) = research.load(tmp_path)
    assert (article.title, article.outlet) == ("Galmouth loses its boat", "Galmouth Mercury")
    assert str(article.published) == "2024-06-05"
    assert article.source == "scrape.db/news:1"


def test_tables_of_a_database_without_text_are_said_and_pieces_joined(tmp_path):
    database(tmp_path / "scrape.db")
    with sqlite3.connect(tmp_path / "scrape.db") as made:
        made.execute("CREATE TABLE empty (body TEXT)")
        made.execute("CREATE TABLE parts (title TEXT, number INTEGER, paragraph TEXT)")
        rows = [(title, n, f"{title} {n}. {TEXT}") for title in ("Rain", "Hail") for n in (1, 2)]
        made.executemany("INSERT INTO parts VALUES (?, ?, ?)", rows)
    made.close()
    corpus = research.load(tmp_path)
    assert [article.title for article in corpus] == ["Galmouth loses its boat", "Rain", "Hail"]
    dropped = corpus.repairs[corpus.repairs.action == "dropped"]
    assert dropped.source.tolist() == ["scrape.db/runs"]


def test_a_database_that_keeps_a_log_beside_it_is_read(tmp_path):
    database(tmp_path / "scrape.sqlite", log=True)
    assert len(research.load(tmp_path)) == 1


def test_a_database_without_text_says_what_it_has(tmp_path):
    with sqlite3.connect(tmp_path / "a.db") as made:
        made.execute("CREATE TABLE links (place TEXT)")
        made.execute("INSERT INTO links VALUES ('x')")
    made.close()
    corpus = research.load(tmp_path)
    assert not corpus.items
    assert "no column with the text" in corpus.repairs.reason.tolist()[0]


def test_a_page_of_safari_is_read_with_its_address(tmp_path):
    page = f"<html><title>Galmouth loses its boat</title><article><p>{TEXT}</p></article></html>"
    main = {"WebResourceData": page.encode(), "WebResourceURL": "https://mercury.example/boat"}
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        raw = plistlib.dumps({"WebMainResource": main}, fmt=form)
        (tmp_path / "page.webarchive").write_bytes(raw)
        (article,) = research.load(tmp_path)
        assert article.url == "https://mercury.example/boat"
        assert "Nobody asked the skippers" in article.text


def test_a_broken_page_of_safari_is_said(tmp_path):
    (tmp_path / "page.webarchive").write_bytes(b"bplist00 broken")
    assert "save it as HTML" in research.load(tmp_path).repairs.reason.tolist()[0]


def test_a_folder_without_files_is_said(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    corpus = research.load(tmp_path)
    assert corpus.repairs.reason.tolist() == [
        "the folder holds no file to read; hidden files and README files are passed over"
    ]


ROWS = (
    ("Date", "Newspaper", "Headline", "Text"),
    ("5 June 2024", "Galmouth Mercury", "Galmouth loses its boat", TEXT * 3),
    ("6 June 2024", "The Wexcombe Echo", "A second day of rain", f"It rained again. {TEXT * 3}"),
)


def stated(corpus):
    return [(article.title, article.outlet, str(article.published)) for article in corpus]


WANTED = [
    ("Galmouth loses its boat", "Galmouth Mercury", "2024-06-05"),
    ("A second day of rain", "The Wexcombe Echo", "2024-06-06"),
]


def test_a_table_of_articles_in_word_is_read_row_by_row(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    table = document.add_table(rows=0, cols=4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "list.docx"))
    assert stated(research.load(tmp_path)) == WANTED


def test_a_table_of_articles_in_open_document_is_read_row_by_row(tmp_path):
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in ROWS
    )
    of = "urn:oasis:names:tc:opendocument:xmlns"
    (tmp_path / "list.fodt").write_text(
        f"<?xml version='1.0'?><office:document xmlns:office='{of}:office:1.0' "
        f"xmlns:text='{of}:text:1.0' xmlns:table='{of}:table:1.0'><office:body><office:text>"
        f"<table:table>{cells}</table:table></office:text></office:body></office:document>"
    )
    assert stated(research.load(tmp_path)) == WANTED


def test_all_tables_of_articles_on_a_page_are_read_and_what_stands_around_is_said(tmp_path):
    turned = [(title, text, outlet, day) for day, outlet, title, text in ROWS]
    tables = (
        "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
        for rows in (ROWS[:2], [turned[0], turned[2]])
    )
    page = "</table><p>Nobody read on.</p>".join((*tables, ""))
    layout = f"<table><tr><td>{page.split('<p>')[0]}</td></tr></table>"
    for body, wanted in ((page, WANTED), (layout, WANTED[:1])):
        (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>")
        corpus = research.load(tmp_path)
        assert stated(corpus) == wanted
        around = corpus.repairs[corpus.repairs.reason.str.startswith("what stands around")]
        assert around.before.tolist() == ["Nobody read on. ⏎ Nobody read on."] * (body == page)


def test_a_document_of_google_is_parted_at_its_headings(tmp_path):
    parts = "".join(
        f"<h1><span>{title}</span></h1><p><span>{outlet}, {day}</span></p><p><span>{text}</span></p>"
        for day, outlet, title, text in ROWS[1:]
    )
    (tmp_path / "Cuttings.html").write_text(
        f"<html><head></head><body class='c1 doc-content'>{parts}</body></html>"
    )
    assert stated(research.load(tmp_path)) == WANTED


def test_a_folder_called_like_a_paper_names_the_outlet_where_nothing_else_does(tmp_path):
    for folder, text in (
        ("Galmouth Mercury", f"Rain over Galmouth\n\n{TEXT}"),
        ("texts", f"Hail over Wexcombe\n\nIt hailed. {TEXT}"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2024-06-05.txt").write_text(text)
    corpus = research.load(tmp_path)
    assert [article.outlet for article in corpus] == ["Galmouth Mercury", None]
    assert [article.published for article in corpus] == [None, None]
    reasons = corpus.repairs.reason.tolist()
    assert sum("the name of its folder" in reason for reason in reasons) == 1
    assert sum("a day in the file's name" in reason for reason in reasons) == 2


def test_a_headline_as_the_name_of_a_file_is_no_outlet(tmp_path):
    (tmp_path / "Town mourns Evening Star.txt").write_text(f"Rain over Galmouth\n\n{TEXT}")
    (article,) = research.load(tmp_path)
    assert article.outlet is None
