"""The tables of conversations: what was said and offered."""

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
    sa.Column("more", sa.JSON, nullable=False),  # choices, ask, card, photo
)

choices = sa.Table(
    "choices",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
)


def insert_into(table: sa.Table, *left_out: str) -> Any:
    """A statement that inserts a row of `table`, its values bound by the columns' names."""
    names = [column.name for column in table.c if column.name not in left_out]
    return table.insert().values({name: sa.bindparam(name) for name in names})
