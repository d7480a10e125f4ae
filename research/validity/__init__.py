"""How far a measure can be trusted on these articles: samples, codings, agreement, corrected figures.

    units -> sample -> codings -> agreement, gold -> estimates and validity

A sample is a folder: what is asked (`plan.json`), what the machine said of every unit
(`population.csv`), what coders see (`items.csv`), and what each of them coded (`codings/`).
"""

from research.validity.agreement import agreement, disagreements, gold
from research.validity.codings import read_codings
from research.validity.estimates import estimates, validity
from research.validity.sampling import Plan, Selection, sample
from research.validity.tasks import MEASURES, Code, Task, task

__all__ = [
    "MEASURES",
    "Code",
    "Plan",
    "Selection",
    "Task",
    "agreement",
    "disagreements",
    "estimates",
    "gold",
    "read_codings",
    "sample",
    "task",
    "validity",
]
