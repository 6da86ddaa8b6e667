"""The queue, and one decision on several of its cases."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # the stubs are of 3.2

from forum.blueprints.queue import views, words
from forum.blueprints.queue.forms import BulkForm, FilterForm
from forum.blueprints.queue.pages import moderating_actor
from forum.db import unit_of_work
from forum.errors import ForumError, InvalidInput, Unavailable
from forum.i18n import gettext as _
from forum.i18n import ngettext
from forum.models.cases import FLAG_REASONS
from forum.permissions import Actor
from forum.queries.queue import ASSIGNEES, KINDS, STATES, QueueFilter, list_queue, list_queue_blogs
from forum.rendering import is_blank
from forum.services.case_decisions import ACTS, Seen, decide_case
from forum.services.decisions import Statement, check_reason
from forum.web.carrying import carries
from forum.web.forms import choices_of
from forum.web.statement_forms import category_of
from forum.web.urls import case_url
from forum.web.views import paging

bp = Blueprint("queue", __name__, url_prefix="/moderation")

MOST_CHOSEN = 50
BULK_ACTS = ("approve", "reject", "ignore", "agree_hide", "agree_remove", "disagree")


def asked_filter(args: Any) -> QueueFilter:
    """What an address asks for; what cannot be read is left out."""
    blog = args.get("blog", "")
    return QueueFilter(
        kind=args.get("kind") if args.get("kind") in KINDS else None,
        blog_id=int(blog) if blog.isascii() and blog.isdigit() and len(blog) < 18 else None,
        reason=args.get("why") if args.get("why") in FLAG_REASONS else None,
        state=args.get("state") if args.get("state") in STATES else "open",
        assignee=args.get("assignee") if args.get("assignee") in ASSIGNEES else None,
    )


def _show_queue(form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = moderating_actor()
    wanted = asked_filter(request.args)
    page = list_queue(actor, wanted, before=request.args.get("before"), after=request.args.get("after"))
    filters = FilterForm(formdata=request.args)
    blogs = [(str(blog_id), name) for blog_id, name in list_queue_blogs(actor)]
    filters.blog.choices = choices_of([("", _("All blogs")), *blogs])
    form = form or BulkForm.filled(typed, category="other")
    form.act.choices = [SelectChoice(name, words.ACTS[name][0]) for name in BULK_ACTS if name in ACTS]
    chosen = set((typed if typed is not None else request.form).getlist("selected"))
    html = render_template(
        "queue/index.html",
        cases=[views.queue_row(row) for row in page.rows],
        chosen=chosen,
        filters=filters,
        is_filtered=wanted != QueueFilter(),
        is_open=wanted.state == "open",
        form=form,
        action_url=views.bulk_url(wanted),
        **paging(page, views.queue_url(wanted)),
    )
    return make_response(html, status)


@bp.get("/queue")
def index() -> ResponseReturnValue:
    return _show_queue()


@dataclass(frozen=True)
class Chosen:
    """A row that was chosen, with the versions that the page showed."""

    case_id: int
    seen: Seen


def _chosen(values: list[str]) -> list[Chosen]:
    """Raises `InvalidInput` for none, for too many, and for what no page sends."""
    found = []
    for value in dict.fromkeys(values):
        parts = value.split(":")
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 18 for part in parts):
            raise InvalidInput(_("Please choose cases from the list."))
        found.append(Chosen(int(parts[0]), Seen(int(parts[1]), int(parts[2]))))
    if not found:
        raise InvalidInput(_("Please choose at least one case."))
    if len(found) > MOST_CHOSEN:
        raise InvalidInput(_("Please choose at most %(most)s cases.", most=MOST_CHOSEN))
    return found


@bp.post("/queue/decide")
@carries(lambda typed: _show_queue(typed=typed))
def decide_many() -> ResponseReturnValue:
    """Each case in a unit of work of its own: one that changed meanwhile stays as it is, the others are decided."""
    actor = moderating_actor()
    form = BulkForm()
    try:
        chosen = _chosen(request.form.getlist("selected"))
        if form.act.data and form.act.data not in BULK_ACTS:
            raise InvalidInput(_("Please choose what to do."), field="act")
        if not form.validate():
            return _show_queue(form, status=400)
        reason = form.reason.data or ""
        if form.act.data != "approve" or not is_blank(reason):
            reason = check_reason(reason)
        statement = Statement(reason, category=category_of(form))
    except InvalidInput as error:
        form.refuse(error)
        return _show_queue(form, status=400)
    done, refused = [], []
    for row in chosen:
        if (why := _decide_one(actor, row, form.act.data, statement)) is None:
            done.append(row.case_id)
        else:
            refused.append((row.case_id, why))
    return render_template(
        "queue/done.html",
        act=words.ACTS[form.act.data][0],
        heading=ngettext("%(num)s case decided", "%(num)s cases decided", len(done)),
        done=[{"id": case_id, "url": case_url(case_id)} for case_id in done],
        refused=[{"id": case_id, "url": case_url(case_id), "why": why} for case_id, why in refused],
    )


def _decide_one(actor: Actor, row: Chosen, act: str, statement: Statement) -> str | None:
    """None when it is done, otherwise why not."""
    try:
        with unit_of_work() as work:
            decide_case(work, actor=actor, case_id=row.case_id, seen=row.seen, act=act, statement=statement)
    except Unavailable:
        raise
    except ForumError as error:
        return str(error.message) or _("This case is not there, or not open to you.")
    return None
