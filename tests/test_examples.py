"""The example write-up still says what its runs say, and the runs what the notebooks say today."""

import hashlib
import json
import math
from pathlib import Path

import pytest

from research.reporting import values, writeups

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "reports" / "2025-03-09"
pytestmark = pytest.mark.xdist_group("seed_reports")


@pytest.mark.parametrize("name", ["seed-study.md", "seed-study.tex"])
def test_every_number_of_the_example_is_right(name):
    found = writeups.check(ROOT / "examples" / name, reports=ROOT / "reports")
    wrong = [finding for finding in found if finding.status not in ("right", "unbound")]
    assert found
    assert wrong == []


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


def test_the_published_runs_are_of_the_seeds_as_they_are():
    for record in PUBLISHED.glob("*/run.json"):
        (source,) = json.loads(record.read_text(encoding="utf-8"))["inputs"]
        assert {file["path"]: file["sha256"] for file in source["files"]} == seeds()


def seeds():

    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "seeds").iterdir()
    }
