"""The web channel as Rasa loads it, by the dotted path of `WebChannel` in credentials.yml."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.feedback import Feedback
from claimdesk.adapters.photos import Photos
from claimdesk.adapters.picture_decoder import decode_apart
from claimdesk.channel.background import repeat
from claimdesk.channel.claim_pages import ClaimPages
from claimdesk.channel.connections import Connections
from claimdesk.channel.demo_pages import DemoPages
from claimdesk.channel.framing import read_strictly
from claimdesk.channel.guard import Guard
from claimdesk.channel.limits import connections_per_address, limits_for
from claimdesk.channel.message_turns import MessageTurns
from claimdesk.channel.origins import Origins
from claimdesk.channel.output import NAME
from claimdesk.channel.photo_uploads import PhotoUploads
from claimdesk.channel.routes import Routes
from claimdesk.channel.session_tokens import tokens_for
from claimdesk.channel.staff_pages import StaffPages
from claimdesk.channel.trackers import erase_tracker as erase_from_store
from claimdesk.channel.turns import Turns
from claimdesk.channel.widget_file import serve_widget
from claimdesk.dialogue.in_process_actions import run_actions_in_process
from claimdesk.dialogue.local_actions import LocalActions
from claimdesk.settings import Settings, shows_demo

logger = logging.getLogger(__name__)

DECODERS = 2  # photos decoded at once; each may take a core, and a gigabyte at the worst

_STATUS = "status"
_OVERDUE_SECONDS = 600  # between looks for claims that wait too long
_PUBLIC = frozenset({"/", "/widget.js"})


class WebChannel(InputChannel):
    """The chat of every store over HTTP, under `/webhooks/chat`.

    `stores` maps ids to store policies, `wording` gives a sentence by its name, all of one version
    within `pinned`, and `erase_tracker` deletes what Rasa keeps of a conversation (default: from
    the running agent's tracker store). `demo` are the demo pages, where they are shown,
    `staff` those where claims are decided, `claims` those that open the chat for one;
    `mail_overdue` tells the staff which claims wait too long.
    """

    def __init__(
        self,
        *,
        settings: Settings,
        stores: Mapping[str, Any],
        conversations: Conversations,
        photos: Photos,
        feedback: Feedback,
        wording: Callable[[str], str],
        erase_tracker: Callable[[str], Awaitable[None]] | None = None,
        demo: DemoPages | None = None,
        staff: StaffPages | None = None,
        claims: ClaimPages | None = None,
        mail_overdue: Callable[[], None] | None = None,
        pinned: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._settings = settings
        self._stores = stores
        self._conversations = conversations
        self._photos = photos
        self._feedback = feedback
        self._wording = wording
        self._erase_tracker = erase_tracker
        self._demo = demo
        self._staff = staff
        self._claims = claims
        self._mail_overdue = mail_overdue
        self._pinned = pinned

    @classmethod
    def name(cls) -> str:
        """Where it is mounted: `/webhooks/chat`."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """The channel wired by `bootstrap`; credentials.yml has no options."""
        try:
            desk = import_module("claimdesk.bootstrap").desk()
            return cls(
                settings=desk.settings,
                stores=desk.stores,
                conversations=desk.conversations,
                photos=desk.photos,
                feedback=desk.feedback,
                wording=lambda name: str(desk.wording.text(name, {})),
                demo=DemoPages(desk.settings, desk.stores, desk.wording)
                if shows_demo(desk.settings)
                else None,
                staff=StaffPages(
                    desk.staff_links, desk.staff_browsers, desk.stores, desk.ports, desk.now
                ),
                claims=ClaimPages(desk.shopper_links, desk.stores, desk.ports),
                mail_overdue=desk.mail_overdue,
                pinned=desk.words.pinned,
            )
        except (ImportError, AttributeError) as error:
            # Rasa interprets these two as "class not found".
            raise RasaException(f"The web channel cannot start: {error!r}") from error

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes, on which `on_new_message` takes each turn."""
        blueprint = Blueprint("claimdesk_chat")
        origins = Origins(self._stores, self._settings)
        turns = Turns(
            self._conversations,
            on_new_message,
            self._wording,
            self._settings.turn_timeout,
            self._pinned,
        )
        decoders = ThreadPoolExecutor(DECODERS, thread_name_prefix="photo")
        uploads = PhotoUploads(decode_apart, decoders)
        routes = Routes(
            settings=self._settings,
            stores=self._stores,
            conversations=self._conversations,
            photos=self._photos,
            tokens=tokens_for(self._settings),
            limits=limits_for(self._settings),
            origins=origins,
            turns=turns,
            messages=MessageTurns(self._conversations, self._photos, turns, uploads),
            uploads=uploads,
            feedback=self._feedback,
            erase_tracker=self._erase,
            **({"claim_of": self._claims.claim_of} if self._claims else {}),
        )
        calls = [
            ("GET", "/", routes.status, _STATUS),
            ("GET", "/widget.js", serve_widget, "widget"),
            ("POST", "/sessions", routes.open_session, "open_session"),
            ("DELETE", "/sessions", routes.erase_session, "erase_session"),
            ("POST", "/messages", routes.post_message, "post_message"),
            ("GET", "/messages", routes.get_history, "get_history"),
            ("POST", "/photos", routes.post_photo, "post_photo"),
            ("POST", "/feedback", routes.post_feedback, "post_feedback"),
        ]
        methods: dict[str, str] = {}
        for method, path, call, name in calls:
            # `stream` leaves the body to us: Sanic would read up to 100 MB of it first.
            route = _as_function(call)
            stream = method == "POST"
            blueprint.add_route(route, path, methods=[method], name=name, stream=stream)
            methods[path] = f"{methods[path]}, {method}" if path in methods else method

        read_strictly(blueprint)
        Connections(connections_per_address(self._settings)).watch(blueprint)

        @blueprint.listener("after_server_start")
        async def begin_work(app: Sanic, _loop: object) -> None:
            agent = getattr(app.ctx, "agent", None)
            LocalActions.needed = False
            if agent is not None:
                run_actions_in_process(agent)
            if self._mail_overdue is not None:
                app.add_task(repeat(self._mail_overdue, _OVERDUE_SECONDS))

        @blueprint.listener("before_server_start")
        async def install_guard(app: Sanic, _loop: object) -> None:
            status = next(route for route in blueprint.routes if route.name.endswith(_STATUS))
            Guard(f"/{status.path}", methods, _PUBLIC, origins).install(app)
            for pages in (self._demo, self._staff, self._claims):
                if pages is not None:
                    pages.install(app)

        return blueprint

    async def _erase(self, request: Request, conversation_id: str) -> None:
        if self._erase_tracker is not None:
            await self._erase_tracker(conversation_id)
        else:
            await erase_from_store(_tracker_store(request), conversation_id)


def _tracker_store(request: Request) -> Any:
    return request.app.ctx.agent.tracker_store


def _as_function(
    call: Callable[[Request], Awaitable[HTTPResponse | None]],
) -> Callable[[Request], Awaitable[HTTPResponse | None]]:
    # Sanic writes attributes onto a handler, which a bound method does not take.
    async def route(request: Request) -> HTTPResponse | None:
        return await call(request)

    return route
