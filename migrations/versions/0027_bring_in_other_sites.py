"""Bring in other sites"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IS_SCHEDULED = sa.text("state = 'scheduled'")
HAS_ADDRESS = sa.text("address_hash IS NOT NULL")


def upgrade() -> None:
    op.add_column("posts", sa.Column("publish_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_posts_due", "posts", ["publish_at", "id"], sqlite_where=IS_SCHEDULED, postgresql_where=IS_SCHEDULED
    )
    op.create_table(
        "import_sources",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("source", sa.String(length=250), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("external_id", sa.String(length=190), nullable=False),
        sa.Column("blog_id", BIG_ID),
        sa.Column("user_id", BIG_ID),
        sa.Column("post_id", BIG_ID),
        sa.Column("reply_id", BIG_ID),
        sa.Column("address_hash", sa.String(length=64)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('blog', 'author', 'post', 'reply', 'linkback')", name=op.f("ck_import_sources_kind")
        ),
        sa.ForeignKeyConstraint(["blog_id"], ["blogs.id"], name=op.f("fk_import_sources_blog_id_blogs")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_import_sources_user_id_users")),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_import_sources_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_import_sources_post_id_reply_id_replies"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_sources")),
        sa.UniqueConstraint("source", "kind", "external_id", name=op.f("uq_import_sources_source_kind_external_id")),
    )
    op.create_index(op.f("ix_import_sources_blog_id"), "import_sources", ["blog_id"])
    op.create_index(op.f("ix_import_sources_user_id"), "import_sources", ["user_id"])
    op.create_index("ix_import_sources_text", "import_sources", ["post_id", "reply_id"])
    op.create_index(
        "ix_import_sources_address",
        "import_sources",
        ["address_hash"],
        sqlite_where=HAS_ADDRESS,
        postgresql_where=HAS_ADDRESS,
    )
    op.create_table(
        "old_addresses",
        sa.Column("path", sa.String(length=500), nullable=False),
        sa.Column("post_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_old_addresses_post_id_posts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_old_addresses")),
    )
    op.create_index(op.f("ix_old_addresses_post_id"), "old_addresses", ["post_id"])
    op.create_table(
        "linkbacks",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("post_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("is_approved", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('pingback', 'trackback')", name=op.f("ck_linkbacks_kind")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_linkbacks_post_id_posts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkbacks")),
    )
    op.create_index(op.f("ix_linkbacks_post_id"), "linkbacks", ["post_id"])


def downgrade() -> None:
    op.drop_table("linkbacks")
    op.drop_table("old_addresses")
    op.drop_table("import_sources")
    op.drop_index("ix_posts_due", "posts")
    op.drop_column("posts", "publish_at")
