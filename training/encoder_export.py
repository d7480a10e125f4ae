"""The trained encoder as ONNX with weights of 8 bits, computed with in 32.

Weights alone are rounded, not activations: a sentence then scores the same whatever stands beside
it in a batch, and machines agree to a small tolerance. (Dynamic quantisation of activations, the
usual way, takes its range from the whole batch.)
"""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder_net import Encoder
from onnx import helper, numpy_helper

NAMES = ("ids", "mask", "marked")


def export(net: Encoder, path: Path) -> None:
    """Write `net` to `path`, every matrix as int8 with one scale a row or column."""
    net.eval()
    ids = torch.ones(2, 9, dtype=torch.long)
    marked = torch.zeros_like(ids)
    marked[:, 2:4] = 1
    axes = {name: {0: "batch", 1: "length"} for name in NAMES}
    outputs = ["logits", "embedding"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            (ids, torch.ones_like(ids), marked),
            str(path),
            input_names=list(NAMES),
            output_names=outputs,
            dynamic_axes=axes | {name: {0: "batch"} for name in outputs},
            opset_version=17,
            dynamo=False,
        )
    model = onnx.load(str(path))
    rounded(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def rounded(model: onnx.ModelProto) -> None:
    """Put int8 and scales in place of every matrix that a product or a look-up takes."""
    graph = model.graph
    given = {tensor.name: tensor for tensor in graph.initializer}
    before = []
    for node in list(graph.node):
        table = node.op_type == "Gather"
        name = node.input[0] if table else node.input[1] if len(node.input) > 1 else ""
        if node.op_type not in ("Gather", "MatMul", "Gemm") or name not in given:
            continue
        matrix = numpy_helper.to_array(given[name])
        if matrix.ndim != 2 or matrix.dtype != np.float32 or matrix.size < 10_000:
            continue
        flipped = any(a.name == "transB" and a.i for a in node.attribute)
        whole, scale = to_int8(matrix, axis=1 if table or flipped else 0)
        graph.initializer.remove(given.pop(name))
        graph.initializer.append(numpy_helper.from_array(whole, name + ".int8"))
        graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
        if table:
            out, place = node.output[0], node.input[1]
            node.input[0], node.output[0] = name + ".int8", out + ".int8"
            at = list(graph.node).index(node)
            after = [
                helper.make_node("Gather", [name + ".scale", place], [out + ".scale"]),
                helper.make_node("Cast", [out + ".int8"], [out + ".cast"], to=1),
                helper.make_node("Mul", [out + ".cast", out + ".scale"], [out]),
            ]
            for step, new in enumerate(after, 1):
                graph.node.insert(at + step, new)
        else:
            before += [
                helper.make_node("Cast", [name + ".int8"], [name + ".cast"], to=1),
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
