"""What moderators write in a case."""

from typing import Any

from flask import redirect
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from forum.blueprints.queue.forms import EntryForm
from forum.blueprints.queue.pages import fit_entry, moderating_actor, show_case
from forum.blueprints.queue.routes import bp
from forum.blueprints.queue.routes_case import AT_CASE
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.queries.cases import get_case_page
from forum.services import case_entries as services
from forum.web.carrying import carries
from forum.web.forms import flash_done
from forum.web.urls import case_url


@bp.post(f"{AT_CASE}/entries")
@carries(lambda typed, case_id: show_case(case_id, typed=typed))
def write(case_id: int) -> ResponseReturnValue:
    actor = moderating_actor()
    page = get_case_page(actor, case_id)
    form: Any = EntryForm()
    fit_entry(form, page)
    if not form.validate():
        return show_case(case_id, entry=form, status=400)
    try:
        prepared = services.prepare_entry(form.body.data or "")
        with unit_of_work() as work:
            _write(work, actor, case_id, form, prepared)
    except InvalidInput as error:
        form.refuse(error)
        return show_case(case_id, entry=form, status=400)
    flash_done(_("It is written down in the case."))
    return redirect(f"{case_url(case_id)}#entries", 303)


def _write(work: Session, actor: Actor, case_id: int, form: Any, prepared: Any) -> None:
    given = {"actor": actor, "case_id": case_id, "prepared": prepared, "form_key": form.key.data or ""}
    if form.kind.data == "ask":
        services.ask_opinion(work, handle=form.handle.data or "", **given)
    elif form.kind.data == "member":
        services.write_to_member(work, **given)
    else:
        services.add_note(work, **given)
