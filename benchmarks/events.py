"""Events: are articles that tell of one put together again? BASIL, SEESAW and PolNeAR.

    RESEARCH_DATA=... python benchmarks/events.py

Articles are shuffled and lose their dates ("undated"), or keep them ("dated"; SEESAW has none). A
pair of articles counts as found where both are put in one event; B-cubed (Bagga and Baldwin 1998) is
the mean over articles instead.

Labels are those of the sets. Some triplets of SEESAW are round-ups of a topic, and both sets hold
reports of some events: "judged" scores with the verdicts of `event_pairs.tsv` in place of the
labels. Read for it were all pairs of SEESAW that were missed or wrongly found, now or before this
file was made, those found across the two sets, and 40 found ones drawn at random. "ceiling" is the
F1 against the labels of a grouping that is right by these verdicts.

The verdicts of `event_pairs_blind.tsv` are a second reader's, who saw neither labels nor results:
SEESAW's missed and wrongly found pairs and 60 found ones at random, whose share of false labels is
taken for all found ones; and all 136 pairs that the version before found in PolNeAR with its dates.
No threshold had been set on PolNeAR before (its words are in the prior of word frequencies); the
higher threshold of corpora where few events are told twice was added after these verdicts. A pair
of PolNeAR that nobody judged counts as wrong. Without dates none was read; pairs more than a week
apart are wrong.

"alike" and "less_alike" are the groups of several articles above and below what
`shared_events.least_likeness` asks of them, which was set on these groups, and the share of them whose
every pair is of one event, by the verdicts, where there is none by the labels.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from common import HERE, fingerprint, save
from triplets import basil, polnear, seesaw

from research.articles import Corpus
from research.measures.comparison import event_clustering as events
from research.shared_events import least_likeness

JUDGED, BLIND = HERE / "event_pairs.tsv", HERE / "event_pairs_blind.tsv"
SEED = 6


Pairs = set[frozenset[str]]
Groups = list[list[str]]


def verdicts(path: Path = JUDGED) -> dict[frozenset[str], bool]:
    """Judged pairs: whether both articles tell of one event."""
    lines = path.read_text(encoding="utf-8").splitlines()[2:]
    rows = (line.split("\t") for line in lines)
    return {frozenset((a, b)): same == "1" for a, b, same in rows}


def found(corpus: Corpus) -> Groups:
    """Articles by name, as they are grouped."""
    names = [article.article_id for article in corpus]
    return [[names[i] for i in event.members] for event in events.group(corpus)]


def labelled(corpus: Corpus, gold: dict[str, str]) -> Groups:
    """Articles by name, as the labels group them."""
    by_event: dict[str, list[str]] = {}
    for article in corpus:
        by_event.setdefault(gold[article.article_id], []).append(article.article_id)
    return list(by_event.values())


def scores(groups: Groups, gold: Groups) -> dict[str, Any]:
    """Pair precision, recall and F1 of the groups found, by the labels and by the verdicts."""
    pairs, wanted = pairs_of(groups), pairs_of(gold)
    names = {name for group in gold for name in group}
    judged = {p: same for p, same in verdicts().items() if p <= names}
    right = {p for p in wanted if judged.get(p, True)} | {p for p, same in judged.items() if same}
    return {
        **compared(pairs, wanted),
        "b_cubed": b_cubed(groups, gold),
        "events": float(len(groups)),
        "judged": compared(pairs, right),
        "ceiling": compared(right, wanted)["f1"],
    }


def blindly(groups: Groups, gold: Groups) -> dict[str, float]:
    """How SEESAW's labels and the groups found stand by the second reader's verdicts."""
    pairs, wanted = pairs_of(groups), pairs_of(gold)
    judged, first = verdicts(BLIND), verdicts()
    both = [p for p in judged if p in first]

    def right(chosen: Pairs) -> float:
        """Pairs that are right, by the share of those judged."""
        read = [judged[p] for p in chosen if p in judged]
        if chosen and not read:
            raise ValueError(f"none of {len(chosen)} pairs was judged: {BLIND.name} needs more")
        return len(chosen) * sum(read) / len(read) if read else 0.0

    both_say, missed, ours = right(wanted & pairs), right(wanted - pairs), right(pairs - wanted)
    true = both_say + missed + ours
    return {
        "precision": (both_say + ours) / len(pairs),
        "recall": (both_say + ours) / true,
        "f1": 2 * (both_say + ours) / (len(pairs) + true),
        "ceiling": 2 * (both_say + missed) / (len(wanted) + true),
        "agreement": sum(judged[p] == first[p] for p in both) / len(both),
        "judged_by_both": float(len(both)),
        "agreed_on": float(len(wanted & pairs)),
        "agreed_on_and_read": float(len(wanted & pairs & judged.keys())),
        "differed_on_and_read": float(len((wanted ^ pairs) & judged.keys())),
    }


def drawn_singly(corpus: Corpus) -> dict[str, dict[str, float]]:
    """PolNeAR, where most articles are alone with their event: how many pairs found are right."""
    dated, undated = (pairs_of(found(shuffled(corpus, dated=d))) for d in (True, False))
    day = {article.article_id: article.published for article in corpus}
    right = {p for p, same in verdicts(BLIND).items() if same and p <= day.keys()}
    near = sum(abs((day[a] - day[b]).days) <= 7 for a, b in undated)
    return {
        "dated": {
            "pairs": float(len(dated)),
            "precision": len(dated & right) / len(dated),
            "kept_of_those_found_before": len(dated & right) / len(right),
        },
        "undated": {"pairs": float(len(undated)), "within_a_week": near / len(undated)},
    }


def by_likeness(corpus: Corpus, gold: dict[str, str]) -> dict[str, dict[str, float]]:
    """Groups of several articles by how alike these are: how many, and the share that is one event."""
    judged = verdicts() | verdicts(BLIND)
    names = [article.article_id for article in corpus]
    parts: dict[str, list[bool]] = {"alike": [], "less_alike": []}
    for event in events.group(corpus):
        pairs = pairs_of([[names[i] for i in event.members]])
        right = [judged.get(p, len({gold.get(name, name) for name in p}) == 1) for p in pairs]
        if pairs:
            parts[
                "alike" if event.similarity >= least_likeness(len(event.members)) else "less_alike"
            ].append(all(right))
    return {
        name: {"groups": float(len(one)), "one_event": sum(one) / len(one)}
        for name, one in parts.items()
        if one
    }


def pairs_of(groups: Iterable[Sequence[str]]) -> Pairs:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def compared(pairs: Pairs, wanted: Pairs) -> dict[str, float]:
    hits = len(pairs & wanted)
    return {
        "precision": hits / max(len(pairs), 1),
        "recall": hits / len(wanted),
        "f1": 2 * hits / (len(pairs) + len(wanted)),
    }


def b_cubed(groups: Sequence[Sequence[str]], gold: Sequence[Sequence[str]]) -> float:
    """F1 of the mean precision and recall of each article's group."""
    found, wanted = ({n: set(one) for one in side for n in one} for side in (groups, gold))
    shared = {name: len(found[name] & wanted[name]) for name in found}
    precision = sum(n / len(found[name]) for name, n in shared.items()) / len(shared)
    recall = sum(n / len(wanted[name]) for name, n in shared.items()) / len(shared)
    return 2 * precision * recall / (precision + recall)


def shuffled(corpus: Corpus, *, dated: bool) -> Corpus:
    """The corpus in another order, with or without its dates."""
    items = list(corpus)
    random.Random(SEED).shuffle(items)
    if not dated:
        items = [dataclasses.replace(article, published=None) for article in items]
    return Corpus(tuple(items))


def main() -> None:
    (b, b_gold, b_files), (s, s_gold, s_files) = basil(), seesaw()
    p, p_files = polnear()
    corpora = {
        ("basil", "dated"): (shuffled(b, dated=True), b_gold),
        ("basil", "undated"): (shuffled(b, dated=False), b_gold),
        ("seesaw", "undated"): (shuffled(s, dated=False), s_gold),
        ("both", "undated"): (shuffled(Corpus(b.items + s.items), dated=False), b_gold | s_gold),
    }
    figures: dict[str, Any] = {"polnear": drawn_singly(p)}
    figures["polnear"]["dated"] |= by_likeness(shuffled(p, dated=True), {})
    for (name, dates), (corpus, gold) in corpora.items():
        groups, wanted = found(corpus), labelled(corpus, gold)
        of_set = figures.setdefault(name, {})
        of_set[dates] = scores(groups, wanted) | by_likeness(corpus, gold)
        if name == "seesaw":
            of_set[dates]["blind"] = blindly(groups, wanted)
    save("events", figures, data_sha256=fingerprint(b_files + s_files + p_files))


if __name__ == "__main__":
    main()
