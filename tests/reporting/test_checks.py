"""What a report opens with of its run: an alarm only where something differs."""

import json

import pytest

from research.reporting.publishing import checks, pages

RECORD = {
    "inputs": [{"files": ["a.txt"]}], "seed": 1, "lock": {"differs": None},
    "code": {"installed": None}, "git": {"changed": [], "commit": "abc"}, "notebook": {"shipped": False},
}  # fmt: skip


@pytest.mark.parametrize(
    ("differs", "holds"),
    [
        pytest.param(None, None, id="nothing to compare with is no alarm"),
        pytest.param({}, True, id="the same"),
        pytest.param({"numpy": ["1", "2"]}, False, id="another version"),
    ],
)
def test_an_environment_is_open_only_where_it_differs(differs, holds):
    found = {one.name: one for one in checks.made(RECORD | {"lock": {"differs": differs}})}
    assert found["Environment"].holds is holds
    assert found["Code"].holds


@pytest.mark.parametrize(
    ("differs", "head"),
    [(None, ""), ({"numpy": ["1", "2"]}, "other versions of libraries")],
    ids=["not compared", "differs"],
)
def test_what_cannot_be_checked_stands_in_the_list_and_what_differs_in_the_head(
    published, differs, head
):
    record = json.loads((published.outcomes["good"].path / "run.json").read_text(encoding="utf-8"))
    html = pages.render({"cells": []}, record | {"lock": {"differs": differs}}).html
    summary, rest = html.partition("<summary>Checked")[2].split("</summary>", 1)
    assert ("environment" in summary) == bool(head)
    assert head in summary
    assert "<b>Environment</b>" in rest
