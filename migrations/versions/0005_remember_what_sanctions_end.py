"""Remember what a suspension ends, and the state from which a sweep removed a post"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added as they are, without making the tables anew: both may be empty.
    op.add_column("users", sa.Column("links_ended_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
    op.add_column("posts", sa.Column("swept_from", sa.String(10)))


def downgrade() -> None:
    op.drop_column("posts", "swept_from")
    op.drop_column("users", "links_ended_by_id")
