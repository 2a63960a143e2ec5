"""Prose nowhere but in the catalogue: no sentence for a reader in the program or the mails."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimdesk.settings import ROOT

# What reaches a shopper or the staff passes through these. The other packages talk to operators
# and trainers (cli, serving, evaluation, authoring, rasa_fast's start), read what shoppers write
# (language, nlu) or only wire and set up.
FOLDERS = ("claims", "conversation", "service", "adapters", "channel", "dialogue", "rasa_fast")
MODULES = sorted(
    path
    for folder in (*(ROOT / "claimdesk" / name for name in FOLDERS), ROOT / "actions")
    for path in folder.rglob("*.py")
)
TEMPLATES = sorted((ROOT / "claimdesk" / "adapters" / "templates").rglob("*.j2"))

# Modules whose sentences are for somebody else, each with who reads them.
FOR_OTHERS = {
    "claimdesk/channel/problem.py": "programs: the titles of problem documents",
    "claimdesk/channel/demo_catalogue.py": "visitors of the demo: a made-up shop's own goods",
    "claimdesk/channel/demo_pages.py": "browsers: the demo's security policy",
    "claimdesk/adapters/store_files.py": "shop owners: what is wrong in a store file",
    "claimdesk/adapters/located_yaml.py": "shop owners: what is wrong in a store file",
    "claimdesk/adapters/responses.py": "trainers: what is wrong in a domain file",
    "claimdesk/adapters/schema.py": "operators: what is wrong with a database",
    "claimdesk/adapters/sender.py": "operators: the outbox's log",
    "claimdesk/channel/guard.py": "browsers: a security policy",
    "claimdesk/channel/staff_pages.py": "browsers: a security policy",
    "claimdesk/channel/claim_pages.py": "browsers: a security policy",
    "claimdesk/channel/origins.py": "browsers: names of headers",
    "claimdesk/channel/texts.py": "programs: the details of problem documents",
    "claimdesk/dialogue/story_check.py": "trainers: what is wrong with a story",
    "claimdesk/dialogue/story_files.py": "trainers: what is wrong with a story",
    "claimdesk/rasa_fast/server.py": "operators: a line of the log",
    "claimdesk/service/errors.py": "programmers: exceptions",
}
# Calls whose texts are for programmers, operators and shop owners, or no prose at all.
NOT_READ = {"compile", "Problem", "Field", "ValueError"}
LOGGERS = {"logger", "logging"}
WORDS = re.compile(r"[A-Za-z’']{2,}")
MARKUP = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<style>.*?</style>|<[^>]*>", re.DOTALL)
QUOTED = re.compile(r'"([^"]*)"')


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose_in(source: str) -> Iterator[str]:
    """Texts of three words and more that a reader may meet."""
    yield from _prose(ast.parse(source))


def _prose(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Raise) or _is_docstring(node) or _is_for_others(node):
        return
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        yield from _if_prose(" … ".join(map(str, parts)))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _if_prose(node.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _prose(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_for_others(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    if isinstance(function, ast.Attribute):
        owner = function.value
        logs = isinstance(owner, ast.Name) and owner.id in LOGGERS
        return logs or function.attr in NOT_READ
    return isinstance(function, ast.Name) and function.id in NOT_READ


def _if_prose(text: str) -> Iterator[str]:
    if len(text.split()) > 2 and len(WORDS.findall(text)) > 2:
        yield text


def prose_of_template(text: str) -> Iterator[str]:
    """Words between the tags of a template, and texts inside its expressions."""
    yield from WORDS.findall(re.sub(r"&\w+;", " ", MARKUP.sub(" ", text)))
    for expression in re.findall(r"{{.*?}}|{%.*?%}", text, re.DOTALL):
        yield from (quoted for quoted in QUOTED.findall(expression) if " " in quoted.strip())


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_module_writes_a_sentence_for_a_reader(path: Path) -> None:
    """It names one of the catalogue instead; the modules that write for others say for whom."""
    found = list(prose_in(path.read_text(encoding="utf-8")))

    assert bool(found) == (relative(path) in FOR_OTHERS), found


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_no_template_of_a_mail_holds_a_word(path: Path) -> None:
    """Layout and loops only; every word is asked of the catalogue."""
    assert list(prose_of_template(path.read_text(encoding="utf-8"))) == []


def test_a_sentence_in_code_or_template_is_found() -> None:
    """In a constant, an f-string, a dictionary, a text node and an expression."""
    assert list(prose_in('NOTE = "We look at it."')) == ["We look at it."]
    assert list(prose_in('SAID = {"a": f"We got {n} of yours"}')) == ["We got  …  of yours"]
    assert list(prose_in('"""A docstring of words."""\nlogger.error("a line of %s", 1)')) == []
    assert list(prose_in('raise ValueError("it is not so")')) == []
    assert list(prose_of_template("<p class='x y z'>Hello {{ name }}</p>")) == ["Hello"]
    assert list(prose_of_template('{{ text or "no text given" }}')) == ["no text given"]
