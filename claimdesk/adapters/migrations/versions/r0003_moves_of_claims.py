"""The moves of a claim from state to state, where its parcel is, and talks opened by a link."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What was open has been submitted, and nobody has decided it."""
    op.add_column("claims", sa.Column("parcel", sa.Text))
    op.add_column("claims", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.create_index("claims_by_state", "claims", ["store", "status"])
    status = sa.column("status", sa.Text)
    claims = sa.table("claims", status)
    op.execute(sa.update(claims).where(status == "open").values(status="submitted"))
    op.create_table(
        "claim_moves",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("claim_number", sa.Text, sa.ForeignKey("claims.number"), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
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
    op.create_table(
        "claim_guests",
        sa.Column(
            "conversation_id", sa.String(64), sa.ForeignKey("conversations.id"), primary_key=True
        ),
        sa.Column("claim_number", sa.Text, nullable=False),
    )
    op.create_index("ix_claim_moves_claim_number", "claim_moves", ["claim_number"])
