"""Accounts that are being changed: their links, and members who can still stop something."""

from forum.db import end_reading, session, unit_of_work
from forum.models import EmailChange
from forum.services.email_changes import ask_change
from forum.services.handles import change_handle
from forum.services.tokens import email_change_token
from tests.matrices.items import World
from tests.support.factories import make_actor

CHANGING = "reader"


def add_account_changes(world: World) -> None:
    """The reader, and somebody whom nobody else knows, have asked for another address."""
    moving = make_actor("zz_moving")
    for actor in (moving, world.actors[CHANGING]):
        with unit_of_work() as work:
            ask_change(work, actor=actor, email=f"{actor.handle}@elsewhere.example")
    with unit_of_work() as work:
        change_handle(work, actor=moving, handle="zz_moved")
    end_reading()
    change = session().query(EmailChange).filter_by(user_id=moving.member_id).one()
    for side in ("new", "old"):
        world.tokens[f"email {side}"] = email_change_token(change, side)
