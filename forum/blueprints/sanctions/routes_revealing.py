"""Learning whose a pseudonym is: an act with its reason, which is written down and told to the member."""

from typing import Any

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.sanctions.forms import SanctionReasonForm
from forum.blueprints.sanctions.routes import bp
from forum.blueprints.sanctions.routes_members import AT_MEMBER, member_view, record_url
from forum.db import unit_of_work
from forum.errors import NotFound
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.pseudonyms import check_reveal
from forum.queries.pseudonyms import Revealed, find_revealed
from forum.queries.sanctions import MemberFacts, get_member_facts
from forum.services.pseudonyms import reveal_pseudonym
from forum.validation.handles import handle_key
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.urls import member_url


def reveal_url(handle: str) -> str:
    return f"{record_url(handle)}/reveal"


def _get_pseudonym(handle: str) -> tuple[Actor, MemberFacts]:
    """Nothing is said of a handle before it is known who asks; the actor's own name is none of theirs to reveal."""
    actor = current_actor()
    check_reveal(actor)
    member = get_member_facts(handle_key(handle))
    if member.state != "pseudonym" or actor.is_self(member.id):
        raise NotFound
    return actor, member


def _show(handle: str, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor, member = _get_pseudonym(handle)
    found = find_revealed(actor, member.id)
    return make_response(
        render_template(
            "sanctions/reveal.html",
            member=member_view(member),
            owner=_owner_view(found) if found else None,
            form=form or SanctionReasonForm.filled(typed),
            action_url=reveal_url(member.handle),
        ),
        status,
    )


def _owner_view(found: Revealed) -> dict[str, Any]:
    return {
        "name": found.name,
        "handle": found.handle,
        "url": member_url(found.handle) if found.handle else None,
        "record_url": record_url(found.handle) if found.handle else None,
        "shown_until": found.shown_until,
    }


@bp.get(f"{AT_MEMBER}/reveal")
def reveal(handle: str) -> ResponseReturnValue:
    return _show(handle)


@bp.post(f"{AT_MEMBER}/reveal")
@takes(SanctionReasonForm, _show)
def reveal_post(handle: str, form: SanctionReasonForm) -> ResponseReturnValue:
    actor, member = _get_pseudonym(handle)
    with unit_of_work() as work:
        reveal_pseudonym(work, actor=actor, handle=member.handle, reason=form.reason.data or "")
    flash_done(_("It is written down that you asked, and the member is told."))
    return redirect(reveal_url(member.handle), 303)
