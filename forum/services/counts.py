"""The lock around the waiting deltas of counts.

Folding them holds deltas and then the rows of blogs and members; making two blogs one holds the blogs and then their
deltas. Each therefore takes this lock before anything else, and they follow each other.
"""

from sqlalchemy.orm import Session

from forum.db import db
from forum.db.dialects import dialect_of


def lock_counts(work: Session) -> None:
    dialect_of(db.engine).lock_key(work, "count deltas")
