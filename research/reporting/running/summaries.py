"""Outcomes of runs for automation: JUnit XML, which every CI reads, and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from research.marking import visible
from research.reporting.running.runner import Outcome


def junit(outcomes: Sequence[Outcome]) -> str:
    """JUnit XML with one test case a run; what was there already counts as skipped."""
    cases = []
    for outcome in outcomes:
        name = quoteattr(f"{outcome.notebook} {(outcome.id or 'not planned')[:12]}")
        inner = ""
        if outcome.status == "skipped":
            inner = '<skipped message="the report is there already"/>'
        elif outcome.status == "failed":
            said = visible(outcome.error)
            inner = f"<failure message={quoteattr(said)}>{escape(said)}</failure>"
        cases.append(
            f"<testcase classname={quoteattr(outcome.date.isoformat())} name={name} "
            f'time="{outcome.seconds:.3f}">{inner}</testcase>'
        )
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    skipped = sum(outcome.status == "skipped" for outcome in outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="research run" tests="{len(outcomes)}" failures="{failed}" errors="0" '
        f'skipped="{skipped}" time="{seconds:.3f}">\n' + "\n".join(cases) + "\n</testsuite>\n"
    )


def as_json(outcomes: Sequence[Outcome], *, reports: Path) -> str:
    """The outcomes as JSON: notebook, date, id, status, folder, seconds and error of each run."""
    rows = [
        {
            "notebook": outcome.notebook,
            "date": outcome.date.isoformat(),
            "id": outcome.id,
            "status": outcome.status,
            "path": outcome.path.relative_to(reports).as_posix() if outcome.path else None,
            "seconds": round(outcome.seconds, 3),
            "error": outcome.error or None,
        }
        for outcome in outcomes
    ]
    return json.dumps({"schema": 1, "runs": rows}, indent=1) + "\n"
