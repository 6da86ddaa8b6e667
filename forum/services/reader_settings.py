"""How a member wishes to be told: what stands in the inbox, the rhythm of each kind of notice, and their hours."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import session
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.models import MailSuppression, NotificationSetting, ReaderSettings, User
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.inbox import KINDS_TO_CHOOSE
from forum.services.deliveries import DEFAULT_RHYTHMS, drop_waiting, plan_again

LARGEST_BUDGET = 20
# Of what one follows the follow itself says how it comes as mail.
BY_FOLLOW = "at_once"


@dataclass(frozen=True)
class Wishes:
    """All that a member chooses: `on_site` are those of `KINDS_TO_CHOOSE` that stand in the inbox."""

    on_site: Collection[str]
    rhythms: Mapping[str, str]
    digest_hour: int
    digest_weekday: int
    quiet_from: int | None
    quiet_to: int | None
    mail_budget: int
    is_mail_stopped: bool


def get_wishes(actor: Actor) -> Wishes:
    """With the defaults where the member has chosen nothing. Two statements."""
    reading = session()
    settings = reading.get(ReaderSettings, actor.member_id)
    kept = _list_kept(reading, actor)
    return Wishes(
        on_site=[kind for kind in KINDS_TO_CHOOSE if kind not in kept or kept[kind].is_on_site],
        rhythms={kind: kept[kind].mail if kind in kept else rhythm for kind, rhythm in DEFAULT_RHYTHMS.items()},
        digest_hour=8 if settings is None else settings.digest_hour,
        digest_weekday=0 if settings is None else settings.digest_weekday,
        quiet_from=None if settings is None else settings.quiet_from,
        quiet_to=None if settings is None else settings.quiet_to,
        mail_budget=1 if settings is None else max(settings.mail_budget, 1),
        is_mail_stopped=settings is not None and settings.is_mail_stopped,
    )


def _list_kept(work: Session, actor: Actor) -> dict[str, NotificationSetting]:
    query = select(NotificationSetting).where(NotificationSetting.user_id == actor.member_id)
    return {row.kind: row for row in work.scalars(query)}


def has_bounced(actor: Actor) -> bool:
    """Whether nothing goes to the member's address because messages came back. One statement."""
    found = select(MailSuppression.id).where(
        MailSuppression.is_in_force,
        MailSuppression.address_key == select(User.email_key).where(User.id == actor.member_id).scalar_subquery(),
    )
    return session().scalar(found) is not None


def save_wishes(work: Session, *, actor: Actor, wishes: Wishes) -> None:
    """Raises `InvalidInput` for `quiet_to` where only one end of the quiet hours is given."""
    check_signed_in(actor)
    if (wishes.quiet_from is None) != (wishes.quiet_to is None):
        raise InvalidInput(_("Please choose both when quiet hours begin and when they end."), field="quiet_to")
    user_id = actor.member_id
    choose_site_kinds(work, actor=actor, kinds=wishes.on_site)
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


def choose_site_kinds(work: Session, *, actor: Actor, kinds: Collection[str]) -> None:
    """Those of `KINDS_TO_CHOOSE` that stand in the inbox; the others of them do not."""
    kept = _list_kept(work, actor)
    for kind in KINDS_TO_CHOOSE:
        row, is_on_site = kept.get(kind), kind in kinds
        if row is not None:
            row.is_on_site = is_on_site
        elif not is_on_site:
            mail = DEFAULT_RHYTHMS.get(kind, BY_FOLLOW)
            work.add(NotificationSetting(user_id=actor.member_id, kind=kind, is_on_site=False, mail=mail))
    work.flush()


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
