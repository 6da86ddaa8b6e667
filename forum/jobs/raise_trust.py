"""Looks for newcomers who are none any more."""

from forum.db import unit_of_work
from forum.db.jobs import RaiseTrust
from forum.services.trust import raise_newcomers

BATCH = 200


def raise_trust(_payload: RaiseTrust) -> None:
    """Works in batches, each a unit of work of its own."""
    while True:
        with unit_of_work() as work:
            done = raise_newcomers(work, limit=BATCH)
        if done < BATCH:
            return
