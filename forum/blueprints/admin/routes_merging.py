"""Making two accounts or two blogs one: choose the other, see what happens, say why."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms_merging import MergeAccountsForm, MergeBlogsForm
from forum.blueprints.admin.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput, NotFound
from forum.i18n import gettext as _
from forum.models import Blog
from forum.permissions.merging import check_merge_accounts
from forum.permissions.moving import is_wider
from forum.queries.blogs import get_blog, list_all_blogs
from forum.queries.merging import count_of_account, count_of_blog
from forum.queries.people import find_user_by_handle, get_member
from forum.services.merging_accounts import merge_accounts
from forum.services.merging_blogs import merge_blogs
from forum.validation.handles import handle_key
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.urls import blog_url, member_url
from forum.web.views import who_reads

LONGEST = 254
AT_MEMBER, AT_BLOG = "/members/<handle>/merge", "/blogs/<slug>/merge"
Typed = MultiDict[str, str] | None


def _show_accounts(handle: str, form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    """The preview where an account was named that may be kept, else the question which one."""
    actor = current_admin()
    given_up = find_user_by_handle(handle_key(handle))
    if given_up is None:
        raise NotFound
    wanted = (form.into.data or "" if form else (typed or request.args).get("into", ""))[:LONGEST].strip()
    error, kept = "", None
    if wanted:
        kept = find_user_by_handle(handle_key(wanted.removeprefix("@")))
        try:
            if kept is None:
                raise InvalidInput(_("There is no member with this handle."))
            check_merge_accounts(actor, given_up, kept)
        except InvalidInput as refusal:
            error, kept, status = str(refusal.message), None, 400
    html = render_template(
        "admin/merge_accounts.html",
        given_up={"handle": given_up.handle, "name": given_up.display_name, "email": given_up.email},
        kept={"handle": kept.handle, "name": kept.display_name, "email": kept.email} if kept else None,
        counts=count_of_account(given_up.id),
        wanted=wanted,
        error=error,
        form=form or MergeAccountsForm.filled(typed, into=wanted) if kept else None,
        action_url=url_for("admin.merge_accounts_post", handle=given_up.handle),
        back_url=url_for("admin.member", handle=given_up.handle),
    )
    return make_response(html, status)


@bp.get(AT_MEMBER)
def merge_accounts_form(handle: str) -> ResponseReturnValue:
    return _show_accounts(handle)


@bp.post(AT_MEMBER)
@takes(MergeAccountsForm, _show_accounts)
def merge_accounts_post(handle: str, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    get_member(handle_key(handle))
    with unit_of_work() as work:
        merge_accounts(work, actor=actor, handle=handle, into=form.into.data or "", reason=form.reason.data)
    flash_done(_("The two accounts are one now, and its member is told."))
    return redirect(member_url(get_member(handle_key(form.into.data.removeprefix("@"))).handle), 303)


def _get_blog(slug: str) -> Blog:
    blog = get_blog(current_admin(), slug)
    if blog.slug != slug:
        raise NotFound
    return blog


def _show_blogs(slug: str, form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    """The preview where another blog was chosen, else the question which one."""
    source = _get_blog(slug)
    wanted = (form.into.data or "" if form else (typed or request.args).get("into", ""))[:LONGEST]
    others = [blog for blog in list_all_blogs() if blog.id != source.id]
    target = next((blog for blog in others if blog.slug == wanted), None)
    html = render_template(
        "admin/merge_blogs.html",
        source=_in_words(source),
        target=_in_words(target) if target else None,
        is_wider=is_wider(source, target) if target else False,
        others=[(blog.slug, f"{blog.name} – {who_reads(blog)}") for blog in others],
        counts=count_of_blog(source.id),
        form=form or MergeBlogsForm.filled(typed, into=wanted) if target else None,
        action_url=url_for("admin.merge_blogs_post", slug=slug),
        back_url=url_for("admin.blogs"),
    )
    return make_response(html, 400 if wanted and target is None else status)


def _in_words(blog: Blog) -> dict[str, str]:
    return {"name": blog.name, "url": blog_url(blog.slug), "reads": who_reads(blog)}


@bp.get(AT_BLOG)
def merge_blogs_form(slug: str) -> ResponseReturnValue:
    return _show_blogs(slug)


@bp.post(AT_BLOG)
@takes(MergeBlogsForm, _show_blogs)
def merge_blogs_post(slug: str, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    _get_blog(slug)
    into = form.into.data or ""
    with unit_of_work() as work:
        merge_blogs(
            work,
            actor=actor,
            slug=slug,
            into=into,
            is_wider_agreed=form.is_wider.data,
            reason=form.reason.data,
        )
    flash_done(_("The two blogs are one now."))
    return redirect(blog_url(into), 303)
