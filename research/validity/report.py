"""What a report says of a measure's validity: on these articles, and elsewhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from research.articles.model import Corpus, table
from research.validity import coder_agreement as agreements
from research.validity import correction as corrected
from research.validity import sampling
from research.validity.coder_agreement import agreement, disagreements, gold
from research.validity.codings import Codings, read_codings
from research.validity.correction import By, accuracy, calibration, estimates
from research.validity.sampling import Plan


@dataclass(frozen=True)
class Check:
    """A coded sample, held against the articles of a report.

    `belongs` says whether the sample was drawn from these articles; where it was not, or nothing is
    coded, the tables are empty, and `statement` says so. `codings.problems` has a line for each row
    that was left out.
    """

    plan: Plan
    codings: Codings
    belongs: bool
    agreement: pd.DataFrame
    disagreements: pd.DataFrame
    gold: pd.DataFrame
    estimates: pd.DataFrame
    accuracy: pd.DataFrame
    calibration: pd.DataFrame

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha of all coders; NaN with one."""
        return float(self.agreement["alpha"].iloc[0]) if len(self.agreement) else math.nan

    @property
    def n(self) -> int:
        """Items with a code that counts."""
        return int(self.gold["code"].notna().sum()) if self.belongs else 0

    def three_ways(self) -> pd.DataFrame:
        """Each figure corrected, by the codings alone, and by the machine alone, a row each.

        Returns
        -------
        DataFrame
            what (its about, code and group), way, value, low, high, n (units that it rests on).
        """
        ways = (
            ("corrected", "value", ""),
            ("coded only", "coded", "coded_"),
            ("machine alone", "machine", "machine_"),
        )
        rows = [
            {
                "what": named(row), "way": way, "value": row[value], "low": row[f"{limit}low"],
                "high": row[f"{limit}high"],
                "n": row["n_units"] if value == "machine" else row["n_coded"],
            }
            for row in self.estimates.to_dict("records")
            for way, value, limit in ways
        ]  # fmt: skip
        return table(rows, ["what", "way", "value", "low", "high", "n"])

    def basis(self) -> str:
        """What a corrected value rests on, as it stands beside it in a write-up."""
        units = {"frame_articles": "articles", "quotes": "quotations", "stances": "stances"}
        said = f"corrected with {self.n} coded {units.get(self.plan.measure, 'sentences')}"
        if math.isnan(self.alpha):
            return f"{said}, one coder"
        return f"{said}, alpha {_short(self.alpha)}"

    def statement(self) -> str:
        """How right the measure is, here and elsewhere, in sentences; "not validated" where neither."""
        said = [_here(self), _calibrated(self.calibration), _elsewhere(self.plan.elsewhere)]
        return " ".join(filter(None, said))


def named(row: Mapping[Any, Any]) -> str:
    """What a row of the estimates is a figure of."""
    return ", ".join(str(part) for part in (row["about"], row["code"], row["group"]) if part)


def check(
    sample: Path | str, corpus: Corpus, *, codings: Path | None = None,
    adjudicator: str | None = None, by: By | None = "outlet", seed: int = 0,
) -> Check:  # fmt: skip
    """All that a coded sample says of a measure on these articles.

    Parameters
    ----------
    sample
        Folder of the sample.
    codings
        Files or folder of codings; those in the sample's folder where None.
    adjudicator, by
        As in `agreement.gold` and `estimates.estimates`.
    seed
        Of the resampling behind alpha's interval.

    Raises
    ------
    InputError
        Where there is no such sample, or a file of codings cannot be read at all.
    """
    folder = Path(sample)
    plan = sampling.load(folder)
    place = codings or folder / "codings"
    nothing = codings is None and not (place.is_dir() and any(place.iterdir()))
    if nothing or not belongs(plan, corpus):
        return _nothing(plan, Codings(table([], _CODINGS), (), 0), belongs(plan, corpus))
    read = read_codings(place, plan)
    known = adjudicator if adjudicator in read.coders else None
    golden = gold(read, adjudicator=known)
    if golden["code"].notna().sum() == 0:
        return _nothing(plan, read, True)
    return Check(
        plan, read, True,
        agreement=agreement(read.without(known), plan, seed=seed),
        disagreements=disagreements(read.without(known), plan),
        gold=golden,
        estimates=estimates(plan, golden, by=by, difference=by is not None),
        accuracy=accuracy(plan, golden),
        calibration=calibration(plan, golden),
    )  # fmt: skip


def belongs(plan: Plan, corpus: Corpus) -> bool:
    """Whether a sample's passages stand where it says, in these articles."""
    texts = {article.article_id: article.text for article in corpus}
    return all(
        texts.get(row["article_id"], "")[row["start"] : row["end"]] == row["passage"]
        for row in plan.items.to_dict("records")
    )


def unvalidated(elsewhere: str = "") -> str:
    """What a report says of a measure that nobody coded on its articles."""
    return f"Not validated on these articles: draw a sample with `research sample`. {_elsewhere(elsewhere)}"


_CODINGS = ["unit_id", "coder", "code", "rationale", "round", "place"]


def _nothing(plan: Plan, codings: Codings, inside: bool) -> Check:
    empty = [
        table([], columns)
        for columns in (
            agreements.COLUMNS, agreements.APART, agreements.GOLD, corrected.COLUMNS,
            corrected.ACCURACY, corrected.CALIBRATION,
        )
    ]  # fmt: skip
    return Check(plan, codings, inside, *empty)


def _here(found: Check) -> str:
    if not found.belongs:
        return "Not validated on these articles: the coded sample is of others."
    if not found.n:
        return "Not validated on these articles: a sample is drawn, and nothing of it is coded."
    whole = found.accuracy[found.accuracy["code"] == corrected.ALL]
    whole = whole[whole["outlet"] == corrected.ALL]
    each = [
        f"{'' if row['about'] is None else str(row['about']).replace('_', ' ') + ' '}"
        f"{_short(row['precision'])}{_limits(row['precision_low'], row['precision_high'])}"
        for row in whole.to_dict("records")
        if not math.isnan(row["precision"])
    ]
    coders = int(found.agreement["n_coders"].iloc[0])
    return (
        f"On these articles the measure “{found.plan.measure}” is right in {', '.join(each)} of its "
        f"units ({found.n} of {len(found.plan.population)} coded by {coders} "
        f"coder{'s' * (coders != 1)}; {agreements.reliability(found.alpha)})."
    )


def _calibrated(found: pd.DataFrame) -> str:
    """What the measure's own probabilities are worth here; "" where it gives none."""
    if not len(found) or math.isnan(found["right"].iloc[0]):
        return ""
    whole = found.iloc[0]
    right = f"{_short(whole['right'])}{_limits(whole['right_low'], whole['right_high'])}"
    return (
        f"It holds its answers to be right with a probability of {_short(whole['stated'])} on "
        f"average; {right} of them are."
    )


def _elsewhere(said: str) -> str:
    return f"Validated elsewhere: {said}." if said else "Not validated elsewhere."


def _short(number: float) -> str:
    """A number up to 1 with two digits, as in print.

    >>> _short(0.812), _short(1.0), _short(-0.05)
    ('.81', '1.00', '-.05')
    """
    text = f"{number:.2f}"
    return text.replace("0.", ".", 1) if abs(number) < 0.995 else text


def _limits(low: float, high: float) -> str:
    return "" if math.isnan(low) else f" (95% CI {_short(low)} to {_short(high)})"
