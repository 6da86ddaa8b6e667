"""A legal notice as the moderators of the site see it, and the decision."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.legal.forms import VerdictForm
from forum.blueprints.legal.routes import bp
from forum.db import session, unit_of_work
from forum.errors import InvalidInput, StateConflict
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions.legal_notices import check_decide_notice, may_decide_notice
from forum.queries.legal_notices import NoticePage, get_notice_page
from forum.services.deciding_notices import OPEN_TO, Seen, Verdict, decide_notice, prepare_verdict
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import choices_of, flash_done, flash_error
from forum.web.urls import member_url, post_url, reply_url

ACTS = {
    "hide": lazy_gettext("Hide the text: its writer may change it"),
    "remove": lazy_gettext("Remove the text"),
    "done": lazy_gettext("Agree: what the notice asks for is done already, or done in another way"),
    "refuse": lazy_gettext("Refuse: nothing changes"),
}
AT_NOTICE = "/moderation/notices/<int:notice_id>"


def _show(
    notice_id: int, form: Any = None, *, typed: Any = None, status: int = 200, is_fresh: bool = False
) -> ResponseReturnValue:
    """`is_fresh` puts the versions into the form that this page shows, where an earlier one did not hold any more."""
    page = get_notice_page(current_actor(), notice_id)
    if form is None:
        defaults = {"law": page.notice.law, "version": page.case.version, "text_version": page.text_version}
        form = VerdictForm.filled(typed, **defaults)
    if is_fresh:
        form.version.data, form.text_version.data = page.case.version, page.text_version
    acts = [act for act, states in OPEN_TO.items() if states is None or page.text_state in states]
    form.act.choices = choices_of([(act, ACTS[act]) for act in acts])
    html = render_template(
        "legal/decide.html",
        notice=page.notice,
        is_open=page.case.state == "open",
        is_decidable=may_decide_notice(current_actor(), page.case.writer_id, _writer_role(page)),
        text=_text(page),
        asks_for_reason=any(OPEN_TO[act] is not None for act in acts) or bool(form.reason.data),
        form=form,
        action_url=request.path,
    )
    return html, status


def _writer_role(page: NoticePage) -> str | None:
    return page.writer.role if page.writer else None


def _text(page: NoticePage) -> dict[str, Any] | None:
    """What the notice is about, ready to print; None where nothing was found at its address."""
    post, reply, writer = page.post, page.reply, page.writer
    if writer is None:
        return None
    shown: dict[str, Any] = {
        "writer_name": writer.display_name,
        "writer_url": member_url(writer.handle),
        "state": page.text_state or "published",
        "body_html": page.text.html if page.text else None,
        "title": post.title if post and reply is None else None,
        "blog_name": page.blog_name,
    }
    if post is None:
        return shown | {"name": _("A member"), "url": member_url(writer.handle)}
    if reply is None:
        return shown | {"name": _("The post"), "url": post_url(post.id, post.slug)}
    number = reply.number or 0
    return shown | {"name": _("Reply %(number)s", number=number), "url": reply_url(post.id, number)}


@bp.get(AT_NOTICE)
def decide(notice_id: int) -> ResponseReturnValue:
    return _show(notice_id)


@bp.post(AT_NOTICE)
@carries(_show)
def decide_post(notice_id: int) -> ResponseReturnValue:
    actor = current_actor()
    page = get_notice_page(actor, notice_id)
    check_decide_notice(actor, page.case.writer_id, _writer_role(page))
    form: Any = VerdictForm()
    if not form.validate():
        return _show(notice_id, form, status=400)
    seen = Seen(_number(form.version.data), _number(form.text_version.data))
    try:
        verdict = prepare_verdict(
            Verdict(
                form.act.data,
                form.message.data or "",
                form.reason.data or "",
                form.law.data or "",
                form.category.data,
            )
        )
        with unit_of_work() as work:
            decide_notice(work, actor=actor, notice_id=notice_id, seen=seen, verdict=verdict)
    except InvalidInput as error:
        form.refuse(error)
        return _show(notice_id, form, status=400)
    except StateConflict as error:
        flash_error(str(error.message))
        session().expire_all()
        return _show(notice_id, form, status=409, is_fresh=True)
    flash_done(_("The notice is decided, and the answer is on its way."))
    return redirect(request.path, 303)


def _number(typed: str | None) -> int:
    """A version in a hidden field; what is no number was seen by nobody."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 10 else -1
