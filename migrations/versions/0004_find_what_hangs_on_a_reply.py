"""Find what hangs on a reply: its answers, versions and notices, when it moves to another post"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_replies_parent", "replies", ["post_id", "parent_id"], "parent_id IS NOT NULL"),
    ("ix_revisions_reply", "revisions", ["post_id", "reply_id"], "reply_id IS NOT NULL"),
    ("ix_notifications_reply", "notifications", ["post_id", "reply_id"], "reply_id IS NOT NULL"),
    ("ix_decisions_reply", "decisions", ["post_id", "reply_id"], "reply_id IS NOT NULL"),
)


def upgrade() -> None:
    for name, table, columns, where in INDEXES:
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    for name, table, _columns, _where in reversed(INDEXES):
        op.drop_index(name, table_name=table)
