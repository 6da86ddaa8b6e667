"""Index what the transparency report counts by time, and whose names a notice still holds"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_flags_made_at", "flags", ["created_at", "id"])
    op.create_index(
        "ix_legal_notices_named",
        "legal_notices",
        ["decided_at"],
        sqlite_where=sa.text("email <> ''"),
        postgresql_where=sa.text("email <> ''"),
    )


def downgrade() -> None:
    op.drop_index("ix_legal_notices_named", "legal_notices")
    op.drop_index("ix_flags_made_at", "flags")
