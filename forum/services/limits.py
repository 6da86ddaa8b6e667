"""The table of limits, and the two ways they are kept.

Sign-in, registration and reset count rows in the database, so that no restart and no second process forgets
them; the pace of writing is read from the texts themselves.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import current_settings, db, now
from forum.db.dialects import dialect_of
from forum.errors import TooMany
from forum.i18n import lazy_gettext as _
from forum.models import Flag, LimitHit, Post, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.pseudonyms import is_own
from forum.rules.flag_weights import flags_a_day


@dataclass(frozen=True)
class Limit:
    """`amount` times within `seconds`."""

    amount: int
    seconds: int


LIMITS = {
    "sign-in account": Limit(10, 300),
    "sign-in address": Limit(10, 300),
    "sign-in site": Limit(1000, 300),
    "registration tries address": Limit(30, 1800),
    "registration address": Limit(5, 1800),
    "confirmation account": Limit(3, 6 * 3600),
    "applications told": Limit(1, 86400),
    "invitation account": Limit(20, 86400),
    "second step account": Limit(5, 300),
    "second step account hour": Limit(20, 3600),
    "second step told": Limit(1, 86400),
    "new device told": Limit(5, 86400),
    "address change account": Limit(5, 86400),
    "handle change account": Limit(10, 86400),
    "reset address": Limit(5, 1800),
    "reset account": Limit(5, 1800),
    "reply newcomer": Limit(1, 30),
    "reply member": Limit(1, 5),
    "reply newcomer day": Limit(10, 86400),
    "post newcomer": Limit(1, 120),
    "post member": Limit(1, 15),
    "post newcomer day": Limit(3, 86400),
    "post member day": Limit(20, 86400),
    "edit": Limit(30, 600),
    "message account": Limit(20, 3600),
    "legal notice address": Limit(10, 3600),
    "feed address account": Limit(10, 3600),
    "follow account": Limit(100, 3600),
    "newsletter place": Limit(10, 3600),
    "newsletter mailbox": Limit(3, 6 * 3600),
    "newsletter test account": Limit(20, 3600),
}


def count_attempt(work: Session, scope: str, key: str) -> None:
    """Counts one attempt; raises `TooMany` when the limit of `scope` was reached before it."""
    if current_settings().limits == "off":
        return
    limit, hashed = LIMITS[scope], _hashed(key)
    _lock_key(work, f"{scope} {hashed}")
    since = now() - timedelta(seconds=limit.seconds)
    count, first = work.execute(
        select(func.count(), func.min(LimitHit.hit_at)).where(
            LimitHit.scope == scope, LimitHit.key == hashed, LimitHit.hit_at > since
        )
    ).one()
    if count >= limit.amount:
        wait = limit.seconds
        if first is not None:
            wait = int((first + timedelta(seconds=limit.seconds) - now()).total_seconds()) + 1
        raise TooMany(_("That was tried too often. Please wait a little and try again."), retry_after=wait)
    work.add(LimitHit(scope=scope, key=hashed, hit_at=now()))
    work.flush()


def _lock_key(work: Session, key: str) -> None:
    """Who counts next sees what was counted before: without it all who come at once see too few."""
    dialect_of(db.engine).lock_key(work, key)


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def address_key(address: str) -> str:
    """An address as limits count it: IPv6 by its /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed)


def check_reply_pace(work: Session, actor: Actor) -> None:
    """Raises `TooMany` when a member replies faster than their trust allows."""
    kinds = ("reply newcomer", "reply newcomer day") if actor.trust_level == 0 else ("reply member",)
    _check_pace(work, actor, kinds, Reply)


def check_post_pace(work: Session, actor: Actor) -> None:
    """Raises `TooMany` when a member starts posts faster than their trust allows."""
    newcomer = ("post newcomer", "post newcomer day")
    _check_pace(work, actor, newcomer if actor.trust_level == 0 else ("post member", "post member day"), Post)


def _check_pace(work: Session, actor: Actor, kinds: tuple[str, ...], table: type[Reply] | type[Post]) -> None:
    if actor.is_staff or current_settings().limits == "off":
        return
    _lock_key(work, f"pace {actor.member_id}")
    for kind in kinds:
        limit = LIMITS[kind]
        since = now() - timedelta(seconds=limit.seconds)
        if kind.endswith("newcomer day") and not _is_first_day(work, actor):
            continue
        count, first = work.execute(
            select(func.count(), func.min(table.created_at)).where(
                is_own(table.writer_id, actor.member_id), table.created_at > since
            )
        ).one()
        if count >= limit.amount:
            wait = int((first + timedelta(seconds=limit.seconds) - now()).total_seconds()) + 1
            raise TooMany(
                _("You wrote a moment ago. Please wait %(seconds)s seconds and send it again.", seconds=wait)
                if wait <= 120
                else _("You have reached the number of texts for one day. Please come back tomorrow."),
                retry_after=wait,
            )


def _is_first_day(work: Session, actor: Actor) -> bool:
    confirmed = work.scalar(select(User.email_verified_at).where(User.id == actor.member_id))
    return confirmed is not None and confirmed > now() - timedelta(days=1)


def check_edit_pace(work: Session, actor: Actor) -> None:
    """Raises `TooMany` after 30 edits in ten minutes."""
    if actor.is_staff or current_settings().limits == "off":
        return
    _lock_key(work, f"pace {actor.member_id}")
    limit = LIMITS["edit"]
    count = work.scalar(
        select(func.count())
        .select_from(Revision)
        .where(
            is_own(Revision.editor_id, actor.member_id),
            Revision.replaced_at > now() - timedelta(seconds=limit.seconds),
        )
    )
    if (count or 0) >= limit.amount:
        raise TooMany(_("You have edited very often just now. Please wait ten minutes."), retry_after=limit.seconds)


def check_flag_quota(work: Session, actor: Actor, for_newcomers: int) -> None:
    """Raises `TooMany` after so many reports in a day: those given for newcomers, and more with trust."""
    if actor.is_staff or current_settings().limits == "off":
        return
    _lock_key(work, f"pace {actor.member_id}")
    count, first = work.execute(
        select(func.count(), func.min(Flag.created_at)).where(
            Flag.flagger_id == actor.member_id, Flag.created_at > now() - timedelta(days=1)
        )
    ).one()
    if count >= flags_a_day(actor.trust_level, for_newcomers):
        wait = int((first + timedelta(days=1) - now()).total_seconds()) + 1
        raise TooMany(
            _("You have sent many reports today. Please come back tomorrow; what is urgent, tell us by e-mail."),
            retry_after=wait,
        )
