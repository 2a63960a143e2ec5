"""Response generator: fills sentences with the facts of the conversation's store."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from claimdesk.bootstrap import desk
from claimdesk.conversation.answers import fill, is_faq, questions_in

_NOT_STATED = "not_stated"


class StoreResponses(TemplatedNaturalLanguageGenerator):
    """Knows `responses:` of the domain and, for what code says, the catalogue beside it.

    A line whose fact the store does not state is left out; where nothing is
    left, the answer is that the store does not state it, and whom to ask.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)
        self._desk = desk()
        self._facts: dict[str, tuple[date, dict[str, Any]]] = {}

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Words for an utterance; a message with two questions hears both answers at once."""
        values = {**self._facts_of(tracker.get_slot("store")), **kwargs}
        answered = [utter_action]
        topic = utter_action.removeprefix("utter_")
        in_a_form = tracker.active_loop_name is not None
        if is_faq(topic) and not in_a_form:
            message = tracker.latest_message
            parts = message.parse_data.get("segments") or [] if message else []
            answered = [f"utter_{question}" for question in questions_in(topic, parts)]
        drafts = [self._say(name, output_channel, values) for name in answered]
        known = [draft for draft in drafts if draft is not None]
        if not known:
            return None
        first, *others = known
        first["text"] = "\n\n".join(draft["text"] for draft in (first, *others))
        if in_a_form and utter_action.startswith("utter_"):
            # What a button would begin is not what the form waits for.
            first.pop("buttons", None)
        return first

    def _facts_of(self, store_id: str | None) -> dict[str, Any]:
        policy = self._desk.store(store_id)
        today = self._desk.today(policy)
        day, facts = self._facts.get(policy.id, (None, {}))
        if day != today:
            facts = self._desk.facts(policy.id)
            self._facts[policy.id] = (today, facts)
        return facts

    def _say(self, name: str, output_channel: str, values: dict[str, Any]) -> dict[str, Any] | None:
        draft = self._variant(name, output_channel) or {"text": self._desk.wording.template(name)}
        text = fill(draft["text"], values)
        if text is None:
            topic = self._desk.wording.template(f"topic_{name.removeprefix('utter_')}")
            return {
                "text": fill(self._desk.wording.template(_NOT_STATED), {**values, "topic": topic})
            }
        draft["text"] = text
        return draft

    def _variant(self, name: str, output_channel: str) -> dict[str, Any] | None:
        if name not in self.responses:
            return None
        variants = ResponseVariationFilter(self.responses)
        suitable = variants.responses_for_utter_action(name, output_channel, {})
        return copied(random.choice(suitable)) if suitable else None  # noqa: S311


def copied(response: dict[str, Any]) -> dict[str, Any]:
    """A response that can be changed: its text, and what it lists."""
    return {
        key: value.copy() if isinstance(value, (list, dict)) else value
        for key, value in response.items()
    }
