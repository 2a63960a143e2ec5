"""Finds, without a training, the stories that can't happen as they are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rasa.core.policies.rule_policy import InvalidRule, RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates, TrainingDataGenerator
from rasa.shared.core.training_data.loading import load_data_from_files
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.exceptions import RasaException

from claimdesk.dialogue.question_rules import with_rules_of_questions
from claimdesk.dialogue.story_files import Told, read_told, story_files, unknown_names
from claimdesk.dialogue.story_steps import Step, Turn, own_steps, steps_of

_CONTRADICTION = re.compile(
    r"- the prediction of the action '(?P<action>[^']+)' in (?:story|rule) '(?P<told_by>.+)' "
    r"is contradicting with rule\(s\) '(?P<rules>.+?)'"
    r"(?: which predicted action '(?P<predicted>[^']+)')?\.$"
)
_LISTENS = "waiting for the shopper"


def problems_in_stories(root: Path) -> list[str]:
    """A line with file and line on each problem of the stories and rules under `root`/data."""
    told, problems = read_told(root)
    domain = Domain.load(str(root / "domain.yml"))
    problems += unknown_names(told, domain)
    problems += _told_twice(told)
    if problems:  # Rasa would read something else than what is meant
        return problems
    by_name = {each.name: each for each in told}
    try:
        trackers = _trackers(root, domain)
    except RasaException as error:
        return [" ".join(str(error).split())]
    problems += _against_rules(trackers, domain, by_name)
    problems += _within_forms(trackers, domain, by_name)
    own = [step for step, is_own in own_steps(trackers, domain) if is_own]
    problems += _against_stories(own, by_name)
    return sorted(dict.fromkeys(problems), key=_place)


def _trackers(root: Path, domain: Domain) -> list[TrackerWithCachedStates]:
    graph = with_rules_of_questions(
        StoryGraph(load_data_from_files(story_files(root), domain)), domain
    )
    generator = TrainingDataGenerator(graph, domain, augmentation_factor=0)
    return list(generator.generate())


def _told_twice(told: Iterable[Told]) -> Iterator[str]:
    first: dict[str, Told] = {}
    for each in told:
        if each.name in first:
            yield f"{each.place}: {each.title} is also at {first[each.name].place}; rename one"
        first.setdefault(each.name, each)


def _against_rules(
    trackers: Sequence[TrackerWithCachedStates], domain: Domain, by_name: Mapping[str, Told]
) -> Iterator[str]:
    """What Rasa's rule policy refuses when it trains, in our words where they are known."""
    context, resource = ExecutionContext(GraphSchema({})), Resource("rules")
    config = {**RulePolicy.get_default_config(), "enable_fallback_prediction": False}
    with TemporaryDirectory() as folder:
        policy = RulePolicy.create(config, LocalModelStorage(Path(folder)), resource, context)
        try:
            policy.train(list(trackers), domain)
            return
        except InvalidRule as error:
            lines = [line for line in error.message.splitlines() if line.startswith("- ")]
            refused = lines or [error.message.strip()]
    for line in refused:
        if found := _CONTRADICTION.match(line):
            yield _contradiction(found, by_name)
        else:
            rule = next((each for name, each in by_name.items() if f"'{name}'" in line), None)
            place = f"{rule.place}: " if rule else ""
            yield place + " ".join(line.removeprefix("- ").split())


def _contradiction(found: re.Match[str], by_name: Mapping[str, Told]) -> str:
    action, predicted = found["action"], found["predicted"] or "something else"
    told = _told(found["told_by"], by_name)
    others = [each for name, each in by_name.items() if name in found["rules"].split(", ")]
    rules = ", ".join(f'"{each.name}" ({each.place})' for each in others) or found["rules"]
    return (
        f"{told.file}:{told.line_of(action)}: {told.title} goes on with "
        f"{_said(action)}, but by rule {rules} it is {_said(predicted)}; rules go first: "
        "tell the same, or write a longer rule that begins with the action before"
    )


def _within_forms(
    trackers: Iterable[TrackerWithCachedStates], domain: Domain, by_name: Mapping[str, Told]
) -> Iterator[str]:
    """A form takes every message until it ends, and rejects none."""
    for tracker in trackers:
        for step in steps_of(tracker, domain):
            loop = step.moment.loop
            if loop in domain.form_names and step.action not in (loop, ACTION_LISTEN_NAME):
                told = _told(step.told_by, by_name)
                yield (
                    f"{told.file}:{told.line_of(step.action)}: {told.title} can't be "
                    f"reached: {step.action} within {loop}, which takes every message until it ends"
                )


def _against_stories(own: Iterable[Step], by_name: Mapping[str, Told]) -> Iterator[str]:
    """Stories that come to the same point and go on in different ways: the second never does."""
    places = {name: place for place, name in enumerate(by_name)}
    first: dict[tuple[Turn, ...], Step] = {}
    for step in sorted(own, key=lambda step: places.get(_told(step.told_by, by_name).name, 0)):
        other = first.setdefault(step.turns, step)
        if other.action != step.action:
            told, taken = _told(step.told_by, by_name), _told(other.told_by, by_name)
            yield (
                f"{told.file}:{told.line_of(step.action)}: {told.title} can't be reached: "
                f"it goes on with {_said(step.action)} where {taken.title} ({taken.place}), told "
                f"alike so far, goes on with {_said(other.action)}"
            )


def _told(name: str, by_name: Mapping[str, Told]) -> Told:
    """Of stories joined by checkpoints, the last is the one that goes on."""
    names = [part for part in name.split(" > ") if part in by_name]
    return by_name[names[-1]] if names else Told("story", name, "data", 1)


def _place(problem: str) -> tuple[str, int]:
    file, line, *_ = [*problem.split(":", 2), "0"]
    return file, int(line) if line.isdigit() else 0


def _said(action: str) -> str:
    return _LISTENS if action == ACTION_LISTEN_NAME else action
