"""Rasa's importer of training data, with the rules that every question of the FAQ has alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import RuleStep, StoryGraph

from claimdesk.conversation.shared.faq import is_faq
from claimdesk.nlu.training_importer import TrainingImporter

_FILED, _FORM_END = "filed", "form_end"


class QuestionRules(TrainingImporter):
    """The files of `data/`, and two rules for each `ask_…` intent of the domain.

    One answers it by the response of its name, one lets action_after_filing see it first once a
    claim was filed. A rule in a file that begins with the intent takes the place of its like here.
    """

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Stories and rules as written, and the rules of the questions."""
        return with_rules_of_questions(super().get_stories(exclusion_percentage), self.get_domain())


def with_rules_of_questions(written: StoryGraph, domain: Domain) -> StoryGraph:
    """Stories and rules as written, and beside them the rules of the domain's questions."""
    there = set(filter(None, map(_begins_with, written.story_steps)))
    files_claims = {_FILED, _FORM_END} <= {slot.name for slot in domain.slots}
    rules = rules_of_questions(domain.intents, there, files_claims=files_claims)
    steps = YAMLStoryReader(domain).read_from_parsed_yaml({"version": "3.1", "rules": rules})
    return written.merge(StoryGraph(steps))


def rules_of_questions(
    intents: Iterable[str], there: Collection[tuple[str, bool]], *, files_claims: bool = True
) -> list[dict[str, Any]]:
    """The rules of the questions among `intents`, as a file of rules would have them.

    `there` are those that are written already: an intent, and whether once a claim was filed;
    `files_claims`: whether the domain has the slots of that.
    """
    return [
        rule
        for intent in filter(is_faq, intents)
        for after_filing, rule in ((False, _answer(intent)), (True, _after_filing(intent)))
        if (intent, after_filing) not in there and (files_claims or not after_filing)
    ]


def rules_beside(root: Path) -> list[dict[str, Any]]:
    """The rules that the questions of a project have beside those in its files."""
    domain = _yaml(root / "domain.yml")
    written = (_yaml(path)["rules"] for path in sorted((root / "data" / "rules").glob("*.yml")))
    there = {
        (rule["steps"][0]["intent"], "condition" in rule)
        for rules in written
        for rule in rules
        if "intent" in rule["steps"][0]
    }
    return rules_of_questions(domain["intents"], there)


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _begins_with(step: Any) -> tuple[str, bool] | None:
    """What a rule is for: the intent it begins with, and whether only once a claim was filed."""
    if not isinstance(step, RuleStep):
        return None
    conditions = list(_before_words(step.events))
    words = step.events[len(conditions) :]
    if not words or not words[0].intent_name:
        return None
    slots = [event.key for event in conditions if isinstance(event, SlotSet)]
    if not slots:
        return str(words[0].intent_name), False
    return (str(words[0].intent_name), True) if slots == [_FILED] else None


def _before_words(events: list[Any]) -> Iterator[Any]:
    for event in events:
        if isinstance(event, UserUttered):
            return
        yield event


def _answer(intent: str) -> dict[str, Any]:
    return {
        "rule": f"Answer {intent}",
        "steps": [{"intent": intent}, {"action": f"utter_{intent}"}],
    }


def _after_filing(intent: str) -> dict[str, Any]:
    return {
        "rule": f"After filing: {intent}",
        "condition": [{"slot_was_set": [{_FILED: True}]}],
        "steps": [
            {"intent": intent},
            {"action": "action_after_filing"},
            {"slot_was_set": [{_FORM_END: None}]},
        ],
    }
