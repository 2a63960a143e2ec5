"""The tables of conversations: what was said, offered, answered, tracked and thought of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from claimdesk.adapters.database import metadata

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("store", sa.String(100), nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),  # UTC
)

messages = sa.Table(
    "messages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("who", sa.String(20), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("more", sa.JSON, nullable=False),  # id, key, choices, choice, ask, card, photo
)

choices = sa.Table(
    "choices",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
)

spent_choices = sa.Table(
    "spent_choices",
    metadata,
    sa.Column("choice_id", sa.String(32), primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
)

# Conversations opened by the link in a mail about a claim, which was filed in another one.
claim_guests = sa.Table(
    "claim_guests",
    metadata,
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), primary_key=True),
    sa.Column("claim_number", sa.Text, nullable=False),
)

# What Rasa's trackers are made of: its own table, by its own names, for its tools read it. A sender
# is a conversation, and no foreign key: `rasa shell` has conversations that the channel never had.
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),  # seconds since 1970
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),  # JSON
    sa.Index("ix_events_sender_id_id", "sender_id", "id"),
)

# Written by claimdesk.rasa_fast only, which can do without them.
snapshots = sa.Table(
    "tracker_snapshots",
    metadata,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("after", sa.Integer, primary_key=True, autoincrement=False),  # id of the last event
    sa.Column("state", sa.Text, nullable=False),  # JSON: slots, open form
)

# The answers to requests that named themselves by a key, so that the same one is never
# taken twice.
kept_answers = sa.Table(
    "kept_answers",
    metadata,
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), primary_key=True),
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("fingerprint", sa.String(64), nullable=False),  # of what the request said
    sa.Column("answer", sa.JSON, nullable=False),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), primary_key=True),
    sa.Column("message_id", sa.String(32), primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("rating", sa.String(10), nullable=False),  # up, down
    sa.Column("intent", sa.String(100), nullable=True),  # of the sentence answered, if known
)

# Those whose rows go when a conversation is erased; the conversation itself goes last.
OF_A_CONVERSATION = (messages, choices, spent_choices, kept_answers, feedback, claim_guests)
OF_A_SENDER = (events, snapshots)

# The last lines of a conversation, newest first: as many as an answer can have.
LATEST_LINES = (
    sa.select(messages.c.who, messages.c.more)
    .where(messages.c.conversation_id == sa.bindparam("conversation"))
    .order_by(messages.c.id.desc())
    .limit(10)
)

KEPT_ANSWER = sa.select(kept_answers.c.fingerprint, kept_answers.c.answer).where(
    kept_answers.c.conversation_id == sa.bindparam("conversation"),
    kept_answers.c.key == sa.bindparam("asked"),
)

USED_CHOICE = sa.select(spent_choices.c.choice_id).where(
    spent_choices.c.choice_id == sa.bindparam("choice")
)


def insert_into(table: sa.Table, *left_out: str) -> Any:
    """A statement that inserts a row of `table`, its values bound by the columns' names."""
    names = [column.name for column in table.c if column.name not in left_out]
    return table.insert().values({name: sa.bindparam(name) for name in names})
