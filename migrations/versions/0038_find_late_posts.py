"""Find what somebody posted of late"""

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_posts_lately", "posts", ["writer_id", "state_at"])


def downgrade() -> None:
    op.drop_index("ix_posts_lately", table_name="posts")
