"""all-MiniLM-L6-v2 as an ONNX graph that computes with 8-bit integers, as its weights are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

_IDS, _VECTORS = "ids", "vectors"
_HEADS = 12
_EPSILON = 1e-12  # BERT's, in every layer norm
_PROJECTIONS = 6  # of a layer: query, key, value, attention's output, and the two of its end
_MICROSOFT = "com.microsoft"


def int8_graph(published: ModelProto, told_after: Sequence[int]) -> bytes:
    """The published encoder as a graph from word pieces to the means of their states.

    Its input ``ids`` is 1 x n, n at most 512; its output ``vectors`` has a row of 384 numbers, of
    length 1, for each layer of ``told_after``. The published file
    holds 8-bit weights, widens them when it is loaded, and multiplies numbers of 32 bits: this
    graph leaves them as they are and narrows the states on their way in, one scale a matrix
    (onnxruntime's DynamicQuantizeMatMul). Raises KeyError where the file is laid out otherwise.
    """
    return _Graph(published, told_after).serialized()


class _Graph:
    """Nodes and weights of the graph as it is put together."""

    def __init__(self, published: ModelProto, told_after: Sequence[int]) -> None:
        self._given = {w.name: numpy_helper.to_array(w) for w in published.graph.initializer}
        self._nodes: list[NodeProto] = []
        self._weights: list[TensorProto] = []
        # The projections have no names of their own, but numbers that grow from layer to layer.
        named = [name for name in self._given if name.startswith("val_") and name.endswith("_q")]
        matrices = sorted((n.removesuffix("_q") for n in named), key=lambda n: int(n[4:]))
        states = self._embedded()
        means = []
        for layer in range(max(told_after)):
            of_layer = matrices[layer * _PROJECTIONS : (layer + 1) * _PROJECTIONS]
            states = self._layer(states, f"inner.encoder.layer.{layer}.", of_layer)
            if layer + 1 in told_after:
                means.append(self._node("ReduceMean", [states], axes=[1], keepdims=0))
        together = self._node("Concat", means, axis=0)
        self._node("LpNormalization", [together], _VECTORS, axis=-1, p=2)

    def serialized(self) -> bytes:
        """The graph as onnxruntime reads it."""
        graph = helper.make_graph(
            self._nodes,
            "all-MiniLM-L6-v2",
            [helper.make_tensor_value_info(_IDS, TensorProto.INT64, [1, "pieces"])],
            [helper.make_tensor_value_info(_VECTORS, TensorProto.FLOAT, ["layers", 384])],
            self._weights,
        )
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=8)
        return bytes(model.SerializeToString())

    def _embedded(self) -> str:
        """Words and places, normed. A word's row is widened when it is looked up."""
        name = "inner.embeddings."
        words, scales = (
            self._weight(self._given[f"{name}word_embeddings.weight_{part}"])
            for part in ("q", "scale")
        )
        row = self._node("Gather", [words, _IDS], axis=0)
        scale = self._node("Gather", [scales, _IDS], axis=0)
        word = self._node("Mul", [self._node("Cast", [row], to=TensorProto.FLOAT), scale])
        places = (
            self._given[f"{name}position_embeddings.weight_q"].astype(np.float32)
            * self._given[f"{name}position_embeddings.weight_scale"]
        )
        # All of one kind: there is no second sentence.
        places += self._given[f"{name}token_type_embeddings.weight"][0]
        zero = self._weight(np.array([0], dtype=np.int64))
        count = self._node("Shape", [_IDS], start=1, end=2)
        place = self._node("Slice", [self._weight(places), zero, count, zero])
        inputs = [self._node("Add", [word, place]), *self._norm(f"{name}LayerNorm")]
        return self._node("LayerNormalization", inputs, axis=-1, epsilon=_EPSILON)

    def _layer(self, states: str, name: str, matrices: Sequence[str]) -> str:
        """Attention and the two projections behind it, each added to what went in and normed."""
        query, key, value, attention, wider, narrower = matrices
        bias = [
            self._given[f"{name}attention.self.{part}.bias"] for part in ("query", "key", "value")
        ]
        # The three go by one matrix: the states are narrowed once.
        mixed = self._product(states, [query, key, value], np.concatenate(bias))
        parts = [f"{mixed}/{part}" for part in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [mixed], parts, axis=-1))
        heads = self._node("MultiHeadAttention", parts, domain=_MICROSOFT, num_heads=_HEADS)
        states = self._added(heads, attention, states, f"{name}attention.output.")
        wide = self._product(states, [wider])
        bent = self._node(
            "BiasGelu",
            [wide, self._weight(self._given[f"{name}intermediate.dense.bias"])],
            domain=_MICROSOFT,
        )
        return self._added(bent, narrower, states, f"{name}output.")

    def _product(self, states: str, matrices: Sequence[str], bias: np.ndarray | None = None) -> str:
        """States by matrices of 8 bits side by side, each of their columns with a scale."""
        weights = np.concatenate([self._given[f"{m}_q"] for m in matrices], axis=1)
        scales = np.concatenate([self._given[f"{m}_scale"][0] for m in matrices])
        zeros = np.zeros(len(scales), dtype=np.int8)  # onnxruntime aborts without, where no VNNI is
        inputs = [states, *map(self._weight, (weights, scales, zeros))]
        inputs += [] if bias is None else [self._weight(bias)]
        return self._node("DynamicQuantizeMatMul", inputs, domain=_MICROSOFT)

    def _added(self, states: str, matrix: str, to: str, name: str) -> str:
        norm = self._norm(f"{name}LayerNorm")
        bias = self._weight(self._given[f"{name}dense.bias"])
        return self._node(
            "SkipLayerNormalization",
            [self._product(states, [matrix]), to, *norm, bias],
            domain=_MICROSOFT,
            epsilon=_EPSILON,
        )

    def _norm(self, name: str) -> list[str]:
        return [self._weight(self._given[f"{name}.{part}"]) for part in ("weight", "bias")]

    def _weight(self, values: np.ndarray) -> str:
        name = f"weight {len(self._weights)}"
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(
        self,
        operator: str,
        inputs: Sequence[str],
        output: str | None = None,
        **attributes: Any,
    ) -> str:
        output = output or f"{operator} {len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output
