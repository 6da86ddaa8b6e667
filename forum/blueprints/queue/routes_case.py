"""One case: its page, its claim, and the decision."""

import re
from typing import Any

from flask import redirect, request
from flask.typing import ResponseReturnValue

from forum.blueprints.queue import words
from forum.blueprints.queue.forms import DecisionForm
from forum.blueprints.queue.pages import moderating_actor, show_case, show_conflict
from forum.blueprints.queue.routes import bp
from forum.db import unit_of_work
from forum.errors import CaseConflict, InvalidInput
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.queries.answers import list_answers
from forum.queries.cases import CasePage, get_case_page
from forum.services.case_claims import claim_case, release_case, take_over_case
from forum.services.case_decisions import Seen, decide_case
from forum.web.carrying import carries
from forum.web.forms import flash_done
from forum.web.statement_forms import category_of, statement_of
from forum.web.urls import case_url

AT_CASE = "/cases/<int:case_id>"


@bp.get(AT_CASE)
def case(case_id: int) -> ResponseReturnValue:
    return show_case(case_id)


@bp.post(f"{AT_CASE}/claim")
def claim(case_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        claim_case(work, actor=moderating_actor(), case_id=case_id)
    flash_done(_("The others see that you are looking at this case, for 15 minutes."))
    return redirect(case_url(case_id), 303)


@bp.post(f"{AT_CASE}/take-over")
def take_over(case_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        take_over_case(work, actor=moderating_actor(), case_id=case_id)
    flash_done(_("The others see that you are looking at this case, for 15 minutes."))
    return redirect(case_url(case_id), 303)


@bp.post(f"{AT_CASE}/release")
def release(case_id: int) -> ResponseReturnValue:
    with unit_of_work() as work:
        release_case(work, actor=moderating_actor(), case_id=case_id)
    flash_done(_("The case is free for others."))
    return redirect("/moderation/queue", 303)


@bp.post(f"{AT_CASE}/decide")
@carries(lambda typed, case_id: show_case(case_id, typed=typed))
def decide(case_id: int) -> ResponseReturnValue:
    actor = moderating_actor()
    page = get_case_page(actor, case_id)
    form: Any = DecisionForm()
    if request.form.get("action") == "use":
        return _use_answer(actor, page, form)
    if not form.validate():
        return show_case(case_id, decision=form, status=400)
    seen = Seen(form.version.data or 0, form.text_version.data or 0)
    try:
        with unit_of_work() as work:
            decide_case(work, actor=actor, case_id=case_id, seen=seen, act=form.act.data, statement=statement_of(form))
    except InvalidInput as error:
        form.refuse(error)
        return show_case(case_id, decision=form, status=400)
    except CaseConflict:
        return show_conflict(case_id, form)
    flash_done(_("Case %(number)s is decided: %(act)s.", number=case_id, act=words.ACTS[form.act.data][0]))
    return redirect("/moderation/queue", 303)


def _use_answer(actor: Actor, page: CasePage, form: Any) -> ResponseReturnValue:
    """The form again with the prepared answer under what was written; nothing is decided."""
    bodies = {str(answer.id): answer.body for answer in list_answers(actor, page.case.blog_id)}
    body = _filled_in(bodies.get(form.prepared_answer.data or "", ""), page, category_of(form))
    form.reason.data = "\n\n".join(part for part in ((form.reason.data or "").strip(), body) if part)
    return show_case(page.case.id, decision=form)


def _filled_in(body: str, page: CasePage, category: str | None) -> str:
    """An answer with its placeholders replaced, in one go: a name that looks like a placeholder stays as it is."""
    values = {
        "{name}": page.writer.display_name if page.writer else "",
        "{title}": page.post.title if page.post and not page.is_withheld else "",
        "{rule}": words.reason_words(category) if category else "",
    }
    return re.sub("|".join(map(re.escape, values)), lambda found: values[found[0]], body)
