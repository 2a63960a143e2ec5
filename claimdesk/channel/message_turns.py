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
    DamagedPicture,
    TooManyPixels,
    UnsupportedPicture,
)
from claimdesk.channel import texts
from claimdesk.channel.database_calls import reading
from claimdesk.channel.idempotent_requests import (
    Answer,
    IdempotentRequests,
    Recorded,
    Responses,
    name_of,
)
from claimdesk.channel.problem import Problem
from claimdesk.channel.turn_request import TurnRequest
from claimdesk.channel.turns import OnMessage, Turns

Note = Callable[[Answer], None]


class Asked(NamedTuple):
    """A request: its conversation, its key and timezone if it names them.

    `recorded` tells what Rasa recorded of such turns.
    """

    conversation: Conversation
    key: str | None
    timezone: str | None
    recorded: Recorded

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
    """Takes each message and photo in a turn; call while holding the conversation's lock."""

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
        self._once = IdempotentRequests(idempotency)
        self._turns = turns
        self._decoders = decoders

    async def text(self, asked: Asked, text: str, on_message: OnMessage | None = None) -> Answer:
        """The answer to what was typed; text equal to an offered title counts as that choice."""

        async def work(recorded: Responses | None, note: Note) -> Answer:
            named = self._conversations.named_choice
            choice = await reading(self._conversations, named, asked.conversation.id, text)
            if choice is not None:
                return await self._choose(asked, choice, text, recorded, note, on_message)
            request = asked.turn(texts.as_heard(text), line=text)
            return await self._take(request, {}, recorded, note, on_message)

        return await self._answered_once(asked, ("text", text), work, on_message)

    async def choice(
        self, asked: Asked, choice_id: str, on_message: OnMessage | None = None
    ) -> Answer:
        """The answer to a choice; Problem 422 for one not offered here, 409 for one used before."""

        async def work(recorded: Responses | None, note: Note) -> Answer:
            offered = self._conversations.choice
            choice = await reading(self._conversations, offered, asked.conversation.id, choice_id)
            if choice is None:
                raise Problem("unknown-choice", field="choice")
            if await reading(self._conversations, self._idempotency.is_spent, choice_id):
                raise Problem("choice-spent", field="choice")
            return await self._choose(asked, choice, choice.title, recorded, note, on_message)

        return await self._answered_once(asked, ("choice", choice_id), work, on_message)

    async def photo(self, asked: Asked, data: bytes) -> Answer:
        """The answer to a photo, which is kept as evidence."""

        async def work(recorded: Responses | None, note: Note) -> Answer:
            photo_id = await self._keep_photo(asked.conversation, data)
            payload = f'/inform{{"evidence": "{photo_id}"}}'
            request = asked.turn(payload, line="", attached={"photo": photo_id})
            return await self._take(request, {"id": photo_id}, recorded, note)

        return await self._answered_once(asked, ("photo", data), work)

    async def _choose(
        self,
        asked: Asked,
        choice: OfferedChoice,
        line: str,
        recorded: Responses | None,
        note: Note,
        on_message: OnMessage | None,
    ) -> Answer:
        def note_both(answer: Answer) -> None:
            self._idempotency.note_spent(asked.conversation.id, choice.id)
            note(answer)

        attached = {"choice": choice.id}
        request = asked.turn(
            choice.payload, line=line, attached=attached, choice_title=choice.title
        )
        return await self._take(request, {}, recorded, note_both, on_message)

    async def _take(
        self,
        request: TurnRequest,
        members: dict[str, Any],
        recorded: Responses | None,
        note: Note,
        on_message: OnMessage | None = None,
    ) -> Answer:
        """Take the turn; its answer has the messages and `members`."""
        messages = await self._turns.take(
            request,
            on_message=on_message,
            recorded=recorded,
            before_commit=lambda messages: note({**members, "messages": messages}),
        )
        return {**members, "messages": messages}

    async def _answered_once(
        self,
        asked: Asked,
        request: tuple[str | bytes, ...],
        work: Callable[[Responses | None, Note], Awaitable[Answer]],
        on_message: OnMessage | None = None,
    ) -> Answer:
        name = name_of(asked.key, *request)
        if name is None:
            return await work(None, lambda answer: None)
        answer, again = await self._once.take(asked.conversation.id, name, work, asked.recorded)
        if again and on_message is not None:
            for message in answer["messages"]:
                on_message(message)
        return answer

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
