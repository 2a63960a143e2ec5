"""What trainers decided of shoppers' messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "inbox_decisions",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("intent", sa.String(100), nullable=True),
        sa.Column("example", sa.Text, nullable=False),
        sa.Column("place", sa.String(10), nullable=True),
    )
