"""What a report opens with of its run: an alarm only where something differs."""

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


def test_what_cannot_be_checked_stands_in_the_list_and_what_differs_in_the_head():
    template = pages._environment().get_template("report.html.j2")
    source = template.environment.loader.get_source(template.environment, "report.html.j2")[0]
    head = source[source.index("<summary>Checked") :].partition("</summary>")[0]
    assert "if check.holds is not none" in head
    assert "check.detail" in head
