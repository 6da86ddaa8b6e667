"""Create the tables of newsletters"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "newsletter_recipients",
    "newsletter_issue_posts",
    "newsletter_subscribers",
    "newsletters",
    "newsletter_issues",
    "newsletter_imports",
)


def upgrade() -> None:
    op.create_table(
        "newsletter_imports",
        sa.Column("id", BIG, nullable=False),
        sa.Column("blog_id", BIG, nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("consented_on", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("refused_count", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_newsletter_imports_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_imports")),
    )
    op.create_index(op.f("ix_newsletter_imports_blog_id"), "newsletter_imports", ["blog_id"], unique=False)
    op.create_table(
        "newsletter_issues",
        sa.Column("id", BIG, nullable=False),
        sa.Column("blog_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("stop_reason", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=150), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("render_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("send_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed_up_to", BIG, nullable=False),
        sa.Column("next_batch_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'stopped') = (stop_reason <> '')", name=op.f("ck_newsletter_issues_stopped")),
        sa.CheckConstraint("kind IN ('written', 'post', 'weekly')", name=op.f("ck_newsletter_issues_kind")),
        sa.CheckConstraint("state <> 'scheduled' OR send_at IS NOT NULL", name=op.f("ck_newsletter_issues_send_at")),
        sa.CheckConstraint(
            "state <> 'sending' OR next_batch_at IS NOT NULL", name=op.f("ck_newsletter_issues_next_batch_at")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'scheduled', 'sending', 'stopped', 'sent')", name=op.f("ck_newsletter_issues_state")
        ),
        sa.CheckConstraint(
            "stop_reason IN ('', 'editor', 'empty', 'closed')", name=op.f("ck_newsletter_issues_stop_reason")
        ),
        sa.CheckConstraint("rate BETWEEN 10 AND 60000", name=op.f("ck_newsletter_issues_rate")),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_newsletter_issues_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_issues")),
        sa.UniqueConstraint("blog_id", "form_key", name=op.f("uq_newsletter_issues_blog_id_form_key")),
    )
    op.create_index("ix_newsletter_issues_blog", "newsletter_issues", ["blog_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_newsletter_issues_under_way",
        "newsletter_issues",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state IN ('scheduled', 'sending')"),
        postgresql_where=sa.text("state IN ('scheduled', 'sending')"),
    )
    op.create_table(
        "newsletters",
        sa.Column("blog_id", BIG, nullable=False),
        sa.Column("rhythm", sa.String(length=10), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_issue_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("rhythm IN ('off', 'by_hand', 'each_post', 'weekly')", name=op.f("ck_newsletters_rhythm")),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_newsletters_hour")),
        sa.CheckConstraint("rate BETWEEN 10 AND 60000", name=op.f("ck_newsletters_rate")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_newsletters_weekday")),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_newsletters_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("blog_id", name=op.f("pk_newsletters")),
    )
    op.create_index(op.f("ix_newsletters_next_issue_at"), "newsletters", ["next_issue_at"], unique=False)
    op.create_table(
        "newsletter_issue_posts",
        sa.Column("issue_id", BIG, nullable=False),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"],
            ["newsletter_issues.id"],
            name=op.f("fk_newsletter_issue_posts_issue_id_newsletter_issues"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_newsletter_issue_posts_post_id_posts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("issue_id", "post_id", name=op.f("pk_newsletter_issue_posts")),
    )
    op.create_index(op.f("ix_newsletter_issue_posts_post_id"), "newsletter_issue_posts", ["post_id"], unique=False)
    op.create_table(
        "newsletter_subscribers",
        sa.Column("id", BIG, nullable=False),
        sa.Column("blog_id", BIG, nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("address_key", sa.String(length=254), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("import_id", BIG, nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.String(length=12), nullable=False),
        sa.CheckConstraint("(state = 'ended') = (end_reason <> '')", name=op.f("ck_newsletter_subscribers_ended")),
        sa.CheckConstraint(
            "end_reason IN ('', 'unsubscribed', 'bounce', 'complaint', 'operator')",
            name=op.f("ck_newsletter_subscribers_end_reason"),
        ),
        sa.CheckConstraint(
            "state <> 'confirmed' OR confirmed_at IS NOT NULL", name=op.f("ck_newsletter_subscribers_confirmed_at")
        ),
        sa.CheckConstraint(
            "state IN ('unconfirmed', 'confirmed', 'ended')", name=op.f("ck_newsletter_subscribers_state")
        ),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_newsletter_subscribers_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["newsletter_imports.id"],
            name=op.f("fk_newsletter_subscribers_import_id_newsletter_imports"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_subscribers")),
        sa.UniqueConstraint("blog_id", "address_key", name=op.f("uq_newsletter_subscribers_blog_id_address_key")),
    )
    op.create_index("ix_newsletter_subscribers_address", "newsletter_subscribers", ["address_key"], unique=False)
    op.create_index(op.f("ix_newsletter_subscribers_import_id"), "newsletter_subscribers", ["import_id"], unique=False)
    op.create_index(
        "ix_newsletter_subscribers_state", "newsletter_subscribers", ["blog_id", "state", "id"], unique=False
    )
    op.create_table(
        "newsletter_recipients",
        sa.Column("issue_id", BIG, nullable=False),
        sa.Column("subscriber_id", BIG, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("mail_id", BIG, nullable=True),
        sa.CheckConstraint(
            "reason IN ('', 'ended', 'suppressed', 'followed')", name=op.f("ck_newsletter_recipients_reason")
        ),
        sa.CheckConstraint("state IN ('waiting', 'mailed', 'dropped')", name=op.f("ck_newsletter_recipients_state")),
        sa.ForeignKeyConstraint(
            ["issue_id"],
            ["newsletter_issues.id"],
            name=op.f("fk_newsletter_recipients_issue_id_newsletter_issues"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name=op.f("fk_newsletter_recipients_mail_id_mail"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["newsletter_subscribers.id"],
            name=op.f("fk_newsletter_recipients_subscriber_id_newsletter_subscribers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("issue_id", "subscriber_id", name=op.f("pk_newsletter_recipients")),
    )
    op.create_index(op.f("ix_newsletter_recipients_mail_id"), "newsletter_recipients", ["mail_id"], unique=False)
    op.create_index(
        op.f("ix_newsletter_recipients_subscriber_id"), "newsletter_recipients", ["subscriber_id"], unique=False
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
