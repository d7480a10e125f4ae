"""Rows and objects as tools and interfaces write them: which column is what, in which envelope."""

import datetime as dt
import io
import json

import pytest

import research
from research.articles.columns import language_code

TEXT = (
    "The town of Ulm will repair its bridge before the winter, the mayor said on Monday.\n\n"
    "“We have waited for nine years,” she told the council after a long debate."
)
OTHER = "The tram to the port will run at night from May, the operator said in a statement."
TITLE = "Oldest bridge to be repaired"
URL = "https://post.example/2024/06/03/bridge"


def load(path, raw):
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    return research.load(path)


def seen(article):
    return {
        "title": article.title, "outlet": article.outlet, "byline": article.byline,
        "published": str(article.published), "url": article.url, "language": article.language,
    }  # fmt: skip


WHOLE = {
    "title": TITLE, "outlet": "The Danube Post", "byline": "Ann Onym, Jo Doe",
    "published": "2024-06-03", "url": URL, "language": "en",
}  # fmt: skip
WITHOUT = {"outlet": None, "byline": None, "url": None}
DOMAIN = {"outlet": "post.example"}

TOOLS = {
    "trafilatura": (
        {"title": TITLE, "author": "Ann Onym; Jo Doe", "hostname": "post.example",
         "date": "2024-06-03", "raw_text": "x", "text": TEXT, "source": URL,
         "source-hostname": "The Danube Post", "excerpt": "Short.", "language": None},
        {"byline": "Ann Onym; Jo Doe"},
    ),
    "news-please": (
        {"authors": ["Ann Onym", "Jo Doe"], "date_download": "2024-07-01 10:00:00",
         "date_modify": "2024-06-09 10:00:00", "date_publish": "2024-06-03 05:00:00",
         "maintext": TEXT, "source_domain": "www.post.example", "text": None, "title": TITLE,
         "url": URL},
        {"outlet": "www.post.example"},
    ),
    "newspaper": (
        {"title": TITLE, "authors": "Ann Onym, Jo Doe", "publish_date": "2024-06-03 00:00:00",
         "text": TEXT, "top_image": "https://x.example/a.jpg", "source_url": "https://post.example",
         "url": URL, "keywords": ["bridge"], "summary": "Short."},
        DOMAIN,
    ),
    "goose": (
        {"title": TITLE, "cleaned_text": TEXT, "final_url": URL, "publish_date": "2024-06-03",
         "domain": "post.example", "authors": ["Ann Onym", "Jo Doe"], "meta": {"lang": "en"}},
        DOMAIN,
    ),
    "fundus without plain text": (
        {"authors": ["Ann Onym", "Jo Doe"], "publishing_date": "2024-06-03 06:00:00+00:00",
         "title": TITLE, "publisher": "The Danube Post", "html": {"requested_url": URL},
         "body": {"summary": [], "sections": [
             {"headline": [], "paragraphs": TEXT.split("\n\n")}]}},
        {},
    ),
    "NewsAPI": (
        {"source": {"id": None, "name": "The Danube Post"}, "author": "Ann Onym, Jo Doe",
         "title": TITLE, "description": "Short.", "url": URL, "urlToImage": "https://x.example/i",
         "publishedAt": "2024-06-03T06:00:00Z", "content": TEXT},
        {},
    ),
    "Event Registry": (
        {"uri": "1", "lang": "eng", "date": "2024-06-03", "time": "06:00:00",
         "dateTimePub": "2024-06-03T05:40:00Z", "url": URL, "title": TITLE, "body": TEXT,
         "source": {"uri": "post.example", "title": "The Danube Post"},
         "authors": [{"uri": "a@x.example", "name": "Ann Onym"}, {"name": "Jo Doe"}]},
        {},
    ),
    "Guardian": (
        {"id": "uk/2024/1", "webTitle": TITLE, "webPublicationDate": "2024-06-03T06:00:00Z",
         "webUrl": URL, "fields": {"byline": "Ann Onym, Jo Doe", "body": f"<p>{OTHER}</p>",
                                   "bodyText": TEXT, "publication": "The Danube Post"}},
        {},
    ),
    "webhose": (
        {"uuid": "1", "thread": {"site_full": "www.post.example", "site": "post.example",
                                 "title": TITLE}, "author": "Ann Onym, Jo Doe", "url": URL,
         "published": "2024-06-03T06:00:00.000+03:00", "title": TITLE, "text": TEXT,
         "language": "english"},
        DOMAIN,
    ),
    "WordPress": (
        {"id": 7, "date": "2024-06-03T06:00:00", "link": URL, "title": {"rendered": TITLE},
         "content": {"rendered": "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n"))},
         "excerpt": {"rendered": "<p>Short.</p>"}},
        {**DOMAIN, "byline": None},
    ),
    "MongoDB": (
        {"_id": {"$oid": "5f"}, "headline": TITLE, "body": TEXT, "url": URL,
         "publishedAt": {"$date": {"$numberLong": "1717394400000"}}, "outlet": "The Danube Post",
         "authors": ["Ann Onym", "Jo Doe"]},
        {},
    ),
    "schema.org": (
        {"@type": "NewsArticle", "headline": TITLE, "articleBody": TEXT, "url": URL,
         "datePublished": "2024-06-03T06:00:00+02:00", "inLanguage": "en-GB",
         "publisher": {"@type": "Organization", "name": "The Danube Post"},
         "author": [{"@type": "Person", "name": "Ann Onym"}, {"name": "Jo Doe"}]},
        {},
    ),
    "paragraph objects": (
        {"headline": TITLE, "source": "The Danube Post", "pubDate": "Mon, 03 Jun 2024 06:00:00 GMT",
         "link": URL, "creator": ["Ann Onym", "Jo Doe"],
         "body": [{"type": "p", "id": n, "text": p} for n, p in enumerate(TEXT.split("\n\n"))]},
        {},
    ),
}  # fmt: skip
ENVELOPES = {
    "object": lambda o: o,
    "list": lambda o: [o],
    "articles": lambda o: {"status": "ok", "page": 1, "totalResults": 1, "articles": [o]},
    "results in articles": lambda o: {"articles": {"page": 1, "pages": 3, "results": [o]}},
    "response": lambda o: {"response": {"status": "ok", "pageSize": 10, "results": [o]}},
    "docs": lambda o: {"copyright": "x", "response": {"docs": [o], "meta": {"hits": 1}}},
    "hits": lambda o: {"took": 1, "hits": {"total": {"value": 1},
                                           "hits": [{"_id": "z", "_source": o}]}},
    "edges": lambda o: {"data": {"articles": {"edges": [{"node": o, "cursor": "x"}]}}},
    "keyed": lambda o: {"x1": o},
    "by day": lambda o: {"2024-06-03": [o], "2024-06-04": []},
    "items with data": lambda o: {"data": {"items": [o]}, "meta": {"next": None}},
    "wrapped rows": lambda o: [{"article": o, "score": 1.5}],
}  # fmt: skip


@pytest.mark.parametrize("envelope", ENVELOPES)
@pytest.mark.parametrize("tool", TOOLS)
def test_objects_of_tools_in_any_envelope(tmp_path, tool, envelope):
    made, differs = TOOLS[tool]
    (article,) = load(tmp_path / "a.json", json.dumps(ENVELOPES[envelope](made)))
    assert seen(article) == WHOLE | differs
    assert article.text == f"{TITLE}\n\n{TEXT}"


HEADERS = {
    "English": ("Headline;Newspaper;Author;Publication Date;Full Text;Web Address", {}),
    "German": ("Überschrift;Zeitung;Autor;Erscheinungsdatum;Volltext;Link", {}),
    "French": ("Titre;Journal;Auteur;Date de publication;Texte intégral;Lien", {}),
    "Spanish": ("Título;Periódico;Autor;Fecha;Cuerpo;Enlace", {}),
    "marks and cases": ("TITLE_;source-name;by_line;pub date;Body Text;URL", {}),
    "with an index": (";title;publisher;author;date;content;url", {}),
}


def table(header, separator=";", *, quote=True):
    cells = [TITLE, "The Danube Post", "Ann Onym, Jo Doe", "2024-06-03", TEXT, URL]
    if header.startswith(";"):
        cells = ["0", *cells]
    if header.startswith("Titre"):
        header = header.replace("Texte intégral", "Texte complet")
    shown = [f'"{cell}"' if quote else cell for cell in cells]
    return f"{header.replace(';', separator)}\n{separator.join(shown)}\n"


@pytest.mark.parametrize("kind", HEADERS)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_by_their_names(tmp_path, kind, separator):
    (article,) = load(tmp_path / "a.csv", table(HEADERS[kind][0], separator))
    assert seen(article) == WHOLE
    assert article.text == f"{TITLE}\n\n{TEXT}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sep", ["", "sep=;\r\n", '"sep=;"\n'])
def test_encodings_and_the_line_of_excel(tmp_path, encoding, sep):
    raw = (sep + table(HEADERS["German"][0])).encode(encoding)
    (article,) = load(tmp_path / "a.csv", raw)
    assert seen(article) == WHOLE


def test_rows_of_two_encodings_in_one_table_are_each_read_by_their_own(tmp_path):
    rows = [("Café owners’ vote", "utf-8"), ("The city’s £11 million – at most", "cp1252")]
    raw = b"title,text,date\n" + b"".join(
        f'{title},"{TEXT}",2024-06-0{n}\n'.encode(encoding)
        for n, (title, encoding) in enumerate([*rows, ("A river’s spill", "cp1252")] * 3, start=1)
    )
    titles = {article.title for article in load(tmp_path / "a.csv", raw)}
    assert titles == {*(title for title, _ in rows), "A river’s spill"}


@pytest.mark.parametrize("orient", ["columns", "index", "records", "split", "table", "list"])
def test_orients_of_pandas(tmp_path, orient):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"title": [TITLE, "Tram at night"], "text": [TEXT, OTHER],
         "date": ["2024-06-03", "2024-06-04"], "outlet": ["The Danube Post", "Harbour Echo"]}
    )  # fmt: skip
    buffer = io.StringIO()
    if orient == "list":
        buffer.write(json.dumps(frame.to_dict(orient="list")))
    else:
        frame.to_json(buffer, orient=orient)
    corpus = load(tmp_path / "a.json", buffer.getvalue())
    assert [(a.outlet, str(a.published)) for a in corpus] == [
        ("The Danube Post", "2024-06-03"), ("Harbour Echo", "2024-06-04"),
    ]  # fmt: skip


OBJECT = {"title": TITLE, "text": TEXT}
SECOND = {"title": "Tram at night", "text": OTHER}


@pytest.mark.parametrize(
    ("raw", "found", "lost"),
    [
        (json.dumps(OBJECT, indent=1) + "\n" + json.dumps(SECOND, indent=1), 2, 0),
        (json.dumps(OBJECT) + json.dumps(SECOND), 2, 0),
        (json.dumps(OBJECT) + "\n\n" + json.dumps(SECOND) + "\n", 2, 0),
        ("[" + json.dumps(OBJECT) + ",\n{'title': no},\n" + json.dumps(SECOND) + "]", 2, 1),
        ("[" + json.dumps(OBJECT) + "," + json.dumps(SECOND)[:-9], 1, 1),
        (json.dumps([OBJECT, 7, SECOND, None]), 2, 2),
        (json.dumps([["title", "text"], [TITLE, TEXT], ["Tram", OTHER]]), 2, 0),
        (json.dumps({"index": {"_id": 1}}) + "\n" + json.dumps(OBJECT), 1, 0),
        ('{"title": "x", "text": "' + TEXT.replace("\n", "\\n") + '", "meta": '
         + "[" * 900 + "]" * 900 + "}", 1, 0),
        ("[" * 100_000, 0, 1),
        (json.dumps({"articles": []}), 0, 1),
        (json.dumps([{"url": URL, "title": TITLE}] * 50), 0, 1),
    ],
    ids=["indented", "glued", "lines", "one broken", "cut", "no objects", "rows", "bulk", "deep",
         "deeper", "empty", "addresses"],
)  # fmt: skip
def test_json_that_is_odd_or_broken(tmp_path, raw, found, lost):
    corpus = load(tmp_path / "a.json", raw)
    assert len(corpus) == found
    assert sum(repair.action == "dropped" for repair in corpus.log) == lost


@pytest.mark.parametrize(
    ("column", "value", "outlet"),
    [
        ("source", "https://post.example/a", "post.example"),
        ("media", "https://post.example/i.jpg", None),
        ("publisher", "post.example", "post.example"),
        ("source", {"id": "post", "name": "The Danube Post"}, "The Danube Post"),
        ("source", "{'id': None, 'name': 'The Danube Post'}", "The Danube Post"),
        ("source_id", 17, None),
        ("medium", "  ", None),
    ],
)
def test_an_address_is_no_outlet(tmp_path, column, value, outlet):
    (article,) = load(tmp_path / "a.json", json.dumps({**OBJECT, column: value}))
    assert article.outlet == outlet


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("['Ann Onym', 'Jo Doe']", "Ann Onym, Jo Doe"),
        ('["Ann Onym", "Jo Doe"]', "Ann Onym, Jo Doe"),
        ('c("Ann Onym", "Jo Doe")', "Ann Onym, Jo Doe"),
        ("By Ann Onym", "Ann Onym"),
        ("Ann Onym <ann@post.example>", "Ann Onym"),
        ("https://social.example/ann", None),
        ("[]", None),
        ("Ann Von Onym", "Ann Von Onym"),
    ],
)
def test_people_however_they_are_written(tmp_path, value, byline):
    raw = json.dumps({**OBJECT, "authors": value})
    (article,) = load(tmp_path / "a.json", raw)
    assert article.byline == byline


def test_the_first_column_that_yields_text_counts(tmp_path):
    rows = [
        {"text": "", "body": "nan", "content": TEXT, "title": TITLE},
        {"text": URL, "body": OTHER, "content": "x", "title": "Tram"},
    ]
    corpus = load(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert [article.text.split("\n\n", 1)[1] for article in corpus] == [TEXT, OTHER]


def test_columns_that_were_not_understood_are_said_once(tmp_path):
    rows = "".join(f'T{n},"{OTHER} {n}",x,{n}\n' for n in range(5))
    corpus = load(tmp_path / "a.csv", "title,text,mood,stories_id\n" + rows)
    said = corpus.repairs[corpus.repairs.step == "columns"]
    assert list(said.source) == ["a.csv"]
    assert list(said.before) == ["mood"]


def test_columns_of_year_month_and_day(tmp_path):
    (article,) = load(tmp_path / "a.json", json.dumps({**OBJECT, "year": 2024, "month": 6.0,
                                                       "day": "3"}))  # fmt: skip
    assert article.published == dt.date(2024, 6, 3)


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("eng", "en"), ("deu", "de"),
     ("English", "en"), ("german", "de"), ("Deutsch", "de"), ("français", "fr"),
     ("ENGLISH", "en"), ("GERMAN; DEUTSCH", "de"), ("x", None), ("", None), ("Klingon!", None)],
)  # fmt: skip
def test_languages_by_code_and_name(written, code):
    assert language_code(written) == code


CSV = {
    "marks within": ('id\ttext\n1\t"We must go," he said on Monday. "It is late."\n', "tsv",
                     ['"We must go," he said on Monday. "It is late."'], 0),
    "commas not quoted": ("id,text\n1,The man said so, and then he left, and came back.\n", "csv",
                          ["The man said so, and then he left, and came back."], 0),
    "too many cells": ("text,id\nThe man said so, and left the town.,1\n", "csv", [], 1),
    "backslashes": ('id,text\n1,"He said \\"no\\" to the town, twice."\n2,"C:\\\\ is a drive."\n',
                    "csv", ['He said "no" to the town, twice.', "C:\\\\ is a drive."], 0),
    "one bad row": ('id,text\n1,"It rained."\n2,"It "snowed" there."\n3,"It thawed."\n', "csv",
                    ["It rained.", 'It "snowed" there.', "It thawed."], 0),
    "cut by a line end": ("id,text,date\n1,It rained in\nthe town,2024-06-03\n", "csv",
                          ["It rained in"], 1),
    "empty cells behind": ("id,text\n1,It rained in town.,,,\n", "csv", ["It rained in town."], 0),
    "never closed": ('id,text\n1,"It rained."\n2,"It snowed.\n3,It thawed.\n', "csv",
                     ["It rained.", '"It snowed.', "It thawed."], 0),
    "two of one name": ("text,text\nThe first said so.,The second said so.\n", "csv",
                        ["The first said so."], 0),
    "no line at the end": ('id,text\n1,"It rained."', "csv", ["It rained."], 0),
    "blank lines": ('\n\nid,text\n\n1,"It rained."\n\n', "csv", ["It rained."], 0),
    "old line ends": ('id,text\r1,"It rained."\r2,"It snowed."\r', "csv",
                      ["It rained.", "It snowed."], 0),
    "doubled marks": ('id,text\n1,"""Go,"" he said."\n', "csv", ['"Go," he said.'], 0),
}  # fmt: skip


@pytest.mark.parametrize("kind", CSV)
def test_no_cell_is_changed_or_cut_in_silence(tmp_path, kind):
    raw, suffix, texts, lost = CSV[kind]
    corpus = load(tmp_path / f"a.{suffix}", raw)
    straight = [a.text.replace("“", '"').replace("”", '"') for a in corpus]
    assert straight == texts
    assert sum(repair.action == "dropped" for repair in corpus.log) == lost
    doubtful = (
        "never closed",
        "commas not quoted",
        "one bad row",
        "cut by a line end",
        "two of one name",
    )
    said = {r.step for r in corpus.log if r.step in ("table", "columns") and r.action != "dropped"}
    assert bool(said) == (kind in doubtful)


def test_a_row_that_breaks_its_parser_costs_itself(tmp_path, monkeypatch):
    from research.articles import columns

    real = columns.as_text

    def broken(value, **options):
        if value == "bad":
            raise MemoryError("too deep")
        return real(value, **options)

    monkeypatch.setattr(columns, "as_text", broken)
    rows = [{"title": "A", "text": TEXT}, {"title": "bad", "text": OTHER}, SECOND]
    corpus = load(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert len(corpus) == 2
    assert [r.source for r in corpus.log if r.action == "dropped"] == ["a.jsonl:2"]


def test_cells_of_parquet_that_python_cannot_hold(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    far = pyarrow.array([0, 2**60, 1717394400000], pyarrow.timestamp("ms"))
    texts = pyarrow.array([TEXT.encode(), OTHER.encode(), b"\x89\x00\x07\x01" * 9])
    table = pyarrow.table({"text": texts, "date": far, "title": ["A", "B", "C"]})
    parquet.write_table(table, tmp_path / "a.parquet")
    corpus = research.load(tmp_path)
    assert [article.title for article in corpus] == ["A", "B"]
    assert not any("b'" in article.text for article in corpus)
    assert [r.source for r in corpus.log if r.action == "dropped"] == ["a.parquet:3"]


def test_bytes_that_are_no_text_are_said(tmp_path):
    raw = b"\xef\xbb\xbf" + "He said the café was ".encode() + b"\x93closed\x94 on Monday."
    (article,) = load(tmp_path / "a.txt", raw)
    assert article.text == "He said the café was “closed” on Monday."
    corpus = research.load(tmp_path)
    assert "encoding" in {repair.step for repair in corpus.log}


@pytest.mark.parametrize(
    "charset", ["undefined", "idna", "hex", "base64", "rot13", "no-such", "\n"]
)
def test_a_page_with_an_odd_charset_is_read(tmp_path, charset):
    page = f"<html><head><meta charset='{charset}'><title>{TITLE}</title></head><body><article>"
    page += f"<h1>{TITLE}</h1>" + "".join(f"<p>{p} {OTHER}</p>" for p in TEXT.split("\n\n"))
    (article,) = load(tmp_path / "a.html", page + "</article></body></html>")
    assert "“We have waited for nine years,”" in article.text


def test_sixty_outlets_of_one_text_under_one_id(tmp_path):
    rows = "".join(f"wire-1,Outlet {n},{OTHER}\n" for n in range(200))
    corpus = load(tmp_path / "a.csv", "id,outlet,text\n" + rows)
    assert len({article.article_id for article in corpus}) == 200


@pytest.mark.parametrize("name", ["created_ms", "published_ts", "pub_epoch", "timestamp_ms"])
def test_a_count_of_milliseconds_is_a_day_whose_column_names_the_unit(tmp_path, name):
    row = {"headline": TITLE, "body": TEXT, name: 1717408800000}
    (article,) = load(tmp_path / "a.json", json.dumps([row]))
    assert article.published == dt.date(2024, 6, 3)


@pytest.mark.parametrize(("said", "rows"), [("three days ago", 1), ("true", 0), ("None", 0)])
def test_a_day_in_words_stays_open_and_is_said(tmp_path, said, rows):
    corpus = load(tmp_path / "a.json", json.dumps([{"title": TITLE, "text": TEXT, "date": said}]))
    assert corpus.items[0].published is None
    repairs = corpus.repairs
    assert list(repairs[repairs["step"] == "date"]["before"]) == [said] * rows
