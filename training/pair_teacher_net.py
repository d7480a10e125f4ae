"""The teacher of pairs: MPNet with one mask for a holder and one for a target, both directions at once."""

from __future__ import annotations

import torch
from encoder_net import mean
from pair_data import CLASSES, TURNED
from pair_net import HOLDER, TARGET
from teacher_net import WIDTH, Teacher
from torch import Tensor, nn

KEPT = 6  # lower layers, which stay as they are


class PairTeacher(Teacher):
    """Which of five classes holds between two marked pieces, as `pair_net.PairStance`.

    Asked the other way round it says the same: its logits are the mean of both ways.
    """

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__(dropout=dropout)
        self.mixed = nn.Linear(3 * WIDTH, WIDTH)
        self.chosen = nn.Linear(WIDTH, len(CLASSES))
        for part in (self.positions, self.marks, self.relative, self.norm, *self.layers[:KEPT]):
            part.requires_grad_(False)

    def train(self, mode: bool = True) -> PairTeacher:
        """Set what learns to learning, and nothing else."""
        super().train(mode)
        for layer in self.layers[:KEPT]:
            layer.eval()
        return self

    def forward(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits of the classes of `pair_data.CLASSES`."""
        with torch.no_grad():
            # The masks say where the two are, the marks of MPNet's pieces nothing.
            x, bias = self.begun(vectors, mask, torch.zeros_like(marked))
            for layer in self.layers[:KEPT]:
                x = layer(x, bias)
        for layer in self.layers[KEPT:]:
            x = layer(x, bias)
        holder, target = (mean(x, marked == end) for end in (HOLDER, TARGET))
        there = self.decided(torch.cat([x[:, 0], holder, target], dim=-1)).float()
        back = self.decided(torch.cat([x[:, 0], target, holder], dim=-1)).float()
        return (there + back[:, TURNED]) / 2
