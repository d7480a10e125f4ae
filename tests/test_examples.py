"""The example write-up still says what its runs say."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from research.reporting.citing import writeups

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "reports" / "2025-03-09"


@pytest.mark.parametrize("name", ["seed-study.md", "seed-study.tex"])
def test_every_number_of_the_example_is_right(name):
    found = writeups.check(ROOT / "examples" / name, reports=ROOT / "reports")
    wrong = [finding for finding in found if finding.status not in ("right", "unbound")]
    assert found
    assert wrong == []


def test_the_published_runs_are_of_the_seeds_as_they_are():
    for record in PUBLISHED.glob("*/run.json"):
        inputs = json.loads(record.read_text(encoding="utf-8"))["inputs"]
        (source,) = [one for one in inputs if one["parameter"] == "articles"]
        files = {file["path"]: file["sha256"] for file in source["files"]}
        assert files.items() <= seeds().items()
        assert sum(name.endswith(".txt") for name in files) == 2


def seeds():

    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "seeds").iterdir()
    }


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="NO TEX: the study is only parsed")
def test_the_study_compiles_with_its_numbers(tmp_path):
    for path in (ROOT / "examples").glob("seed-study*.tex"):
        shutil.copy(path, tmp_path)
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "seed-study.tex"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    assert "??" not in done.stdout
