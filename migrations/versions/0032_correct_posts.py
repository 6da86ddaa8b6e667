"""Correct posts"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = ("mention", "reply", "decision", "flag", "message", "duty", "follow")
OF_TEXTS = ("mention", "reply", "follow")
IS_CORRECTION = sa.text("kind = 'correction'")


def upgrade() -> None:
    op.add_column("posts", sa.Column("corrected_at", sa.DateTime(timezone=True)))
    op.create_table(
        "corrections",
        sa.Column("id", BIG, nullable=False),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("editor_id", BIG, nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_corrections_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["editor_id"], ["users.id"], name=op.f("fk_corrections_editor_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_editor_id"), "corrections", ["editor_id"])
    op.create_index("ix_corrections_post", "corrections", ["post_id", "created_at", "id"])
    with op.batch_alter_table("notifications") as batch_op:
        _drop_rules(batch_op)
        batch_op.add_column(sa.Column("correction_id", BIG, nullable=True))
        _add_rules(batch_op, (*KINDS, "correction"), (*OF_TEXTS, "correction"))
        batch_op.create_check_constraint(
            op.f("ck_notifications_correction"), "(kind = 'correction') = (correction_id IS NOT NULL)"
        )
        batch_op.create_index(batch_op.f("ix_notifications_correction_id"), ["correction_id"])
        batch_op.create_index(
            "uq_notifications_correction",
            ["user_id", "correction_id"],
            unique=True,
            sqlite_where=IS_CORRECTION,
            postgresql_where=IS_CORRECTION,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notifications_correction_id_corrections"),
            "corrections",
            ["correction_id"],
            ["id"],
            ondelete="CASCADE",
        )


def downgrade() -> None:
    op.execute(
        "DELETE FROM deliveries WHERE notification_id IN (SELECT id FROM notifications WHERE kind = 'correction')"
    )
    op.execute("DELETE FROM notifications WHERE kind = 'correction'")
    with op.batch_alter_table("notifications") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notifications_correction_id_corrections"), type_="foreignkey")
        batch_op.drop_index("uq_notifications_correction")
        batch_op.drop_index(batch_op.f("ix_notifications_correction_id"))
        batch_op.drop_constraint(op.f("ck_notifications_correction"), type_="check")
        _drop_rules(batch_op)
        batch_op.drop_column("correction_id")
        _add_rules(batch_op, KINDS, OF_TEXTS)
    op.drop_table("corrections")
    op.drop_column("posts", "corrected_at")


def _drop_rules(batch_op: BatchOperations) -> None:
    for name in ("kind", "text"):
        batch_op.drop_constraint(op.f(f"ck_notifications_{name}"), type_="check")


def _add_rules(batch_op: BatchOperations, kinds: tuple[str, ...], of_texts: tuple[str, ...]) -> None:
    batch_op.create_check_constraint(op.f("ck_notifications_kind"), f"kind IN {kinds}")
    batch_op.create_check_constraint(op.f("ck_notifications_text"), f"kind NOT IN {of_texts} OR post_id IS NOT NULL")
