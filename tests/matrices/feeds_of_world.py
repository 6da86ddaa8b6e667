"""Everybody's secret address, which the matrices give to everybody: what stands there depends on the owner alone."""

from forum.db import end_reading, unit_of_work
from forum.queries.feed_keys import find_feed_secret
from forum.services.feed_keys import renew_feed_key
from tests.matrices.items import MEMBERS, World


def add_feed_secrets(world: World) -> None:
    """Under `feed <member>` among the tokens."""
    for member in MEMBERS:
        actor = world.actors[member]
        with unit_of_work() as work:
            renew_feed_key(work, actor=actor)
        secret = find_feed_secret(actor)
        assert secret is not None
        world.tokens[f"feed {member}"] = secret
        end_reading()
