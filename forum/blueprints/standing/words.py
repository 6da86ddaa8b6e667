"""What the page of one's standing says: the level, what it means, and the limits in force."""

from datetime import datetime, timedelta
from typing import Any

from forum.db import current_settings, now
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext, ngettext
from forum.permissions import Actor
from forum.permissions.actor import Restriction
from forum.queries.standing import Standing
from forum.rules.trust import LEADER, Condition
from forum.services.limits import LIMITS

LEVELS = (
    lazy_gettext("You are new here"),
    lazy_gettext("You are a member"),
    lazy_gettext("You are a regular"),
    lazy_gettext("You are a trusted regular"),
    lazy_gettext("You are trusted by the moderators"),
)
_RESTRICTIONS = {
    "warning": lazy_gettext("A warning waits for you to read it. Until then you cannot write."),
    "silence": lazy_gettext("You cannot write."),
    "suspension": lazy_gettext("Your account is suspended."),
    "approval": lazy_gettext("A moderator looks at what you write before it appears."),
}


def level_words(actor: Actor) -> str:
    return str(LEVELS[actor.trust_level])


def conditions_ahead(actor: Actor, asked: list[Condition]) -> list[Condition]:
    """What the next level asks for; nothing leads to the last one but a grant."""
    wanted = actor.trust_level + 1
    return [condition for condition in asked if condition.level == wanted] if wanted <= LEADER else []


def pace_words(actor: Actor, confirmed_at: datetime | None) -> list[str]:
    """The limits on writing in force now, each with its end where it has one."""
    if actor.is_staff or current_settings().limits == "off":
        return []
    who = "newcomer" if actor.trust_level == 0 else "member"
    reply, post, edit = LIMITS[f"reply {who}"], LIMITS[f"post {who}"], LIMITS["edit"]
    found = [
        ngettext("One reply every %(num)s second.", "One reply every %(num)s seconds.", reply.seconds),
        ngettext("One post every %(num)s second.", "One post every %(num)s seconds.", post.seconds),
        ngettext("%(num)s change of a text in ten minutes.", "%(num)s changes of texts in ten minutes.", edit.amount),
    ]
    if who == "member":
        day = LIMITS["post member day"].amount
        return [*found, ngettext("%(num)s post a day.", "%(num)s posts a day.", day)]
    return found + _first_day_words(confirmed_at)


def _first_day_words(confirmed_at: datetime | None) -> list[str]:
    if confirmed_at is None or confirmed_at + timedelta(days=1) <= now():
        return []
    replies, posts = LIMITS["reply newcomer day"].amount, LIMITS["post newcomer day"].amount
    return [
        ngettext("%(num)s reply on your first day.", "%(num)s replies on your first day.", replies),
        ngettext("%(num)s post on your first day.", "%(num)s posts on your first day.", posts),
    ]


def restriction_rows(actor: Actor, standing: Standing) -> list[dict[str, Any]]:
    """The sanctions in force, in words, with the address of each decision."""
    return [_restriction_row(found, standing) for found in actor.restrictions]


def _restriction_row(found: Restriction, standing: Standing) -> dict[str, Any]:
    return {
        "words": str(_RESTRICTIONS[found.kind]),
        "blog": standing.blog_names.get(found.blog_id) if found.blog_id is not None else None,
        "until": found.ends_at,
        "is_warning": found.kind == "warning",
        "url": f"/standing/decisions/{found.decision_id}",
    }


def report_rows(standing: Standing) -> list[dict[str, Any]]:
    """One's own reports by what became of them."""
    names = {
        "open": _("waiting"),
        "agreed": _("a moderator agreed"),
        "disagreed": _("a moderator did not agree"),
        "ignored": _("closed without a decision"),
    }
    return [
        {"count": standing.reports[state], "words": words}
        for state, words in names.items()
        if standing.reports.get(state)
    ]
