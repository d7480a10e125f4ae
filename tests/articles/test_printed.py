"""PDFs of several pages: web pages that a browser printed, press reviews and databases with boxes."""

import pytest

import research
from research.articles import chrome, exports
from research.articles.exports import reviews
from research.articles.readers import documents
from research.articles.readers.pages import joined
from research.articles.readers.prints import unprinted

HEAD = ("12/03/2024, 09:14", "Ferry to Oake laid up for the winter | Lydford Courier")
ADDRESS = "https://lydford.example/2024/03/ferry-laid-up/"
FIRST = (
    "Lydford Courier", "Home News Sport", "Ferry to Oake laid up", "for the winter", "By Dana Whitlock",
    "11 March 2024", "The ferry between Lydford and the island of Oake will be laid",
    "up until April, the harbour office said on Monday evening, as its",
    "engine has to be replaced. Islanders will have to do with the boat of the",
)  # fmt: skip
SECOND = (
    "post office, which takes nine people and no cars, until the spring comes",
    "back. Nobody had told the baker of the island, who heard it from a guest in",
    "the evening.", "© Lydford Courier 2024. All rights reserved.",
)  # fmt: skip
LAST = "Nobody had told the baker of the island, who heard it from a guest in the evening."


def _shown(line):
    """A line as a PDF has it; of two columns, the one beside the other."""
    left, right = line if isinstance(line, tuple) else (line, "")
    beside = f"250 0 Td ({right}) Tj -250 0 Td " if right else ""
    return "(" + left.replace("(", "\\(").replace(")", "\\)") + f") Tj {beside}T* "


def pdf(*pages):
    """A PDF with these lines on its pages."""
    shown = ("".join(map(_shown, lines)) for lines in pages)
    return written(*(f"BT /F1 10 Tf 12 TL 40 780 Td {lines} ET" for lines in shown))


def written(*streams):
    """A PDF whose pages are drawn so."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, stream in enumerate(streams):
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream",
        ]
    raw, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(raw))
        raw += f"{number} 0 obj{part} endobj\n".encode("cp1252")
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    size = len(parts) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(raw)}\n%%EOF"
    return raw + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def loaded(tmp_path, *pages):
    (tmp_path / "a.pdf").write_bytes(pdf(*pages))
    return research.load(tmp_path / "a.pdf")


LAYOUTS = {
    "all before the text": lambda n, lines: (*HEAD, ADDRESS, f"{n}/2", *lines),
    "all behind the text": lambda n, lines: (*lines, *HEAD, ADDRESS, f"{n}/2"),
    "over and under it": lambda n, lines: ("   ".join(HEAD), *lines, f"{ADDRESS}   {n}/2"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_web_page_that_a_browser_printed_is_read_whole(tmp_path, layout):
    [article] = loaded(tmp_path, layout(1, FIRST), layout(2, SECOND))
    assert article.title == "Ferry to Oake laid up for the winter"
    assert article.outlet == "Lydford Courier"
    assert article.published.isoformat() == "2024-03-11"
    assert "do with the boat of the post office, which takes nine people" in article.text
    assert article.text.endswith(LAST)
    assert not any(x in article.text for x in ("09:14", "https:", "1/2", "2/2", "Home", "rights"))


def test_a_name_or_a_day_over_the_headline_of_a_print_stays():
    page = "\n".join((*HEAD, ADDRESS, "1/1", "11 March 2024", "Menu", *FIRST[2:4], "It rained."))
    [kept], known, changes = unprinted([page])
    assert kept == f"{known.title}\n\n11 March 2024\n\nIt rained."
    assert [change.before for change in changes][1:] == ["Menu"]
    assert known.url == ADDRESS


@pytest.mark.parametrize(
    "page",
    [
        "It rained.\nIt poured.",
        "12/03/2024, 09:14\nIt rained.\nIt poured.",
        f"12/03/2024, 09:14\nIt rained.\n{ADDRESS}\nIt poured.",
    ],
)
def test_pages_without_all_that_a_browser_prints_stay_as_they_are(page):
    assert unprinted([page])[0] == [page]


def test_the_rights_alone_go_from_the_end_of_a_paragraph():
    rights = "© Lydford Courier 2024"
    assert chrome.with_rights_apart([f"{LAST} {rights}"]) == [LAST, rights]
    two = f"{LAST} It snowed."
    assert chrome.with_rights_apart([f"{two} {rights}", "Rain."]) == [two, rights, "Rain."]
    caption = f"The ferry at its pier. {rights}"
    assert chrome.with_rights_apart([caption, LAST]) == [caption, LAST]


@pytest.mark.parametrize(
    ("foot", "size"),
    [
        ("NLA Media Access licensed copy. No further copying allowed.", 7),
        ("Kopie, lizenziert durch PMG. Weitere Vervielfältigung nicht gestattet.", 10),
        ("Reproduit avec l'autorisation du CFC. Tous droits réservés.", 8),
        ("Licensierad kopia. Vidare spridning är inte tillåten.", 8),
        ("4 The ferry is that of the post office.", 6),
    ],
)
def test_small_print_under_a_page_is_no_part_of_the_last_paragraph(tmp_path, foot, size):
    lines = "".join(f"({line}) Tj T* " for line in FIRST[2:] + SECOND[:-1])
    story = f"BT /F1 10 Tf 12 TL 40 780 Td {lines}ET"
    (tmp_path / "a.pdf").write_bytes(written(f"{story} BT /F1 {size} Tf 40 30 Td ({foot}) Tj ET"))
    [article] = research.load(tmp_path / "a.pdf")
    *_, last = article.text.removesuffix(foot).strip().split("\n")
    assert last.endswith(SECOND[2])
    assert (foot in article.text) is foot.startswith("4")


BOXED = (
    "The council of Lydford wants to mend its oldest bridge before the winter, its mayor said on Monday.",
    "The works will take two summers, and nobody knows yet who is to pay for them.",
)


def test_boxes_over_the_cuttings_of_a_press_review_name_paper_and_day(tmp_path):
    def page(number, *lines):
        house = ("Port of Lydford: daily press review", "3 October 2023", "For our own use only")
        return (*house, f"Page {number} / 3", *lines)

    def box(paper, day, title):
        held = ("Source:", paper, "Date:", day, "Page:", "1", "Circulation:", "84,200")
        return (*held, title, *BOXED)

    found = loaded(
        tmp_path,
        page(1, "Contents", "Bridge to be mended", "2", "Bath to close", "3"),
        page(2, *box("Lydford Courier", "03.10.2023", "Bridge to be mended")),
        page(3, *box("Oake Observer", "02.10.2023", "Bath to close")),
    )
    assert [(a.title, a.outlet, a.published.isoformat()) for a in found] == [
        ("Bridge to be mended", "Lydford Courier", "2023-10-03"),
        ("Bath to close", "Oake Observer", "2023-10-02"),
    ]
    for article in found:
        assert all(sentence in article.text for sentence in BOXED)
        assert not any(x in article.text for x in ("own use", "Circulation", "84,200"))


def test_a_citation_in_a_field_opens_the_documents_of_an_archive(tmp_path):
    story = (
        "Die Gemeinde will ihre älteste Brücke noch vor dem Winter erneuern lassen,",
        "sagte die Bürgermeisterin am Montag nach der Sitzung. Das soll vier Millionen",
        "Euro kosten und zwei Sommer dauern, und niemand weiß bisher, wer es bezahlen",
        "wird.",
    )

    def page(title, paper, day):
        head = (title, "Quelle:", f"{paper} vom {day}, Seite 1", "Autor:", "Petra Lohse")
        return (*head, "Dokumentnummer:", "LBT_1", *story, f"Alle Rechte vorbehalten: (c) {paper}")

    found = loaded(
        tmp_path,
        ("Inhaltsverzeichnis", "1. Brücke wird erneuert ........... 2", "2. Bad zu ......... 3"),
        page("Brücke wird erneuert", "Hohenfelder Tageblatt", "14.10.2022"),
        page("Das Hallenbad schließt", "Lindauer Anzeiger", "19.09.2022"),
    )
    assert [(a.title, a.outlet, a.published.isoformat()) for a in found] == [
        ("Brücke wird erneuert", "Hohenfelder Tageblatt", "2022-10-14"),
        ("Das Hallenbad schließt", "Lindauer Anzeiger", "2022-09-19"),
    ]
    assert all(" ".join(story) in a.text for a in found)


def test_three_lines_that_head_all_pages_are_no_text():
    pages = [f"The house\nIts review\nFor us only\nIt rained {word}." for word in ("a", "b", "c")]
    assert joined(pages)[0] == "It rained a.\nIt rained b.\nIt rained c."


def test_a_headline_that_ends_with_a_year_is_no_name_and_number_of_a_page():
    pages = ["Bath to close\nIt rained.", "Barn was built in 1894\nIt poured."]
    assert joined(pages)[0] == "Bath to close\nIt rained.\nBarn was built in 1894\nIt poured."
    named = ["Bath to close\nIt rained.", "The Harbour Times 14\nIt poured."]
    assert joined(named)[0] == "Bath to close\nIt rained.\nIt poured."


def test_cuttings_under_a_table_of_paper_day_and_page_are_parted():
    head = "Pag. {0}\nRASSEGNA - Ulma\nQuotidiano\nData\nPagina\nFoglio\n{1}\n{2}\n7\n1\n{3}\n"
    story = (
        "Il consiglio ha deciso martedì di chiudere la piscina alla fine del mese di giugno.\n" * 3
    )
    pages = [
        head.format(2, "L'Eco della Bassa", "13-03-2024", "Chiude la piscina"),
        head.format(3, "Corriere Marino", "14-03-2024", "Il porto perde la barca"),
    ]
    text, _ = documents._of_review([page + story for page in pages])
    found = reviews.split(exports.lines_of(text))
    known = [(p.metadata.title, p.metadata.outlet, p.metadata.published) for p in found.parts]
    assert [(title, outlet) for title, outlet, _ in known] == [
        ("Chiude la piscina", "L'Eco della Bassa"),
        ("Il porto perde la barca", "Corriere Marino"),
    ]
    assert ["13-03-2024" in known[0][2], "14-03-2024" in known[1][2]] == [True, True]


def test_all_rows_of_a_head_in_a_word_table_are_metadata(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    rows = (
        ("Canal", "Rádio Sado"), ("Programa", "Jornal da Noite"), ("Data de emissão", "18/11/2021"),
        ("Duração", "00:03:42"), ("Título", "A piscina vai fechar"),
    )  # fmt: skip
    table = document.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, cells, strict=True):
            cell.text = value
    document.add_paragraph("O conselho decidiu na terça-feira fechar a piscina no fim de junho.")
    document.add_paragraph(
        "As escolas terão de ir de autocarro para a vila vizinha durante um ano."
    )
    document.save(tmp_path / "a.docx")
    (article,) = research.load(tmp_path)
    assert (article.title, article.outlet) == ("A piscina vai fechar", "Rádio Sado")
    assert str(article.published) == "2021-11-18"
    assert "Duração" not in article.text
    assert "Jornal da Noite" not in article.text


@pytest.mark.parametrize(
    ("second", "articles"),
    [("Baker buys the old pilot boat", 2), ("nobody on the island knew of it.", 1)],
)
def test_pages_of_a_word_document_part_articles_and_not_the_paragraphs_of_one(
    tmp_path, second, articles
):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    story = " ".join(FIRST[6:] + SECOND[:2])
    document.add_paragraph("Ferry laid up for the winter")
    document.add_paragraph("https://lydford.example/2024/0")
    document.add_paragraph(f"{story} the evening.")
    document.add_page_break()
    document.add_paragraph(second)
    document.add_paragraph(f"It was the last day. {story} the evening.")
    document.save(tmp_path / "a.docx")
    corpus = research.load(tmp_path)
    assert len(corpus) == articles
    assert corpus.items[0].url == "https://lydford.example/2024/0"


def test_a_head_of_the_pages_that_names_paper_and_day_states_them(tmp_path):
    head = "Lydford Courier   Tuesday 12 March 2024   Page {}"
    pages = [(head.format(4), FIRST[2], *FIRST[4:]), (head.format(5), *SECOND[:3], LAST)]
    (tmp_path / "cutting.pdf").write_bytes(pdf(*pages))
    (article,) = research.load(tmp_path)
    assert (article.outlet, str(article.published)) == ("Lydford Courier", "2024-03-12")
    assert "Page 5" not in article.text


LEFT = (
    "  The ferry between Lydford and the is-", "land of Oake will be laid up until",
    "April, the harbour office said on",
    "Monday evening, as its engine has to", "be replaced.", "  Islanders will have to do with the",
    "boat of the post office, which takes",
)  # fmt: skip
RIGHT = (
    "nine people and no cars, until the", "spring comes back.", "  Nobody had told the baker of the",
    "island, who heard it from a guest in", "the evening and closed her shop for", "the day to think.",
)  # fmt: skip


def test_columns_that_a_page_holds_row_by_row_are_read_one_after_the_other(tmp_path):
    beside = [*zip(LEFT, RIGHT, strict=False), *LEFT[len(RIGHT) :]]
    page = ("8 The Lydford Courier Tuesday, March 12, 2024", "Ferry to Oake laid up", *beside)
    corpus = loaded(tmp_path, page)
    (article,) = corpus
    assert (article.title, article.outlet, str(article.published)) == (
        "Ferry to Oake laid up", "The Lydford Courier", "2024-03-12",
    )  # fmt: skip
    assert article.text.split("\n\n")[1:] == [
        "The ferry between Lydford and the island of Oake will be laid up until April, the harbour office "
        "said on Monday evening, as its engine has to be replaced.",
        "Islanders will have to do with the boat of the post office, which takes nine people and no cars, "
        "until the spring comes back.",
        "Nobody had told the baker of the island, who heard it from a guest in the evening and closed her "
        "shop for the day to think.",
    ]


def test_a_table_of_words_in_a_pdf_is_no_text_in_columns(tmp_path):
    rows = [(f"  Ward {n} of the town", f"Councillor {name}") for n, name in enumerate("ABCDEFGH")]
    text = loaded(tmp_path, (*FIRST[2:], *rows)).items[0].text
    assert "Ward 3 of the town Councillor D" in text


def _typeset(*lines):
    """The stream of a page: each line with where it begins and the size of its letters."""
    shown = (
        f"/F1 {size} Tf 1 0 0 1 {left} {800 - 26 * n} Tm ({text}) Tj"
        for n, (text, left, size) in enumerate(lines)
    )
    return f"BT {' '.join(shown)} ET"


HEADLINE = [
    ("Islanders of Oake lose", 60, 20),
    ("ferry to winter", 60, 20),
    ("By Ann Loy", 60, 10),
]
# The last line of each is as long as the others.
TOLD = (
    (
        "The ferry to Oake was laid up in the night of",
        "Friday, and islanders will do with a rowing boat.",
    ),
    (
        "Nobody had told the baker, who heard of it from",
        "a guest in the evening and closed for that week.",
    ),
    (
        "The council of Lydford said that the old engine",
        "has to be replaced, and that no money is in hand.",
    ),
)


def _set_in(indent):
    rows = [(text, 60 + indent * (not n), 10) for part in TOLD for n, text in enumerate(part)]
    return _typeset(*HEADLINE, *rows)


@pytest.mark.parametrize("indent", [8, 20])
def test_an_indent_alone_parts_paragraphs_of_a_pdf(tmp_path, indent):
    (tmp_path / "a.pdf").write_bytes(written(_set_in(indent)))
    [article] = research.load(tmp_path / "a.pdf")
    assert article.text.split("\n\n")[1:] == [" ".join(part) for part in TOLD]
    assert article.byline == "Ann Loy"


@pytest.mark.parametrize("indent", [0, 90])
def test_what_begins_where_the_others_do_or_far_from_them_has_no_indent(tmp_path, indent):
    (tmp_path / "a.pdf").write_bytes(written(_set_in(indent)))
    [article] = research.load(tmp_path / "a.pdf")
    assert len(article.text.split("\n\n")) == 2


def test_an_indented_quotation_of_a_pdf_is_one_paragraph(tmp_path):
    first, second, third = TOLD
    rows = [
        (text, left, 10) for part, left in ((first, 60), (second, 80), (third, 60)) for text in part
    ]
    (tmp_path / "a.pdf").write_bytes(written(_typeset(*HEADLINE, *rows)))
    [article] = research.load(tmp_path / "a.pdf")
    assert " ".join(second) in article.text


def test_lines_of_a_headline_that_are_set_large_are_one(tmp_path):
    (tmp_path / "a.pdf").write_bytes(written(_set_in(12)))
    [article] = research.load(tmp_path / "a.pdf")
    assert article.title == "Islanders of Oake lose ferry to winter"


def test_large_lines_that_are_no_headline_stay_apart(tmp_path):
    told = [(text, 60, 10) for part in TOLD for text in part]
    front = [
        ("The Lydford Courier", 60, 18), ("Ferry to Oake", 60, 18), ("is laid up", 60, 18),
        ("By Ann Loy", 60, 18), ("June 4, 2024", 60, 18),
    ]  # fmt: skip
    pulled = [("Nobody told the baker", 60, 18), ("of the island", 60, 18)]
    (tmp_path / "a.pdf").write_bytes(written(_typeset(*front[1:], *told[:4], *pulled, *told[4:])))
    (tmp_path / "b.pdf").write_bytes(written(_typeset(*front[:2], *front[3:], *told)))
    a, b = research.load(tmp_path)
    assert (a.title, a.byline, str(a.published)) == (
        "Ferry to Oake is laid up", "Ann Loy", "2024-06-04",
    )  # fmt: skip
    assert "Nobody told the baker of the island" in a.text.split("\n\n")
    assert (b.title, b.outlet) == ("Ferry to Oake", "The Lydford Courier")


def test_letters_of_an_absurd_size_cost_no_time(tmp_path):
    lines = [(text, 60, 10**12) for part in TOLD for text in part]
    (tmp_path / "a.pdf").write_bytes(written(_typeset(*lines)))
    assert "The ferry to Oake" in research.load(tmp_path / "a.pdf").items[0].text


def test_paper_and_day_apart_over_two_pages_are_those_of_the_text():
    head = "THE LINDEN OBSERVER          Tuesday 4 March 2025          NEWS {}"
    pages = [
        head.format(n) + "\nThe council of Linden met.\nIt rained on the town.\nIt poured."
        for n in (4, 5)
    ]
    text, _ = joined(pages)
    assert text.startswith("THE LINDEN OBSERVER Tuesday 4 March 2025\n")
