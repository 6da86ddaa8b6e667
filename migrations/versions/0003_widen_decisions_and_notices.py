"""Give decisions, notices, revisions, blogs and members what moderation needs"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


KINDS = ("hide", "remove", "restore", "lock", "unlock", "edit", "hide_revision")
NEW_KINDS = (
    *("approve", "reject", "dismiss", "ignore", "move", "split", "merge", "warn", "silence", "suspend"),
    *("require_approval", "lift", "sweep", "undo_sweep", "uphold", "reverse", "merge_accounts", "merge_blogs"),
)
# The CHECK constraints that change, by table, before and after.
EARLIER = {
    "blogs": {},
    "decisions": {"kind": f"kind IN {KINDS}"},
    "notifications": {"kind": "kind IN ('mention', 'reply', 'decision')"},
    "revisions": {},
    "users": {},
}
LATER = {
    "blogs": {"moderation": "moderation IN ('after', 'newcomers', 'all')"},
    "decisions": {
        "kind": f"kind IN {KINDS + NEW_KINDS}",
        "ground": "ground IN ('rules', 'law')",
        "found_by": "found_by IN ('notice', 'staff', 'machine')",
    },
    "notifications": {
        "kind": "kind IN ('mention', 'reply', 'decision', 'flag', 'message', 'duty')",
        "case": "(kind IN ('flag', 'message', 'duty')) = (case_id IS NOT NULL)",
        "text": "kind NOT IN ('mention', 'reply') OR post_id IS NOT NULL",
    },
    "revisions": {"state": "state IN ('earlier', 'pending', 'rejected', 'withdrawn')"},
    "users": {},
}
Checks = dict[str, dict[str, str]]


@contextmanager
def _altered(table: str, before: Checks, after: Checks) -> Iterator[BatchOperations]:
    """A batch that takes the checks of `before` away and leaves those of `after`."""
    with op.batch_alter_table(table) as batch_op:
        for name in before[table]:
            batch_op.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        yield batch_op
        for name, rule in after[table].items():
            batch_op.create_check_constraint(op.f(f"ck_{table}_{name}"), rule)


def _only(where: str) -> dict[str, object]:
    return {"unique": True, "sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def upgrade() -> None:
    with _altered("blogs", EARLIER, LATER) as batch_op:
        batch_op.add_column(sa.Column("moderation", sa.String(length=10), nullable=False, server_default="after"))

    with _altered("decisions", EARLIER, LATER) as batch_op:
        batch_op.add_column(sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("blog_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("ground", sa.String(length=10), nullable=False, server_default="rules"))
        batch_op.add_column(sa.Column("category", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("rule", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("law", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("found_by", sa.String(length=10), nullable=False, server_default="staff"))
        batch_op.add_column(sa.Column("is_automated", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.alter_column("actor_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.alter_column("post_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_index(batch_op.f("ix_decisions_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_decisions_made", ["created_at", "id"], unique=False)
        batch_op.create_index("ix_decisions_user", ["user_id", "created_at", "id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_decisions_case_id_cases"), "cases", ["case_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_decisions_blog_id_blogs"), "blogs", ["blog_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_decisions_user_id_users"), "users", ["user_id"], ["id"])

    with _altered("notifications", EARLIER, LATER) as batch_op:
        batch_op.add_column(sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.alter_column("post_id", existing_type=sa.INTEGER(), nullable=True)
        for name in ("uq_notifications_post", "uq_notifications_reply"):
            batch_op.drop_index(name)
        batch_op.create_index(
            "uq_notifications_post",
            ["user_id", "post_id"],
            **_only("kind IN ('mention', 'reply') AND reply_id IS NULL"),
        )
        batch_op.create_index(
            "uq_notifications_reply",
            ["user_id", "post_id", "reply_id"],
            **_only("kind IN ('mention', 'reply') AND reply_id IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_notifications_case_id"), ["case_id"], unique=False)
        batch_op.create_index("uq_notifications_flag", ["user_id", "case_id"], **_only("kind = 'flag'"))
        batch_op.create_foreign_key(
            batch_op.f("fk_notifications_case_id_cases"), "cases", ["case_id"], ["id"], ondelete="CASCADE"
        )

    with _altered("revisions", EARLIER, LATER) as batch_op:
        batch_op.add_column(sa.Column("state", sa.String(length=10), nullable=False, server_default="earlier"))
        for name in ("uq_revisions_post", "uq_revisions_reply"):
            batch_op.drop_index(name)
        batch_op.create_index(
            "uq_revisions_post", ["post_id", "version"], **_only("reply_id IS NULL AND state = 'earlier'")
        )
        batch_op.create_index(
            "uq_revisions_reply",
            ["post_id", "reply_id", "version"],
            **_only("reply_id IS NOT NULL AND state = 'earlier'"),
        )
        batch_op.create_index(
            "uq_revisions_pending_post", ["post_id"], **_only("reply_id IS NULL AND state = 'pending'")
        )
        batch_op.create_index(
            "uq_revisions_pending_reply", ["post_id", "reply_id"], **_only("reply_id IS NOT NULL AND state = 'pending'")
        )

    with _altered("users", EARLIER, LATER) as batch_op:
        batch_op.add_column(
            sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_index(batch_op.f("ix_users_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_users_merged_into_id_users"), "users", ["merged_into_id"], ["id"])
    op.execute(
        "UPDATE decisions SET user_id = (SELECT writer_id FROM posts WHERE posts.id = decisions.post_id),"
        " blog_id = (SELECT blog_id FROM posts WHERE posts.id = decisions.post_id) WHERE reply_id IS NULL"
    )
    op.execute(
        "UPDATE decisions SET user_id = (SELECT writer_id FROM replies WHERE replies.post_id = decisions.post_id"
        " AND replies.id = decisions.reply_id),"
        " blog_id = (SELECT blog_id FROM posts WHERE posts.id = decisions.post_id) WHERE reply_id IS NOT NULL"
    )


def downgrade() -> None:
    # What the earlier version has no words for goes.
    op.execute("DELETE FROM sanctions")
    op.execute("DELETE FROM appeals")
    op.execute("UPDATE cases SET revision_id = NULL")
    op.execute("DELETE FROM revisions WHERE state <> 'earlier'")
    op.execute("DELETE FROM notifications WHERE kind IN ('flag', 'message', 'duty') OR post_id IS NULL")
    decided = f"SELECT id FROM decisions WHERE actor_id IS NULL OR post_id IS NULL OR kind NOT IN {KINDS}"  # noqa: S608
    op.execute(f"DELETE FROM notifications WHERE decision_id IN ({decided})")  # noqa: S608
    for table in ("posts", "replies"):
        op.execute(f"UPDATE {table} SET decision_id = NULL WHERE decision_id IN ({decided})")  # noqa: S608
    op.execute(f"UPDATE decisions SET undone_by_id = NULL WHERE undone_by_id IN ({decided})")  # noqa: S608
    op.execute(f"DELETE FROM decisions WHERE id IN ({decided})")  # noqa: S608
    with _altered("users", LATER, EARLIER) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_users_merged_into_id_users"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_users_merged_into_id"))
        batch_op.drop_column("merged_into_id")

    with _altered("revisions", LATER, EARLIER) as batch_op:
        batch_op.drop_index("uq_revisions_pending_reply")
        batch_op.drop_index("uq_revisions_pending_post")
        for name in ("uq_revisions_post", "uq_revisions_reply"):
            batch_op.drop_index(name)
        batch_op.drop_column("state")
        batch_op.create_index("uq_revisions_post", ["post_id", "version"], **_only("reply_id IS NULL"))
        batch_op.create_index("uq_revisions_reply", ["post_id", "reply_id", "version"], **_only("reply_id IS NOT NULL"))

    with _altered("notifications", LATER, EARLIER) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notifications_case_id_cases"), type_="foreignkey")
        batch_op.drop_index("uq_notifications_flag")
        batch_op.drop_index(batch_op.f("ix_notifications_case_id"))
        for name in ("uq_notifications_post", "uq_notifications_reply"):
            batch_op.drop_index(name)
        batch_op.alter_column("post_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("case_id")
        batch_op.create_index(
            "uq_notifications_post", ["user_id", "post_id"], **_only("kind <> 'decision' AND reply_id IS NULL")
        )
        batch_op.create_index(
            "uq_notifications_reply",
            ["user_id", "post_id", "reply_id"],
            **_only("kind <> 'decision' AND reply_id IS NOT NULL"),
        )

    with _altered("decisions", LATER, EARLIER) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_decisions_user_id_users"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_decisions_blog_id_blogs"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_decisions_case_id_cases"), type_="foreignkey")
        batch_op.drop_index("ix_decisions_user")
        batch_op.drop_index("ix_decisions_made")
        batch_op.drop_index(batch_op.f("ix_decisions_case_id"))
        batch_op.alter_column("post_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.alter_column("actor_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("ends_at")
        batch_op.drop_column("is_automated")
        batch_op.drop_column("found_by")
        batch_op.drop_column("law")
        batch_op.drop_column("rule")
        batch_op.drop_column("category")
        batch_op.drop_column("ground")
        batch_op.drop_column("case_id")
        batch_op.drop_column("blog_id")
        batch_op.drop_column("user_id")

    with _altered("blogs", LATER, EARLIER) as batch_op:
        batch_op.drop_column("moderation")
