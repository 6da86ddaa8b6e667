"""Who waits to become a member, and who invited whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from forum.db import now, session
from forum.db.paging import Page, Place, read_page
from forum.models import Application, Invitation, InvitationUse, User
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.permissions.joining import check_decide_applications, check_invite

MOST_SHOWN = 50


@dataclass(frozen=True)
class ApplicationRow:
    user_id: int
    handle: str
    name: str
    question: str
    answer: str
    since: datetime | None


def list_applications(actor: Actor) -> list[ApplicationRow]:
    """Who waits, the longest first; the others follow when those are decided."""
    check_decide_applications(actor)
    rows = session().execute(
        select(
            User.id,
            User.handle,
            User.display_name,
            Application.question,
            Application.answer,
            Application.waiting_since,
        )
        .join(Application, Application.user_id == User.id)
        .where(Application.waiting_since.is_not(None), User.state == "awaiting")
        .order_by(Application.waiting_since, User.id)
        .limit(MOST_SHOWN)
    )
    return [ApplicationRow(*row) for row in rows]


@dataclass(frozen=True)
class InvitationRow:
    """An invitation; `state` is `open`, `used`, `ended` or `revoked`, `joined` who became a member with it."""

    id: int
    note: str
    places: int
    taken: int
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None
    inviter: str
    joined: Sequence[str] = field(default_factory=tuple)

    @property
    def state(self) -> str:
        if self.revoked_at is not None:
            return "revoked"
        if self.taken >= self.places:
            return "used"
        return "ended" if self.ends_at <= now() else "open"


def list_own_invitations(actor: Actor, place: Place | None = None) -> Page[InvitationRow]:
    """Those that the actor made, the newest first: how many came, and not who. One statement."""
    check_invite(actor)
    return _list(place, Invitation.inviter_id == actor.id)


def list_invitations(actor: Actor, place: Place | None = None) -> Page[InvitationRow]:
    """Everybody's, with who became a member with each. Two statements. For admins."""
    check_admin(actor)
    page = _list(place)
    came = (
        select(InvitationUse.invitation_id, User.handle)
        .join(User, User.id == InvitationUse.user_id)
        .where(InvitationUse.invitation_id.in_([row.id for row in page.rows]), User.state != "unconfirmed")
        .order_by(InvitationUse.used_at, InvitationUse.id)
    )
    joined: dict[int, list[str]] = {}
    for invitation_id, handle in session().execute(came):
        joined.setdefault(invitation_id, []).append(handle)
    rows = [InvitationRow(**{**vars(row), "joined": joined.get(row.id, [])}) for row in page.rows]
    return Page(rows, page.older, page.newer)


def _list(place: Place | None, *where: Any) -> Page[InvitationRow]:
    taken = (
        select(func.count())
        .select_from(InvitationUse)
        .where(InvitationUse.invitation_id == Invitation.id)
        .correlate(Invitation)
        .scalar_subquery()
    )
    query = (
        select(
            Invitation.id,
            Invitation.note,
            Invitation.places,
            taken,
            Invitation.made_at,
            Invitation.ends_at,
            Invitation.revoked_at,
            User.handle,
        )
        .join(User, User.id == Invitation.inviter_id)
        .where(*where)
    )
    return read_page(
        lambda select_: [InvitationRow(*row) for row in session().execute(select_)],
        query,
        place,
        at=Invitation.made_at,
        row_id=Invitation.id,
        key=lambda row: Place(row.made_at, row.id),
    )


def find_inviter(user_id: int) -> str | None:
    """The handle of who invited a member, for admins."""
    return session().scalar(
        select(User.handle)
        .join(Invitation, Invitation.inviter_id == User.id)
        .join(InvitationUse, InvitationUse.invitation_id == Invitation.id)
        .where(InvitationUse.user_id == user_id)
    )
