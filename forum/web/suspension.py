"""A suspended member may sign in, and finds one page: why, until when, and how to ask for a second look."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from forum.errors import Restricted
from forum.i18n import lazy_gettext as _
from forum.web.actor import current_actor
from forum.web.errors import error_page

OPEN = frozenset(
    {
        *(
            "/suspended",
            "/sign-out",
            "/legal-notice",
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
    *("/standing/decisions/", "/standing/cases/", "/decision/", "/unsubscribe/", "/legal-notice/", "/static/"),
    "/email/",
)


def keep_suspended_out() -> ResponseReturnValue | None:
    """Leads every other page to that one; a form that was sent is answered with the texts in it, to copy."""
    path = request.path.rstrip("/") or "/"
    if path in OPEN or path.startswith(OPEN_BELOW):
        return None
    if current_actor().restriction("suspension") is None:
        return None
    if request.method == "POST":
        return error_page(Restricted(_("Your account is suspended, so nothing was sent.")))
    return redirect("/suspended", 303)
