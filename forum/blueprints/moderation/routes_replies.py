"""Decisions on replies: one alone, or with the branch that hangs on it."""

from functools import partial
from typing import Any

from flask import redirect
from flask.typing import ResponseReturnValue

from forum.blueprints.moderation import words
from forum.blueprints.moderation.forms import ReasonForm, ScopedForm
from forum.blueprints.moderation.pages import JudgedText, check_open, get_moderated_post, show_decision
from forum.blueprints.moderation.routes import AT_POST, bp
from forum.blueprints.moderation.words import Act
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.i18n import ngettext
from forum.queries.moderation import count_published_below, count_removed_with
from forum.queries.replies import get_own_view
from forum.services import moderation as services
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import choices_of, flash_done
from forum.web.urls import reply_url

AT_REPLY = f"{AT_POST}/replies/<int:number>"


def _form_of(act: Act) -> type[ReasonForm]:
    return ReasonForm if act is words.HIDE_REPLY else ScopedForm


def _show_reply(
    act: Act, post_id: int, number: int, form: Any = None, *, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    page = get_moderated_post(post_id)
    own = get_own_view(current_actor(), post_id, number)
    if form is None and typed is None:
        check_open(act, own.state)
    form = form or _form_of(act).filled(typed)
    if act is not words.HIDE_REPLY:
        _offer_scope(act, form, post_id, number)
    text = JudgedText(
        name=_("Reply %(number)s", number=number),
        writer_name=own.writer_name,
        state=own.state,
        body_html=own.html,
        reason=own.decision_reason,
    )
    return show_decision(act, page, text, form, back_url=reply_url(post_id, number), status=status)


def _offer_scope(act: Act, form: Any, post_id: int, number: int) -> None:
    """Says how many replies the wider choice reaches, or takes the question away."""
    if act is words.REMOVE_REPLY:
        count = count_published_below(post_id, number)
        label = ngettext("It and the %(num)s reply below it", "It and the %(num)s replies below it", count)
    else:
        count = count_removed_with(post_id, number) - 1
        label = ngettext(
            "It and the %(num)s reply that was removed together with it",
            "It and the %(num)s replies that were removed together with it",
            count,
        )
    if count > 0:
        form.scope.choices = choices_of([("one", _("Only this reply")), ("branch", label)])
    else:
        del form.scope


def _decide_reply(act: Act, post_id: int, number: int, form: Any) -> ResponseReturnValue:
    get_moderated_post(post_id)
    service, done = _service_of(act, form)
    with unit_of_work() as work:
        service(work, actor=current_actor(), post_id=post_id, number=number, reason=form.reason.data)
    flash_done(str(done))
    return redirect(reply_url(post_id, number), 303)


def _service_of(act: Act, form: Any) -> tuple[Any, Any]:
    """What to do, and the words for its being done."""
    if act is words.HIDE_REPLY:
        return services.hide_reply, act.done
    if act is words.REMOVE_REPLY:
        if form.is_branch:
            return services.remove_reply_branch, words.REMOVE_BRANCH_DONE
        return services.remove_reply, act.done
    if form.is_branch:
        return services.restore_reply_branch, words.RESTORE_BRANCH_DONE
    return services.restore_reply, act.done


@bp.get(f"{AT_REPLY}/hide")
def hide_reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show_reply(words.HIDE_REPLY, post_id, number)


@bp.post(f"{AT_REPLY}/hide")
@takes(ReasonForm, partial(_show_reply, words.HIDE_REPLY))
def hide_reply_post(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    return _decide_reply(words.HIDE_REPLY, post_id, number, form)


@bp.get(f"{AT_REPLY}/remove")
def remove_reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show_reply(words.REMOVE_REPLY, post_id, number)


@bp.post(f"{AT_REPLY}/remove")
@takes(ScopedForm, partial(_show_reply, words.REMOVE_REPLY))
def remove_reply_post(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    return _decide_reply(words.REMOVE_REPLY, post_id, number, form)


@bp.get(f"{AT_REPLY}/restore")
def restore_reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show_reply(words.RESTORE_REPLY, post_id, number)


@bp.post(f"{AT_REPLY}/restore")
@takes(ScopedForm, partial(_show_reply, words.RESTORE_REPLY))
def restore_reply_post(post_id: int, number: int, form: Any) -> ResponseReturnValue:
    return _decide_reply(words.RESTORE_REPLY, post_id, number, form)
