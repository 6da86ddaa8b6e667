"""See what workers did"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

DONE = sa.text("state = 'done'")
DEAD = sa.text("state = 'dead'")


def upgrade() -> None:
    op.add_column("jobs", sa.Column("worker", sa.String(80)))
    op.create_index("ix_jobs_done", "jobs", ["name", "finished_at"], sqlite_where=DONE, postgresql_where=DONE)
    op.create_index("ix_jobs_dead", "jobs", ["finished_at", "id"], sqlite_where=DEAD, postgresql_where=DEAD)


def downgrade() -> None:
    op.drop_index("ix_jobs_dead", "jobs")
    op.drop_index("ix_jobs_done", "jobs")
    op.drop_column("jobs", "worker")
