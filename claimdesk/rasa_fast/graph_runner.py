"""Runs a model's graph as the straight line it is, without a scheduler."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class StraightGraphRunner(GraphRunner):
    """Each node once, after those it needs, in an order found at the first run.

    Rasa's own runner builds the graph and its description anew for every run and hands
    it to dask.
    """

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._order = lru_cache(maxsize=None)(self._order_for)

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> StraightGraphRunner:
        """Load every node's component."""
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """The outputs of `targets` (default: the schema's), by name."""
        wanted = tuple(targets or self._schema.target_names)
        # A node takes its inputs as pairs of name and value, and gives such a pair.
        results: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name, needs in self._order(wanted):
                if name not in results:
                    results[name] = self._nodes[name](*(results.get(need, need) for need in needs))
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return {name: results[name][1] for name in wanted}

    def component(self, name: str) -> Any:
        """A node's component."""
        return self._nodes[name]._component

    def needs(self, name: str) -> dict[str, str]:
        """The names of the nodes that a node takes its arguments from, by argument."""
        return dict(self._schema.nodes[name].needs)

    def _order_for(self, targets: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        order: dict[str, tuple[str, ...]] = {}

        def visit(name: str) -> None:
            node = self._schema.nodes.get(name)
            if node is None or name in order:  # a placeholder for an input, or known
                return
            for need in node.needs.values():
                visit(need)
            order[name] = tuple(node.needs.values())

        for target in targets:
            visit(target)
        return tuple(order.items())
