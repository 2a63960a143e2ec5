"""Stories and rules as trainers write them, read for the tests."""

from __future__ import annotations

from pathlib import Path

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates, TrainingDataGenerator
from rasa.shared.core.training_data.loading import load_data_from_resource
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph

from claimdesk.dialogue.question_rules import with_rules_of_questions
from claimdesk.dialogue.story_policy import StoryPolicy
from claimdesk.settings import ROOT

STORIES = """
version: "3.1"
stories:
  - story: discounts, then a yes
    steps:
      - intent: ask_promo_info
      - action: utter_ask_promo_info
      - intent: affirm
      - action: utter_ask_promo_stacking
      - action: utter_ask_promo_not_working
  - story: the warranty, refunds, a yes
    steps:
      - intent: ask_warranty_policy
      - action: utter_ask_warranty_policy
      - intent: ask_refund_time
      - action: utter_ask_refund_time
      - intent: affirm
      - action: utter_ask_reply_time
  - story: with a product only
    steps:
      - intent: ask_shipping_time
        entities:
          - product: charger
      - action: utter_ask_shipping_time
      - intent: affirm
      - action: utter_ask_expedite
  - story: after a message to the staff
    steps:
      - intent: ask_contact
      - action: utter_ask_contact
      - intent: affirm
      - action: contact_form
      - active_loop: contact_form
      - slot_was_set:
          - form_end: null
      - intent: inform
      - action: contact_form
      - active_loop: null
      - slot_was_set:
          - form_end: done
      - action: action_escalate
      - slot_was_set:
          - form_end: null
      - intent: affirm
      - action: utter_ask_reply_time
"""


def trackers_of(domain: Domain, stories: str = STORIES) -> list[TrackerWithCachedStates]:
    """The rules of the project and these stories, as Rasa gives them to its policies."""
    steps = load_data_from_resource(str(ROOT / "data" / "rules"), domain)
    steps += YAMLStoryReader(domain).read_from_string(stories)
    graph = with_rules_of_questions(StoryGraph(steps), domain)
    return list(TrainingDataGenerator(graph, domain, augmentation_factor=0).generate())


def trained_on(stories: str, domain: Domain, folder: Path, **config: object) -> StoryPolicy:
    """A policy that has learned them, as the server loads it."""
    folder.mkdir(exist_ok=True)
    storage, resource = LocalModelStorage(folder), Resource("stories")
    context = ExecutionContext(GraphSchema({}))
    settings = {**StoryPolicy.get_default_config(), **config}
    StoryPolicy.create(settings, storage, resource, context).train(
        trackers_of(domain, stories), domain
    )
    return StoryPolicy.load(settings, storage, resource, context)
