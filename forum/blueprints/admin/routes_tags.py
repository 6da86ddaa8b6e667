"""Tags as admins look after them: another name, two that are one, one that has to go."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms_tags import MergeTagForm, TagForm
from forum.blueprints.admin.routes import bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.queries.tags import get_tag_to_manage, list_tags_to_manage
from forum.services import tag_tools as services
from forum.web.form_views import takes
from forum.web.forms import Form, flash_done
from forum.web.tags import asked_tag_place, count_words, tag_paging

Typed = MultiDict[str, str] | None


@bp.get("/tags")
def tags() -> ResponseReturnValue:
    page = list_tags_to_manage(current_admin(), asked_tag_place(request.args))
    shown = [
        {"name": tag.name, "url": url_for("admin.tag", tag_id=tag.id), "count": count_words(tag.post_count)}
        for tag in page.rows
    ]
    return render_template("admin/tags.html", tags=shown, **tag_paging(page, "/admin/tags"))


def _show(tag_id: int, *, naming: Any = None, merging: Any = None, status: int = 200) -> ResponseReturnValue:
    tag = get_tag_to_manage(current_admin(), tag_id)
    html = render_template(
        "admin/tag.html",
        name=tag.name,
        naming=naming or TagForm.filled(name=tag.name),
        merging=merging or MergeTagForm.filled(),
        rename_url=url_for("admin.rename_tag", tag_id=tag_id),
        merge_url=url_for("admin.merge_tag", tag_id=tag_id),
        delete_url=url_for("admin.ask_delete_tag", tag_id=tag_id),
    )
    return make_response(html, status)


def _show_naming(tag_id: int, form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    return _show(tag_id, naming=form or TagForm.filled(typed), status=status)


def _show_merging(tag_id: int, form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    return _show(tag_id, merging=form or MergeTagForm.filled(typed), status=status)


@bp.get("/tags/<int:tag_id>")
def tag(tag_id: int) -> ResponseReturnValue:
    return _show(tag_id)


@bp.post("/tags/<int:tag_id>")
@takes(TagForm, _show_naming)
def rename_tag(tag_id: int, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    get_tag_to_manage(actor, tag_id)
    with unit_of_work() as work:
        services.rename_tag(work, actor=actor, tag_id=tag_id, name=form.name.data)
    flash_done(_("The tag has its new name. Its earlier address leads to it."))
    return redirect(url_for("admin.tag", tag_id=tag_id), 303)


@bp.post("/tags/<int:tag_id>/merge")
@takes(MergeTagForm, _show_merging)
def merge_tag(tag_id: int, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    get_tag_to_manage(actor, tag_id)
    with unit_of_work() as work:
        services.merge_tags(work, actor=actor, tag_id=tag_id, into=form.into.data)
    flash_done(_("The two tags are one. The earlier address leads to it."))
    return redirect(url_for("admin.tags"), 303)


@bp.get("/tags/<int:tag_id>/delete")
def ask_delete_tag(tag_id: int) -> ResponseReturnValue:
    tag = get_tag_to_manage(current_admin(), tag_id)
    action_url = url_for("admin.delete_tag", tag_id=tag_id)
    cancel_url = url_for("admin.tag", tag_id=tag_id)
    return render_template(
        "admin/tag_delete.html", form=Form.filled(), name=tag.name, action_url=action_url, cancel_url=cancel_url
    )


@bp.post("/tags/<int:tag_id>/delete")
def delete_tag(tag_id: int) -> ResponseReturnValue:
    actor = current_admin()
    get_tag_to_manage(actor, tag_id)
    with unit_of_work() as work:
        services.delete_tag(work, actor=actor, tag_id=tag_id)
    flash_done(_("The tag is deleted."))
    return redirect(url_for("admin.tags"), 303)
