"""Write under pseudonyms"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = ("unconfirmed", "awaiting", "active", "deactivated", "erased", "imported")
KINDS = (
    *("hide", "remove", "restore", "lock", "unlock", "edit", "hide_revision"),
    *("approve", "reject", "dismiss", "ignore", "move", "split", "merge", "warn", "silence", "suspend"),
    *("require_approval", "lift", "sweep", "undo_sweep", "uphold", "reverse", "merge_accounts", "merge_blogs"),
    "remove_picture",
)


def _allow(table: str, column: str, values: tuple[str, ...]) -> None:
    name = op.f(f"ck_{table}_{column}")
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"{column} IN {values}")


def upgrade() -> None:
    op.add_column("blogs", sa.Column("has_pseudonyms", sa.Boolean(), nullable=False, server_default=sa.false()))
    _allow("users", "state", (*STATES, "pseudonym"))
    _allow("decisions", "kind", (*KINDS, "reveal"))
    op.create_table(
        "pseudonyms",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("owner_id", BIG, nullable=True),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.Column("is_restricted", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_pseudonyms_user_id_users"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_pseudonyms_owner_id_users")),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_pseudonyms_post_id_posts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_pseudonyms")),
    )
    op.create_index("ix_pseudonyms_owner", "pseudonyms", ["owner_id", "post_id"])
    op.create_index(op.f("ix_pseudonyms_post_id"), "pseudonyms", ["post_id"])


def downgrade() -> None:
    # The texts stay under their names; whose they were is forgotten, as after an erasure.
    op.drop_table("pseudonyms")
    op.execute("UPDATE users SET state = 'erased' WHERE state = 'pseudonym'")
    # The earlier version has no words for them, nor for the appeals of them.
    decided = "SELECT id FROM decisions WHERE kind = 'reveal'"
    op.execute(f"DELETE FROM notifications WHERE decision_id IN ({decided})")  # noqa: S608
    op.execute(f"DELETE FROM appeals WHERE decision_id IN ({decided})")  # noqa: S608
    op.execute("DELETE FROM decisions WHERE kind = 'reveal'")
    _allow("decisions", "kind", KINDS)
    _allow("users", "state", STATES)
    op.drop_column("blogs", "has_pseudonyms")
