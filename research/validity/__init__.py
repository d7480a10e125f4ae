"""How far a measure can be trusted on these articles: samples, codings, agreement, corrected figures.

    units -> sample -> codings -> agreement, gold -> accuracy, corrected estimates

A sample is a folder: what is asked (`plan.json`), what the machine said of every unit
(`population.jsonl`), what coders see (`items.jsonl`), and what each of them coded (`codings/`).
"""

from research.validity.coder_agreement import agreement, confusion, disagreements, gold
from research.validity.codings import Codings, read_codings
from research.validity.correction import accuracy, calibration, estimates, regression
from research.validity.passages import passage_agreement, relation_agreement
from research.validity.report import Check, check, named, unvalidated
from research.validity.sampling import Plan, load, needed, sample, save
from research.validity.sheets import sheet
from research.validity.tasks import ELSEWHERE, IN_TEN, MEASURES, RIGHT_IN_TEN, Code, Task, task

__all__ = [
    "ELSEWHERE", "IN_TEN", "MEASURES", "RIGHT_IN_TEN", "Check", "Code", "Codings", "Plan", "Task", "accuracy",
    "agreement", "calibration", "check", "confusion", "disagreements", "estimates", "gold",
    "load", "named", "needed", "passage_agreement", "read_codings", "regression",
    "relation_agreement", "sample", "save", "sheet", "task", "unvalidated",
]  # fmt: skip
