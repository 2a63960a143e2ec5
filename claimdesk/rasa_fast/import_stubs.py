"""Import stubs for packages that Rasa imports at its start and this server never uses."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import Any, NoReturn


class NotLoaded(ImportError):
    """A stub was used whose package is not loaded."""


class _Stub(type):
    """A class of which every attribute is another such class.

    That is all an import needs: names to bind, base classes, decorators, annotations.
    """

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stub(f"{cls.__module__}.{cls.__qualname__}.{name}")

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        if _is_strict or not cls.__dict__.get("_is_stub"):
            _raise_not_loaded(cls.__qualname__)
        if len(arguments) == 1 and callable(arguments[0]) and not named:
            return arguments[0]  # used as a decorator
        return cls

    def __getitem__(cls, _item: object) -> Any:
        return cls

    def __or__(cls, _other: object) -> Any:
        return cls

    __ror__ = __or__


_is_strict = False


def _raise_not_loaded(name: str) -> NoReturn:
    raise NotLoaded(f"{name}: its package is not loaded in this server; `rasa run` loads it")


def _stub(name: str) -> Any:
    if name.endswith(("Error", "Exception", "Failure")):  # named in `except` clauses
        return type(name, (Exception,), {"__module__": __name__})
    return _Stub(name, (), {"_is_stub": True, "__module__": __name__})


class _Module(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__version__":
            raise AttributeError(name)
        value: Any = "0.0.0" if name == "__version__" else _stub(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, packages: Iterable[str]) -> None:
        self._packages = frozenset(packages)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        parts = fullname.split(".")
        above = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
        if above.isdisjoint(self._packages):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def stub_imports(packages: Iterable[str]) -> Callable[[], None]:
    """From now on an import of one of `packages` binds a stub.

    Returns a function to call once everything is imported: from then on, calling a stub
    raises NotLoaded instead of passing.
    """
    finder = _Finder(packages)
    sys.meta_path.insert(0, finder)

    def make_strict() -> None:
        global _is_strict
        _is_strict = True

    return make_strict
