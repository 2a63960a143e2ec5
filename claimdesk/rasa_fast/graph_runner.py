"""Runs a model's graph sequentially, without dask."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import (
    ExecutionContext,
    GraphNode,
    GraphNodeHook,
    GraphSchema,
    SchemaNode,
)
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

from claimdesk.rasa_fast.policies import FastRulePolicy

# Components that are loaded from a stock model as a faster class of the same behaviour.
_REPLACEMENTS = {RulePolicy: FastRulePolicy}


class SequentialGraphRunner(GraphRunner):
    """Runs each node once, after those it needs, in an order computed at the first run.

    Rasa's DaskGraphRunner builds the dask graph and its description anew for every run.
    """

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._order = lru_cache(maxsize=None)(self._topological_order)

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> SequentialGraphRunner:
        """Load every node's component."""
        nodes = {
            name: GraphNode.from_schema_node(
                name, _replaced(node), model_storage, execution_context, hooks
            )
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """The outputs of `targets` (default: the schema's), by name."""
        wanted = tuple(targets or self._schema.target_names)
        # A node takes its inputs as pairs of name and value, and returns such a pair.
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

    def _topological_order(
        self, targets: tuple[str, ...]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        order: dict[str, tuple[str, ...]] = {}

        def visit(name: str) -> None:
            node = self._schema.nodes.get(name)
            if node is None or name in order:  # a placeholder for an input, or visited
                return
            for need in node.needs.values():
                visit(need)
            order[name] = tuple(node.needs.values())

        for target in targets:
            visit(target)
        return tuple(order.items())


def _replaced(node: SchemaNode) -> SchemaNode:
    replacement = _REPLACEMENTS.get(node.uses)
    return dataclasses.replace(node, uses=replacement) if replacement else node
