"""Create the tables of moderation"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "prepared_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("editor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_prepared_answers_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["editor_id"], ["users.id"], name=op.f("fk_prepared_answers_editor_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared_answers")),
    )
    with op.batch_alter_table("prepared_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prepared_answers_blog_id"), ["blog_id"], unique=False)

    op.create_table(
        "word_rules",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("phrase", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("replacement", sa.String(length=500), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("creator_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "action IN ('block', 'hold', 'flag', 'censor', 'replace', 'link', 'worry')",
            name=op.f("ck_word_rules_action"),
        ),
        sa.ForeignKeyConstraint(
            ["blog_id"], ["blogs.id"], name=op.f("fk_word_rules_blog_id_blogs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["creator_id"], ["users.id"], name=op.f("fk_word_rules_creator_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_rules")),
    )
    with op.batch_alter_table("word_rules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_word_rules_blog_id"), ["blog_id"], unique=False)

    op.create_table(
        "reply_redirects",
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("to_post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("to_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_reply_redirects_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_post_id"], ["posts.id"], name=op.f("fk_reply_redirects_to_post_id_posts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", "number", name=op.f("pk_reply_redirects")),
    )
    with op.batch_alter_table("reply_redirects", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_redirects_to_post_id"), ["to_post_id"], unique=False)

    op.create_table(
        "cases",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lane", sa.String(length=10), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("thing", sa.String(length=60), nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reply_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("writer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("hold_rule", sa.String(length=40), nullable=True),
        sa.Column("hold_detail", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.Column("flag_count", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hides_from_version", sa.Integer(), nullable=False),
        sa.Column("brought_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalation", sa.Integer(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name=op.f("ck_cases_closed")),
        sa.CheckConstraint("lane IN ('worried', 'legal', 'appeal', 'normal')", name=op.f("ck_cases_lane")),
        sa.CheckConstraint(
            "outcome IN ('agreed', 'disagreed', 'ignored', 'approved', 'rejected', 'withdrawn', 'expired', 'handled')",
            name=op.f("ck_cases_outcome"),
        ),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_cases_state")),
        sa.ForeignKeyConstraint(["blog_id"], ["blogs.id"], name=op.f("fk_cases_blog_id_blogs")),
        sa.ForeignKeyConstraint(["claimed_by_id"], ["users.id"], name=op.f("fk_cases_claimed_by_id_users")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["users.id"], name=op.f("fk_cases_closed_by_id_users")),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"], ["replies.post_id", "replies.id"], name=op.f("fk_cases_post_id_reply_id_replies")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_cases_post_id_posts")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_cases_revision_id_revisions")),
        sa.ForeignKeyConstraint(["writer_id"], ["users.id"], name=op.f("fk_cases_writer_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cases_blog_queue",
            ["blog_id", "urgency", "rank", "opened_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(
            "ix_cases_closed",
            ["closed_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'closed'"),
            postgresql_where=sa.text("state = 'closed'"),
        )
        batch_op.create_index("ix_cases_post", ["post_id", "reply_id"], unique=False)
        batch_op.create_index(
            "ix_cases_queue",
            ["urgency", "rank", "opened_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index("ix_cases_thing", ["thing", "id"], unique=False)
        batch_op.create_index(
            "ix_cases_waiting",
            ["opened_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index("ix_cases_writer", ["writer_id", "id"], unique=False)
        batch_op.create_index(
            "uq_cases_open",
            ["thing", "lane"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "case_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("to_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('note', 'opinion_asked', 'opinion', 'to_member', 'from_member', 'step')",
            name=op.f("ck_case_entries_kind"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_case_entries_author_id_users")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_entries_case_id_cases")),
        sa.ForeignKeyConstraint(["to_id"], ["users.id"], name=op.f("fk_case_entries_to_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entries")),
    )
    with op.batch_alter_table("case_entries", schema=None) as batch_op:
        batch_op.create_index("ix_case_entries_case", ["case_id", "id"], unique=False)
        batch_op.create_index("uq_case_entries_form", ["author_id", "form_key"], unique=True)

    op.create_table(
        "flags",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("thing", sa.String(length=60), nullable=False),
        sa.Column("flagger_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("is_moderator", sa.Boolean(), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'open') = (handled_at IS NULL)", name=op.f("ck_flags_handled")),
        sa.CheckConstraint(
            "reason IN ('spam', 'disrespect', 'off_topic', 'advice', 'misinformation', 'personal_data', 'ai_text',"
            " 'worried', 'law', 'other')",
            name=op.f("ck_flags_reason"),
        ),
        sa.CheckConstraint("state IN ('open', 'agreed', 'disagreed', 'ignored')", name=op.f("ck_flags_state")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_flags_case_id_cases")),
        sa.ForeignKeyConstraint(["flagger_id"], ["users.id"], name=op.f("fk_flags_flagger_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flags")),
    )
    with op.batch_alter_table("flags", schema=None) as batch_op:
        batch_op.create_index("ix_flags_case", ["case_id", "id"], unique=False)
        batch_op.create_index("ix_flags_handled", ["flagger_id", "handled_at"], unique=False)
        batch_op.create_index("ix_flags_made", ["flagger_id", "created_at", "id"], unique=False)
        batch_op.create_index("ix_flags_thing", ["thing", "flagger_id", "id"], unique=False)
        batch_op.create_index(
            "uq_flags_open",
            ["thing", "flagger_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "legal_notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("law", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('open', 'upheld', 'refused')", name=op.f("ck_legal_notices_state")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_legal_notices_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_notices")),
        sa.UniqueConstraint("form_key", name=op.f("uq_legal_notices_form_key")),
        sa.UniqueConstraint("reference", name=op.f("uq_legal_notices_reference")),
    )
    with op.batch_alter_table("legal_notices", schema=None) as batch_op:
        batch_op.create_index("ix_legal_notices_case", ["case_id"], unique=False)
        batch_op.create_index("ix_legal_notices_made", ["created_at", "id"], unique=False)

    op.create_table(
        "appeals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("appellant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("side IN ('writer', 'flagger')", name=op.f("ck_appeals_side")),
        sa.CheckConstraint("state IN ('open', 'upheld', 'reversed', 'withdrawn')", name=op.f("ck_appeals_state")),
        sa.ForeignKeyConstraint(["appellant_id"], ["users.id"], name=op.f("fk_appeals_appellant_id_users")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_appeals_case_id_cases")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_appeals_decided_by_id_users")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_appeals_decision_id_decisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
    )
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appeals_appellant_id"), ["appellant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appeals_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_appeals_made", ["created_at", "id"], unique=False)
        batch_op.create_index("uq_appeals_appellant", ["decision_id", "appellant_id"], unique=True)

    op.create_table(
        "sanctions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("kind IN ('warning', 'silence', 'suspension', 'approval')", name=op.f("ck_sanctions_kind")),
        sa.ForeignKeyConstraint(["blog_id"], ["blogs.id"], name=op.f("fk_sanctions_blog_id_blogs")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_sanctions_decision_id_decisions")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["decisions.id"], name=op.f("fk_sanctions_lifted_by_id_decisions")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sanctions_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
    )
    with op.batch_alter_table("sanctions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sanctions_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(
            "ix_sanctions_user",
            ["user_id", "id"],
            unique=False,
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("sanctions")
    op.drop_table("appeals")
    op.drop_table("legal_notices")
    op.drop_table("flags")
    op.drop_table("case_entries")
    op.drop_table("cases")
    op.drop_table("reply_redirects")
    op.drop_table("word_rules")
    op.drop_table("prepared_answers")
