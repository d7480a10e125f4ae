import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from trial import DAY, project, snapshot, write

from research.errors import InputError, ParameterError
from research.reporting import records
from research.reporting.publishing import store
from research.reporting.running import batches, notebooks, plans, runner


def test_good_run_is_published_with_all_its_files(published):
    outcome = published.outcomes["good"]
    assert outcome.status == "published"
    assert outcome.path == published.reports / "2025-03-09" / "good"
    names = {path.relative_to(outcome.path).as_posix() for path in outcome.path.rglob("*.*")}
    assert {
        "report.html", "run.json", "good.ipynb", "values.json", "figures/bar.svg", "data/bar.csv",
    } <= names  # fmt: skip
    assert json.loads((outcome.path / "values.json").read_text())["values"]["trial.share"]["value"]
    assert list(csv.reader((outcome.path / "data/bar.csv").read_text().splitlines())) == [
        ["n"],
        ["60"],
    ]


def test_record_says_what_went_in(published):
    record = records.read(published.outcomes["good"].path).record
    assert [(row["name"], row["value"], row["meaning"]) for row in record["parameters"]] == [
        ("articles", "texts", "where the articles lie"), ("seed", 1, "of random steps"),
    ]  # fmt: skip
    (given,) = record["inputs"]
    assert [file["path"] for file in given["files"]] == ["a.txt", "b.txt"]
    assert given["files"][0]["sha256"] == records.sha256(published.root / "texts" / "a.txt")
    assert record["environment"]["packages"]["papermill"]
    assert record["git"] == {"commit": None, "head": None, "changed": None}
    for file in record["files"]:
        assert records.sha256(published.outcomes["good"].path / file["path"]) == file["sha256"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("error", "cell 4: ZeroDivisionError"),
        ("exit", "cell 3: SystemExit: 0, which ends a notebook before its last cell"),
        ("killed", "cell 3: the kernel died"),
        ("tagged", "cell 3: ZeroDivisionError"),
        ("skipped", "cell 3: it was never reached"),
        ("blind", "cell 3: a figure has no alternative text"),
        ("twice", "value 'trial.share' is cited twice"),
        ("meddling", "files in other changed while the notebook ran"),
    ],
)
def test_run_that_went_wrong_is_kept_apart_and_says_why(published, name, said):
    outcome = published.outcomes[name]
    assert outcome.status == "failed"
    assert said in outcome.error
    assert outcome.path.parent == published.reports / "failed" / "2025-03-09"
    page = (outcome.path / "failure.html").read_text(encoding="utf-8")
    assert "This run failed" in page
    assert "articles" in page
    assert not (outcome.path / "report.html").exists()


def test_failure_page_shows_the_cell_and_the_error(published):
    page = (published.outcomes["error"].path / "failure.html").read_text(encoding="utf-8")
    assert re.search(r"Cell 4.*<span class=\"mi\">1</span>.*/.*0", page, re.S)
    assert "ZeroDivisionError: division by zero" in page
    assert "\x1b" not in page


def test_index_lists_results_only(published):
    page = (published.reports / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+)"', page)
    assert links[:2] == ["2025-03-09/index.html", "2025-03-09/good/report.html"]
    assert len(links) == 10
    assert all(re.fullmatch(r"failed/2025-03-09/[\w-]+/failure.html", link) for link in links[2:])
    assert [one.notebook for one in records.read_folder(published.reports).published] == ["good"]
    assert len(records.read_folder(published.reports).failed) == 8


def test_same_again_is_skipped_and_nothing_is_overwritten(published):
    before = snapshot(published.reports / "2025-03-09")
    wanted = plans.plan(
        notebooks.read(published.root / "notebooks" / "good.ipynb"), date=DAY,
        given={"seed": 1, "articles": str(published.root / "texts")},
    )  # fmt: skip
    (outcome,) = runner.run([wanted], reports=published.reports)
    assert outcome.status == "skipped"
    assert outcome.path == published.outcomes["good"].path
    assert snapshot(published.reports / "2025-03-09") == before


@pytest.fixture
def small(tmp_path):
    root = project(tmp_path / "p")
    write(root / "notebooks" / "small.ipynb", "from pathlib import Path\nprint(seed, len("
          "Path(articles, 'a.txt').read_text()))", title="How long?")  # fmt: skip
    return root


def _plan(root, **given):
    return plans.plan(notebooks.read(root / "notebooks" / "small.ipynb"), date=DAY, given=given)


def test_other_parameters_inputs_and_force_get_folders_of_their_own(small):
    reports = small / "reports"
    (small / "more").mkdir()
    (small / "more" / "a.txt").write_text("x")
    first = [_plan(small), _plan(small, seed=2), _plan(small, articles=str(small / "more"))]
    made = runner.run(first, reports=reports, jobs=2)
    before = snapshot(reports / "2025-03-09")
    del before["index.html"]
    ids = {item.id for item in first}
    (small / "texts" / "a.txt").write_text("One Article.\n")
    changed = _plan(small)
    made += runner.run([changed], reports=reports)
    made += runner.run([changed], reports=reports, force=True)
    assert [outcome.status for outcome in made] == ["published"] * 5
    names = [outcome.path.name for outcome in made]
    assert names[0] == "small"
    assert re.fullmatch(r"small-seed-2-[0-9a-f]{6}", names[1])
    assert re.fullmatch(r"small-more-[0-9a-f]{6}", names[2])
    assert names[3] == f"small-{changed.id[:6]}"
    assert names[4] == f"{names[3]}-2"
    assert changed.id not in ids
    after = snapshot(reports / "2025-03-09")
    assert {name: after[name] for name in before} == before
    index = (reports / "index.html").read_text(encoding="utf-8")
    assert "a.txt changed" in index or "changed a.txt" in index
    forced = [(made[n].path / "report.html").read_bytes() for n in (3, 4)]
    assert forced[0] == forced[1]


CLEAN = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
RUN = """
import datetime, sys
from pathlib import Path
from research.reporting.running import notebooks, plans, runner
item = plans.plan(notebooks.read(Path(sys.argv[1])), date=datetime.date(2025, 3, 9))
sys.exit(runner.run([item], reports=Path(sys.argv[2]))[0].status != "published")
"""


def test_fresh_processes_elsewhere_give_the_same_bytes(small, tmp_path):
    other = project(tmp_path / "elsewhere" / "deeper")
    write(other / "notebooks" / "small.ipynb",
          *[c["source"] for c in json.loads((small / "notebooks/small.ipynb").read_text())["cells"][2:]],
          title="How long?")  # fmt: skip
    environments = [
        {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2"},
    ]
    running = []
    for root, extra, cwd in zip((small, other), environments, (small, "/"), strict=True):
        command = [sys.executable, "-c", RUN, root / "notebooks/small.ipynb", root / "reports"]
        running.append(subprocess.Popen(command, cwd=cwd, env={**CLEAN, **extra}))
    assert [process.wait() for process in running] == [0, 0]
    pages = [root / "reports/2025-03-09/small/report.html" for root in (small, other)]
    assert pages[0].read_bytes() == pages[1].read_bytes()
    books = [page.with_name("small.ipynb").read_bytes() for page in pages]
    assert books[0] == books[1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cells: cells.pop(1), "0 cells are tagged 'parameters'"),
        (lambda cells: cells.append(cells[1]), "2 cells are tagged 'parameters'"),
        (lambda cells: cells[1].update(cell_type="markdown"), "not a code cell"),
        (
            lambda cells: cells[2]["metadata"].update(tags=["injected-parameters"]),
            "injected parameters of an earlier run",
        ),
        (lambda cells: cells[2].pop("source"), "not a notebook"),
    ],
)
def test_notebook_that_papermill_would_forgive_is_refused(small, change, said):
    path = small / "notebooks" / "small.ipynb"
    content = json.loads(path.read_text())
    change(content["cells"])
    path.write_text(json.dumps(content))
    with pytest.raises(ParameterError, match=said):
        notebooks.read(path)


def test_what_is_wrong_with_a_plan_is_said_before_anything_runs(small):
    with pytest.raises(ParameterError, match="did you mean seed"):
        _plan(small, sed=2)
    with pytest.raises(InputError, match="does not exist"):
        _plan(small, articles=str(small / "nowhere"))


def test_endless_cell_is_ended_by_the_time_limit(small):
    path = write(small / "notebooks" / "endless.ipynb", "while True:\n    pass", "print(1)")
    item = plans.plan(notebooks.read(path), date=DAY)
    (outcome,) = runner.run([item], reports=small / "reports", time_limit=4)
    assert outcome.status == "failed"
    assert "cell 3: the time limit of 4 seconds was reached" in outcome.error
    assert records.read_folder(small / "reports").published == ()


def test_runner_leaves_no_work_and_no_kernel_files(published):
    assert not list(published.reports.glob(".work-*"))
    assert not list(published.reports.glob(".new-*"))


def test_sweep_takes_what_a_dead_owner_left_and_leaves_the_living(tmp_path):
    with store.workspace(tmp_path) as living:
        dead = tmp_path / ".work-dead"
        (dead / "out").mkdir(parents=True)
        half = tmp_path / ".new-index"
        half.touch()
        assert store.sweep(tmp_path) == 1
        assert living.is_dir()
        assert not dead.exists()
        assert not half.exists()
    assert not living.exists()


def test_text_that_may_be_a_path_is_an_input_where_there_is_such_a_file(small):
    path = write(
        small / "notebooks" / "either.ipynb",
        parameters='from pathlib import Path\nbook: str | Path = "generic"  # a name or a file',
    )
    (small / "mine.toml").write_text("x = 1")
    named = batches.from_command_line([path], {"book": "policy"}, date=DAY, base=small).plans[0]
    filed = batches.from_command_line([path], {"book": "mine.toml"}, date=DAY, base=small).plans[0]
    assert (named.values["book"], named.inputs) == ("policy", ())
    assert [one.label for one in filed.inputs] == ["mine.toml"]
    assert plans.injected(filed) == {"book": Path("../mine.toml")}
