"""PolNeAR as the benchmarks read it, and how found attributions are held against annotated ones.

Of each text one annotator counts: the alphabetically first id. Content matches one to one when
the words of both have a Jaccard index of at least a threshold; parted content counts as one.
A speaker is right when both spans overlap and the found one is not more than 10 words longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from research.text.segments import words

Spans = tuple[tuple[int, int], ...]
KINDS = ("direct", "mixed", "indirect")
PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "him", "her"}
)
MOST_WORDS_TOO_LONG = 10


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution, annotated or found: content, cue, source as spans of the text."""

    content: Spans
    cue: Spans
    source: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """One text with the attributions of one annotator."""

    name: str
    text: str
    relations: tuple[Relation, ...]


def files(folder: Path, part: str, *, every: bool = False) -> list[tuple[Path, Path]]:
    """Text and annotation of each document of `part` (train, dev), of one or every annotator."""
    found: dict[str, Path] = {}
    for path in sorted((folder / part / "attributions").glob("*.ann")):
        found.setdefault(path.stem if every else _document(path), path)
    return [(folder / part / "text" / f"{_document(p)}.txt", p) for _, p in sorted(found.items())]


def _document(annotation: Path) -> str:
    return annotation.stem.rsplit("_", 1)[0]


def read(folder: Path, part: str, *, every: bool = False) -> list[Document]:
    """Documents of `part`, in order of their names; attributions without content are left out."""
    documents = []
    for text_path, annotation in files(folder, part, every=every):
        with text_path.open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        with annotation.open(encoding="utf-8", newline="") as opened:
            relations = [r for r in _relations(opened.read()) if r.content]
        documents.append(Document(text_path.stem, text, tuple(relations)))
    return documents


def _relations(annotation: str) -> list[Relation]:
    spans: dict[str, Spans] = {}
    relations = []
    for line in annotation.split("\n"):
        if re.match(r"T\d+\t", line):
            number, where = line.split("\t")[:2]
            pairs = [pair.split() for pair in where.split(" ", 1)[1].split(";")]
            spans[number] = tuple((int(a), int(b)) for a, b in pairs)
    for line in annotation.split("\n"):
        if re.match(r"E\d+\t", line):
            roles: dict[str, list[tuple[int, int]]] = {"Content": [], "Cue": [], "Source": []}
            for field in line.split("\t")[1].split()[1:]:
                role, number = field.split(":")
                roles.setdefault(re.sub(r"\d", "", role), []).extend(spans[number])
            relations.append(
                Relation(*(tuple(sorted(roles[k])) for k in ("Content", "Cue", "Source")))
            )
    return relations


@dataclass(frozen=True, slots=True)
class _Words:
    """Word tokens of a text (those with a letter or digit), and which stand in marks."""

    starts: list[int]
    quoted: frozenset[int]

    def of(self, spans: Spans) -> frozenset[int]:
        return frozenset(
            at
            for a, b in spans
            for at in range(bisect_left(self.starts, a), bisect_left(self.starts, b))
        )

    def kind(self, content: frozenset[int]) -> str:
        inside = len(content & self.quoted)
        return "indirect" if not inside else "direct" if inside == len(content) else "mixed"


def _words(text: str, marked: Sequence[tuple[int, int]]) -> _Words:
    starts = [a for a, b in words(text) if any(map(str.isalnum, text[a:b]))]
    bare = _Words(starts, frozenset())
    return _Words(starts, bare.of(tuple(marked)))


def score(
    documents: Sequence[Document],
    found: Sequence[Sequence[Relation]],
    marked: Sequence[Sequence[tuple[int, int]]],
    *,
    threshold: float = 0.5,
) -> dict[str, float]:
    """F1 over all and by kind, precision, recall, speakers, joint F1, and the slice of pronouns."""
    gold_n, found_n, both = _zeros(), _zeros(), _zeros()
    sourced = right = joint = pronouns = pronouns_matched = pronouns_right = 0
    for document, relations, quoted in zip(documents, found, marked, strict=True):
        tokens = _words(document.text, quoted)
        gold_words = [tokens.of(r.content) for r in document.relations]
        found_words = [tokens.of(r.content) for r in relations]
        for contents, counts in ((gold_words, gold_n), (found_words, found_n)):
            for content in contents:
                counts[tokens.kind(content)] += 1
        pairs = dict(_matches(gold_words, found_words, threshold))
        for at, gold in enumerate(document.relations):
            pronoun = _is_pronoun(document.text, gold.source)
            pronouns += pronoun
            if at not in pairs:
                continue
            mine = relations[pairs[at]]
            kind = tokens.kind(gold_words[at])
            both[kind] += kind == tokens.kind(found_words[pairs[at]])
            both["all"] += 1
            correct = _speaker_is_right(tokens, gold.source, mine.source)
            joint += correct
            if gold.source:
                sourced += 1
                right += correct
            pronouns_matched += pronoun
            pronouns_right += pronoun and correct
    gold_n["all"], found_n["all"] = (sum(n[k] for k in KINDS) for n in (gold_n, found_n))
    figures = {"f1": _f1(both["all"], found_n["all"], gold_n["all"])}
    for kind in KINDS:
        figures[kind] = _f1(both[kind], found_n[kind], gold_n[kind])
    return {
        **figures,
        "precision": both["all"] / max(found_n["all"], 1),
        "recall": both["all"] / max(gold_n["all"], 1),
        "speaker_given_match": right / max(sourced, 1),
        "joint": _f1(joint, found_n["all"], gold_n["all"]),
        "pronoun_recall": pronouns_matched / max(pronouns, 1),
        "pronoun_speaker_given_match": pronouns_right / max(pronouns_matched, 1),
        "n_gold": float(gold_n["all"]),
        "n_found": float(found_n["all"]),
    }


def right(document: Document, found: Sequence[Relation], *, threshold: float = 0.5) -> list[bool]:
    """Of each found attribution whether an annotated one has its words, and the same speaker."""
    tokens = _words(document.text, ())
    gold = [tokens.of(r.content) for r in document.relations]
    mine = [tokens.of(r.content) for r in found]
    pairs = {other: number for number, other in _matches(gold, mine, threshold)}
    return [
        at in pairs and _speaker_is_right(tokens, document.relations[pairs[at]].source, one.source)
        for at, one in enumerate(found)
    ]


def _zeros() -> dict[str, int]:
    return dict.fromkeys(("all", *KINDS), 0)


def _f1(both: int, found: int, gold: int) -> float:
    return 2 * both / (found + gold) if found + gold else float("nan")


def _matches(
    gold: list[frozenset[int]], found: list[frozenset[int]], threshold: float
) -> list[tuple[int, int]]:
    where: dict[int, set[int]] = {}
    for number, content in enumerate(found):
        for at in content:
            where.setdefault(at, set()).add(number)
    candidates = []
    for number, content in enumerate(gold):
        for other in sorted({o for at in content for o in where.get(at, ())}):
            shared = len(content & found[other])
            jaccard = shared / len(content | found[other])
            if jaccard >= threshold:
                candidates.append((-jaccard, number, other))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, number, other in sorted(candidates):
        if number not in taken_gold and other not in taken_found:
            taken_gold.add(number)
            taken_found.add(other)
            pairs.append((number, other))
    return pairs


def _speaker_is_right(tokens: _Words, gold: Spans, found: Spans) -> bool:
    if not gold or not found:
        return not gold and not found
    expected, seen = tokens.of(gold), tokens.of(found)
    return bool(expected & seen) and len(seen) - len(expected) <= MOST_WORDS_TOO_LONG


def _is_pronoun(text: str, source: Spans) -> bool:
    return bool(source) and text[source[0][0] : source[-1][1]].lower() in PRONOUNS
