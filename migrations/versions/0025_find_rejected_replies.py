"""Find the rejected replies of a writer"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

REJECTED = sa.text("state = 'rejected'")


def upgrade() -> None:
    op.create_index(
        "ix_replies_rejected", "replies", ["writer_id", "state_at"], sqlite_where=REJECTED, postgresql_where=REJECTED
    )


def downgrade() -> None:
    op.drop_index("ix_replies_rejected", "replies")
