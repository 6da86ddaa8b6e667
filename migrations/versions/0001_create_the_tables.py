"""Create the tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _reply_keys() -> list[sa.Constraint]:
    """Keys that begin with the post, so that PostgreSQL can partition; SQLite needs `id` alone for its rowid."""
    if op.get_bind().dialect.name == "sqlite":
        return [
            sa.PrimaryKeyConstraint("id", name="pk_replies"),
            sa.UniqueConstraint("post_id", "id", name="uq_replies_post_id_id"),
        ]
    return [sa.PrimaryKeyConstraint("post_id", "id", name="pk_replies")]


def upgrade() -> None:
    op.create_table(
        "blogs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("note_source", sa.Text(), nullable=False),
        sa.Column("note_html", sa.Text(), nullable=False),
        sa.Column("posting", sa.String(length=10), nullable=False),
        sa.Column("reading", sa.String(length=10), nullable=False),
        sa.Column("is_unlisted", sa.Boolean(), nullable=False),
        sa.Column("closes_after_days", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("post_count", sa.Integer(), nullable=False),
        sa.Column("reply_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("posting IN ('authors', 'members')", name=op.f("ck_blogs_posting")),
        sa.CheckConstraint("reading IN ('public', 'members', 'private')", name=op.f("ck_blogs_reading")),
        sa.CheckConstraint("closes_after_days > 0", name=op.f("ck_blogs_closes_after_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blogs")),
        sa.UniqueConstraint("slug", name=op.f("uq_blogs_slug")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('queued', 'done', 'dead')", name=op.f("ck_jobs_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_jobs_due",
            ["run_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.create_table(
        "limit_hits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("hit_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_limit_hits")),
    )
    with op.batch_alter_table("limit_hits", schema=None) as batch_op:
        batch_op.create_index("ix_limit_hits_window", ["scope", "key", "hit_at"], unique=False)

    op.create_table(
        "site_facts",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site_facts")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("handle", sa.String(length=30), nullable=False),
        sa.Column("handle_key", sa.String(length=30), nullable=False),
        sa.Column("display_name", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("bio_source", sa.Text(), nullable=False),
        sa.Column("bio_html", sa.Text(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("email_key", sa.String(length=254), nullable=True),
        sa.Column("email_verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("trust_level", sa.Integer(), nullable=False),
        sa.Column("timezone", sa.String(length=40), nullable=False),
        sa.Column("locale", sa.String(length=12), nullable=False),
        sa.Column("terms_version", sa.String(length=20), nullable=True),
        sa.Column("terms_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("return_to", sa.Text(), nullable=True),
        sa.Column("post_count", sa.Integer(), nullable=False),
        sa.Column("reply_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('member', 'moderator', 'admin')", name=op.f("ck_users_role")),
        sa.CheckConstraint(
            "state IN ('unconfirmed', 'awaiting', 'active', 'deactivated', 'erased', 'imported')",
            name=op.f("ck_users_state"),
        ),
        sa.CheckConstraint("trust_level BETWEEN 0 AND 4", name=op.f("ck_users_trust_level")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email_key", name=op.f("uq_users_email_key")),
        sa.UniqueConstraint("handle_key", name=op.f("uq_users_handle_key")),
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index("ix_users_newest", ["created_at", "id"], unique=False)

    op.create_table(
        "audit_log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_audit_log_actor_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    with op.batch_alter_table("audit_log", schema=None) as batch_op:
        batch_op.create_index("ix_audit_log_subject", ["subject_kind", "subject_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_log_actor_id"), ["actor_id"], unique=False)

    op.create_table(
        "blog_roles",
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "role IN ('reader', 'author', 'editor', 'mentor', 'moderator')", name=op.f("ck_blog_roles_role")
        ),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_blog_roles_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_blog_roles_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("blog_id", "user_id", "role", name=op.f("pk_blog_roles")),
    )
    with op.batch_alter_table("blog_roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blog_roles_user_id"), ["user_id"], unique=False)

    op.create_table(
        "blog_slugs",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_blog_slugs_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_blog_slugs")),
    )
    with op.batch_alter_table("blog_slugs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blog_slugs_blog_id"), ["blog_id"], unique=False)

    op.create_table(
        "count_deltas",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_count_deltas_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_count_deltas_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_deltas")),
    )
    with op.batch_alter_table("count_deltas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_count_deltas_blog_id"), ["blog_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_count_deltas_user_id"), ["user_id"], unique=False)

    op.create_table(
        "mail",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("to_address", sa.String(length=254), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('queued', 'sent', 'failed')", name=op.f("ck_mail_state")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mail_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_mail_message_id")),
    )
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_user_id"), ["user_id"], unique=False)

    op.create_table(
        "posts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("writer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("audience", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=150), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("body_format", sa.String(length=10), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.String(length=400), nullable=False),
        sa.Column("render_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("audience IN ('blog', 'named')", name=op.f("ck_posts_audience")),
        sa.CheckConstraint("state <> 'published' OR published_at IS NOT NULL", name=op.f("ck_posts_published_at")),
        sa.CheckConstraint(
            "state IN ('draft', 'scheduled', 'pending', 'rejected', 'published', 'hidden', 'removed', 'deleted')",
            name=op.f("ck_posts_state"),
        ),
        sa.ForeignKeyConstraint(["blog_id"], ["blogs.id"], name=op.f("fk_posts_blog_id_blogs")),
        sa.ForeignKeyConstraint(["writer_id"], ["users.id"], name=op.f("fk_posts_writer_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sa.UniqueConstraint("writer_id", "form_key", name=op.f("uq_posts_writer_id_form_key")),
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posts_blog_newest",
            ["blog_id", "published_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )
        batch_op.create_index(
            "ix_posts_newest",
            ["published_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )
        batch_op.create_index("ix_posts_writer", ["writer_id", "state", "published_at", "id"], unique=False)

    op.create_table(
        "sessions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_sessions_secret_hash")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "post_counters",
        sa.Column(
            "post_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("reply_seq", sa.Integer(), nullable=False),
        sa.Column("reply_count", sa.Integer(), nullable=False),
        sa.Column("last_reply_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("page_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("reply_count >= 0", name=op.f("ck_post_counters_reply_count")),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_post_counters_post_id_posts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_post_counters")),
        postgresql_with={"fillfactor": 50},
    )
    op.create_table(
        "post_readers",
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_post_readers_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_post_readers_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", "user_id", name=op.f("pk_post_readers")),
    )
    with op.batch_alter_table("post_readers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_readers_user_id"), ["user_id"], unique=False)

    op.create_table(
        "replies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("writer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("thread_key", sa.LargeBinary(length=200), nullable=True),
        sa.Column("newest_key", sa.LargeBinary(length=200), nullable=True),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("body_format", sa.String(length=10), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("render_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state <> 'published' OR number IS NOT NULL", name=op.f("ck_replies_number")),
        sa.CheckConstraint(
            "state IN ('pending', 'rejected', 'published', 'hidden', 'removed', 'deleted')",
            name=op.f("ck_replies_state"),
        ),
        sa.CheckConstraint("(number IS NULL) = (newest_key IS NULL)", name=op.f("ck_replies_newest_key")),
        sa.CheckConstraint("(number IS NULL) = (thread_key IS NULL)", name=op.f("ck_replies_thread_key")),
        sa.CheckConstraint("depth BETWEEN 1 AND 50", name=op.f("ck_replies_depth")),
        sa.ForeignKeyConstraint(
            ["post_id", "parent_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_replies_post_id_parent_id_replies"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_replies_post_id_posts")),
        sa.ForeignKeyConstraint(["writer_id"], ["users.id"], name=op.f("fk_replies_writer_id_users")),
        *_reply_keys(),
        sa.UniqueConstraint("post_id", "number", name=op.f("uq_replies_post_id_number")),
        sa.UniqueConstraint("post_id", "writer_id", "form_key", name=op.f("uq_replies_post_id_writer_id_form_key")),
    )
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.create_index(
            "ix_replies_decision",
            ["post_id", "decision_id"],
            unique=False,
            sqlite_where=sa.text("decision_id IS NOT NULL"),
            postgresql_where=sa.text("decision_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_replies_newest",
            ["post_id", "newest_key"],
            unique=False,
            sqlite_where=sa.text("is_shown = 1"),
            postgresql_where=sa.text("is_shown"),
        )
        batch_op.create_index(
            "ix_replies_oldest",
            ["post_id", "thread_key"],
            unique=False,
            sqlite_where=sa.text("is_shown = 1"),
            postgresql_where=sa.text("is_shown"),
        )
        batch_op.create_index(
            "ix_replies_unpublished",
            ["post_id", "created_at", "id"],
            unique=False,
            sqlite_where=sa.text("state <> 'published'"),
            postgresql_where=sa.text("state <> 'published'"),
        )
        batch_op.create_index(
            "ix_replies_own",
            ["post_id", "writer_id", "id"],
            unique=False,
            sqlite_where=sa.text("state <> 'published'"),
            postgresql_where=sa.text("state <> 'published'"),
        )
        batch_op.create_index("ix_replies_writer", ["writer_id", "created_at"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reply_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_branch", sa.Boolean(), nullable=False),
        sa.Column("affected", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "kind IN ('hide', 'remove', 'restore', 'lock', 'unlock', 'edit', 'hide_revision')",
            name=op.f("ck_decisions_kind"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_decisions_actor_id_users")),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_decisions_post_id_reply_id_replies"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_decisions_post_id_posts")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["decisions.id"], name=op.f("fk_decisions_undone_by_id_decisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_post_id"), ["post_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_actor_id"), ["actor_id"], unique=False)

    op.create_table(
        "mentions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reply_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_mentions_post_id_reply_id_replies"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_mentions_post_id_posts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mentions_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index("ix_mentions_user", ["user_id", "created_at", "id"], unique=False)
        batch_op.create_index(
            "uq_mentions_post",
            ["post_id", "user_id"],
            unique=True,
            sqlite_where=sa.text("reply_id IS NULL"),
            postgresql_where=sa.text("reply_id IS NULL"),
        )
        batch_op.create_index(
            "uq_mentions_reply",
            ["post_id", "reply_id", "user_id"],
            unique=True,
            sqlite_where=sa.text("reply_id IS NOT NULL"),
            postgresql_where=sa.text("reply_id IS NOT NULL"),
        )

    op.create_table(
        "revisions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reply_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=150), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("editor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["editor_id"], ["users.id"], name=op.f("fk_revisions_editor_id_users")),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_revisions_post_id_reply_id_replies"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_revisions_post_id_posts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
    )
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.create_index("ix_revisions_editor", ["editor_id", "replaced_at"], unique=False)
        batch_op.create_index(
            "uq_revisions_post",
            ["post_id", "version"],
            unique=True,
            sqlite_where=sa.text("reply_id IS NULL"),
            postgresql_where=sa.text("reply_id IS NULL"),
        )
        batch_op.create_index(
            "uq_revisions_reply",
            ["post_id", "reply_id", "version"],
            unique=True,
            sqlite_where=sa.text("reply_id IS NOT NULL"),
            postgresql_where=sa.text("reply_id IS NOT NULL"),
        )

    op.create_table(
        "notifications",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reply_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'decision') = (decision_id IS NOT NULL)", name=op.f("ck_notifications_decision")),
        sa.CheckConstraint("kind IN ('mention', 'reply', 'decision')", name=op.f("ck_notifications_kind")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_notifications_decision_id_decisions")),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_notifications_post_id_reply_id_replies"),
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_notifications_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notifications_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifications")),
    )
    with op.batch_alter_table("notifications", schema=None) as batch_op:
        batch_op.create_index("ix_notifications_inbox", ["user_id", "created_at", "id"], unique=False)
        batch_op.create_index(
            "ix_notifications_unread",
            ["user_id", "id"],
            unique=False,
            sqlite_where=sa.text("read_at IS NULL"),
            postgresql_where=sa.text("read_at IS NULL"),
        )
        batch_op.create_index(
            "uq_notifications_decision",
            ["user_id", "decision_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'decision'"),
            postgresql_where=sa.text("kind = 'decision'"),
        )
        batch_op.create_index(
            "uq_notifications_post",
            ["user_id", "post_id"],
            unique=True,
            sqlite_where=sa.text("kind <> 'decision' AND reply_id IS NULL"),
            postgresql_where=sa.text("kind <> 'decision' AND reply_id IS NULL"),
        )
        batch_op.create_index(
            "uq_notifications_reply",
            ["user_id", "post_id", "reply_id"],
            unique=True,
            sqlite_where=sa.text("kind <> 'decision' AND reply_id IS NOT NULL"),
            postgresql_where=sa.text("kind <> 'decision' AND reply_id IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("notifications", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_notifications_reply",
            sqlite_where=sa.text("kind <> 'decision' AND reply_id IS NOT NULL"),
            postgresql_where=sa.text("kind <> 'decision' AND reply_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_notifications_post",
            sqlite_where=sa.text("kind <> 'decision' AND reply_id IS NULL"),
            postgresql_where=sa.text("kind <> 'decision' AND reply_id IS NULL"),
        )
        batch_op.drop_index(
            "uq_notifications_decision",
            sqlite_where=sa.text("kind = 'decision'"),
            postgresql_where=sa.text("kind = 'decision'"),
        )
        batch_op.drop_index(
            "ix_notifications_unread",
            sqlite_where=sa.text("read_at IS NULL"),
            postgresql_where=sa.text("read_at IS NULL"),
        )
        batch_op.drop_index("ix_notifications_inbox")

    op.drop_table("notifications")
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_revisions_reply",
            sqlite_where=sa.text("reply_id IS NOT NULL"),
            postgresql_where=sa.text("reply_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_revisions_post",
            sqlite_where=sa.text("reply_id IS NULL"),
            postgresql_where=sa.text("reply_id IS NULL"),
        )
        batch_op.drop_index("ix_revisions_editor")

    op.drop_table("revisions")
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_mentions_reply",
            sqlite_where=sa.text("reply_id IS NOT NULL"),
            postgresql_where=sa.text("reply_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_mentions_post",
            sqlite_where=sa.text("reply_id IS NULL"),
            postgresql_where=sa.text("reply_id IS NULL"),
        )
        batch_op.drop_index("ix_mentions_user")

    op.drop_table("mentions")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_actor_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_post_id"))

    op.drop_table("decisions")
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.drop_index("ix_replies_writer")
        batch_op.drop_index(
            "ix_replies_own",
            sqlite_where=sa.text("state <> 'published'"),
            postgresql_where=sa.text("state <> 'published'"),
        )
        batch_op.drop_index(
            "ix_replies_unpublished",
            sqlite_where=sa.text("state <> 'published'"),
            postgresql_where=sa.text("state <> 'published'"),
        )
        batch_op.drop_index(
            "ix_replies_oldest", sqlite_where=sa.text("is_shown = 1"), postgresql_where=sa.text("is_shown")
        )
        batch_op.drop_index(
            "ix_replies_newest", sqlite_where=sa.text("is_shown = 1"), postgresql_where=sa.text("is_shown")
        )
        batch_op.drop_index(
            "ix_replies_decision",
            sqlite_where=sa.text("decision_id IS NOT NULL"),
            postgresql_where=sa.text("decision_id IS NOT NULL"),
        )

    op.drop_table("replies")
    with op.batch_alter_table("post_readers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_readers_user_id"))

    op.drop_table("post_readers")
    op.drop_table("post_counters")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_user_id"))

    op.drop_table("sessions")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index("ix_posts_writer")
        batch_op.drop_index(
            "ix_posts_newest",
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )
        batch_op.drop_index(
            "ix_posts_blog_newest",
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )

    op.drop_table("posts")
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mail_user_id"))

    op.drop_table("mail")
    with op.batch_alter_table("count_deltas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_count_deltas_user_id"))
        batch_op.drop_index(batch_op.f("ix_count_deltas_blog_id"))

    op.drop_table("count_deltas")
    with op.batch_alter_table("blog_slugs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_blog_slugs_blog_id"))

    op.drop_table("blog_slugs")
    with op.batch_alter_table("blog_roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_blog_roles_user_id"))

    op.drop_table("blog_roles")
    with op.batch_alter_table("audit_log", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_log_actor_id"))
        batch_op.drop_index("ix_audit_log_subject")

    op.drop_table("audit_log")
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index("ix_users_newest")

    op.drop_table("users")
    op.drop_table("site_facts")
    with op.batch_alter_table("limit_hits", schema=None) as batch_op:
        batch_op.drop_index("ix_limit_hits_window")

    op.drop_table("limit_hits")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_jobs_due",
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.drop_table("jobs")
    op.drop_table("blogs")
