"""The inbox and marking its lines as read."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from forum.db import unit_of_work
from forum.db.paging import Page
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.queries.inbox import Notice, list_notifications
from forum.services import inbox as services
from forum.web.actor import current_actor
from forum.web.forms import Form
from forum.web.notice_words import url_of, words_of
from forum.web.urls import post_url
from forum.web.views import asked_place, paging

bp = Blueprint("inbox", __name__)

LARGEST_ID = 2**63 - 1


class UpToForm(Form):
    """The newest notification that the page showed."""

    up_to_id = IntegerField(validators=[InputRequired(), NumberRange(0, LARGEST_ID)])


@bp.get("/inbox")
def index() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    page = list_notifications(actor, asked_place(request.args))
    return render_template(
        "inbox/index.html",
        notifications=[_line(group) for group in _grouped(page.rows)],
        has_unread=any(not notice.is_read for notice in page.rows) or _has_more(page),
        up_to_id=max((notice.id for notice in page.rows), default=0),
        mark_all_url=url_for("inbox.mark_all_read"),
        **paging(page, "/inbox"),
    )


def _has_more(page: Page[Notice]) -> bool:
    """Older pages may hold something unread."""
    return page.older is not None


def _grouped(notices: Sequence[Notice]) -> list[list[Notice]]:
    """The replies of one thread that the page holds stand together, where the first of them stands."""
    groups: dict[Any, list[Notice]] = {}
    for notice in notices:
        is_grouped = notice.kind == "follow" and notice.is_of_reply
        key = (notice.post_id, notice.is_read) if is_grouped else notice.id
        groups.setdefault(key, []).append(notice)
    return list(groups.values())


def _line(group: Sequence[Notice]) -> dict[str, Any]:
    """A notice, or several replies of one thread, the latest first."""
    notice = group[0]
    if len(group) > 1:
        first = min(group, key=lambda found: found.reply_number or 0)
        return _single(notice) | {
            "kind": "replies",
            "count": len(group),
            "url": url_of(first),
            "all_url": post_url(notice.post_id or 0, notice.post_slug or "") + "#comments",
            "mark_url": url_for("inbox.mark_thread_read", post_id=notice.post_id, **_place()),
        }
    return _single(notice)


def _single(notice: Notice) -> dict[str, Any]:
    return {
        "count": 1,
        "all_url": None,
        "up_to_id": notice.id,
        "is_of_reply": notice.is_of_reply,
        "blog_name": notice.blog_name,
        "kind": "appeal" if notice.decision_kind in {"uphold", "reverse"} else notice.kind,
        "is_unread": not notice.is_read,
        "date": notice.created_at,
        "url": url_of(notice),
        "writer_name": notice.actor_name,
        "title": notice.post_title,
        "words": words_of(notice),
        "reason": notice.decision_reason,
        "decision_url": f"/standing/decisions/{notice.decision_id}" if notice.decision_id is not None else None,
        "mark_url": url_for("inbox.mark_read", notification_id=notice.id, **_place()),
    }


def _place() -> dict[str, Any]:
    """The place in the list, so that marking one line leads back to its page."""
    return {name: request.args[name] for name in ("before", "after") if name in request.args}


@bp.post("/inbox/<int:notification_id>/read")
def mark_read(notification_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    with unit_of_work() as work:
        services.mark_read(work, actor=actor, notification_id=notification_id)
    return redirect(url_for("inbox.index", **_place()), 303)


@bp.post("/inbox/threads/<int:post_id>/read")
def mark_thread_read(post_id: int) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    form = UpToForm()
    if not form.validate():
        raise InvalidInput(_("Please open your inbox again and repeat this."))
    with unit_of_work() as work:
        services.mark_thread_read(work, actor=actor, post_id=post_id, up_to_id=form.up_to_id.data or 0)
    return redirect(url_for("inbox.index", **_place()), 303)


@bp.post("/inbox/read")
def mark_all_read() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    form = UpToForm()
    if not form.validate():
        raise InvalidInput(_("Please open your inbox again and repeat this."))
    with unit_of_work() as work:
        services.mark_all_read(work, actor=actor, up_to_id=form.up_to_id.data or 0)
    return redirect(url_for("inbox.index"), 303)
