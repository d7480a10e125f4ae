"""From an installed wheel in an empty folder: the shipped notebooks run, and one's own begins."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import NOTEBOOKS

ROOT = Path(__file__).resolve().parent.parent
USERS = Path(__file__).resolve().parent / "users"
ARTICLES = {
    "a.txt": "Harbour to close in May\n\nThe harbour of Nordvik will close in May, the mayor said.\n\n"
    '"We had no choice," said Mayor Omar Haddad. "The quay is unsafe." Critics attacked the plan.\n',
    "b.txt": "Mayor defends closing of harbour\n\nMayor Omar Haddad defended the plan on Monday.\n\n"
    '"We had no choice," Haddad told reporters. Fishermen praised the decision.\n',
}  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with what the wheel holds, as pip would install it."""
    out, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True)
    return target


@pytest.fixture
def call(installed, tmp_path):
    """`research` of the wheel, called in an empty folder with articles beside it."""
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    (tmp_path / "empty").mkdir()

    def run(*arguments):
        environment = {**os.environ, "PYTHONPATH": f"{USERS}{os.pathsep}{installed}"}
        command = [sys.executable, "-m", "research", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path / "empty", env=environment, capture_output=True, text=True
        )
        return done, tmp_path / "empty"

    return run


def test_every_shipped_notebook_is_published_and_says_where_it_came_from(call, installed):
    done, folder = call("run", "--articles", "../news", "--date", "2025-03-09")
    assert done.returncode == 0, done.stdout + done.stderr
    # A coded sample goes with its own articles.
    assert "left out   validation: give -p sample=PATH of these articles\n" in done.stdout
    names = {path.stem for path in NOTEBOOKS} - {"validation"}
    made = {path.name for path in (folder / "reports" / "2025-03-09").glob("*-news-*")}
    assert {name.partition("-news-")[0] for name in made} == names
    (report,) = (folder / "reports" / "2025-03-09").glob("corpus-*/report.html")
    record = json.loads(report.with_name("run.json").read_text())
    assert record["notebook"]["path"] == "notebooks/corpus.ipynb"
    assert record["notebook"]["shipped"]
    assert record["code"]["installed"] == {"changed": []}
    page = report.read_text(encoding="utf-8")
    assert "the notebook of that release" in page
    assert str(installed) not in page
    again, _ = call("verify", str(report.parent))
    assert again.stdout == "the same\n", again.stdout + again.stderr


def test_without_articles_it_says_what_to_give(call):
    done, folder = call("run")
    assert done.returncode == 2
    assert "give --articles FOLDER" in done.stderr
    assert not list(folder.iterdir())


def test_a_notebook_of_ones_own_is_written_and_runs_as_written(call):
    done, folder = call("new", "mine")
    assert done.returncode == 0, done.stderr
    assert call("new", "mine")[0].returncode == 2
    assert call("new", "../mine")[0].returncode == 2
    done, _ = call("run", "mine", "--articles", "../news", "-p", "minimum=1")
    assert done.returncode == 0, done.stdout + done.stderr
    (values,) = (folder / "reports").glob("*/mine-*/values.json")
    assert json.loads(values.read_text())["values"]["quoted.attributed"]["n"] >= 2


def test_an_edited_installation_is_said(call, installed, tmp_path):
    module = installed / "research" / "charts.py"
    before = module.read_bytes()
    module.write_bytes(before + b"# edited\n")
    try:
        done, folder = call("run", "corpus", "--articles", "../news")
    finally:
        module.write_bytes(before)
    assert done.returncode == 0, done.stderr
    (page,) = (folder / "reports").glob("*/corpus-*/report.html")
    assert "1 file edited since it was installed" in page.read_text(encoding="utf-8")
