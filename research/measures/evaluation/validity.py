"""How well each way of scoring sentiment does against human coders; figures of benchmarks/results."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

NAN = float("nan")


class Validity(NamedTuple):
    """What a method is and its source; macro-F1 on NewsMTSC's held eighth and of SEESAW's signs."""

    what: str
    source: str
    newsmtsc: float
    seesaw: float


METHODS = {
    "lexicon": Validity("the lexicon of VADER", "Hutto and Gilbert 2014", 0.48, NAN),
    "linear": Validity(
        "a linear classifier trained on NewsMTSC", "Hamborg and Donnay 2021", 0.69, 0.70
    ),
    "encoder": Validity(
        "a small transformer trained on NewsMTSC", "Hamborg and Donnay 2021", 0.78, 0.73
    ),
}
# What the methods stand beside. The published best was taken on NewsMTSC's own test sets; two
# annotators of SEESAW agree on the sign of a pair that both found.
BESIDE = {
    "majority": Validity("the most frequent label", "", 0.17, 0.38),
    "tfidf": Validity("TF-IDF and logistic regression", "", 0.59, 0.60),
    "published": Validity("the best published transformer", "Hamborg and Donnay 2021", 0.83, NAN),
    "annotators": Validity("two annotators", "Zhang, Beauchamp and Wang 2022", NAN, 0.99),
}


def described(method: str) -> str:
    """A method in words, with how well it does.

    >>> described("lexicon")
    'the lexicon of VADER (Hutto and Gilbert 2014; macro-F1 .48 on a part of NewsMTSC held back)'
    """
    known = METHODS[method]
    macro_f1 = f"{known.newsmtsc:.2f}".removeprefix("0")
    return f"{known.what} ({known.source}; macro-F1 {macro_f1} on a part of NewsMTSC held back)"


def table() -> pd.DataFrame:
    """The methods and what they stand beside, one row each, the weakest first.

    Returns
    -------
    DataFrame
        method, source; newsmtsc, macro-F1 (0..1) of sentiment towards a mention whose name the
        encoder does not see; seesaw, that of the sign of a given holder and target. NaN where a
        figure was not taken.
    """
    order = [BESIDE["majority"], BESIDE["tfidf"], *METHODS.values()]
    rows = [*order, BESIDE["published"], BESIDE["annotators"]]
    return pd.DataFrame(
        [(row.what, row.source, row.newsmtsc, row.seesaw) for row in rows],
        columns=["method", "source", "newsmtsc", "seesaw"],
    )
