"""Give the inbox notices of what a member follows"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SINCE_BEFORE = ("mention", "reply")
NEW = ("mention", "reply", "follow")
KINDS = ("mention", "reply", "decision", "flag", "message", "duty")


def upgrade() -> None:
    with op.batch_alter_table("notifications") as batch_op:
        _drop_rules(batch_op)
        batch_op.add_column(sa.Column("follow_id", BIG, nullable=True))
        _add_rules(batch_op, (*KINDS, "follow"), NEW)
        batch_op.create_index(batch_op.f("ix_notifications_follow_id"), ["follow_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_notifications_follow_id_follows"), "follows", ["follow_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    op.execute("DELETE FROM deliveries WHERE notification_id IN (SELECT id FROM notifications WHERE kind = 'follow')")
    op.execute("DELETE FROM notifications WHERE kind = 'follow'")
    with op.batch_alter_table("notifications") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notifications_follow_id_follows"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_notifications_follow_id"))
        _drop_rules(batch_op)
        batch_op.drop_column("follow_id")
        _add_rules(batch_op, KINDS, SINCE_BEFORE)


def _drop_rules(batch_op: BatchOperations) -> None:
    for name in ("kind", "text"):
        batch_op.drop_constraint(op.f(f"ck_notifications_{name}"), type_="check")
    for name in ("uq_notifications_post", "uq_notifications_reply"):
        batch_op.drop_index(name)


def _add_rules(batch_op: BatchOperations, kinds: tuple[str, ...], of_texts: tuple[str, ...]) -> None:
    batch_op.create_check_constraint(op.f("ck_notifications_kind"), f"kind IN {kinds}")
    batch_op.create_check_constraint(op.f("ck_notifications_text"), f"kind NOT IN {of_texts} OR post_id IS NOT NULL")
    for name, columns, where in (
        ("uq_notifications_post", ["user_id", "post_id"], "reply_id IS NULL"),
        ("uq_notifications_reply", ["user_id", "post_id", "reply_id"], "reply_id IS NOT NULL"),
    ):
        only = sa.text(f"kind IN {of_texts} AND {where}")
        batch_op.create_index(name, columns, unique=True, sqlite_where=only, postgresql_where=only)
