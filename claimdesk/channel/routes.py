"""What each call of the web channel does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Any, TypeVar

from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from claimdesk.adapters.conversations import Conversation, Conversations
from claimdesk.adapters.photos import MOST_PHOTOS, Photos, TooManyPhotos, UnknownPhoto
from claimdesk.adapters.pictures import (
    MOST_PIXELS,
    DamagedPicture,
    TooManyPixels,
    UnsupportedPicture,
)
from claimdesk.channel import bodies, texts
from claimdesk.channel.database_calls import in_thread, reading, writing
from claimdesk.channel.event_stream import answer_as_events, wants_events
from claimdesk.channel.limits import Limits, client_address
from claimdesk.channel.origins import Origins
from claimdesk.channel.output import in_history
from claimdesk.channel.problem import Problem
from claimdesk.channel.session_tokens import ExpiredToken, InvalidToken, Session, SessionTokens
from claimdesk.channel.turns import Said, Turns
from claimdesk.settings import Settings

Result = TypeVar("Result")
EraseTracker = Callable[[Request, str], Awaitable[None]]


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
        erase_tracker: EraseTracker,
        decoders: Executor,
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
        self._decoders = decoders

    async def status(self, request: Request) -> HTTPResponse:
        """`GET /`: the server is there."""
        return json({"status": "ok"})

    async def open_session(self, request: Request) -> HTTPResponse:
        """`POST /sessions`: begin a conversation with a store, and hear its greeting."""
        self._limits.charge(("address_sessions", self._address(request)))
        store = (await bodies.json_object(request)).get("store")
        if not isinstance(store, str):
            raise Problem("invalid-field", "store must be a string", field="store")
        if store not in self._stores:
            raise Problem("unknown-store", f"stores are: {', '.join(sorted(self._stores))}")
        self._check_origin(request, store)
        conversation = await writing(self._conversations.create, store)
        token, expires = self._tokens.issue(Session(conversation.id, store))
        greet = partial(self._turns.speak, conversation, "/greet")
        messages = await self._take_turn(conversation, greet)
        answer = {
            "token": token,
            "expires_at": expires.isoformat(),
            "store": store_card(store, self._stores[store]),
            "messages": messages,
        }
        return json(answer, status=201)

    async def take_message(self, request: Request) -> HTTPResponse | None:
        """`POST /messages`: a text or a choice, answered as JSON or as it is said."""
        conversation = await self._conversation(request)
        address = self._address(request)
        self._limits.charge(("messages", conversation.id), ("address_messages", address))
        body = await bodies.json_object(request)
        given = [key for key in ("text", "choice") if body.get(key) is not None]
        if len(given) != 1:
            raise Problem("invalid-field", "exactly one of text and choice is needed")
        if given == ["text"]:
            text = texts.cleaned(body["text"])
            named = self._conversations.named_choice
            choice = await reading(self._conversations, named, conversation.id, text)
        else:
            text = None
            choice = await self._offered(conversation, body["choice"])
        if choice is None:
            heard = texts.as_heard(text or "")
            speak = partial(self._turns.speak, conversation, heard, line=text)
        else:
            speak = partial(
                self._turns.speak,
                conversation,
                choice.payload,
                line=text or choice.title,
                choice=choice.title,
            )
        if wants_events(request):
            return await answer_as_events(request, partial(self._begin, conversation, speak))
        return json({"messages": await self._take_turn(conversation, speak)})

    async def take_photo(self, request: Request) -> HTTPResponse:
        """`POST /photos`: keep a photo as evidence, and hear what the assistant says to it."""
        conversation = await self._conversation(request)
        address = self._address(request)
        self._limits.charge(("photos", conversation.id), ("address_photos", address))
        data = await bodies.uploaded_file(request, "photo")

        async def keep_and_tell() -> tuple[str, list[dict[str, Any]]]:
            photo_id = await self._keep_photo(conversation, data)
            heard = f'/inform{{"evidence": "{photo_id}"}}'
            speak = self._turns.speak(conversation, heard, line="", photo=photo_id)
            return photo_id, await speak

        photo_id, messages = await self._take_turn(conversation, keep_and_tell)
        return json({"id": photo_id, "messages": messages}, status=201)

    async def read_history(self, request: Request) -> HTTPResponse:
        """`GET /messages`: what both sides said so far."""
        conversation = await self._conversation(request)
        self._limits.charge(("address_messages", self._address(request)))
        lines = await in_thread(self._conversations.history, conversation.id)
        return json({"messages": [in_history(line) for line in lines]})

    async def erase_session(self, request: Request) -> HTTPResponse:
        """`DELETE /sessions`: forget the conversation, its photos, and Rasa's record of it."""
        conversation = await self._conversation(request)

        async def erase() -> None:
            await in_thread(self._photos.erase, conversation.id)
            await self._erase_tracker(request, conversation.id)
            # Last: while something above fails, the token still works to try again.
            await in_thread(self._conversations.erase, conversation.id)

        patience = float(self._settings.turn_timeout)
        await asyncio.shield(await self._turns.begin(conversation.id, erase, patience))
        return empty()

    async def _keep_photo(self, conversation: Conversation, data: bytes) -> str:
        loop = asyncio.get_running_loop()
        store = partial(self._photos.store, conversation.id, data)
        try:
            return (await loop.run_in_executor(self._decoders, store)).id
        except UnsupportedPicture:
            raise Problem("unsupported-picture") from None
        except TooManyPixels:
            raise Problem("picture-too-large", maximum=MOST_PIXELS) from None
        except DamagedPicture:
            raise Problem("damaged-picture") from None
        except TooManyPhotos:
            raise Problem("too-many-photos", maximum=MOST_PHOTOS) from None
        except UnknownPhoto:
            raise Problem("session-erased") from None

    async def _begin(
        self, conversation: Conversation, work: Callable[..., Awaitable[Result]], said: Said
    ) -> asyncio.Task[Result]:
        return await self._turns.begin(conversation.id, partial(work, said=said))

    async def _take_turn(
        self, conversation: Conversation, work: Callable[[], Awaitable[Result]]
    ) -> Result:
        # Shielded: what was begun is finished even if the client hangs up.
        return await asyncio.shield(await self._turns.begin(conversation.id, work))

    async def _offered(self, conversation: Conversation, choice_id: object) -> Any:
        if not isinstance(choice_id, str):
            raise Problem("invalid-field", "choice must be a string", field="choice")
        choice = await in_thread(self._conversations.choice, conversation.id, choice_id)
        if choice is None:
            raise Problem("unknown-choice", field="choice")
        return choice

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
        found = await reading(self._conversations, find, session.conversation_id)
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


def store_card(store_id: str, policy: Any) -> dict[str, Any]:
    """What a chat window needs to know of a store."""
    return {
        "id": store_id,
        "name": policy.name,
        "accent": getattr(policy.look, "accent", None),
        "contact": policy.contact.email,
    }
