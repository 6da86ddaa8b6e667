"""Following: what a member chooses, what comes of their own texts, and the fading of what nobody chose."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Follow, Post, PostCounters
from forum.permissions import Actor
from forum.permissions.follows import check_delivery, check_follow
from forum.permissions.pseudonyms import member_behind
from forum.queries.follows import Target, find_follow, get_followable
from forum.services.limits import count_attempt

MAX_FOLLOWS = 10_000
QUIET = timedelta(days=30)
_table: Any = Follow.__table__


def set_follow(work: Session, *, actor: Actor, target: Target, delivery: str) -> None:
    """Follows a thing, or changes how the actor hears of what they follow; from then on they chose it.

    Raises `NotFound`, `NotAllowed`, `StateConflict` (not published, or too many follows), `TooMany`, and
    `InvalidInput` for `delivery`.
    """
    thing = get_followable(actor, target)
    check_follow(actor, member_id=thing.member_id, is_open=thing.is_open)
    check_delivery(thing.kind, delivery)
    count_attempt(work, "follow account", str(actor.member_id))
    follow = find_follow(actor, thing)
    if follow is not None:
        follow.delivery, follow.origin = delivery, "chosen"
        work.flush()
        return
    count = work.scalar(select(func.count()).select_from(Follow).where(Follow.user_id == actor.member_id))
    if (count or 0) >= MAX_FOLLOWS:
        raise StateConflict(_("You follow very much already. Please stop following something first."))
    work.execute(
        dialect_of(db.engine)
        .insert_missing(_table)
        .values(
            user_id=actor.member_id,
            kind=thing.kind,
            blog_id=thing.blog_id,
            post_id=thing.post_id,
            reply_id=thing.reply_id,
            member_id=thing.member_id,
            delivery=delivery,
            origin="chosen",
            created_at=now(),
        )
    )


def end_follow(work: Session, *, actor: Actor, target: Target) -> None:
    """Stops following a thing; a second time it changes nothing."""
    thing = get_followable(actor, target)
    follow = find_follow(actor, thing)
    if follow is not None:
        work.delete(follow)
        work.flush()


def change_follow(work: Session, *, actor: Actor, follow_id: int, delivery: str) -> None:
    """Changes how the actor hears of one of their follows, whether or not they still see what it is of."""
    follow = _load_own(work, actor, follow_id)
    check_delivery(follow.kind, delivery)
    follow.delivery, follow.origin = delivery, "chosen"
    work.flush()


def stop_follow(work: Session, *, actor: Actor, follow_id: int) -> None:
    """Ends one of the actor's follows, whether or not they still see what it is of."""
    work.delete(_load_own(work, actor, follow_id))
    work.flush()


def _load_own(work: Session, actor: Actor, follow_id: int) -> Follow:
    query = select(Follow).where(Follow.id == follow_id, Follow.user_id == actor.member_id)
    follow = work.scalars(query).one_or_none()
    if follow is None:
        raise NotFound
    return follow


def follow_implicitly(work: Session, post_id: int, user_ids: list[int], *, origin: str) -> None:
    """Members follow a thread because it is their `own`, or because of a `mention`; whoever follows or muted it stays.

    They hear of it once a day.
    """
    if not user_ids:
        return
    rows = [
        {
            "user_id": member_behind(user_id),
            "kind": "post",
            "post_id": post_id,
            "delivery": "daily",
            "origin": origin,
            "created_at": now(),
        }
        for user_id in sorted(set(user_ids))
    ]
    work.execute(dialect_of(db.engine).insert_missing(_table).values(rows))


def fade_follows(work: Session, *, after: tuple[datetime, int] | None, limit: int) -> tuple[datetime, int] | None:
    """Ends what nobody chose, of up to `limit` follows behind `after`, where the thread is quiet for 30 days.

    Gives the place from which to go on, None at the end. A muted thread stays muted.
    """
    quiet_since = now() - QUIET
    active_at = func.coalesce(PostCounters.last_reply_at, Post.published_at, Post.created_at)
    query = (
        select(Follow.created_at, Follow.id, Follow.delivery, active_at)
        .join(Post, Post.id == Follow.post_id)
        .join(PostCounters, PostCounters.post_id == Post.id)
        .where(Follow.origin != "chosen", Follow.created_at < quiet_since)
        .order_by(Follow.created_at, Follow.id)
        .limit(limit)
    )
    if after is not None:
        query = query.where((Follow.created_at > after[0]) | ((Follow.created_at == after[0]) & (Follow.id > after[1])))
    rows = work.execute(query).all()
    over = [row_id for _at, row_id, delivery, active in rows if delivery != "off" and active < quiet_since]
    if over:
        still = (Follow.id.in_(over), Follow.origin != "chosen")
        work.execute(delete(Follow).where(*still).execution_options(synchronize_session=False))
    return (rows[-1][0], rows[-1][1]) if len(rows) == limit else None
