import dataclasses
import datetime as dt
import math
from xml.etree import ElementTree

import pandas as pd
import pytest

import research
from research import charts, display
from research.articles import Article, Corpus, Paragraph, Repair
from research.evidence import EVIDENCE
from research.findings import Finding

TEXT = "<i>Row</i> at the summit.\n\nThe mayor praised the thaw."
ITEM = Article("a-1", TEXT, (Paragraph(0, 25, "headline"), Paragraph(27, 54, "lede")), "a.txt", "0")


def parsed(shown):
    markup = shown.data["text/html"].split("</style>", 1)[1]
    return ElementTree.fromstring(f"<div>{markup}</div>")


def test_a_table_has_a_caption_and_scoped_headers():
    frame = pd.DataFrame({"outlet": ["<b>A</b>", "B"], "share": [0.25, math.nan], "n": [3, 12000]})
    root = parsed(display.table(frame, caption="Shares & more", name="shares"))
    assert "".join(root.find(".//caption").itertext()) == "Shares & more"
    assert [th.get("scope") for th in root.iter("th")] == ["col"] * 3 + ["row"] * 2
    assert [cell.text for cell in root.find(".//tbody").iter() if cell.text] == [
        "<b>A</b>", "0.25", "3", "B", "–", "12,000",
    ]  # fmt: skip


def test_a_table_without_rows_says_so():
    shown = display.table(pd.DataFrame({"n": []}), caption="Copies", name="copies")
    assert "".join(parsed(shown).itertext()) == "Copies: none."
    assert shown.data["text/csv"] == "n\n"


def test_half_a_character_does_not_stop_the_kernel_from_sending_a_table():
    frame = pd.DataFrame({"before": pd.Series(["lone \ud800"], dtype=object)})
    data, _ = display.table(frame, caption="Repairs", name="repairs")._repr_mimebundle_()
    assert data["text/csv"] == "before\nlone \ufffd\n"
    assert all(text.encode() for text in data.values())


def test_a_long_table_says_what_it_leaves_out_and_its_data_have_it_all():
    shown = display.table(pd.DataFrame({"n": range(9)}), caption="Rows", name="rows", limit=2)
    assert "".join(parsed(shown).find(".//caption").itertext()) == "Rows"
    assert parsed(shown).find("./p").text == "2 of 9 rows shown, all in the CSV."
    assert len(shown.data["text/csv"].splitlines()) == 10


def test_the_same_chart_is_the_same_bytes_and_has_words():
    frame = pd.DataFrame({"frame": ["conflict"], "share": [0.5]})
    drawn = [
        display.figure(
            charts.bars(frame, category="frame", value="share", title="Frames", xlabel="share"),
            alt="Half.", caption="Frames", name="frames", data=frame,
        )
        for _ in range(2)
    ]  # fmt: skip
    assert drawn[0].data == drawn[1].data
    assert drawn[0].metadata["image/svg+xml"]["alt"] == "Half."
    assert drawn[0].data["text/csv"] == "frame,share\nconflict,0.5\n"


def test_names_in_a_chart_are_neither_formulae_nor_a_warning_for_their_letters():
    name = r"$\bad{$ 新华社"
    frame = pd.DataFrame({"term": [name], "z": [1.0], "group": [name]})
    limits = {"group": "group", "title": name, "xlabel": name}
    cells = pd.DataFrame({name: [0.5]}, index=[name])
    for axes in (
        charts.bars(frame, category="term", value="z", **limits),
        charts.dots(frame, label="term", value="z", size="z", **limits),
        charts.matrix(cells, labels=cells.map(lambda _: name), title=name, unit=name),
    ):
        assert "<svg" in display.figure(axes, alt="a", caption="c", name="n").data["image/svg+xml"]


@pytest.mark.parametrize("rows", [0, 1, 40])
def test_charts_take_tables_of_any_length(rows):
    frame = pd.DataFrame(
        {
            "term": [f"t{n}" for n in range(rows)],
            "z": [math.nan if n % 3 == 0 else n - 5.0 for n in range(rows)],
            "n": list(range(1, rows + 1)),
            "low": math.nan,
            "high": math.nan,
            "group": [f"g{n % 2}" for n in range(rows)],
        }
    )
    limits = {"low": "low", "high": "high", "title": "T", "xlabel": "z"}
    both = [
        charts.bars(frame, category="term", value="z", group="group", **limits),
        charts.dots(frame, label="term", value="z", size="n", group="group", **limits),
    ]
    cells = frame.set_index("term")[["z"]] / 100
    both.append(charts.matrix(cells, labels=cells.map(str), title="T", unit="stance"))
    for axes in both:
        assert "<svg" in display.figure(axes, alt="a", caption="c", name="n").data["image/svg+xml"]


def test_evidence_shows_the_sentence_with_the_passage_marked():
    corpus = Corpus((ITEM,))
    rows = pd.DataFrame([{"frame": "praise", "article_id": "a-1", "start": 37, "end": 44}])
    root = parsed(display.evidence(rows, corpus, by=["frame"], caption="Frames"))
    assert root.find(".//summary").text == "praise: 1 passage"
    (item,) = root.iter("li")
    assert "".join(item.itertext()) == "The mayor praised the thaw. (a-1)"
    assert item.find("span").text == "praised"


def test_of_very_many_passages_every_group_shows_some_and_says_of_how_many():
    passage = {"article_id": "a-1", "start": 31, "end": 36}
    sizes = {"small": 3, "large": 300} | {f"group {n}": 150 for n in range(40)}
    rows = pd.DataFrame([{**passage, "of": name} for name, n in sizes.items() for _ in range(n)])
    shown = display.evidence(rows, Corpus((ITEM,)), by=["of"], caption="Passages", name="passages")
    page = shown.data[EVIDENCE]
    assert page.count("<section") == 42
    assert "small: 3 passages in 1 sentence of 1 article" in page
    told = "are shown, in 1 sentence, spread over the articles; the CSV has them all."
    assert f"121 passages of 300 {told}" in page  # 3 and 41 times 121 are 4,964
    assert f"121 passages of 150 {told}" in page
    assert shown.metadata[EVIDENCE] == {"passages": len(rows), "groups": 42}


def test_of_many_passages_every_article_shows_some():
    other = dataclasses.replace(ITEM, article_id="a-2")
    rows = [{"article_id": "a-1", "start": n, "end": n + 1, "of": "x"} for n in range(31, 36)] * 120
    rows += [{"article_id": "a-2", "start": 37, "end": 44, "of": "x"}]
    shown = display.evidence(
        pd.DataFrame(rows), Corpus((ITEM, other)), by=["of"], caption="Passages", name="passages"
    )
    assert "500 passages of 601 are shown" in shown.data[EVIDENCE]
    assert "(a-2)" in shown.data[EVIDENCE]


def test_groups_together_are_a_group_before_them():
    at = {"article_id": "a-1", "start": 31, "end": 36}
    rows = pd.DataFrame(
        [
            {**at, "frame": frame, "outlet": outlet}
            for frame, outlet in (("row", "A"), ("row", "B"), ("row", "A"), ("praise", None))
        ]
    )
    shown = display.evidence(
        rows, Corpus((ITEM,)), by=["frame", "outlet"], caption="Passages", name="p",
        whole={"outlet": "all"},
    )  # fmt: skip
    root = ElementTree.fromstring(f"<div>{shown.data[EVIDENCE]}</div>")
    heads = {head.text: head.get("id") for head in root.iter("h2")}
    assert list(heads) == [
        "row, all: 3 passages in 1 sentence of 1 article",
        "row, A: 2 passages in 1 sentence of 1 article",
        "row, B: 1 passage",
        "praise, all: 1 passage",
        f"praise, {display.MISSING}: 1 passage",
    ]
    assert display.passages_key(["row", "all"]) in heads.values()
    assert shown.metadata[EVIDENCE] == {"passages": 4, "groups": 5}
    assert shown.data["text/csv"].count("row") == 3  # none twice


def test_of_more_groups_than_a_page_holds_the_largest_are_shown():
    passage = {"article_id": "a-1", "start": 31, "end": 36}
    names = [*(f"group {n}" for n in range(5_001)), "group 5000"]
    rows = pd.DataFrame([{**passage, "of": name} for name in names])
    shown = display.evidence(rows, Corpus((ITEM,)), by=["of"], caption="Passages", name="passages")
    page = shown.data[EVIDENCE]
    assert "group 5000: 2 passages" in page
    assert "The largest 5000 of 5,001 groups are shown." in page


def test_a_cell_opens_into_the_evidence_that_is_named_or_that_its_row_names():
    rows = pd.DataFrame({"who": ["Lund"], "said": [3], "which": ["quotations"]})
    by_name = display.Opens("said", "said", ("who",))  # also the name of a column
    by_row = display.Opens("said", "which", ("who",), in_column=True)
    for opens, name in ((by_name, "said"), (by_row, "quotations")):
        shown = display.table(rows, caption="c", opens=opens, hidden=["which"]).data["text/html"]
        assert f'data-evidence="{name}" data-key="{display.passages_key(["Lund"])}">3</a>' in shown
        assert ">quotations<" not in shown


def test_an_article_is_shown_escaped_with_its_roles():
    root = parsed(research.show(ITEM))
    assert [p.get("class") for p in root.iter("p")] == ["nf-legend", "nf-headline", "nf-lede"]
    assert "<i>Row</i>" in "".join(root.itertext())


def test_data_hold_no_digit_in_which_processors_differ():
    frame = pd.DataFrame({"sum": [0.1 + 0.2, 0.3, float("nan"), 1e-20, 12345678.5]})
    shown = display.table(frame, caption="Sums", name="sums").data["text/csv"]
    assert shown == 'sum\n0.3\n0.3\n""\n1e-20\n12345678.5\n'


def test_what_was_left_out_is_named_and_counted():
    log = tuple(
        Repair(None, f"{n}.txt", "read", "dropped", None, None, "<empty>") for n in range(12)
    )
    shown = display.left_out(Corpus((ITEM,), log)).data
    assert shown["text/plain"].startswith("Left out of the corpus (12): 0.txt: <empty>; ")
    assert shown["text/plain"].endswith("9.txt: <empty>; and 2 more.")
    assert "&lt;empty&gt;" in shown["text/html"]


def test_a_sentence_with_two_passages_is_shown_once_with_both():
    at = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("mayor", "thaw")]
    rows = pd.DataFrame(
        {
            "frame": "row",
            "article_id": "a-1",
            "start": [a for a, _ in at],
            "end": [b for _, b in at],
        }
    )
    shown = display.evidence(rows, Corpus((ITEM,)), by=["frame"], caption="Passages", name="p")
    page = ElementTree.fromstring(f"<div>{shown.data[EVIDENCE]}</div>")
    assert [span.text for span in page.iter("span") if span.get("class") == "nf-term"] == [
        "mayor", "thaw",
    ]  # fmt: skip
    assert len(list(page.iter("li"))) == 1
    assert shown.metadata[EVIDENCE] == {"passages": 2, "groups": 1}


def test_a_card_says_what_is_not_known():
    dropped = Repair(None, "b.txt", "load", "dropped", None, None, "empty")
    told = display.card(Corpus((ITEM,), (dropped,))).data["text/plain"].splitlines()
    assert told == [
        "Articles: 1", "Published: 1 without a date", "Language: unknown (1)",
        "Left out: 1 file or records, see below", "Outlet: a-1 (1)",
    ]  # fmt: skip


def test_a_card_says_that_no_article_lacks_a_date():
    dated = dataclasses.replace(ITEM, published=dt.date(2025, 3, 9))
    assert (
        "Published: 2025-03-09, none without a date"
        in display.card(Corpus((dated,))).data["text/plain"]
    )


LIMITS = {"low": [0.1, math.nan], "high": [0.3, math.nan]}


def test_an_interval_that_is_not_known_is_not_drawn():
    rows = pd.DataFrame({"p": "a", "r": ["x", "y"], "v": [0.2, 0.4], **LIMITS, "n": [9, 1]})
    axes = charts.intervals(
        rows, panel="p", row="r", value="v", low="low", high="high", n="n", title="", xlabel=""
    )
    assert [label.get_text() for label in axes.get_yticklabels()] == ["y (1)", "x (9)"]
    lines = axes.collections[0].get_segments()
    assert [[tuple(point) for point in line] for line in lines] == [[(0.1, 1.0), (0.3, 1.0)]]


def test_a_line_is_labelled_and_only_what_is_sure_is_strong():
    rows = pd.DataFrame({"p": "a", "r": ["x", "y"], "v": [0.2, 0.9], "low": [0.1, 0.8], "n": 9})
    rows = rows.assign(high=[0.3, 1.0], all=0.4, sure=[False, True])
    axes = charts.intervals(
        rows, panel="p", row="r", value="v", low="low", high="high", n="n", title="", xlabel="",
        mean="all", line="all", strong="sure",
    )  # fmt: skip
    assert axes.get_title(loc="left") == "a  ┆ all 40%"
    strong, pale = (tuple(colour) for colour in axes.collections[0].get_colors())
    assert strong != pale


def test_charts_of_nothing_are_empty_not_an_error():
    columns = ["p", "r", "v", "low", "high", "n", "con", "pro"]
    rows = pd.DataFrame(columns=columns, dtype=float)
    charts.intervals(
        rows, panel="p", row="r", value="v", low="low", high="high", n="n", title="", xlabel=""
    )
    charts.shares(rows, panel="p", row="r", against="con", favour="pro", n="n", title="", xlabel="")


def test_a_legend_names_groups_that_begin_with_an_underscore():
    rows = [("a", "_Dots", 0.2), ("a", "Harbour Post", 0.4), ("b", "_Dots", 0.1)]
    frame = pd.DataFrame(rows, columns=["frame", "outlet", "share"])
    axes = charts.bars(
        frame, category="frame", value="share", group="outlet", title="T", xlabel="share"
    )
    legend = axes.get_legend() or axes.figure.legends[0]
    assert [text.get_text().strip() for text in legend.get_texts()] == ["_Dots", "Harbour Post"]


def test_a_table_is_headed_in_words_shows_intervals_and_keeps_its_data_as_they_are():
    frame = pd.DataFrame(
        {
            "outlet": ["A", "B"], "value": [0.256, 0.5], "low": [0.1, math.nan],
            "high": [0.4, math.nan], "n_articles": [9, 2],
        }
    )  # fmt: skip
    shown = display.table(
        frame,
        caption="Shares",
        name="shares",
        heads={"value": "share"},
        percent=["value", "low", "high"],
    )
    root = parsed(shown)
    heads = [th.text for th in root.find(".//thead").iter("th")]
    assert heads == ["outlet", "share", "95% interval", "articles"]
    cells = [cell.text for cell in root.find(".//tbody").iter() if cell.text]
    assert cells == ["A", "26%", "10 to 40%", "9", "B", "50%", "–", "2"]
    assert shown.data["text/csv"].startswith(
        "outlet,value,low,high,n_articles\nA,0.256,0.1,0.4,9\n"
    )


def test_a_folded_table_shows_its_caption_until_it_is_opened():
    root = parsed(display.table(pd.DataFrame({"n": [1]}), caption="Rows", name="rows", folded=True))
    assert root.find("./details/summary").text == "Rows"
    assert root.find("./details//table") is not None


def test_a_note_shows_commands_as_code_and_nothing_else_as_markup():
    root = parsed(display.note("Draw one with `research <sample>` <b>."))
    assert root.find(".//code").text == "research <sample>"
    assert root.find(".//b") is None


def test_ink_is_read_on_every_cell_of_a_matrix():
    values = pd.DataFrame([[-1.0, -0.5, 0.0, 0.5, 1.0, math.nan]])
    axes = charts.matrix(values, labels=values.map(str), title="", unit="")
    assert [text.get_color() for text in axes.texts][2] == "#111111"
    assert [axes.texts[at].get_color() for at in (0, 4)] == ["#fefefe"] * 2
    assert axes.texts[5].get_color() != "white"


def _panels():
    rows = pd.DataFrame({"p": list("abc"), "r": "x", "v": 0.2, "low": 0.1, "high": 0.3, "n": 9})
    names = {"panel": "p", "row": "r", "value": "v", "low": "low", "high": "high", "n": "n"}
    return charts.intervals(rows, **names, title="T", xlabel="share")


def test_a_figure_has_colours_for_dark_pages_and_those_of_light_ones_without_them():
    svg = display.figure(_panels(), alt="a", caption="c", name="n").data["image/svg+xml"]
    style = ElementTree.fromstring(svg).find("{*}style").text
    assert style.startswith("@media (prefers-color-scheme:dark){")
    assert '[style*="fill: #222222"]{fill:#e4e6e9!important}' in style
    assert "#542788" not in style  # is not in the figure
    assert "fill: #222222" in svg


def test_panels_stand_below_each_other_for_a_narrow_screen():
    shown = display.figure(_panels(), alt="a", caption="c", name="n").data
    wide, narrow = (
        [
            float(ElementTree.fromstring(svg).get(side).removesuffix("pt"))
            for side in ("width", "height")
        ]
        for svg in (shown["image/svg+xml"], shown[display.NARROW])
    )
    assert narrow[0] < wide[0]
    assert narrow[1] > wide[1]
    assert display.figure(_panels(), alt="a", caption="c", name="n").data == shown
    one = pd.DataFrame({"frame": ["conflict"], "share": [0.5]})
    alone = charts.bars(one, category="frame", value="share", title="Frames", xlabel="share")
    assert display.NARROW not in display.figure(alone, alt="a", caption="c", name="n").data


def test_years_that_stand_close_share_one_label():
    days = [dt.date(year, 1, 1) for year in (2018, 2025, 2026)]
    rows = pd.DataFrame(
        {"frame": "conflict", "day": days, "share": 0.5, "low": 0.4, "high": 0.6, "n": 9}
    )
    axes = charts.over_time(
        rows, panel="frame", period="day", value="share", low="low", high="high", n="n", title="F",
        ylabel="share",
    )  # fmt: skip
    assert [one.get_text()[:4] for one in axes.get_xticklabels()] == ["2018", "2025"]


def test_no_line_runs_over_a_time_of_which_nothing_is_known_and_labels_leave_room():
    days = [dt.date(2019, 1, 1), dt.date(2019, 1, 14), dt.date(2019, 1, 21), dt.date(2019, 3, 18)]
    rows = pd.concat(
        pd.DataFrame({"f": name, "day": days, "v": 0.5, "low": 0.4, "high": 0.6, "n": 9})
        for name in "abcde"
    )
    names = {"panel": "f", "period": "day", "value": "v", "low": "low", "high": "high", "n": "n"}
    axes = charts.over_time(rows, **names, title="F", ylabel="share")
    (line,) = axes.get_lines()
    assert [bool(v != v) for v in line.get_ydata()] == [False, False, False, True, False]
    assert [one.get_text()[:10] for one in axes.get_xticklabels()] == ["2019-01-01", "2019-03-18"]


def test_what_to_mind_stands_apart_from_the_findings():
    shown = display.cautions([display.Finding("Few `<b>`."), display.Finding("Old.")])
    assert (
        "<h3>Read with care</h3><ul><li>Few <code>&lt;b&gt;</code>.</li>" in shown.data["text/html"]
    )
    assert display.FINDINGS not in shown.data
    assert display.cautions([]).data["text/plain"] == ""


@pytest.mark.parametrize(
    ("outlet", "across"), [("Post", 3), ("The Evening Chronicle of Nordvik", 2)]
)
def test_panels_are_as_many_side_by_side_as_names_of_rows_leave_room_for(outlet, across):
    rows = pd.DataFrame(
        {"p": list("abcde"), "r": outlet, "v": 0.2, "low": 0.1, "high": 0.3, "n": 9}
    )
    names = {"panel": "p", "row": "r", "value": "v", "low": "low", "high": "high", "n": "n"}
    axes = charts.intervals(rows, **names, title="T", xlabel="share")
    assert axes.get_gridspec().ncols == across


def test_further_rows_open_below_the_first_and_those_beyond_are_counted():
    frame = pd.DataFrame({"outlet": list("ABCDEF"), "n": range(6)})
    html = display.table(frame, caption="Outlets", limit=2, more=3).data["text/html"]
    first, opens = html.split("<summary>The other 3 rows</summary>")
    assert [name in first for name in (">A<", ">B<", ">C<")] == [True, True, False]
    assert [name in opens for name in (">C<", ">E<", ">F<")] == [True, True, False]
    assert "5 of 6 rows shown, all in the CSV." in opens
    assert "<details" not in display.table(frame, caption="Outlets", limit=6, more=3).data[
        "text/html"
    ].split("</style>")[1]  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.0004, 0.18, "+0.04 to +18"), (-0.49, -0.004, "-49 to -0.4"), (-0.004, 0.5, "-0.4 to +50")],
)
def test_rounding_never_hides_on_which_side_of_nothing_a_difference_lies(low, high, said):
    frame = pd.DataFrame({"of": ["A"], "low": [low], "high": [high]})
    shown = display.table(frame, caption="Apart", points=["low", "high"]).data["text/html"]
    assert f">{said}<" in shown


def test_a_group_of_passages_says_what_heads_it_and_articles_are_counted_as_articles():
    at = TEXT.index("thaw")
    rows = pd.DataFrame({"who": "Rowe", "whom": "Lund", "article_id": "a-1", "start": [at, 0],
                         "end": [at + 4, 0], "kind": ["said", "event"]})  # fmt: skip
    shown = display.evidence(
        rows, Corpus((ITEM,)), by=["who", "whom", "kind"], caption="Passages", name="p",
        heading="{} towards {}, {}",
    )  # fmt: skip
    page = ElementTree.fromstring(f"<div>{shown.data[EVIDENCE]}</div>")
    heads = [head.text for head in page.iter("h2")]
    assert heads == ["Rowe towards Lund, said: 1 passage", "Rowe towards Lund, event: 1 article"]
    marked = [[one.text for one in item.iter("span") if one.get("class") == "nf-term"]
              for item in page.iter("li")]  # fmt: skip
    assert marked == [["thaw"], []]


def test_what_stands_beside_a_figure_is_not_told_again_on_the_page_of_the_day():
    told = [Finding("A has more.")]
    assert display.FINDINGS in display.findings(told).data
    beside = display.findings(told, beside=True)
    assert display.FINDINGS not in beside.data
    assert "A has more." in beside.data["text/html"]


def test_a_finding_without_passages_leads_to_the_part_that_tells_more():
    told = Finding("No sure change.", section=("over-time", "Over time"))
    html = display.findings([told]).data["text/html"]
    assert 'See <a href="#over-time">Over time</a>' in html
    assert "See <a" not in display.findings([told], beside=True).data["text/html"]


def test_rows_go_by_headlines_and_by_ids_where_there_is_none():
    named = dataclasses.replace(ITEM, article_id="a", title="Dam breaks")
    corpus = Corpus((named, dataclasses.replace(ITEM, article_id="b", title=None)))
    rows = pd.DataFrame({"article_id": ["b", "a", "a"], "step": [1, 2, 3]})
    shown = display.by_headline(rows, corpus)
    assert list(shown) == ["article", "article_id", "step"]
    assert shown["article"].tolist() == ["b", "Dam breaks", "Dam breaks"]


def test_what_is_shown_prints_as_its_words_without_control_characters():
    shown = research.show('"It is cold," the \x1b[2Jmayor said.')
    assert repr(shown) == '"It is cold," the ␛[2Jmayor said.'


def test_blanks_of_other_languages_print_as_they_are():
    assert (
        repr(display.note("10\u00a0000 «\u202fOui\u202f»\tla"))
        == "10\u00a0000 «\u202fOui\u202f»\tla"
    )
