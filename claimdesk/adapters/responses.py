"""Rasa's `responses:`, as the domain file states them on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimdesk.adapters.located_yaml import LocatedYaml, load_located
from claimdesk.claims.errors import MissingWording

Responses = dict[str, list[dict[str, Any]]]

_KEY = "responses"


def load_responses(path: Path) -> Responses:
    """The variants of each response by its name, in Rasa's own form.

    MissingWording tells in a line, by file and line, what is not as it should be.
    """
    return responses_in(path, located_domain(path))


def located_domain(path: Path) -> LocatedYaml:
    """A domain file with the line of everything in it; MissingWording where it is no YAML."""
    try:
        domain = load_located(path.read_text(encoding="utf-8"), as_text=True)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise MissingWording(f"{path}: {reason}") from None
    if domain.problems:
        key, line, problem = domain.problems[0]
        name = f"{key[-1]}: " if key else ""
        raise MissingWording(f"{path}:{line}: {name}{problem}")
    return domain


def responses_in(path: Path, domain: LocatedYaml) -> Responses:
    """The responses of a domain that is read already; MissingWording as for `load_responses`."""
    for key, problem in _problems(domain.value):
        name = f"{key[1]}: " if len(key) > 1 else ""
        raise MissingWording(f"{path}:{domain.line(key)}: {name}{problem}")
    responses: Responses = domain.value[_KEY]
    return responses


def _problems(domain: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    responses = domain.get(_KEY) if isinstance(domain, dict) else None
    if not isinstance(responses, dict):
        yield (_KEY,), f"must hold {_KEY}, each under its name"
        return
    for name, variants in responses.items():
        if not isinstance(variants, list) or not variants:
            yield (_KEY, name), "must be a list of variants, each after a dash"
            continue
        for number, variant in enumerate(variants):
            at = (_KEY, name, number)
            if not isinstance(variant, dict) or not isinstance(variant.get("text"), str):
                yield at, "each variant needs a text"
            elif not _are_buttons(variant.get("buttons", [])):
                yield (*at, "buttons"), "each button needs a title and a payload"


def _are_buttons(buttons: Any) -> bool:
    return isinstance(buttons, list) and all(
        isinstance(each, dict) and {"title", "payload"} <= each.keys() for each in buttons
    )
