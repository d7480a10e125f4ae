import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from trial import CITE, DAY, project, write

from research.errors import InputError
from research.reporting import records
from research.reporting.publishing import differences
from research.reporting.publishing.pruning import prune
from research.reporting.running import notebooks, plans, runner, verification


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = project(tmp_path_factory.mktemp("verify"))
    write(root / "notebooks" / "count.ipynb",
          "from pathlib import Path\nletters = len(Path(articles, 'a.txt').read_text())\nletters",
          CITE.replace("0.25", "letters / 100"), title="How many letters?")  # fmt: skip
    item = plans.plan(notebooks.read(root / "notebooks" / "count.ipynb"), date=DAY)
    (outcome,) = runner.run([item], reports=root / "reports")
    assert outcome.status == "published", outcome.error
    return root


@pytest.fixture
def copy(root, tmp_path):
    """A copy of the project, so that what was published can be meddled with."""
    shutil.copytree(root, tmp_path / "copy")
    return tmp_path / "copy"


def _verify(root, **options):
    published = records.read(root / "reports" / "2025-03-09" / "count")
    return verification.verify(published, project=root, **options)


def test_untouched_run_gives_the_same_bytes_in_another_folder(copy):
    assert _verify(copy) == verification.Verdict(True, (), ())


def test_changed_letter_is_named_and_moves_the_id_and_the_value(copy):
    published = records.read(copy / "reports" / "2025-03-09" / "count")
    (copy / "texts" / "a.txt").write_text("One articles.\n")
    verdict = _verify(copy)
    assert not verdict.same
    assert any(line.startswith("articles: a.txt: ") for line in verdict.causes)
    assert any(line.startswith("cell 3: ") for line in verdict.effects)
    item = plans.plan(notebooks.read(copy / "notebooks" / "count.ipynb"), date=DAY)
    (outcome,) = runner.run([item], reports=copy / "reports")
    assert item.id != published.record["id"]
    found = differences.compare(published, records.read(outcome.path))
    assert [(one.section, one.name) for one in found] == [
        ("inputs", "articles: a.txt"), ("values", "trial.share"),
    ]  # fmt: skip
    assert differences.compare(published, records.read(outcome.path), tolerance=0.5)[1:] == []
    index = (copy / "reports" / "index.html").read_text()
    assert "a.txt changed; 1 value moved" in index


def test_meddling_with_what_was_published_is_seen(copy):
    page = copy / "reports" / "2025-03-09" / "count" / "report.html"
    page.write_text(page.read_text().replace("letters", "words"))
    verdict = _verify(copy)
    assert not verdict.same
    assert "report.html is not as it was published" in verdict.causes


def test_other_version_and_other_notebook_are_named(copy):
    path = copy / "reports" / "2025-03-09" / "count" / "run.json"
    record = json.loads(path.read_text())
    record["environment"]["packages"]["pandas"] = "0.1"
    path.write_text(json.dumps(record))
    notebook = copy / "notebooks" / "count.ipynb"
    notebook.write_text(notebook.read_text().replace("letters / 100", "letters / 10"))
    with pytest.raises(InputError, match=r"would execute .*count\.ipynb .* --trust"):
        _verify(copy)
    verdict = _verify(copy, trust=True)
    assert not verdict.same
    assert any(line.startswith("pandas: 0.1 → ") for line in verdict.causes)
    assert any(line.startswith("notebook: ") for line in verdict.causes)
    assert "cell 4: other source" in verdict.effects


def test_report_stays_the_same_when_it_is_committed(copy):
    if shutil.which("git") is None:
        pytest.skip("NOT TRIED: there is no git")

    def git(*arguments):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=copy, check=True, capture_output=True)

    git("init", "-q")
    git("add", "notebooks", "texts")
    git("commit", "-qm", "code")
    item = plans.plan(notebooks.read(copy / "notebooks" / "count.ipynb"), date=DAY)
    assert item.record["git"]["changed"] == []
    shutil.rmtree(copy / "reports")
    (outcome,) = runner.run([item], reports=copy / "reports")
    assert (
        f"committed {item.record['git']['commit'][:10]}"
        in (outcome.path / "report.html").read_text()
    )
    git("add", "-f", "reports")
    git("commit", "-qm", "report")
    assert _verify(copy) == verification.Verdict(True, (), ())


def test_prune_keeps_the_newest_and_what_is_cited(copy):
    reports = copy / "reports"
    path = copy / "notebooks" / "count.ipynb"
    for seed in (2, 3, 4):
        made = records.read(reports / "2025-03-09" / "count").path
        folder = reports / f"2025-03-1{seed}" / "count"
        shutil.copytree(made, folder)
        record = json.loads((folder / "run.json").read_text()) | {"date": f"2025-03-1{seed}"}
        (folder / "run.json").write_text(json.dumps(record))
    assert path.is_file()
    pruned = prune(reports, keep=2, cited={"2025-03-09/count"})
    assert pruned.deleted == ("2025-03-12/count",)
    assert pruned.cited == ("2025-03-09/count",)
    assert [run.date for run in records.read_folder(reports).published] == [
        "2025-03-09",
        "2025-03-13",
        "2025-03-14",
    ]
    assert not (reports / "2025-03-12").exists()
    assert "2025-03-12" not in (reports / "index.html").read_text()


def test_research_object_says_what_was_used_and_made(root):
    folder = root / "reports" / "2025-03-09" / "count"
    crate = json.loads((folder / "ro-crate-metadata.json").read_text())
    assert crate["@context"][0] == "https://w3id.org/ro/crate/1.1/context"
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    (action,) = [e for e in entities.values() if e["@type"] == "CreateAction"]
    assert {one["@id"] for one in action["result"]} >= {"report.html", "values.json"}
    used = [entities[one["@id"]] for one in action["object"]]
    assert {one["name"] for one in used} >= {"a.txt", "b.txt", "notebooks/count.ipynb", "seed"}
    for one in (*action["object"], *action["result"]):
        assert one["@id"] in entities


def test_research_object_passes_the_validator(root):
    command = os.environ.get("ROCRATE_VALIDATOR") or shutil.which("rocrate-validator")
    if not command or not Path(command).is_file():
        pytest.skip("NO VALIDATOR: set ROCRATE_VALIDATOR to rocrate-validator of roc-validator")
    folder = root / "reports" / "2025-03-09" / "count"
    done = subprocess.run(
        [command, "--no-interactive", "-y", "validate", "--no-paging", "--offline",
         "--profile-identifier", "process-run-crate", "--requirement-severity", "REQUIRED",
         str(folder)], capture_output=True, text=True,
    )  # fmt: skip
    said = done.stdout + done.stderr
    if re.search(r"cache|[Cc]onnection|URLError|Unable to retrieve", said) and done.returncode:
        pytest.skip("THE VALIDATOR HAS NO CACHE: run `rocrate-validator cache warm` once, online")
    assert done.returncode == 0, said
