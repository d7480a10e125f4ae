"""Exports of press databases, each in the forms and languages in which users get them."""

import datetime as dt

import docx
import pytest

import research

BRIDGE = (
    "The town of Ulm will repair its oldest bridge before the winter, the mayor said on Monday\n"
    "after a long debate. “We have waited for nine years,” she told the council."
)
BRIDGE_2 = "The work will cost four million euros, the builders said. Nobody named a date."
TRAM = (
    "The tram to the port will run at night from May, the operator said on Tuesday in a short\n"
    "statement. Unions had called for it since the spring of last year."
)
TITLES = ("Oldest bridge to be repaired", "Tram to run at night")


def flat(text):
    return " ".join(text.split())


def loaded(path, raw):
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    return research.load(path)


def seen(corpus):
    return [(a.title, a.outlet, str(a.published), a.byline) for a in corpus]


def story(article):
    """The article's paragraphs without its headline."""
    return article.text.removeprefix(f"{article.title}\n\n").split("\n\n")


def centred(text):
    return text.center(78).rstrip()


def nexis(number, total, outlet, date, title, fields, body, tail, word="{} of {} DOCUMENTS"):
    head = [centred(word.format(number, total)), "", "", centred(outlet), "", centred(date), ""]
    return "\n".join(
        [*head, title, "", *(f"{f}\n" for f in fields), body, "", *(f"{t}\n" for t in tail), ""]
    )


ENGLISH = (
    "Search Terms: bridge\n\n\n"
    + nexis(1, 2, "The Danube Post", "June 3, 2024 Monday\n                  Late Edition - Final",
            TITLES[0], ["SECTION: CITY; Pg. 4", "LENGTH: 212 words", "BYLINE: By Ann Onym",
                        "DATELINE: ULM"],
            f"{BRIDGE}\n\n{BRIDGE_2}",
            ["LOAD-DATE: June 3, 2024", "LANGUAGE: ENGLISH", "GRAPHIC: The bridge, seen at dusk",
             centred("Copyright 2024 Danube Press"), centred("All Rights Reserved")])
    + nexis(2, 2, "Harbour Echo (England)", "Tuesday, 4 June 2024", TITLES[1],
            ["LENGTH: 90 words"], TRAM, ["PUBLICATION-TYPE: Newspaper"])
)  # fmt: skip
GERMAN = (
    nexis(1, 2, "Donaupost", "3. Juni 2024 Montag", "Älteste Brücke wird saniert",
          ["AUTOR: Anna Nym", "RUBRIK: STADT; S. 4", "LÄNGE: 212 Wörter"],
          "Die Stadt will ihre älteste Brücke vor dem Winter sanieren. „Wir haben neun Jahre\n"
          "gewartet“, sagte die Bürgermeisterin dem Rat.",
          ["UPDATE: 3. Juni 2024", "SPRACHE: GERMAN; DEUTSCH", "PUBLICATION-TYPE: Zeitung"],
          word="Dokument {} von {}")
    + nexis(2, 2, "Hafenecho", "4. Juni 2024 Dienstag", "Straßenbahn fährt nachts",
            ["LÄNGE: 90 Wörter"],
            "Die Bahn zum Hafen fährt ab Mai auch nachts, wie der Betreiber mitteilte. Die\n"
            "Gewerkschaften hatten das seit dem Frühjahr verlangt.", ["SPRACHE: GERMAN"],
            word="Dokument {} von {}")
)  # fmt: skip
OLD = (
    "                          1 of 1 DOCUMENT\n\n"
    "                Copyright 2001 Danube Press\n                    The Danube Post\n\n"
    "                       June 4, 2001, Monday\n\n"
    "SECTION: Section A; Page 1; Column 3\n\nLENGTH: 212 words\n\nHEADLINE: Oldest bridge to be\n"
    "repaired\n\nBYLINE: By ANN ONYM\n\nBODY:\n   " + BRIDGE + "\n\n   " + BRIDGE_2 + "\n\n"
    "LOAD-DATE: June 4, 2001\n"
)


def test_lexisnexis_in_english(tmp_path):
    corpus = loaded(tmp_path / "a.txt", ENGLISH)
    assert seen(corpus) == [
        (TITLES[0], "The Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "Harbour Echo", "2024-06-04", None),
    ]
    assert story(corpus.items[0]) == [f"ULM — {flat(BRIDGE)}", BRIDGE_2]
    assert story(corpus.items[1]) == [flat(TRAM)]
    removed = corpus.repairs[corpus.repairs.step == "export"]
    assert list(removed.source) == ["a.txt", "a.txt:1", "a.txt:2"]
    assert "Search Terms" in removed.before.iloc[0]
    assert "seen at dusk" in removed.before.iloc[1]


def test_lexisnexis_in_german(tmp_path):
    corpus = loaded(tmp_path / "a.txt", GERMAN.encode("cp1252"))
    assert seen(corpus) == [
        ("Älteste Brücke wird saniert", "Donaupost", "2024-06-03", "Anna Nym"),
        ("Straßenbahn fährt nachts", "Hafenecho", "2024-06-04", None),
    ]
    assert all(len(story(article)) == 1 for article in corpus)


def test_lexisnexis_as_it_was_in_2001(tmp_path):
    (article,) = loaded(tmp_path / "a.TXT", OLD.replace("\n", "\r\n"))
    assert article.title == TITLES[0]
    assert (article.outlet, str(article.published)) == ("The Danube Post", "2001-06-04")
    assert article.byline.casefold() == "ann onym"
    assert story(article) == [flat(BRIDGE), BRIDGE_2]


def uni(end, body, length, load, words):
    made = docx.Document()
    for line in ("User Name: = Someone", "Date and Time: = Friday, June 7, 2024 16:51:00 GMT",
                 "Job Number: = 1000", "Documents (2)", f"1. {TITLES[0]}",
                 "Client/Matter: -None-", f"2. {TITLES[1]}"):  # fmt: skip
        made.add_paragraph(line)
    for title, outlet, date, who, text in (
        (TITLES[0], "The Danube Post", words["dates"][0], "Ann Onym", [flat(BRIDGE), BRIDGE_2]),
        (TITLES[1], "Harbour Echo", words["dates"][1], None, [flat(TRAM)]),
    ):
        if words["heading"]:
            made.add_heading(title, 1)
        else:
            made.add_paragraph(title)
        for line in (outlet, date, "Copyright 2024 Danube Press All Rights Reserved",
                     f"{length}: 212 words"):  # fmt: skip
            made.add_paragraph(line)
        if who:
            made.add_paragraph(f"{words['byline']}: {who}")
        for line in (body, *text, "Classification", f"{load}: June 3, 2024", end):
            made.add_paragraph(line)
    return made


UNI = {
    "English": (
        ("End of Document", "Body", "Length", "Load-Date"),
        {"dates": ("June 3, 2024 Monday", "June 4, 2024"), "byline": "Byline", "heading": True},
    ),
    "without heading styles": (
        ("End of Document", "Body", "Length", "Load-Date"),
        {"dates": ("Monday 3 June 2024", "4 June 2024 Tuesday 5:14 PM GMT"), "byline": "Byline",
         "heading": False},
    ),
    "German": (
        ("Ende des Dokuments", "Textkörper", "Länge", "Ladedatum"),
        {"dates": ("3. Juni 2024 Montag", "Dienstag 4. Juni 2024"), "byline": "Autor",
         "heading": True},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNI)
@pytest.mark.parametrize("form", ["docx", "txt"])
def test_nexis_uni(tmp_path, kind, form):
    words, more = UNI[kind]
    document = uni(*words, more)
    path = tmp_path / f"Files (2).{form}"
    if form == "docx":
        document.save(path)
    else:
        path.write_text("\n".join(p.text for p in document.paragraphs), encoding="utf-8")
    corpus = research.load(path)
    assert seen(corpus) == [
        (TITLES[0], "The Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "Harbour Echo", "2024-06-04", None),
    ]
    assert story(corpus.items[0]) == [flat(BRIDGE), BRIDGE_2]
    cover = corpus.repairs[(corpus.repairs.step == "export") & corpus.repairs.article_id.isna()]
    assert len(cover) == 1
    assert "Job Number" in cover.before.iloc[0]


def test_nexis_uni_as_rtf(tmp_path):
    words, more = UNI["English"]
    lines = [p.text for p in uni(*words, more).paragraphs]
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in "\\par\n".join(lines))
    raw = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 " + escaped + "\\par}"
    for name in ("a.rtf", "b.txt"):  # content counts over the suffix
        corpus = loaded(tmp_path / name, raw)
        assert [article.title for article in corpus] == list(TITLES)
        assert [article.outlet for article in corpus] == ["The Danube Post", "Harbour Echo"]
        (tmp_path / name).unlink()


def factiva_box(language, title, author, count, date, outlet, code, spoken, rights, paragraphs):
    body = "".join(
        f'<p class="articleParagraph {language}articleParagraph">{p}</p>' for p in paragraphs
    )
    who = f'<div class="author">{author}</div>' if author else ""
    return (
        f'<div class="article {language}Article"><div id="hd"><span class="{language}Headline">'
        f"{title}</span></div>{who}<div>{count}</div><div>{date}</div><div>14:05</div>"
        f"<div>{outlet}</div><div>{code}</div><div>{spoken}</div><div>{rights}</div>{body}"
        f"<p>Document {code}0020240603ek63000b1</p></div>"
    )


@pytest.mark.parametrize(
    ("language", "count", "dates", "spoken"),
    [
        ("en", "212 words", ("3 June 2024", "4 June 2024"), "English"),
        ("de", "212 Wörter", ("3. Juni 2024", "4. Juni 2024"), "Deutsch"),
        ("fr", "1 212 mots", ("3 juin 2024", "4 juin 2024"), "Français"),
        ("es", "212 palabras", ("3 junio 2024", "4 de junio de 2024"), "Español"),
    ],
)
def test_factiva_in_html(tmp_path, language, count, dates, spoken):
    page = "<html><head><title>Factiva</title></head><body>"
    page += factiva_box(language, TITLES[0], "Ann Onym", count, dates[0], "The Danube Post",
                        "DANPOS", spoken, "(c) 2024 Danube Press",
                        [flat(BRIDGE), BRIDGE_2])  # fmt: skip
    page += factiva_box(language, TITLES[1], "", count, dates[1], "Harbour Echo", "HECHO", spoken,
                        "Copyright 2024", [flat(TRAM)])  # fmt: skip
    corpus = loaded(tmp_path / "Factiva.html", page + "</body></html>")
    assert seen(corpus) == [
        (TITLES[0], "The Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "Harbour Echo", "2024-06-04", None),
    ]
    assert story(corpus.items[0]) == [flat(BRIDGE), BRIDGE_2]


CODED = [
    ("HD", TITLES[0]), ("BY", "By Ann Onym"), ("WC", "212 words"), ("PD", "3 June 2024"),
    ("SN", "The Danube Post"), ("SC", "DANPOS"), ("LA", "English"), ("CY", "(c) 2024 Danube"),
    ("LP", flat(BRIDGE)), ("TD", BRIDGE_2), ("CO", "dnbprs : Danube Press"),
    ("NS", "gcat : Political News"), ("AN", "Document DANPOS0020240603ek63000b1"),
]  # fmt: skip


@pytest.mark.parametrize("form", ["beside", "above", "table"])
def test_factiva_with_field_codes(tmp_path, form):
    second = [("SE", "City"), *((c, TITLES[1] if c == "HD" else v) for c, v in CODED)]
    second = [(c, flat(TRAM) if c == "LP" else v) for c, v in second if c not in ("TD", "BY")]
    if form == "table":
        rows = "".join(
            "<div class='article enArticle'><table>"
            + "".join(f"<tr><td><b>{c}</b>&nbsp;</td><td>{v}</td></tr>" for c, v in fields)
            + "</table></div>"
            for fields in (CODED, second)
        )
        corpus = loaded(tmp_path / "a.html", f"<html><body>{rows}</body></html>")
    else:
        gap = "   " if form == "beside" else "\n\n"
        lines = [f"{c}{gap}{v}" for fields in (CODED, second) for c, v in fields]
        corpus = loaded(tmp_path / "a.txt", "\n\n".join(lines))
    assert seen(corpus) == [
        (TITLES[0], "The Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "The Danube Post", "2024-06-03", None),
    ]
    assert story(corpus.items[0]) == [flat(BRIDGE), BRIDGE_2]
    assert story(corpus.items[1]) == [flat(TRAM)]


def test_factiva_with_field_codes_and_no_headline(tmp_path):
    fields = [(c, v) for c, v in CODED if c != "HD"]
    second = [
        (c, {"PD": "4 June 2024", "LP": flat(TRAM)}.get(c, v)) for c, v in fields if c != "TD"
    ]
    corpus = loaded(tmp_path / "a.txt", "\n\n".join(f"{c}\n\n{v}" for c, v in [*fields, *second]))
    assert [(a.outlet, str(a.published)) for a in corpus] == [
        ("The Danube Post", "2024-06-03"),
        ("The Danube Post", "2024-06-04"),
    ]
    assert [flat(BRIDGE) in a.text for a in corpus] == [True, False]


def test_factiva_in_display_form_as_rtf(tmp_path):
    lines = []
    for title, who, date, outlet, text in (
        (TITLES[0], "By Ann Onym", "3 June 2024", "The Danube Post", [flat(BRIDGE), BRIDGE_2]),
        (TITLES[1], None, "4 June 2024", "Harbour Echo", [flat(TRAM)]),
    ):
        lines += [title, *([who] if who else []), "212 words", date, outlet, "DANPOS", "English",
                  "(c) 2024 Danube Press", *text, "Document DANPOS0020240603ek63000b1"]  # fmt: skip
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in "\\par\n".join(lines))
    corpus = loaded(tmp_path / "Factiva.rtf", "{\\rtf1\\ansi " + escaped + "\\par}")
    assert seen(corpus) == [
        (TITLES[0], "The Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "Harbour Echo", "2024-06-04", None),
    ]
    assert story(corpus.items[0]) == [flat(BRIDGE), BRIDGE_2]


RULE = "_" * 60
PROQUEST = {
    "title first": (
        f"{RULE}\n\nReport Information from ProQuest\n7 June 2024 10:12\n{RULE}\n\n"
        f"Document 1 of 2\n\n{TITLES[0]}\n\nAuthor: Onym, Ann\n\n"
        "Publication info: The Danube Post ; Ulm [Ulm]. 03 June 2024: 4.\n\n"
        f"ProQuest document link\n\nAbstract: The bridge.\n\nLinks: None\n\nFull text: {BRIDGE}\n\n"
        f"{BRIDGE_2}\n\nSubject: Bridges\n\nTitle: {TITLES[0]}\n\nPublication title: The Danube "
        "Post; Ulm\n\nPublication date: Jun 3, 2024\n\nProQuest document ID: 1\n\n"
        f"{RULE}\n\nDocument 2 of 2\n\n{TITLES[1]}\n\nFull text: {TRAM}\n\nTitle: {TITLES[1]}\n\n"
        "Publication title: Harbour Echo\n\nPublication date: Jun 4, 2024\n\nCopyright: 2024\n\n"
        f"{RULE}\n\nContact us at: nobody\n\nDatabase copyright 2024 ProQuest LLC.\n"
    ),
    "fields first": (
        f"{RULE}\nTitle: {TITLES[0]}\nPublication title: The Danube Post; Ulm\n"
        "Publication date: Jun 3, 2024\nAuthor: Ann Onym\nDocument URL: https://x.example/1\n"
        f"Full text: {flat(BRIDGE)}\n{BRIDGE_2}\nCopyright: Danube Press\nDatabase: Newsstream\n"
        f"{RULE}\nTitle: {TITLES[1]}\nPublication title: Harbour Echo\n"
        f"Publication date: Jun 4, 2024\nFull text: {flat(TRAM)}\nCopyright: Echo\n{RULE}\n"
    ),
    "German": (
        f"{RULE}\n\nDokument 1 von 2\n\nTitel: {TITLES[0]}\n\nAutor: Onym, Ann\n\n"
        "Titel der Publikation: The Danube Post\n\nPublikationsdatum: 3. Juni 2024\n\n"
        f"Volltext: {BRIDGE}\n\n{BRIDGE_2}\n\nSprache: Englisch\n\n"
        f"{RULE}\n\nDokument 2 von 2\n\nTitel: {TITLES[1]}\n\nTitel der Publikation: Harbour Echo\n\n"
        f"Publikationsdatum: 4. Juni 2024\n\nVolltext: {TRAM}\n\nSprache: Englisch\n\n"
    ),
}


@pytest.mark.parametrize("kind", PROQUEST)
def test_proquest_in_text(tmp_path, kind):
    corpus = loaded(tmp_path / "ProQuestDocuments.txt", PROQUEST[kind])
    assert seen(corpus) == [
        (TITLES[0], "The Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "Harbour Echo", "2024-06-04", None),
    ]
    assert [p for p in story(corpus.items[0]) if p != "The bridge."] == [flat(BRIDGE), BRIDGE_2]
    assert story(corpus.items[1]) == [flat(TRAM)]


def europresse(title, outlet, header, author, paragraphs):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    who = f'<p class="sm-margin-bottomNews">{author}</p>' if author else ""
    return (
        '<article><header><div class="rdp__DocPublicationName">'
        f'<span class="DocPublicationName">{outlet}</span></div>'
        f'<span class="DocHeader">{header}</span>'
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div>'
        f'{who}</header><section><div class="DocText clearfix"><div class="docOcurrContainer">'
        f'{body}</div></div></section><footer><div class="publiC-lblNodoc">news·20240603·DP·1</div>'
        "<small>© 2024 La Poste du Danube. Tous droits réservés.</small></footer></article>"
    )


def test_europresse_in_html(tmp_path):
    first = [
        "La ville va réparer son plus vieux pont avant l’hiver, a dit lundi la maire.",
        "« Nous avons attendu neuf ans », a-t-elle ajouté devant le conseil.",
    ]
    second = ["Le tram du port roulera la nuit à partir de mai, selon l’exploitant, mardi."]
    page = europresse("Le plus vieux pont sera réparé", "La Poste du Danube, no. 4301",
                     "Ville, lundi 3 juin 2024 212 mots, p. 4".replace(" 212", " • 212"),
                     "Anne Onyme", first)  # fmt: skip
    page += europresse("Le tram roulera la nuit", "L’Écho du port (site web)",
                       "mardi 4 juin 2024 - 10:14 - 90 mots, p. 2", None, second)  # fmt: skip
    corpus = loaded(tmp_path / "biblioeuropresse.HTML", f"<html><body>{page}</body></html>")
    assert seen(corpus) == [
        ("Le plus vieux pont sera réparé", "La Poste du Danube", "2024-06-03", "Anne Onyme"),
        ("Le tram roulera la nuit", "L’Écho du port", "2024-06-04", None),
    ]
    assert [len(story(article)) for article in corpus] == [2, 1]
    assert not any("droits" in article.text for article in corpus)


@pytest.mark.parametrize(
    "rule", ["=" * 30, "* * *", "-----", "###", "~~~~~~~~", "＝" * 20, "■" * 20]
)
def test_articles_between_rules(tmp_path, rule):
    raw = f"\n\n{rule}\n\n".join(
        f"{title}\n\n{text}" for title, text in zip(TITLES, (f"{flat(BRIDGE)}\n\n{BRIDGE_2}",
                                                             flat(TRAM)), strict=True)
    )  # fmt: skip
    corpus = loaded(tmp_path / "a.txt", raw)
    assert [article.title for article in corpus] == list(TITLES)


@pytest.mark.parametrize(
    "tail",
    ["Ann Onym is a reporter.", "Read more: tram to run at night", "* The town hall was asked."],
)
def test_a_rule_within_an_article_parts_nothing(tmp_path, tail):
    raw = f"{TITLES[0]}\n\n{flat(BRIDGE)}\n\n----------\n\n{BRIDGE_2}\n\n----------\n\n{tail}\n"
    corpus = loaded(tmp_path / "a.txt", raw)
    assert len(corpus) == 1
    assert BRIDGE_2 in corpus.items[0].text


def test_a_document_without_text_is_said(tmp_path):
    raw = ENGLISH.replace(TRAM, "")
    corpus = loaded(tmp_path / "a.txt", raw)
    assert len(corpus) == 1
    (row,) = corpus.repairs[corpus.repairs.action == "dropped"].itertuples()
    assert row.source == "a.txt:2"
    assert "no text" in row.reason


PROSE = [
    "LENGTH: the judge would not say how long the trial is to be, and nobody asked him again.",
    "Documents 1 of 2 were found in the cellar of the town hall, the police said on Monday.",
    "Section: that was the word on the door, and it was locked when the officers came.",
    "The report is 300 words\n\nlong, and it says nothing about the bridge at all, she said.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_looks_like_a_field_stays(tmp_path, line):
    corpus = loaded(tmp_path / "a.txt", f"{TITLES[0]}\n\n{flat(BRIDGE)}\n\n{line}\n\n{BRIDGE_2}\n")
    (article,) = corpus
    assert flat(line) in flat(article.text)


def test_day_of_a_document_without_a_date_above_is_flagged(tmp_path):
    raw = ENGLISH.replace(centred("Tuesday, 4 June 2024"), "").replace(
        "PUBLICATION-TYPE: Newspaper", "LOAD-DATE: June 5, 2024"
    )
    corpus = loaded(tmp_path / "a.txt", raw)
    assert corpus.items[1].published == dt.date(2024, 6, 5)
    flagged = corpus.repairs[corpus.repairs.action == "flagged"]
    assert "loaded" in " ".join(flagged.reason)


def test_what_an_agency_sets_under_its_story_is_no_part_of_it(tmp_path):
    lines = [TITLES[0], "By Ann Onym", "212 words", "3 June 2024", "Dow Jones Newswires", "DJN", "English",
             "(c) 2024 Dow Jones", flat(BRIDGE), BRIDGE_2, "(END) Dow Jones Newswires",
             "03-06-24 1405GMT", "Document DJN0000020240603ek63000b1"]  # fmt: skip
    (article,) = loaded(tmp_path / "a.txt", "\n\n".join(lines))
    assert story(article) == [flat(BRIDGE), BRIDGE_2]


def test_a_dateline_that_opens_the_text_is_not_set_before_it_again(tmp_path):
    raw = ENGLISH.replace(BRIDGE, f"ULM, June 3 - {BRIDGE}")
    assert story(loaded(tmp_path / "a.txt", raw).items[0])[0] == f"ULM, June 3 - {flat(BRIDGE)}"


def test_proquest_says_itself_that_it_has_no_text(tmp_path):
    raw = PROQUEST["fields first"].replace(f"{flat(TRAM)}\n", "Not available.\n")
    corpus = loaded(tmp_path / "a.txt", raw)
    assert [article.title for article in corpus] == [TITLES[0]]
    (row,) = corpus.repairs[corpus.repairs.action == "dropped"].itertuples()
    assert "no text" in row.reason


def test_lines_under_abstract_are_the_deck_and_rights_over_the_text_are_none_of_it(tmp_path):
    raw = (
        f"{RULE}\nTitle: {TITLES[0]}\nPublication title: The Danube Post\nPublication date: Jun 3, 2024\n"
        f"Abstract\nThe bridge is\nto be repaired.\nFull text:\nCopyright: Danube Press\n"
        f"The bridge is to be repaired.\n{flat(BRIDGE)}\n"
        f"{BRIDGE_2}\nDatabase: Newsstream\n{RULE}\n"
    )
    corpus = loaded(tmp_path / "a.txt", raw)
    assert story(corpus.items[0]) == ["The bridge is to be repaired.", flat(BRIDGE), BRIDGE_2]
    assert corpus.items[0].paragraphs[1].role == "deck"
    assert "Abstract ⏎ The bridge is ⏎ to be repaired. ⏎ Copyright" in corpus.repairs.before.iloc[0]


def test_a_headline_with_a_colon_is_none_of_the_fields_that_close_the_document_above(tmp_path):
    def closed(title, outlet, day, text):
        fields = (f"Quelle: {outlet} vom {day}, Seite 4", "Ressort: Stadt", "Dokumentnummer: 4711")
        return "\n\n".join((title, text, *fields))

    corpus = loaded(
        tmp_path / "a.txt",
        closed(TITLES[0], "Donaupost", "03.06.2024", flat(BRIDGE))
        + "\n\n"
        + closed(f"Streit: {TITLES[1]}", "Hafenecho", "04.06.2024", flat(TRAM)),
    )
    assert seen(corpus) == [
        (TITLES[0], "Donaupost", "2024-06-03", None),
        (f"Streit: {TITLES[1]}", "Hafenecho", "2024-06-04", None),
    ]
    assert [story(article) for article in corpus] == [[flat(BRIDGE)], [flat(TRAM)]]


def test_who_wrote_a_document_of_an_archive_may_stand_behind_its_text(tmp_path):
    raw = (
        f"Danube Post (OH) - June 3, 2024 - Page 3\n\n{TITLES[0]}\n\n{flat(BRIDGE)}\n\n{BRIDGE_2}\n\n"
        f"Onym, Ann\n\nRecord: 12\n\nHarbour Echo (IL) - June 4, 2024 - Page 1\n\n{TITLES[1]}\n\n"
        f"{flat(TRAM)}\n\nRecord: 13\n"
    )
    corpus = loaded(tmp_path / "a.txt", raw)
    assert seen(corpus) == [
        (TITLES[0], "Danube Post", "2024-06-03", "Ann Onym"),
        (TITLES[1], "Harbour Echo", "2024-06-04", None),
    ]
    assert story(corpus.items[0]) == [flat(BRIDGE), BRIDGE_2]


def test_numbers_that_do_not_count_part_nothing(tmp_path):
    def numbered(*numbers):
        parts = (
            f"Article {number}\n\n{title}\n\nBy Ann Onym\n\n{flat(BRIDGE)}\n\n{BRIDGE_2}"
            for number, title in zip(numbers, TITLES, strict=True)
        )
        return len(loaded(tmp_path / "a.txt", "\n\n".join(parts)))

    assert (numbered(1, 2), numbered(1, 3)) == (2, 1)


def test_links_back_under_headings_over_which_paper_and_day_stand(tmp_path):
    made = docx.Document()
    made.add_heading("Press review", 1)
    for number, title in enumerate(TITLES):
        made.add_paragraph(f"{number + 1}. {title}")
    made.add_heading("Articles", 1)
    for title, paper, text in zip(
        TITLES, ("The Danube Post", "Harbour Echo"), (BRIDGE, TRAM), strict=True
    ):
        made.add_paragraph(f"{paper}, 4 June 2024, page 4")
        made.add_heading(title, 2)
        made.add_paragraph(flat(text))
        made.add_paragraph(BRIDGE_2)
        made.add_paragraph("Back to the list")
    made.save(tmp_path / "review.docx")
    corpus = research.load(tmp_path / "review.docx")
    assert [(article.title, article.outlet) for article in corpus] == [
        (TITLES[0], "The Danube Post"),
        (TITLES[1], "Harbour Echo"),
    ]
    assert not any("Back to" in article.text for article in corpus)
