"""Whose voice a span stands in, and what each outlet thinks of whom, against BASIL's coders.

Voice of a span: quoted or the narrator's; ours is quoted where most of its words stand inside
marks and in a quotation that `find_quotes` finds, the baseline takes marks alone. Speaker of a
quoted span, where coders name one. The outlet's own stance towards each main entity
(author_feeling): mean of the narrator's stances, beside the mean of all stances whoever holds
them, with a threshold at zero; and VADER over the sentences that name the entity. Narrator's rows, those
that a report shows (probability .5 and more) and all that are given: the share whose words or target
stand in a span that coders gave the author with that sign, and the share of those spans that a row
meets. Fan et al. 2019.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from common import data, fingerprint, save
from newsmtsc import macro_f1
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from research.measures import stances
from research.measures.actors import find_actors
from research.measures.quotes import find_quotes
from research.measures.stances.scene import Scene, set_scene
from research.text.document import lay_out

# A span is quoted when more of its words are; between .5 and .8 it makes no difference.
MOST = 0.6
SHOWN = 0.5
FEELINGS = {"neg": 0, "neu": 1, "pos": 2}


def surname(name: str) -> str:
    parts = re.sub(r"[\W_]+", " ", name.lower()).split()
    return parts[-1].removesuffix("s") if parts else ""


def read(path: Path) -> tuple[str, list[int], dict[str, Any]]:
    """The story as one text, where each sentence starts, and what coders said."""
    name = path.name.replace("_ann", "")
    year = path.parent.name
    article = json.loads(
        (path.parent.parent.parent / "articles" / year / name).read_text(encoding="utf-8")
    )
    text, starts = "", []
    for paragraph in article["body-paragraphs"]:
        for sentence in paragraph:
            starts.append(len(text))
            text += sentence + " "
        text = text.rstrip(" ") + "\n\n"
    return text, starts, json.loads(path.read_text(encoding="utf-8"))


def inside(scene: Scene, start: int, end: int) -> list[int]:
    places = [span.start for span in scene.spans]
    low, high = bisect_left(places, start), bisect_left(places, end)
    return [i for i in range(low, high) if scene.text[scene.spans[i].start].isalnum()]


def met(rows: list[stances.Stance], spans: list[tuple[int, int, int]]) -> tuple[int, int]:
    """How many rows meet a span of their sign, and how many spans a row of theirs."""

    def meets(row: stances.Stance, span: tuple[int, int, int]) -> bool:
        start, end, sign = span
        places = ((row.start, row.end), (row.target_start, row.target_end))
        return row.stance * sign > 0 and any(a < end and b > start for a, b in places)

    return (
        sum(any(meets(row, span) for span in spans) for row in rows),
        sum(any(meets(row, span) for row in rows) for span in spans),
    )


def spearman(a: list[float], b: list[float]) -> float:
    """Rank correlation, ties at their mean rank."""

    def ranks(values: list[float]) -> Any:
        order = np.argsort(values, kind="stable")
        found = np.empty(len(values))
        found[order] = np.arange(len(values))
        array = np.asarray(values)
        for value in set(values):
            found[array == value] = found[array == value].mean()
        return found

    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def main() -> None:
    paths = sorted((data("basil") / "annotations").glob("*/*.json"))
    vader = SentimentIntensityAnalyzer()
    voice: dict[str, list[int]] = {"gold": [], "ours": [], "inside_marks": []}
    speakers: dict[str, list[bool]] = {"people": [], "all": []}
    feelings: dict[str, list[float]] = {"gold": [], "narrator": [], "everybody": [], "vader": []}
    counted = ("rows", "rows_met", "spans", "spans_met")
    narrated = {"shown": dict.fromkeys(counted, 0), "asked_for": dict.fromkeys(counted, 0)}
    for path in paths:
        text, starts, coded = read(path)
        told: list[tuple[int, int, int]] = []
        mentions, quotes = find_actors(text), find_quotes(text, least=0)
        scene = set_scene(lay_out(text), mentions, quotes, [])
        for span in coded["phrase-level-annotations"]:
            if span["id"] == "title":
                continue
            start = starts[int(span["id"][1:])]
            if span["quote"] == "no":
                sign = 1 if span["polarity"] == "pos" else -1
                told.append((start + span["start"], start + span["end"], sign))
            words = inside(scene, start + span["start"], start + span["end"])
            if not words:
                continue
            marked = [i for i in words if scene.marked[i]]
            said = [i for i in marked if scene.quote_at[i] >= 0]
            voice["gold"].append(int(span["quote"] == "yes"))
            voice["inside_marks"].append(int(len(marked) >= MOST * len(words)))
            voice["ours"].append(int(len(said) >= MOST * len(words)))
            if span["quote"] == "yes" and span["speaker"] and "other" not in span["speaker"]:
                found = Counter(scene.quote_at[i] for i in words if scene.quote_at[i] >= 0)
                name = scene.speakers[found.most_common(1)[0][0]] if found else None
                right = name is not None and surname(span["speaker"]) in name.lower()
                speakers["all"].append(right)
                if any(m.kind == "person" for m in find_actors(span["speaker"].replace("_", " "))):
                    speakers["people"].append(right)
        every = stances.find_stances(text, actors=mentions, quotes=quotes, method="auto")
        held = [row for row in every if row.probability >= SHOWN]
        for which, rows in (("shown", held), ("asked_for", every)):
            own_rows = [row for row in rows if row.holder == stances.NARRATOR]
            rows_met, spans_met = met(own_rows, told)
            found = (len(own_rows), rows_met, len(told), spans_met)
            for name, count in zip(counted, found, strict=True):
                narrated[which][name] += count
        for key, label in coded["article-level-annotations"].items():
            entity = key.removeprefix("author_feeling_")
            if entity in (key, "main_event") or label not in FEELINGS:
                continue
            about = [s for s in held if surname(entity) in s.target.lower()]
            sentences = [
                text[span.start : span.end]
                for span in (scene.shown(s.start, s.stop) for s in scene.sentences)
                if surname(entity) in text[span.start : span.end].lower()
            ]
            feelings["gold"].append(FEELINGS[label])
            own = [s.stance for s in about if s.holder == stances.NARRATOR]
            feelings["narrator"].append(mean(own))
            feelings["everybody"].append(mean([s.stance for s in about]))
            compounds = [vader.polarity_scores(s)["compound"] for s in sentences]
            feelings["vader"].append(mean(compounds))
    figures: dict[str, Any] = {
        "spans": len(voice["gold"]),
        "voice": {
            name: macro_f1(voice["gold"], voice[name], 2) for name in ("ours", "inside_marks")
        },
        "speaker": {
            name: {"spans": len(right), "accuracy": sum(right) / len(right)}
            for name, right in speakers.items()
        },
        "narrator": {
            which: {
                **sums,
                "precision": sums["rows_met"] / sums["rows"] if sums["rows"] else None,
                "recall": sums["spans_met"] / sums["spans"],
            }
            for which, sums in narrated.items()
        },
        "author_feeling": {"entities": len(feelings["gold"])},
    }
    for name in ("narrator", "everybody", "vader"):
        labels = np.sign(feelings[name]).astype(int) + 1
        figures["author_feeling"][name] = {
            **macro_f1(feelings["gold"], labels, 3),
            "rank_correlation": spearman(feelings["gold"], feelings[name]),
        }
    neutral = np.ones(len(feelings["gold"]), int)
    figures["author_feeling"]["largest_class"] = macro_f1(feelings["gold"], neutral, 3)
    articles = sorted((data("basil") / "articles").glob("*/*.json"))
    save("basil", figures, data_sha256=fingerprint([*paths, *articles]))


if __name__ == "__main__":
    main()
