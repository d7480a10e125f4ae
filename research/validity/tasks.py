"""What coders are asked of a measure's results: the units, the question, the codes to choose from.

A task lists every unit of a corpus, coded or not, with what the machine says of it; what is drawn
from them stands in `sampling`. A user's own table becomes a task by `Task` itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from research.articles.model import Article, Corpus, table
from research.errors import ParameterError

Level = Literal["nominal", "ordinal", "interval"]

# One row a unit. `about` is what the question asks of it (a frame, holder and target), None where
# it is one and the same; `options` are codes of this unit alone, such as the actors of its article.
# A column `confidence` may stand beside them: the probability of being right that the measure itself
# gives its answer.
UNIT_COLUMNS = [
    "unit_id", "article_id", "outlet", "published", "start", "end", "about", "machine", "score",
    "options",
]  # fmt: skip
CONFIDENCE = "confidence"
YES, NO = "yes", "no"
# How well measures did where they were validated, in benchmarks/results.
ELSEWHERE = {
    "quoted": "right in .86 of the 3,399 sentences of PolNeAR's dev part (Newell et al. 2018)",
    "frames": "mean AUC .81 over the five generic frames against coders of climate news (1 is perfect, .5 "
    "is chance), with whose codes its thresholds were set, which flatters",
    "stances": "six readers called .68 of 365 rows of 60 other articles right, and of the 1,650 stances "
    "that they saw, .12 were found in that very sentence; coders of SEESAW (Zhang, Beauchamp "
    "and Wang 2022) marked .61 of such rows too (.54 with the linear scorer), "
    "and of the stances that they marked, .18 are found (.13)",
    "claims": "readers of events of BASIL (Fan et al. 2019) and SEESAW called right .90 of 200 claims "
    "said to be told by one article alone, .95 of 187 said to be told by several, and .84 of 44 said to be "
    "lacking in an article; claims of which it is unclear are not drawn",
}
# The same for a reader who has just met a number: of ten such rows, how many are right.
IN_TEN = {
    "frames": "of 10 articles said to be in a frame, the coders of 285 articles on climate change said so of "
    "about 7 (of Conflict 8, of Human interest 4), and of 10 that they said so of about 7 are found; the "
    "thresholds were set with their codes, which flatters",
    "quotes": "of 10 quotations two readers called about 8 right in kind, words and speaker, and about "
    "9 in their speaker (355 quotations in 24 articles of 20 outlets); in texts of one block, without "
    "paragraphs, about 7 and 9",
    "stances": "of 10 stances six readers called about 7 right (248 of 365, in 60 other articles), and of "
    "10 that are in the articles about 1 are found",
}
# The same by frame: benchmarks/results/frames.json, dictionary_shipped_thresholds/right.
RIGHT_IN_TEN = {
    "Conflict": 8, "Human interest": 4, "Morality": 6, "Economic consequences": 7,
    "Responsibility and resolution": 6,
}  # fmt: skip
ARROW = " → "  # between holder and target
ELSE, NOBODY, NOTHING = "somebody else", "nobody named", "no quotation"


@dataclass(frozen=True, slots=True)
class Code:
    """One answer: its name, what it means, and its number where answers have an order."""

    name: str
    definition: str = ""
    value: float | None = None


@dataclass(frozen=True)
class Task:
    """A question about the units of a corpus, and what the machine answers to each.

    Parameters
    ----------
    measure
        What is coded; part of the names of values that are cited.
    question
        What a coder is asked; "{about}" stands for the unit's own `about`, "{holder}" and "{target}"
        for what stands before and after its arrow.
    codes
        Answers that every unit has; those of `options` come before them.
    level
        Level of measurement of the codes, for alpha.
    units
        `UNIT_COLUMNS`, one row a unit: `machine` is a code, None where the measure does not know;
        `score` the measure's number, where it has one besides; `confidence`, a column that may be
        left out, the probability that the measure itself gives its answer, 0 to 1.
    elsewhere
        Where and how well the measure was validated before, in a sentence; "" where it was not.
    error
        Share of units in which it was wrong there; NaN where it is not known.
    defined
        What an `about` means, shown with the question.
    """

    measure: str
    question: str
    codes: tuple[Code, ...]
    level: Level
    units: pd.DataFrame
    elsewhere: str = ""
    error: float = math.nan
    defined: Mapping[str, str] = field(default_factory=dict)

    def asked(self, about: str | None) -> str:
        """The question of a unit, with what its `about` means."""
        holder, _, target = (about or "").partition(ARROW)
        if holder == "narrator":
            holder = "the outlet, in its own voice,"
        shown = (about or "").replace("_", " ")
        text = self.question.format(about=shown, holder=holder, target=target)
        meaning = self.defined.get(about or "", "")
        return f"{text} {meaning}" if meaning else text


def task(corpus: Corpus, measure: str, **options: Any) -> Task:
    """The task of a built-in measure on these articles.

    Parameters
    ----------
    measure
        "frames": does a sentence speak in a frame; "frame_articles": does an article;
        "quoted": does a sentence hold quoted or reported speech; "quotes": who says a quotation;
        "stances": how a holder stands towards a target in a sentence; "claims": does another article
        of the event tell what a sentence tells.
    options
        `codebook` for the frames; `targets` and `method` for stances; `days` and `likeness` for claims.

    Raises
    ------
    ParameterError
        If there is no such measure, or nothing of it in the corpus.
    """
    if measure not in MEASURES:
        raise ParameterError(f"measure {measure!r}; use one of {', '.join(MEASURES)}")
    made = MEASURES[measure](corpus, **options)
    if made.units.empty:
        raise ParameterError(
            f"{measure}: nothing to code in these {len(corpus)} articles; "
            "look at the articles with `research load`"
        )
    return made


def _unit(articles: dict[str, Article], row: Mapping[Any, Any], **about: Any) -> dict[str, Any]:
    article = articles[row["article_id"]]
    subject = about.get("about")
    name = f"{row['article_id']}:{int(row['start'])}-{int(row['end'])}"
    return {
        "unit_id": name if subject is None else f"{name}:{subject}",
        "article_id": row["article_id"],
        "outlet": article.label,
        "published": article.published,
        "start": int(row["start"]),
        "end": int(row["end"]),
        "about": None,
        "score": math.nan,
        "options": None,
        **about,
    }


def _articles(corpus: Corpus) -> dict[str, Article]:
    return {article.article_id: article for article in corpus}


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = (
        [*UNIT_COLUMNS, CONFIDENCE] if any(CONFIDENCE in row for row in rows) else UNIT_COLUMNS
    )
    return table(rows, columns).drop_duplicates("unit_id", ignore_index=True)


def _frames(corpus: Corpus, *, codebook: str | Path = "generic") -> Task:
    """Sentence by frame: whether the sentence speaks in terms of the frame."""
    from research.measures import frames
    from research.measures.frames import codebook as codebooks

    articles = _articles(corpus)
    book = codebooks.load(codebook)
    found = frames.evidence(corpus, codebook=book)
    hits = set(zip(found["article_id"], found["sentence_id"], found["frame"], strict=True))
    rows = [
        _unit(
            articles, row, about=frame,
            machine=YES if (row["article_id"], row["sentence_id"], frame) in hits else NO,
        )
        for row in corpus.sentences.to_dict("records")
        for frame in book.names
    ]  # fmt: skip
    return Task(
        "frames", "Does the marked sentence speak in terms of “{about}”?",
        _yes_or_no(), "nominal", _table(rows),
        defined={frame.name: frame.definition for frame in book.frames},
    )  # fmt: skip


def _frame_articles(corpus: Corpus, *, codebook: str | Path = "generic") -> Task:
    """Article by frame: whether the article is framed so."""
    from research.measures import frames
    from research.measures.frames import codebook as codebooks

    book = codebooks.load(codebook)
    articles = _articles(corpus)
    rows = [
        _unit(
            articles,
            {
                "article_id": row["article_id"],
                "start": 0,
                "end": len(articles[row["article_id"]].text),
            },
            about=row["frame"],
            machine=None if math.isnan(row["present"]) else YES if row["present"] else NO,
            score=row["breadth"],
        )
        for row in frames.measure(corpus, codebook=book).to_dict("records")
    ]
    generic = book.name == "generic"
    return Task(
        "frame_articles", "Is the article framed in terms of “{about}”?",
        _yes_or_no(), "nominal", _table(rows),
        defined={frame.name: frame.definition for frame in book.frames},
        elsewhere="; ".join(
            f"{frame.name}: {frame.valid}" for frame in book.frames if generic and frame.valid
        ),
    )  # fmt: skip


def _quoted(corpus: Corpus) -> Task:
    """Sentence: whether it holds words or thoughts that are given as somebody's."""
    from research.measures import quotes

    articles = _articles(corpus)
    found = quotes.measure(corpus)
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in found.to_dict("records"):
        spans.setdefault(row["article_id"], []).append((row["start"], row["end"]))
    rows = [
        _unit(
            articles, row,
            machine=YES if any(
                start < row["end"] and row["start"] < end
                for start, end in spans.get(row["article_id"], ())
            ) else NO,
        )
        for row in corpus.sentences.to_dict("records")
    ]  # fmt: skip
    return Task(
        "quoted", "Does the marked sentence give words or thoughts as somebody's, in marks or not?",
        _yes_or_no("what a named or unnamed source says, writes or thinks, quoted or reported"),
        "nominal", _table(rows),
        elsewhere=ELSEWHERE["quoted"],
        error=0.14,
    )  # fmt: skip


def _quotes(corpus: Corpus) -> Task:
    """Quotation: whose words it is, out of the actors of the article."""
    from research.measures import actors, quotes

    articles = _articles(corpus)
    named: dict[str, list[str]] = {}
    for row in actors.mentions(corpus).to_dict("records"):
        known = named.setdefault(row["article_id"], [])
        if row["actor"] not in known:
            known.append(row["actor"])
    rows = []
    for row in quotes.measure(corpus).to_dict("records"):
        speaker = row["speaker"]
        choices = named.get(row["article_id"], [])
        answer = NOBODY if not speaker else speaker if speaker in choices else ELSE
        rows.append(_unit(articles, row, machine=answer, options=tuple(choices)))
    return Task(
        "quotes", "Whose words or thoughts are the marked passage?",
        (
            Code(ELSE, "a source that is not in the list; name it in the note"),
            Code(NOBODY, "no source is named or described"),
            Code(NOTHING, "the passage is nobody's words, but the outlet's own"),
        ),
        "nominal", _table(rows),
    )  # fmt: skip


# Rows of stances that reports show: less likely ones are no finding that a coder should confirm.
SHOWN = 0.5


def _stances(corpus: Corpus, *, targets: tuple[str, ...] = (), method: str = "linear") -> Task:
    """Holder, target and sentence: for, against, or neither."""
    from research.measures import stances

    articles = _articles(corpus)
    sentences = {
        (row["article_id"], row["sentence_id"]): row for row in corpus.sentences.to_dict("records")
    }
    rows = []
    found = stances.measure(corpus, targets=list(targets), method=method)
    shown = found[(found["probability"] >= SHOWN) & found["holder"].notna()]
    for row in shown.to_dict("records"):
        place = sentences[row["article_id"], row["sentence_id"]]
        machine = None if math.isnan(row["stance"]) else _side(row["stance"])
        rows.append(
            _unit(
                articles, place, about=f"{row['holder']}{ARROW}{row['target']}", machine=machine,
                score=row["stance"], confidence=row["probability"],
            )
        )  # fmt: skip
    return Task(
        "stances", "How does {holder} stand towards {target} in the marked sentence?",
        (
            Code("against", "criticises, blames, opposes, belittles", -1.0),
            Code("neutral", "neither, or both alike, or no position of the first at all", 0.0),
            Code("for", "praises, defends, supports, welcomes", 1.0),
        ),
        "ordinal", _table(rows),
        elsewhere=ELSEWHERE["stances"],
        error=0.22,
    )  # fmt: skip


# Titles of an event's other articles that a question names.
_NAMED = 12


def _claims(corpus: Corpus, *, days: int = 3, likeness: str = "lexical") -> Task:
    """Sentence of an article of an event: whether another article of the event tells it too."""
    from research.measures import comparison

    articles = _articles(corpus)
    compared = comparison.compare(corpus, days=days, likeness=likeness)
    rows = [
        _unit(
            articles, row, about=f"event {row['event_id']}",
            machine=YES if row["n_articles"] > 1 else NO,
        )
        for row in compared.claims.to_dict("records")
        if row["n_articles"] > 1 or row["lacking_in"]  # else it is left open
    ]  # fmt: skip
    defined = {}
    for event, members in compared.members.groupby("event_id"):
        told = [articles[article_id] for article_id in members["article_id"]]
        titles = [f"“{article.title or article.article_id}” ({article.label})" for article in told]
        more = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
        defined[f"event {event}"] = f"Its articles: {'; '.join(titles[:_NAMED])}{more}."
    return Task(
        "claims",
        "Does another article about {about} tell, in any words, what the marked sentence tells?",
        _yes_or_no("the same thing, however it is put; more or less detail does not matter"),
        "nominal", _table(rows),
        elsewhere=ELSEWHERE["claims"],
        error=0.19,  # of both together
        defined=defined,
    )  # fmt: skip


def _side(stance: float) -> str:
    return "for" if stance > 0 else "against" if stance < 0 else "neutral"


def _yes_or_no(definition: str = "") -> tuple[Code, ...]:
    return Code(YES, definition, 1.0), Code(NO, "", 0.0)


MEASURES: dict[str, Callable[..., Task]] = {
    "frames": _frames,
    "frame_articles": _frame_articles,
    "quoted": _quoted,
    "quotes": _quotes,
    "stances": _stances,
    "claims": _claims,
}
