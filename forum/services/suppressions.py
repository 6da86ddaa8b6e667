"""Addresses to which messages come back: after some of them nothing goes there, and its holder is told on the site."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now, session
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.models import MailSuppression, User
from forum.permissions import Actor
from forum.services.newsletter_subscribers import end_subscriptions
from forum.validation.emails import email_key

# A full mailbox or a server set up wrongly for a day is forgiven.
BOUNCES = 3
FORGOTTEN_AFTER = timedelta(days=60)


def is_suppressed(address: str) -> bool:
    """Whether nothing goes to this address; a read."""
    found = select(MailSuppression.id).where(MailSuppression.address_key == email_key(address))
    return session().scalar(found.where(MailSuppression.is_in_force)) is not None


def note_bounce(work: Session, address: str, detail: str) -> bool:
    """Counts a message that came back; gives whether nothing goes to the address from now on."""
    row = _find(work, email_key(address))
    if row is None:
        row = MailSuppression(address_key=email_key(address), reason="bounce", bounces=0, created_at=now())
        work.add(row)
    if row.last_bounce_at is not None and now() - row.last_bounce_at > FORGOTTEN_AFTER:
        row.bounces = 0
    row.bounces += 1
    row.detail, row.last_bounce_at = detail[:1000], now()
    row.is_in_force = row.is_in_force or row.bounces >= BOUNCES
    work.flush()
    if row.is_in_force:
        end_subscriptions(work, row.address_key, row.reason)
    return row.is_in_force


def suppress(work: Session, address: str, reason: str, detail: str = "") -> None:
    """Sends nothing there from now on, because of a `complaint`, or because the `operator` says so."""
    row = _find(work, email_key(address))
    if row is None:
        row = MailSuppression(address_key=email_key(address), reason=reason, created_at=now())
        work.add(row)
    row.reason, row.detail, row.is_in_force = reason, detail[:1000], True
    work.flush()
    end_subscriptions(work, row.address_key, reason)


def say_address_works(work: Session, *, actor: Actor) -> None:
    """The member says that messages arrive again: they are sent again, until some come back once more."""
    user = work.get_one(User, actor.member_id)
    row = _find(work, user.email_key or "")
    if row is None or not row.is_in_force:
        return
    if row.reason != "bounce":
        raise InvalidInput(_("Messages to this address were stopped by request. Please write to the people here."))
    row.is_in_force, row.bounces = False, 0
    work.flush()


def _find(work: Session, key: str) -> MailSuppression | None:
    return work.scalars(
        select(MailSuppression).where(MailSuppression.address_key == key).with_for_update()
    ).one_or_none()
