"""The project's own files agree with each other."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from shipped import NOTEBOOKS

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def canonical(requirement: str) -> str:
    name, bound = requirement.split(">=")
    return f"{re.sub(r'[-_.]+', '-', name).lower()}>={bound}"


def test_conda_environment_asks_for_what_pyproject_asks_for():
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    conda = {canonical(line.removeprefix("  - ")) for line in lines if re.match(r"  - \S+>=", line)}
    project = {canonical(requirement) for requirement in PROJECT["dependencies"]}
    assert conda - {f"python{PROJECT['requires-python']}"} == project


def test_lock_pins_every_dependency_with_hashes_and_names_no_host():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {re.sub(r"[-_.]+", "-", name) for name in re.findall(r"^([\w.-]+)==", lock, re.M)}
    wanted = {canonical(requirement).split(">=")[0] for requirement in PROJECT["dependencies"]}
    assert wanted <= pinned
    assert "--hash=sha256:" in lock
    assert not re.search(r"index-url|find-links|https?://\S+/simple", lock)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stored_without_outputs_and_define_nothing(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
    assert sum("parameters" in cell["metadata"].get("tags", []) for cell in code) == 1
    sources = ["".join(cell["source"]) for cell in code]
    assert not [s for s in sources if re.search(r"^\s*(def|class) ", s, re.M)]


def test_every_notebook_of_the_repository_is_shipped():
    listed = subprocess.run(
        ["git", "ls-files", "notebooks/*.ipynb"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()  # fmt: skip
    assert listed == [path.relative_to(ROOT).as_posix() for path in NOTEBOOKS]


def test_no_module_is_so_long_that_it_must_have_two_reasons_to_change():
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "research").rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 600} == {}


def test_version_is_the_same_everywhere():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf'^version: "?{re.escape(PROJECT["version"])}"?$', citation, re.M)
    assert f"## {PROJECT['version']}" in changelog


def test_seeds_are_the_bytes_that_were_given():
    names = ["000_18118a0c11328cf5.txt", "004_568bb16f4244c76c.txt"]
    digests = subprocess.run(
        ["git", "hash-object", *[f"seeds/{name}" for name in names]],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert digests == SEED_BLOBS


SEED_BLOBS = [
    "b96dfe0bf8fc835862ba8017c1174fbb4405beaf",
    "0e14234661f339a817008fe55ff566b70abf7c7d",
]


def test_no_two_test_modules_have_one_name():
    # pytest imports them by their name alone.
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))
