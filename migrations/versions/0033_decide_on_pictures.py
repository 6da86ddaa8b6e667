"""Decide on pictures"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

KINDS = (
    *("hide", "remove", "restore", "lock", "unlock", "edit", "hide_revision"),
    *("approve", "reject", "dismiss", "ignore", "move", "split", "merge", "warn", "silence", "suspend"),
    *("require_approval", "lift", "sweep", "undo_sweep", "uphold", "reverse", "merge_accounts", "merge_blogs"),
)
IS_DECIDED = sa.text("decision_id IS NOT NULL")


def _allow(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("decisions") as batch_op:
        batch_op.drop_constraint(op.f("ck_decisions_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_decisions_kind"), f"kind IN {kinds}")


def upgrade() -> None:
    _allow((*KINDS, "remove_picture"))
    with op.batch_alter_table("pictures") as batch_op:
        batch_op.add_column(
            sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("was_closed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_foreign_key(
            batch_op.f("fk_pictures_decision_id_decisions"), "decisions", ["decision_id"], ["id"]
        )
        batch_op.create_index(
            "ix_pictures_decided",
            ["decision_id"],
            unique=False,
            sqlite_where=IS_DECIDED,
            postgresql_where=IS_DECIDED,
        )


def downgrade() -> None:
    with op.batch_alter_table("pictures") as batch_op:
        batch_op.drop_index("ix_pictures_decided")
        batch_op.drop_constraint(batch_op.f("fk_pictures_decision_id_decisions"), type_="foreignkey")
        batch_op.drop_column("was_closed")
        batch_op.drop_column("decision_id")
    # The earlier version has no words for them, nor for the appeals of them.
    decided = "SELECT id FROM decisions WHERE kind = 'remove_picture'"
    op.execute(f"DELETE FROM notifications WHERE decision_id IN ({decided})")  # noqa: S608
    op.execute(f"DELETE FROM appeals WHERE decision_id IN ({decided})")  # noqa: S608
    op.execute("DELETE FROM decisions WHERE kind = 'remove_picture'")
    _allow(KINDS)
