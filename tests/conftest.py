import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest

from research.reporting import notebooks, plans, run

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seed_reports(tmp_path_factory):
    """All notebooks of the project, run on the seeds with a real kernel, once a session."""
    reports = tmp_path_factory.mktemp("seeds") / "reports"
    wanted = [
        plans.plan(notebooks.read(path), date=dt.date(2025, 3, 9))
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
    ]
    outcomes = run.run(wanted, reports=reports, jobs=2)
    assert [outcome.error for outcome in outcomes] == [""] * len(wanted)
    return SimpleNamespace(reports=reports, runs={o.plan.notebook.name: o.path for o in outcomes})
