"""Find the latest replies, to try rules on them, and the latest rules about words"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_replies_made", "replies", ["created_at", "id"])
    op.create_index("ix_word_rules_made", "word_rules", ["created_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_word_rules_made", "word_rules")
    op.drop_index("ix_replies_made", "replies")
