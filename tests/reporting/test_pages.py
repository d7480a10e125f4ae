import html
import json
import re
from html.parser import HTMLParser

import pytest
from trial import HOSTILE

from research.reporting.publishing import markdown, pages, sanitise

EXTERNAL = re.compile(r"https?:|//[a-z]|@import|url\(|<script|<iframe|<link|\son[a-z]+\s*=", re.I)


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def parsed(page):
    reader = Reader()
    reader.feed(page)
    return reader


@pytest.fixture
def report(published):
    return (published.outcomes["good"].path / "report.html").read_text(encoding="utf-8")


def test_page_holds_nothing_that_runs_or_loads(published, report):
    failure = (published.outcomes["error"].path / "failure.html").read_text(encoding="utf-8")
    index = (published.reports / "index.html").read_text(encoding="utf-8")
    for page in (report, failure, index):
        reader = parsed(page)
        for tag, attributes in reader.tags:
            assert tag not in {"script", "iframe", "object", "embed", "link", "base", "form"}
            assert not [name for name in attributes if name.startswith("on")]
            for name in ("src", "href"):
                assert not re.match(
                    r"(?!data:image/|#|[\w./-]+(#p-\w+)?$)", attributes.get(name) or "#"
                )
        policy = next(a["content"] for t, a in reader.tags if a.get("http-equiv"))
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert ("html", {"lang": "en"}) in reader.tags
        assert any(a.get("name") == "viewport" for t, a in reader.tags)


def test_hostile_text_appears_as_text(report):
    text = "".join(parsed(report).text)
    # Printed, and shown as escaped HTML, and as Markdown of an output.
    for said in (
        "<script>bad()</script>", "onerror=bad()", "javascript:bad()", "</style><b>b</b>",
        "cost $5 and $6", "zero\u200bwidth", "⟦U+202E⟧right-to-left", "]]> --> &", "␀",
    ):  # fmt: skip
        assert text.count(said) >= 2, said
    assert "\x1b" not in report
    assert "\x00" not in report


def test_figures_have_alternative_text_caption_and_data(report):
    images = [attributes for tag, attributes in parsed(report).tags if tag == "img"]
    assert [image["alt"] for image in images] == ["One bar."]
    assert 'href="data/bar.csv"' in report
    assert "A bar" in report


def test_headings_are_in_the_table_of_contents_and_the_title_stands_once(report):
    assert len(re.findall(r"<h1\b", report)) == 1
    assert "What is asked." in report


def test_code_is_folded_but_there(report):
    assert re.search(r"<details class=\"code\">.*Path", report, re.S)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<svg><script>x()</script></svg>b", "b"),
        ("<style>*{}</style><b>c</b>", "<b>c</b>"),
        ("</style></main><b>c</b>", "<b>c</b>"),
        ("<a href='JaVaScRiPt:x()'>d</a>", '<a rel="noopener noreferrer">d</a>'),
        ("<a href='data:text/html,x'>d</a>", '<a rel="noopener noreferrer">d</a>'),
        ("<img src='https://e.org/a.png' alt='e'>", '<img alt="e">'),
        ("<p style='color:red;position:fixed'>f</p>", '<p style="color:red">f</p>'),
        ("<p style='background:url(https://e.org)'>f</p>", "<p>f</p>"),
        ("<p style='color:rgb(1, 2, 3)'>f</p>", '<p style="color:rgb(1, 2, 3)">f</p>'),
        ("<math><mi>x</mi></math>", "<math><mi>x</mi></math>"),
        ("<th scope='col' id='a'>g</th>", "g"),
        ("<meta http-equiv='refresh' content='0'>h", "h"),
        ("<form action='/x'><input></form>i", "i"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_fragment_keeps_structure_and_nothing_that_acts(source, kept):
    assert sanitise.fragment(source) == kept


@pytest.mark.parametrize(
    "text", [HOSTILE, "\x1b]0;title\x07", "\x9b31m", "\u2066a", "a\r\nb", "\ud800"]
)
def test_terminal_gets_no_control_character(text):
    shown = sanitise.terminal(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


@pytest.mark.parametrize(
    ("text", "defused"),
    [
        ("=1+1", True), ("+1", True), ("-1", True), ("@SUM", True), ("\t=1", True),
        ("\r=1", True), (" =1", True), ("＝1", True), ("a=1", False), ("“=1", False), ("", False),
    ],
)  # fmt: skip
def test_csv_cells_are_no_formulae(text, defused):
    assert sanitise.cell(text) == (f"'{text}" if defused else text)


@pytest.mark.parametrize(
    "text", ["a,b\n-0.5,1e-3\n,\n", '"a ""b"", c\nd",2\n', '""\n', "", f"{'x' * 200_000},1\n"]
)
def test_csv_without_formulae_stays_as_it_is(text):
    assert sanitise.csv_text(text) == text


def test_csv_beside_a_report_holds_no_formula():
    assert sanitise.csv_text('"=1,2",@x\n-1,-x\r\n') == "\"'=1,2\",'@x\n-1,'-x \n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"$\frac{a}{b}$", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        ("$$\nx^2\n$$", "<msup>"),
        ("costs $5 and $10", "costs $5 and $10"),
        ("`$x$`", "<code>$x$</code>"),
        (r"\$x\$", "$x$"),
        ("$\\badmacro{", "$\\badmacro{"),
    ],
)
def test_math_is_mathml_and_money_is_money(source, expected):
    assert expected in markdown.to_html(source)


def test_markdown_of_an_output_is_neither_math_nor_html():
    shown = markdown.to_html("$x$ <b>bold</b> *it*", trusted=False)
    assert html.unescape(shown).strip() == "<p>$x$ <b>bold</b> <em>it</em></p>"


def test_anchors_are_told_apart():
    taken: set[str] = set()
    for _ in range(3):
        taken.add(markdown.anchor("Łódź <b>&amp;</b>", taken))
    assert len(taken) == 3


def test_a_page_of_evidence_holds_its_passages_as_text(published):
    path = published.outcomes["good"].path
    reader = parsed((path / "evidence" / "passages.html").read_text(encoding="utf-8"))
    assert not {"script", "img", "b"} & {tag for tag, _ in reader.tags}
    assert "<script>bad()</script>" in "".join(reader.text)
    assert "(<b>A</b>)" in "".join(reader.text)


def test_a_cell_opens_only_where_its_group_has_passages(report):
    links = [a for tag, a in parsed(report).tags if tag == "a" and a.get("class") == "opens"]
    assert [link["href"].partition("#")[0] for link in links] == ["evidence/passages.html"]


def test_headings_alike_in_an_output_stay_alike_and_leave_no_level_out(published):
    record = json.loads((published.outcomes["good"].path / "run.json").read_text(encoding="utf-8"))
    shown = {
        "output_type": "display_data",
        "data": {"text/html": "<h4>One outlet</h4><h4>The other</h4><h5>Below</h5>"},
        "metadata": {},
    }
    cells = [
        {"cell_type": "markdown", "source": "## Side by side", "metadata": {}},
        {"cell_type": "code", "source": "pair", "outputs": [shown], "metadata": {}},
        {"cell_type": "markdown", "source": "## Limits", "metadata": {}},
    ]
    html = pages.render({"cells": cells}, record).html
    told = re.findall(r'<h([2-6]) id="[^"]+">([^<]+)<', html)
    assert told[:5] == [
        ("2", "Side by side"), ("3", "One outlet"), ("3", "The other"), ("4", "Below"), ("2", "Limits"),
    ]  # fmt: skip


def test_findings_of_a_day_are_escaped_and_their_asides_stand_back():
    run = {
        "href": "a/report.html",
        "title": "Frames",
        "given": ["targets = <a>"],
        "found": ["A <b> 83% (79 to 87%, n 3)."],
    }
    html = pages.page("day", date="2025-03-09", corpora={"articles": [run]})
    assert "<li>A &lt;b&gt; 83% <small>(79 to 87%, n 3)</small>.</li>" in html
    assert "<p>targets = &lt;a&gt;</p>" in html
