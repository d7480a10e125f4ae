"""What stands beside the articles of an export: counts over them, numbers below, names in markup."""

import csv
import datetime as dt
import io
import json

import pytest

import research

BATH = (
    "The council of Ashby voted on Monday night to close the old swimming bath for good.",
    "“We looked for the money everywhere,” the mayor, Ruth Holt, told reporters after the vote.",
)
RENTS = (
    "Rents in Denby have risen for the sixth month in a row, figures of the town showed on Tuesday.",
    "A union of tenants called for a limit, and the town said that it would answer in May.",
)


def loaded(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return research.load(folder)


def story(article):
    return article.text.removeprefix(f"{article.title}\n\n").split("\n\n")


HEADS = {
    "English": (
        "Article {0} of 2",
        "A4 | Local | By Jane Rowe | 2025-03-11",
        "Document number: 441",
    ),
    "German": ("Artikel {0} von 2", "11. März 2025 | Seite 4\nVon Jane Rowe", "Dokument-Nr.: 441"),
    "Chinese": ("文章 {0}／2", "A06 | 港聞 | By Jane Rowe | 2025-03-11", "文章編號: 2025441"),
    "Japanese": ("記事 {0}/2", "2025年3月11日　朝刊　社会面\nBy Jane Rowe", "記事番号: 441"),
    "French": ("Résultat {0} sur 2", "Page 4 | 11 mars 2025 | Par Jane Rowe", "Id: 441"),
}


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("rule", ["", "-" * 40])
def test_articles_under_lines_that_count_them_are_parted_with_their_fields(
    tmp_path, language, rule
):
    count, line, number = HEADS[language]
    wide = str.maketrans("12", "１２") if language == "Japanese" else {}
    parts = [
        "\n\n".join(
            (count.format(n).translate(wide), f"{paper}\n{line}", title, *paragraphs, number, rule)
        )
        for n, paper, title, paragraphs in (
            (1, "The Harbour Times", "Council votes to close the bath", BATH),
            (2, "Moor Gazette", "Rents rise for a sixth month", RENTS),
        )
    ]
    corpus = loaded(tmp_path, "export.txt", "\n\n".join(("Results: 2", *parts)))
    day = dt.date(2025, 3, 11)
    assert [(a.title, a.outlet, a.published, a.byline) for a in corpus] == [
        ("Council votes to close the bath", "The Harbour Times", day, "Jane Rowe"),
        ("Rents rise for a sixth month", "Moor Gazette", day, "Jane Rowe"),
    ]
    straight = [[p.replace("“", '"').replace("”", '"') for p in ps] for ps in (BATH, RENTS)]
    assert [[p.replace("“", '"').replace("”", '"') for p in story(a)] for a in corpus] == straight


@pytest.mark.parametrize("noun", ["Page", "Seite", "Part", "Photo"])
def test_pages_that_are_counted_are_no_articles(tmp_path, noun):
    pages = [f"{noun} {n} of 2\n\n{text}" for n, text in ((1, BATH[0]), (2, BATH[1]))]
    text = "\n\n".join(("Council votes to close the bath", *pages))
    assert len(loaded(tmp_path, "a.txt", text).items) == 1


POINTS = "\n\n".join(
    f"{{0}} {n} of 2\n\n{title}\n\n{told[0]}\n\n{told[1]}"
    for n, title, told in ((1, "The bath closes", BATH), (2, "Rents in Denby rise", RENTS))
)


def test_articles_that_are_counted_and_only_headed_are_parted(tmp_path):
    corpus = loaded(tmp_path, "a.txt", POINTS.format("Article"))
    assert [a.title for a in corpus] == ["The bath closes", "Rents in Denby rise"]


@pytest.mark.parametrize("noun", ["Tip", "Item", "Article"])
def test_what_is_counted_under_a_headline_is_of_one_article(tmp_path, noun):
    (article,) = loaded(tmp_path, "a.txt", f"What the town learnt\n\n{POINTS.format(noun)}")
    assert article.title == "What the town learnt"
    assert all(line in article.text for line in ("The bath closes", *BATH, *RENTS))


def archive(*below):
    heads = (("Bath of Ashby is to close", BATH), ("Rents in Denby rise again", RENTS))
    return f"\n\n{'-' * 60}\n\n".join(
        "\n\n".join(
            (f"{title}\n1{n}. marts 2025 | Nordby Tidende | Side 6 | 612 ord", *told, *below)
        )
        for n, (title, told) in enumerate(heads)
    )


@pytest.mark.parametrize(
    "notice",
    [
        "Alt materiale i arkivet er beskyttet af lov om ophavsret. Det må ikke gives videre uden aftale.",
        "Alle artikler er beskyttet av åndsverkloven. Kopiering og videreformidling krever avtale.",
        "Alla artiklar är skyddade av upphovsrättslagen och får inte spridas vidare utan tillstånd.",
        "Alle Inhalte sind urheberrechtlich geschützt. Eine Weitergabe bedarf der Genehmigung.",
        "Whoever passes this on needs a licence of the archive, which is sold by the year and by the desk.",
    ],
)
def test_number_address_and_notice_below_an_article_are_no_text(tmp_path, notice):
    text = archive("Id: e9c41a77\nLink: https://archive.example/link?articles=e9c41a77", notice)
    corpus = loaded(tmp_path, "print.txt", text)
    assert [a.outlet for a in corpus] == ["Nordby Tidende"] * 2
    assert [len(story(a)) for a in corpus] == [2, 2]
    assert not any("e9c41a77" in a.text or notice[:20] in a.text for a in corpus)
    removed = corpus.repairs[corpus.repairs["action"] == "removed"]
    assert removed["before"].str.contains("e9c41a77").sum() == 2


def of_csv(rows):
    to = io.StringIO()
    csv.writer(to, delimiter="\t").writerows(rows)
    return to.getvalue()


@pytest.mark.parametrize(
    ("signed", "byline"),
    [
        ("<au>Jane Rowe</au>", "Jane Rowe"),
        ("<au>Jane Rowe</au><au>Tom Ashe</au>", "Jane Rowe, Tom Ashe"),
        ("<autor>Von Jana Reuter</autor>", "Jana Reuter"),
        ("<auteur>Par Élise Brun</auteur>", "Élise Brun"),
        ('<byline class="x">By Jane Rowe</byline>', "Jane Rowe"),
    ],
)
def test_an_element_named_for_the_author_is_the_byline_and_no_text(tmp_path, signed, byline):
    text = f"<tx><ld><p>{BATH[0]}</p></ld><p>{BATH[1]}</p>{signed}</tx>"
    rows = [("id", "head", "medium_name", "content"), ("1", "Bath to close", "Seebote", text)]
    tables = {"a.tsv": of_csv(rows), "a.jsonl": json.dumps(dict(zip(*rows, strict=True)))}
    for name, table in tables.items():
        folder = tmp_path / name.replace(".", "_")
        folder.mkdir()
        (article,) = loaded(folder, name, table)
        assert article.byline == byline
        assert len(story(article)) == 2
        assert "<" not in article.text


def test_an_element_of_one_paragraph_is_read_without_its_tags(tmp_path):
    table = of_csv([("head", "content"), ("Bath", f"<tx><p>{BATH[0]}</p><au>Jane Rowe</au></tx>")])
    (article,) = loaded(tmp_path, "a.tsv", table)
    assert (story(article), article.byline) == ([BATH[0]], "Jane Rowe")


@pytest.mark.parametrize(
    "line",
    [
        "The element <author>gold</author> names it.",
        "<author>Jane Rowe</author> told the council to wait.",
        "The council was told to wait by <author>Jane Rowe</author>",
    ],
)
def test_an_element_amid_the_words_of_a_sentence_is_its_text(tmp_path, line):
    table = of_csv(
        [("head", "content"), ("Bath", f"<p>{BATH[0]}</p><p>{line}</p><p>{BATH[1]}</p>")]
    )
    (article,) = loaded(tmp_path, "a.tsv", table)
    said = line.replace("<author>", "").replace("</author>", "")
    assert (said in article.text, article.byline) == (True, None)


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("<byline>By JANE ROWE<byttl>Moor News Agency</byttl></byline>", "JANE ROWE"),
        (
            "<byline>Par <person>Élise Brun</person>, <byttl>envoyée spéciale</byttl></byline>",
            "Élise Brun",
        ),
        (
            "<byline>Tom Ashe<br/><byttl>Writer</byttl></byline><byline>Ivy Marsh</byline>",
            "Tom Ashe, Ivy Marsh",
        ),
        ("<byline><!-- desk -->By Jane Rowe</byline>", "Jane Rowe"),
    ],
)
def test_a_byline_of_nitf_is_the_name_without_what_stands_beside_it(tmp_path, lines, byline):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BATH)
    text = (
        f"<nitf><body><body.head><hedline><hl1>Bath to close</hl1></hedline>{lines}</body.head>"
        f"<body.content>{body}</body.content></body></nitf>"
    )
    (article,) = loaded(tmp_path, "a.nitf", text)
    assert article.byline == byline


@pytest.mark.parametrize("line", ["Id: e9c41a77", "Artikel-id: 2025-441", "ID: 20250311-0091"])
def test_the_number_of_an_archive_ends_no_text(tmp_path, line):
    (article,) = loaded(tmp_path, "a.txt", "\n\n".join(("Bath to close in Ashby", *BATH, line)))
    assert len(story(article)) == 2
