"""Tells the next followers of a text; each batch is a job of its own, so that others run in between."""

from forum.db import unit_of_work
from forum.db.jobs import TellFollowers
from forum.services.fan_outs import tell_next_followers


def tell_followers(payload: TellFollowers) -> None:
    """A second run of the same job changes nothing."""
    with unit_of_work() as work:
        tell_next_followers(work, fan_out_id=payload.fan_out_id, after=payload.after)
