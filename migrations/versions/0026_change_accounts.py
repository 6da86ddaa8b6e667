"""Change accounts"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IS_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    _create_email_changes()
    _create_former_handles()
    _create_erasures()
    _create_second_steps()


def _create_email_changes() -> None:
    op.create_table(
        "email_changes",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("old_email", sa.String(length=254), nullable=False),
        sa.Column("old_key", sa.String(length=254), nullable=False),
        sa.Column("new_email", sa.String(length=254), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('settled', 'stopped', 'undone', 'replaced')", name=op.f("ck_email_changes_outcome")
        ),
        sa.CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name=op.f("ck_email_changes_ended")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_email_changes_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_changes")),
    )
    op.create_index(op.f("ix_email_changes_old_key"), "email_changes", ["old_key"])
    op.create_index("ix_email_changes_user", "email_changes", ["user_id", "asked_at"])
    op.create_index(
        "uq_email_changes_open",
        "email_changes",
        ["user_id"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )


def _create_former_handles() -> None:
    op.create_table(
        "former_handles",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=True),
        sa.Column("handle_key", sa.String(length=64), nullable=False),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_former_handles_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_handles")),
    )
    op.create_index(op.f("ix_former_handles_user_id"), "former_handles", ["user_id"])
    op.create_index(op.f("ix_former_handles_handle_key"), "former_handles", ["handle_key"])


def _create_erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("texts", sa.String(length=10), nullable=False),
        sa.Column("handles", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("texts IN ('keep', 'remove')", name=op.f("ck_erasures_texts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_erasures_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_due_at"), "erasures", ["due_at"])


def _create_second_steps() -> None:
    op.create_table(
        "code_apps",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.String(length=200), nullable=True),
        sa.Column("pending", sa.String(length=200), nullable=True),
        sa.Column("last_step", BIG, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_code_apps_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_code_apps")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_recovery_codes_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_codes_code_hash")),
    )
    op.create_index(op.f("ix_recovery_codes_user_id"), "recovery_codes", ["user_id"])
    op.add_column("users", sa.Column("two_step_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("users", sa.Column("staff_since", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("users", "staff_since")
    op.drop_column("users", "two_step_at")
    op.drop_table("recovery_codes")
    op.drop_table("code_apps")
    op.drop_table("erasures")
    op.drop_table("former_handles")
    op.drop_table("email_changes")
