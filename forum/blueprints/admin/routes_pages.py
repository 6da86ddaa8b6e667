"""What admins say about the site: the pages of terms, guidelines and the like, with all that stood there before."""

from typing import Any

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms_pages import PageForm, RestoreForm
from forum.blueprints.admin.routes import Typed, bp
from forum.db import unit_of_work
from forum.errors import EditConflict
from forum.i18n import gettext as _
from forum.models import PAGE_NAMES
from forum.queries.site_pages import PageText, check_page_name, find_page, get_page_text, list_page_texts, list_pages
from forum.services.site_pages import TERMS, prepare_page, restore_page, save_new_terms, save_page
from forum.web.form_views import is_preview, takes
from forum.web.forms import flash_done, flash_error
from forum.web.site_pages import TITLES, own_words, own_words_as_markdown


@bp.get("/site")
def site() -> ResponseReturnValue:
    current_admin()
    written = list_pages()
    pages = [
        {
            "title": TITLES[name],
            "url": url_for(f"site.{name}"),
            "changed_at": written[name].changed_at if name in written else None,
            "edit_url": url_for("admin.edit_page", name=name),
            "history_url": url_for("admin.page_history", name=name),
        }
        for name in PAGE_NAMES
    ]
    return render_template("admin/site.html", pages=pages)


def _show_page(
    name: str,
    form: Any = None,
    typed: Typed = None,
    status: int = 200,
    *,
    preview_html: str | None = None,
    conflict: EditConflict | None = None,
) -> ResponseReturnValue:
    current_admin()
    check_page_name(name)
    page = find_page(name)
    if form is None:
        source = page.source if page and page.source else own_words_as_markdown(name)
        form = PageForm.filled(typed, body=source, version=page.version if page else 0)
    if name != TERMS:
        del form.is_binding
    html = render_template(
        "admin/page.html",
        form=form,
        title=TITLES[name],
        is_changed=page is not None,
        preview_html=preview_html,
        saved=None if conflict is None else conflict.current or own_words_as_markdown(name),
        action_url=url_for("admin.save_page_post", name=name),
        history_url=url_for("admin.page_history", name=name),
    )
    return make_response(html, status)


@bp.get("/pages/<name>")
def edit_page(name: str) -> ResponseReturnValue:
    return _show_page(name)


@bp.post("/pages/<name>")
@takes(PageForm, _show_page)
def save_page_post(name: str, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    check_page_name(name)
    prepared, version = prepare_page(form.body.data), form.version.data or 0
    if is_preview():
        return _show_page(name, form, preview_html=prepared.html)
    is_binding = name == TERMS and form.is_binding.data
    try:
        with unit_of_work() as work:
            if is_binding:
                save_new_terms(work, actor=actor, version=version, prepared=prepared)
            else:
                save_page(work, actor=actor, name=name, version=version, prepared=prepared)
    except EditConflict as conflict:
        form.renew(version=conflict.version)
        return _show_page(name, form, status=409, conflict=conflict)
    if is_binding:
        flash_done(_("The terms are saved. Every member is asked to accept them with their next page."))
    else:
        flash_done(_("The page is saved."))
    return redirect(url_for(f"site.{name}"), 303)


def _row(text: PageText, number: int) -> dict[str, Any]:
    return {
        "number": text.version,
        "is_current": number == 0,
        "is_own": not text.html,
        "editor": text.editor,
        "changed_at": text.changed_at,
        "terms_version": text.terms_version,
        "url": url_for("admin.page_revision", name=text.name, version=text.version),
    }


@bp.get("/pages/<name>/history")
def page_history(name: str) -> ResponseReturnValue:
    current_admin()
    texts = list_page_texts(name)
    return render_template(
        "admin/page_history.html",
        title=TITLES[name],
        rows=[_row(text, number) for number, text in enumerate(texts)],
        own_url=url_for("admin.page_revision", name=name, version=0),
        edit_url=url_for("admin.edit_page", name=name),
    )


@bp.get("/pages/<name>/history/<int:version>")
def page_revision(name: str, version: int) -> ResponseReturnValue:
    """A text of the page as it was; number 0 are the forum's own words."""
    current_admin()
    check_page_name(name)
    text, current = (get_page_text(name, version) if version else None), find_page(name)
    return render_template(
        "admin/page_revision.html",
        title=TITLES[name],
        version=version,
        html=(text.html if text else "") or own_words(name),
        changed_at=text.changed_at if text else None,
        is_current=version == (current.version if current else 0),
        form=RestoreForm.filled(version=current.version if current else 0),
        restore_url=url_for("admin.restore_page_post", name=name, version=version),
        history_url=url_for("admin.page_history", name=name),
    )


@bp.post("/pages/<name>/history/<int:version>/restore")
def restore_page_post(name: str, version: int) -> ResponseReturnValue:
    actor = current_admin()
    form: Any = RestoreForm()
    current = form.version.data or 0
    try:
        with unit_of_work() as work:
            restore_page(work, actor=actor, name=name, version=current, earlier=version)
    except EditConflict:
        flash_error(_("Another admin changed this page in the meantime. Look at what stands there now first."))
        return redirect(url_for("admin.page_history", name=name), 303)
    flash_done(_("That text stands there again."))
    return redirect(url_for(f"site.{name}"), 303)
