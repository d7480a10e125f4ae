import io
import zipfile

import pytest

from research.errors import InputError
from research.reporting.citing import writeups

SPAN = '<span data-result="a.share">{}</span>'


def broken_word():
    made = io.BytesIO()
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/xml"/></Types>'
    )
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", "<not closed")
    return made.getvalue()


def read(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path, writeups.read(path)


def test_markdown_references_are_spans_and_placeholders_outside_code(tmp_path):
    text = (
        f"It is {SPAN.format('41 %')} and {{{{a.other#low}}}}.\n\n"
        "```\n{{a.code}}\n```\n\nInline `{{a.code}}`, and {{< shortcode >}} {{ jinja }}.\n"
    )
    path, document = read(tmp_path, "paper.md", text)
    found = [(r.key, r.text, r.place) for r in document.references]
    assert found == [("a.share", "41 %", f"{path}:1:7"), ("a.other#low", None, f"{path}:1:51")]
    filled = document.filled({0: "39 %", 1: "0.2"})[path].decode()
    assert filled.startswith(
        f'It is {SPAN.format("39 %")} and <span data-result="a.other#low">0.2</span>.'
    )
    assert filled[filled.index("```") :] == text[text.index("```") :]


def test_an_unclosed_fence_hides_what_follows(tmp_path):
    _, document = read(tmp_path, "paper.qmd", "~~~~\n{{a.b}}\n~~~\n{{a.b}}\n")
    assert document.references == ()


@pytest.mark.parametrize(
    "text",
    ["> ```\n> {{a.code}}\n\n{{a.b}}\n", "- so:\n\n    ```\n    {{a.code}}\n    ```\n\n{{a.b}}\n"],
    ids=["block quote, which ends it", "list"],
)
def test_code_within_a_block_is_code(tmp_path, text):
    _, document = read(tmp_path, "paper.md", text)
    assert [r.key for r in document.references] == ["a.b"]


@pytest.mark.parametrize(
    "code",
    [
        "\\begin{verbatim}\n\\result{a.code} %\n\\end{verbatim}",
        "\\verb|\\result{a.code}|",
        "% \\begin{verbatim} \\result{a.code}",
    ],
    ids=["block", "words", "comment"],
)
def test_latex_that_is_printed_as_it_stands_is_code(tmp_path, code):
    _, document = read(tmp_path, "paper.tex", f"{code}\n\\result{{a.b}}\n")
    assert [r.key for r in document.references] == ["a.b"]


def test_latex_words_stand_in_the_macros_beside_the_text(tmp_path):
    path, document = read(
        tmp_path, "paper.tex", "Share: \\result{a.share}, 5\\% % \\result{a.comment}\n"
    )
    assert [(r.key, r.text) for r in document.references] == [("a.share", None)]
    macros = path.with_suffix(".results.tex")
    macros.write_bytes(document.filled({0: "-41 %"})[macros])
    assert "\\@namedef{result@a.share}{\\ensuremath{-}41~\\%}" in macros.read_text()
    (again,) = writeups.read(path).references
    assert (again.text, again.place) == ("-41\u00a0%", f"{macros}:4:27")


def test_word_placeholders_become_content_controls_that_keep_their_key(tmp_path):
    docx = pytest.importorskip("docx")
    file = docx.Document()
    paragraph = file.add_paragraph("About ")
    for part in ("{{a.", "sha", "re}} of"):
        paragraph.add_run(part).bold = part == "{{a."
    paragraph.add_run(" 29 sentences.")
    path = tmp_path / "paper.docx"
    file.save(path)
    document = writeups.read(path)
    assert [(r.key, r.text) for r in document.references] == [("a.share", None)]
    path.write_bytes(document.filled({0: "41 %"})[path])
    again = writeups.read(path)
    assert [(r.key, r.text, r.place) for r in again.references] == [
        ("a.share", "41 %", f"{path}:paragraph 1")
    ]
    assert [p.text for p in again.paragraphs] == ["About  of 29 sentences."]


def test_word_headers_and_notes_are_read_and_filled(tmp_path):
    docx = pytest.importorskip("docx")
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "{{a.head}}"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{word}"><w:footnote><w:p><w:r><w:t>{{{{a.note}}}}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
    part = Part(name, kind, notes.encode(), file.part.package)
    file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    path = tmp_path / "paper.docx"
    file.save(path)
    path.write_bytes(writeups.read(path).filled({0: "1", 1: "2"})[path])
    assert [(r.key, r.text, r.place) for r in writeups.read(path).references] == [
        ("a.note", "1", f"{path}:footnotes:paragraph 1"),
        ("a.head", "2", f"{path}:header1:paragraph 1"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("paper.odt", b"", "not a write-up"),
        ("paper.md", b"\xff\xfe", "cannot be read as UTF-8"),
        ("paper.docx", b"no zip", "cannot be read as a Word file"),
        ("paper.docx", broken_word(), "cannot be read as a Word file"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path, name, content, said):
    pytest.importorskip("docx")
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        writeups.read(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        writeups.read(tmp_path / "paper.md")
