"""The project's own notebooks, run on the seeds: what a reader finds by hand is in the reports."""

import json
import math
import re
from importlib import resources
from pathlib import Path

import pandas as pd
import pytest

from research.reporting.citing import values

NAMES = ["comparison", "corpus", "framing", "stance"]
PUBLISHED = Path(__file__).resolve().parent.parent / "reports" / "2025-03-09"


def html(seed_reports, name):
    return (seed_reports.runs[name] / "report.html").read_text(encoding="utf-8")


def data(seed_reports, name, table):
    return pd.read_csv(seed_reports.runs[name] / "data" / f"{table}.csv")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_asks_for_nothing_outside_and_runs_nothing(seed_reports, name):
    page = html(seed_reports, name)
    assert not re.search(r"(?:src|href|url\(|@import)\W{0,3}(?:https?:)?//", page)
    assert not re.search(r"<(?:script|iframe|object|embed)\b|\son\w+\s*=\s*[\"']", page)


def test_each_outlet_opens_into_the_events_that_it_tells(seed_reports):
    counted = data(seed_reports, "comparison", "outlets-events")
    events = data(seed_reports, "comparison", "events")
    assert counted["tells"].sum() == events["n_outlets"].sum()
    rows = data(seed_reports, "comparison", "outlets-events-evidence")
    assert set(rows["outlet"]) == set(counted["outlet"])
    opened = seed_reports.runs["comparison"] / "evidence" / "outlets-events-evidence.html"
    assert opened.read_text(encoding="utf-8").count("<h2") == len(rows.groupby(["outlet", "what"]))


def test_facts_that_differ_have_their_data(seed_reports):
    found = data(seed_reports, "comparison", "differences")
    assert list(found.columns)[:3] == ["kind", "outlet_a", "value_a"]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_words_and_data(seed_reports, name):
    page = html(seed_reports, name)
    figures = re.findall(r"<img [^>]*>", page)
    assert figures
    assert all(re.search(r'alt="[^"]{8,}"', figure) for figure in figures)
    assert page.count("<figure") == len(re.findall(r"<figure.*?\.csv.*?</figure>", page, re.S))


@pytest.mark.parametrize("name", NAMES[:1] + NAMES[2:])
def test_two_articles_allow_no_inference(seed_reports, name):
    page = html(seed_reports, name)
    assert re.search("descriptive|no inference", page)
    assert not re.search(r'"low": -?[\d.]', (seed_reports.runs[name] / "values.json").read_text())


def test_framing_says_descriptive_and_shows_praise_and_conflict(seed_reports):
    assert "descriptive: one article per outlet" in html(seed_reports, "framing")
    cues = set(data(seed_reports, "framing", "cues")["cue"])
    said = set(data(seed_reports, "framing", "attributes")["value"])
    assert {"lauds", "praising"} <= cues | said
    assert any("commended" in words for words in cues)
    words = set(data(seed_reports, "framing", "words")["term"])
    assert {"common sense", "pragmatism", "thaw"} <= words
    frames = data(seed_reports, "framing", "frames-evidence")
    conflict = set(frames[frames["frame"] == "conflict"]["text"])
    assert {"furious row", "heated exchange", "acrimonious"} <= conflict
    assert any(text.startswith("splitting with") for text in conflict)
    labels = " ".join(data(seed_reports, "framing", "labels")["names"])
    for name in ("President Donald Trump", "Mr Trump", "US", "U.S. administration"):
        assert name in labels


def test_values_name_what_was_measured_with_evidence(seed_reports):
    found = values.read(seed_reports.runs["framing"] / "values.json")
    conflict = found["framing.conflict.share.breakingon"]
    assert conflict.n == 1  # article
    assert conflict.evidence
    assert 0 < conflict.value < 1


@pytest.mark.parametrize("name", ["comparison", "framing", "stance"])
def test_notebooks_still_give_the_values_of_the_published_runs(seed_reports, name):
    then = values.read(PUBLISHED / name / "values.json")
    now = values.read(seed_reports.runs[name] / "values.json")
    moved = {
        key: (then[key].value if key in then else None, now[key].value if key in now else None)
        for key in sorted(then.keys() | now.keys())
        if key not in then
        or key not in now
        or not math.isclose(then[key].value, now[key].value, rel_tol=0, abs_tol=1e-9)
    }
    assert moved == {}, "numbers moved: publish new runs, fill the example, say so in CHANGELOG.md"


@pytest.mark.parametrize("name", NAMES)
def test_values_follow_the_documented_schema_and_name_figures_and_tables(seed_reports, name):
    import jsonschema  # takes two seconds, which each worker would pay

    folder = seed_reports.runs[name]
    schema = resources.files("research.reporting.citing").joinpath("values.schema.json")
    stored = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(stored)
    assert stored["figures"]
    for shown in [*stored["figures"].values(), *stored["tables"].values()]:
        assert all((folder / shown[key]).is_file() for key in ("file", "data") if shown.get(key))


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_an_id_of_its_own(name):
    source = PUBLISHED.parents[1] / "notebooks" / f"{name}.ipynb"
    cells = json.loads(source.read_text(encoding="utf-8"))["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)


def test_the_validation_report_corrects_the_seeds_by_the_shipped_codings(seed_reports):
    found = values.read(seed_reports.runs["validation"] / "values.json")
    share = found["validity.quoted.yes.all"]
    assert share.low < share.value < share.high
    assert share.basis.startswith("corrected with 30 coded sentences, alpha .")
    assert share.basis in share.in_words()
    page = html(seed_reports, "validation")
    assert "On these articles the measure" in page
    assert "Validated elsewhere" in page
    assert not data(seed_reports, "validation", "disagreements").empty
