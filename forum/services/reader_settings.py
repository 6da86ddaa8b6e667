"""How a member wishes to be told: the rhythm of each kind of notice, and their hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import session
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.models import MailSuppression, NotificationSetting, ReaderSettings, User
from forum.permissions import Actor
from forum.services.deliveries import DEFAULT_RHYTHMS, drop_waiting, plan_again

LARGEST_BUDGET = 20


@dataclass(frozen=True)
class MailWishes:
    """All that the page of mail settings shows; `bounced` when messages to the address came back."""

    rhythms: Mapping[str, str]
    digest_hour: int
    digest_weekday: int
    quiet_from: int | None
    quiet_to: int | None
    mail_budget: int
    is_mail_stopped: bool
    bounced: bool = False


def get_mail_wishes(actor: Actor) -> MailWishes:
    """With the defaults where the member has chosen nothing. Three statements."""
    reading = session()
    settings = reading.get(ReaderSettings, actor.member_id)
    kept = reading.scalars(select(NotificationSetting).where(NotificationSetting.user_id == actor.member_id))
    chosen = {row.kind: row.mail for row in kept}
    return MailWishes(
        rhythms={kind: chosen.get(kind, rhythm) for kind, rhythm in DEFAULT_RHYTHMS.items()},
        digest_hour=8 if settings is None else settings.digest_hour,
        digest_weekday=0 if settings is None else settings.digest_weekday,
        quiet_from=None if settings is None else settings.quiet_from,
        quiet_to=None if settings is None else settings.quiet_to,
        mail_budget=1 if settings is None else max(settings.mail_budget, 1),
        is_mail_stopped=settings is not None and settings.is_mail_stopped,
        bounced=has_bounced(actor),
    )


def has_bounced(actor: Actor) -> bool:
    """Whether nothing goes to the member's address because messages came back. One statement."""
    found = select(MailSuppression.id).where(
        MailSuppression.is_in_force,
        MailSuppression.address_key == select(User.email_key).where(User.id == actor.member_id).scalar_subquery(),
    )
    return session().scalar(found) is not None


def save_mail_wishes(work: Session, *, actor: Actor, wishes: MailWishes) -> None:
    """Raises `InvalidInput` for `quiet_to` where only one end of the quiet hours is given."""
    if (wishes.quiet_from is None) != (wishes.quiet_to is None):
        raise InvalidInput(_("Please choose both when quiet hours begin and when they end."), field="quiet_to")
    user_id = actor.member_id
    for kind in DEFAULT_RHYTHMS:
        set_mail(work, user_id, kind, wishes.rhythms[kind])
        if wishes.rhythms[kind] == "off":
            drop_waiting(work, user_id, kind)
    put_reader_settings(
        work,
        user_id,
        digest_hour=wishes.digest_hour,
        digest_weekday=wishes.digest_weekday,
        quiet_from=wishes.quiet_from,
        quiet_to=wishes.quiet_to,
        mail_budget=wishes.mail_budget,
        is_mail_stopped=wishes.is_mail_stopped,
    )
    if wishes.is_mail_stopped:
        drop_waiting(work, user_id)
    plan_again(work, user_id)


def put_reader_settings(work: Session, user_id: int, **values: Any) -> None:
    """Changes these columns of the member's row, which is made where there is none."""
    row = work.get(ReaderSettings, user_id, with_for_update=True)
    if row is None:
        row = ReaderSettings(user_id=user_id)
        work.add(row)
    for name, value in values.items():
        setattr(row, name, value)
    work.flush()


def set_mail(work: Session, user_id: int, kind: str, rhythm: str) -> None:
    """How one kind of notice comes as mail; a choice that is the default is kept too."""
    row = work.get(NotificationSetting, (user_id, kind))
    if row is None:
        work.add(NotificationSetting(user_id=user_id, kind=kind, mail=rhythm))
    else:
        row.mail = rhythm
    work.flush()
