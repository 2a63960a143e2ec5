"""Handles text, choice and photo messages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from claimdesk.adapters.conversations import Conversation, Conversations
from claimdesk.adapters.photos import Photos, TooManyPhotos, UnknownPhoto
from claimdesk.adapters.pictures import (
    MOST_PIXELS,
    MOST_SIDE,
    CorruptImage,
    Picture,
    TooDemanding,
    TooManyPixels,
    UnsupportedImage,
)
from claimdesk.channel import texts
from claimdesk.channel.database_calls import run_in_thread, run_read
from claimdesk.channel.idempotent_requests import identity_of
from claimdesk.channel.photo_uploads import PhotoUploads
from claimdesk.channel.problem import Problem
from claimdesk.channel.turn_request import Answer, TurnRequest
from claimdesk.channel.turns import Turns
from claimdesk.conversation.shared.draft import MOST_PHOTOS

NewTurn = Callable[..., TurnRequest]  # of a payload, and `line`, `choice` and `photo` by name


class ClientRequest(NamedTuple):
    """A request: its conversation, the address it is charged to, its key and timezone if named."""

    conversation: Conversation
    address: str
    key: str | None
    timezone: str | None


class MessageTurns:
    """Runs a turn for each message or photo; call while holding the conversation's lock."""

    def __init__(
        self, conversations: Conversations, photos: Photos, turns: Turns, uploads: PhotoUploads
    ) -> None:
        self._conversations = conversations
        self._photos = photos
        self._turns = turns
        self._uploads = uploads

    async def text(self, client_request: ClientRequest, text: str) -> Answer:
        """The answer to what was typed; text equal to an offered title counts as that choice."""

        async def understood(turn: NewTurn) -> TurnRequest:
            by_title = self._conversations.choice_by_title
            choice = await run_read(
                self._conversations, by_title, client_request.conversation.id, text
            )
            if choice is not None:
                return turn(choice.payload, line=text, choice=choice)
            return turn(texts.without_payload(text), line=text)

        return await self._run_once(client_request, ("text", text), understood)

    async def choice(self, client_request: ClientRequest, choice_id: str) -> Answer:
        """The answer to a choice; Problem 422 for one not offered here, 409 for one used before."""

        async def chosen(turn: NewTurn) -> TurnRequest:
            offered = self._conversations.choice
            choice = await run_read(
                self._conversations, offered, client_request.conversation.id, choice_id
            )
            if choice is None:
                raise Problem("unknown-choice", field="choice")
            if await run_read(self._conversations, self._conversations.is_used, choice_id):
                raise Problem("choice-spent", field="choice")
            return turn(choice.payload, line=choice.title, choice=choice)

        return await self._run_once(client_request, ("choice", choice_id), chosen)

    async def photo(self, client_request: ClientRequest, data: bytes) -> Answer:
        """The answer to a photo, which is kept as evidence."""

        async def stored(turn: NewTurn) -> TurnRequest:
            photo_id = await self._keep_photo(client_request, data)
            return turn(f'/inform{{"evidence": "{photo_id}"}}', line="", photo=photo_id)

        return await self._run_once(client_request, ("photo", data), stored)

    async def _run_once(
        self,
        client_request: ClientRequest,
        said: tuple[str | bytes, ...],
        request_of: Callable[[NewTurn], Awaitable[TurnRequest]],
    ) -> Answer:
        """Take the turn, or give the answer kept with it; Problem 422 for a key of another one."""
        conversation, _, key, timezone = client_request
        find_conversation = self._conversations.find  # it may have been erased while this waited
        if await run_read(self._conversations, find_conversation, conversation.id) is None:
            raise Problem("session-erased")
        identity = identity_of(key, *said)
        if identity is not None:
            find = self._conversations.kept_answer
            kept = await run_read(self._conversations, find, conversation.id, identity.key)
            if kept is not None:
                if kept.fingerprint != identity.fingerprint:
                    raise Problem("key-reused")
                return kept.answer
        new = partial(TurnRequest, conversation, identity=identity, timezone=timezone)
        return await self._turns.take(await request_of(new))

    async def _keep_photo(self, client_request: ClientRequest, data: bytes) -> str:
        picture = await self._picture(client_request.address, data)
        try:
            store = self._photos.store
            photo = await run_in_thread(store, client_request.conversation.id, picture)
        except TooManyPhotos:
            raise Problem("too-many-photos", maximum=MOST_PHOTOS) from None
        except UnknownPhoto:
            raise Problem("session-erased") from None
        return photo.id

    async def _picture(self, address: str, data: bytes) -> Picture:
        try:
            return await self._uploads.picture(address, data)
        except UnsupportedImage:
            raise Problem("unsupported-picture") from None
        except TooManyPixels:
            raise Problem(
                "picture-too-large", maximum=MOST_PIXELS, maximum_side=MOST_SIDE
            ) from None
        except TooDemanding:
            raise Problem("picture-too-complex") from None
        except CorruptImage:
            raise Problem("damaged-picture") from None
