"""Makes messages of the notices that are to go out by now."""

from forum.db import unit_of_work
from forum.db.jobs import SendDue
from forum.services import deliveries as services


def send_due(_payload: SendDue) -> None:
    """Works in batches of members, each a unit of work of its own, until nothing is due."""
    while True:
        with unit_of_work() as work:
            if not services.send_due(work):
                return
