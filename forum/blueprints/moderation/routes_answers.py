"""Prepared answers: the list, a new one, a change, and deleting."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.moderation.forms_moving import AnswerForm
from forum.blueprints.moderation.routes import bp
from forum.db import unit_of_work
from forum.errors import EditConflict, InvalidInput
from forum.i18n import gettext as _
from forum.permissions.answers import check_edit_answers, check_see_answers, may_edit_answers
from forum.queries.answers import AnswerRow, get_answer, list_all_answers, list_moderated_blogs
from forum.services import answers as services
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.form_views import takes
from forum.web.forms import choices_of, flash_done
from forum.web.views import asked_place, paging

AT_ANSWERS = "/moderation/answers"


@bp.get(AT_ANSWERS)
def answers() -> ResponseReturnValue:
    actor = current_actor()
    check_see_answers(actor)
    page = list_all_answers(actor, asked_place(request.args))
    return render_template(
        "moderation/answers.html",
        answers=[_line(row) for row in page.rows],
        new_url=url_for("moderation.new_answer"),
        **paging(page, AT_ANSWERS),
    )


def _line(row: AnswerRow) -> dict[str, Any]:
    can_edit = may_edit_answers(current_actor(), row.blog_id)
    return {
        "title": row.title,
        "body": row.body,
        "blog_name": row.blog_name,
        "editor_name": row.editor_name,
        "edited": row.edited_at,
        "edit_url": f"{AT_ANSWERS}/{row.id}" if can_edit else None,
        "delete_url": f"{AT_ANSWERS}/{row.id}/delete" if can_edit else None,
    }


def _show_new(form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    check_see_answers(actor)
    form = form or AnswerForm.filled(typed)
    places = [("", _("Every blog"))] if actor.is_staff else []
    form.blog.choices = choices_of([*places, *((blog.slug, blog.name) for blog in list_moderated_blogs(actor))])
    return _show(form, status=status, action_url=url_for("moderation.create_answer"))


def _show(form: Any, *, status: int, action_url: str, **more: Any) -> ResponseReturnValue:
    given = {"blog_name": None, "is_new": True, "stored": None, "answers_url": AT_ANSWERS} | more
    return make_response(render_template("moderation/answer.html", form=form, action_url=action_url, **given), status)


@bp.get(f"{AT_ANSWERS}/new")
def new_answer() -> ResponseReturnValue:
    return _show_new()


@bp.post(f"{AT_ANSWERS}/new")
@takes(AnswerForm, _show_new)
def create_answer(form: Any) -> ResponseReturnValue:
    actor = current_actor()
    check_see_answers(actor)
    prepared = services.prepare_answer(form.title.data, form.body.data)
    with unit_of_work() as work:
        services.create_answer(work, actor=actor, blog_slug=form.blog.data or "", prepared=prepared)
    flash_done(_("The answer is saved."))
    return redirect(AT_ANSWERS, 303)


def _get_editable(answer_id: int) -> AnswerRow:
    actor = current_actor()
    check_see_answers(actor)
    row = get_answer(actor, answer_id)
    check_edit_answers(actor, row.blog_id)
    return row


def _show_edit(
    answer_id: int, form: Any = None, *, typed: Any = None, stored: Any = None, status: int = 200
) -> ResponseReturnValue:
    row = _get_editable(answer_id)
    form = form or AnswerForm.filled(typed, title=row.title, body=row.body, version=row.version)
    del form.blog
    action_url = f"{AT_ANSWERS}/{answer_id}"
    return _show(form, status=status, action_url=action_url, blog_name=row.blog_name, is_new=False, stored=stored)


@bp.get(f"{AT_ANSWERS}/<int:answer_id>")
def edit_answer(answer_id: int) -> ResponseReturnValue:
    return _show_edit(answer_id)


@bp.post(f"{AT_ANSWERS}/<int:answer_id>")
@carries(_show_edit)
def save_answer(answer_id: int) -> ResponseReturnValue:
    _get_editable(answer_id)
    form: Any = AnswerForm()
    form.blog.choices = []
    if not form.validate():
        return _show_edit(answer_id, form, status=400)
    try:
        prepared = services.prepare_answer(form.title.data, form.body.data)
        with unit_of_work() as work:
            services.edit_answer(
                work, actor=current_actor(), answer_id=answer_id, version=form.version.data or 0, prepared=prepared
            )
    except InvalidInput as error:
        form.refuse(error)
        return _show_edit(answer_id, form, status=400)
    except EditConflict as conflict:
        form.renew(version=conflict.version)
        stored = {"title": conflict.title, "body": conflict.current}
        return _show_edit(answer_id, form, stored=stored, status=409)
    flash_done(_("The answer is saved."))
    return redirect(AT_ANSWERS, 303)


def _show_delete(answer_id: int) -> ResponseReturnValue:
    """The answer as it is now; it is deleted in the version that this page shows."""
    row = _get_editable(answer_id)
    form = AnswerForm.filled(version=row.version, title="", body="")
    for name in ("blog", "title", "body"):
        del form[name]
    return make_response(
        render_template(
            "moderation/delete_answer.html",
            form=form,
            answer={"title": row.title, "body": row.body},
            action_url=f"{AT_ANSWERS}/{answer_id}/delete",
            answers_url=AT_ANSWERS,
        )
    )


@bp.get(f"{AT_ANSWERS}/<int:answer_id>/delete")
def delete_answer(answer_id: int) -> ResponseReturnValue:
    return _show_delete(answer_id)


@bp.post(f"{AT_ANSWERS}/<int:answer_id>/delete")
def delete_answer_post(answer_id: int) -> ResponseReturnValue:
    _get_editable(answer_id)
    version = request.form.get("version", "")
    with unit_of_work() as work:
        services.delete_answer(
            work,
            actor=current_actor(),
            answer_id=answer_id,
            version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0,
        )
    flash_done(_("The answer is deleted."))
    return redirect(AT_ANSWERS, 303)
