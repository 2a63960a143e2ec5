"""Store files: YAML on disk made store policies, every error named by file, line and key."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import ModelField

from claimdesk.adapters.located_yaml import LocatedYaml, Problem, load_located
from claimdesk.claims.errors import InvalidStore
from claimdesk.claims.store_policy import StorePolicy


def store_names(folder: Path) -> list[str]:
    """The stores that have a file in `folder`, by the files' names."""
    return sorted(path.stem for path in folder.glob("*.yml"))


def load_stores(folder: Path, facts: Collection[str] | None = None) -> dict[str, StorePolicy]:
    """Every store in `folder` by its id; InvalidStore lists the problems of all files.

    `facts` are the names of those that sentences can tell; None: whichever the files state.
    """
    files = {name: folder / f"{name}.yml" for name in store_names(folder)}
    problems = [problem for file in files.values() for problem in problems_in(file, facts)]
    if not files:
        problems.append(f"{_shown(folder)}: holds no store file <id>.yml")
    if problems:
        raise InvalidStore(problems)
    return {name: load_store(file) for name, file in files.items()}


def problems_in(path: Path, facts: Collection[str] | None = None) -> list[str]:
    """What is wrong with the store file at `path`, a line each; empty when it is in order."""
    try:
        load_store(path, facts)
    except InvalidStore as invalid:
        return invalid.problems
    return []


def load_store(path: Path, facts: Collection[str] | None = None) -> StorePolicy:
    """The store in the file at `path`; InvalidStore lists its problems, a line each.

    A fact that is none of `facts` is one; None: no name is.
    """
    try:
        document = load_located(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise InvalidStore([f"{_shown(path)}: {reason}"]) from None
    if not document.problems and not isinstance(document.value, dict):
        document.problems.append(((), 1, "must hold the keys of a store, such as id and name"))
    if not document.problems:
        document.problems += _unknown_facts(document, facts)
        try:
            policy = StorePolicy.parse_obj(document.value)
        except ValidationError as error:
            document.problems += _problems(error, document)
        else:
            if policy.id != path.stem:
                problem = f"must be {path.stem}, as the file is named"
                document.problems.append((("id",), document.line(("id",)), problem))
            if not document.problems:
                return policy
    in_order = sorted(document.problems, key=lambda problem: problem[1])
    raise InvalidStore([_located(path, *problem) for problem in in_order])


def store_timezones(folder: Path) -> dict[str, str]:
    """The timezone of each store in `folder` whose file is in order, by the store's id."""
    files = (folder / f"{name}.yml" for name in store_names(folder))
    return {file.stem: load_store(file).timezone for file in files if not problems_in(file)}


def schema_text(facts: Mapping[str, str]) -> str:
    """The JSON Schema of a store file, for editors; `facts` say how each is read, by its name."""
    of_stores = deepcopy(StorePolicy.schema())  # pydantic keeps it
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **of_stores}
    of_facts = schema["properties"]["facts"]
    ((_, of_one),) = of_facts.pop("patternProperties").items()
    of_facts["properties"] = {name: {"description": d, **of_one} for name, d in facts.items()}
    of_facts["additionalProperties"] = False
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _unknown_facts(document: LocatedYaml, known: Collection[str] | None) -> list[Problem]:
    stated = document.value.get("facts")
    if known is None or not isinstance(stated, dict):
        return []
    listed = f"unknown fact; known are {', '.join(known)}"
    unknown = [("facts", name) for name in stated if name not in known]
    return [(key, document.line(key), listed) for key in unknown]


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _located(path: Path, key: tuple[str | int, ...], line: int, what: str) -> str:
    name = ""
    for part in key:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return f"{_shown(path)}:{line}: {name}: {what}" if name else f"{_shown(path)}:{line}: {what}"


def _problems(error: ValidationError, document: LocatedYaml) -> Iterable[tuple[Any, int, str]]:
    for detail in error.errors():
        # Root validators use a pseudo-key.
        key = tuple(part for part in detail["loc"] if part != "__root__")
        # An error inside a mapping's key is reported at the key itself.
        key = tuple(part for part in key if part != "__key__")
        yield key, document.line(key), _problem_text(detail, key)


def _problem_text(detail: Any, key: tuple[str | int, ...]) -> str:
    kind, bounds = detail["type"], detail.get("ctx", {})
    if kind == "value_error.extra":
        return f"unknown key; known are {', '.join(_keys_beside(key))}"
    if kind == "value_error.missing":
        return "is missing"
    if "permitted" in bounds:
        return f"must be one of {', '.join(map(str, bounds['permitted']))}"
    if kind == "value_error.str.regex":
        return f"must match {bounds['pattern']}"
    return str(_PLAIN.get(kind, detail["msg"])).format(**bounds)


_PLAIN = {
    "type_error.none.not_allowed": "must not be empty",
    "value_error.any_str.min_length": "must not be empty",
    "value_error.list.min_items": "must have at least {limit_value} entry",
    "type_error.str": "must be text",
    "type_error.integer": "must be a whole number",
    "type_error.decimal": "must be a number",
    "value_error.decimal.not_finite": "must be a number",
    "type_error.list": "must be a list, each entry after a dash",
    "type_error.dict": "must hold keys of its own",
    "value_error.date": "must be a date such as 2025-01-31",
    "type_error.bool": "must be true or false",
    "value_error.strictbool": "must be true or false",
    "value_error.number.not_ge": "must be at least {limit_value}",
    "value_error.number.not_le": "must be at most {limit_value}",
}


def _keys_beside(key: tuple[str | int, ...]) -> list[str]:
    """The keys allowed where the unknown `key` stands, found by walking down the models."""
    model: Any = StorePolicy
    for part in key[:-1]:
        if isinstance(part, str) and hasattr(model, "__fields__"):
            field: ModelField = model.__fields__[part]
            # Of a mapping, the field of what its keys hold.
            inner = field.sub_fields[0] if field.key_field and field.sub_fields else field
            model = inner.type_
    return list(getattr(model, "__fields__", ()))
