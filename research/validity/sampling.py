"""What to code: units drawn with known probabilities, and the folder that says how.

`plan.json` holds the question and the design, `population.jsonl` every unit with what the machine
says, `items.jsonl` the drawn ones as coders see them: without the machine's answer.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from research.articles.model import Corpus
from research.errors import InputError, ParameterError
from research.statistics import sample_size
from research.validity.tasks import CONFIDENCE, Code, Level, Task
from research.validity.tasks import task as task_of

VERSION = 1
BY = ("outlet", "period", "machine")
# Sentences around a passage that a coder sees.
BEFORE, AFTER = 2, 1
LEAST = 2  # units a stratum: one tells nothing of the spread

_POPULATION = [
    "unit_id", "article_id", "outlet", "published", "about", "machine", "score", CONFIDENCE, "stratum",
    "cluster", "probability",
]  # fmt: skip
_ITEMS = [
    "unit_id", "article_id", "about", "question", "options", "before", "passage", "after", "start",
    "end",
]  # fmt: skip


@dataclass(frozen=True)
class Stratum:
    """Units of one kind: how many there are, and how many of them were drawn."""

    name: str
    n_units: int
    n_drawn: int


@dataclass(frozen=True)
class Plan:
    """A sample as it was drawn: the question, the design, all units, and the items to code.

    Attributes
    ----------
    population
        unit_id, article_id, outlet, published, about, machine, score, confidence (of the machine in
        its answer, NaN where it says none), stratum, cluster (the article, where articles were
        drawn first), probability of being drawn.
    items
        unit_id, article_id, about, question, options (codes of this item alone), before, passage,
        after, start, end; nothing of the machine.
    """

    sample_id: str
    measure: str
    question: str
    level: Level
    codes: tuple[Code, ...]
    elsewhere: str
    error: float
    seed: int
    by: tuple[str, ...]
    per_article: int | None
    repeats: float
    n_undefined: int
    strata: tuple[Stratum, ...]
    population: pd.DataFrame
    items: pd.DataFrame

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Least and largest number of a code; None where codes have no numbers."""
        values = [code.value for code in self.codes if code.value is not None]
        return (min(values), max(values)) if values else None

    def choices(self, unit_id: str) -> list[str]:
        """Codes of an item: its own first, then those of all."""
        options = self._options.get(unit_id) or []
        return [*options, *(code.name for code in self.codes)]

    @property
    def _options(self) -> dict[str, list[str]]:
        return dict(zip(self.items["unit_id"], self.items["options"], strict=True))


def sample(
    corpus: Corpus, measure: str | Task, *, n: int = 100, by: Sequence[str] = BY,
    per_article: int | None = None, repeats: float = 0.1, seed: int = 1, **options: Any,
) -> Plan:  # fmt: skip
    """Draw what to code of a measure, every unit with a known probability.

    Units are drawn singly in strata; small strata get more than their share (the square root of their
    size: power allocation, Bankier 1988, The American Statistician 42(3)), at least two units.
    Where `n` is too small for all strata, periods, then outlets are taken together. With `per_article`
    articles are drawn first, in strata of outlets, and in each at most so many units.

    Parameters
    ----------
    measure
        Name of a built-in measure (`tasks.MEASURES`), or a task of one's own.
    n
        Units to code; all where there are fewer.
    by
        What strata are made of: "outlet", "period" (month), "machine" (what it says).
    per_article
        Units of an article at most, where reading an article is dear.
    repeats
        Share of the items that each coder sees twice, for agreement with oneself.
    options
        Of the measure: see `tasks.task`.

    Raises
    ------
    ParameterError
        For a measure, a stratum or a number that cannot be.
    """
    unknown = [name for name in by if name not in BY]
    if unknown:
        raise ParameterError(f"by = {unknown[0]!r}; strata are made of {', '.join(BY)}")
    if n < 1 or not 0 <= repeats <= 1 or (per_article is not None and per_article < 1):
        raise ParameterError(
            f"n = {n}, repeats = {repeats}, per_article = {per_article}: "
            "n and per_article are 1 or more, repeats is between 0 and 1"
        )
    made = measure if isinstance(measure, Task) else task_of(corpus, measure, **options)
    known = made.units["machine"].notna()
    units = _with_confidence(made.units[known].reset_index(drop=True))
    if units.empty:
        raise ParameterError(f"{made.measure}: the measure knows no unit of these articles")
    rng = np.random.default_rng(seed)
    units["cluster"] = units["article_id"]
    if per_article is None:
        units["cluster"] = units["unit_id"]
        units["stratum"] = _strata(units, by, n, [code.name for code in made.codes])
        drawn, probability = _draw(units, n, rng)
    else:
        units["stratum"] = units["outlet"].astype(str) if "outlet" in by else "all"
        drawn, probability = _draw_articles(units, n, per_article, rng)
    units["probability"] = probability
    counts = units.assign(drawn=drawn).groupby("stratum", sort=True)["drawn"].agg(["size", "sum"])
    plan = Plan(
        sample_id="", measure=made.measure, question=made.question, level=made.level,
        codes=made.codes, elsewhere=made.elsewhere, error=made.error, seed=seed, by=tuple(by),
        per_article=per_article, repeats=repeats, n_undefined=int((~known).sum()),
        strata=tuple(Stratum(str(k), int(r["size"]), int(r["sum"])) for k, r in counts.iterrows()),
        population=units[_POPULATION].reset_index(drop=True),
        items=_items(corpus, units[drawn], made),
    )  # fmt: skip
    return replace(plan, sample_id=_fingerprint(plan))


def _with_confidence(units: pd.DataFrame) -> pd.DataFrame:
    """Units with a column `confidence`, NaN where the measure says none."""
    return units.assign(**{CONFIDENCE: units.get(CONFIDENCE, math.nan)}).astype({CONFIDENCE: float})


def needed(plan: Plan, half_width: float, *, wrong: float | None = None) -> int:
    """Codings that reach an interval of a share or mean of +- `half_width`.

    `wrong` is the share of units in which machine and coders differ, from codings so far; without it
    that of the measure's validation elsewhere, without that a half, which is the worst.
    """
    error = plan.error if wrong is None else wrong
    error = 0.25 if math.isnan(error) else min(error, 0.25) if plan.bounds == (0.0, 1.0) else error
    spread = math.sqrt(error)
    return sample_size(spread, half_width, population=len(plan.population))


def allocate(sizes: Sequence[int], n: int) -> list[int]:
    """Units to draw in each stratum: at least two, then by the square root of the sizes.

    >>> allocate([400, 100, 1], 31)
    [20, 10, 1]
    """
    given = [min(size, LEAST) for size in sizes]
    roots = [math.sqrt(size) for size in sizes]
    wanted = min(n, sum(sizes))
    while sum(given) < wanted:
        # The stratum that lags most behind its share is next; ties go to the first.
        lag = [
            (given[i] + 0.5) / roots[i] if given[i] < size else math.inf
            for i, size in enumerate(sizes)
        ]
        given[lag.index(min(lag))] += 1
    return given


def _strata(
    units: pd.DataFrame, by: Sequence[str], n: int, common: Sequence[str]
) -> pd.Series[Any]:
    columns = {
        "about": units["about"].fillna("").astype(str),
        "machine": units["machine"].astype(str),
        "outlet": units["outlet"].astype(str),
        "period": units["published"].map(lambda day: f"{day:%Y-%m}" if pd.notna(day) else ""),
    }
    # Codes of one unit alone, such as its actors, are no strata; that there is one of them is.
    own = ~columns["machine"].isin(common)
    columns["machine"] = columns["machine"].mask(own, "one of its own")
    names = [name for name in ("period", "outlet", "about", "machine") if name in (*by, "about")]
    while True:
        label = pd.Series("", index=units.index)
        for name in reversed(names):
            if columns[name].nunique() > 1:
                label = label + columns[name].map(lambda value: f"{value}|")
        label = label.str.rstrip("|").replace("", "all")
        if len(names) < 2 or label.nunique() * LEAST <= n:
            return label
        names = names[1:]


def _draw(
    units: pd.DataFrame, n: int, rng: np.random.Generator
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    label = units["stratum"].to_numpy()
    names = sorted(set(label))
    places = [np.flatnonzero(label == name) for name in names]
    drawn, probability = np.zeros(len(units), bool), np.zeros(len(units))
    for at, count in zip(places, allocate([len(p) for p in places], n), strict=True):
        drawn[rng.choice(at, count, replace=False)] = True
        probability[at] = count / len(at)
    return drawn, probability


def _draw_articles(
    units: pd.DataFrame, n: int, per_article: int, rng: np.random.Generator
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    drawn, probability = np.zeros(len(units), bool), np.zeros(len(units))
    articles = units.drop_duplicates("article_id")
    strata = {name: list(part["article_id"]) for name, part in articles.groupby("stratum")}
    held = units.groupby("article_id").size().clip(upper=per_article)
    wanted = max(1, round(n / float(held.mean())))
    shares = allocate([len(ids) for ids in strata.values()], wanted)
    for ids, count in zip(strata.values(), shares, strict=True):
        for article_id in ids:
            at = np.flatnonzero((units["article_id"] == article_id).to_numpy())
            probability[at] = count / len(ids) * min(per_article, len(at)) / len(at)
        for article_id in rng.choice(np.array(ids, dtype=object), count, replace=False):
            at = np.flatnonzero((units["article_id"] == article_id).to_numpy())
            drawn[rng.choice(at, min(per_article, len(at)), replace=False)] = True
    return drawn, probability


def _items(corpus: Corpus, drawn: pd.DataFrame, task: Task) -> pd.DataFrame:
    articles = {article.article_id: article for article in corpus}
    spans = {
        article_id: list(zip(rows["start"], rows["end"], strict=True))
        for article_id, rows in corpus.sentences.groupby("article_id")
    }
    rows = []
    for row in drawn.sort_values("unit_id").to_dict("records"):
        text, start, end = articles[row["article_id"]].text, row["start"], row["end"]
        starts = [s for s, e in spans.get(row["article_id"], []) if e <= start][-BEFORE:]
        ends = [e for s, e in spans.get(row["article_id"], []) if s >= end][:AFTER]
        rows.append(
            {
                **row,
                "question": task.asked(row["about"]),
                "before": text[min(starts, default=start) : start],
                "passage": text[start:end],
                "after": text[end : max(ends, default=end)],
            }
        )
    frame = pd.DataFrame(rows, columns=pd.Index(_ITEMS))
    return frame.astype({"options": object})


def _fingerprint(plan: Plan) -> str:
    digest = hashlib.sha256()
    # Samples of before there was a confidence keep their ids.
    for frame in (plan.population.drop(columns=CONFIDENCE), plan.items):
        digest.update(frame.to_json(orient="records", date_format="iso").encode("utf-8"))
    about = {"question": plan.question, "codes": [c.name for c in plan.codes], "seed": plan.seed}
    digest.update(json.dumps(about, sort_keys=True).encode("utf-8"))
    return digest.hexdigest()[:12]


def save(plan: Plan, folder: Path) -> None:
    """Write a sample's folder; one that is there already is not overwritten.

    Raises
    ------
    InputError
        Where the folder holds another sample: its codings would lose what they belong to.
    """
    path = folder / "plan.json"
    if path.exists():
        if load(folder).sample_id == plan.sample_id:
            return
        raise InputError(
            f"{folder}: holds another sample already, perhaps with codings; choose another folder"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("population", "items"):
        frame: pd.DataFrame = getattr(plan, name)
        if "published" in frame:
            days = frame["published"].map(lambda day: None if pd.isna(day) else str(day))
            frame = frame.assign(published=days)
        frame.to_json(
            folder / f"{name}.jsonl", orient="records", lines=True, force_ascii=False,
            double_precision=15,
        )  # fmt: skip
    stored = {
        "version": VERSION,
        **{
            name: getattr(plan, name)
            for name in (
                "sample_id", "measure", "question", "level", "elsewhere", "seed", "by",
                "per_article", "repeats", "n_undefined",
            )
        },
        "error": None if math.isnan(plan.error) else plan.error,
        "codes": [{"name": c.name, "definition": c.definition, "value": c.value} for c in plan.codes],
        "strata": [vars_of(stratum) for stratum in plan.strata],
    }  # fmt: skip
    path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def vars_of(stratum: Stratum) -> dict[str, Any]:
    """A stratum as it is stored."""
    return {"name": stratum.name, "n_units": stratum.n_units, "n_drawn": stratum.n_drawn}


def load(folder: Path) -> Plan:
    """The sample of a folder that `save` wrote.

    Raises
    ------
    InputError
        Where it holds none, or one that cannot be read.
    """
    path = folder / "plan.json"
    if not path.is_file():
        raise InputError(f"{folder}: holds no plan.json; draw a sample with `research sample`")
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored.pop("version") != VERSION:
            raise InputError(f"{path}: of another version; this release reads version {VERSION}")
        population, items = (_frame(folder / f"{name}.jsonl") for name in ("population", "items"))
        plan = Plan(
            **{
                **stored,
                "error": math.nan if stored["error"] is None else stored["error"],
                "by": tuple(stored["by"]),
                "codes": tuple(Code(**code) for code in stored["codes"]),
                "strata": tuple(Stratum(**stratum) for stratum in stored["strata"]),
            },
            population=_with_confidence(population)[_POPULATION].astype({"score": float}),
            items=items[_ITEMS],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"{path}: not a sample as `research sample` writes it ({error}); draw it again"
        ) from error
    lost = set(plan.items["unit_id"]) - set(plan.population["unit_id"])
    if lost or plan.population["unit_id"].duplicated().any():
        raise InputError(
            f"{folder}: items.jsonl and population.jsonl do not belong together; draw it again"
        )
    return plan


def _frame(path: Path) -> pd.DataFrame:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line:
            continue
        try:
            rows.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: broken JSON: {error.msg}") from None
    return pd.DataFrame(rows)
