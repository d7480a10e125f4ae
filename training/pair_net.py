"""The pair head: a third tower on the same word vectors, told who holds and who is the target.

It starts from the tower that was tuned for sentiment, read back from the file that ships: what is
hard and what is kind in news needs no second learning.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from encoder_net import WIDTH, Tower, mean
from onnx import numpy_helper
from torch import Tensor, nn

HOLDER, TARGET = 1, 2  # what marks a piece as theirs


class PairStance(Tower):
    """Which of five classes holds between the piece marked 1 and the piece marked 2."""

    def __init__(self, *, dropout: float = 0.1, classes: int = 5) -> None:
        super().__init__(dropout=dropout)
        self.segments = nn.Embedding(3, WIDTH)
        self.mixed = nn.Linear(3 * WIDTH, WIDTH)
        self.chosen = nn.Linear(WIDTH, classes)

    def forward(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits of the classes of `pair_data.CLASSES`."""
        x = self.states(vectors, mask, marked)
        ends = [mean(x, (marked == end).to(x.dtype)) for end in (HOLDER, TARGET)]
        joined = torch.cat([x[:, 0], *ends], dim=-1)
        return self.chosen(self.dropout(torch.tanh(self.mixed(self.dropout(joined)))))


def start(net: PairStance, path: Path) -> None:
    """Put the sentiment tower's weights into a pair tower; the holder's mark is the old one, turned."""
    held = read_back(path)
    with torch.no_grad():
        old = held.pop("segments.weight")
        net.segments.weight.copy_(torch.stack([old[0], old[0], old[1]]))
        net.segments.weight[HOLDER] += torch.randn(WIDTH) * 0.02
    heads = ("mixed.", "chosen.")
    own = {name: w for name, w in held.items() if not name.startswith(heads)}
    net.load_state_dict(net.state_dict() | own)


def read_back(path: Path) -> dict[str, Tensor]:
    """Weights of a tower that `encoder_integers` stored, by their names in torch."""
    graph = onnx.load(str(path)).graph
    given = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name: array for name, array in given.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type == "MatMulIntegerToFloat":
            taken, held = node.input[0].removesuffix(".whole"), node.input[1].removesuffix(".whole")
            rows = given[f"{taken}.even"] / given[f"{taken}.step"].reshape(-1)[0]
            matrix = given[f"{held}.whole"].astype(np.float32) * given[f"{held}.scale"]
            name = ".".join(node.output[0].strip("/").split("/")[:-1])
            found[f"{name}.weight"] = (matrix * rows[:, None]).T
    return {name: torch.tensor(np.ascontiguousarray(array)) for name, array in found.items()}
