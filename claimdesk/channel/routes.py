"""What each call of the web channel does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from claimdesk.adapters.conversations import Conversation, Conversations
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.adapters.feedback import RATINGS, Feedback
from claimdesk.adapters.photos import Photos
from claimdesk.adapters.turn_record import ASSISTANT
from claimdesk.channel import bodies, texts
from claimdesk.channel.address_turns import AddressTurns
from claimdesk.channel.database_calls import run_read, run_write
from claimdesk.channel.event_stream import send_events, wants_events
from claimdesk.channel.idempotent_requests import key_of
from claimdesk.channel.limits import Limits, RequestAllowance, client_address
from claimdesk.channel.message_turns import ClientRequest, MessageTurns
from claimdesk.channel.origins import Origins
from claimdesk.channel.output import history_json
from claimdesk.channel.photo_uploads import PhotoUploads
from claimdesk.channel.problem import Problem
from claimdesk.channel.session_tokens import ExpiredToken, InvalidToken, Session, SessionTokens
from claimdesk.channel.turn_request import TurnRequest
from claimdesk.channel.turns import Turns
from claimdesk.service.allowance import allowing
from claimdesk.service.timezones import timezone_named
from claimdesk.settings import Settings

_LONG = 4  # units of work that make a message a long one
_LONG_WAITING = 3  # of one address

Result = TypeVar("Result")
EraseTracker = Callable[[Request, str], Awaitable[None]]
#: The number of the claim that a link's token opens at a store, None where it opens none.
ClaimOf = Callable[[str, str], "str | None"]


class Routes:
    """The calls, each from a request to its response; refusals are raised as Problem."""

    def __init__(
        self,
        *,
        settings: Settings,
        stores: Mapping[str, Any],
        conversations: Conversations,
        photos: Photos,
        tokens: SessionTokens,
        limits: Limits,
        origins: Origins,
        turns: Turns,
        messages: MessageTurns,
        uploads: PhotoUploads,
        feedback: Feedback,
        erase_tracker: EraseTracker,
        claim_of: ClaimOf = lambda token, store: None,
    ) -> None:
        self._settings = settings
        self._stores = stores
        self._conversations = conversations
        self._photos = photos
        self._tokens = tokens
        self._limits = limits
        self._origins = origins
        self._turns = turns
        self._erase_tracker = erase_tracker
        self._messages = messages
        self._uploads = uploads
        self._long_messages = AddressTurns(_LONG_WAITING)
        self._feedback = feedback
        self._claim_of = claim_of

    async def status(self, request: Request) -> HTTPResponse:
        """`GET /`: the server is there."""
        return json({"status": "ok"})

    async def open_session(self, request: Request) -> HTTPResponse:
        """`POST /sessions`: start a conversation; returns the greeting.

        With the token of a link to a claim, it may speak of that, and begins with how it stands.
        """
        await self._limits.charge(("address_sessions", self._address(request)))
        body = await bodies.json_object(request)
        store = body.get("store")
        if not isinstance(store, str):
            raise Problem("invalid-field", "store must be a string", field="store")
        if store not in self._stores:
            raise Problem("unknown-store", f"stores are: {', '.join(sorted(self._stores))}")
        self._check_origin(request, store)
        conversation = await run_write(self._conversations.create, store)
        token, expires = self._tokens.issue(Session(conversation.id, store))
        opening = await self._opening(conversation, body.get("claim"))
        greet = partial(self._turns.take, TurnRequest(conversation, opening))
        greeted = await self._take_turn(conversation, greet)
        answer = {
            "token": token,
            "expires_at": expires.isoformat(),
            "store": store_json(store, self._stores[store]),
            **greeted,
        }
        return json(answer, status=201)

    async def post_message(self, request: Request) -> HTTPResponse | None:
        """`POST /messages`: a text or a choice, answered as JSON or as events."""
        client_request = await self._client_request(request)
        charges = (
            ("messages", client_request.conversation.id),
            ("address_messages", client_request.address),
        )
        await self._limits.charge(*charges)
        body = await bodies.json_object(request)
        given = [key for key in ("text", "choice") if body.get(key) is not None]
        if len(given) != 1:
            raise Problem("invalid-field", "exactly one of text and choice is needed")
        if given == ["text"]:
            text = texts.validate_text(body["text"])
            if (amount := texts.work_of(text)) > 1:
                await self._limits.charge(*charges, amount=amount - 1)
            work = partial(self._messages.text, client_request, text)
            if amount >= _LONG:
                work = partial(self._in_turn, client_request.address, work)
        elif isinstance(body["choice"], str):
            work = partial(self._messages.choice, client_request, body["choice"])
        else:
            raise Problem("invalid-field", "choice must be a string", field="choice")
        with self._allowing(client_request):
            answer = await self._take_turn(client_request.conversation, work)
        if wants_events(request):
            await send_events(request, answer["messages"])
            return None
        return json(answer)

    async def post_photo(self, request: Request) -> HTTPResponse:
        """`POST /photos`: keep a photo as evidence, and hear what the assistant says to it."""
        client_request = await self._client_request(request)
        conversation, address = client_request.conversation, client_request.address
        await self._limits.charge(("photos", conversation.id), ("address_photos", address))
        room = self._uploads.room(address)
        try:
            data = await bodies.uploaded_file(request, "photo", room.take)
            work = partial(self._messages.photo, client_request, data)
            with self._allowing(client_request):
                turn = await self._turns.begin(conversation.id, work)
        except BaseException:
            room.leave()
            raise
        turn.add_done_callback(lambda _: room.leave())  # it goes on where the client has left
        return json(await asyncio.shield(turn), status=201)

    async def get_history(self, request: Request) -> HTTPResponse:
        """`GET /messages`: what both sides said so far, and what the shopper thought of it."""
        conversation = await self._conversation(request)
        await self._limits.charge(("address_messages", self._address(request)))
        lines = await run_in_thread(self._conversations.history, conversation.id)
        ratings = await run_in_thread(self._feedback.of, conversation.id)
        return json({"messages": [history_json(line, ratings.get(line.id)) for line in lines]})

    async def post_feedback(self, request: Request) -> HTTPResponse:
        """`POST /feedback`: a thumb up or down for an answer, or null to take it back."""
        conversation = await self._conversation(request)
        await self._limits.charge(("address_messages", self._address(request)))
        body = await bodies.json_object(request)
        rating = body.get("rating", "")
        if rating is not None and rating not in RATINGS:
            raise Problem("invalid-field", "rating must be up, down or null", field="rating")
        lines = await run_in_thread(self._conversations.history, conversation.id)
        said = {line.id: line for line in lines if line.who == ASSISTANT}
        message = body.get("message")
        if not isinstance(message, str) or message not in said:
            raise Problem("unknown-message", field="message")
        try:
            await run_in_thread(self._feedback.rate, conversation.id, said[message], rating)
        except sa.exc.IntegrityError:  # no conversation any more
            raise Problem("session-erased") from None
        return json({"message": message, "rating": rating})

    async def erase_session(self, request: Request) -> HTTPResponse:
        """`DELETE /sessions`: forget the conversation and its photos, also in Rasa's memory."""
        conversation = await self._conversation(request)

        async def erase() -> None:
            await run_in_thread(self._photos.erase, conversation.id)
            await self._erase_tracker(request, conversation.id)
            # Last, so that the token stays valid for a retry if a step fails.
            await run_in_thread(self._conversations.erase, conversation.id)

        lock_timeout = float(self._settings.turn_timeout)
        await asyncio.shield(await self._turns.begin(conversation.id, erase, lock_timeout))
        return empty()

    async def _opening(self, conversation: Conversation, link: Any) -> str:
        """What a conversation begins with; one opened by a link is admitted to its claim."""
        if not isinstance(link, str):
            return "/greet"
        number = await run_in_thread(self._claim_of, link, conversation.store)
        if number is None:
            return "/greet"
        await run_in_thread(self._conversations.admit, conversation.id, number)
        return "/check_claim"

    def _allowing(self, client_request: ClientRequest) -> AbstractContextManager[None]:
        conversation, address = client_request.conversation, client_request.address
        return allowing(RequestAllowance(self._limits, conversation.id, address))

    async def _take_turn(
        self, conversation: Conversation, work: Callable[[], Awaitable[Result]]
    ) -> Result:
        # Shielded: completes even if the client disconnects.
        return await asyncio.shield(await self._turns.begin(conversation.id, work))

    async def _in_turn(self, address: str, work: Callable[[], Awaitable[Result]]) -> Result:
        """One address's long messages are read one at a time."""
        async with self._long_messages.of(address):
            return await work()

    async def _client_request(self, request: Request) -> ClientRequest:
        conversation = await self._conversation(request)
        return ClientRequest(
            conversation, self._address(request), key_of(request), _timezone(request)
        )

    async def _conversation(self, request: Request) -> Conversation:
        sent = request.headers.getall("authorization", [])
        scheme, _, token = (sent[0] if len(sent) == 1 else "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Problem("token-missing", "send it as: Authorization: Bearer TOKEN")
        try:
            session = self._tokens.read(token.strip())
        except ExpiredToken:
            raise Problem("session-expired", "begin a new one with POST /sessions") from None
        except InvalidToken:
            raise Problem("token-invalid") from None
        if session.store not in self._stores:
            raise Problem("unknown-store")
        self._check_origin(request, session.store)
        find = self._conversations.find
        found = await run_read(self._conversations, find, session.conversation_id)
        if found is None or found.store != session.store:
            raise Problem("session-erased")
        return Conversation(found.id, found.store)

    def _check_origin(self, request: Request, store: str) -> None:
        origin = request.headers.getone("origin", None)
        if origin is not None and not self._origins.allowed(origin, store):
            raise Problem("origin-not-allowed")

    def _address(self, request: Request) -> str:
        forwarded_for = ",".join(request.headers.getall("x-forwarded-for", []))
        return client_address(request.ip, forwarded_for, self._settings.trusted_proxies)


def _timezone(request: Request) -> str | None:
    """The timezone the request names; None where that is none we know."""
    named: str | None = request.headers.getone("timezone", None)
    return named if timezone_named(named) else None


def store_json(store_id: str, policy: Any) -> dict[str, Any]:
    """What a chat window needs to know of a store."""
    return {
        "id": store_id,
        "name": policy.name,
        "accent": getattr(policy.look, "accent", None),
        "contact": policy.contact.email,
    }
