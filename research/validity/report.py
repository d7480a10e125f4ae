"""What a report says of a measure's validity: on these articles, and elsewhere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from research.articles.model import Corpus, table
from research.validity import agreement as agreements
from research.validity import estimates as corrected
from research.validity import sampling
from research.validity.agreement import agreement, disagreements, gold
from research.validity.codings import Codings, read_codings
from research.validity.estimates import By, estimates, validity
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
    validity: pd.DataFrame

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha of all coders; NaN with one."""
        return float(self.agreement["alpha"].iloc[0]) if len(self.agreement) else math.nan

    @property
    def n(self) -> int:
        """Items with a code that counts."""
        return int(self.gold["code"].notna().sum()) if self.belongs else 0

    def basis(self) -> str:
        """What a corrected value rests on, as it stands beside it in a write-up."""
        units = {"frame_articles": "articles", "quotes": "quotations", "stances": "stances"}
        said = f"corrected with {self.n} coded {units.get(self.plan.measure, 'sentences')}"
        if math.isnan(self.alpha):
            return f"{said}, one coder"
        return f"{said}, alpha {_short(self.alpha)}"

    def statement(self) -> str:
        """How right the measure is, here and elsewhere, in sentences; "not validated" where neither."""
        return " ".join([_here(self), _elsewhere(self.plan.elsewhere)])


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
    if not belongs(plan, corpus) or (codings is None and not place.exists()):
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
        validity=validity(plan, golden),
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
            corrected.VALIDITY,
        )
    ]  # fmt: skip
    return Check(plan, codings, inside, *empty)


def _here(found: Check) -> str:
    if not found.belongs:
        return "Not validated on these articles: the coded sample is of others."
    if not found.n:
        return "Not validated on these articles: a sample is drawn, and nothing of it is coded."
    whole = found.validity[(found.validity["code"] == corrected.ALL)]
    whole = whole[whole["outlet"] == corrected.ALL]
    each = [
        f"{'' if row['about'] is None else str(row['about']).replace('_', ' ') + ' '}"
        f"{_short(row['precision'])}{_limits(row['precision_low'], row['precision_high'])}"
        for row in whole.to_dict("records")
        if not math.isnan(row["precision"])
    ]
    coders = len(found.codings.coders)
    return (
        f"On these articles the measure “{found.plan.measure}” is right in {', '.join(each)} of its "
        f"units ({found.n} of {len(found.plan.population)} coded by {coders} "
        f"coder{'s' * (coders != 1)}; {agreements.reliability(found.alpha)})."
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
    return "" if math.isnan(low) else f" (95 % CI {_short(low)} to {_short(high)})"
