"""What a model is made from, as a hash: of the files it is trained with, and of the code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

#: A trainer's files, as every training of the project takes them.
TRAINED_FILES = ("data", "domain.yml", "config.yml")
#: The components' code, and the versions of what they use.
_CODE = (
    "claimdesk/nlu",
    "claimdesk/language",
    "claimdesk/dialogue/question_rules.py",
    "claimdesk/dialogue/story_policy.py",
    "claimdesk/dialogue/story_steps.py",
    "requirements.lock",
)
_ROOT = Path(__file__).resolve().parents[2]


def counted_of_domain(content: bytes) -> bytes:
    """What a model takes from a domain file: all but what its responses say, and comments.

    Of the responses the names count, as rules and stories utter them. A file that is no domain
    counts as it is: Rasa says what is wrong with it.
    """
    try:
        domain = yaml.safe_load(content)
    except yaml.YAMLError:
        return content
    responses = domain.get("responses") if isinstance(domain, dict) else None
    if not isinstance(responses, dict):
        return content
    names = {"responses": sorted(map(str, responses))}
    return json.dumps({**domain, **names}, default=str).encode()


#: By file name what of its content counts, where not all of it does.
WHAT_COUNTS: dict[str, Callable[[bytes], bytes]] = {"domain.yml": counted_of_domain}


def fingerprint(root: Path, files: Iterable[Path] | None = None, code: str | None = None) -> str:
    """A hash over the names and contents of a project's files, and over the components' code.

    ``files``: files and folders, else those of the root that every training takes. ``code``: the
    code's hash, else that of the code in the root.
    """
    total = hashlib.sha256()
    for name, content in _contents(root, files or (root / name for name in TRAINED_FILES)):
        total.update(f"{name} {content}\n".encode())
    total.update((code or _of_code(root)).encode())
    return total.hexdigest()


@cache
def code_fingerprint() -> str:
    """A hash over this program's components and the versions of what they use."""
    return _of_code(_ROOT)


def _of_code(root: Path) -> str:
    contents = _contents(root, (root / name for name in _CODE))
    lines = "".join(f"{name} {content}\n" for name, content in contents)
    return hashlib.sha256(lines.encode()).hexdigest()


def _contents(root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The name and a hash of each file, in order of the names."""
    found = {file.resolve() for path in paths for file in _files(path)}
    named = {_name(file, root.resolve()): file for file in found}
    for name, file in sorted(named.items()):
        counts = WHAT_COUNTS.get(name, bytes)
        yield name, hashlib.sha256(counts(file.read_bytes())).hexdigest()


def _name(file: Path, root: Path) -> str:
    within = file.relative_to(root) if file.is_relative_to(root) else file
    return within.as_posix()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in sorted(path.rglob("*")):
            inside = child.relative_to(path).parts
            if child.is_file() and not any(p.startswith((".", "__pycache__")) for p in inside):
                yield child
