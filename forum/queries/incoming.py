"""Questions about answers that members sent by mail."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import session
from forum.errors import NotFound
from forum.models import IncomingMail
from forum.permissions import Actor
from forum.queries.moving import find_new_place


def was_taken(user_id: int, message_id: str, work: Session | None = None) -> bool:
    """Whether a member's message was dealt with; inside a unit of work where one is given."""
    found = select(IncomingMail.id).where(IncomingMail.user_id == user_id, IncomingMail.message_id == message_id)
    return (work or session()).scalar(found) is not None


def get_kept(actor: Actor, mail_id: int, *, is_open: bool = False) -> IncomingMail:
    """The actor's own answer that was kept, or (unless `is_open`) posted since; raises `NotFound`."""
    states = ("kept",) if is_open else ("kept", "posted")
    found = session().scalars(
        select(IncomingMail).where(
            IncomingMail.id == mail_id, IncomingMail.user_id == actor.member_id, IncomingMail.state.in_(states)
        )
    )
    mail = found.one_or_none()
    if mail is None:
        raise NotFound
    return mail


def find_place(actor: Actor, post_id: int, number: int | None) -> tuple[int, int | None]:
    """Where what is answered is now: moderators may have moved it."""
    place = find_new_place(actor, post_id, number or 0)
    return (post_id, number) if place is None else (place.post_id, place.number)
