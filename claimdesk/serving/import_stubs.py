"""Import stubs for packages that Rasa imports at its start and no message to our model uses."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys
import tarfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

# Imported by Rasa at its start, and used only by what is not part of a model such as ours, by
# other channels, brokers and stores, or by commands of its command line.
UNUSED_PACKAGES = (
    "tensorflow", "keras", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "tensorboard",
    "pandas", "sklearn", "randomname", "questionary", "prompt_toolkit",
    "slack_sdk", "twilio", "aiogram", "webexteamssdk", "fbmessenger", "socketio", "google.auth",
    "google.oauth2",
    "rocketchat_API", "mattermostwrapper",
    "pymongo", "boto3", "botocore", "kafka", "confluent_kafka", "aio_pika",
    "sentry_sdk", "structlog_sentry",
)  # fmt: skip

# Components that do not import TensorFlow.
_WITHOUT_TENSORFLOW = (
    "claimdesk.",
    "rasa.core.policies.ensemble.",
    "rasa.core.policies.memoization.",
    "rasa.core.policies.rule_policy.",
    "rasa.graph_components.",
    "rasa.nlu.classifiers.regex_message_handler.",
)


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
    raise NotLoaded(f"{name}: its package is not loaded in this process; `rasa run` loads it")


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


def needs_no_tensorflow(models: Path) -> bool:
    """Whether no component of a model, or of the newest in a folder, imports TensorFlow.

    Not so where that can't be told: there is none, or the file is no model.
    """
    found = sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if models.is_dir() and not found:
        return False
    try:
        with tarfile.open(found[-1] if models.is_dir() else models) as archive:
            # Not by its name, for which all of the archive would be read.
            member = next(each for each in archive if each.name == "metadata.json")
            metadata = archive.extractfile(member)
            assert metadata is not None
            nodes = json.load(metadata)["predict_schema"]["nodes"].values()
    except (OSError, tarfile.TarError, StopIteration, ValueError, KeyError):
        return False
    return all(str(node["uses"]).startswith(_WITHOUT_TENSORFLOW) for node in nodes)
