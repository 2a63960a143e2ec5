"""Rasa's Agent with the faster message processor, tracker store and action endpoint."""

from __future__ import annotations

from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from claimdesk.dialogue.in_process_actions import InProcessActions
from claimdesk.rasa_fast.processor import FastMessageProcessor
from claimdesk.rasa_fast.tracker import TURNS_PER_SNAPSHOT
from claimdesk.rasa_fast.tracker_store import FastTrackerStore


class FastAgent(Agent):
    """An agent whose turns a FastMessageProcessor takes."""

    action_endpoint: EndpointConfig | None

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Domain) -> TrackerStore:
        # Without FailSafeTrackerStore, which goes on in memory when the database fails, and
        # forgets: the web channel tells the shopper instead.
        if isinstance(store, FastTrackerStore):
            store.domain = domain
            return store
        return Agent._create_tracker_store(store, domain)

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load the model, and hand its domain to the tracker store and to Rasa's own generator."""
        if not isinstance(self.action_endpoint, InProcessActions):
            self.action_endpoint = InProcessActions()
        self.processor = FastMessageProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
            http_interpreter=self.http_interpreter,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        if isinstance(self.tracker_store, FastTrackerStore):
            reach = self.processor.reach
            self.tracker_store.turns_per_snapshot = max(TURNS_PER_SNAPSHOT, reach)
        if isinstance(self.nlg, TemplatedNaturalLanguageGenerator):
            self.nlg.responses = self.domain.responses
