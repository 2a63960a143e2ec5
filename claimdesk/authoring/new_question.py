"""A new question of the FAQ: its places, put into the files with all else left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from claimdesk.adapters.located_yaml import LocatedYaml, load_located
from claimdesk.adapters.located_yaml import Path as Key
from claimdesk.adapters.store_files import store_names
from claimdesk.authoring.lacks import TO_DO
from claimdesk.authoring.project import Project
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.claims.store_policy import facts_of
from claimdesk.conversation.shared.faq import is_faq

_NAME = re.compile(r"ask_[a-z0-9]+(_[a-z0-9]+)*")
_FACT = re.compile(r"[a-z][a-z0-9_]*")


class UnfitQuestion(ClaimdeskError):
    """Raised when a question can't be added as it is called; says what would do."""


@dataclass(frozen=True)
class NewQuestion:
    """A question to be added: its intent, the file of its sentences, and what fills its answer.

    `fact` is what the answer is filled with, None for an answer that is the same in every store;
    `stores` are those whose files get a place to state it.
    """

    intent: str
    family: str
    fact: str | None
    stores: Sequence[str] = ()


@dataclass(frozen=True)
class Place:
    """Lines to be added to a file, below what stands under the key `after`."""

    after: Key
    lines: list[str]


def add_question(project: Project, question: NewQuestion) -> list[Path]:
    """Write every place of `question`; what was written. UnfitQuestion before anything is."""
    _refuse_unfit(project, question)
    texts = {
        path: _edited(project, path, partial(places, project, question))
        for path, places in ((project.domain, _in_domain), (project.wording, _in_wording))
    }
    for folder in ("data/nlu", "tests/nlu"):
        path = project.root / folder / f"{question.family}.yml"
        block = f"\n- intent: {question.intent}\n  examples: |\n"
        texts[path] = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + block
    if question.fact is not None and question.fact not in _known(project):
        for store in question.stores:
            path = project.stores / f"{store}.yml"
            texts[path] = _edited(project, path, partial(_in_store, question.fact))
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _refuse_unfit(project: Project, question: NewQuestion) -> None:
    domain = project.document(project.domain)
    intent, known = question.intent, project.intents(domain)
    if not _NAME.fullmatch(intent):
        like = "a question is called ask_ and words in small letters, such as ask_gift_wrapping"
        raise UnfitQuestion(f"{intent}: {like}")
    if intent in known:
        raise UnfitQuestion(f"{project.shown(project.domain)}:{known[intent]}: {intent} is there")
    if f"utter_{intent}" in (domain.value.get("responses") or {}):
        line = domain.line(("responses", f"utter_{intent}"))
        raise UnfitQuestion(f"{project.shown(project.domain)}:{line}: utter_{intent} is there")
    if question.family not in project.families:
        raise UnfitQuestion(
            f"there is no data/nlu/{question.family}.yml; known are {', '.join(project.families)}"
        )
    if question.fact is not None and not _FACT.fullmatch(question.fact):
        raise UnfitQuestion(f"{question.fact}: a fact is called by words in small letters")
    there = store_names(project.stores)
    for store in question.stores:
        if store not in there:
            raise UnfitQuestion(f"there is no store {store!r}; known are {', '.join(there)}")


def _edited(project: Project, path: Path, places: Callable[[LocatedYaml], list[Place]]) -> str:
    document = project.document(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [(_end(document, place.after, lines), place.lines) for place in places(document)]
    for line, added in sorted(found, key=lambda each: each[0], reverse=True):
        lines[line:line] = added
    text = "\n".join(lines) + "\n"
    for _, line, problem in load_located(text).problems:
        raise UnfitQuestion(f"{project.shown(path)}:{line}: could not be added to: {problem}")
    return text


def _end(document: LocatedYaml, key: Key, lines: Sequence[str]) -> int:
    """The last line of what stands under `key`, without the comments before what follows it."""
    start = document.line(key)
    follow = (
        line
        for path, line in document.lines.items()
        if line > start and len(path) <= len(key) and path[:-1] == key[: len(path) - 1]
    )
    last = min(follow, default=len(lines) + 1) - 1
    while last > start and (not lines[last - 1].strip() or lines[last - 1].lstrip()[0] == "#"):
        last -= 1
    return last


def _in_domain(project: Project, question: NewQuestion, document: LocatedYaml) -> list[Place]:
    text = f"{TO_DO} the answer in a sentence or two"
    text += f", with {{{question.fact}}} in it" if question.fact else ""
    response = [f"  utter_{question.intent}:", f'    - text: "{text}"']
    number, beside = _beside(project, document)
    return [
        Place(("intents", number), [f"  - {question.intent}"]),
        Place(_last(document, ("responses",), f"utter_{beside}"), response),
    ]


def _in_wording(project: Project, question: NewQuestion, document: LocatedYaml) -> list[Place]:
    (code,) = document.value
    _, beside = _beside(project, project.document(project.domain))
    topic = f"{TO_DO} what it is about, to choose it by: a few words such as 'shipping'"
    more = f"{TO_DO} what else there is to say, for who wants more; or delete this line"
    places = [
        Place(
            _last(document, (code,), f"topic_{beside}"), [f'  topic_{question.intent}: "{topic}"']
        ),
        Place(_last(document, (code,), "more_ask_"), [f'  # more_{question.intent}: "{more}"']),
    ]
    if question.fact is not None and question.fact not in _known(project):
        text = f"{TO_DO} what it states; reads after `the words before it in the answer`."
        line = f'  fact_{question.fact}: "{text}"'
        places.append(Place(_last(document, (code,), "fact_"), [line]))
    return places


def _in_store(fact: str, document: LocatedYaml) -> list[Place]:
    lines = [
        f"  # {fact}: # {TO_DO} fill these lines in and uncomment them, or delete them",
        "  #   - since: 2026-01-01",
        "  #     source: where the store states it, quoted briefly",
        "  #     value: the phrase",
    ]
    if document.value.get("facts"):
        return [Place(_last(document, ("facts",), ""), lines)]
    return [Place(_last(document, (), ""), ["# facts:", *lines])]


def _beside(project: Project, domain: LocatedYaml) -> tuple[int, str]:
    """The last question of those that the domain lists first, one below the other."""
    intents = list(project.intents(domain).items())
    questions = [(i, name, line) for i, (name, line) in enumerate(intents) if is_faq(name)]
    if not questions:
        raise UnfitQuestion(f"{project.shown(project.domain)}: has no question to put it beside")
    first, _, at = questions[0]
    together = [(i, name) for i, name, line in questions if line - i == at - first]
    return together[-1]


def _last(document: LocatedYaml, within: Key, start: str) -> Key:
    """The last key within a mapping that begins with `start`; the last of all where none does."""
    keys = [path for path in document.lines if path[:-1] == within and path and path[-1] != "?"]
    fit = [path for path in keys if str(path[-1]).startswith(start)]
    return max(fit or keys, key=document.line)


def _known(project: Project) -> set[str]:
    """What sentences can be filled with already: declared facts, and what stores and terms tell."""
    told = (facts_of(policy, date.today()) for policy in project.policies)  # noqa: DTZ011
    return set(project.catalogue.facts).union(*told)
