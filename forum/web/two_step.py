"""Who moderates signs in in two steps: a banner says until when, and from then on nothing else is open to them."""

from datetime import datetime, timedelta

from flask import redirect, request
from flask.typing import ResponseReturnValue

from forum.db import current_settings, now
from forum.errors import Restricted
from forum.i18n import lazy_gettext as _
from forum.permissions import Actor
from forum.web.actor import current_actor
from forum.web.errors import error_page

OPEN = frozenset(
    {
        *(
            "/sign-out",
            "/sign-in",
            "/healthz",
            "/readyz",
            "/terms/accept",
            "/announcement/close",
            "/admin/as-visitor/leave",
        ),
        *("/terms", "/guidelines", "/privacy", "/moderation", "/imprint"),
    }
)
OPEN_BELOW = (
    *("/settings/two-step", "/settings/passkeys"),
    *("/sign-in/", "/static/", "/email/", "/password/", "/unsubscribe/"),
)


def two_step_due(actor: Actor) -> datetime | None:
    """Until when the actor must have set up a second step; None for whom it is not asked of, or who has."""
    settings = current_settings()
    is_asked = settings.two_step_staff == "on" and actor.moderates_anything and not actor.has_two_step
    if not is_asked or actor.staff_since is None:
        return None
    return actor.staff_since + timedelta(days=settings.two_step_grace_days)


def keep_unprotected_out() -> ResponseReturnValue | None:
    """Leads whoever is late to the page where it is set up; a form is answered with the texts in it, to copy."""
    path = request.path.rstrip("/") or "/"
    if path in OPEN or path.startswith(OPEN_BELOW):
        return None
    due_at = two_step_due(current_actor())
    if due_at is None or due_at > now():
        return None
    if request.method == "POST":
        return error_page(Restricted(_("Please set up signing in in two steps first. Nothing was sent.")))
    return redirect("/settings/two-step", 303)
