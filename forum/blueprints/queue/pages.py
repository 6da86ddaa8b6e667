"""The page of a case, with its forms, and the page that says what changed under a decision."""

from collections.abc import Sequence
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # the stubs are of 3.2

from forum.blueprints.queue import views
from forum.blueprints.queue.forms import DecisionForm, EntryForm
from forum.blueprints.queue.words import OUTCOMES, SANCTIONS, reason_words
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.moderation import check_moderates_anything, may_act_on_others
from forum.queries.answers import OfferedAnswer, list_answers
from forum.queries.case_entries import list_entries
from forum.queries.cases import (
    CasePage,
    ShownFlag,
    find_earlier_source,
    get_case_page,
    get_writer_record,
    list_decisions,
    list_shown_flags,
    list_similar_cases,
)
from forum.queries.posts import list_revisions
from forum.services.flag_reasons import REASON_NAMES
from forum.web.actor import current_actor
from forum.web.forms import Form, choices_of
from forum.web.urls import case_url, member_url
from forum.web.views import revision_view


def moderating_actor() -> Actor:
    """`SignInNeeded` for a visitor, `NotAllowed` for who moderates nothing."""
    actor = current_actor()
    check_moderates_anything(actor)
    return actor


def fit_decision(form: Any, page: CasePage, answers: Sequence[OfferedAnswer]) -> None:
    """Gives a form the acts and the prepared answers of this case."""
    form.act.choices = [SelectChoice(name, label) for name, label, _meaning in views.act_choices(page)]
    form.prepared_answer.choices = choices_of(
        [("", _("None")), *((str(answer.id), answer.title) for answer in answers)]
    )


def new_decision(page: CasePage, flags: list[ShownFlag], typed: Any = None) -> Any:
    """An empty form that names what the page shows, or one filled with what was typed."""
    reasons = [flag.reason for flag in flags]
    asked = request.args.get("act", "")
    return DecisionForm.filled(
        typed,
        act=asked if asked in {name for name, *_rest in views.act_choices(page)} else None,
        category=max(reasons, key=reasons.count) if reasons else "other",
        version=page.case.version,
        text_version=page.text_version,
        seen_flag=max((flag.id for flag in flags), default=0),
    )


def show_case(
    case_id: int, *, decision: Any = None, entry: Any = None, typed: Any = None, status: int = 200
) -> ResponseReturnValue:
    """The page of a case; `typed` fills the form of the decision or of the entry, whichever sent it."""
    actor = moderating_actor()
    page = get_case_page(actor, case_id)
    flags = list(list_shown_flags(case_id))
    answers = list_answers(actor, page.case.blog_id) if page.case.state == "open" else []
    is_entry = typed is not None and "kind" in typed
    decision = decision or new_decision(page, flags, None if is_entry else typed)
    fit_decision(decision, page, answers)
    entry = entry or EntryForm.filled(typed if is_entry else None)
    fit_entry(entry, page)
    return make_response(
        render_template(
            "queue/case.html",
            case=views.case_view(actor, page),
            text=views.text_view(page),
            is_withheld=page.is_withheld,
            versions=_versions(actor, page),
            writer=_writer(actor, page),
            flags=[views.flag_view(flag) for flag in flags],
            decisions=_decisions(actor, page),
            similar=[
                {"url": case_url(row.id), "outcome": OUTCOMES[row.outcome], "date": row.closed_at}
                for row in list_similar_cases(case_id, page.case.blog_id)
            ],
            entries=[views.entry_view(row) for row in list_entries(case_id)],
            acts=views.act_choices(page),
            form=decision,
            entry=entry,
            has_answers=bool(answers),
            token_form=Form(),
        ),
        status,
    )


def fit_entry(form: Any, page: CasePage) -> None:
    """Offers to write to the member only where there is one."""
    kinds = [("note", _("A note for the other moderators")), ("ask", _("Ask another moderator for a second opinion"))]
    if page.writer is not None:
        kinds.append(("member", _("A message to the member, who can answer it")))
    form.kind.choices = choices_of(kinds)


def _versions(actor: Actor, page: CasePage) -> list[dict[str, Any]]:
    if page.post is None or page.is_withheld or page.text_version < 2:
        return []
    rows = list_revisions(page.post.id, page.reply.id if page.reply else None, sees_hidden=True)
    can_hide = page.writer is not None and may_act_on_others(actor, page.writer.role, page.writer.id)
    return [revision_view(page.post.id, row, can_hide=can_hide) for row in rows]


def _writer(actor: Actor, page: CasePage) -> dict[str, Any] | None:
    user = page.writer
    if user is None:
        return None
    record = get_writer_record(actor, user.id)
    return {
        "name": user.display_name,
        "handle": user.handle,
        "url": member_url(user.handle),
        "role": user.role,
        "trust_level": user.trust_level,
        "since": user.created_at,
        "post_count": user.post_count,
        "reply_count": user.reply_count,
        "agreed": record.agreed,
        "disagreed": record.disagreed,
        "sanctions": [(SANCTIONS[kind], end) for kind, end in record.sanctions],
        "sanction_url": f"/moderation/members/{user.handle}/sanction?case={page.case.id}",
    }


def _decisions(actor: Actor, page: CasePage) -> dict[str, list[dict[str, Any]]]:
    found = list_decisions(actor, page.case.id, page.case.writer_id)
    return {
        "here": [views.decision_view(row) for row in found if row.case_id == page.case.id],
        "earlier": [views.decision_view(row) for row in found if row.case_id != page.case.id],
    }


def show_conflict(case_id: int, form: Any) -> ResponseReturnValue:
    """What changed since the form was opened, and the form again with what was typed; nothing was decided."""
    actor = moderating_actor()
    page = get_case_page(actor, case_id)
    seen_version, seen_flag = form.text_version.data or 0, form.seen_flag.data or 0
    flags = list(list_shown_flags(case_id, after_id=seen_flag))
    decisions = [row for row in list_decisions(actor, case_id, None) if row.case_id == case_id]
    fit_decision(form, page, list_answers(actor, page.case.blog_id))
    difference = _difference(page, seen_version)
    latest = max([seen_flag, *(flag.id for flag in flags)])
    renewed = (("version", page.case.version), ("text_version", page.text_version), ("seen_flag", latest))
    for name, value in renewed:
        form[name].process_data(value)
        form[name].raw_data = None
    return make_response(
        render_template(
            "queue/conflict.html",
            case=views.case_view(actor, page),
            text=views.text_view(page),
            difference=difference,
            flags=[views.flag_view(flag) for flag in flags],
            decisions=[views.decision_view(row) for row in decisions],
            acts=views.act_choices(page),
            form=form,
            category=reason_words(form.category.data) if form.category.data in REASON_NAMES else None,
        ),
        409,
    )


def _difference(page: CasePage, seen_version: int) -> Any:
    text = page.text
    if text is None or page.is_withheld or text.version == seen_version:
        return []
    return views.difference(find_earlier_source(page, seen_version) or "", text.source)
