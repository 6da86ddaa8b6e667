"""Summarise posts"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("posts", "revisions"):
        op.add_column(table, sa.Column("summary", sa.String(length=280), server_default="", nullable=False))


def downgrade() -> None:
    for table in ("revisions", "posts"):
        op.drop_column(table, "summary")
