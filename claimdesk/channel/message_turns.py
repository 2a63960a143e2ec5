"""The turns that a shopper's text, choice or photo asks for."""

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
    Spoken,
    name_of,
)
from claimdesk.channel.problem import Problem
from claimdesk.channel.turns import Said, Turns

Note = Callable[[Answer], None]


class Asked(NamedTuple):
    """A request: its conversation, its key and timezone if it names them.

    `recorded` tells what Rasa recorded of such turns.
    """

    conversation: Conversation
    key: str | None
    timezone: str | None
    recorded: Recorded


class MessageTurns:
    """Takes each message and photo in a turn; to be called in the conversation's turn only."""

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

    async def text(self, asked: Asked, text: str, said: Said | None = None) -> Answer:
        """The answer to what was typed; a title just offered is that choice."""

        async def work(spoken: Spoken | None, note: Note) -> Answer:
            named = self._conversations.named_choice
            choice = await reading(self._conversations, named, asked.conversation.id, text)
            if choice is not None:
                return await self._take(asked, choice, text, spoken, note, said)
            speak = partial(self._turns.speak, asked.conversation, texts.as_heard(text), line=text)
            return await self._spoken(speak, asked, {}, spoken, note, said)

        return await self._answered_once(asked, ("text", text), work, said)

    async def choice(self, asked: Asked, choice_id: str, said: Said | None = None) -> Answer:
        """The answer to a choice; Problem 422 for one not offered here, 409 for one used before."""

        async def work(spoken: Spoken | None, note: Note) -> Answer:
            offered = self._conversations.choice
            choice = await reading(self._conversations, offered, asked.conversation.id, choice_id)
            if choice is None:
                raise Problem("unknown-choice", field="choice")
            if await reading(self._conversations, self._idempotency.is_spent, choice_id):
                raise Problem("choice-spent", field="choice")
            return await self._take(asked, choice, choice.title, spoken, note, said)

        return await self._answered_once(asked, ("choice", choice_id), work, said)

    async def photo(self, asked: Asked, data: bytes) -> Answer:
        """The answer to a photo, which is kept as evidence."""

        async def work(spoken: Spoken | None, note: Note) -> Answer:
            photo_id = await self._keep_photo(asked.conversation, data)
            heard = f'/inform{{"evidence": "{photo_id}"}}'
            more = {"photo": photo_id}
            speak = partial(self._turns.speak, asked.conversation, heard, line="", more=more)
            return await self._spoken(speak, asked, {"id": photo_id}, spoken, note)

        return await self._answered_once(asked, ("photo", data), work)

    async def _take(
        self,
        asked: Asked,
        choice: OfferedChoice,
        line: str,
        spoken: Spoken | None,
        note: Note,
        said: Said | None,
    ) -> Answer:
        def note_both(answer: Answer) -> None:
            self._idempotency.note_spent(asked.conversation.id, choice.id)
            note(answer)

        speak = partial(
            self._turns.speak,
            asked.conversation,
            choice.payload,
            line=line,
            more={"choice": choice.id},
            choice=choice.title,
        )
        return await self._spoken(speak, asked, {}, spoken, note_both, said)

    async def _spoken(
        self,
        speak: Callable[..., Awaitable[list[dict[str, Any]]]],
        asked: Asked,
        members: dict[str, Any],
        spoken: Spoken | None,
        note: Note,
        said: Said | None = None,
    ) -> Answer:
        def ending(messages: list[dict[str, Any]]) -> None:
            note({**members, "messages": messages})

        messages = await speak(
            said=said, key=asked.key, timezone=asked.timezone, spoken=spoken, ending=ending
        )
        return {**members, "messages": messages}

    async def _answered_once(
        self,
        asked: Asked,
        request: tuple[str | bytes, ...],
        work: Callable[[Spoken | None, Note], Awaitable[Answer]],
        said: Said | None = None,
    ) -> Answer:
        name = name_of(asked.key, *request)
        if name is None:
            return await work(None, lambda answer: None)
        answer, again = await self._once.take(asked.conversation.id, name, work, asked.recorded)
        if again and said is not None:
            for message in answer["messages"]:
                said(message)
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
