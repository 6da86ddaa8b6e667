"""Remember when members visit, and find what they follow and have read"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

READ = sa.text("kind = 'follow' AND read_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("reading_marks", sa.Column("seen_up_to", sa.Integer(), server_default="0", nullable=False))
    op.add_column("reader_settings", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_follows_latest", "follows", ["user_id", "created_at", "id"])
    op.create_index(
        "ix_notifications_read", "notifications", ["read_at", "id"], sqlite_where=READ, postgresql_where=READ
    )


def downgrade() -> None:
    op.drop_index("ix_notifications_read", table_name="notifications")
    op.drop_index("ix_follows_latest", table_name="follows")
    with op.batch_alter_table("reader_settings") as batch_op:
        batch_op.drop_column("seen_at")
    with op.batch_alter_table("reading_marks") as batch_op:
        batch_op.drop_column("seen_up_to")
