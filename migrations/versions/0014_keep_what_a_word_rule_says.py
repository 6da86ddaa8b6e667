"""Keep what a rule about words says to whoever wrote the text, and which version of the rule stands"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added as they are, with values for the rows that are there.
    op.add_column("word_rules", sa.Column("message", sa.String(300), nullable=False, server_default=""))
    op.add_column("word_rules", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    op.drop_column("word_rules", "version")
    op.drop_column("word_rules", "message")
