"""What every scorer takes and gives: a mention in its sentence, and how it is judged there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from research.text.segments import Span

Label = Literal["negative", "neutral", "positive"]
LABELS: tuple[Label, Label, Label] = ("negative", "neutral", "positive")

# A sentence, and where the mention starts and ends in it: both 0 where the sentence names none.
Item = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class TargetSentiment:
    """Sentiment towards a mention: its label, the chance of each, the words that carry it.

    `probabilities` are of negative, neutral and positive and sum to 1. `evidence` are spans into
    the text that was given, the weightiest first, of the words that speak for the likelier of
    negative and positive; none where both are unlikely.
    """

    label: Label
    probabilities: tuple[float, float, float]
    evidence: tuple[Span, ...]

    @property
    def score(self) -> float:
        """The chance of positive less that of negative, -1 to 1."""
        return self.probabilities[2] - self.probabilities[0]


# Many items at once, and from which chance of either side the words of each are worth looking for.
Judge = Callable[[Sequence[Item], Sequence[float]], list[TargetSentiment]]
