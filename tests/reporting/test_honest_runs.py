"""A report says what ran: its code, its inputs, the repository; else the run fails."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock, Timeout
from trial import DAY, project, write

from research import cli
from research.errors import InputError, RunError
from research.reporting import records, running
from research.reporting.running import kernels, notebooks, plans, provenance, runner, temporary


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project whose notebooks each would publish what is not so."""
    root = project(tmp_path_factory.mktemp("honest"))
    folder = root / "notebooks"
    (folder / "beside.py").write_text("VALUE = 1\n")
    write(folder / "imports.ipynb", "import beside\nprint(beside.VALUE)")
    write(folder / "edits.ipynb", "import beside\nfrom pathlib import Path\n"
          "path = Path('own.py')\npath.write_text('A = 1')\nimport own\n"
          "path.write_text('A = 2')")  # fmt: skip
    write(folder / "rewrites.ipynb", "from pathlib import Path\npath = Path('rewrites.ipynb')\n"
          "path.write_text(path.read_text().replace('What is asked', 'What was asked'))")  # fmt: skip
    write(folder / "asserts.ipynb", "assert False, 'not so'")
    write(folder / "prints.ipynb", "while True:\n    print('x' * 1000)")
    write(folder / "stubborn.ipynb", "import sys\nfrom IPython.display import HTML, display\n"
          "for _ in range(40):\n    display(HTML('x' * 10**6))\nprint('reached')")  # fmt: skip
    write(folder / "invalid.ipynb", "from IPython.display import display\n"
          "display({'application/vnd.research.value+json': {'key': 'a.b', 'value': 'many', "
          "'unit': '', 'format': 'd'}, 'text/plain': ''}, raw=True)")  # fmt: skip
    return root


@pytest.fixture(scope="module")
def outcomes(root):
    wanted = [
        plans.plan(notebooks.read(path), date=DAY)
        for path in sorted((root / "notebooks").glob("*.ipynb"))
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONOPTIMIZE", "2")
        patch.setattr(kernels.Meter, "LIMIT", 20_000_000)
        made = runner.run(wanted, reports=root / "reports", jobs=2)
    return {outcome.notebook: outcome for outcome in made}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("edits", "own.py changed while the notebook ran"),
        ("rewrites", "rewrites.ipynb changed while it ran"),
        ("asserts", "AssertionError: not so"),
        ("prints", "more than 5,000,000 characters were printed"),
        ("stubborn", "it put out more than 20 MB"),
        ("invalid", "'a.b' is no value to cite"),
    ],
)
def test_what_is_not_so_is_not_published(outcomes, name, said):
    assert outcomes[name].status == "failed"
    assert said in outcomes[name].error
    kept = sum(path.stat().st_size for path in outcomes[name].path.rglob("*"))
    assert kept < 30_000_000


def test_a_module_beside_the_notebook_is_in_the_record_and_the_id(root, outcomes):
    outcome = outcomes["imports"]
    assert outcome.status == "published", outcome.error
    record = records.read(outcome.path).record
    assert [one["path"] for one in record["code"]["modules"]] == ["notebooks/beside.py"]
    item = plans.plan(notebooks.read(root / "notebooks" / "imports.ipynb"), date=DAY)
    assert runner.find(item, root / "reports").path == outcome.path
    (root / "notebooks" / "beside.py").write_text("VALUE = 2\n")
    assert runner.find(item, root / "reports") is None
    with pytest.raises(InputError, match=r"modules that it imported are not those that ran"):
        running.verify(records.read(outcome.path), project=root)
    (root / "notebooks" / "beside.py").write_text("VALUE = 1\n")


def test_the_package_edited_after_planning_fails_the_run(root, monkeypatch):
    item = plans.plan(notebooks.read(root / "notebooks" / "imports.ipynb"), date=DAY)
    monkeypatch.setattr(provenance, "package", lambda: "another")
    with pytest.raises(RunError, match="code of research changed"):
        plans.completed(item, {})


# Inputs


def test_what_decides_about_an_input_is_hashed_and_nothing_else(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / ".DS_Store").write_text("x")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "b.txt").write_text("x")
    alone = provenance.inputs("articles", tmp_path / "a.txt", root=tmp_path)
    assert [file.path for file in alone.files] == ["a.txt"]
    (tmp_path / "articles.toml").write_text('["a.txt"]\noutlet = "A"\n')
    told = provenance.inputs("articles", tmp_path / "a.txt", root=tmp_path)
    assert told.sha256 != alone.sha256
    whole = provenance.inputs("articles", tmp_path, root=tmp_path)
    assert [file.path for file in whole.files] == ["a.txt", "articles.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links")
def test_a_file_that_cannot_be_read_stops_no_plan(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = provenance.inputs("articles", tmp_path, root=tmp_path)
    assert {file.path: file.sha256 for file in found.files if file.path != "a.txt"} == {
        "pipe.txt": "unreadable", "gone.txt": "unreadable",
    }  # fmt: skip


@pytest.fixture
def call(monkeypatch, tmp_path):
    root = project(tmp_path / "p")
    write(root / "notebooks" / "one.ipynb", "import research\nlen(research.load(articles))")
    monkeypatch.chdir(root)
    return lambda *given: CliRunner().invoke(cli.main, [str(one) for one in given])


@pytest.mark.parametrize("given", ["", "/dev/null", "void"])
def test_a_run_on_nothing_fails_before_it_starts(call, given):
    Path("void").mkdir()
    result = call("run", "one", "--articles", given)
    assert result.exit_code == 1, result.output
    assert "articles" in result.output
    assert not list(Path("reports").glob("*/*"))


def test_a_corpus_of_which_all_was_left_out_fails(call):
    Path("bad").mkdir()
    Path("bad/a.json").write_text("{")
    write(Path("notebooks/two.ipynb"), "import research\nresearch.load(articles).required()")
    result = call("run", "two", "--articles", "bad")
    assert result.exit_code == 1
    assert "no article came; left out: a.json" in result.output
    for command in (["load", "bad"], ["tables", "bad", "--to", "out"]):
        assert call(*command).exit_code == 1
    assert not Path("out").exists()


def test_broken_runs_in_the_folder_do_not_fail_the_end_of_a_run(call):
    for name, record, values in (
        ("bad", "{", "{}"),
        ("worse", "[" * 10**5, "{}"),
        ("worst", "3", "["),
    ):
        folder = Path("reports") / "2025-03-01" / name
        folder.mkdir(parents=True)
        (folder / "run.json").write_text(record)
        (folder / "values.json").write_text(values)
        (folder / "report.html").write_text("<html></html>")
    result = call("run", "one")
    assert result.exit_code == 0, result.output
    assert "published" in result.output
    assert "2025-03-01/worse" in Path("reports/index.html").read_text(encoding="utf-8")


def test_one_notebook_that_cannot_be_read_stops_only_itself(call):
    Path("notebooks/broken.ipynb").write_text("{")
    result = call("run", "--json", "runs.json", "--junit", "runs.xml")
    assert result.exit_code == 1
    assert "failed     broken:" in result.output
    assert "published" in result.output
    rows = json.loads(Path("runs.json").read_text())["runs"]
    assert {row["notebook"]: row["status"] for row in rows} == {
        "one": "published", "broken": "failed",
    }  # fmt: skip
    assert 'failures="1"' in Path("runs.xml").read_text()
    assert "seed" in call("run", "--help-parameters").output


# The repository


@pytest.fixture
def repository(tmp_path):
    if shutil.which("git") is None:
        pytest.skip("NOT TRIED: there is no git")
    root = project(tmp_path / "repository")
    write(root / "notebooks" / "kept.ipynb", "1")
    _git(root, "init", "-q")
    (root / ".gitignore").write_text("own.ipynb\n")
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "code")
    return root


def _git(root, *arguments):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def _changed(path, root):
    return provenance.git(root, [path])["changed"]


def test_an_ignored_notebook_is_not_committed(repository):
    own = write(repository / "notebooks" / "own.ipynb", "1")
    assert _changed(own, repository) == ["notebooks/own.ipynb"]


def test_a_file_that_git_was_told_to_overlook_is_changed(repository):
    kept = repository / "notebooks" / "kept.ipynb"
    assert _changed(kept, repository) == []
    _git(repository, "update-index", "--assume-unchanged", "notebooks/kept.ipynb")
    kept.write_text(kept.read_text() + "\n")
    assert _changed(kept, repository) == ["notebooks/kept.ipynb"]


def test_the_repository_is_that_of_the_files_whatever_the_environment_says(
    repository, tmp_path, monkeypatch
):
    elsewhere = project(tmp_path / "elsewhere")
    path = write(elsewhere / "notebooks" / "kept.ipynb", "1")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repository))
    assert _changed(path, elsewhere) is None


# Strangers' runs


def test_verify_runs_no_stranger_unasked(root, outcomes, tmp_path, monkeypatch):
    monkeypatch.chdir(root)
    stranger = tmp_path / "stranger"
    shutil.copytree(root, stranger)
    folder = stranger / outcomes["imports"].path.relative_to(root)
    mark = tmp_path / "mark"
    code = f"from pathlib import Path\nPath({str(mark)!r}).touch()"
    path = write(stranger / "notebooks" / "evil.ipynb", code)
    record = json.loads((folder / "run.json").read_text())
    record["notebook"] |= {"path": "notebooks/evil.ipynb", "sha256": notebooks.read(path).sha256}
    record["code"]["modules"] = []
    (folder / "run.json").write_text(json.dumps(record))
    asked = CliRunner().invoke(cli.main, ["verify", str(folder)])
    assert asked.exit_code == 2
    assert f"this would execute {path.resolve()}" in asked.output
    assert not mark.exists()
    for elsewhere in (str(path), "../stranger/notebooks/evil.ipynb"):
        record["notebook"]["path"] = elsewhere
        (folder / "run.json").write_text(json.dumps(record))
        for trust in ([], ["--trust"]):
            assert CliRunner().invoke(cli.main, ["verify", str(folder), *trust]).exit_code == 2
    assert not mark.exists()
    record["notebook"]["path"] = "notebooks/evil.ipynb"
    (folder / "run.json").write_text(json.dumps(record))
    assert CliRunner().invoke(cli.main, ["verify", str(folder), "--trust"]).exit_code == 1
    assert mark.exists()


# What a killed runner leaves


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_a_busy_kernel_dies_with_its_runner_and_its_folder_is_swept(tmp_path, monkeypatch):
    # A long path, as some systems have: sockets of the kernel do not fit into it.
    monkeypatch.setenv("TMPDIR", str(tmp_path / ("long" * 20)))
    (tmp_path / ("long" * 20)).mkdir()
    before = set(Path("/tmp").glob("news-framing-*"))
    root = project(tmp_path / "p")
    whole = str(tmp_path / "pid")
    busy = (
        f"import os\nopen({whole + '-'!r}, 'w').write(str(os.getpid()))\n"
        f"os.rename({whole + '-'!r}, {whole!r})\nsum(range(10**12))"
    )
    path = write(root / "notebooks" / "busy.ipynb", busy)
    command = [sys.executable, "-m", "research", "run", str(path)]
    with subprocess.Popen(command, cwd=root, env={**os.environ}) as process:
        try:
            pid = _waited((tmp_path / "pid").is_file) and (tmp_path / "pid").read_text()
            left = set(Path("/tmp").glob("news-framing-*")) - before
        finally:
            process.send_signal(signal.SIGKILL)
    assert left
    _waited(lambda: not _alive(pid))
    # Others may run at the same time; theirs stay.
    ours = [one for one in left if not _held(one)]
    assert ours
    temporary.sweep()
    assert not [one for one in ours if one.exists()]


def _held(folder):
    try:
        with FileLock(folder / "lock", blocking=False):
            return False
    except Timeout:
        return True


def _alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _waited(for_what, patience=180):
    until = time.monotonic() + patience
    while not (found := for_what()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
    return found


# Batches


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("run = [1]", "not a table"),
        ("[[run]]\nnotebook = 3", "give notebook"),
        ("[[run]]\nnotebook = 'one'\nparameters = 3", "are tables"),
        ("[[run]]\nnotebook = 'one'\ngrid = 3", "are tables"),
        ("[[run]]\nnotebook = 'one'\ndate = 1", "is not a date"),
        ("[[run]]\nnotebook = 'one'\ngrid = { seed = 3 }", "grid takes lists"),
        (
            "[[run]]\nnotebook = 'one'\n"
            f"grid = {{ seed = {list(range(300))}, articles = {['texts'] * 300} }}",
            "more than 10,000 runs",
        ),
        (f"x = {'9' * 5000}", "not TOML"),
    ],
    ids=lambda value: value[:40],
)
def test_a_list_of_runs_of_another_form_is_refused_with_its_place(call, content, said):
    Path("runs.toml").write_text(content)
    result = call("run", "--file", "runs.toml")
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "runs.toml" in result.output


def test_a_list_of_runs_may_begin_with_a_byte_order_mark_and_have_a_long_name(call):
    name = "x" * 400
    text = f'\ufeff[[run]]\nnotebook = "one"\nname = "{name}"\n'
    Path("runs.toml").write_text(text, encoding="utf-8")
    result = call("run", "--file", "runs.toml")
    assert result.exit_code == 0, result.output
    (report,) = Path("reports").glob("*/one-xxx*/report.html")
    assert len(report.parent.name) < 90


def test_two_outlets_of_one_name_in_keys_are_two_values():
    from research.reporting.citing.values import cite

    keys = [
        cite(("trial", "share", name), 1, unit="share").key for name in ("BBC", "B.B.C", "bbc!")
    ]
    again = [cite(("trial", "share", name), 1, unit="share").key for name in ("BBC", "bbc!")]
    assert keys[0] == "trial.share.bbc"
    assert len(set(keys)) == 3
    assert again == [keys[0], keys[2]]
