import json

import pytest

from research.errors import InputError
from research.reporting.citing import bindings, values, writeups
from research.reporting.citing.values import MIME, cite


def publish(reports, date, share, *, seed=1, key="a.share", **more):
    """A run as the runner leaves it, with one value."""
    folder = reports / date / f"framing-{seed}"
    folder.mkdir(parents=True)
    row = cite(key, share, unit="share of sentences", format=".0%", **more)._repr_mimebundle_()
    stored = values.collect([("cell-1", row[MIME])])
    (folder / "values.json").write_text(json.dumps(stored))
    (folder / "report.html").write_text("<html></html>")
    record = {
        "schema": 1,
        "id": f"{date}-{share}-{seed}",
        "date": date,
        "started": f"{date}T00:00:00+00:00",
        "notebook": {"name": "framing", "title": "Which frames?"},
        "parameters": [{"name": "seed", "type": "int", "shown": seed}],
    }
    (folder / "run.json").write_text(json.dumps(record))
    return folder


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.md"
    path.write_text("Conflict: {{a.share}} of 29 sentences.\n", encoding="utf-8")
    return path


def statuses(findings):
    return [finding.status for finding in findings]


def test_filled_then_right_then_stale_then_wrong(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.4123)
    writeups.fill(paper, reports=reports)
    assert '<span data-result="a.share">41%</span>' in paper.read_text()
    assert statuses(writeups.check(paper, reports=reports)) == ["right", "unbound"]

    publish(reports, "2025-03-10", 0.3901)
    stale, advice = writeups.check(paper, reports=reports)
    assert (stale.status, stale.message) == (
        "stale", "was 41%, and 2025-03-10/framing-1 says 39%",
    )  # fmt: skip
    assert (advice.status, advice.text) == ("unbound", "29")

    paper.write_text(paper.read_text().replace("41%", "43.2 per cent"))
    wrong, _ = writeups.check(paper, reports=reports)
    assert (wrong.status, wrong.text, wrong.expected) == ("wrong", "43.2 per cent", "41.2 per cent")
    assert wrong.place == f"{paper}:1:11"

    assert statuses(writeups.check(paper, reports=reports, fix=True)) == ["right", "unbound"]
    writeups.fill(paper, reports=reports)
    assert ">39.0 per cent<" in paper.read_text()
    assert statuses(writeups.check(paper, reports=reports)) == ["right", "unbound"]


def test_a_newer_run_with_other_parameters_makes_nothing_stale(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.41)
    writeups.fill(paper, reports=reports)
    publish(reports, "2025-03-10", 0.39, seed=2)
    assert statuses(writeups.check(paper, reports=reports)) == ["right", "unbound"]


def test_a_newer_run_that_reads_the_same_makes_nothing_stale(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.4101)
    writeups.fill(paper, reports=reports)
    publish(reports, "2025-03-10", 0.4099)
    assert statuses(writeups.check(paper, reports=reports)) == ["right", "unbound"]


def test_a_result_is_renewed_from_runs_like_its_own(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-10", 0.39, seed=2)
    own = publish(reports, "2025-03-09", 0.41)
    writeups.fill(paper, reports=reports, only=[own])
    assert ">41%<" in paper.read_text()
    writeups.fill(paper, reports=reports)
    assert ">41%<" in paper.read_text()
    publish(reports, "2025-03-11", 0.43)
    writeups.fill(paper, reports=reports)
    assert ">43%<" in paper.read_text()


def test_keys_without_a_run_stay_and_are_missing(tmp_path, paper):
    before = paper.read_text()
    assert statuses(writeups.fill(paper, reports=tmp_path / "reports")) == ["missing"]
    assert paper.read_text() == before


def test_limits_of_an_interval_and_n_can_be_cited(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.4123, low=0.3, high=0.52, n=1229)
    paper.write_text("{{a.share#low}} to {{a.share#high}} of {{a.share#n}}")
    writeups.fill(paper, reports=reports)
    shown = [finding.text for finding in writeups.check(paper, reports=reports)]
    assert shown == ["30%", "52%", "1229"]


def test_a_run_that_was_replaced_or_removed_is_said(tmp_path, paper):
    reports = tmp_path / "reports"
    folder = publish(reports, "2025-03-09", 0.41)
    writeups.fill(paper, reports=reports)
    (folder / "run.json").write_text(
        (folder / "run.json").read_text().replace("2025-03-09-0.41-1", "another")
    )
    missing, _ = writeups.check(paper, reports=reports)
    assert (missing.status, "is gone" in missing.message) == ("missing", True)


def test_runs_that_write_ups_cite_are_known(tmp_path, paper):
    reports = tmp_path / "reports"
    publish(reports, "2025-03-09", 0.41)
    writeups.fill(paper, reports=reports)
    assert bindings.cited_runs(tmp_path) == {"2025-03-09/framing-1"}


def test_what_it_was_filled_from_must_be_readable(tmp_path, paper):
    (tmp_path / "paper.md.results.json").write_text('{"version": 99, "results": {}}')
    with pytest.raises(InputError, match="version 99"):
        writeups.check(paper, reports=tmp_path / "reports")


def changed(path, old, new):
    """The write-up with one number changed by hand, as an author would."""
    if path.suffix == ".docx":
        docx = pytest.importorskip("docx")
        file = docx.Document(str(path))
        for node in file.element.body.iter(f"{{{W}}}t"):
            node.text = (node.text or "").replace(old, new)
        file.save(path)
        return
    words = path.with_suffix(".results.tex") if path.suffix == ".tex" else path
    assert old in words.read_text(encoding="utf-8")
    words.write_text(words.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = {
    "pandoc.md": "---\ntitle: Study\n---\n\nA share of {{a.share}} [@key].\n",
    "quarto.qmd": "---\nformat: html\n---\n\n::: {.callout-note}\n{{a.share}}\n:::\n",
    "myst.md": "```{note}\nnothing here\n```\n\nA share of {{a.share}} {cite}`key`.\n",
    "latex.tex": "\\input{latex.results}\nA share of \\result{a.share}.\n",
    "word.docx": None,
}


@pytest.mark.parametrize("name", KINDS)
def test_round_trip_in_every_kind_of_write_up(tmp_path, name):
    path, reports = tmp_path / name, tmp_path / "reports"
    if name.endswith(".docx"):
        docx = pytest.importorskip("docx")
        file = docx.Document()
        file.add_paragraph("A share of {{a.share}}.")
        file.save(path)
    else:
        path.write_text(KINDS[name], encoding="utf-8")
    publish(reports, "2025-03-09", 0.41)
    assert statuses(writeups.fill(path, reports=reports)) == ["right"]
    assert statuses(writeups.check(path, reports=reports))[:1] == ["right"]

    publish(reports, "2025-03-10", 0.39)
    stale = writeups.check(path, reports=reports)[0]
    assert (stale.status, stale.message) == ("stale", "was 41%, and 2025-03-10/framing-1 says 39%")

    changed(path, "41\\%" if name.endswith(".tex") else "41%", "44%")
    wrong = writeups.check(path, reports=reports)[0]
    assert (wrong.status, wrong.text, wrong.expected) == ("wrong", "44%", "41%")
    assert wrong.place.split(":")[0].startswith(str(path.with_suffix("")))
    assert statuses(writeups.check(path, reports=reports, fix=True))[:1] == ["right"]
