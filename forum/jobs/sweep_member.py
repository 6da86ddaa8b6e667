"""Works through the texts of a swept member, a batch at a time, in the direction that the decision asks for."""

from forum.db import unit_of_work
from forum.db.jobs import SweepMember
from forum.services.sweeps import settle_sweep


def sweep_member(payload: SweepMember) -> None:
    """Ends when a batch finds nothing; a second run changes nothing."""
    while True:
        with unit_of_work() as work:
            done = settle_sweep(work, decision_id=payload.decision_id)
        if not done:
            return
