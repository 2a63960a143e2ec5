"""Runs the actions inside the Rasa process, in place of an action server over HTTP."""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)

_FAILED = "action_failed"


class InProcessActions(EndpointConfig):
    """An action endpoint that calls `rasa_sdk`'s executor instead of a URL.

    An action that raises says so to the shopper within the turn, and leaves
    every slot and the form as they were, so that nothing entered is lost.
    """

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="in-process:", selective_domain=True)
        self.executor = ActionExecutor()
        self.executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any | None:
        """Run the action call in `json`; returns what an action server would answer."""
        call = kwargs["json"]
        try:
            return await self.executor.run(call)
        except ActionExecutionRejection as rejection:
            body = {"error": str(rejection), "action_name": rejection.action_name}
            raise ClientResponseError(400, "Bad Request", json.dumps(body)) from rejection
        except Exception:
            name = str(call.get("next_action"))
            logger.exception("action %s failed", name)
            return failure(name, call["tracker"]["slots"])


def failure(name: str, slots: dict[str, Any]) -> dict[str, Any]:
    """What an action that raised answers: its apology, and events that lose nothing."""
    return {"events": _unchanged(name, slots), "responses": [{"response": _FAILED}]}


def _unchanged(name: str, slots: dict[str, Any]) -> list[dict[str, Any]]:
    """Events that leave a form waiting where it was, and bring an unsent claim back to its review.

    A form that sets no slot counts as rejected, so its slots are set to what they are.
    """
    if name.startswith("validate_"):
        kept = {name: slots.get(name) for name in ("misses", "requested_slot")}
        return [SlotSet(name, value) for name, value in kept.items()]
    ended = SlotSet("form_end", None)
    return [ended, FollowupAction("claim_form")] if slots.get("claim_key") else [ended]


def run_actions_in_process(agent: Agent) -> None:
    """Have a loaded agent run its actions here, whatever endpoints.yml names for `rasa shell`."""
    if isinstance(getattr(agent, "action_endpoint", None), InProcessActions):
        return
    agent.action_endpoint = InProcessActions()
    agent.processor.action_endpoint = agent.action_endpoint
