"""New terms: a member reads them once, with their next page, and accepts them with one button. Nothing is lost."""

from typing import Any

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import HiddenField

from forum.db.known_facts import TERMS_VERSION, known_facts
from forum.db.maintenance import known_maintenance
from forum.permissions import Actor
from forum.queries.site_pages import find_page
from forum.validation.redirects import local_path
from forum.web.actor import current_actor
from forum.web.carrying import can_carry, kept_texts, pack
from forum.web.forms import Form
from forum.web.replicas import cannot_write
from forum.web.site_pages import own_words
from forum.web.urls import asking_back

PATH = "/terms/accept"
# Whoever does not accept can read what it is about, leave, and ask those who run the site.
OPEN = frozenset(
    {
        *("/announcement/close", "/admin/as-visitor/leave"),
        *(PATH, "/sign-out", "/sign-in", "/suspended", "/legal-notice", "/healthz", "/readyz"),
        *("/terms", "/guidelines", "/privacy", "/moderation", "/imprint"),
    }
)
OPEN_BELOW = (
    *("/sign-in/", "/settings/leave", "/static/", "/email/", "/password/", "/unsubscribe/", "/legal-notice/"),
    *("/standing/decisions/", "/standing/cases/", "/decision/"),
)


class TermsForm(Form):
    """`seen` is the version on the page; `carried` and `next` lead back to where the member was."""

    seen = HiddenField()
    next = HiddenField()
    carried = HiddenField()


def terms_due(actor: Actor) -> str | None:
    """The version of the terms that the actor has not accepted yet; None for whom nothing is asked of."""
    if not actor.is_signed_in:
        return None
    asked = known_facts().find(TERMS_VERSION)
    return asked if asked != actor.terms_version else None


def keep_unaccepted_out() -> ResponseReturnValue | None:
    """Leads whoever has not accepted the terms to them; what they sent is carried there and comes back after it."""
    path = request.path.rstrip("/") or "/"
    if path in OPEN or path.startswith(OPEN_BELOW):
        return None
    due = terms_due(current_actor())
    if due is None or known_maintenance() is not None or cannot_write():
        # While nothing can be accepted, everybody goes on reading.
        return None
    if request.method == "POST":
        return show_terms(TermsForm.filled(seen=due, carried=pack() if can_carry() else ""), status=403)
    return redirect(asking_back(PATH, request.full_path), 303)


def show_terms(form: Any, status: int = 200) -> ResponseReturnValue:
    """The terms, with the button."""
    page = find_page("terms")
    html = render_template(
        "site/accept_terms.html",
        form=form,
        html=page.html if page and page.html else own_words("terms"),
        has_carried=bool(form.carried.data),
        kept_texts=[] if form.carried.data else kept_texts(),
        is_post_refused=status != 200,
    )
    return make_response(html, status)


def ask_for_terms(next_path: str | None, due: str) -> ResponseReturnValue:
    """The same for whoever was led there."""
    return show_terms(TermsForm.filled(seen=due, next=local_path(next_path) or ""))
