"""What the rest of an article says of a candidate: who blames somebody once does so again.

Values are leans, the chances of a sign less those of the other, between -1 and 1; 0 where the
article holds nothing else on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from research.measures.encoder.towers import Floats
from research.measures.stances.candidates import Candidate

FEATURES = (
    "same pair", "same pair nearby", "the other way elsewhere", "holder elsewhere", "target elsewhere",
)  # fmt: skip
# Words between two sentences that count as near: a sentence or two.
_NEAR = 40


def elsewhere(candidates: Sequence[Candidate], shares: Floats) -> Floats:
    """Leans of the rest of an article, for each candidate.

    Parameters
    ----------
    candidates
        All of one article.
    shares
        Chances of for and against without the rest of the article: two rows, a column a candidate.

    Returns
    -------
    array
        (2, candidates, FEATURES): as they speak for, and against. Means over the other candidates of
        the same holder and target, of the two the other way round in other sentences, of the holder
        with other targets, and of the target with other holders, one more counted without a lean;
        and the largest lean of the same pair nearby.
    """
    leans = shares[0] - shares[1]
    pairs = [_pair(one) for one in candidates]
    of_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    of_holder: dict[str, list[int]] = defaultdict(list)
    of_target: dict[str, list[int]] = defaultdict(list)
    for i, (holder, target) in enumerate(pairs):
        of_pair[holder, target].append(i)
        of_holder[holder].append(i)
        of_target[target].append(i)
    found = np.zeros((len(candidates), len(FEATURES)))
    for i, (holder, target) in enumerate(pairs):
        same = [j for j in of_pair[holder, target] if j != i]
        near = [
            leans[j]
            for j in same
            if abs(candidates[j].sentence.start - candidates[i].sentence.start) < _NEAR
        ]
        # Whoever is criticised in a sentence does not criticise back in it.
        back = [
            j
            for j in of_pair.get((target, holder), [])
            if candidates[j].sentence != candidates[i].sentence
        ]
        found[i] = (
            _mean(leans, same),
            max(near, key=abs, default=0.0),
            _mean(leans, back),
            _mean(leans, [j for j in of_holder[holder] if pairs[j][1] != target]),
            _mean(leans, [j for j in of_target[target] if pairs[j][0] != holder]),
        )
    return np.stack([found, -found])


def _pair(one: Candidate) -> tuple[str, str]:
    return (one.holder or one.holder_text).lower(), one.target_name.lower()


def _mean(leans: Floats, rows: Sequence[int]) -> float:
    # Most have no other pair.
    return float(leans[list(rows)].sum()) / (1 + len(rows)) if rows else 0.0
