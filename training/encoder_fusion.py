"""One operator in place of the many small ones that an exported tower spells attention and GELU with.

With a mask the sums are the same to the last bit. A tower without one takes passages of one length,
of which nothing is padding, and attention is read block by block (Dao et al. 2022, arXiv 2205.14135):
the sums are the same but for their order. Norms that add the residual themselves were tried and are
slower; one product for query, key and value saves nothing.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

MICROSOFT = "com.microsoft"


def fuse(model: onnx.ModelProto, *, layers: int, heads: int) -> None:
    """Change the graph of a tower in whole numbers, in place.

    Parameters
    ----------
    model
        As `encoder_integers.in_integers` leaves it. A tower that says something of each piece loses its
        input `mask`; one that says something of the passage drops, after the last attention, the
        pieces that this is not read from.
    layers, heads
        Of the tower.
    """
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    of_passage = len(graph.output[0].type.tensor_type.shape.dim) == 2
    if of_passage:
        whole = onnx.TensorProto.INT32
        graph.node.insert(0, helper.make_node("Cast", ["mask"], ["mask.whole"], to=whole))
    for layer in range(layers):
        at = f"/layers.{layer}"
        for part in ("query", "key", "value", "output", "inner", "outer"):
            _with_bias(made, f"{at}/{part}/Add_output_0")
        mixed = made[f"{at}/Reshape_3_output_0"]
        attention = helper.make_node(
            "MultiHeadAttention",
            [
                *(f"{at}/{part}/Add_output_0" for part in ("query", "key", "value")),
                *(("", "mask.whole") if of_passage else ()),
            ],
            list(mixed.output),
            domain=MICROSOFT,
            num_heads=heads,
        )
        mixed.CopyFrom(attention)
        bent = made[f"{at}/Mul_1_output_0"]
        given = [f"{at}/inner/Add_output_0"]
        bent.CopyFrom(helper.make_node("Gelu", given, list(bent.output), domain=MICROSOFT))
    if of_passage:
        _read_alone(graph, made, f"/layers.{layers - 1}")
    _drop_unused(graph)


def _read_alone(graph: onnx.GraphProto, made: dict[str, onnx.NodeProto], at: str) -> None:
    """What comes after the last layer's attention is done for the first and the marked pieces alone."""
    mixed, state = f"{at}/Reshape_3_output_0", f"{at}/second/LayerNormalization_output_0"
    before = next(
        name for name in made[f"{at}/Add_1_output_0"].input if name != f"{at}/output/Add_output_0"
    )
    graph.initializer.append(numpy_helper.from_array(np.int64(0), "opening"))
    places = [
        helper.make_node("Cast", ["marked"], ["is_marked"], to=onnx.TensorProto.BOOL),
        helper.make_node("Equal", ["/Range_output_0", "opening"], ["opens"]),
        helper.make_node("Or", ["is_marked", "opens"], ["is_read"]),
        helper.make_node("NonZero", ["is_read"], ["read"]),
        helper.make_node("Transpose", ["read"], ["read.at"], perm=[1, 0]),
        *(helper.make_node("GatherND", [name, "read.at"], [f"{name}.read"]) for name in (mixed, before)),
    ]  # fmt: skip
    back = [
        helper.make_node("Shape", [before], ["shape"]),
        helper.make_node("ConstantOfShape", ["shape"], ["empty"]),
        helper.make_node("ScatterND", ["empty", "read.at", f"{state}.read"], [state]),
    ]
    taken = {made[f"{at}/Add_1_output_0"].output[0]: before}
    nodes = []
    for node in graph.node:
        old = taken.get(node.output[0], mixed)
        given = [f"{name}.read" if name == old else name for name in node.input]
        node.ClearField("input")
        node.input.extend(given)
        nodes.append(node)
        if mixed in node.output:
            nodes += places
        if state in node.output:
            node.output[0] = f"{state}.read"
            nodes += back
    graph.ClearField("node")
    graph.node.extend(nodes)


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
