"""The form of a report, of a post, a reply or a member."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.flags.forms import FlagForm
from forum.blueprints.flags.words import REASON_HELP
from forum.db import unit_of_work
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.flags import check_flag
from forum.queries.flags import Reportable, Target, get_reportable
from forum.services import flags as services
from forum.services.flag_targets import gone
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import flash_done
from forum.web.urls import member_url, post_url, reply_url

bp = Blueprint("flags", __name__)

AT_POST, AT_REPLY, AT_MEMBER = (
    "/posts/<int:post_id>/report",
    "/posts/<int:post_id>/replies/<int:number>/report",
    "/@<handle>/report",
)


def _show(target: Target, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    """The page; whoever waits for an answer to a report of the same thing sees that instead."""
    actor = current_actor()
    check_signed_in(actor)
    about = _get_reportable(actor, target, is_sent=typed is not None)
    check_flag(actor, about.writer_id)
    if form is None and typed is None:
        if about.open_flag_id is not None:
            return redirect(f"/reports/{about.open_flag_id}", 302)
        if not about.is_published:
            raise StateConflict(gone())
    page = render_template(
        "flags/form.html",
        form=form or FlagForm.filled(typed, version=about.version),
        helps=REASON_HELP,
        about={"title": about.title, "name": about.name, "body_html": about.html, "heading": _heading(about)},
        action_url=f"{_base(about)}/report",
        back_url=_back_url(about),
    )
    return make_response(page, status)


def _get_reportable(actor: Actor, target: Target, *, is_sent: bool) -> Reportable:
    """A reply that went away while somebody wrote their report gets an answer that says so, and the words back."""
    try:
        return get_reportable(actor, target)
    except NotFound:
        if not is_sent or target.number is None:
            raise
        get_reportable(actor, Target(target.post_id))
        raise StateConflict(gone()) from None


def _base(about: Reportable) -> str:
    if about.post_id is None:
        return member_url(about.handle)
    return f"/posts/{about.post_id}" if about.number is None else reply_url(about.post_id, about.number)


def _back_url(about: Reportable) -> str:
    is_post = about.post_id is not None and about.number is None
    return post_url(about.post_id or 0, about.slug or "") if is_post else _base(about)


def _heading(about: Reportable) -> str:
    if about.post_id is None:
        return _("Report this member")
    return _("Report this post") if about.number is None else _("Report this reply")


def _send(target: Target) -> ResponseReturnValue:
    form = FlagForm()
    try:
        prepared = services.prepare_flag(form.kind.data or "", form.words.data or "", form.version.data or 0)
        check_signed_in(current_actor())
        with unit_of_work() as work:
            made = services.create_flag(work, actor=current_actor(), target=target, prepared=prepared)
    except InvalidInput as error:
        form.refuse(error)
        return _show(target, form, status=400)
    if made.is_repeat:
        flash_done(_("You have reported this before, and your report is still with the moderators."))
    else:
        flash_done(_("Thank you. Your report has reached the moderators."))
    return redirect(f"/reports/{made.id}", 303)


@bp.get(AT_POST)
def report_post(post_id: int) -> ResponseReturnValue:
    return _show(Target(post_id))


@bp.post(AT_POST)
@carries(lambda typed, post_id: _show(Target(post_id), typed=typed))
def report_post_post(post_id: int) -> ResponseReturnValue:
    return _send(Target(post_id))


@bp.get(AT_REPLY)
def report_reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show(Target(post_id, number))


@bp.post(AT_REPLY)
@carries(lambda typed, post_id, number: _show(Target(post_id, number), typed=typed))
def report_reply_post(post_id: int, number: int) -> ResponseReturnValue:
    return _send(Target(post_id, number))


@bp.get(AT_MEMBER)
def report_member(handle: str) -> ResponseReturnValue:
    return _show(Target(handle=handle))


@bp.post(AT_MEMBER)
@carries(lambda typed, handle: _show(Target(handle=handle), typed=typed))
def report_member_post(handle: str) -> ResponseReturnValue:
    return _send(Target(handle=handle))
