"""From a notice to a message: planned with the notice, sent when due, gathered where the member wishes or has enough.

A delivery is a row of the same transaction as its notice. The job `send_due` makes messages of the due ones; what a
message says, and whether its member may still read it, is asked when it leaves (`forum.web.notice_mail`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from forum.db import BigId, current_settings, db, now, read, session, write
from forum.db.dialects import dialect_of
from forum.db.paging import RowSelect
from forum.db.ready import Shown
from forum.models import Delivery, Follow, Mail, Notification, NotificationSetting, ReaderSettings, User
from forum.rules.hours import end_of_quiet, next_hour, start_of_day
from forum.services.mailing import queue_mail, text_message_id
from forum.services.newsletters import list_reached_by_issue

# How a kind of notice comes as mail for who has chosen nothing; of what one follows, the follow says it.
DEFAULT_RHYTHMS = {
    "mention": "at_once",
    "reply": "at_once",
    "decision": "at_once",
    "message": "at_once",
    "correction": "daily",
    "flag": "daily",
    "duty": "daily",
}
# These come whatever the daily budget: somebody speaks to the member, or something is decided about them.
OUTSIDE_BUDGET = {"mention", "reply", "decision", "message"}
TEXT_KINDS = {"mention", "reply", "follow"}
MEMBERS_AT_ONCE = 50
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Hours:
    """When a member wishes to be told, by their own clock."""

    zone: ZoneInfo
    digest_hour: int = 8
    digest_weekday: int = 0
    quiet_from: int | None = None
    quiet_to: int | None = None
    mail_budget: int = 1

    def due_at(self, rhythm: str, moment: datetime) -> datetime:
        """When a notice of this moment goes out."""
        if rhythm == "at_once":
            return end_of_quiet(moment, self.zone, self.quiet_from, self.quiet_to)
        return next_hour(moment, self.zone, self.digest_hour, self.digest_weekday if rhythm == "weekly" else None)


def hours_of(timezone: str, settings: ReaderSettings | None) -> Hours:
    """With the defaults for a member without a row."""
    zone = ZoneInfo(timezone or current_settings().timezone)
    if settings is None:
        return Hours(zone)
    return Hours(
        zone,
        settings.digest_hour,
        settings.digest_weekday,
        settings.quiet_from,
        settings.quiet_to,
        max(settings.mail_budget, 1),
    )


def plan_mail(
    work: Session, kind: str, notices: Mapping[int, int], follows: Mapping[int, int], *, post_id: int | None = None
) -> None:
    """Has these notices, by member, go out as mail, as each member wishes. Three statements at the most.

    A followed post, `post_id`, is not mailed a second time to whom the blog's newsletter brings it.
    """
    if not notices:
        return
    moment, rows = now(), []
    asked = {"kind": kind, "user_ids": list(notices), "follow_ids": list(follows.values())}
    wishes = [_read_wish(row) for row in read(_wishes(), asked)]
    is_followed_post = kind == "follow" and post_id is not None
    addresses = {row[0]: row[4] for row in wishes if row[4] is not None} if is_followed_post else {}
    reached = list_reached_by_issue(work, post_id or 0, addresses)
    for user_id, timezone, chosen, followed, _address, settings in wishes:
        rhythm = _rhythm(kind, chosen, followed)
        if rhythm is None or (settings is not None and settings.is_mail_stopped) or user_id in reached:
            continue
        rows.append(
            {
                "user_id": user_id,
                "notification_id": notices[user_id],
                "rhythm": rhythm,
                "state": "waiting",
                "is_asked_for": kind in OUTSIDE_BUDGET or (kind == "follow" and rhythm == "at_once"),
                "due_at": hours_of(timezone, settings).due_at(rhythm, moment),
                "created_at": moment,
            }
        )
    if rows:
        write(_PLANNING, rows)


_deliveries: Any = Delivery.__table__
_PLANNING = insert(_deliveries).inline()


_SETTINGS = Shown(ReaderSettings)


def _read_wish(row: Any) -> tuple[Any, ...]:
    return (*row[:5], None if row[5] is None else _SETTINGS.read(row[5:]))


@cache
def _wishes() -> RowSelect:
    """Of those who can be written to: zone, what they chose for the kind, how they follow, their address, settings."""
    is_followed = Follow.id.in_(bindparam("follow_ids", expanding=True, type_=BigId)) & (Follow.user_id == User.id)
    kind: Any = bindparam("kind")
    return (
        select(User.id, User.timezone, NotificationSetting.mail, Follow.delivery, User.email_key, *_SETTINGS.columns)
        .outerjoin(ReaderSettings, ReaderSettings.user_id == User.id)
        .outerjoin(NotificationSetting, and_(NotificationSetting.user_id == User.id, NotificationSetting.kind == kind))
        .outerjoin(Follow, is_followed)
        .where(
            User.id.in_(bindparam("user_ids", expanding=True, type_=BigId)),
            User.state == "active",
            User.email.is_not(None),
            User.email_verified_at.is_not(None),
        )
        .order_by(User.id)
    )


def _rhythm(kind: str, chosen: str | None, followed: str | None) -> str | None:
    """`at_once`, `daily` or `weekly`; None for no mail."""
    wish = followed if kind == "follow" else chosen or DEFAULT_RHYTHMS[kind]
    return wish if wish in {"at_once", "daily", "weekly"} else None


def has_due_delivery() -> bool:
    """Whether anything is to go out; a read."""
    due = select(Delivery.id).where(Delivery.state == "waiting", Delivery.due_at <= now()).limit(1)
    return session().scalar(due) is not None


def send_due(work: Session) -> int:
    """Makes messages of what is due, for some members at a time; returns for how many, 0 when nothing is left."""
    first = (
        select(Delivery.user_id)
        .where(Delivery.state == "waiting", Delivery.due_at <= now())
        .order_by(Delivery.due_at, Delivery.id)
        .limit(ROWS_AT_ONCE)
    )
    chosen = sorted(list(dict.fromkeys(work.scalars(first)))[:MEMBERS_AT_ONCE])
    members = _lock_members(work, chosen)
    waiting = _list_waiting(work, list(members))
    counted = _count_today(work, members)
    for user_id, (user, hours) in members.items():
        _send_to(work, user, hours, waiting.get(user_id, []), counted[user_id])
    work.flush()
    return len(members)


def _lock_members(work: Session, user_ids: Sequence[int]) -> dict[int, tuple[User, Hours]]:
    """The members with their hours; on PostgreSQL those in another worker's hands are left to it."""
    query = select(User).where(User.id.in_(user_ids)).order_by(User.id)
    if dialect_of(db.engine).has_skip_locked():
        query = query.with_for_update(skip_locked=True, key_share=True)
    users = work.scalars(query).all()
    settings = {
        row.user_id: row for row in work.scalars(select(ReaderSettings).where(ReaderSettings.user_id.in_(user_ids)))
    }
    return {user.id: (user, hours_of(user.timezone, settings.get(user.id))) for user in users}


def _list_waiting(work: Session, user_ids: Sequence[int]) -> dict[int, list[Delivery]]:
    found: dict[int, list[Delivery]] = {}
    query = select(Delivery).where(
        Delivery.user_id.in_(user_ids), Delivery.state == "waiting", Delivery.due_at <= now()
    )
    for delivery in work.scalars(query.order_by(Delivery.due_at, Delivery.id)):
        found.setdefault(delivery.user_id, []).append(delivery)
    return found


def _count_today(work: Session, members: Mapping[int, tuple[User, Hours]]) -> dict[int, int]:
    """How many messages that count each member was sent today, by their own clock."""
    moment, counts = now(), dict.fromkeys(members, 0)
    starts = {user_id: start_of_day(moment, hours.zone) for user_id, (_user, hours) in members.items()}
    rows = work.execute(
        select(Mail.id, Delivery.user_id, Mail.created_at)
        .join(Delivery, Delivery.mail_id == Mail.id)
        .where(
            Delivery.user_id.in_(list(members)),
            Delivery.created_at > moment - timedelta(days=9),
            Delivery.is_asked_for.is_(False),
            Mail.created_at >= min(starts.values(), default=moment),
        )
        .distinct()
    ).all()
    for _mail_id, user_id, created_at in rows:
        counts[user_id] += int(created_at >= starts[user_id])
    return counts


def _send_to(work: Session, user: User, hours: Hours, due: Sequence[Delivery], counted: int) -> None:
    gathered = [row for row in due if row.rhythm != "at_once"]
    for delivery in [row for row in due if row.rhythm == "at_once"]:
        if not delivery.is_asked_for and counted >= hours.mail_budget:
            delivery.rhythm, delivery.due_at = "daily", hours.due_at("daily", now())
            continue
        counted += int(not delivery.is_asked_for)
        _queue(work, "notice", user, [delivery], _message_id(work, delivery))
    if gathered and counted >= hours.mail_budget:
        later = hours.due_at("daily", now())
        for delivery in gathered:
            delivery.due_at = later
    elif gathered:
        _queue(work, "digest", user, gathered)


def _message_id(work: Session, delivery: Delivery) -> str | None:
    notice = work.get_one(Notification, delivery.notification_id)
    if notice.kind not in TEXT_KINDS or notice.post_id is None:
        return None
    return text_message_id(notice.post_id, notice.reply_id, notice.user_id)


def _queue(
    work: Session, template: str, user: User, deliveries: Sequence[Delivery], message_id: str | None = None
) -> None:
    mail_id = queue_mail(work, template, user, message_id=message_id)
    for delivery in deliveries:
        delivery.state, delivery.mail_id = "mailed", mail_id


def plan_again(work: Session, user_id: int) -> None:
    """After a change of a member's hours: what waits goes out by the new ones."""
    user = work.get_one(User, user_id)
    hours = hours_of(user.timezone, work.get(ReaderSettings, user_id))
    waiting = select(Delivery).where(Delivery.user_id == user_id, Delivery.state == "waiting")
    for delivery in work.scalars(waiting.limit(ROWS_AT_ONCE)):
        delivery.due_at = hours.due_at(delivery.rhythm, now())
    work.flush()


def drop_waiting(work: Session, user_id: int, *kinds: str) -> None:
    """Takes back what waits to go out: of these kinds of notices, or all."""
    of_kinds = select(Notification.id).where(Notification.user_id == user_id, Notification.kind.in_(kinds))
    where = [Delivery.user_id == user_id, Delivery.state == "waiting"]
    if kinds:
        where.append(Delivery.notification_id.in_(of_kinds))
    work.execute(update(Delivery).where(*where).values(state="dropped").execution_options(synchronize_session=False))


def count_waiting(user_id: int) -> int:
    """How many notices wait to go out to a member."""
    return (
        session().scalar(
            select(func.count()).select_from(Delivery).where(Delivery.user_id == user_id, Delivery.state == "waiting")
        )
        or 0
    )
