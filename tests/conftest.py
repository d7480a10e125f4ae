import datetime as dt
import os
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock
from hypothesis import settings
from shipped import NOTEBOOKS
from trial import CITE, DAY, EVIDENCE, FIGURE, HOSTILE, code, project, write

from research.reporting.running import notebooks, plans, runner

# The same examples at each run: what a run finds by chance would fail a change that has no part in it.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")
# For the laws that are claimed of 10,000 texts: pytest --hypothesis-profile=thorough
settings.register_profile("thorough", max_examples=10_000, deadline=None)

HERE = Path(__file__).resolve().parent
collect_ignore = ["users"]
# Compiled once and not in each of the processes that tests start, as an installed package is.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(HERE / "users"), os.environ.get("PYTHONPATH", "")])
)


def once(tmp_path_factory, name, make):
    """What `make` makes in a folder of this name, made by the first worker that asks for it."""
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / name
    with FileLock(folder.with_suffix(".lock")):
        made = folder.with_suffix(".made")
        if not made.exists():
            folder.mkdir()
            made.write_bytes(pickle.dumps(make(folder)))
        return pickle.loads(made.read_bytes())


@pytest.fixture(scope="session")
def seed_reports(tmp_path_factory):
    """All notebooks of the project, run on the seeds with a real kernel, once a session."""
    return once(tmp_path_factory, "seeds", _seed_reports)


def _seed_reports(folder):
    reports = folder / "reports"
    wanted = [plans.plan(notebooks.read(path), date=dt.date(2025, 3, 9)) for path in NOTEBOOKS]
    outcomes = runner.run(wanted, reports=reports, jobs=2)
    assert [outcome.error for outcome in outcomes] == [""] * len(wanted)
    return SimpleNamespace(reports=reports, runs={o.notebook: o.path for o in outcomes})


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """One batch of runs: a good notebook, and one for each way in which a run may go wrong."""
    return once(tmp_path_factory, "project", _published)


def _published(made):
    root = project(made)
    folder = root / "notebooks"
    write(
        folder / "good.ipynb",
        "from pathlib import Path\ntexts = sorted(Path(articles).glob('*.txt'))\nlen(texts)",
        FIGURE,
        CITE,
        EVIDENCE,
        f"print({HOSTILE!r})",
        f"from IPython.display import HTML, Markdown, display\nfrom html import escape\n"
        f"display(Markdown({HOSTILE!r}))\ndisplay(HTML({HOSTILE!r}))\n"
        f"display(HTML('<p>' + escape({HOSTILE!r}) + '</p>'))",
        title="How many?",
    )
    write(folder / "error.ipynb", "1 + 1", "1 / 0", "print('after')", title="Fails")
    write(folder / "exit.ipynb", "import sys\nsys.exit(0)", "print('after')", title="Leaves")
    write(folder / "killed.ipynb", "import os\nos.kill(os.getpid(), 9)", "print('after')")
    write(folder / "tagged.ipynb", code("1 / 0", "raises-exception"), "print('after')")
    write(folder / "skipped.ipynb", code("x = 1", "skip-execution"), "print('after')")
    write(folder / "blind.ipynb", FIGURE.replace("'alt': 'One bar.', ", ""))
    write(folder / "twice.ipynb", CITE, CITE)
    write(
        folder / "meddling.ipynb",
        "from pathlib import Path\nPath(articles, 'c.txt').write_text('new')",
        parameters='articles: str = "../other"  # changed by the run',
    )
    (root / "other").mkdir()
    (root / "other" / "a.txt").write_text("One.\n")
    reports = root / "reports"
    wanted = [plans.plan(notebooks.read(path), date=DAY) for path in sorted(folder.iterdir())]
    outcomes = runner.run(wanted, reports=reports, jobs=2)
    by_name = {outcome.notebook: outcome for outcome in outcomes}
    return SimpleNamespace(root=root, reports=reports, outcomes=by_name)
