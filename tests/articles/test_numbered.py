"""A table beside a corpus of numbered texts states their papers, days and headlines; gaps are said."""

import datetime as dt
import io
import zipfile

import pytest

import research

GAP = " ".join("@" * 10)
TEXTS = (
    "@@98211 <h> Port to be dredged <p> The port of Karmouth will be dredged , the harbour said on Monday . "
    f"<p> Fishermen fear that {GAP} a study , said their spokesman , Dai Pennant .\n\n"
    "@@98214 <h> Teacher wins her job back <p> A teacher has been reinstated , a tribunal ruled on Friday . "
    "<p> She returns to work on Thursday .\n"
)
PORT, TEACHER = "Port to be dredged", "Teacher wins her job back"
ROWS = (
    ("98211", "112", "25-03-11", "GB", "Karmouth Observer", "https://observer.example/port", PORT),
    ("98214", "78", "25-03-28", "AU", "Riverina Star", "https://star.example/teacher", TEACHER),
)
HEADER = ("textID", "#words", "date", "country", "website", "url", "title")


GERMAN = (
    ("Nr", "Zeitung", "Datum", "Titel", "Link"),
    *((row[0], row[4], f"20{row[2]}", row[6], row[5]) for row in ROWS),
)


def table(rows, mark="\t"):
    return "\n".join(mark.join(row) for row in rows) + "\n"


def known(corpus):
    return [(a.article_id, a.title, a.outlet, a.published, a.url) for a in corpus]


STATED = [
    (
        "karmouth-observer-2025-03-11-port-to-be-dredged",
        "Port to be dredged",
        "Karmouth Observer",
        dt.date(2025, 3, 11),
        "https://observer.example/port",
    ),
    (
        "riverina-star-2025-03-28-teacher-wins-her-job-back",
        "Teacher wins her job back",
        "Riverina Star",
        dt.date(2025, 3, 28),
        "https://star.example/teacher",
    ),
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sources-25-03.txt", table((HEADER, ("",), *ROWS))),
        ("now_sources.txt", table(ROWS)),
        ("metadata.csv", table((HEADER, *ROWS), ",")),
        ("texte.tsv", table(GERMAN)),
    ],
    ids=["header and an empty line", "no header", "commas", "German"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_table_of_sources_states_what_is_known_of_each_text(tmp_path, name, text, packed):
    if packed:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("25-03-text.txt", TEXTS)
            archive.writestr(name, text)
        (tmp_path / "now.zip").write_bytes(buffer.getvalue())
    else:
        (tmp_path / "25-03-text.txt").write_text(TEXTS, encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    corpus = research.load(tmp_path)
    assert known(corpus) == STATED
    (said,) = corpus.repairs[corpus.repairs["step"] == "table"].itertuples()
    assert (said.before, said.after) == ("2 rows", "2 texts")
    assert name in said.source


def test_gaps_are_said_and_are_no_words_of_a_sentence(tmp_path):
    (tmp_path / "text.txt").write_text(TEXTS, encoding="utf-8")
    corpus = research.load(tmp_path)
    first, second = corpus
    assert "@" not in first.text
    assert "Fishermen fear that […] a study" in first.text
    flagged = corpus.repairs[corpus.repairs["step"] == "incomplete"]
    assert flagged["article_id"].tolist() == [first.article_id]
    assert "1 gap of some ten words" in flagged["reason"].iloc[0]
    assert "@@" not in second.text


def test_two_tables_of_the_texts_of_one_file_both_count(tmp_path):
    (tmp_path / "text.txt").write_text(TEXTS, encoding="utf-8")
    for number, row in enumerate(ROWS):
        (tmp_path / f"sources-{number}.txt").write_text(table((HEADER, row)), encoding="utf-8")
    assert [a.outlet for a in research.load(tmp_path)] == ["Karmouth Observer", "Riverina Star"]


def test_a_text_called_like_a_table_of_sources_is_an_article(tmp_path):
    story = "Sources say that the port will be dredged\n\nThe harbour authority said so on Monday."
    (tmp_path / "sources.txt").write_text(story, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXTS, encoding="utf-8")
    assert len(research.load(tmp_path).items) == 3


def test_rows_of_other_numbers_state_nothing(tmp_path):
    (tmp_path / "text.txt").write_text(TEXTS, encoding="utf-8")
    rows = (HEADER, *(("7" + row[0], *row[1:]) for row in ROWS))
    (tmp_path / "metadata.csv").write_text(table(rows, ","), encoding="utf-8")
    assert [a.outlet for a in research.load(tmp_path)] == [None, None]


@pytest.mark.parametrize("mark", ["##2024", "@@98211"])
def test_a_number_that_opens_a_line_of_an_article_is_of_its_text(tmp_path, mark):
    told = "It rained in Karmouth all year, the harbour authority said on Monday."
    story = (f"{mark} was a wet one", told, f"{mark} in Denby", "Nobody was hurt there.")
    (tmp_path / "a.md").write_text("\n\n".join(story), encoding="utf-8")
    (article,) = research.load(tmp_path)
    assert article.text.count(mark) == 2


def test_a_number_in_its_own_line_opens_a_text(tmp_path):
    texts = TEXTS.replace("98211 ", "98211\n\n").replace("98214 ", "98214\n")
    (tmp_path / "text.txt").write_text(texts, encoding="utf-8")
    assert [article.title for article in research.load(tmp_path)] == [PORT, TEACHER]


def test_a_list_of_files_without_names_of_columns_is_not_guessed_at(tmp_path):
    stories = {"a.txt": (PORT, "The harbour said so."), "b.txt": (TEACHER, "A tribunal ruled so.")}
    for name, story in stories.items():
        (tmp_path / name).write_text("\n\n".join(story), encoding="utf-8")
    rows = [(f"100{n}", "Ann Roe", s[0], name) for n, (name, s) in enumerate(stories.items())]
    (tmp_path / "list.csv").write_text(table(rows, ","), encoding="utf-8")
    corpus = research.load(tmp_path)
    assert [(a.outlet, a.text.partition("\n")[0]) for a in corpus] == [
        (None, PORT),
        (None, TEACHER),
    ]
