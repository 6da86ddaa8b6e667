"""What stands in place of a form for those who may not write now: why, until when, and what they can do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request

from forum.i18n import lazy_gettext as _
from forum.permissions import Actor
from forum.queries.sanctions import get_decision_reason
from forum.web.urls import asking_back

HEADINGS = {
    "suspension": _("Your account is suspended"),
    "silence": _("You cannot write here at the moment"),
    "warning": _("Please read a message from the moderators first"),
}


@dataclass(frozen=True)
class RestrictionView:
    kind: str
    heading: Any
    reason: str
    ends_at: datetime | None
    url: str


def find_restriction(actor: Actor, blog_id: int | None) -> RestrictionView | None:
    """What keeps the actor from publishing in a blog, or anywhere (None); no statement where nothing does."""
    for kind, heading in HEADINGS.items():
        found = actor.restriction(kind, blog_id)
        if found is not None:
            url = asking_back("/warning", request.full_path) if kind == "warning" else ""
            return RestrictionView(
                kind,
                heading,
                get_decision_reason(found.decision_id),
                found.ends_at,
                url or f"/standing/decisions/{found.decision_id}",
            )
    return None
