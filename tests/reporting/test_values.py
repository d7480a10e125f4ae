import json
from importlib import resources

import pandas as pd
import pytest

from research.articles import Article, Corpus, Paragraph
from research.errors import InputError, ParameterError
from research.reporting.citing import values
from research.reporting.citing.values import MIME, Value, cite

PASSAGE = {"article_id": "a-1", "start": 3, "end": 7, "text": "<b>&"}


def test_a_value_carries_its_evidence_and_shows_it_escaped():
    value = cite("a.share", 0.25, unit="share", format=".0%", evidence=pd.DataFrame([PASSAGE]))
    bundle = value._repr_mimebundle_()
    assert bundle[MIME]["evidence"] == (PASSAGE,)
    assert "&lt;b&gt;&amp;" in bundle["text/html"]
    assert 'id="value-a.share"' in bundle["text/html"]


def test_a_passage_is_cited_in_its_sentence_where_the_corpus_is_given():
    text = "It rained. The mayor praised the thaw. It stopped."
    paragraphs = (Paragraph(0, len(text), "body"),)
    corpus = Corpus((Article("a-1", text, paragraphs, "a.txt", ""),))
    start = text.index("praised")
    rows = pd.DataFrame([{**PASSAGE, "start": start, "end": start + 7, "text": "praised"}])
    value = cite("a.share", 0.25, unit="share", evidence=rows, corpus=corpus)
    (passage,) = value.evidence
    assert passage["text"] == "The mayor praised the thaw."
    assert text[passage["start"] : passage["end"]] == passage["text"]


def test_of_very_many_passages_the_first_are_kept_and_all_are_counted():
    import jsonschema  # takes two seconds, which each worker would pay

    many = pd.DataFrame([{**PASSAGE, "start": n, "end": n + 1} for n in range(1500)])
    value = cite("a.share", 0.25, unit="share", format=".0%", evidence=many)
    row = value._repr_mimebundle_()[MIME]
    assert len(row["evidence"]) == 1000
    assert row["n_evidence"] == 1500
    assert "1,490 more, in the tables" in value._repr_mimebundle_()["text/html"]
    again = values.collect([("1", {**row, "evidence": list(row["evidence"])})])
    schema = resources.files("research.reporting.citing").joinpath("values.schema.json")
    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(
        json.loads(json.dumps(again))
    )


@pytest.mark.parametrize(
    "key",
    ["share", "A.b", "a..b", "a.3", "a.deadbeef01", "a.2025-03-09", "", "a.b c", "a.b\n"],
)
def test_names_that_are_none_or_would_change_are_refused(key):
    with pytest.raises(ParameterError, match="value name"):
        cite(key, 1.0, unit="share")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"value": float("nan")}, "not a finite number"),
        ({"value": float("inf")}, "not a finite number"),
        ({"value": None}, "not a finite number"),
        ({"value": "3"}, "not a finite number"),
        ({"value": 1, "low": 0.5}, "both limits"),
        ({"value": 1, "low": 2, "high": 1}, "the lower first"),
        ({"value": 1, "low": float("nan"), "high": 1}, "give both limits"),
        ({"value": 1, "low": float("inf"), "high": 1}, "low = inf"),
        ({"value": 1, "format": "{x}"}, "format"),
        ({"value": 1, "format": "of"}, "needs n"),
    ],
    ids=lambda given: str(given)[:24],
)
def test_numbers_that_cannot_be_cited_are_refused(given, said):
    with pytest.raises(ParameterError, match=said):
        cite("a.b", given.pop("value"), unit="share", **given)


@pytest.mark.parametrize(
    "key", ["framing.conflict.share.breakingon", "stance.us-2.facade", "a.new-york-times"]
)
def test_readable_names_are_taken(key):
    assert cite(key, 1, unit="share").key == key


@pytest.mark.parametrize("outlet", ["538", "2025-03-02", "Правда", "Le Déjà", "…", "deadbeef01"])
def test_any_outlet_can_be_part_of_a_name(outlet):
    key = cite(("framing", "share", outlet), 1, unit="share").key
    assert key != cite(("framing", "share", f"{outlet} B"), 1, unit="share").key


def test_what_was_collected_is_read_back(tmp_path):
    value = cite("a.share", 0.25, unit="share", format=".0%", n=8, low=0.1, high=0.4)
    bundle = json.loads(json.dumps(value._repr_mimebundle_()[MIME]))
    path = tmp_path / "values.json"
    path.write_text(json.dumps(values.collect([("cell-1", bundle)])))
    assert values.read(path) == {"a.share": value}


def test_one_name_for_two_values_is_refused():
    row = cite("a.b", 1, unit="share")._repr_mimebundle_()[MIME]
    with pytest.raises(ParameterError, match=r"'a\.b' is cited twice, in cells one and two"):
        values.collect([("one", row), ("two", row)])


@pytest.mark.parametrize(
    "content",
    [
        '{"version": 2, "values": {}}',
        "{",
        "[]",
        '{"version": 1, "values": {"a.b": {"value": "x"}}}',
    ],
)
def test_a_file_of_another_form_is_one_clear_line(tmp_path, content):
    path = tmp_path / "values.json"
    path.write_text(content)
    with pytest.raises(InputError, match=r"values\.json: .*version"):
        values.read(path)


def test_counts_are_written_with_what_they_are_of():
    assert str(Value("a.b", 12, "sentences", "of", n=1229)) == "12 of 1,229"


def test_what_is_collected_follows_the_documented_schema():
    import jsonschema

    schema = json.loads(
        resources.files("research.reporting.citing")
        .joinpath("values.schema.json")
        .read_text("utf-8")
    )
    full = cite(
        ("Framing", "Row & thaw", "New York Times"), 0.25, unit="share", format=".0%", n=8,
        low=0.1, high=0.4, how="hits / all", evidence=pd.DataFrame([PASSAGE]),
    )  # fmt: skip
    bundles = [("1", value._repr_mimebundle_()[MIME]) for value in (full, cite("a.b", 1, unit="x"))]
    stored = json.loads(json.dumps(values.collect(bundles)))
    jsonschema.Draft202012Validator(schema).validate(stored)
    assert list(stored["values"]) == ["a.b", "framing.row-thaw.new-york-times"]
    stored["values"]["a.b"]["value"] = "many"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(stored)


def test_limits_that_are_not_known_are_no_limits():
    found = cite("a.b", 0.5, unit="share", low=float("nan"), high=float("nan"))
    assert (found.low, found.high) == (None, None)


def test_a_page_shows_some_passages_of_a_value_and_says_how_many_more():
    rows = pd.DataFrame({"article_id": "a", "start": range(14), "end": range(1, 15), "text": "x"})
    found = cite("a.b", 0.5, unit="share", evidence=rows)
    page = found._repr_mimebundle_()["text/html"]
    assert page.count("<li>") == 11
    assert "14 passages" in page
    assert "4 more, in values.json" in page
    assert len(found._repr_mimebundle_()[MIME]["evidence"]) == 14
