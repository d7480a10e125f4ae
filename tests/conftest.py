import datetime as dt
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings
from trial import CITE, DAY, EVIDENCE, FIGURE, HOSTILE, code, project, write

from research.reporting.running import notebooks, plans, runner

# For the laws that are claimed of 10,000 texts: pytest --hypothesis-profile=thorough
settings.register_profile("thorough", max_examples=10_000, deadline=None)

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
collect_ignore = ["users"]
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(HERE / "users"), os.environ.get("PYTHONPATH", "")])
)


@pytest.fixture(scope="session")
def seed_reports(tmp_path_factory):
    """All notebooks of the project, run on the seeds with a real kernel, once a session."""
    reports = tmp_path_factory.mktemp("seeds") / "reports"
    wanted = [
        plans.plan(notebooks.read(path), date=dt.date(2025, 3, 9))
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
    ]
    outcomes = runner.run(wanted, reports=reports, jobs=2)
    assert [outcome.error for outcome in outcomes] == [""] * len(wanted)
    return SimpleNamespace(reports=reports, runs={o.notebook: o.path for o in outcomes})


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """One batch of runs: a good notebook, and one for each way in which a run may go wrong."""
    root = project(tmp_path_factory.mktemp("project"))
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
