"""Give a case the reason that weighs most among its reports"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("category", sa.String(20), nullable=True))


def downgrade() -> None:
    op.drop_column("cases", "category")
