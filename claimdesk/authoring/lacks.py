"""What questions still lack, each with the file and line where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimdesk.adapters.located_yaml import LocatedYaml
from claimdesk.adapters.located_yaml import Path as Key
from claimdesk.adapters.store_files import schema_text
from claimdesk.authoring.project import Project, Sentences
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.language.identification import OTHER_LANGUAGE

#: What stands where something is still to be filled in.
TO_DO = "TODO:"
#: Fewer teach a question too little to be told from the others.
LEAST_TAUGHT = 30
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Lack:
    """Something to be filled in, of what is called `name`."""

    path: Path
    line: int
    name: str
    text: str


def lacks(project: Project) -> list[Lack]:
    """Everything that is still to be filled in, by file and line; UnreadableFile if it can't be."""
    domain, wording = project.document(project.domain), project.document(project.wording)
    found = [
        *_of_intents(project, domain, wording),
        *_of_facts(project, domain, wording),
        *_of_schema(project),
        *_to_do(project),
    ]
    return sorted(found, key=lambda lack: (project.shown(lack.path), lack.line))


def _of_intents(project: Project, domain: LocatedYaml, wording: LocatedYaml) -> Iterator[Lack]:
    taught, held_out = project.taught(), project.held_out()
    heard = {step.get("intent") for step in _plain_steps(project)}
    intents = project.intents(domain)
    for intent, line in intents.items():
        if intent == OTHER_LANGUAGE:  # set by the gate, so that no sentence teaches it
            continue
        yield from _of_sentences(project, intent, line, taught, held_out)
        if not is_faq(intent):
            if intent not in heard:
                yield Lack(project.domain, line, intent, "no rule or story in data/ begins with it")
            continue
        if f"utter_{intent}" not in ((domain.value or {}).get("responses") or {}):
            text = f"has no answer; add utter_{intent} under responses"
            yield Lack(project.domain, line, intent, text)
        if f"topic_{intent}" not in _entries(wording):
            text = f'has no topic_{intent} in {project.shown(project.wording)}, for "did you mean"'
            yield Lack(project.domain, line, intent, text)
    for sentences, what in ((taught, "taught"), (held_out, "held out")):
        for intent in sorted(sentences.keys() - intents.keys()):
            place = sentences[intent][0]
            text = f"has sentences {what}, and is no intent of domain.yml"
            yield Lack(place.path, place.line, intent, text)


def _of_sentences(
    project: Project,
    intent: str,
    line: int,
    taught: Mapping[str, list[Sentences]],
    held_out: Mapping[str, list[Sentences]],
) -> Iterator[Lack]:
    least = LEAST_TAUGHT if is_faq(intent) else 1
    places = taught.get(intent, [])
    if (count := sum(place.count for place in places)) < least:
        path, at = (places[0].path, places[0].line) if places else (project.domain, line)
        text = f"is taught by {count} sentences in data/nlu/; it takes {least} at least"
        yield Lack(path, at, intent, text)
    places = held_out.get(intent, [])
    if not sum(place.count for place in places):
        path, at = (places[0].path, places[0].line) if places else (project.domain, line)
        yield Lack(
            path,
            at,
            intent,
            "is tried on no sentence in tests/nlu/; put some there that are not taught",
        )


def _of_facts(project: Project, domain: LocatedYaml, wording: LocatedYaml) -> Iterator[Lack]:
    (code,) = wording.value
    responses = (domain.value or {}).get("responses") or {}
    declared = {f"fact_{name}" for name in project.catalogue.facts}
    sentences = [entry for name, entry in _entries(wording).items() if name not in declared]
    said = set(_PLACEHOLDER.findall(str([*responses.values(), *sentences])))
    stated = {name for policy in project.policies for name in policy.facts}
    for name in project.catalogue.facts:
        line = wording.line((code, f"fact_{name}"))
        if name not in said:
            yield Lack(project.wording, line, name, f"no sentence says {{{name}}}")
        if name not in stated:
            text = "no store states it; put it under facts in the file of one that does"
            yield Lack(project.wording, line, name, text)


def _of_schema(project: Project) -> Iterator[Lack]:
    schema = project.stores / "schema.json"
    current = schema_text(project.catalogue.facts)
    if schema.exists() and schema.read_text(encoding="utf-8") != current:
        text = f"is not current; claimdesk check --schema > {project.shown(schema)}"
        yield Lack(schema, 1, "facts", text)


def _to_do(project: Project) -> Iterator[Lack]:
    for path in project.written():
        text = path.read_text(encoding="utf-8")
        if TO_DO not in text:
            continue
        keys = {line: key for key, line in project.document(path).lines.items() if "?" not in key}
        for number, line in enumerate(text.splitlines(), start=1):
            before, mark, what = line.partition(TO_DO)
            if mark:
                comment = before.strip(" #:\"'")
                named = (
                    comment if before.lstrip().startswith("#") else _dotted(keys.get(number, ()))
                )
                yield Lack(path, number, named, f"to do: {what.strip(' ').rstrip(chr(34))}")


def _dotted(key: Key) -> str:
    return ".".join(part for part in key if isinstance(part, str))


def _entries(wording: LocatedYaml) -> dict[str, Any]:
    ((_, entries),) = wording.value.items()
    return dict(entries)


def _plain_steps(project: Project) -> Iterator[dict[str, Any]]:
    """The steps, each alternative of an `or` by itself."""
    for step in project.conversations():
        yield from step.get("or") or (step,)
