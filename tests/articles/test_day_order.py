"""The order of day and month, decided over a whole column."""

import pytest

import research
from research.articles import dates

TEXT = "Case number {n} was told in the town on a day that nobody remembers, it seems."


def days(tmp_path, written, outlets=None, texts=None):
    outlets = outlets or ["Post"] * len(written)
    texts = texts or [TEXT.format(n=n) for n in range(len(written))]
    rows = "".join(
        f'{n},"{w}","{o}","{t}"\n'
        for n, (w, o, t) in enumerate(zip(written, outlets, texts, strict=True))
    )
    (tmp_path / "a.csv").write_text("id,date,outlet,text\n" + rows)
    return [str(article.published)[2:] for article in research.load(tmp_path)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["11/03/2025", "08/03/2025", "25/03/2025"], ["25-03-11", "25-03-08", "25-03-25"]),
        (["11/03/2025", "08/03/2025", "03/25/2025"], ["25-11-03", "25-08-03", "25-03-25"]),
        (["11-03-25", "13-03-25"], ["25-03-11", "25-03-13"]),
        (["11/03/2025 10:15", "25/04/2025 9:00"], ["25-03-11", "25-04-25"]),
        (["01/03/2025", "05/03/2025", "09/03/2025"], ["25-03-01", "25-03-05", "25-03-09"]),
        (["03/01/2025", "03/05/2025", "03/09/2025"], ["25-03-01", "25-03-05", "25-03-09"]),
        (["01/02/2025", "05/03/2025"], ["ne", "ne"]),
        (["11/03/2025", "25/03/2025", "03/25/2025"], ["ne", "25-03-25", "25-03-25"]),
        (["04/04/2025", "2.3.2025", "25/03/2025", "6/3/2025"],
         ["25-04-04", "25-03-02", "25-03-25", "ne"]),
    ],
    ids=["day first", "month first", "dashes", "with times", "one month", "one month, American",
         "nothing decides", "both", "many forms"],
)  # fmt: skip
def test_a_column_is_read_in_one_order(tmp_path, written, expected):
    assert days(tmp_path, written) == expected


def test_outlets_that_write_in_their_own_order(tmp_path):
    written = ["11/03/2025", "25/03/2025", "11/03/2025", "03/25/2025"]
    found = days(tmp_path, written, ["UK Post", "UK Post", "US Post", "US Post"])
    assert found == ["25-03-11", "25-03-25", "25-11-03", "25-03-25"]


def test_a_weekday_decides_nothing_where_the_column_knows_better(tmp_path):
    # 11 March 2025 is a Tuesday, 3 November 2025 a Monday.
    texts = ["On Monday it rained in the whole of the town, he said.", TEXT.format(n=1)]
    assert days(tmp_path, ["11/03/2025", "25/03/2025"], texts=texts)[0] == "25-03-11"


def test_a_weekday_decides_for_an_article_by_itself(tmp_path):
    (tmp_path / "a.json").write_text(
        '{"date": "3/6/2025", "text": "On Thursday, the cabinet met in the capital of the land."}'
    )
    (article,) = research.load(tmp_path)
    assert str(article.published) == "2025-03-06"


WRITTEN = {
    "2024-03-05": [
        "5 mars 2024", "le 5 mars 2024", "mardi 5 mars 2024", "5 de marzo de 2024",
        "5 marzo 2024", "5. März 2024", "Dienstag, 5. März 2024", "05.03.24", "5 mrt. 2024",
        "5 maart 2024", "5 marca 2024", "5 марта 2024 г.", "5 березня 2024", "5 března 2024",
        "5 mars 2024 kl. 10.15", "5. mars 2024", "5 Mart 2024", "5 Μαρτίου 2024", "5 مارس 2024",
        "5 آذار 2024", "2024. március 5.", "5 Maret 2024", "2024年3月5日", "2024年3月5日 10:15",
        "2024년 3월 5일", "2024. 3. 5.", "Mar 5, 24", "05-MAR-24", "Mar-05-24", "March 5th, 2024",
        "the 5th of March, 2024", "5 Mar ’24", "Tue Mar 05 10:15:00 +0000 2024",
        "Tue, 5 Mar 2024 10:15:00 GMT", "20240305", "20240305T101500Z", "2024/03/05",
        "1709596800", "1709596800000", "1709596800.0", "1.7e9"[:0] + "45356", "45356.42", "45356,42",
        "2024-03-05T23:30:00-05:00", "٥ مارس ٢٠٢٤",
    ],
    "2024-12-12": ["12 dic 2024", "12 dic. 2024", "12 déc. 2024", "12 Dez. 2024", "12 dec 2024"],
    "2024-01-15": ["15 janv. 2024", "15 ene 2024", "15 gen 2024", "15 sty 2024", "15 янв. 2024"],
    "2024-08-05": ["5 août 2024", "5 ago 2024", "5 sierpnia 2024", "5 Ağustos 2024"],
    "None": [
        "March 1998", "1998", "Winter 1998", "3 hours ago", "vor 3 Stunden", "gestern", "06:00:00",
        "32 mars 2024", "page 5 of 12", "12345", "99999", "2024-13-45", "5 Foo 2024", "",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "day"), [(w, day) for day, listed in WRITTEN.items() for w in listed]
)
def test_dates_in_the_words_of_newsrooms(written, day):
    found = dates.read(written, column=True)
    assert [str(d) for d in found] == ([] if day == "None" else [day])
