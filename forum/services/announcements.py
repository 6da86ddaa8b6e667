"""Announcing something at the top of each page, and taking it away."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forum.db import current_settings, db, now
from forum.db.dialects import dialect_of
from forum.db.known_facts import ANNOUNCEMENT
from forum.errors import EditConflict, InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import SiteFact
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.announcements import read_announcement
from forum.rendering import is_blank, normalise
from forum.services.audit import log_act

LONGEST = 500
MOST_DAYS = 366


@dataclass(frozen=True)
class PreparedAnnouncement:
    """An empty text takes away what is announced."""

    text: str
    until: datetime | None
    is_for_members: bool


def prepare_announcement(*, text: str, last_day: date | None, is_for_members: bool) -> PreparedAnnouncement:
    """Checks it; `last_day` is one where the site is, and the whole of it counts. Raises `InvalidInput`."""
    if is_blank(text):
        return PreparedAnnouncement("", None, is_for_members)
    text = normalise(text)
    if len(text) > LONGEST:
        raise InvalidInput(_("At most %(longest)s characters fit here.", longest=lazy_number(LONGEST)), field="text")
    if last_day is None:
        raise InvalidInput(_("Please give a day."), field="last_day")
    zone = ZoneInfo(current_settings().timezone)
    today = now().astimezone(zone).date()
    if not today <= last_day <= today + timedelta(days=MOST_DAYS):
        raise InvalidInput(_("Please give a day from today on, and at most a year away."), field="last_day")
    until = datetime.combine(last_day + timedelta(days=1), time(), zone)
    return PreparedAnnouncement(text, until, is_for_members)


def save_announcement(work: Session, *, actor: Actor, version: int, prepared: PreparedAnnouncement) -> None:
    """Announces it from now on; raises `EditConflict` when another admin announced something since `version`."""
    check_admin(actor)
    dialect_of(db.engine).lock_key(work, ANNOUNCEMENT)
    fact = work.get(SiteFact, ANNOUNCEMENT)
    earlier = read_announcement(fact.value if fact else None)
    if earlier.version != version:
        raise EditConflict(
            _("Another admin changed this in the meantime. What you wrote is kept below; save again to use it."),
            current=earlier.text,
            version=earlier.version,
        )
    stored = {
        "version": version + 1,
        "text": prepared.text,
        "until": prepared.until.isoformat() if prepared.until else None,
        "is_for_members": prepared.is_for_members,
    }
    work.merge(SiteFact(name=ANNOUNCEMENT, value=json.dumps(stored)))
    work.flush()
    log_act(work, actor, "announce", "site", 0, text=prepared.text)
