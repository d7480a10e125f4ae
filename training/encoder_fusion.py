"""One operator in place of the many small ones that an exported tower spells attention and GELU with.

The sums are the same but for their order. A tower without a mask takes passages of one length, of
which nothing is padding, and attention is read block by block (Dao et al. 2022, arXiv 2205.14135).
Norms that add the residual themselves were tried and are slower.
"""

from __future__ import annotations

import onnx
from onnx import helper

MICROSOFT = "com.microsoft"


def fuse(model: onnx.ModelProto, *, layers: int, heads: int) -> None:
    """Change the graph of a tower in whole numbers, in place; its input `mask` goes.

    Parameters
    ----------
    model
        As `encoder_integers.in_integers` leaves it.
    layers, heads
        Of the tower.
    """
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    for layer in range(layers):
        at = f"/layers.{layer}"
        for part in ("query", "key", "value", "output", "inner", "outer"):
            _with_bias(made, f"{at}/{part}/Add_output_0")
        mixed = made[f"{at}/Reshape_3_output_0"]
        attention = helper.make_node(
            "MultiHeadAttention",
            [f"{at}/{part}/Add_output_0" for part in ("query", "key", "value")],
            list(mixed.output),
            domain=MICROSOFT,
            num_heads=heads,
        )
        mixed.CopyFrom(attention)
        bent = made[f"{at}/Mul_1_output_0"]
        given = [f"{at}/inner/Add_output_0"]
        bent.CopyFrom(helper.make_node("Gelu", given, list(bent.output), domain=MICROSOFT))
    _drop_unused(graph)


def _with_bias(made: dict[str, onnx.NodeProto], name: str) -> None:
    """The bias within the product, not added to it."""
    adding = made[name]
    product = next(made[given] for given in adding.input if given in made)
    bias = next(given for given in adding.input if given not in made)
    product.input.append(bias)
    copy = onnx.NodeProto()
    copy.CopyFrom(product)
    copy.output[0] = name
    adding.CopyFrom(copy)


def _drop_unused(graph: onnx.GraphProto) -> None:
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    kept.reverse()
    held = [tensor for tensor in graph.initializer if tensor.name in needed]
    inputs = [given for given in graph.input if given.name in needed]
    for field, values in (("node", kept), ("initializer", held), ("input", inputs)):
        graph.ClearField(field)
        getattr(graph, field).extend(values)
