"""Write the pages of the site"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "page_revisions",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("terms_version", sa.String(length=20)),
        sa.Column("editor_id", BIG_ID, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "name IN ('terms', 'guidelines', 'privacy', 'moderation', 'imprint')",
            name=op.f("ck_page_revisions_name"),
        ),
        sa.ForeignKeyConstraint(["editor_id"], ["users.id"], name=op.f("fk_page_revisions_editor_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_revisions")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_page_revisions_name_version")),
    )
    op.create_index(op.f("ix_page_revisions_editor_id"), "page_revisions", ["editor_id"])
    op.create_table(
        "terms_acceptances",
        sa.Column("user_id", BIG_ID, nullable=False),
        sa.Column("terms_version", sa.String(length=20), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_terms_acceptances_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "terms_version", name=op.f("pk_terms_acceptances")),
    )


def downgrade() -> None:
    op.drop_table("terms_acceptances")
    op.drop_index(op.f("ix_page_revisions_editor_id"), table_name="page_revisions")
    op.drop_table("page_revisions")
