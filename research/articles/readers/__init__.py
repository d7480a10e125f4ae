"""A file's bytes to records: the format by its content, then by its suffix; errors are said.

`FORMATS` is the registry; docs/formats.md is kept in step with it. What cannot be read is a
`Refusal` with the next step, never an exception.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Final

from research.articles.blobs import HEAD, Blob, TooLargeError
from research.articles.readers.registry import Format, Read, others
from research.articles.records import Note, Refusal

__all__ = ["FORMATS", "Format", "formats", "read"]

_HERE = "research.articles.readers"
_MAIL_HEAD: Final = re.compile(rb"\A(?:[\w-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_PAGE: Final = re.compile(
    rb"\A(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<(?:!doctype html|html)\b", re.I | re.S
)
_XML: Final = re.compile(rb"\A\s*<(?:\?xml|rss|feed|rdf:RDF|newsItem|NewsML|nitf|urlset)\b", re.I)

_SGML: Final = re.compile(
    rb"\A\s*(?:<!DOCTYPE (?:lewis|DOC)[^>]*>\s*)?<(?:DOC|REUTERS|TEI|teiCorpus|alto|PcGts)\b", re.I
)


_SUBTITLES: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:WEBVTT\b|\d{1,5}\s*\n\s*(?:\d\d?:)?\d\d:\d\d[.,]\d{1,3}\s*-->)"
)


_LONGEST_NAME: Final = 40  # characters of a column's name
_FEWEST_KINDS: Final = 2


def _starts(*marks: bytes) -> Callable[[bytes, str], bool]:
    return lambda head, _suffix: head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(marks)


def _is_mhtml(head: bytes, suffix: str) -> bool:
    mail = _MAIL_HEAD.match(head)
    return mail is not None and (b"multipart/related" in mail[0] or suffix in (".mht", ".mhtml"))


def _is_mail(head: bytes, suffix: str) -> bool:
    mail = _MAIL_HEAD.match(head)
    if mail is None or suffix in (".json", ".jsonl", ".csv"):
        return False
    return bool(re.search(rb"(?im)^mime-version:|^message-id:", mail[0]))


def _is_table(head: bytes, suffix: str) -> bool:
    """Whether a .txt is what a spreadsheet saves as "text": a header with a column of text."""
    if suffix != ".txt":
        return False
    from research.articles import column_names, decoding

    text = decoding.decode(head)[0]
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip()
    for mark in "\t|;":
        names = tuple(name.strip('" ') for name in first.split(mark))
        if len(names) < 2 or "\n" not in text or max(map(len, names)) > _LONGEST_NAME:
            continue
        # Prose may hold a bar or a semicolon, and so needs more names that are known.
        kinds = column_names.candidates(names) if mark != "\t" else {}
        if column_names.has_text(names) and (mark == "\t" or len(kinds) > _FEWEST_KINDS):
            return True
    return False


def _is_json(head: bytes, suffix: str) -> bool:
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return suffix == ".txt" and bool(re.match(rb'(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:', bare))


def _is_lines(head: bytes, suffix: str) -> bool:
    rows = head.split(b"\n")
    return _is_json(head, suffix) and len(rows) > 1 and rows[0].strip().endswith(b"}")


def _is_mailbox(head: bytes, _suffix: str) -> bool:
    first, _, rest = head.partition(b"\n")
    return first.startswith(b"From ") and b":" not in first[:6] and bool(_MAIL_HEAD.match(rest))


FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "PDF", (".pdf",), f"{_HERE}.documents:read_pdf", _starts(b"%PDF"), "formats", "pypdf",
        "its text, without lines that come again on every page; an export of Nexis Uni or Factiva "
        "article by article",
        "Print > Save as PDF; scanned pages: `ocrmypdf in.pdf out.pdf` first",
    ),
    Format(
        "RTF", (".rtf",), f"{_HERE}.documents:read_rtf", _starts(b"{\\rtf"), "formats", "striprtf",
        "paragraphs; an export of Nexis Uni or Factiva article by article",
        "Nexis Uni: Download > RTF; Factiva: Format for Saving > Article Format, as RTF",
    ),
    Format(
        "Word", (".docx", ".docm"), f"{_HERE}.documents:read_docx", needs="formats", module="docx",
        gives="paragraphs, headings by their style, tables cell by cell; an export of Nexis Uni "
        "article by article",
        export="Nexis Uni: Download > Full documents > MS Word; Word: Save as > .docx",
    ),
    Format(
        "OpenDocument", (".odt", ".ott"), f"{_HERE}.documents:read_odt",
        gives="paragraphs and headings; exports article by article",
        export="LibreOffice: Save as > ODF Text Document",
    ),
    Format(
        "EPUB", (".epub",), f"{_HERE}.documents:read_epub",
        gives="each chapter of forty words or more as an article",
        export="calibre: Fetch news, then Convert > EPUB",
    ),
    Format(
        "workbook", (".xlsx", ".xlsm"), f"{_HERE}.tables:read_workbook", needs="formats",
        module="openpyxl",
        gives="each row of every sheet that has a column with the text",
        export="Excel: Save as > .xlsx",
    ),
    Format(
        "Parquet", (".parquet",), f"{_HERE}.tables:read_parquet", _starts(b"PAR1"), "parquet",
        "pyarrow",
        "each row, by the names of its columns",
        "pandas: `frame.to_parquet('articles.parquet')`",
    ),
    Format(
        "WARC", (".warc",), f"{_HERE}.web:read_warc", _starts(b"WARC/"), "formats", "warcio",
        "each HTML page that was fetched with success, with its address",
        "`wget --warc-file=news URL`, Browsertrix, ArchiveWeb.page",
    ),
    Format(
        "MHTML", (".mhtml", ".mht"), f"{_HERE}.web:read_mhtml", _is_mhtml,
        gives="the article of the saved page, with its address",
        export="Chrome, Edge: Save as > Webpage, Single File",
    ),
    Format(
        "webarchive", (".webarchive",), f"{_HERE}.web:read_webarchive",
        lambda _head, suffix: suffix == ".webarchive",
        gives="the article of the saved page, with its address",
        export="Safari: Save as > Web Archive",
    ),
    Format(
        "SQLite", (".sqlite", ".sqlite3", ".db"), f"{_HERE}.databases:read_sqlite",
        _starts(b"SQLite format 3\0"),
        gives="each row of every table that has a column with the text",
        export="scrapers' own files; `sqlite3 articles.db`",
    ),
    Format(
        "mailbox", (".mbox", ".mbx"), f"{_HERE}.web:read_mbox", _is_mailbox,
        gives="each mail as one of the next row",
        export="Google Takeout; Thunderbird, Apple Mail: Export Mailbox",
    ),
    Format(
        "e-mail", (".eml", ".emlx"), f"{_HERE}.web:read_mail", _is_mail,
        gives="the text of a newsletter, or of the mail that is forwarded in it; subject, sender and date as "
        "headline, outlet and date",
        export="Thunderbird: Save as > File; Outlook, Apple Mail: drag the message to a folder",
    ),
    Format(
        "web page", (".html", ".htm", ".xhtml"), f"{_HERE}.web:read_html",
        lambda head, _suffix: bool(_PAGE.match(head.lstrip(b"\xef\xbb\xbf"))),
        gives="the article of a page with what the page states about it; exports of LexisNexis, "
        "Factiva and Europresse article by article",
        export="browser: Save as > Webpage, Complete; Factiva: Format for Saving > HTML; "
        "Europresse: Enregistrer > HTML",
    ),
    Format(
        "feed, NewsML", (".rss", ".atom", ".xml", ".newsml", ".nitf", ".enex"), f"{_HERE}.feeds:read_xml",
        lambda head, _suffix: bool(_XML.match(head.lstrip(b"\xef\xbb\xbf"))),
        "formats", "feedparser",
        "entries of RSS and Atom that carry the whole text; items of NewsML, NewsML-G2, NITF; exports "
        "of WordPress; notes of Evernote",
        "`curl -o feed.xml ADDRESS`; agencies deliver NewsML; Evernote: Export > ENEX",
    ),
    Format(
        "vertical", (".vert", ".vrt"), f"{_HERE}.treebanks:read_vertical",
        lambda _head, suffix: suffix in (".vert", ".vrt"),
        gives="each document with its attributes, tokens joined as they are printed",
        export="Sketch Engine, NoSketch Engine, CWB",
    ),
    Format(
        "XML and SGML of corpora", (".tei", ".sgm", ".sgml", ".fodt", ".alto"), f"{_HERE}.feeds:read_xml",
        lambda head, _suffix: bool(_SGML.match(head.lstrip(b"\xef\xbb\xbf"))),
        "formats", "feedparser",
        "texts of TEI with what the header says of their source; records whose elements or attributes have "
        "the names of columns (below), also without a root around them, those of the LDC, Reuters-21578 and "
        "Delpher among them; pages of ALTO and PAGE as one text each; flat OpenDocument",
        "corpora as they are given out; libraries' interfaces; LibreOffice: Save as > Flat XML ODF",
    ),
    Format(
        "CoNLL-U", (".conllu", ".conll"), f"{_HERE}.treebanks:read_conllu",
        gives="each document by its comments, sentences joined to paragraphs",
        export="corpora as they are given out; UDPipe, Stanza",
    ),
    Format(
        "YAML", (".yaml", ".yml"), f"{_HERE}.settings:read_yaml",
        gives="a list of articles or one, by the names of their fields",
        export="static sites' data files",
    ),
    Format(
        "TOML", (".toml",), f"{_HERE}.settings:read_toml",
        gives="a list of articles or one, by the names of their fields",
        export="static sites' data files",
    ),
    Format(
        "JSON lines", (".jsonl", ".ndjson", ".jl"), f"{_HERE}.json_shapes:read_lines", _is_lines,
        gives="an object a line, read as it streams, of the tools named under JSON",
        export="`trafilatura --json`, pandas: `frame.to_json(path, orient='records', lines=True)`",
    ),
    Format(
        "JSON", (".json", ".js"), f"{_HERE}.json_shapes:read_json", _is_json,
        gives="a list, an envelope or one object: trafilatura, news-please, newspaper, goose, "
        "fundus, NewsAPI, Event Registry, Guardian, Inoreader, Readwise, GDELT or Media Cloud with text "
        "joined on, "
        "webhose, Elasticsearch, MongoDB, Arc, Ghost, Telegram, Twitter's archive (`tweets.js`), pandas in "
        "every orient but values",
        export="`news-please`, an interface's answer saved as it came, "
        "pandas: `frame.to_json(path, orient='records')`",
    ),
    Format(
        "CSV, TSV", (".csv", ".tsv", ".tab"), f"{_HERE}.tables:read_csv", _is_table,
        gives="each row, read as it streams, by the names of its columns in English, German, "
        "French, Spanish and some twenty more languages; separated by commas, semicolons, tabs or "
        "bars, and Excel's sep= line",
        export="Excel: Save as > CSV UTF-8; pandas: `frame.to_csv(path, index=False)`; R: "
        "`write.csv(frame, path, row.names = FALSE)`",
    ),
    Format(
        "subtitles", (".srt", ".vtt"), f"{_HERE}.subtitles:read",
        lambda head, _suffix: bool(_SUBTITLES.match(head)),
        gives="what is said, without the times, as one text",
        export="YouTube: `yt-dlp --write-subs --skip-download ADDRESS`; Whisper: `--output_format srt`",
    ),
    Format(
        "Markdown", (".md", ".markdown"), f"{_HERE}.plain:read_markdown",
        gives="one article; headings are known as such",
        export="Obsidian Web Clipper, MarkDownload",
    ),
    Format(
        "text", (".txt", ".text", ".story"), f"{_HERE}.plain:read_text",
        gives="one article, or several parted by a rule; a page as lynx, links or w3m print it; corpora "
        "of IRaMuTeQ, Alceste, MAXQDA and English-Corpora.org (NOW, COCA) text by text; exports "
        "of LexisNexis, Factiva (field codes) and ProQuest article by article",
        export="LexisNexis: Download > Text; ProQuest: Save > Text only; Factiva: Format for "
        "Saving > Article Format with Indexing",
    ),
)  # fmt: skip

# What is not read, and how to get what is.
ELSEWHERE: Final[dict[tuple[str, ...], str]] = {
    (".doc", ".dot", ".wpd", ".wps"): "an old word processor's file; save it as .docx",
    (".pages",): "a Pages file; in Pages, export it to Word",
    (".xls", ".xlsb", ".ods", ".numbers"): "a workbook that is not read; save it as .xlsx or .csv",
    (".msg", ".pst", ".ost"): "mail that is not read; save each message as .eml",
    (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic", ".bmp"):
        "a picture; recognise its text first, for example with ocrmypdf, and load the PDF",
    (".djvu", ".ps", ".mobi", ".azw", ".azw3", ".fb2"):
        "not read; convert it to EPUB or PDF, for example with calibre",
    (".xz", ".txz", ".zst", ".7z", ".rar"):
        "packed in a way that is not read; unpack it, or pack it as .zip, .tar.gz or .gz",
    (".db-wal", ".db-shm", ".sqlite-wal", ".sqlite-shm", ".sqlite3-wal", ".sqlite3-shm"):
        "changes that a SQLite file does not hold yet; close the program that writes it",
    (".rds", ".rda", ".rdata", ".sav", ".dta", ".feather", ".pkl",
     ".pickle"): "a data file that is not read; export it as CSV or Parquet",
    (".ris", ".bib", ".enw", ".nbib", ".ciw"):
        "references without text; export the full documents instead",
    (".maff", ".url", ".webloc", ".desktop"):
        "a saved address, not its page; open it and save the page as HTML or MHTML",
    (".ppt", ".pptx", ".odp", ".key"): "slides, which are no articles; copy their text to a .txt",
    (".mp3", ".mp4", ".wav", ".m4a", ".mov", ".avi", ".ogg", ".flac", ".mkv", ".webm", ".aac"):
        "sound or film; load a transcript as .txt, or its subtitles as .vtt or .srt",
}  # fmt: skip
_NEXT: Final = {suffix: step for suffixes, step in ELSEWHERE.items() for suffix in suffixes}
_NOTHING: Final = dict.fromkeys(
    ("CSV, TSV", "workbook", "Parquet"),
    "the names of its columns and no row below them; the search may have found nothing",
) | {"JSON lines": "no object in it"}
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_POINTER: Final = b"version https://git-lfs.github.com/spec/"
_FETCH: Final = (
    "a pointer of Git LFS, which stands for a large file that was not fetched; run `git lfs pull` in its "
    "repository, or download the file itself from the page of the repository"
)
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


def formats() -> tuple[Format, ...]:
    """Every format that is read here: those of other packages first."""
    return (*others(), *FORMATS)


def read(blob: Blob) -> Read:
    """Records of a file, and refusals and notes; never an exception."""
    try:
        found = _told(blob)
        if isinstance(found, str):
            yield Refusal(blob.source, found)
        else:
            said = False
            for item in found.records(blob):
                said = said or not isinstance(item, Note)
                yield item
            if not said:
                yield Refusal(blob.source, _NOTHING.get(found.name, "no article came of it"))
    except TooLargeError as error:
        yield Refusal(blob.source, str(error))
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        yield Refusal(blob.source, f"it cannot be unpacked: {error or type(error).__name__}")
    except Exception as error:  # noqa: BLE001 - a parser may fail in any way; one file is one row
        shown = f"{type(error).__name__}: {str(error)[:200]}"
        yield Refusal(blob.source, f"it cannot be read: {shown}")


def _told(blob: Blob) -> Format | str:
    """The format of a file, or why it is none."""
    head = blob.head
    if len(head) < HEAD and not head.strip(b"\0 \t\r\n"):
        return "it is empty" if not head else "it holds no words"
    if head.startswith(_POINTER):
        return _FETCH
    for form in formats():
        if form.looks(head, blob.suffix):
            return form
    if head.startswith(b"PK\x03\x04"):
        return _packed(blob)
    if head.startswith(_OLE):
        if _LOCKED in blob.raw:
            return "it is locked by a password; save it without one"
        return _NEXT.get(blob.suffix, _NEXT[".doc"])
    for form in formats():
        if blob.suffix in form.suffixes:
            return form
    if blob.suffix in _NEXT:
        return _NEXT[blob.suffix]
    if _is_bare_text(blob):
        return next(form for form in FORMATS if ".txt" in form.suffixes)
    accepted = " ".join(suffix for form in formats() for suffix in form.suffixes)
    return f"no article format; accepted are {accepted}, each also .gz or .bz2, and .zip or .tar of them"


# "St. Ives floods" has no suffix, nor have the stories of some corpora ("0012.3").
_SUFFIX: Final = re.compile(r"\.(?=.*[a-z])[a-z0-9_+-]{1,9}")
_SENTENCE: Final = re.compile(r"\w[.!?][\"'”’»)]*\s")
_WORDS: Final = 40  # of a file without a suffix that is read as text


def _is_bare_text(blob: Blob) -> bool:
    """Whether a file without a suffix holds prose; LICENSE and its like, in capitals, are no articles."""
    if _SUFFIX.fullmatch(blob.suffix) or blob.name.isupper():
        return False
    from research.articles import decoding

    text = decoding.decode(blob.head)[0]
    if decoding.is_binary(blob.head, text):
        return False
    return len(text.split()) >= _WORDS and len(_SENTENCE.findall(text)) > 1


def _packed(blob: Blob) -> Format | str:
    """The format of a zip package, by what is in it."""
    try:
        with zipfile.ZipFile(BytesIO(blob.raw)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        return _NEXT.get(blob.suffix, f"it cannot be unpacked: {error}")
    for part, suffix in (
        ("word/document.xml", ".docx"),
        ("xl/workbook.xml", ".xlsx"),
        ("META-INF/container.xml", ".epub"),
        ("content.xml", ".odt"),
    ):
        if part in names:
            if part == "content.xml" and blob.suffix in _NEXT:
                return _NEXT[blob.suffix]
            return next(form for form in FORMATS if suffix in form.suffixes)
    return _NEXT.get(blob.suffix, "a zip archive under another suffix; name it .zip")
