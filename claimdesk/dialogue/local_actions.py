"""An action server within the process, for Rasa's verbs that load no channel of ours."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError

from claimdesk.bootstrap import desk
from claimdesk.dialogue.in_process_actions import InProcessActions

logger = logging.getLogger(__name__)


class LocalActions:
    """Answers action calls at `url`, such as http://127.0.0.1:5055/webhook, once it is asked to.

    For `rasa shell` and `rasa interactive`, which call the endpoint of endpoints.yml and leave it
    to another process to answer. Where one does, it goes on doing so. Rasa's own server of actions
    is a Sanic, of which a process can run no second one.
    """

    #: Whether the process needs it; the web channel's agent calls the actions without.
    needed = True

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._address = (address.hostname or "127.0.0.1", address.port or 80)
        self._asked = False

    def serve(self) -> None:
        """Answer from now on, in the running loop; a second call does nothing."""
        if self._asked or not LocalActions.needed:
            return
        self._asked = True
        here = desk()
        if here.takes_first_store:
            first, known = here.store(None).id, ", ".join(here.stores)
            logger.warning("talking to %s; CLAIMDESK_STORE chooses the store: %s", first, known)
        try:
            server = _Server(self._address, asyncio.get_running_loop())
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            logger.info("actions are run by who listens at %s:%d already", *self._address)
            return
        Thread(target=server.serve_forever, name="actions", daemon=True).start()


class _Server(ThreadingHTTPServer):
    """Hands each call to the actions, which run in the loop of Rasa's server."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(address, _Call)
        self._loop = loop
        self._actions = InProcessActions()

    def answer(self, call: dict[str, Any]) -> Any:
        """What the action gives; ClientResponseError where it rejects its execution."""
        running = asyncio.run_coroutine_threadsafe(self._actions.request(json=call), self._loop)
        return running.result()


class _Call(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        """Run one action."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            status, answer = 200, json.dumps(self.server.answer(json.loads(body)))
        except ClientResponseError as rejection:
            status, answer = rejection.status, rejection.text
        except (ValueError, KeyError):
            status, answer = 400, json.dumps({"error": "no call"})
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing: the shell is being talked in."""


class PlayedConversations(InMemoryTrackerStore):
    """The conversations of `rasa interactive`: played, and none of the desk's record.

    `actions` is the address at which the actions are served from the first one on.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        actions: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._actions = LocalActions(actions)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation, or None when there is none."""
        self._actions.serve()
        return await super().retrieve(sender_id)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The conversation with all its sessions, or None when there is none."""
        self._actions.serve()
        return await super().retrieve_full_tracker(conversation_id)
