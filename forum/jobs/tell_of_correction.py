"""Tells those who replied to a post of a correction, a batch at a time."""

from forum.db import unit_of_work
from forum.db.jobs import TellOfCorrection
from forum.services import corrections


def tell_of_correction(payload: TellOfCorrection) -> None:
    """Ends when nobody is left; a second run tells nobody twice."""
    after: int | None = 0
    while after is not None:
        with unit_of_work() as work:
            after = corrections.tell_of_correction(work, correction_id=payload.correction_id, after=after)
