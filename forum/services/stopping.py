"""Stopping mail by the link in it, without signing in, and beginning again.

A wish is what the link was made for: `kind:…` is one kind of notice, `follow:…` one follow, `gathered` all summaries.
"""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.models import Follow, NotificationSetting, User
from forum.services.deliveries import DEFAULT_RHYTHMS, drop_waiting
from forum.services.reader_settings import put_reader_settings, set_mail

GATHERED = ("daily", "weekly")


@dataclass(frozen=True)
class Wish:
    """What a link can stop: the `kind` of notice (`follow` and `gathered` among them), and the follow's kind and name.

    `rhythm` is how it came before, None where nothing comes already.
    """

    kind: str
    follow_kind: str | None = None
    rhythm: str | None = None


def stop_mail(work: Session, user_id: int, wish: str) -> None:
    """A second time it changes nothing; what waits of it goes nowhere. Raises `NotFound` for what is gone."""
    user = _load(work, user_id)
    group, _colon, name = wish.partition(":")
    if group == "kind" and name in DEFAULT_RHYTHMS:
        set_mail(work, user.id, name, "off")
        drop_waiting(work, user.id, name)
    elif group == "follow" and name.isdigit():
        work.execute(
            update(Follow)
            .where(Follow.id == int(name), Follow.user_id == user.id, Follow.delivery != "off")
            .values(delivery="site")
        )
    elif group == "gathered":
        _stop_gathered(work, user.id)
    else:
        raise NotFound


def _stop_gathered(work: Session, user_id: int) -> None:
    """No summaries: what came in them stays on the site."""
    work.execute(update(Follow).where(Follow.user_id == user_id, Follow.delivery.in_(GATHERED)).values(delivery="site"))
    chosen = {
        row.kind: row.mail
        for row in work.scalars(select(NotificationSetting).where(NotificationSetting.user_id == user_id))
    }
    for kind, rhythm in (DEFAULT_RHYTHMS | chosen).items():
        if rhythm in GATHERED:
            set_mail(work, user_id, kind, "off")
    drop_waiting(work, user_id)


def stop_all_mail(work: Session, user_id: int) -> None:
    """No mail about notices at all; what the account itself needs still comes."""
    user = _load(work, user_id)
    put_reader_settings(work, user.id, is_mail_stopped=True)
    drop_waiting(work, user.id)


def find_wish(work: Session, user_id: int, wish: str) -> Wish:
    """Raises `NotFound` for a member or a follow that is gone."""
    user = _load(work, user_id)
    group, _colon, name = wish.partition(":")
    if group == "follow" and name.isdigit():
        follow = work.scalars(select(Follow).where(Follow.id == int(name), Follow.user_id == user.id)).one_or_none()
        if follow is None:
            raise NotFound
        return Wish("follow", follow.kind, follow.delivery if follow.delivery not in {"off", "site"} else None)
    if group == "kind" and name in DEFAULT_RHYTHMS:
        setting = work.get(NotificationSetting, (user.id, name))
        rhythm = DEFAULT_RHYTHMS[name] if setting is None else setting.mail
        return Wish(name, None, None if rhythm == "off" else rhythm)
    if group == "gathered":
        return Wish("gathered")
    raise NotFound


def _load(work: Session, user_id: int) -> User:
    user = work.get(User, user_id)
    if user is None or user.state not in {"active", "deactivated"}:
        raise NotFound
    return user
