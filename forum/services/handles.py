"""Another handle: the old one leads to the member for a while, and nobody else can take it."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import now, session
from forum.db.jobs import RelabelMentions, enqueue
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.models import FormerHandle, User
from forum.permissions import Actor
from forum.queries.handles import is_taken
from forum.queries.people import list_staff_names
from forum.services.audit import log_act
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail
from forum.services.registration import HANDLE_TAKEN
from forum.validation.handles import check_handle, handle_key, looks_like

BETWEEN_CHANGES = timedelta(days=30)
# Texts that were on their way while the handle changed are found by a second turn.
SECOND_TURN = timedelta(days=1)


def next_change_at(reading: Session, user_id: int) -> datetime | None:
    """From when on a member may take another handle; None for now."""
    last = reading.scalar(select(func.max(FormerHandle.given_up_at)).where(FormerHandle.user_id == user_id))
    return last + BETWEEN_CHANGES if last is not None and last + BETWEEN_CHANGES > now() else None


def find_next_change(actor: Actor) -> datetime | None:
    """The same of the actor, to show."""
    return next_change_at(session(), actor.member_id)


def prepare_handle(*, actor: Actor, handle: str) -> str:
    """The handle as it is kept; raises `InvalidInput` as at registration."""
    handle = check_handle(handle)
    if looks_like(handle, list_staff_names(except_id=actor.id).handles):
        raise InvalidInput(_("This handle looks too much like that of a staff member."), field="handle")
    return handle


def count_handle_change(work: Session, *, actor: Actor) -> None:
    """Counts a try; raises `TooMany`. In a unit of work of its own, so that one for a handle that is taken counts."""
    count_attempt(work, "handle change account", f"id {actor.member_id}")


def change_handle(work: Session, *, actor: Actor, handle: str) -> None:
    """Gives the member another handle, and has what names them follow; `handle` was prepared.

    Raises `InvalidInput` for a handle that is taken, and for a change too soon after the last one.
    """
    user = work.scalars(select(User).where(User.id == actor.member_id).with_for_update()).one()
    old, key = user.handle, handle_key(handle)
    if handle == old:
        raise InvalidInput(_("This is your handle already."), field="handle")
    if is_taken(work, key, by_other_than=user.id):
        raise InvalidInput(HANDLE_TAKEN, field="handle")
    if key != user.handle_key:
        if next_change_at(work, user.id) is not None:
            raise InvalidInput(_("You changed your handle a short time ago. Please wait a little."), field="handle")
        work.execute(delete(FormerHandle).where(FormerHandle.user_id == user.id, FormerHandle.handle_key == key))
        work.add(FormerHandle(user_id=user.id, handle_key=user.handle_key, given_up_at=now()))
    user.handle, user.handle_key = handle, key
    try:
        work.flush()
    except IntegrityError as error:
        raise InvalidInput(HANDLE_TAKEN, field="handle") from error
    log_act(work, actor, "change_handle", "user", user.id)
    relabel_mentions(work, user.id, old)
    queue_mail(work, "handle_changed", user, old=old)


def relabel_mentions(work: Session, user_id: int, old: str) -> None:
    """Has texts that name a member under an old handle name them as they are called now."""
    for at in (now(), now() + SECOND_TURN):
        enqueue(work, RelabelMentions(user_id, old), run_at=at)
