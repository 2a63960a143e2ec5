"""The first tables, as they were before there were revisions; those that are there are adopted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create what is missing of tables and indexes."""
    connection = op.get_bind()
    metadata = tables()
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def tables() -> sa.MetaData:
    """The tables of this revision; moments are UTC."""
    metadata = sa.MetaData()
    sa.Table(
        "claims",
        metadata,
        sa.Column("number", sa.Text, primary_key=True),
        sa.Column("store", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False, index=True),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("submission_key", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("decision", sa.JSON, nullable=False),
        sa.Column("order_key", sa.Text, nullable=False),
        sa.Column("item_key", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation_id", "submission_key"),
        sa.Index("claims_by_order", "store", "order_key"),
    )
    sa.Table(
        "claim_additions",
        metadata,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("claim_number", sa.ForeignKey("claims.number"), nullable=False, index=True),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("submission_key", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation_id", "submission_key"),
    )
    sa.Table(
        "escalations",
        metadata,
        sa.Column("reference", sa.Text, primary_key=True),
        sa.Column("store", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("submission_key", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("message", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation_id", "submission_key"),
    )
    sa.Table(
        "claim_evidence",
        metadata,
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("evidence_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False, index=True),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    sa.Table(
        "outbox",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("message_id", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False, index=True),
        sa.Column("store", sa.Text, nullable=False),
        sa.Column("date", sa.DateTime, nullable=False),
        sa.Column("from_name", sa.Text, nullable=False),
        sa.Column("from_address", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("plain", sa.Text, nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("reply_to", sa.Text),
        sa.Column("in_reply_to", sa.Text),
        sa.Column("attachments", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("queued_at", sa.DateTime, nullable=False),
        sa.Column("next_attempt_at", sa.DateTime, nullable=False),
        sa.Column("lease", sa.Text),
        sa.Column("leased_until", sa.DateTime),
        sa.Column("sent_at", sa.DateTime),
        sa.Column("last_error", sa.Text),
        sa.Index("outbox_due", "state", "next_attempt_at"),
    )
    sa.Table(
        "photos",
        metadata,
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("conversation_id", sa.String(64), nullable=False, index=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("claim_number", sa.String(40), index=True),
    )
    sa.Table(
        "conversations",
        metadata,
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("store", sa.String(100), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    sa.Table(
        "messages",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("more", sa.JSON, nullable=False),
    )
    sa.Table(
        "choices",
        metadata,
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    sa.Table(
        "spent_choices",
        metadata,
        sa.Column("choice_id", sa.String(32), primary_key=True),
        sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
    )
    sa.Table(
        "kept_answers",
        metadata,
        sa.Column("conversation_id", sa.ForeignKey("conversations.id"), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
    )
    sa.Table(
        "feedback",
        metadata,
        sa.Column("conversation_id", sa.ForeignKey("conversations.id"), primary_key=True),
        sa.Column("message_id", sa.String(32), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("rating", sa.String(10), nullable=False),
        sa.Column("intent", sa.String(100)),
    )
    return metadata
