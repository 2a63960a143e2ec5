"""YAML with line numbers, for error messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]

Path = tuple[str | int, ...]
Problem = tuple[Path, int, str]

_DEEPEST = 100


@dataclass
class Marked:
    """A document's plain values, the line (from 1) of each path in it, and what is wrong."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_marked(text: str) -> Marked:
    """Read one YAML document; errors are collected in `problems`, not raised."""
    marked = Marked()
    loader = None
    try:
        loader = SafeLoader(text)
        node = loader.get_single_node()
        if node is not None:
            marked.value = _plain(loader, node, (), marked)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        marked.problems.append(((), line, f"is not YAML: {error.problem or error.context}"))
    except yaml.YAMLError as error:
        marked.problems.append(((), 1, f"is not YAML: {' '.join(str(error).split())}"))
    except RecursionError:
        marked.problems.append(((), 1, "is nested too deeply"))
    finally:
        if loader is not None:
            loader.dispose()
    return marked


def _plain(loader: Any, node: yaml.Node, path: Path, marked: Marked) -> Any:
    # A key's own line is set by the mapping it stands in.
    marked.lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > _DEEPEST:  # also catches recursive aliases
        raise RecursionError
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, child, (*path, i), marked) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, marked)
    try:
        return loader.construct_object(node)
    except ValueError as error:  # such as 2025-02-30
        marked.problems.append((path, node.start_mark.line + 1, f"{node.value!r}: {error}"))
        return None


def _mapping(loader: Any, node: yaml.MappingNode, path: Path, marked: Marked) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    for key_node, child in node.value:
        key = _plain(loader, key_node, (*path, "?"), marked)
        line = key_node.start_mark.line + 1
        if not isinstance(key, (str, int)):
            marked.problems.append((path, line, f"{key!r} cannot be a key; keys are words"))
            continue
        inner = (*path, key)
        if key in values:
            first = marked.lines[inner]
            marked.problems.append((inner, line, f"is given twice; first in line {first}"))
            continue
        marked.lines[inner] = line
        values[key] = _plain(loader, child, inner, marked)
    return values
