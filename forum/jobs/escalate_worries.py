"""Tells more people of worries that nobody has looked at."""

from forum.db import unit_of_work
from forum.db.jobs import EscalateWorries
from forum.services import worry_alarms as services

BATCH = 50


def escalate_worries(_payload: EscalateWorries) -> None:
    """Works in batches, each a unit of work of its own."""
    while True:
        with unit_of_work() as work:
            done = services.escalate_worries(work, limit=BATCH)
        if done < BATCH:
            return
