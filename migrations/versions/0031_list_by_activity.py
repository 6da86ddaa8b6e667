"""List by activity"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

IS_ACTIVE = sa.text("active_at IS NOT NULL")
IS_UNANSWERED = sa.text("active_at IS NOT NULL AND reply_count = 0")
INDEXES = {"ix_post_counters_active": IS_ACTIVE, "ix_post_counters_unanswered": IS_UNANSWERED}


def upgrade() -> None:
    op.add_column("post_counters", sa.Column("active_at", sa.DateTime(timezone=True)))
    # What a server of the earlier version publishes meanwhile `forum verify --repair` puts in its place.
    op.execute(
        "UPDATE post_counters SET active_at = (SELECT coalesce(post_counters.last_reply_at, posts.published_at)"
        " FROM posts WHERE posts.id = post_counters.post_id AND posts.state = 'published')"
    )
    for name, where in INDEXES.items():
        op.create_index(name, "post_counters", ["active_at", "post_id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, table_name="post_counters")
    op.drop_column("post_counters", "active_at")
