"""Handles text, choice and photo messages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from functools import partial
from typing import Any, NamedTuple

from claimdesk.adapters.conversations import Conversation, Conversations, OfferedChoice
from claimdesk.adapters.idempotency import IdempotencyStore
from claimdesk.adapters.photos import MOST_PHOTOS, Photos, TooManyPhotos, UnknownPhoto
from claimdesk.adapters.pictures import (
    MOST_PIXELS,
    CorruptImage,
    TooManyPixels,
    UnsupportedImage,
)
from claimdesk.channel import texts
from claimdesk.channel.database_calls import run_read
from claimdesk.channel.idempotent_requests import (
    Answer,
    FetchRecorded,
    IdempotentRequests,
    Responses,
    identity_of,
)
from claimdesk.channel.problem import Problem
from claimdesk.channel.turn_request import TurnRequest
from claimdesk.channel.turns import OnMessage, Turns

StageAnswer = Callable[[Answer], None]


class ClientRequest(NamedTuple):
    """A request: its conversation, its key and timezone if it names them.

    `recorded` fetches Rasa's recorded responses to such a request.
    """

    conversation: Conversation
    key: str | None
    timezone: str | None
    recorded: FetchRecorded

    def turn(self, payload: str, **more: Any) -> TurnRequest:
        """The turn that the request asks for; `more` as in TurnRequest."""
        return TurnRequest(
            self.conversation,
            payload,
            idempotency_key=self.key,
            timezone=self.timezone,
            **more,
        )


class MessageTurns:
    """Runs a turn for each message or photo; call while holding the conversation's lock."""

    def __init__(
        self,
        conversations: Conversations,
        photos: Photos,
        idempotency: IdempotencyStore,
        turns: Turns,
        decoders: Executor,
    ) -> None:
        self._conversations = conversations
        self._photos = photos
        self._idempotency = idempotency
        self._idempotent_requests = IdempotentRequests(idempotency)
        self._turns = turns
        self._decoders = decoders

    async def text(
        self, client_request: ClientRequest, text: str, on_message: OnMessage | None = None
    ) -> Answer:
        """The answer to what was typed; text equal to an offered title counts as that choice."""

        async def work(recorded: Responses | None, stage: StageAnswer) -> Answer:
            by_title = self._conversations.choice_by_title
            choice = await run_read(
                self._conversations, by_title, client_request.conversation.id, text
            )
            if choice is not None:
                return await self._take_choice(
                    client_request, choice, text, recorded, stage, on_message
                )
            request = client_request.turn(texts.without_payload(text), line=text)
            return await self._run_turn(request, {}, recorded, stage, on_message)

        return await self._run_idempotent(client_request, ("text", text), work, on_message)

    async def choice(
        self, client_request: ClientRequest, choice_id: str, on_message: OnMessage | None = None
    ) -> Answer:
        """The answer to a choice; Problem 422 for one not offered here, 409 for one used before."""

        async def work(recorded: Responses | None, stage: StageAnswer) -> Answer:
            offered = self._conversations.choice
            choice = await run_read(
                self._conversations, offered, client_request.conversation.id, choice_id
            )
            if choice is None:
                raise Problem("unknown-choice", field="choice")
            if await run_read(self._conversations, self._idempotency.is_used, choice_id):
                raise Problem("choice-spent", field="choice")
            return await self._take_choice(
                client_request, choice, choice.title, recorded, stage, on_message
            )

        return await self._run_idempotent(client_request, ("choice", choice_id), work, on_message)

    async def photo(self, client_request: ClientRequest, data: bytes) -> Answer:
        """The answer to a photo, which is kept as evidence."""

        async def work(recorded: Responses | None, stage: StageAnswer) -> Answer:
            photo_id = await self._keep_photo(client_request.conversation, data)
            payload = f'/inform{{"evidence": "{photo_id}"}}'
            request = client_request.turn(payload, line="", attached={"photo": photo_id})
            return await self._run_turn(request, {"id": photo_id}, recorded, stage)

        return await self._run_idempotent(client_request, ("photo", data), work)

    async def _take_choice(
        self,
        client_request: ClientRequest,
        choice: OfferedChoice,
        line: str,
        recorded: Responses | None,
        stage: StageAnswer,
        on_message: OnMessage | None,
    ) -> Answer:
        def stage_both(answer: Answer) -> None:
            self._idempotency.stage_used_choice(client_request.conversation.id, choice.id)
            stage(answer)

        attached = {"choice": choice.id}
        request = client_request.turn(
            choice.payload, line=line, attached=attached, choice_title=choice.title
        )
        return await self._run_turn(request, {}, recorded, stage_both, on_message)

    async def _run_turn(
        self,
        request: TurnRequest,
        members: dict[str, Any],
        recorded: Responses | None,
        stage: StageAnswer,
        on_message: OnMessage | None = None,
    ) -> Answer:
        """Take the turn; its answer has the messages and `members`."""
        messages = await self._turns.take(
            request,
            on_message=on_message,
            recorded=recorded,
            before_commit=lambda messages: stage({**members, "messages": messages}),
        )
        return {**members, "messages": messages}

    async def _run_idempotent(
        self,
        client_request: ClientRequest,
        request: tuple[str | bytes, ...],
        work: Callable[[Responses | None, StageAnswer], Awaitable[Answer]],
        on_message: OnMessage | None = None,
    ) -> Answer:
        identity = identity_of(client_request.key, *request)
        if identity is None:
            return await work(None, lambda answer: None)
        answer, again = await self._idempotent_requests.run_once(
            client_request.conversation.id, identity, work, client_request.recorded
        )
        if again and on_message is not None:
            for message in answer["messages"]:
                on_message(message)
        return answer

    async def _keep_photo(self, conversation: Conversation, data: bytes) -> str:
        loop = asyncio.get_running_loop()
        store = partial(self._photos.store, conversation.id, data)
        try:
            return (await loop.run_in_executor(self._decoders, store)).id
        except UnsupportedImage:
            raise Problem("unsupported-picture") from None
        except TooManyPixels:
            raise Problem("picture-too-large", maximum=MOST_PIXELS) from None
        except CorruptImage:
            raise Problem("damaged-picture") from None
        except TooManyPhotos:
            raise Problem("too-many-photos", maximum=MOST_PHOTOS) from None
        except UnknownPhoto:
            raise Problem("session-erased") from None
