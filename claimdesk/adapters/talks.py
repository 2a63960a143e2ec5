"""Conversations as they are on record, read turn by turn out of messages, events and ratings."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from claimdesk.adapters.claim_tables import claim_additions, claims, escalations
from claimdesk.adapters.conversation_tables import (
    choices,
    conversations,
    events,
    feedback,
    messages,
)
from claimdesk.adapters.database import for_reading
from claimdesk.adapters.turn_record import SHOPPER
from claimdesk.inbox.recorded import Done, RecordedAnswer, RecordedChoice, RecordedTurn, Talk

_AT_ONCE = 200  # conversations read together
_LISTENS = "action_listen"
_ASKED, _MISSES = "requested_slot", "misses"

_REFERENCES = (
    (claims, claims.c.number),
    (claim_additions, claim_additions.c.id),
    (escalations, escalations.c.reference),
)


class Talks:
    """Conversations on record; it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._reader = for_reading(engine)

    def between(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        store: str | None = None,
    ) -> Iterator[Talk]:
        """Those with a message of the shopper's at or after `since` and before `until`, in order.

        Only of `store` where one is given.
        """
        query = (
            sa.select(conversations.c.id, conversations.c.store)
            .where(conversations.c.id.in_(_written_between(since, until)))
            .order_by(conversations.c.created_at, conversations.c.id)
        )
        if store is not None:
            query = query.where(conversations.c.store == store)
        with self._reader.connect() as connection:
            found = connection.execute(query).all()
            for start in range(0, len(found), _AT_ONCE):
                yield from _talks(connection, found[start : start + _AT_ONCE])

    def of_message(self, number: int) -> Talk | None:
        """The conversation that the message of this number is in, or None."""
        return self._one(sa.select(messages.c.conversation_id).where(messages.c.id == number))

    def of_reference(self, reference: str) -> Talk | None:
        """The conversation that made the claim, addition or message to the staff, or None."""
        made = [
            sa.select(table.c.conversation_id).where(reference_of == reference)
            for table, reference_of in _REFERENCES
        ]
        return next(filter(None, map(self._one, made)), None)

    def _one(self, query: Any) -> Talk | None:
        whose = sa.select(conversations.c.id, conversations.c.store)
        with self._reader.connect() as connection:
            found = connection.execute(whose.where(conversations.c.id.in_(query))).all()
            return next(_talks(connection, found), None)


def _written_between(since: datetime | None, until: datetime | None) -> Any:
    query = sa.select(messages.c.conversation_id).where(messages.c.who == SHOPPER)
    if since is not None:
        query = query.where(messages.c.at >= _naive(since))
    if until is not None:
        query = query.where(messages.c.at < _naive(until))
    return query


def _talks(connection: Connection, found: Sequence[Row]) -> Iterator[Talk]:
    ids = [row.id for row in found]
    lines = _by_talk(connection, messages, messages.c.conversation_id, messages.c.id, ids)
    happened = _by_talk(connection, events, events.c.sender_id, events.c.id, ids)
    offered = _by_talk(connection, choices, choices.c.conversation_id, choices.c.id, ids)
    rated = _by_talk(connection, feedback, feedback.c.conversation_id, feedback.c.at, ids)
    for row in found:
        payloads = {each.id: each.payload for each in offered[row.id]}
        ratings = {each.message_id: each.rating for each in rated[row.id]}
        greeting, turns = _turns(lines[row.id], payloads, ratings)
        yield Talk(row.id, row.store, tuple(_understood(turns, happened[row.id])), greeting)


def _by_talk(
    connection: Connection, table: sa.Table, whose: Any, order: Any, ids: Sequence[str]
) -> Mapping[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(sa.select(table).where(whose.in_(ids)).order_by(order)):
        rows[row[whose.name]].append(row)
    return rows


def _turns(
    lines: Sequence[Row], payloads: Mapping[str, str], ratings: Mapping[str, str]
) -> tuple[tuple[RecordedAnswer, ...], list[RecordedTurn]]:
    """The greeting, and what both sides said, as the messages have it."""
    greeting: list[RecordedAnswer] = []
    turns: list[RecordedTurn] = []
    titles: dict[str, str] = {}
    for line in lines:
        more = line.more
        if line.who != SHOPPER:
            answer = _answer(line, payloads, ratings)
            titles |= {choice.id: choice.title for choice in answer.choices}
            if turns:
                turns[-1] = replace(turns[-1], answers=(*turns[-1].answers, answer))
            else:
                greeting.append(answer)
            continue
        taken = more.get("choice")
        choice = RecordedChoice(taken, titles.get(taken, line.text), payloads.get(taken, ""))
        turns.append(
            RecordedTurn(
                number=line.id,
                at=line.at.replace(tzinfo=timezone.utc),
                text=line.text,
                choice=choice if taken else None,
                is_photo="photo" in more,
            )
        )
    return tuple(greeting), turns


def _answer(line: Row, payloads: Mapping[str, str], ratings: Mapping[str, str]) -> RecordedAnswer:
    offered = tuple(
        RecordedChoice(each["id"], each["title"], payloads.get(each["id"], ""))
        for each in line.more.get("choices") or ()
    )
    rating = ratings.get(line.more.get("id", ""))
    return RecordedAnswer(line.text, offered, rating, line.more.get("ask"))


@dataclass
class _State:
    """Where the dialogue stands while its events are gone through."""

    form: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)


def _understood(turns: Sequence[RecordedTurn], happened: Sequence[Row]) -> Iterator[RecordedTurn]:
    """The turns with what Rasa's events say of each.

    A turn that failed has a message and no events, one of the channel's own (the greeting) has
    events and no message: they belong together by their moments.
    """
    state = _State()
    upcoming = deque(happened)
    starts = [turn.at.timestamp() for turn in turns]
    while upcoming and starts and (upcoming[0].timestamp or 0.0) < starts[0]:
        _take(turns[0], upcoming.popleft(), state)
    for turn, end in zip(turns, [*starts[1:], float("inf")], strict=True):
        before = dict(state.slots)
        read = replace(turn, form=state.form, asked=before.get(_ASKED), slots_before=before)
        while upcoming and (upcoming[0].timestamp or 0.0) < end:
            read = _take(read, upcoming.popleft(), state)
        misses = state.slots.get(_MISSES) or 0
        yield replace(read, form_after=state.form, misses=misses)


def _take(turn: RecordedTurn, event: Row, state: _State) -> RecordedTurn:
    """The turn with one event more, after which the dialogue stands as `state` then says."""
    data = json.loads(event.data)
    name = data.get("name")
    if event.type_name == "user":
        return replace(turn, parse=data.get("parse_data") or {})
    if event.type_name == "action" and name != _LISTENS:
        return replace(turn, done=(*turn.done, Done("action", name)))
    if event.type_name == "active_loop":
        state.form = name
        return replace(turn, done=(*turn.done, Done("form", name)))
    if event.type_name == "slot":
        state.slots[name] = data.get("value")
        return replace(turn, done=(*turn.done, Done("slot", name, data.get("value"))))
    return turn


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(timezone.utc).replace(tzinfo=None)
