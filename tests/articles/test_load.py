import datetime as dt
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import research
from research.articles import readers
from research.articles.blobs import Blob
from research.errors import InputError
from research.reporting.running import provenance

STORY = (
    "The council of {place} said on Monday that it will repair the bridge before winter.\n\n"
    "“We have waited long enough,” the mayor of {place} said, and the council agreed with her.\n"
)


def story(place: str) -> str:
    return STORY.format(place=place)


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def dropped(corpus):
    rows = corpus.repairs[corpus.repairs.action == "dropped"]
    assert rows.article_id.isna().all()
    return dict(zip(rows.source, rows.reason, strict=True))


def test_one_bad_file_does_not_stop_the_good_ones(tmp_path):
    good = {
        "a.txt": story("Asby").encode(),
        "latin.txt": story("Älvsborg").replace("“", '"').replace("”", '"').encode("latin-1"),
        "-x.txt": story("Xanten").encode(),
        "--help.txt": story("Helpton").encode(),
        "lines.jsonl": json.dumps({"text": story("Linz")}).encode() + b'\n{"text": "broken\n',
        "ok.zip": zipped({"in/b.txt": story("Bonn").encode()}),
    }
    bad = {
        "empty.txt": b"",
        "noise.txt": os.urandom(0) + bytes(range(256)) * 40,
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "nothing.zip": b"",
        "broken.zip": b"PK\x03\x04 this is no archive",
        "escape.zip": zipped({"../evil.txt": story("Evil").encode(), "/etc/x.txt": b"x y"}),
        "numbers.csv": b"year,count\n2024,3\n",
        "deep.json": b"[" * 100_000,
        "broken.html.gz": b"\x1f\x8bno gzip",
    }
    for name, raw in {**good, **bad}.items():
        (tmp_path / name).write_bytes(raw)
    corpus = research.load(tmp_path)
    assert sorted(article.source for article in corpus) == sorted(
        ["a.txt", "latin.txt", "-x.txt", "--help.txt", "lines.jsonl:1", "ok.zip/in/b.txt"]
    )
    assert any("Älvsborg" in article.text for article in corpus)
    reasons = dropped(corpus)
    assert {source.split("/")[0].split(":")[0] for source in reasons} == {*bad, "lines.jsonl"}
    assert "column" in reasons["numbers.csv"]
    assert "escape.zip/../evil.txt" in reasons
    assert reasons["lines.jsonl:2"].startswith("broken JSON")
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_path_that_does_not_exist_is_one_clear_line(tmp_path):
    with pytest.raises(InputError, match="no such file or folder") as caught:
        research.load(tmp_path / "nowhere")
    assert "\n" not in str(caught.value)


ROWS = [
    {"Headline": "Bridge To Be Repaired", "body": story("Ulm"), "Source": "The Gazette",
     "pub_date": "2025-03-02", "authors": "Ann Onym", "link": "https://gazette.example/1"},
]  # fmt: skip


def as_csv(separator: str) -> bytes:
    cells = (v if separator == "\t" and "\n" not in v else f'"{v}"' for v in ROWS[0].values())
    return f"{separator.join(ROWS[0])}\r\n{separator.join(cells)}\r\n".encode()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.csv", as_csv(",")),
        ("semicolons.csv", as_csv(";")),
        ("a.tsv", as_csv("\t")),
        ("a.json", json.dumps(ROWS).encode()),
        ("api.json", json.dumps({"status": "ok", "articles": ROWS}).encode()),
        ("keyed.json", json.dumps({"x1": ROWS[0]}).encode()),
        ("one.json", json.dumps(ROWS[0]).encode()),
        ("a.jsonl", json.dumps(ROWS[0]).encode() + b"\n\n"),
        ("lines.json", (json.dumps(ROWS[0]) + "\n" + json.dumps(ROWS[0])).encode()),
        ("a.csv.gz", gzip.compress(as_csv(","))),
        ("a.zip", zipped({"deep/a.jsonl": json.dumps(ROWS[0]).encode()})),
        ("bom.csv", b"\xef\xbb\xbf" + as_csv(",")),
        ("wide.csv", as_csv(",").decode().encode("utf-16")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_format_gives_the_same_article(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    (article,) = research.load(tmp_path / name)
    assert article.title == "Bridge To Be Repaired"
    assert article.outlet == "The Gazette"
    assert article.published == dt.date(2025, 3, 2)
    assert article.byline == "Ann Onym"
    assert article.url == "https://gazette.example/1"
    assert article.article_id == "the-gazette-2025-03-02-bridge-to-be-repaired"
    assert article.text.startswith("Bridge To Be Repaired\n\nThe council of Ulm")


def test_parquet_is_read_or_says_what_to_install(tmp_path):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    pandas.DataFrame(ROWS).to_parquet(tmp_path / "a.parquet")
    (article,) = research.load(tmp_path)
    assert article.outlet == "The Gazette"


def test_parquet_without_its_reader_is_a_row(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ((_, reason),) = readers.read(Blob.of(b"PAR1", "a.parquet"))
    assert "pip install" in reason


def test_the_sidecar_counts_over_the_file(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(ROWS[0]))
    (tmp_path / "articles.toml").write_text(
        '["a.json"]\noutlet = "The Courier"\npublished = 2025-03-04\n'
    )
    corpus = research.load(tmp_path)
    assert corpus.items[0].outlet == "The Courier"
    assert corpus.items[0].published == dt.date(2025, 3, 4)
    row = corpus.repairs[
        (corpus.repairs.step == "sidecar") & (corpus.repairs.after == "The Courier")
    ]
    assert list(row.before) == ["The Gazette"]


@pytest.mark.parametrize(
    "toml",
    ["not toml [", '["a.txt"]\ncolour = "red"\n', 'outlet = "X"\n', '["c.txt"]\noutlet = "X"\n',
     '["a"]\noutlet = "X"\n', f'["a.txt"]\noutlet = {"9" * 5000}\n'],
    ids=["no TOML", "unknown field", "no table", "no such file", "no suffix", "a number of 5,000 digits"],
)  # fmt: skip
def test_a_faulty_sidecar_is_one_row(tmp_path, toml):
    (tmp_path / "a.txt").write_text(story("Asby"))
    (tmp_path / "b.txt").write_text(story("Boda"))
    (tmp_path / "articles.toml").write_text(toml)
    corpus = research.load(tmp_path)
    assert len(corpus) == 2
    assert list(corpus.repairs[corpus.repairs.action == "dropped"].source) == ["articles.toml"]
    assert [article.outlet for article in corpus] == [None, None]


@pytest.mark.parametrize("depth", [990, 3_000, 100_000])
def test_a_record_that_is_nested_deep_costs_itself_and_says_its_number(tmp_path, depth):
    rows = [json.dumps({"title": name, "text": story(name)}) for name in ("Asby", "Boda")]
    deep = '{"title": "Deep", "text": ' + "[" * depth + "]" * depth + "}"
    (tmp_path / "a.jsonl").write_text("\n".join([rows[0], deep, rows[1]]))
    corpus = research.load(tmp_path)
    assert [article.title for article in corpus] == ["Asby", "Boda"]
    assert list(dropped(corpus)) == ["a.jsonl:2"]


def test_a_folder_that_cannot_be_opened_is_said_in_the_load_and_in_the_hash(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(story("Asby"))
    (tmp_path / "shut").mkdir()
    scan, walk = os.scandir, Path.iterdir

    def shut(path):
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", lambda path: shut(path) or scan(path))
    monkeypatch.setattr(Path, "iterdir", lambda path: shut(path) or walk(path))
    corpus = research.load(tmp_path)
    assert len(corpus) == 1
    assert "the folder cannot be opened: Permission denied" in dropped(corpus)["shut"]
    found = provenance.inputs("articles", tmp_path, root=tmp_path)
    assert [(f.path, f.sha256) for f in found.files][1:] == [("shut/", "unreadable")]


def test_half_a_character_anywhere_in_json_is_survived(tmp_path):
    half = "x\ud800"
    row = dict.fromkeys(("title", "outlet", "author", "date", "url", "lang", "id"), half)
    rows = {half: {**row, "text": half}, f"{half}2": {half: half}}
    (tmp_path / "a.json").write_text(json.dumps(rows))
    (tmp_path / "articles.toml").write_text('["a.json"]\noutlet = "X"\n')
    corpus = research.load(tmp_path)
    for table in (corpus.articles, corpus.sentences, corpus.repairs):
        assert table.to_csv().encode()
    assert corpus.items[0].url == "x\ufffd"


def test_a_row_whose_text_is_empty_is_told_so(tmp_path):
    (tmp_path / "a.csv").write_text("title,text\nOne,\nTwo,It rained in Rome today.\n")
    corpus = research.load(tmp_path)
    assert dropped(corpus) == {"a.csv:1": "its text is empty"}


def test_a_row_whose_mark_never_closes_swallows_nothing(tmp_path):
    (tmp_path / "a.csv").write_text(
        'title,text\nOne,"It rained in Rome today."\n\nTwo,"It snowed.\nThree,It thawed.\n'
    )
    corpus = research.load(tmp_path)
    assert [article.source for article in corpus] == ["a.csv:1", "a.csv:2", "a.csv:3"]
    (row,) = corpus.repairs[corpus.repairs.step == "table"].itertuples()
    assert "never closed" in row.reason


def test_the_same_text_twice_is_one_article(tmp_path):
    (tmp_path / "a.txt").write_text(story("Asby"))
    (tmp_path / "b.txt").write_text(story("Asby").replace("\n", "\r\n"))
    corpus = research.load(tmp_path)
    assert [article.source for article in corpus] == ["a.txt"]
    assert "a.txt" in dropped(corpus)["b.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a " * 5_000_000))
    (tmp_path / "bomb.zip").write_bytes(zipped({f"{n}.txt": b"b " * 400_000 for n in range(4)}))
    corpus = research.load(tmp_path, max_bytes=1_000_000)
    assert "max_bytes" in dropped(corpus)["bomb.txt.gz"]
    assert sum("max_bytes" in reason for reason in dropped(corpus).values()) >= 3


def test_ids_do_not_depend_on_the_order_of_loading(tmp_path):
    for folder, place in (("one", "Asby"), ("two", "Bonn")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(story(place))
    one, two = tmp_path / "one", tmp_path / "two"
    first = {a.text: a.article_id for a in research.load(one, two)}
    second = {a.text: a.article_id for a in research.load(two, one)}
    assert first == second
    assert len(set(first.values())) == 2


def test_hidden_files_and_readmes_are_passed_over(tmp_path):
    for name in (".hidden.txt", "README.md", "readme.txt"):
        (tmp_path / name).write_text(story("Asby"))
    corpus = research.load(tmp_path)
    assert len(corpus) == 0
    assert ["passed over" in reason for reason in corpus.repairs.reason] == [True]


def test_an_unknown_suffix_says_what_is_accepted(tmp_path):
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress(b"x"))
    (tmp_path / "a.odd").write_bytes(b"x")
    corpus = research.load(tmp_path)
    assert "unpack it" in dropped(corpus)["a.txt.xz"]
    assert ".jsonl" in dropped(corpus)["a.odd"]


def test_a_link_that_leads_nowhere_and_a_loop_are_survived(tmp_path):
    (tmp_path / "a.txt").write_text(story("Asby"))
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(research.load(tmp_path)) == 1


def test_importing_the_package_is_cheap():
    code = (
        "import sys, research; print(sorted({'pandas', 'nltk', 'trafilatura'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_an_unknown_name_of_the_package_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute"):
        research.nothing  # noqa: B018


def test_sources_are_the_names_that_a_user_sees(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "é.txt").write_text(story("Asby"))
    assert [a.source for a in research.load(Path(tmp_path))] == ["sub/é.txt"]


@pytest.mark.parametrize(
    ("outlets", "kept"),
    [
        (("North Post", "South Star"), ["North Post", "South Star"]),
        (("Sun", "SUN ", "sun"), ["Sun"]),
        (("North Post", None), ["North Post"]),
        ((None, "North Post"), ["North Post"]),
        ((None, "North Post", "South Star"), ["North Post", "South Star"]),
        (("North Post", None, "South Star", None), ["North Post", "South Star"]),
        ((None, None), [None]),
    ],
    ids=["two", "one, spelt thrice", "second unknown", "first unknown", "unknown first",
         "unknown between", "none known"],
)  # fmt: skip
def test_one_text_is_an_article_of_each_outlet_that_prints_it(tmp_path, outlets, kept):
    rows = [ROWS[0] | {"Source": outlet, "link": None} for outlet in outlets]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpus = research.load(tmp_path)
    assert [article.outlet for article in corpus] == kept
    assert (corpus.repairs["step"] == "duplicate").sum() == len(outlets) - len(kept)
    assert len({article.article_id for article in corpus}) == len(kept)


@pytest.mark.parametrize(
    ("others", "kept"),
    [
        ({"link": "https://wexcombeletter.example/a"}, 1),
        ({"link": "https://wexcombeletter.example/b"}, 2),
        ({"link": "https://wexcombeletter.example/a", "Source": "South Star"}, 2),
    ],
    ids=["the host of one address", "another address", "another paper at one address"],
)
def test_the_host_of_an_address_is_no_other_outlet_than_its_copy_names(tmp_path, others, kept):
    here = ROWS[0] | {"Source": "Wexcombe Letter", "link": "https://wexcombeletter.example/a"}
    rows = [here, ROWS[0] | {"Source": None} | others]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert len(research.load(tmp_path)) == kept


def test_what_was_left_out_stays_in_the_log_of_a_part(tmp_path):
    rows = [ROWS[0] | {"Source": outlet} for outlet in ("North Post", "South Star", "South Star")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    part = research.load(tmp_path).only(["North Post"])
    assert [repair.action for repair in part.log if repair.step == "duplicate"] == ["dropped"]


def test_passages_are_widened_to_the_sentences_they_stand_in(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell. They clashed on Monday. He left. So did she.\n")
    corpus = research.load(tmp_path)
    (item,) = corpus
    spans = [
        (item.text.index(word), item.text.index(word) + len(word))
        for word in ("clashed", "left. So")
    ]
    rows = [{"article_id": item.article_id, "start": s, "end": e} for s, e in spans]
    found = corpus.in_sentences(pd.DataFrame(rows))
    assert list(found["text"]) == ["They clashed on Monday.", "He left. So did she."]
    assert [item.text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == list(
        found["text"]
    )
    assert corpus.in_sentences(pd.DataFrame(rows[:0], columns=["article_id", "start", "end"])).empty
