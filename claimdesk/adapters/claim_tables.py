"""The tables of claims, what was added to them, escalations, and the evidence they rest on."""

from __future__ import annotations

import sqlalchemy as sa

from claimdesk.adapters.columns import UtcDateTime
from claimdesk.adapters.database import metadata

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("number", sa.Text, primary_key=True),
    sa.Column("store", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False, index=True),
    sa.Column("conversation_id", sa.Text, nullable=False),
    sa.Column("submission_key", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("details", sa.Text, nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("decision", sa.JSON, nullable=False),
    sa.Column("order_key", sa.Text, nullable=False),
    sa.Column("item_key", sa.Text, nullable=False),
    sa.Column("parcel", sa.Text),
    sa.Column("revision", sa.Integer, nullable=False, server_default="0"),
    sa.UniqueConstraint("conversation_id", "submission_key"),
    sa.Index("claims_by_order", "store", "order_key"),
    sa.Index("claims_by_state", "store", "status"),
)

claim_additions = sa.Table(
    "claim_additions",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("claim_number", sa.ForeignKey("claims.number"), nullable=False, index=True),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("conversation_id", sa.Text, nullable=False),
    sa.Column("submission_key", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
    sa.UniqueConstraint("conversation_id", "submission_key"),
)

claim_moves = sa.Table(
    "claim_moves",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("claim_number", sa.ForeignKey("claims.number"), nullable=False, index=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("made_at", UtcDateTime, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("parcel", sa.Text),
    sa.Column("terms", sa.JSON, nullable=False),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.UniqueConstraint("claim_number", "revision"),
)

escalations = sa.Table(
    "escalations",
    metadata,
    sa.Column("reference", sa.Text, primary_key=True),
    sa.Column("store", sa.Text, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("conversation_id", sa.Text, nullable=False),
    sa.Column("submission_key", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("message", sa.Text, nullable=False),
    sa.UniqueConstraint("conversation_id", "submission_key"),
)

# `owner` is the claim's number, the addition's id or the escalation's reference;
# the content is the photo of this evidence id, which filing keeps from being erased.
claim_evidence = sa.Table(
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
