"""Every format in which articles come, as a user's folder holds them; and none that may harm."""

import gzip
import io
import json
import os
import re
import subprocess
import sys
import tracemalloc
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest

import research
from research.articles import readers
from research.articles.blobs import Blob
from research.articles.readers import documents
from research.articles.readers.pages import joined
from research.articles.readers.registry import Format
from research.articles.records import Line, Record

TITLE = "Oldest bridge to be repaired"
FIRST = (
    "The town of {place} will repair its oldest bridge before the winter, the mayor said on Monday "
    "after a debate of five hours that only ended at midnight."
)
SECOND = "“We have waited for nine years,” she told the council, and named the price of the work."
THIRD = "The builders said that the work will cost four million euros and will take two summers."


def paragraphs(place):
    return [FIRST.format(place=place), SECOND, THIRD]


def html(place, title=TITLE):
    body = "".join(f"<p>{p}</p>" for p in paragraphs(place))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def word(place):
    made = docx.Document()
    made.add_heading(TITLE, 1)
    for p in paragraphs(place)[:2]:
        made.add_paragraph(p)
    made.add_table(rows=1, cols=1).cell(0, 0).text = THIRD
    return saved(made)


def saved(made):
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def rtf(place):
    body = "\\par\n".join([TITLE, *paragraphs(place)])
    body = body.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ")
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}" + body + "\\par}").encode("cp1252")


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, raw in members.items():
            package.writestr(name, raw)
    return buffer.getvalue()


def odt(place):
    body = f"<text:h>{TITLE}</text:h>" + "".join(f"<text:p>{p}</text:p>" for p in paragraphs(place))
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": "<?xml version='1.0'?><office:document-content "
            "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
            "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
        }
    )


def epub(place):
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:"
            "container'><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
            "OPS/book.opf": "<package xmlns='http://www.idpf.org/2007/opf'><manifest>"
            "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
            "<item id='a' href='text/a%20b.xhtml' media-type='application/xhtml+xml'/></manifest>"
            "<spine><itemref idref='nav'/><itemref idref='a'/></spine></package>",
            "OPS/nav.xhtml": "<html><body><ol><li>Contents</li></ol></body></html>",
            "OPS/text/a b.xhtml": html(place),
        }
    )


def pdf(place):
    """A page of text as small as a PDF can be, its marks those of WinAnsi."""
    lines = [TITLE, ""]
    for p in paragraphs(place):
        lines += [*re.findall(r".{1,70}(?:\s+|$)", p), ""]
    shown = "".join(
        "(" + x.strip().replace("(", "\\(").replace(")", "\\)") + ") Tj T* " for x in lines
    )
    stream = f"BT /F1 10 Tf 12 TL 40 780 Td {shown} ET".encode("cp1252")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 "
        b"5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(raw)
    return raw + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def mail(place, subtype="html"):
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "The Danube Post <news@post.example>"
    message["Date"], message["Message-ID"] = "Mon, 03 Jun 2024 06:00:00 +0000", "<1@post.example>"
    if subtype == "html":
        message.set_content("Open it in a browser.")
        message.add_alternative("".join(f"<p>{p}</p>" for p in paragraphs(place)), subtype="html")
    else:
        message.set_content("\n\n".join(paragraphs(place)))
    return message.as_bytes()


_NOTICE = "This e-mail and any attachment are confidential and intended for the addressee only."


@pytest.mark.parametrize("subtype", ["html", "plain"])
@pytest.mark.parametrize("tail", [["--", "Press Office | Tel. 01234 567890", _NOTICE], [_NOTICE]])
def test_the_signature_of_a_mail_is_no_text(tmp_path, subtype, tail):
    message = EmailMessage()
    message["Subject"], message["MIME-Version"] = TITLE, "1.0"
    story = paragraphs("Ulm")
    if subtype == "html":
        body = "".join(f"<p>{p}</p>" for p in story) + f"<p>{'<br>'.join(tail)}</p>"
        message.set_content(body, subtype="html")
    else:
        message.set_content("\n\n".join([*story, "\n".join(tail).replace("--\n", "-- \n")]))
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    corpus = research.load(tmp_path)
    text = corpus.items[0].text
    assert story[-1] in text
    assert not any(line in text for line in tail[-2:])
    assert any("signature of a mail" in r.reason for r in corpus.log)


def mhtml(place):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://post.example/bridge"
    message["MIME-Version"] = "1.0"
    message.set_content(html(place), subtype="html", cte="quoted-printable")
    message.make_related()
    raw = message.as_bytes()
    return b"From: <Saved by a browser>\n" + raw


def warc(place):
    raw = b""
    for number, (status, kind, body) in enumerate((
        ("404 Not Found", "text/html", b"<html>gone</html>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/html; charset=utf-8", html(place).encode()),
    )):  # fmt: skip
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-06-05T10:00:00Z\r\n"
            "WARC-Target-URI: https://post.example/bridge\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        raw += head.encode() + http + b"\r\n\r\n"
    return raw


def rss(place):
    body = "".join(f"<p>{p}</p>" for p in paragraphs(place))
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Danube Post</title>'
        f"<item><title>{TITLE}</title><link>https://post.example/bridge</link>"
        "<dc:creator>Ann Onym</dc:creator><pubDate>Mon, 03 Jun 2024 06:00:00 GMT</pubDate>"
        f"<description>Short.</description><content:encoded><![CDATA[{body}]]></content:encoded>"
        "</item><item><title>Teaser</title><description>Only this.</description></item>"
        "</channel></rss>"
    )


def atom(place):
    body = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in paragraphs(place))
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Danube Post</title><entry>'
        f'<title>{TITLE}</title><link href="https://post.example/bridge"/><id>1</id>'
        "<author><name>Ann Onym</name></author><published>2024-06-03T06:00:00Z</published>"
        f'<content type="html">{body}</content></entry></feed>'
    )


def newsml(place):
    body = "".join(f"<p>{p}</p>" for p in paragraphs(place))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsItem '
        'xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta>'
        '<provider literal="The Danube Post"/><versionCreated>2024-06-04T00:00:00Z</versionCreated>'
        "<firstCreated>2024-06-03T06:00:00Z</firstCreated></itemMeta><contentMeta>"
        f"<headline>{TITLE}</headline><by>Ann Onym</by></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}'
        "</body></html></inlineXML></contentSet></newsItem>"
    )


def nitf(place):
    body = "".join(f"<p>{p}</p>" for p in paragraphs(place))
    return (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd"><nitf><head><docdata>'
        '<date.issue norm="20240603T060000Z"/></docdata></head><body><body.head><hedline>'
        f"<hl1>{TITLE}</hl1></hedline><byline>By <person>Ann Onym</person></byline></body.head>"
        f"<body.content>{body}</body.content></body></nitf>"
    )


def workbook(place):
    book = openpyxl.Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Articles")
    sheet.append(["Headline", "Outlet", "Date", "Text"])
    sheet.append([TITLE, "The Danube Post", None, "\n\n".join(paragraphs(place))])
    sheet["C2"] = __import__("datetime").datetime(2024, 6, 3)
    return saved(book)


def markdown(place):
    return f"# {TITLE} #\n\n" + "\n\n".join(paragraphs(place))


def row(place):
    return {"title": TITLE, "text": "\n\n".join(paragraphs(place)), "date": "2024-06-03"}


MAKERS = {
    "a.docx": word, "b.rtf": rtf, "c.odt": odt, "d.epub": epub, "e.pdf": pdf, "f.eml": mail,
    "g.mhtml": mhtml, "h.warc": warc, "i.rss": rss, "j.atom": atom, "k.xml": newsml,
    "l.xml": nitf, "m.xlsx": workbook, "n.md": markdown, "o.html": html,
    "p.json": lambda place: json.dumps([row(place)]),
    "q.jsonl": lambda place: json.dumps(row(place)),
    "r.csv": lambda place: 'title,text,date\n{title},"{text}",{date}\n'.format(**row(place)),
    "s.txt": lambda place: "\n\n".join([TITLE, *paragraphs(place)]),
    "t.warc.gz": lambda place: gzip.compress(warc(place)),
    "u.eml": lambda place: mail(place, "plain"),
}  # fmt: skip
DATED = {*"f.eml i.rss j.atom k.xml l.xml m.xlsx p.json q.jsonl r.csv u.eml".split()}
OUTLET = {"f.eml", "i.rss", "j.atom", "k.xml", "m.xlsx", "u.eml"}


def write(folder, name, place):
    made = MAKERS[name](place)
    (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))


@pytest.mark.parametrize("name", MAKERS)
def test_a_format_gives_its_article(tmp_path, name):
    write(tmp_path, name, "Ulm")
    (article,) = research.load(tmp_path)
    assert article.title == TITLE
    words = " ".join(article.text.split())
    for paragraph in paragraphs("Ulm"):
        assert paragraph in words
    assert str(article.published) == ("2024-06-03" if name in DATED else "None")
    assert article.outlet == ("The Danube Post" if name in OUTLET else None)
    assert article.source.split("/")[0].split(":")[0] == name


@pytest.mark.parametrize("name", [n for n in MAKERS if n not in ("s.txt", "n.md", "t.warc.gz")])
def test_content_counts_over_the_suffix(tmp_path, name):
    if name in ("r.csv", "p.json", "q.jsonl", "f.eml", "u.eml"):
        pytest.skip("a .txt with commas may be prose; JSON and mail are tested by themselves")
    write(tmp_path, name, "Ulm")
    (tmp_path / name).rename(tmp_path / "odd.txt")
    (article,) = research.load(tmp_path)
    assert article.title == TITLE
    assert SECOND in " ".join(article.text.split())


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("rows.txt", json.dumps(row("Ulm")) + "\n" + json.dumps(row("Bonn"))),
        ("list.txt", json.dumps([row("Ulm"), row("Bonn")], indent=1)),
        ("excel.txt", "title\ttext\tdate\n" + "".join(
            f'{TITLE}\t"{FIRST.format(place=p)}"\t2024-06-03\n' for p in ("Ulm", "Bonn"))),
    ],
)  # fmt: skip
def test_data_under_the_suffix_of_text(tmp_path, name, raw):
    (tmp_path / name).write_text(raw)
    corpus = research.load(tmp_path)
    assert [str(article.published) for article in corpus] == ["2024-06-03"] * 2


def test_a_folder_with_one_of_each(tmp_path):
    for number, name in enumerate(MAKERS):
        write(tmp_path, name, f"Town {number}")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    corpus = research.load(tmp_path)
    assert len(corpus) == len(MAKERS)
    refused = corpus.repairs[corpus.repairs.action == "dropped"].set_index("source").reason
    assert "save it as .docx" in refused["old.doc"]
    assert refused["broken.docx"]
    others = {"i.rss:2", "h.warc:1", "t.warc.gz:1", "m.xlsx/Sheet"}
    assert set(refused.index) == {"old.doc", "broken.docx", *others}


@pytest.mark.parametrize(
    "front",
    ["+++\na = {}\n+++".format("[" * 9000), "+++\na = {}\n+++".format("9" * 9000),
     "---\na: {}\n---".format("[" * 9000)],
    ids=["TOML nested", "a number of 9000 digits", "YAML nested"],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_said(tmp_path, front):
    (tmp_path / "a.md").write_text(f"{front}\n\n# Town\n\n{'It rained in the town. ' * 9}")
    corpus = research.load(tmp_path)
    assert len(corpus) == 1
    assert any("front matter is no" in reason for reason in corpus.repairs.reason)


LOCKED = "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "raw", "step"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xlsx"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + LOCKED, "a password"),
        ("a.pages", b"PK\x03\x04" + bytes(60), "export it to Word"),
        ("a.pdf", b"%PDF-1.4 broken", "paste its words"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "ocrmypdf"),
        ("a.sqlite", b"SQLite format 3\0" + bytes(90), "export it as CSV"),
        ("a.ris", b"TY  - NEWS\nTI  - A title\nER  - \n", "full documents"),
        ("a.7z", b"7z\xbc\xaf" + bytes(90), "unpack it"),
        ("a.xml", b"<?xml version='1.0'?><urlset><url><loc>https://x.example/</loc></url></urlset>",
         "fetch the pages"),
        ("a.xml", b"<?xml version='1.0'?><report><p>Words.</p></report>", "CSV or JSON"),
        ("a.eml", b"MIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: image/png\n\nxx",
         "no words"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_to_do(tmp_path, name, raw, step):
    (tmp_path / name).write_bytes(raw)
    corpus = research.load(tmp_path)
    assert len(corpus) == 0
    ((reason),) = corpus.repairs.reason
    assert step in reason


@pytest.mark.parametrize(
    ("name", "module"),
    [("a.docx", "docx"), ("b.rtf", "striprtf"), ("e.pdf", "pypdf"), ("h.warc", "warcio"),
     ("i.rss", "feedparser"), ("m.xlsx", "openpyxl")],
)  # fmt: skip
def test_a_missing_extra_is_said_with_its_command(tmp_path, monkeypatch, name, module):
    write(tmp_path, name, "Ulm")
    monkeypatch.setitem(sys.modules, module, None)
    corpus = research.load(tmp_path)
    assert len(corpus) == 0
    assert "pip install 'news-framing[formats]'" in corpus.repairs.reason.iloc[0]


def test_every_format_is_complete_and_unique():
    suffixes = [suffix for form in readers.FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for form in readers.FORMATS:
        assert form.gives
        assert form.export
        assert bool(form.needs) == bool(form.module)


def test_a_reader_of_another_package_comes_first(tmp_path, monkeypatch):
    def read(blob):
        text = blob.raw.decode().replace("|", "\n\n")
        yield Record(blob.source, blob.stem, "0" * 64, text)

    form = Format("barred", (".bars",), read, gives="bars", export="a tool")
    monkeypatch.setattr(readers, "others", lambda: (form,))
    (tmp_path / "a.bars").write_text("|".join(paragraphs("Ulm")))
    (article,) = research.load(tmp_path)
    assert len(article.paragraphs) == 3


BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
)


def bomb(inner, name="word/document.xml"):
    return zipped({"[Content_Types].xml": "<x/>", name: inner})


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.docx", lambda: bomb(b"<w>" + b" " * 30_000_000 + b"</w>"), "times its size"),
        ("a.xlsx", lambda: bomb(b"<w>" + b" " * 30_000_000 + b"</w>", "xl/workbook.xml"), "times its size"),
        ("a.odt", lambda: zipped({"content.xml": b"<w>" + b" " * 30_000_000 + b"</w>"}), "times its size"),
        ("a.epub", lambda: bomb(b"<w>" + b" " * 30_000_000, "META-INF/container.xml"), "times its size"),
        ("a.docx", bomb(BILLION + b"<w>&b;</w>"), "entities"),
        ("a.odt", zipped({"content.xml": BILLION + b"<w>&b;</w>"}), "entities"),
        ("a.rss", BILLION + b"<rss><channel><title>&b;</title></channel></rss>", "entities"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE n [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
         b"<newsItem><p>&f;</p></newsItem>", "entities"),
        ("a.csv.gz", lambda: gzip.compress(b"text\n" + b"It rained. " * 1_000_000), "times its size"),
        ("a.jsonl.gz", lambda: gzip.compress(b'{"text": "' + b"It rained. " * 900_000 + b'"}'),
         "times its size"),
        ("a.zip", lambda: zipped({"a.txt.gz": gzip.compress(b"It rained. " * 900_000)}), "times its size"),
        ("a.zip", zipped({"a.zip": zipped({"a.txt": "It rained."})}), "archive in an archive"),
    ],
)  # fmt: skip
def test_bombs_and_entities_are_refused(tmp_path, name, raw, reason):
    # The large ones are made here: to collect the tests would take half a second in each worker.
    (tmp_path / name).write_bytes(raw if isinstance(raw, bytes) else raw())
    corpus = research.load(tmp_path)
    assert len(corpus) == 0
    assert any(reason in said for said in corpus.repairs.reason)


@pytest.mark.parametrize(
    "texts",
    [["It rained. " * 20_000] * 500, ["It rained. " * 10_000_000]],
    ids=["one value 500 times", "one cell of 110 MB"],
)
def test_a_table_that_unpacks_to_a_thousand_times_its_size_is_refused(tmp_path, texts):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"text": pyarrow.array(texts)})
    parquet.write_table(table, tmp_path / "a.parquet", compression="gzip")
    del table
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000
    before = pyarrow.total_allocated_bytes()
    tracemalloc.start()
    corpus = research.load(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak + pyarrow.default_memory_pool().bytes_allocated() - before < 60_000_000
    assert any("times its size" in said for said in corpus.repairs.reason)


def test_members_without_a_name_and_links_in_archives_are_said(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for member in (".", "a.txt", "C:x.txt", link):
            package.writestr(member, "It rained in the town on Monday, all day.")
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    corpus = research.load(tmp_path)
    assert [article.source for article in corpus] == ["a.zip/a.txt"]
    assert {r.source for r in corpus.log if r.action == "dropped"} == {
        "a.zip/.", "a.zip/C:x.txt", "a.zip/link.txt",
    }  # fmt: skip


def test_folders_deeper_than_calls_go(tmp_path):
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(1100):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        file = os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
        os.write(file, b"It rained in the town on Monday.")
        os.close(file)
    finally:
        os.close(here)
    try:
        assert len(research.load(tmp_path)) == 1
    finally:  # deeper than pytest can clear away
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_devices_pipes_and_linked_folders_are_said(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained in the town on Monday.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "again").symlink_to(tmp_path / "in")
    (tmp_path / "loop").symlink_to("loop")
    corpus = research.load(tmp_path)
    assert len(corpus) == 1
    refused = {r.source: r.reason for r in corpus.log if r.action == "dropped"}
    assert "not followed" in refused.pop("again")
    assert set(refused) == {"pipe.txt", "zero.txt", "loop"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_opened_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("It rained in the town on Monday.")
    (tmp_path / "b.txt").write_text("It rained in the port on Monday.")
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "b.txt").chmod(0)
    corpus = research.load(tmp_path)
    assert {r.source for r in corpus.log if r.action == "dropped"} == {"b.txt", "shut"}


def test_one_sidecar_is_read_once(tmp_path, monkeypatch):
    entries = []
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"It rained in town {number} on Monday.")
        entries.append(f'["{number}.txt"]\noutlet = "Post {number}"\n')
    (tmp_path / "articles.toml").write_text("\n".join(entries))
    reads = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: reads.append(self.name) or real(self))
    corpus = research.load(tmp_path)
    assert len({article.outlet for article in corpus}) == 30
    assert reads.count("articles.toml") == 1


def test_a_blob_of_a_broken_package_says_what_to_do():
    for suffix in ("docx", "odt", "epub", "xlsx"):
        raw = bomb(b"no markup") if suffix != "odt" else zipped({"content.xml": "no markup"})
        found = list(readers.read(Blob.of(raw, f"a.{suffix}")))
        assert found
        assert not any(isinstance(item, Record) for item in found)


def order(lines):
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    return saved(made)


ORDER = ["User Name: Ann Loy", "Date and Time: Tuesday, June 4, 2024", "Job Number: 22190"]


def test_the_list_beside_single_documents_of_nexis_is_no_article(tmp_path):
    listed = [*ORDER, "Documents (2)", f"1. {TITLE}", "Client/Matter: -None-", "2. A quay"]
    (tmp_path / "a.zip").write_bytes(zipped({"list.DOCX": order(listed), "b.docx": word("Ulm")}))
    corpus = research.load(tmp_path)
    assert [a.title for a in corpus] == [TITLE]
    assert any("cover page or list" in r.reason for r in corpus.log)


def test_a_list_that_is_not_what_it_counts_stays(tmp_path):
    (tmp_path / "a.docx").write_bytes(
        order([*ORDER, "Documents (3)", "1. One", *paragraphs("Ulm")])
    )
    assert len(research.load(tmp_path)) == 1


def book(chapters, head=""):
    items = "".join(
        f"<item id='c{n}' href='{name}' media-type='application/xhtml+xml'/>"
        for n, name in enumerate(chapters)
    )
    order = "".join(f"<itemref idref='c{n}'/>" for n in range(len(chapters)))
    return zipped(
        {
            "META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:"
            "container'><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>",
            "book.opf": f"<package xmlns='http://www.idpf.org/2007/opf'>{head}<manifest>"
            f"{items}</manifest><spine>{order}</spine></package>",
            **chapters,
        }
    )


def test_a_list_of_chapters_is_no_article_and_links_in_one_are(tmp_path):
    summary = FIRST.format(place="Ulm")
    item = "<li><a href='{0}/text.html'>Bridge</a><div>{1}</div></li>".format
    bar = "<a href='../s.html'>Section</a> <a href='../{}/text.html'>Next</a>".format
    chapters = {
        "s.html": f"<html><body><h2>Town</h2><ul>{item('a', summary)}{item('b', summary)}</ul></body></html>",
        "a/text.html": html("Ulm").replace("<article>", f"<div>{bar('b')}</div><article>"),
        "b/text.html": html("Bern").replace("<article>", f"<div>{bar('a')}</div><article>"),
    }
    (tmp_path / "paper.epub").write_bytes(book(chapters))
    corpus = research.load(tmp_path)
    assert [a.title for a in corpus] == [TITLE, TITLE]
    assert any("list of the book's chapters" in r.reason for r in corpus.log)


def test_bars_that_calibre_sets_around_an_article_are_out(tmp_path):
    bar = "<div class='calibre_navbar'>| <a href='../b/text.html'>Siguiente</a> | <hr/>descargado</div>"
    chapters = {
        "a/text.html": html("Ulm").replace("<article>", f"{bar}<article>"),
        "b/text.html": html("Bern").replace("</article>", f"</article>{bar}"),
    }
    (tmp_path / "paper.epub").write_bytes(book(chapters))
    corpus = research.load(tmp_path)
    assert len(corpus) == 2
    assert not any("Siguiente" in a.text or "descargado" in a.text for a in corpus)
    assert any("as calibre sets them" in r.reason for r in corpus.log)


def test_an_article_of_calibre_has_the_address_that_it_was_downloaded_from(tmp_path):
    address = "https://tide.example/2024/bridge"
    foot = f"<p>This article was downloaded by calibre from <a href='{address}'>{address}</a></p>"
    chapter = html("Ulm").replace("</article>", f"{foot}</article>")
    (tmp_path / "tide.epub").write_bytes(book({"a.html": chapter}))
    article = research.load(tmp_path).items[0]
    assert article.url == address
    assert "calibre" not in article.text


def test_an_article_of_wallabag_has_what_the_list_over_it_states(tmp_path):
    listed = {
        "Published by": "Jane Rowe", "Publication date": "2023-02-22", "Creation date": "2024-01-05",
        "Address": "https://tide.example/bridge", "Internal link": "https://bag.example/view/1",
    }  # fmt: skip
    pairs = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in listed.items())
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs("Ulm"))
    chapter = f"<h1>(1/2) {TITLE}</h1><dl>{pairs}</dl><h2>{TITLE}</h2>{told}"
    (tmp_path / "all.epub").write_bytes(book({"c1.html": f"<html><body>{chapter}</body></html>"}))
    article = research.load(tmp_path).items[0]
    assert (article.title, article.byline, str(article.published), article.url) == (
        TITLE, "Jane Rowe", "2023-02-22", "https://tide.example/bridge",
    )  # fmt: skip
    assert not any(name in article.text for name in ("(1/2)", *listed, "bag.example"))


@pytest.mark.parametrize(
    ("title", "outlet", "day"),
    [
        ("The Weekly Tide [Sat, 4 May 2024]", "The Weekly Tide", "2024-05-04"),
        ("The Weekly Tide, 4 May 2024", "The Weekly Tide", "2024-05-04"),
        ("Tides [Second edition]", None, ""),
    ],
)
def test_an_issue_made_by_calibre_names_paper_and_day(tmp_path, title, outlet, day):
    head = (
        f"<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{title}</dc:title>"
        "<dc:publisher>calibre</dc:publisher><dc:date>2024-05-05</dc:date></metadata>"
    )
    (tmp_path / "tide.epub").write_bytes(book({"a.html": html("Ulm")}, head))
    article = research.load(tmp_path).items[0]
    assert (article.outlet, str(article.published or "")) == (outlet, day)


@pytest.mark.parametrize(("length", "flagged"), [(32_766, False), (32_767, True)])
def test_a_text_that_fills_a_cell_of_excel_is_flagged(tmp_path, length, flagged):
    text = (" ".join(paragraphs("Ulm")) + " ") * 200
    book = openpyxl.Workbook()
    for cells in (("title", "text"), (TITLE, text[: length - 1] + "x")):
        book.active.append(cells)
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    corpus = research.load(tmp_path)
    assert ("32,767" in " ".join(r.reason for r in corpus.log)) is flagged


def test_what_a_browser_saved_beside_a_page_is_no_article(tmp_path):
    story = (
        "<p>The council voted on Monday to close the bath, and swimmers left the hall in tears.</p>"
        * 4
    )
    for folder in ("Bath_files", "Bath-Dateien"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(f"<h1>Sail to Houn</h1>{story}")
    (tmp_path / "Bath.html").write_text(f"<h1>Bath to close</h1>{story}")
    corpus = research.load(tmp_path)
    assert [article.source for article in corpus] == ["Bath.html"]
    assert sum("saved beside Bath.html" in r.reason for r in corpus.log) == 2


def test_sentences_of_an_export_that_no_article_has_are_said():
    from research.articles import exports
    from research.articles.exports import dispatch
    from research.articles.exports.words import field

    assert field("A sentence") is None
    lines = [Line("The council voted on Monday to close the bath, and swimmers left in tears. ")]
    assert dispatch._lost(lines, exports.Split("any", ())) == (lines[0].text,)
    assert dispatch._lost(lines, exports.Split("any", (exports.Part(tuple(lines)),))) == ()


def test_a_gap_between_two_lines_of_a_page_parts_paragraphs():
    laid = [
        "  The bath of the town",
        "  will shut in June.",
        "",
        "  Swimmers wept at it",
        "  and went home.",
    ]
    plain = "\n".join(line.strip() for line in laid if line)
    found = documents._with_gaps(plain, "\n".join(laid))
    assert found.split("\n\n") == [
        "The bath of the town\nwill shut in June.",
        "Swimmers wept at it\nand went home.",
    ]
    two_columns = [f"{left:<30}{left}" for left in laid]
    assert documents._with_gaps(plain, "\n".join(two_columns)) == plain


def test_two_lines_that_foot_both_pages_are_no_text():
    foot = "The Gazette | Bath to close\nPage {} of 2"
    story = "\n".join(f"The council spoke for the {n}th time of it." for n in range(9))
    both, _ = joined([f"{story}\n{foot.format(1)}", f"{story.upper()}\n{foot.format(2)}"])
    assert "Gazette" not in both
    assert "Page" not in both


def test_a_collection_may_have_papers_over_its_articles(tmp_path):
    made = docx.Document()
    made.add_heading("Cuttings on the bridge", 0)
    made.add_paragraph("Compiled by the archive on 20 May 2024")
    for paper, title, who in (
        ("Galmouth Journal", TITLE, "Jane Rowe"),
        ("Harbour Times", "A quay", "Omar Haddad"),
    ):
        made.add_heading(paper, 1)
        made.add_heading(title, 2)
        made.add_paragraph(f"4 May 2024, {who}")
        for p in paragraphs("Ulm"):
            made.add_paragraph(p)
    (tmp_path / "a.docx").write_bytes(saved(made))
    found = [(a.title, a.outlet, str(a.published), a.byline) for a in research.load(tmp_path)]
    assert found == [
        (TITLE, "Galmouth Journal", "2024-05-04", "Jane Rowe"),
        ("A quay", "Harbour Times", "2024-05-04", "Omar Haddad"),
    ]
