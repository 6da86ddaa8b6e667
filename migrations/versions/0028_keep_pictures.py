"""Keep pictures"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IS_REMOVED = sa.text("state = 'removed'")
OF_TEXT = sa.text("kind = 'text'")
OF_REVISION = sa.text("revision_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "pictures",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("owner_id", BIG_ID, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("widths", sa.String(length=60), nullable=False),
        sa.Column("byte_count", BIG_ID, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("format IN ('jpeg', 'webp')", name=op.f("ck_pictures_format")),
        sa.CheckConstraint("state IN ('kept', 'removed')", name=op.f("ck_pictures_state")),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_pictures_size")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_pictures_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pictures")),
        sa.UniqueConstraint("name", name=op.f("uq_pictures_name")),
    )
    op.create_index("ix_pictures_owner", "pictures", ["owner_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_pictures_removed",
        "pictures",
        ["digest"],
        unique=False,
        sqlite_where=IS_REMOVED,
        postgresql_where=IS_REMOVED,
    )
    op.create_table(
        "picture_uses",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("picture_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("post_id", BIG_ID, nullable=True),
        sa.Column("reply_id", BIG_ID, nullable=True),
        sa.Column("revision_id", BIG_ID, nullable=True),
        sa.Column("user_id", BIG_ID, nullable=True),
        sa.Column("alt", sa.String(length=300), nullable=False),
        sa.CheckConstraint("kind IN ('text', 'cover', 'avatar', 'logo')", name=op.f("ck_picture_uses_kind")),
        sa.CheckConstraint("(kind IN ('text', 'cover')) = (post_id IS NOT NULL)", name=op.f("ck_picture_uses_post")),
        sa.CheckConstraint("(kind = 'avatar') = (user_id IS NOT NULL)", name=op.f("ck_picture_uses_user")),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["pictures.id"], name=op.f("fk_picture_uses_picture_id_pictures"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_picture_uses_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_picture_uses_post_id_reply_id_replies"),
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_picture_uses_revision_id_revisions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_picture_uses_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_uses")),
    )
    op.create_index(op.f("ix_picture_uses_picture_id"), "picture_uses", ["picture_id"], unique=False)
    op.create_index(
        "ix_picture_uses_text",
        "picture_uses",
        ["post_id", "reply_id"],
        unique=False,
        sqlite_where=OF_TEXT,
        postgresql_where=OF_TEXT,
    )
    op.create_index(
        "ix_picture_uses_revision",
        "picture_uses",
        ["revision_id"],
        unique=False,
        sqlite_where=OF_REVISION,
        postgresql_where=OF_REVISION,
    )
    for kind, column in (("cover", "post_id"), ("avatar", "user_id"), ("logo", "kind")):
        is_it = sa.text(f"kind = '{kind}'")
        op.create_index(
            f"uq_picture_uses_{kind}",
            "picture_uses",
            [column],
            unique=True,
            sqlite_where=is_it,
            postgresql_where=is_it,
        )
    op.add_column("users", sa.Column("avatar", sa.String(length=30), nullable=True))
    op.add_column("posts", sa.Column("cover_html", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("posts", "cover_html")
    op.drop_column("users", "avatar")
    op.drop_table("picture_uses")
    op.drop_table("pictures")
