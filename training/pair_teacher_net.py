"""The pair head's teacher: MPNet told who holds and who is the target, its lower half as it came.

The marks enter where tuning begins: what lies below sees one mask in place of either name.
"""

from __future__ import annotations

import torch
from encoder_net import mean
from pair_net import HOLDER, TARGET
from teacher_net import _FIRST, LAYERS, WIDTH, Teacher, buckets
from torch import Tensor, nn

TUNED = 6  # of the twelve layers, from the top: each takes three times the work of one that rests


class PairTeacher(Teacher):
    """Which of five classes holds between the pieces marked 1 and 2, as `pair_net.PairStance`."""

    def __init__(self, *, dropout: float = 0.1, classes: int = 5) -> None:
        super().__init__(dropout=dropout)
        self.marks = nn.Embedding(3, WIDTH)
        self.mixed = nn.Linear(3 * WIDTH, WIDTH)
        self.chosen = nn.Linear(WIDTH, classes)
        resting = [self.positions, self.relative, self.norm, *self.layers[: LAYERS - TUNED]]
        for part in resting:
            part.requires_grad_(False)

    def forward(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits of the classes of `pair_data.CLASSES`."""
        length = vectors.shape[1]
        with torch.no_grad():
            x = self.norm(vectors + self.positions(torch.arange(length) + _FIRST))
            bias = self.relative(buckets(length)).permute(2, 0, 1)[None]
            bias = bias + (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
            for layer in self.layers[: LAYERS - TUNED]:
                x = layer(x, bias)
        x = x + self.marks(marked)
        for layer in self.layers[LAYERS - TUNED :]:
            x = layer(x, bias)
        ends = [mean(x, (marked == end).to(x.dtype)) for end in (HOLDER, TARGET)]
        joined = torch.cat([x[:, 0], *ends], dim=-1)
        return self.chosen(self.dropout(torch.tanh(self.mixed(self.dropout(joined)))))
