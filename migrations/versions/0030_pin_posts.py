"""Pin posts"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

IS_PINNED = sa.text("pinned_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("posts", sa.Column("pinned_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_posts_pinned", "posts", ["blog_id", "pinned_at"], sqlite_where=IS_PINNED, postgresql_where=IS_PINNED
    )


def downgrade() -> None:
    op.drop_index("ix_posts_pinned", table_name="posts")
    op.drop_column("posts", "pinned_at")
