"""How well each way of scoring sentiment does against human coders; figures of benchmarks/results."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd


class Validity(NamedTuple):
    """What a method is and its source, and how well it does, 0 to 1.

    Macro-F1 on the part of NewsMTSC that training held back, and of SEESAW's signs, holder and target
    given; `found` is how often the sign of a stance found on SEESAW is right.
    """

    what: str
    source: str
    newsmtsc: float = math.nan
    given: float = math.nan
    found: float = math.nan


NEWS = "Hamborg and Donnay 2021"
METHODS = {
    "lexicon": Validity("the lexicon of VADER", "Hutto and Gilbert 2014", 0.48),
    "linear": Validity("a linear classifier trained on NewsMTSC", NEWS, 0.69, 0.70, 0.78),
    "encoder": Validity("a small transformer trained on NewsMTSC", NEWS, 0.78, 0.75, 0.86),
}
# What the methods stand beside.
BESIDE = {
    "majority": Validity("the most frequent label", "", 0.17, 0.38),
    "tfidf": Validity("TF-IDF and logistic regression", "", 0.59, 0.60),
    "published": Validity("the best published transformer, on NewsMTSC's test sets", NEWS, 0.83),
    "annotators": Validity("two annotators", "Zhang, Beauchamp and Wang 2022", found=0.99),
}


def words(method: str) -> tuple[str, str]:
    """A method in words with its source, and how well it does.

    >>> words("lexicon")
    ('the lexicon of VADER (Hutto and Gilbert 2014)', 'macro-F1 .48 on a part of NewsMTSC held back')
    """
    known = METHODS[method]
    macro_f1 = f"{known.newsmtsc:.2f}".removeprefix("0")
    return f"{known.what} ({known.source})", f"macro-F1 {macro_f1} on a part of NewsMTSC held back"


def table() -> pd.DataFrame:
    """The methods and what they stand beside, one row each, the weakest on NewsMTSC first.

    Returns
    -------
    DataFrame
        method, source; newsmtsc, macro-F1 (0..1) of sentiment towards a mention whose name the
        encoder does not see; sign_given, macro-F1 of SEESAW's signs where holder and target are
        given; sign_found, the share of right signs among stances found. NaN where not taken.
    """
    rows = sorted(
        [*METHODS.values(), *BESIDE.values()],
        key=lambda row: (math.isnan(row.newsmtsc), row.newsmtsc),
    )
    return pd.DataFrame(rows, columns=["method", "source", "newsmtsc", "sign_given", "sign_found"])
