"""Files of programs that hold articles: SQLite, Safari's pages; and folders without any."""

import plistlib
import sqlite3

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


def test_a_database_that_keeps_a_log_beside_it_is_read(tmp_path):
    database(tmp_path / "scrape.sqlite", log=True)
    assert len(research.load(tmp_path)) == 1


def test_a_database_without_text_says_what_it_has(tmp_path):
    with sqlite3.connect(tmp_path / "a.db") as made:
        made.execute("CREATE TABLE links (address TEXT)")
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
