"""Find the newest published replies of a post, whatever was removed since"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

IS_PUBLISHED = sa.text("state = 'published'")


def upgrade() -> None:
    op.create_index(
        "ix_replies_latest",
        "replies",
        ["post_id", "number"],
        sqlite_where=IS_PUBLISHED,
        postgresql_where=IS_PUBLISHED,
    )


def downgrade() -> None:
    op.drop_index("ix_replies_latest", "replies")
