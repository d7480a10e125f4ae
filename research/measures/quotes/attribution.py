"""What every way of finding attributions returns."""

from __future__ import annotations

from dataclasses import dataclass

from research.text.segments import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that a text gives as somebody's, with the words that say so.

    `content` holds one span, more where the attribution is parted ("...", he said, "...").
    `found_by` names the rule or model.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    found_by: str
