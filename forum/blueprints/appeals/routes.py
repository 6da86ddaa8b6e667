"""The page on which another moderator decides on an appeal."""

from typing import Any

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.appeals.forms import CLOSE, REVERSE, RULINGS_ON_PICTURES, UPHOLD, RulingForm
from forum.db import session, unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions.appeals import is_own_matter
from forum.permissions.blogs import check_signed_in
from forum.queries.appeals import AppealPage, get_appeal
from forum.rendering import picture_address
from forum.services.appealed import find_obstacle, read_matter
from forum.services.deciding_appeals import (
    PreparedAnswer,
    close_appeal,
    prepare_answer,
    reverse_decision,
    uphold_decision,
)
from forum.services.reversals import BY_HAND, UNDOINGS
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import flash_done
from forum.web.statements import APPEAL_STATES, statement_of
from forum.web.urls import member_url, post_url, reply_url

bp = Blueprint("appeals", __name__)

AT_APPEAL = "/moderation/appeals/<int:case_id>"
SERVICES = {UPHOLD: uphold_decision, REVERSE: reverse_decision, CLOSE: close_appeal}


def _get(case_id: int) -> AppealPage:
    actor = current_actor()
    check_signed_in(actor)
    return get_appeal(actor, case_id)


def _show(
    case_id: int, form: Any = None, *, typed: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    page = _get(case_id)
    is_open = page.appeal.state == "open"
    obstacle = find_obstacle(session(), read_matter(session(), page.decision.id)) if is_open else None
    is_own = page.has_own_text or is_own_matter(current_actor(), page.decision, page.appeal.appellant_id)
    is_about_admin = page.concerned_role == "admin" and not current_actor().is_admin
    if form is None:
        form = RulingForm.filled(typed)
    # What was typed is sent again with what this page shows.
    form.version.data, form.version.raw_data = page.version, None
    can_reverse = page.decision.kind in UNDOINGS
    if page.decision.kind == "remove_picture":
        form.ruling.choices = RULINGS_ON_PICTURES
    if obstacle is not None or not can_reverse:
        del form.ruling
    html = render_template(
        "appeals/decide.html",
        statement=statement_of(page.decision),
        appeal=_appeal_view(page),
        maker=page.maker_name,
        blog=page.blog_name,
        text=_text_view(page),
        picture_url=f"{picture_address(page.picture_name)}/remove" if page.picture_name else None,
        form=form if is_open and not (is_own or is_about_admin) else None,
        obstacle=str(obstacle) if obstacle is not None else None,
        by_hand=str(BY_HAND) if obstacle is None and not can_reverse else None,
        only_ruling=CLOSE if obstacle is not None else UPHOLD,
        is_own=is_own,
        is_about_admin=is_about_admin,
        typed=typed.get("answer", "") if typed is not None and not is_open else "",
        action_url=f"/moderation/appeals/{case_id}",
    )
    return html, status


def _appeal_view(page: AppealPage) -> dict[str, Any]:
    appeal = page.appeal
    return {
        "name": page.appellant_name,
        "handle": page.appellant_handle,
        "url": member_url(page.appellant_handle),
        "is_by_writer": appeal.side == "writer",
        "html": appeal.html,
        "date": appeal.created_at,
        "is_open": appeal.state == "open",
        "state": str(APPEAL_STATES[appeal.state]),
        "answer": appeal.answer or None,
        "decider": page.decider_name,
    }


def _text_view(page: AppealPage) -> dict[str, Any] | None:
    """The text that was decided on, and beside it the version, as far as the moderator may read them."""
    text: Any = page.reply or page.post
    if page.post is None or text is None or (page.decision.reply_id is not None and page.reply is None):
        return None
    number = page.reply.number if page.reply is not None else None
    url = post_url(page.post.id, page.post.slug)
    revision = page.revision
    return {
        "title": page.post.title,
        "url": reply_url(page.post.id, number) if number is not None else url,
        "state": text.state,
        "html": text.html,
        "is_change": revision is not None and revision.state == "rejected",
        "earlier_title": revision.title if revision is not None else None,
        "summary": page.post.summary if page.reply is None else None,
        "earlier_summary": revision.summary if revision is not None else None,
        "earlier_html": revision.html if revision is not None else None,
    }


@bp.get(AT_APPEAL)
def appeal(case_id: int) -> ResponseReturnValue:
    return _show(case_id)


@bp.post(AT_APPEAL)
@carries(_show)
def decide(case_id: int) -> ResponseReturnValue:
    page = _get(case_id)
    form: Any = RulingForm()
    if not form.validate():
        return _show(case_id, form, status=400)
    service = SERVICES.get(form.ruling.data)
    if service is None:
        form.ruling.errors = [_("Please choose one of the two.")]
        return _show(case_id, form, status=400)
    try:
        answer = _prepare(page, form.answer.data or "", is_reversal=form.ruling.data == REVERSE)
        with unit_of_work() as work:
            service(work, actor=current_actor(), case_id=case_id, version=form.version.data or 0, answer=answer)
    except InvalidInput as error:
        form.refuse(error)
        return _show(case_id, form, status=400)
    flash_done(_("The appeal is answered, and the member is told."))
    return redirect(f"/moderation/appeals/{case_id}", 303)


def _prepare(page: AppealPage, words: str, *, is_reversal: bool) -> PreparedAnswer:
    revision = page.revision
    if not is_reversal or page.decision.kind != "edit" or revision is None:
        return prepare_answer(words)
    title = revision.title if revision.reply_id is None else None
    return prepare_answer(words, title=title, source=revision.source, summary=revision.summary, html=revision.html)
