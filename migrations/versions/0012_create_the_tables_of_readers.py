"""Create the tables of readers: follows, reading marks, and what goes out as mail"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mail_suppressions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("address_key", sa.String(length=254), nullable=False),
        sa.Column("reason", sa.String(length=10), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("bounces", sa.Integer(), nullable=False),
        sa.Column("is_in_force", sa.Boolean(), nullable=False),
        sa.Column("last_bounce_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason IN ('bounce', 'complaint', 'operator')", name=op.f("ck_mail_suppressions_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_suppressions")),
        sa.UniqueConstraint("address_key", name=op.f("uq_mail_suppressions_address_key")),
    )
    op.create_table(
        "ignores",
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("ignored_id", BIG, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ignored_id <> user_id", name=op.f("ck_ignores_others")),
        sa.ForeignKeyConstraint(
            ["ignored_id"], ["users.id"], name=op.f("fk_ignores_ignored_id_users"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_ignores_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "ignored_id", name=op.f("pk_ignores")),
    )
    op.create_index(op.f("ix_ignores_ignored_id"), "ignores", ["ignored_id"], unique=False)

    op.create_table(
        "notification_settings",
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("is_on_site", sa.Boolean(), nullable=False),
        sa.Column("mail", sa.String(length=10), nullable=False),
        sa.CheckConstraint("mail IN ('off', 'at_once', 'daily', 'weekly')", name=op.f("ck_notification_settings_mail")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notification_settings_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "kind", name=op.f("pk_notification_settings")),
    )
    op.create_table(
        "reader_settings",
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("digest_weekday", sa.Integer(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_to", sa.Integer(), nullable=True),
        sa.Column("mail_budget", sa.Integer(), nullable=False),
        sa.Column("is_mail_stopped", sa.Boolean(), nullable=False),
        sa.Column("visit_began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_visit_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(quiet_from IS NULL) = (quiet_to IS NULL)", name=op.f("ck_reader_settings_quiet")),
        sa.CheckConstraint("digest_hour BETWEEN 0 AND 23", name=op.f("ck_reader_settings_digest_hour")),
        sa.CheckConstraint("digest_weekday BETWEEN 0 AND 6", name=op.f("ck_reader_settings_digest_weekday")),
        sa.CheckConstraint("mail_budget BETWEEN 0 AND 50", name=op.f("ck_reader_settings_mail_budget")),
        sa.CheckConstraint("quiet_from BETWEEN 0 AND 23", name=op.f("ck_reader_settings_quiet_from")),
        sa.CheckConstraint("quiet_to BETWEEN 0 AND 23", name=op.f("ck_reader_settings_quiet_to")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_reader_settings_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_reader_settings")),
    )
    op.create_table(
        "reading_marks",
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("read_up_to", sa.Integer(), nullable=False),
        sa.Column("read_beyond", sa.Text(), nullable=False),
        sa.Column("visited_up_to", sa.Integer(), nullable=False),
        sa.Column("first_read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_reading_marks_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_reading_marks_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "post_id", name=op.f("pk_reading_marks")),
    )
    op.create_index(op.f("ix_reading_marks_post_id"), "reading_marks", ["post_id"], unique=False)

    op.create_table(
        "fan_outs",
        sa.Column("id", BIG, nullable=False),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("reply_id", BIG, nullable=True),
        sa.Column("told_up_to", BIG, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_fan_outs_post_id_reply_id_replies"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_fan_outs_post_id_posts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fan_outs")),
    )
    op.create_index(
        "uq_fan_outs_post",
        "fan_outs",
        ["post_id"],
        unique=True,
        sqlite_where=sa.text("reply_id IS NULL"),
        postgresql_where=sa.text("reply_id IS NULL"),
    )
    op.create_index(
        "uq_fan_outs_reply",
        "fan_outs",
        ["post_id", "reply_id"],
        unique=True,
        sqlite_where=sa.text("reply_id IS NOT NULL"),
        postgresql_where=sa.text("reply_id IS NOT NULL"),
    )

    op.create_table(
        "follows",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("blog_id", BIG, nullable=True),
        sa.Column("post_id", BIG, nullable=True),
        sa.Column("reply_id", BIG, nullable=True),
        sa.Column("member_id", BIG, nullable=True),
        sa.Column("delivery", sa.String(length=10), nullable=False),
        sa.Column("origin", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(kind = 'blog') = (blog_id IS NOT NULL)", name=op.f("ck_follows_blog")),
        sa.CheckConstraint("(kind = 'branch') = (reply_id IS NOT NULL)", name=op.f("ck_follows_branch")),
        sa.CheckConstraint("(kind = 'member') = (member_id IS NOT NULL)", name=op.f("ck_follows_member")),
        sa.CheckConstraint("(kind IN ('post', 'branch')) = (post_id IS NOT NULL)", name=op.f("ck_follows_post")),
        sa.CheckConstraint(
            "delivery IN ('off', 'site', 'at_once', 'daily', 'weekly')", name=op.f("ck_follows_delivery")
        ),
        sa.CheckConstraint("kind IN ('blog', 'post', 'branch', 'member')", name=op.f("ck_follows_kind")),
        sa.CheckConstraint("origin IN ('chosen', 'own', 'mention')", name=op.f("ck_follows_origin")),
        sa.CheckConstraint("member_id <> user_id", name=op.f("ck_follows_others")),
        sa.ForeignKeyConstraint(["blog_id"], ["blogs.id"], name=op.f("fk_follows_blog_id_blogs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["users.id"], name=op.f("fk_follows_member_id_users"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"], ["replies.post_id", "replies.id"], name=op.f("fk_follows_post_id_reply_id_replies")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_follows_post_id_posts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_follows_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follows")),
    )
    op.create_index(
        "ix_follows_fading",
        "follows",
        ["created_at", "id"],
        unique=False,
        sqlite_where=sa.text("origin <> 'chosen'"),
        postgresql_where=sa.text("origin <> 'chosen'"),
    )
    op.create_index("ix_follows_user", "follows", ["user_id", "kind", "id"], unique=False)
    op.create_index(
        "uq_follows_blog",
        "follows",
        ["blog_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'blog'"),
        postgresql_where=sa.text("kind = 'blog'"),
    )
    op.create_index(
        "uq_follows_branch",
        "follows",
        ["post_id", "reply_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'branch'"),
        postgresql_where=sa.text("kind = 'branch'"),
    )
    op.create_index(
        "uq_follows_member",
        "follows",
        ["member_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'member'"),
        postgresql_where=sa.text("kind = 'member'"),
    )
    op.create_index(
        "uq_follows_post",
        "follows",
        ["post_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'post'"),
        postgresql_where=sa.text("kind = 'post'"),
    )

    op.create_table(
        "deliveries",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("notification_id", BIG, nullable=False),
        sa.Column("rhythm", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("is_asked_for", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mail_id", BIG, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("rhythm IN ('at_once', 'daily', 'weekly')", name=op.f("ck_deliveries_rhythm")),
        sa.CheckConstraint("state IN ('waiting', 'mailed', 'dropped')", name=op.f("ck_deliveries_state")),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_deliveries_mail_id_mail"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notifications.id"],
            name=op.f("fk_deliveries_notification_id_notifications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_deliveries_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("notification_id", name=op.f("uq_deliveries_notification_id")),
    )
    op.create_index(
        "ix_deliveries_due",
        "deliveries",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(op.f("ix_deliveries_mail_id"), "deliveries", ["mail_id"], unique=False)
    op.create_index("ix_deliveries_user", "deliveries", ["user_id", "created_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_deliveries_user", table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_mail_id"), table_name="deliveries")
    op.drop_index("ix_deliveries_due", table_name="deliveries")

    op.drop_table("deliveries")
    op.drop_index("uq_follows_post", table_name="follows")
    op.drop_index("uq_follows_member", table_name="follows")
    op.drop_index("uq_follows_branch", table_name="follows")
    op.drop_index("uq_follows_blog", table_name="follows")
    op.drop_index("ix_follows_user", table_name="follows")
    op.drop_index("ix_follows_fading", table_name="follows")

    op.drop_table("follows")
    op.drop_index("uq_fan_outs_reply", table_name="fan_outs")
    op.drop_index("uq_fan_outs_post", table_name="fan_outs")

    op.drop_table("fan_outs")
    op.drop_index(op.f("ix_reading_marks_post_id"), table_name="reading_marks")

    op.drop_table("reading_marks")
    op.drop_table("reader_settings")
    op.drop_table("notification_settings")
    op.drop_index(op.f("ix_ignores_ignored_id"), table_name="ignores")

    op.drop_table("ignores")
    op.drop_table("mail_suppressions")
