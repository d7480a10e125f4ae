"""The trained encoder as ONNX with weights of 8 bits.

The likeness tower rounds its weights alone and computes in 32 bits, since cosines suffer from
less. The sentiment tower multiplies whole numbers (encoder_integers.py), twice as fast. Both score
a sentence the same whatever stands beside it in a batch.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder_fusion import fuse
from encoder_integers import Feed, in_integers
from encoder_net import HEADS, LAYERS, WIDTH, Attributions, Likeness, Tower
from onnx import helper, numpy_helper


def export(net: Tower, path: Path, *, measured_on: Sequence[Feed] = ()) -> None:
    """Write a tower to `path`, every matrix as int8; computed in int8 where inputs to measure are given.

    A tower of attributions has no mask: it reads passages one by one.
    """
    net.eval()
    vectors, mask = torch.zeros(2, 9, WIDTH), torch.ones(2, 9, dtype=torch.long)
    marked = torch.zeros_like(mask)
    marked[:, 2:4] = 1
    given = {"vectors": vectors, "mask": mask}
    if not isinstance(net, Likeness):
        given["marked"] = marked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            tuple(given.values()),
            str(path),
            input_names=list(given),
            output_names=["out"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in given}
            | {"out": {0: "batch", 1: "length"} if isinstance(net, Attributions) else {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
    model = onnx.load(str(path))
    if measured_on:
        in_integers(model, measured_on)
        fuse(model, layers=LAYERS, heads=HEADS)
    else:
        rounded(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def export_words(vectors: np.ndarray, pieces: list[str], path: Path) -> None:
    """Write the table of word vectors, as int8 with one scale a row, and the pieces' names."""
    whole, scale = to_int8(vectors, axis=1)
    names = np.frombuffer("\n".join(pieces).encode(), np.uint8)
    with path.open("wb") as held:
        np.savez_compressed(held, vectors=whole, scale=scale[:, 0], pieces=names)


def rounded(model: onnx.ModelProto) -> None:
    """Put int8, a cast and scales in place of every matrix that a product or a look-up takes."""
    graph = model.graph
    given = {tensor.name: tensor for tensor in graph.initializer}
    before = []
    for node in list(graph.node):
        name = (
            node.input[1]
            if node.op_type in ("MatMul", "Gemm")
            else node.input[:1] and node.input[0]
        )
        if node.op_type not in ("MatMul", "Gemm", "Gather") or name not in given:
            continue
        matrix = numpy_helper.to_array(given[name])
        if matrix.ndim != 2 or matrix.dtype != np.float32 or matrix.size < 10_000:
            continue
        flipped = any(a.name == "transB" and a.i for a in node.attribute)
        whole, scale = to_int8(matrix, axis=1 if flipped or node.op_type == "Gather" else 0)
        graph.initializer.remove(given.pop(name))
        graph.initializer.append(numpy_helper.from_array(whole, name + ".int8"))
        graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
        before += [
            helper.make_node("Cast", [name + ".int8"], [name + ".cast"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [name + ".cast", name + ".scale"], [name]),
        ]
    for new in reversed(before):
        graph.node.insert(0, new)


def to_int8(matrix: np.ndarray, *, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers -127..127 and the scale of each row (axis 1) or column (axis 0).

    >>> whole, scale = to_int8(np.array([[1.0, -2.0], [0.5, 0.25]], np.float32), axis=1)
    >>> whole.tolist()
    [[64, -127], [127, 64]]
    """
    scale = np.abs(matrix).max(axis=axis, keepdims=True) / 127
    scale = np.where(scale == 0, 1, scale).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale
