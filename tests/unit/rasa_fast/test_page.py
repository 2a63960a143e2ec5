"""docs/rasa-fast.md names every module, and every part of Rasa that it overrides or calls."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pkgutil import iter_modules, resolve_name
from types import ModuleType
from typing import Any

import pytest
import rasa
import tomli

import claimdesk.rasa_fast
from claimdesk.settings import ROOT

PAGE = (ROOT / "docs" / "rasa-fast.md").read_text(encoding="utf-8")
MODULES = sorted(module.name for module in iter_modules(claimdesk.rasa_fast.__path__))


def rows(heading: str) -> dict[str, list[str]]:
    """The cells beside each module's name, in the table whose last column has this heading."""
    table: dict[str, list[str]] = {}
    is_in_it = False
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| module |"):
            is_in_it = cells[-1] == heading
        elif is_in_it and line.startswith("| `"):
            table[cells[0].strip("`")] = cells[1:]
    return table


NAMES = rows("calls besides")


def names_in(cell: str) -> list[str]:
    """The dotted names of Rasa's in a cell: `rasa.a.B.c`, `.d` stands for the two members of B."""
    names: list[str] = []
    for name in re.findall(r"`([\w.]+)`", cell):
        names.append(f"{names[-1].rpartition('.')[0]}{name}" if name.startswith(".") else name)
    return names


def module(name: str) -> ModuleType:
    return importlib.import_module(f"claimdesk.rasa_fast.{name}")


def classes(name: str) -> Iterator[type]:
    """The classes that a module defines."""
    for value in vars(module(name)).values():
        if inspect.isclass(value) and value.__module__ == f"claimdesk.rasa_fast.{name}":
            yield value


def owner_of(name: str) -> Any:
    """The class, or the module, that a dotted name's last part is a member of."""
    return resolve_name(name.rpartition(".")[0])


def test_the_page_is_of_the_installed_and_pinned_rasa() -> None:
    """Another Rasa has to be looked at before the page says that its version was."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert set(re.findall(r"Rasa (3\.\d+\.\d+)", PAGE)) == {rasa.__version__}
    assert f"rasa=={rasa.__version__}" in project["dependencies"]


@pytest.mark.parametrize("heading", ["what a new Rasa must be checked for", "calls besides"])
def test_every_module_has_its_row(heading: str) -> None:
    """And no row is of a module that is gone; nothing in it is left empty."""
    table = rows(heading)

    assert sorted(table) == MODULES
    assert all(cell for cells in table.values() for cell in cells)


@pytest.mark.parametrize("name", MODULES)
def test_what_the_page_says_is_overridden_is(name: str) -> None:
    """The member exists in the installed Rasa, and a class here that derives from its has it."""
    for dotted in names_in(NAMES[name][0]):
        owner, member = owner_of(dotted), dotted.rpartition(".")[2]
        assert hasattr(owner, member), dotted
        if inspect.isclass(owner):
            ours = [each for each in classes(name) if issubclass(each, owner)]
            assert any(member in vars(each) for each in ours), dotted


@pytest.mark.parametrize("name", MODULES)
def test_what_the_page_says_is_called_exists(name: str) -> None:
    """A member of a class or module of the installed Rasa, or what a constructor sets."""
    for dotted in names_in(NAMES[name][1]):
        owner, member = owner_of(dotted), dotted.rpartition(".")[2]
        is_set = inspect.isclass(owner) and f"self.{member}" in inspect.getsource(owner)
        assert hasattr(owner, member) or is_set, dotted
        assert re.search(rf"\b{member}\b", inspect.getsource(module(name))), dotted


@pytest.mark.parametrize("name", MODULES)
def test_every_override_is_on_the_page(name: str) -> None:
    """Of a class of Rasa's, whether its name is private or public."""
    said = names_in(NAMES[name][0])
    for ours in classes(name):
        bases = [base for base in ours.__mro__ if base.__module__.startswith("rasa.")]
        for member in vars(ours):
            is_rasas = any(member in vars(base) for base in bases)
            if is_rasas and not member.startswith("__") and member != "_abc_impl":
                on_page = [dotted for dotted in said if dotted.endswith(f".{member}")]
                assert any(owner_of(dotted) in bases for dotted in on_page), (ours, member)


@pytest.mark.parametrize("name", MODULES)
def test_every_private_name_of_rasas_that_is_used_is_on_the_page(name: str) -> None:
    """A private name that the module reads and does not make itself."""
    tree = ast.parse(inspect.getsource(module(name)))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    made = {node.attr for node in attributes if isinstance(node.ctx, ast.Store)}
    made |= {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    read = {node.attr for node in attributes if re.match(r"_[^_]", node.attr)}

    assert read - made <= {dotted.rpartition(".")[2] for dotted in names_in(NAMES[name][1])}
