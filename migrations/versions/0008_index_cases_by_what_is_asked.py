"""Index cases by what moderators and the clock ask of them"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Name, columns and condition of each.
INDEXES = (
    ("ix_cases_blog_closed", ["blog_id", "closed_at", "id"], "state = 'closed'"),
    ("ix_cases_claimed", ["claimed_by_id", "id"], "claimed_by_id IS NOT NULL"),
    ("ix_cases_unreminded", ["opened_at", "id"], "state = 'open' AND reminded_at IS NULL"),
)


def upgrade() -> None:
    for name, columns, condition in INDEXES:
        where = sa.text(condition)
        op.create_index(name, "cases", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, _columns, _condition in reversed(INDEXES):
        op.drop_index(name, table_name="cases")
