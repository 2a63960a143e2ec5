"""YAML with line numbers, for error messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

try:
    from yaml import CBaseLoader as TextLoader
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import BaseLoader as TextLoader  # type: ignore[assignment]
    from yaml import SafeLoader  # type: ignore[assignment]

Path = tuple[str | int, ...]
Problem = tuple[Path, int, str]

_DEEPEST = 100


@dataclass
class LocatedYaml:
    """A document's plain values, the line (from 1) of each path in it, and what is wrong."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load_located(text: str, *, as_text: bool = False) -> LocatedYaml:
    """Read one YAML document; errors are collected in `problems`, not raised.

    With `as_text` each value is the text it is written as: `yes` is no truth, `5` no number.
    """
    document = LocatedYaml()
    loader = None
    try:
        loader = TextLoader(text) if as_text else SafeLoader(text)
        node = loader.get_single_node()
        if node is not None:
            document.value = _plain(loader, node, (), document)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        document.problems.append(((), line, f"is not YAML: {error.problem or error.context}"))
    except yaml.YAMLError as error:
        document.problems.append(((), 1, f"is not YAML: {' '.join(str(error).split())}"))
    except RecursionError:
        document.problems.append(((), 1, "is nested too deeply"))
    finally:
        if loader is not None:
            loader.dispose()
    return document


def _plain(loader: Any, node: yaml.Node, path: Path, document: LocatedYaml) -> Any:
    # A key's own line is set by the mapping it stands in.
    document.lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > _DEEPEST:  # also catches recursive aliases
        raise RecursionError
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, child, (*path, i), document) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, document)
    try:
        return loader.construct_object(node)
    except ValueError as error:  # such as 2025-02-30
        document.problems.append((path, node.start_mark.line + 1, f"{node.value!r}: {error}"))
        return None


def _mapping(
    loader: Any, node: yaml.MappingNode, path: Path, document: LocatedYaml
) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    for key_node, child in node.value:
        key = _plain(loader, key_node, (*path, "?"), document)
        line = key_node.start_mark.line + 1
        if not isinstance(key, (str, int)):
            document.problems.append((path, line, f"{key!r} cannot be a key; keys are words"))
            continue
        inner = (*path, key)
        if key in values:
            first = document.lines[inner]
            document.problems.append((inner, line, f"is given twice; first in line {first}"))
            continue
        document.lines[inner] = line
        values[key] = _plain(loader, child, inner, document)
    return values
