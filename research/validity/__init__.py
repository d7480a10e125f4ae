"""How far a measure can be trusted on these articles: samples, codings, agreement, corrected figures.

    units -> sample -> codings -> agreement, gold -> estimates and validity

A sample is a folder: what is asked (`plan.json`), what the machine said of every unit
(`population.csv`), what coders see (`items.csv`), and what each of them coded (`codings/`).
"""

from research.validity.agreement import agreement, confusion, disagreements, gold
from research.validity.codings import Codings, read_codings
from research.validity.estimates import calibration, estimates, regression, validity
from research.validity.report import Check, check, unvalidated
from research.validity.sampling import Plan, load, needed, sample, save
from research.validity.sheets import sheet
from research.validity.tasks import MEASURES, Code, Task, task

__all__ = [
    "MEASURES", "Check", "Code", "Codings", "Plan", "Task", "agreement", "calibration", "check", "confusion",
    "disagreements", "estimates", "gold", "load", "needed", "read_codings", "regression", "sample",
    "save", "sheet", "task", "unvalidated", "validity",
]  # fmt: skip
