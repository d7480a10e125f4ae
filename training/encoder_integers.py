"""Products of whole numbers in place of an ONNX graph's large products with a fixed matrix.

What goes into a product is rounded by a scale that is set beforehand, on examples, so that a result
does not depend on the batch that it is computed in. A few columns run ten times as wide as the
others and would take the scale for themselves; part of their width is moved into the matrix
(SmoothQuant: Xiao et al. 2023, arXiv 2211.10438, eq. 4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper
from onnxruntime import InferenceSession

Floats = npt.NDArray[np.float32]
Feed = Mapping[str, np.ndarray]

# Matrices with fewer numbers stay as they are.
LARGE = 10_000
# The share of a column's width that moves; of .5 to .9, .9 changed the fewest labels.
MOVED = 0.9
# Seven bits: sums of two products stay within 16 bits, where processors without whole-number dot
# products keep them, so that all processors agree.
WIDEST = 63
ZERO = 128  # of inputs, as bytes


def in_integers(model: onnx.ModelProto, feeds: Sequence[Feed]) -> None:
    """Change the model's large products, in place, by the widths seen on these inputs."""
    graph = model.graph
    given = {tensor.name: tensor for tensor in graph.initializer}
    large = [node for node in graph.node if _matrix(node, given) is not None]
    inputs = sorted({node.input[0] for node in large})
    seen = widths(model, inputs, feeds)
    nodes: list[onnx.NodeProto] = []
    new = {"zero": np.array(ZERO, np.uint8), "one": np.array(1, np.float32)}
    scales: dict[str, Floats] = {}
    for node in graph.node:
        matrix = _matrix(node, given)
        if matrix is None:
            nodes.append(node)
            continue
        name = node.input[0]
        if name not in scales:
            others = [m for n in large if n.input[0] == name for m in [_matrix(n, given)]]
            rows = np.max([np.abs(m).max(axis=1) for m in others if m is not None], axis=0)
            moved = np.maximum(seen[name], 1e-3) ** MOVED / np.maximum(rows, 1e-6) ** (1 - MOVED)
            step = float((seen[name] / moved).max()) / 127
            scales[name] = (moved * step).astype(np.float32)
            new |= {
                f"{name}.even": (1 / moved).astype(np.float32),
                f"{name}.step": np.array(step, np.float32),
            }
            evened = [f"{name}.evened"]
            nodes += [
                helper.make_node("Mul", [name, f"{name}.even"], evened),
                helper.make_node(
                    "QuantizeLinear", [*evened, f"{name}.step", "zero"], [f"{name}.whole"]
                ),
            ]
        whole, scale = to_integers(matrix * scales[name][:, None])
        held = node.input[1]
        new |= {f"{held}.whole": whole, f"{held}.scale": scale}
        taken = [f"{name}.whole", f"{held}.whole", "one", f"{held}.scale", "zero", ""]
        nodes.append(
            helper.make_node(
                "MatMulIntegerToFloat",
                [*taken, *node.input[2:]],
                list(node.output),
                domain="com.microsoft",
            )
        )
    used = {name for node in nodes for name in node.input}
    kept = [tensor for name, tensor in given.items() if name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    graph.initializer.extend(numpy_helper.from_array(array, name) for name, array in new.items())
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _matrix(node: onnx.NodeProto, given: Mapping[str, onnx.TensorProto]) -> Floats | None:
    """The fixed matrix of a large product, inputs by outputs."""
    if node.op_type not in ("MatMul", "Gemm") or node.input[1] not in given:
        return None
    matrix = numpy_helper.to_array(given[node.input[1]])
    flipped = any(a.name == "transB" and a.i for a in node.attribute)
    return (matrix.T if flipped else matrix) if matrix.size >= LARGE else None


def widths(
    model: onnx.ModelProto, names: Sequence[str], feeds: Sequence[Feed]
) -> dict[str, Floats]:
    """The largest size that each column of these values has on any of these inputs, padding apart."""
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    shown.graph.output.extend(
        helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names
    )
    session = InferenceSession(shown.SerializeToString(), providers=["CPUExecutionProvider"])
    found = {name: np.zeros(1, np.float32) for name in names}
    for feed in feeds:
        real = feed["mask"].astype(bool)
        for name, value in zip(names, session.run(list(names), dict(feed)), strict=True):
            rows = value[real] if value.ndim == 3 else value
            found[name] = np.maximum(found[name], np.abs(rows).max(axis=0))
    return found


def to_integers(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Whole numbers -63..63 and the scale of each column.

    >>> whole, scale = to_integers(np.array([[1.0, -2.0], [0.5, 0.25]], np.float32))
    >>> whole.tolist()
    [[63, -63], [32, 8]]
    """
    scale = np.abs(matrix).max(axis=0) / WIDEST
    scale = np.where(scale == 0, 1, scale).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale
