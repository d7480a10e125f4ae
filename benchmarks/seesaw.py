"""Who is for or against whom, against SEESAW's coders (Zhang, Beauchamp and Wang 2022).

The entities of each article are given by name; where they are mentioned is found by `find_actors`
and by other forms of the name. Pairs of listed entities count, as (sentence, holder, sign, target)
and as directed signed edges of the article. Rules and thresholds were set by looking at the
triplets in `tuned`; `unseen` is the other half. Beside them: every two entities whose last words
stand in a sentence, its sign by VADER; and for the sign of a given pair VADER, the larger class,
and TF-IDF with the names and logistic regression over five folds of triplets. "ours" is the linear
scorer, "encoder" the small encoder, which was not trained on SEESAW. From which probability on a row
counts is set on `tuned` for each method, once for triples (and pairs and signs) and once for edges, for
which one of several sentences is enough; "shown" are the rows that a report shows (probability .5
and more), and "calibration" says how many of the rows of some probability coders have too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from common import data, fingerprint, save
from newsmtsc import cross_validate_tfidf, macro_f1, terms
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from research.measures import stances
from research.measures.actors import Mention, find_actors
from research.measures.quotes import find_quotes
from research.text.segments import Span

METHODS = {"ours": "linear", "encoder": "encoder"}
SHOWN = 0.5
UNNAMED = {"None", "Not in the list"}
PARTIES = {
    "Republican Party": ("republicans", "republican lawmakers", "gop", "republican"),
    "Democratic Party": ("democrats", "democratic", "democratic lawmakers", "democrat"),
}


class Triple(NamedTuple):
    """What coders or we say of a sentence."""

    sentence: int
    holder: str
    sign: str
    target: str


@dataclass(frozen=True)
class Document:
    """An article as one text, its sentences by number, its entities and what coders said."""

    triplet: int
    text: str
    sentences: dict[int, Span]
    entities: dict[str, str]
    gold: frozenset[Triple]


def key(name: str) -> str:
    return re.sub(r"\W+", " ", name.lower()).strip()


def read(path: Path) -> Document:
    coded = json.loads(path.read_text(encoding="utf-8"))
    article = json.loads((path.parent.parent / "articles" / path.name).read_text(encoding="utf-8"))
    text, sentences = "", {}
    for sentence in article["text"]:
        shown = sentence["text"].replace("\n", " ")
        sentences[int(sentence["id"])] = Span(len(text), len(text) + len(shown))
        text += shown + " "
    gold = {
        Triple(int(number), found["subject"], found["sentiment"], found["object"])
        for number, stance in coded["sentence-level stances"].items()
        for found in stance
    }
    listed = {one for one in gold if not {one.holder, one.target} & UNNAMED}
    triplet = int(path.name.split("_")[1])
    entities = {entry[0]: entry[1][0] for entry in coded["entity lists"]}
    return Document(triplet, text, sentences, entities, frozenset(listed))


def forms(name: str) -> list[str]:
    """Other forms of a name: without "United States", short, initials, plural, singular."""
    plain = name.strip('“”"# ').replace("’", "'")
    found = [plain, re.sub(r"^(United States|U\.S\.|US|The|the) ", "", plain)]
    if short := re.match(r"^(.{5,}?) (?:to|of|in|on) the (?:United States|U\.S\.)", plain):
        found.append(short.group(1))
    if department := re.match(r"^United States Department of (.+)$", plain):
        found += [f"Department of {department.group(1)}", f"{department.group(1)} Department"]
    words = re.findall(r"[A-Za-z]+", plain)
    capitals = [w for w in words if w not in ("of", "the", "and", "for", "on")]
    if len(capitals) > 2 and all(w[0].isupper() for w in capitals):
        found.append("".join(w[0] for w in capitals))
    found.append(plain[:-1] if plain.endswith("s") else f"{plain}s")
    if plain.endswith("y"):
        found.append(plain[:-1] + "ies")
    return [form for form in dict.fromkeys(found) if len(form) > 1]


def places(document: Document, mentions: list[Mention]) -> tuple[dict[str, str], dict[str, str]]:
    """Which entity each found actor is, and the entity of each form to look for literally."""
    entities = document.entities
    by_form: dict[str, str] = {}
    for name in entities:
        for form in forms(name):
            by_form.setdefault(key(form), name)
    surnames: dict[str, list[str]] = {}
    for name, kind in entities.items():
        if kind == "People" and key(name):
            surnames.setdefault(key(name).split()[-1], []).append(name)
    found: dict[str, str] = {}
    actors = sorted({mention.actor for mention in mentions})
    for actor in actors:
        known = key(actor)
        bare = re.sub(r"^(us|u s|united states|the) ", "", known)
        people = surnames.get(known.split()[-1] if known else "", [])
        serving = re.match(r"^(.+) (?:administration|campaign|White House)$", actor)
        master = surnames.get(key(serving.group(1)).split()[-1], []) if serving else []
        if by_form.get(known) or by_form.get(bare):
            found[actor] = by_form.get(known) or by_form[bare]
        elif len(people) == 1 and (" " not in known or known[0] == key(people[0])[0]):
            found[actor] = people[0]
        elif len(master) == 1:
            found[actor] = master[0]
        elif actor in PARTIES:
            named = [name for name in entities if key(name) in PARTIES[actor]]
            found.update(dict.fromkeys([actor], named[-1]) if named else {})
    topics = {form: name for name in entities if name not in found.values() for form in forms(name)}
    return found, topics


Rows = dict[tuple[int, str, str], tuple[float, float]]  # to stance and probability


def ours(document: Document, method: str) -> tuple[Rows, list[tuple[str, Span]]]:
    """Stances by sentence, holder and target, and where each entity is mentioned."""
    mentions = find_actors(document.text)
    actors, topics = places(document, mentions)
    named = [replace(m, actor=actors.get(m.actor, m.actor)) for m in mentions]
    quotes = find_quotes(document.text, least=0)
    found: Rows = {}
    for one in stances.find_stances(
        document.text, actors=named, quotes=quotes, targets=list(topics), method=method
    ):
        holder = topics.get(one.holder or "", one.holder or "")
        target = topics.get(one.target, one.target)
        if holder == target or not {holder, target} <= set(document.entities):
            continue
        for number, span in document.sentences.items():
            if span.start <= one.target_start < span.end:
                pair = (number, holder, target)
                row = (one.stance, one.probability)
                found[pair] = max(found.get(pair, (0.0, 0.0)), row, key=lambda known: known[1])
    standing = [(m.actor, Span(m.start, m.end)) for m in named if m.actor in document.entities]
    for form, name in topics.items():
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", document.text, re.IGNORECASE):
            standing.append((name, Span(*match.span())))
    return found, standing


def sign(value: float) -> str:
    return "POS" if value > 0 else "NEG"


def triples(rows: Rows, least: float) -> set[Triple]:
    """The rows of at least this probability as coders give them."""
    return {Triple(n, h, sign(v), t) for (n, h, t), (v, p) in rows.items() if p >= least}


def threshold(rows: list[Rows], golds: list[frozenset[Triple]], view: str) -> float:
    """The probability from which on rows count: that with the best F1 of triples or of edges here."""

    def score(least: float) -> float:
        found = [(triples(one, least), gold) for one, gold in zip(rows, golds, strict=True)]
        return float(agreement(found)[view]["f1"])

    return max((step / 100 for step in range(6, 61, 2)), key=lambda least: (score(least), least))


def calibration(rows: list[Rows], golds: list[frozenset[Triple]]) -> dict[str, Any]:
    """Of the rows in bands of probability: how many, their mean, and the share that coders have."""
    found = {}
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        part = [
            (p, Triple(n, h, sign(v), t) in gold)
            for one, gold in zip(rows, golds, strict=True)
            for (n, h, t), (v, p) in one.items()
            if low <= p < high
        ]
        found[f"{low}-{min(high, 1.0)}"] = {
            "rows": len(part),
            "mean_probability": float(np.mean([p for p, _ in part])) if part else None,
            "in_gold": float(np.mean([hit for _, hit in part])) if part else None,
        }
    return found


def f1(hits: int, ours: int, gold: int) -> dict[str, float]:
    precision, recall = hits / max(1, ours), hits / max(1, gold)
    both = precision + recall
    return {
        "f1": 2 * precision * recall / both if both else 0.0,
        "precision": precision,
        "recall": recall,
    }


def agreement(found: Iterable[tuple[set[Triple], frozenset[Triple]]]) -> dict[str, Any]:
    """F1 of triples, pairs and signed edges, and how often the sign of a found pair is right."""
    totals = {name: np.zeros(3, int) for name in ("triples", "pairs", "edges")}
    for mine, gold in found:
        views = {
            "triples": (mine, gold),
            "pairs": ({(a, b, d) for a, b, _, d in mine}, {(a, b, d) for a, b, _, d in gold}),
            "edges": ({one[1:] for one in mine}, {one[1:] for one in gold}),
        }
        for name, (a, b) in views.items():
            totals[name] += [len(set(a) & set(b)), len(a), len(b)]
    right = totals["triples"][0] / max(1, totals["pairs"][0])
    return {**{name: f1(*map(int, counts)) for name, counts in totals.items()}, "sign": right}


def counted(
    rows: list[Rows], golds: list[frozenset[Triple]], least: dict[str, float]
) -> dict[str, Any]:
    """The same where edges count from another probability on than triples."""
    by_view = {
        view: agreement((triples(one, at), gold) for one, gold in zip(rows, golds, strict=True))
        for view, at in least.items()
    }
    return by_view["triples"] | {"edges": by_view["edges"]["edges"]}


def together(document: Document, vader: SentimentIntensityAnalyzer) -> set[Triple]:
    """Every two entities whose last words stand in a sentence, with VADER's sign of it."""
    found = set()
    for number, span in document.sentences.items():
        shown = document.text[span.start : span.end]
        here = [
            name
            for name in document.entities
            if key(name) and re.search(rf"\b{re.escape(key(name).split()[-1])}\b", shown.lower())
        ]
        side = "NEG" if vader.polarity_scores(shown)["compound"] < 0 else "POS"
        found |= {Triple(number, a, side, b) for a in here for b in here if a != b}
    return found


def tuned(document: Document) -> bool:
    """Whether the triplet is of the half that rules were set on."""
    return int(hashlib.sha256(str(document.triplet).encode()).hexdigest(), 16) % 2 == 0


def signs(documents: list[Document], results: dict[str, list[Any]]) -> dict[str, Any]:
    """The sign of every gold pair, the pair given, by each method: macro-F1."""
    vader = SentimentIntensityAnalyzer()
    gold, by_vader, texts, folds = [], [], [], []
    by_us: dict[str, list[bool]] = {method: [] for method in results}
    for number, document in enumerate(documents):
        for one in sorted(document.gold):
            span = document.sentences.get(one.sentence)
            shown = document.text[span.start : span.end] if span else ""
            if span is None or not shown.strip():
                continue
            gold.append(one.sign == "POS")
            for method, by in by_us.items():
                found, standing = results[method][number]
                known = found.get((one.sentence, one.holder, one.target))
                if known is None:
                    mentions = [
                        Span(s - span.start, min(e, span.end) - span.start)
                        for name, (s, e) in standing
                        if name == one.target and span.start <= s < span.end
                    ]
                    usual = [v for (_, _, t), (v, _) in found.items() if t == one.target]
                    known = (
                        stances.lean(shown, mentions, elsewhere=usual, method=METHODS[method]),
                    )
                by.append(known[0] > 0)
            by_vader.append(vader.polarity_scores(shown)["compound"] >= 0)
            texts.append([*terms(shown), f"HOLDER {one.holder}", f"TARGET {one.target}"])
            folds.append(document.triplet % 5)
    labels = np.array(gold, int)
    by_tfidf = cross_validate_tfidf(texts, labels, np.array(folds), c=5)
    return {
        "pairs": len(gold),
        **{method: macro_f1(labels, np.array(by, int), 2) for method, by in by_us.items()},
        "tfidf_with_names": macro_f1(labels, by_tfidf, 2),
        "vader": macro_f1(labels, np.array(by_vader, int), 2),
        "larger_class": macro_f1(labels, np.zeros(len(labels), int), 2),
    }


def main() -> None:
    folder = data("seesaw")
    paths = sorted((folder / "annotations").glob("*.json"))
    documents = [read(path) for path in paths]
    results = {
        name: [ours(document, method) for document in documents] for name, method in METHODS.items()
    }
    vader = SentimentIntensityAnalyzer()
    figures: dict[str, Any] = {}
    chosen_here = [i for i, document in enumerate(documents) if tuned(document)]
    golds = [document.gold for document in documents]
    figures["counted_from"] = {
        method: {
            view: threshold(
                [found[i][0] for i in chosen_here], [golds[i] for i in chosen_here], view
            )
            for view in ("triples", "edges")
        }
        for method, found in results.items()
    }
    for name, wanted in (("tuned", {True}), ("unseen", {False}), ("all", {True, False})):
        part = [i for i, document in enumerate(documents) if tuned(document) in wanted]
        chosen = [documents[i] for i in part]
        figures[name] = {
            "articles": len(chosen),
            "triples": sum(len(golds[i]) for i in part),
            **{
                method: counted(
                    [found[i][0] for i in part],
                    [golds[i] for i in part],
                    figures["counted_from"][method],
                )
                for method, found in results.items()
            },
            **{
                f"{method}_shown": agreement((triples(found[i][0], SHOWN), golds[i]) for i in part)
                for method, found in results.items()
            },
            "calibration": {
                method: calibration([found[i][0] for i in part], [golds[i] for i in part])
                for method, found in results.items()
            },
            "together_with_vader": agreement(
                (together(document, vader), document.gold) for document in chosen
            ),
            "sign_of_given_pair": signs(
                chosen, {method: [found[i] for i in part] for method, found in results.items()}
            ),
        }
    articles = sorted((folder / "articles").glob("*.json"))
    digest = fingerprint([*paths]) + fingerprint(articles)
    save("seesaw", figures, data_sha256=hashlib.sha256(digest.encode()).hexdigest())


if __name__ == "__main__":
    main()
