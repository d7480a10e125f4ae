"""Named values: the numbers of a report that a write-up may cite, each with its evidence.

A notebook names a number with `cite`; a run collects them into `values.json` beside the report,
in the form that `values.schema.json` documents. Nothing is computed here.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

from research.errors import InputError, ParameterError
from research.text import slugs

if TYPE_CHECKING:
    import pandas as pd
    from pydantic import TypeAdapter

    from research.articles.model import Corpus

MIME = "application/vnd.research.value+json"
VERSION = 1  # of values.json; a reader refuses any other

_KEY = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+")
# Part of a name that would be another one in the next run: a counter, a hash, a date.
_UNSTABLE = re.compile(r"\d+|(?=[a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f-]+)?|\d{4}-\d\d-\d\d")
_FORMAT = re.compile(r"\+?,?(?:\.\d)?[efg%]|\+?,?d|of")  # a format may not write a gigabyte
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError)
_SHOWN = 10  # passages on the page under a value
_KEPT = 1_000  # passages of a value in values.json; more are of an archive, whose tables have them
_EVIDENCE = ("article_id", "start", "end", "text")


@dataclass(frozen=True)
class Value:
    """One citable number: `low` and `high` limit its interval, `n` is what it rests on.

    `format` is a format of Python (".0%", ".2f", "d"), or "of" for "12 of 29" (value of n).
    `evidence` holds the passages behind it, `article_id`, `start`, `end`, `text`; where it is the first
    of more, `n_evidence` says how many there are. `basis` says what a
    corrected number rests on ("corrected with 200 coded sentences, alpha .81"); None where it is the
    measure's alone.
    """

    key: str
    value: float
    unit: str
    format: str
    n: int | None = None
    low: float | None = None
    high: float | None = None
    how: str | None = None
    evidence: tuple[dict[str, Any], ...] = ()
    basis: str | None = None
    n_evidence: int | None = None

    def in_words(self) -> str:
        """The number as a write-up has it, with its interval and what it rests on.

        >>> basis = "corrected with 200 coded sentences, alpha .81"
        >>> Value("a.b", 0.12, "share", ".0%", low=0.09, high=0.16, basis=basis).in_words()
        '12% (95% CI 9 to 16; corrected with 200 coded sentences, alpha .81)'
        """
        limits = "no interval"
        if self.low is not None and self.high is not None:
            low, high = (
                format(limit, self.format).removesuffix("%") for limit in (self.low, self.high)
            )
            limits = f"95% CI {low} to {high}"
        basis = self.basis or "by the measure alone, not corrected by codings"
        return f"{self} ({limits}; {basis})"

    def __str__(self) -> str:
        """The number as its format writes it.

        >>> str(Value("a.share", 0.4123, "share of sentences", ".0%"))
        '41%'
        """
        if self.format == "of":
            return f"{self.value:,.0f} of {self.n:,}"
        whole = self.format.endswith("d")
        return format(round(self.value) if whole else self.value, self.format)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002
        return {
            MIME: {
                name: value
                for name, value in asdict(self).items()
                if name != "n_evidence" or value is not None
            },
            "text/html": _html(self),
            "text/plain": f"{self.key} = {self}{_interval(self)} ({self.unit})",
        }


def cite(
    key: str | Sequence[str], value: float, *, unit: str, format: str = ".3g", n: int | None = None,
    low: float | None = None, high: float | None = None, how: str | None = None,
    evidence: pd.DataFrame | None = None, corpus: Corpus | None = None, basis: str | None = None,
) -> Value:  # fmt: skip
    """Name a number of a notebook, so that a write-up can cite it and check it later.

    Parameters
    ----------
    key
        Lower-case words parted by dots, the same in every run: "framing.conflict.share.breakingon";
        or its parts as they are, ("framing", "conflict", "share", "BreakingOn").
    value, low, high
        The number and the limits of its interval; the number is never NaN, the limits are None
        or NaN where there is no interval, as with too few articles.
    unit, n
        What the number counts or is a share of, and how many it rests on.
    format
        How it is written: a format of Python, or "of" for "12 of 29", which needs `n`.
    how
        One sentence on how it was computed.
    evidence
        Rows of a table of evidence with `article_id`, `start`, `end` and `text`.
    corpus
        Its articles, where each passage is to be cited in its sentences: `Corpus.in_sentences`.
    basis
        What a number that coders corrected rests on, as `validity.Check.basis` says it.

    Raises
    ------
    ParameterError
        For a number that is not finite, a name that would change from run to run, or an
        unknown format. A name used twice is refused by the run.

    >>> print(cite("framing.conflict.share", 12 / 29, unit="share of sentences", format=".0%"))
    41%
    """
    key = key if isinstance(key, str) else _distinct(tuple(str(part) for part in key))
    check_key(key)
    low, high = (None if _is_nan(limit) else limit for limit in (low, high))
    numbers = {"value": value, "low": low, "high": high, "n": n}
    for name, number in numbers.items():
        if number is None and name != "value":
            continue
        if isinstance(number, str) or number is None or not math.isfinite(number):
            raise ParameterError(
                f"cite({key!r}): {name} = {number} is not a finite number; "
                "leave the value out of the report, or say in words that it is not defined"
            )
    rows: tuple[dict[str, Any], ...] = ()
    if evidence is not None:
        kept = evidence.head(_KEPT)
        kept = kept if corpus is None else corpus.in_sentences(kept)
        rows = tuple(
            {"article_id": str(a), "start": int(s), "end": int(e), "text": str(t)}
            for a, s, e, t in kept[list(_EVIDENCE)].itertuples(index=False, name=None)
        )
    made = Value(
        key, float(value), unit, format,
        n=None if n is None else int(n),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        how=how, evidence=rows, basis=basis,
        n_evidence=len(evidence) if evidence is not None and len(evidence) > _KEPT else None,
    )  # fmt: skip
    problem = _problem(made)
    if problem:
        raise ParameterError(f"cite({key!r}): {problem}")
    return made


def _is_nan(number: object) -> bool:
    return isinstance(number, float) and math.isnan(number)


def check_key(key: str) -> None:
    """Refuse a name that is no name, or that the next run would not have.

    >>> check_key("framing.row.3")
    Traceback (most recent call last):
    research.errors.ParameterError: value name 'framing.row.3': '3' would change ...
    """
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise ParameterError(
            f"value name {key!r}: use lower-case words parted by dots, "
            "as in 'framing.conflict.share'"
        )
    for part in key.split("."):
        if _UNSTABLE.fullmatch(part):
            raise ParameterError(
                f"value name {key!r}: {part!r} would change from run to run; name what it counts"
            )


def slug(text: str) -> str:
    """A part of a value's name made of any text, such as an outlet's name.

    Letters that a name of a value cannot have are told by a hash; what would look like a counter
    or a date, such as the outlet "538", gets an "n" before it.

    >>> slug("New York Times"), slug("Le Déjà"), slug("538"), slug("Правда")
    ('new-york-times', 'le-deja', 'n-538', 'name-2fd41f')
    """
    plain = slugs.slug(text)
    if not plain or not slugs.slug(text, ascii_only=False).isascii():
        plain = f"{plain or 'name'}-{_hash(text)}"
    return f"n-{plain}" if _UNSTABLE.fullmatch(plain) else plain


_NAMED: dict[str, tuple[str, ...]] = {}  # in this kernel: what each key was made of


def _distinct(parts: tuple[str, ...]) -> str:
    """A key made of these parts; where other parts made the same one before, with a hash.

    >>> _distinct(("trial", "A-B")), _distinct(("trial", "A B")), _distinct(("trial", "A-B"))
    ('trial.a-b', 'trial.a-b-fea4c5', 'trial.a-b')
    """
    key = ".".join(slug(part) for part in parts)
    before = _NAMED.setdefault(key, parts)
    if before == parts:
        return key
    return ".".join(
        slug(part) if part == other else f"{slug(part)}-{_hash(part)}"
        for part, other in zip(parts, before, strict=True)
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def read(path: Path) -> dict[str, Value]:
    """Values of one run by name, from its `values.json`; {} where the run has none.

    Raises
    ------
    InputError
        Where the file is of another version or not of the documented form.
    """
    if not path.is_file():
        return {}
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        version = stored["version"]
        if version != VERSION:
            raise InputError(
                f"{path}: version {version!r} of values.json; this release reads version {VERSION}"
            )
        return {key: _value(key, row) for key, row in stored["values"].items()}
    except InputError:
        raise
    except (OSError, ArithmeticError, RecursionError, *_MALFORMED) as error:
        raise InputError(f"{path}: not a values.json of version {VERSION}: {error!r}") from error


def collect(
    bundles: list[tuple[str, Mapping[str, Any]]],
    *,
    figures: Mapping[str, Any] = MappingProxyType({}),
    tables: Mapping[str, Any] = MappingProxyType({}),
    findings: Sequence[str] = (),
) -> dict[str, Any]:
    """Contents of `values.json` from a run's outputs.

    Parameters
    ----------
    bundles
        Pairs of a cell's name and the value that it cites.
    figures, tables
        What the report shows under a name: caption, files, and the words for a figure.
    findings
        The sentences that the report begins with.

    Raises
    ------
    ParameterError
        Where two cells gave the same name, or one gave what is no value.
    """
    cells: dict[str, str] = {}
    for cell, row in bundles:
        key = str(row.get("key"))
        try:
            check_key(key)
            _value(key, row)
        except _MALFORMED as error:
            said = str(error).replace("\n", " ")
            raise ParameterError(f"cell {cell}: {key!r} is no value to cite: {said}") from None
        if key in cells:
            raise ParameterError(
                f"value {key!r} is cited twice, in cells {cells[key]} and {cell}; where two names "
                "differ in capitals or marks only, write them alike (outlets: in articles.toml)"
            )
        cells[key] = cell
    values = {
        str(row["key"]): {name: value for name, value in row.items() if name != "key"}
        for _, row in sorted(bundles, key=lambda pair: str(pair[1]["key"]))
    }
    shown = {"figures": dict(sorted(figures.items())), "tables": dict(sorted(tables.items()))}
    return {"version": VERSION, "values": values, **shown, "findings": list(findings)}


def _value(key: str, row: Any) -> Value:
    """The value of a row of values.json; a ValueError where the row is of another form."""
    from pydantic import ValidationError

    passages = list(row.get("evidence") or ())
    try:
        checked = _rows().validate_python({"key": key, **row, "evidence": passages})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise ValueError(f"{key}: {where}: {first['msg']}") from None
    value = Value(**{**checked, "evidence": tuple(passages)})
    problem = _problem(value)
    if problem:
        raise ValueError(f"{key}: {problem}")
    return value


@cache
def _rows() -> TypeAdapter[Any]:
    """What a row of values.json holds: a text in the place of a number is refused."""
    from typing import NotRequired

    from pydantic import ConfigDict, Field, TypeAdapter, with_config
    from typing_extensions import TypedDict

    strict = with_config(ConfigDict(strict=True, extra="forbid", allow_inf_nan=False))
    whole = Annotated[int, Field(ge=-(10**15), le=10**15)]

    @strict
    class Passage(TypedDict):
        article_id: str
        start: int
        end: int
        text: str

    @strict
    class Row(TypedDict):
        key: str
        value: float
        unit: str
        format: str
        n: NotRequired[whole | None]
        low: NotRequired[float | None]
        high: NotRequired[float | None]
        how: NotRequired[str | None]
        evidence: NotRequired[list[Passage]]
        basis: NotRequired[str | None]
        n_evidence: NotRequired[whole | None]

    return TypeAdapter(Row)


def _problem(value: Value) -> str:
    """What is wrong with the numbers or the format of a value; empty where nothing is."""
    low, high = value.low, value.high
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        return "give both limits of the interval, the lower first"
    if not _FORMAT.fullmatch(value.format):
        return f"format {value.format[:20]!r}; use one like '.0%', '.2f', 'd', 'of'"
    if value.format == "of" and value.n is None:
        return "format 'of' writes 'value of n' and needs n"
    return ""


def _interval(value: Value) -> str:
    if value.low is None or value.high is None:
        return ""
    return f" [{format(value.low, value.format)}, {format(value.high, value.format)}]"


def _html(value: Value) -> str:
    anchor = f"value-{value.key}"
    rests = f", n = {value.n:,}" if value.n is not None and value.format != "of" else ""
    passages = "".join(
        f"<li>{escape(row['text'])} "
        f'<span class="nf-where">({escape(row["article_id"])})</span></li>'
        for row in value.evidence[:_SHOWN]
    )
    count = value.n_evidence or len(value.evidence)
    where = "in the tables" if value.n_evidence else "in values.json"
    passages += f"<li>{count - _SHOWN:,} more, {where}</li>" if count > _SHOWN else ""
    behind = ""
    if passages:
        behind = (
            f'<details class="nf-evidence"><summary>evidence: {count} passages'
            f"</summary><ul>{passages}</ul></details>"
        )
    how = f"<br>{escape(value.how)}" if value.how else ""
    how += f"<br>{escape(value.basis)}" if value.basis else ""
    return (
        f'<div class="nf nf-value" id="{anchor}"><p><strong>{escape(str(value))}</strong>'
        f"{escape(_interval(value))} {escape(value.unit)}{rests}{how}<br>"
        f'<span class="nf-where">cite: <a href="#{anchor}"><code>{value.key}</code></a></span></p>'
        f"{behind}</div>"
    )
