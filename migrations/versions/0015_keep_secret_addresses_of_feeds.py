"""Keep the secret addresses of members' own feeds"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feed_keys",
        sa.Column("user_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("secret", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_feed_keys_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_feed_keys")),
        sa.UniqueConstraint("secret", name=op.f("uq_feed_keys_secret")),
    )


def downgrade() -> None:
    op.drop_table("feed_keys")
