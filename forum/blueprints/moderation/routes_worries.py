"""The steps of looking after somebody: seen, contacted, card sent, handed over, closed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired

from forum.blueprints.moderation.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.queries.flags import check_worry
from forum.services import worries as services
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import Form, flash_done

AT_CASE = "/moderation/cases/<int:case_id>"


class StepForm(Form):
    """What was done; `to` only where it is handed over."""

    to = StringField(_("To whom"), [InputRequired()])
    words = TextAreaField(_("What was done"))


@dataclass(frozen=True)
class Step:
    """A step that takes words: its service, and what its page says."""

    service: Callable[..., None]
    heading: Any
    button: Any
    done: Any
    has_receiver: bool = False


CONTACTED = Step(
    services.mark_contacted, _("You got in touch with this person"), _("Write this down"), _("This is written down.")
)
HAND_OVER = Step(
    services.hand_over, _("Hand this over"), _("Hand it over"), _("You handed this over."), has_receiver=True
)
CLOSE = Step(services.close_worry, _("Close this worry"), _("Close it"), _("The worry is closed."))


def _back(case_id: int, words: Any) -> ResponseReturnValue:
    flash_done(str(words))
    return redirect(f"/moderation/cases/{case_id}", 303)


def _show(step: Step, case_id: int, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    """The form alone, for what could not be taken from the page of the case."""
    check_worry(current_actor(), case_id)
    form = form or StepForm.filled(typed)
    if not step.has_receiver:
        del form.to
    page = render_template(
        "moderation/worry.html",
        step=step,
        form=form,
        action_url=request.path,
        back_url=f"/moderation/cases/{case_id}",
    )
    return make_response(page, status)


def _take(step: Step, case_id: int) -> ResponseReturnValue:
    form = StepForm()
    given = {"to": form.to.data or ""} if step.has_receiver else {}
    try:
        with unit_of_work() as work:
            step.service(work, actor=current_actor(), case_id=case_id, words=form.words.data or "", **given)
    except InvalidInput as error:
        form.refuse(error)
        return _show(step, case_id, form, status=400)
    return _back(case_id, step.done)


@bp.post(f"{AT_CASE}/seen")
def see_worry(case_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        services.mark_seen(work, actor=current_actor(), case_id=case_id)
    return _back(case_id, _("You have seen this. Nobody else is called."))


@bp.post(f"{AT_CASE}/card")
def send_card(case_id: int) -> ResponseReturnValue:
    check_worry(current_actor(), case_id)
    prepared = services.prepare_help_card()
    with unit_of_work() as work:
        services.send_help_card(work, actor=current_actor(), case_id=case_id, prepared=prepared)
    return _back(case_id, _("The help contacts are sent."))


@bp.post(f"{AT_CASE}/contacted")
@carries(partial(_show, CONTACTED))
def note_contact(case_id: int) -> ResponseReturnValue:
    return _take(CONTACTED, case_id)


@bp.post(f"{AT_CASE}/hand-over")
@carries(partial(_show, HAND_OVER))
def hand_over(case_id: int) -> ResponseReturnValue:
    return _take(HAND_OVER, case_id)


@bp.post(f"{AT_CASE}/close-worry")
@carries(partial(_show, CLOSE))
def close_worry(case_id: int) -> ResponseReturnValue:
    return _take(CLOSE, case_id)
