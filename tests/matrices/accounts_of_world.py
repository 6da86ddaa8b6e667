"""Accounts that are being changed: their links, and members who can still stop something."""

from forum.db import end_reading, session, unit_of_work
from forum.models import EmailChange, User
from forum.services.closing import ask_erasure
from forum.services.email_changes import ask_change
from forum.services.handles import change_handle
from forum.services.tokens import email_change_token, half_token, reopen_token
from tests.matrices.items import World
from tests.support.factories import make_actor
from tests.support.two_step import turn_on

CHANGING = "replier"


def add_account_changes(world: World) -> None:
    """Members who ask for another address, among them one who replies, who leave, and who sign in in two steps."""
    moving = make_actor("zz_moving")
    for actor in (moving, world.actors[CHANGING]):
        with unit_of_work() as work:
            ask_change(work, actor=actor, email=f"{actor.handle}@elsewhere.example")
    with unit_of_work() as work:
        change_handle(work, actor=moving, handle="zz_moved")
    leaving = make_actor("zz_leaving")
    with unit_of_work() as work:
        ask_erasure(work, actor=leaving, texts="keep")
    careful = make_actor("zz_careful")
    with unit_of_work() as work:
        world.tokens["recovery"] = turn_on(work, careful)[0]
    end_reading()
    world.tokens["half"] = half_token(session().get_one(User, careful.member_id))
    world.tokens["reopen"] = reopen_token(session().get_one(User, leaving.member_id))
    change = session().query(EmailChange).filter_by(user_id=moving.member_id).one()
    for side in ("new", "old"):
        world.tokens[f"email {side}"] = email_change_token(change, side)
