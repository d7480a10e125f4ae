"""Notebooks to published reports: parameters, plans, kernels, runs, and runs once more.

Imports `publishing`, which imports `citing`; never the other way.
"""

from research.reporting.running.batches import Batch, from_command_line, from_file
from research.reporting.running.notebooks import Notebook
from research.reporting.running.notebooks import find as find_notebooks
from research.reporting.running.notebooks import new as new_notebook
from research.reporting.running.notebooks import read as read_notebook
from research.reporting.running.plans import Plan, plan
from research.reporting.running.runner import Outcome, find, run
from research.reporting.running.verification import Verdict, verify

__all__ = [
    "Batch",
    "Notebook",
    "Outcome",
    "Plan",
    "Verdict",
    "find",
    "find_notebooks",
    "from_command_line",
    "from_file",
    "new_notebook",
    "plan",
    "read_notebook",
    "run",
    "verify",
]
