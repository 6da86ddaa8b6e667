"""Say of each blog whether search engines list it, and how much of a post its feeds hold"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("blogs") as batch_op:
        batch_op.add_column(sa.Column("is_noindex", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("feed_text", sa.String(length=10), nullable=False, server_default="full"))
        batch_op.create_check_constraint(op.f("ck_blogs_feed_text"), "feed_text IN ('full', 'excerpt')")


def downgrade() -> None:
    with op.batch_alter_table("blogs") as batch_op:
        batch_op.drop_constraint(op.f("ck_blogs_feed_text"), type_="check")
        batch_op.drop_column("feed_text")
        batch_op.drop_column("is_noindex")
