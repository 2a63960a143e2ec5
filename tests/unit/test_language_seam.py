"""English is known in one folder, and the rest of the house asks for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimdesk.language.en.detection_words import ENGLISH
from claimdesk.language.languages import UnknownLanguage, language
from claimdesk.nlu.stored_component import language_of
from claimdesk.settings import ROOT

PACKAGES = ("claimdesk", "actions")
EN = ROOT / "claimdesk" / "language" / "en"
MODULES = [
    path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if EN not in path.parents
]
# By module: what looks like English and reads none, each with what it is.
NO_ENGLISH: dict[str, dict[str, str]] = {
    "claimdesk/channel/origins.py": {"on off auto": "values of a setting"},
    "claimdesk/claims/phrases.py": {"or and comma semicolon": "names in the catalogue"},
    "claimdesk/dialogue/story_check.py": {
        r"- the prediction of the action '(?P<action>[^']+)' in (?:story|rule) '(?P<told_by>.+)' "
        r"is contradicting with rule\(s\) '(?P<rules>.+?)'"
        r"(?: which predicted action '(?P<predicted>[^']+)')?\.$": "what Rasa's rule policy says",
    },
    "claimdesk/serving/process_log.py": {r"\b(ERROR|CRITICAL)\b": "levels of Python's logging"},
    "claimdesk/settings.py": {"on off": "values of a setting"},
}

_COMMONEST = 6000  # of the word list: names of things in code are rarer, or one alone
_ESCAPED = re.compile(r"\\[a-zA-Z]|\(\?P<\w+>|\(\?[a-z]+\)")
_WORD = re.compile(r"[a-z]{2,}")
_LOOKS_LIKE_A_PATTERN = re.compile(r"\(\?[:=!<]|\\[bswd]")


def words_in(text: str) -> set[str]:
    """The common English words of a regular expression or of a list."""
    ranks = language("en").common_words()
    words = _WORD.findall(_ESCAPED.sub(" ", text).lower())
    return {word for word in words if ranks.get(word, _COMMONEST) < _COMMONEST}


def constants(node: ast.AST) -> Iterator[str]:
    """The strings in an expression, those of f-strings too."""
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def english_in(source: str) -> Iterator[tuple[int, str]]:
    """What reads English in a module: the line, and the text.

    That is a regular expression with two common words, and a list with several of the words that
    hardly any English sentence is without: a literal, or a text of several lines.
    """
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in docstrings and isinstance(node, ast.Constant):
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("re.", "regex.")):
            pattern = " ".join(constants(node.args[0])) if node.args else ""
            if len(words_in(pattern)) > 1:
                yield node.lineno, pattern
        elif isinstance(node, (ast.Set, ast.List, ast.Tuple, ast.Dict)):
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            listed = [p.value for p in parts if isinstance(p, ast.Constant)]
            fewest = 3 if isinstance(node, ast.Dict) else 2  # records have an "at" and a "who"
            if len(ENGLISH.intersection(filter(_is_text, listed))) >= fewest:
                yield node.lineno, " ".join(map(str, listed))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value.split()
            is_list = node.value.startswith("\n") and len(ENGLISH.intersection(words)) > 1
            is_pattern = _LOOKS_LIKE_A_PATTERN.search(node.value) is not None
            if is_list or (is_pattern and len(words_in(node.value)) > 1):
                yield node.lineno, node.value


def _is_text(value: object) -> bool:
    return isinstance(value, str)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_english_is_read_in_its_own_folder_alone(path: Path) -> None:
    """No pattern and no word list of English stands elsewhere, but for those that read code."""
    allowed = NO_ENGLISH.get(path.relative_to(ROOT).as_posix(), {})

    found = {text: line for line, text in english_in(path.read_text(encoding="utf-8"))}

    assert {text: line for text, line in found.items() if text not in allowed} == {}
    assert found.keys() >= allowed.keys(), "an exception that is no longer needed"


@pytest.mark.parametrize(
    "source",
    [
        'CUE = re.compile(r"\\b(wait|actually)\\b")',
        'LEAD = rf"(?:my|the) {THING}"',
        'LEFT_OUT = frozenset({"a", "the"})',
        'WORDS = """\n    they them those\n""".split()',
        'if re.search("do you (want|need)", text): pass',
    ],
)
def test_what_reads_english_is_found(source: str) -> None:
    """A pattern, a part of one, a literal, a list of several lines, a pattern in a call."""
    assert list(english_in(source))


def test_the_language_is_asked_for_by_its_code() -> None:
    """English is "en"; a code that is not known is refused by name."""
    assert language("en").CODE == "en"
    with pytest.raises(UnknownLanguage, match="xx"):
        language("xx")


def test_a_component_takes_the_language_of_its_configuration() -> None:
    """English where it names none; one that is not known is refused when the pipeline is made."""
    assert language_of({"language": "en"}) is language_of({}) is language("en")
    with pytest.raises(UnknownLanguage):
        language_of({"language": "xx"})
