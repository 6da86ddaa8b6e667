"""Keep beside a change that waits for a moderator what its text gave when it was rendered"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revisions", sa.Column("prepared", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("revisions", "prepared")
