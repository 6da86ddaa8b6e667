"""Looks for newcomers who are none any more."""

from forum.db import unit_of_work
from forum.db.jobs import RaiseTrust
from forum.services.trust import raise_newcomers

BATCH = 200


def raise_trust(_payload: RaiseTrust) -> None:
    """Works in batches, each a unit of work of its own."""
    last_id: int | None = 0
    while last_id is not None:
        with unit_of_work() as work:
            last_id = raise_newcomers(work, after_id=last_id, limit=BATCH)
