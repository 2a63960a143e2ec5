"""What the program's source says literally: names of sentences, and values it fills them with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_SAY_SOMETHING = ("Say", "Choice", "Phrase", "text")
_NAMES_FIRST = ("Say", "Choice")  # their first argument is a name, whatever else they hold
_WITHOUT_VALUES = ("Choice",)  # what stands second in it is an intent
_UNFIT = "UnfitDecision"  # worded by its code
_OWN = "claimdesk/proofreading/"
_RULES = "claimdesk/claims/"
_FACTS = "claimdesk/claims/store_policy.py"
_IN_TEMPLATES = re.compile(r'\bt\("(\w+)"(?=[,)])')
_ARGUMENTS = re.compile(r"((?:[^()]|\([^()]*\))*)\)")  # of calls that are nested once at most
_KEYWORD = re.compile(r"\b(\w+)=(?!=)")


class Saying(NamedTuple):
    """A sentence said by its name; `given` are the values beside it, None where code gathers them.

    `must_be` tells a name that is certainly one; `place` is a file and a line of the source.
    """

    name: str
    given: frozenset[str] | None
    must_be: bool
    place: str


class Source(NamedTuple):
    """All texts that stand in the program, the names of its keyword arguments, what it says.

    `rule_texts` are the texts of the rules (`claims/`), the words of terms among them, and
    `fact_texts` those of the module that names what a store states.
    """

    texts: frozenset[str]
    rule_texts: frozenset[str]
    fact_texts: frozenset[str]
    keywords: frozenset[str]
    sayings: tuple[Saying, ...]


@lru_cache(maxsize=1)
def scan(root: Path) -> Source:
    """Read the sources under `root` once: they don't change while they run."""
    texts: dict[str, set[str]] = {}
    keywords: set[str] = set()
    sayings: list[Saying] = []
    for folder in ("claimdesk", "actions"):
        for path in sorted((root / folder).rglob("*.py")):
            shown = path.relative_to(root).as_posix()
            if shown.startswith(_OWN):  # what is looked for here is not said here
                continue
            of_file = texts.setdefault(shown, set())
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    of_file.add(node.value)
                elif isinstance(node, ast.keyword):
                    keywords.add(node.arg or "")
                elif isinstance(node, ast.Call) and node.args:
                    sayings += _sayings(node, shown)
    templates = (root / "claimdesk" / "adapters" / "templates").rglob("*.j2")
    pages = (root / "claimdesk" / "channel" / "pages").glob("*.html")
    for path in sorted((*templates, *pages)):
        sayings += _in_template(path, path.relative_to(root).as_posix())
    rules = (texts[shown] for shown in texts if shown.startswith(_RULES))
    return Source(
        frozenset().union(*texts.values()),
        frozenset().union(*rules),
        frozenset(texts.get(_FACTS, ())),
        frozenset(keywords),
        tuple(sayings),
    )


def _sayings(call: ast.Call, shown: str) -> Iterator[Saying]:
    called = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
    first, *more = call.args
    if called == _UNFIT and isinstance(first, ast.Constant):
        yield Saying("unfit_decision_" + str(first.value), None, True, f"{shown}:{call.lineno}")
    if called not in _SAY_SOMETHING:
        return
    given = None
    if called not in _WITHOUT_VALUES and more and isinstance(more[0], ast.Dict):
        keys = [key.value for key in more[0].keys if isinstance(key, ast.Constant)]
        given = frozenset(map(str, keys)) if len(keys) == len(more[0].keys) else None
    options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    must_be = isinstance(call.func, ast.Name) and called in _NAMES_FIRST
    for option in options:
        if isinstance(option, ast.Constant):
            beside = given if option is first else None
            yield Saying(str(option.value), beside, must_be, f"{shown}:{call.lineno}")


def _in_template(path: Path, shown: str) -> Iterator[Saying]:
    text = path.read_text(encoding="utf-8")
    for match in _IN_TEMPLATES.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        arguments = _ARGUMENTS.match(text, match.end())
        given = frozenset(_KEYWORD.findall(arguments[1])) if arguments else None
        yield Saying(match[1], given, True, f"{shown}:{line}")
