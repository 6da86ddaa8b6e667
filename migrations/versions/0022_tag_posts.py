"""Tag posts"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IS_LISTED = sa.text("published_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "tags",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("slug", name=op.f("uq_tags_slug")),
    )
    op.create_table(
        "tag_slugs",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("tag_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_tag_slugs_tag_id_tags"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_tag_slugs")),
    )
    op.create_index(op.f("ix_tag_slugs_tag_id"), "tag_slugs", ["tag_id"], unique=False)
    op.create_table(
        "post_tags",
        sa.Column("post_id", BIG_ID, nullable=False),
        sa.Column("tag_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("position BETWEEN 0 AND 4", name=op.f("ck_post_tags_position")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_post_tags_post_id_posts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_post_tags_tag_id_tags"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post_id", "tag_id", name=op.f("pk_post_tags")),
        sa.UniqueConstraint("post_id", "position", name=op.f("uq_post_tags_post_id_position")),
    )
    op.create_index("ix_post_tags_tag", "post_tags", ["tag_id", "post_id"], unique=False)
    op.create_index(
        "ix_post_tags_newest",
        "post_tags",
        ["tag_id", "published_at", "post_id"],
        unique=False,
        sqlite_where=IS_LISTED,
        postgresql_where=IS_LISTED,
    )


def downgrade() -> None:
    op.drop_table("post_tags")
    op.drop_table("tag_slugs")
    op.drop_table("tags")
