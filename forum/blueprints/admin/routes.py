"""Blogs: a list of all, making and editing one, and who is what in it."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms import PARTS, BlogForm, GrantForm, RevokeForm
from forum.db import unit_of_work
from forum.errors import EditConflict, InvalidInput, NotFound
from forum.i18n import gettext as _
from forum.models import Blog
from forum.queries.blogs import get_blog, list_all_blogs, list_blog_members
from forum.services import blogs as services
from forum.web.carrying import carries
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.stuck_cases import stuck_words
from forum.web.urls import blog_url, member_url

bp = Blueprint("admin", __name__, url_prefix="/admin")

Typed = MultiDict[str, str] | None


@bp.get("")
def index() -> ResponseReturnValue:
    current_admin()
    return redirect(url_for("admin.blogs"), 303)


@bp.get("/blogs")
def blogs() -> ResponseReturnValue:
    actor = current_admin()
    shown = [
        {
            "name": blog.name,
            "url": blog_url(blog.slug),
            "reading": blog.reading,
            "posting": blog.posting,
            "is_unlisted": blog.is_unlisted,
            "edit_url": url_for("admin.edit_blog", slug=blog.slug),
            "members_url": url_for("admin.blog_members", slug=blog.slug),
            "merge_url": url_for("admin.merge_blogs_form", slug=blog.slug),
        }
        for blog in list_all_blogs()
    ]
    return render_template("admin/blogs.html", blogs=shown, stuck=stuck_words(actor))


def _prepared(form: Any) -> services.PreparedBlog:
    return services.prepare_blog(
        name=form.name.data,
        slug=form.slug.data or "",
        description=form.description.data or "",
        note=form.note.data or "",
        posting=form.posting.data,
        reading=form.reading.data,
        is_unlisted=form.is_unlisted.data,
        closes_after_days=form.closes_after_days.data,
        position=form.position.data,
        moderation=form.moderation.data,
        is_noindex=form.is_noindex.data,
        feed_text=form.feed_text.data,
        has_pseudonyms=form.has_pseudonyms.data,
    )


def _show_new(form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    current_admin()
    html = render_template(
        "admin/blog.html",
        form=form or BlogForm.filled(typed, position=len(list_all_blogs()) * 10),
        blog=None,
        stored=None,
        action_url=url_for("admin.create_blog"),
    )
    return make_response(html, status)


@bp.get("/blogs/new")
def new_blog() -> ResponseReturnValue:
    return _show_new()


@bp.post("/blogs/new")
@takes(BlogForm, _show_new)
def create_blog(form: Any) -> ResponseReturnValue:
    actor = current_admin()
    prepared = _prepared(form)
    with unit_of_work() as work:
        slug = services.create_blog(work, actor=actor, prepared=prepared).slug
    flash_done(_("The blog is there. Now say who writes in it."))
    return redirect(url_for("admin.blog_members", slug=slug), 303)


def _get(slug: str) -> Blog:
    """By its present slug alone: an address of administration is not passed on."""
    blog = get_blog(current_admin(), slug)
    if blog.slug != slug:
        raise NotFound
    return blog


def _get_renamed(slug: str) -> Blog:
    """Also by an earlier slug: somebody may have changed it while this form was filled in."""
    return get_blog(current_admin(), slug)


def _heading(blog: Blog) -> dict[str, str]:
    return {
        "name": blog.name,
        "url": blog_url(blog.slug),
        "edit_url": url_for("admin.edit_blog", slug=blog.slug),
        "members_url": url_for("admin.blog_members", slug=blog.slug),
    }


def _stored(blog: Blog) -> dict[str, Any]:
    same = ("name", "slug", "description", "posting", "reading", "moderation")
    found = ("is_unlisted", "is_noindex", "has_pseudonyms", "feed_text")
    numbers = ("closes_after_days", "position", "version")
    return {name: getattr(blog, name) for name in (*same, *found, *numbers)} | {"note": blog.note_source}


def _show_edit(
    slug: str, form: Any = None, typed: Typed = None, *, stored: Any = None, status: int = 200
) -> ResponseReturnValue:
    blog = _get(slug) if form is None and typed is None else _get_renamed(slug)
    html = render_template(
        "admin/blog.html",
        form=form or BlogForm.filled(typed, **_stored(blog)),
        blog=_heading(blog),
        stored=stored,
        action_url=url_for("admin.save_blog", slug=blog.slug),
    )
    return make_response(html, status)


@bp.get("/blogs/<slug>")
def edit_blog(slug: str) -> ResponseReturnValue:
    return _show_edit(slug)


@bp.post("/blogs/<slug>")
@carries(lambda typed, slug: _show_edit(slug, typed=typed))
def save_blog(slug: str) -> ResponseReturnValue:
    actor = current_admin()
    blog_id = _get_renamed(slug).id
    form = BlogForm()
    if not form.validate():
        return _show_edit(slug, form, status=400)
    try:
        prepared = _prepared(form)
        with unit_of_work() as work:
            services.edit_blog(work, actor=actor, blog_id=blog_id, version=form.version.data or 0, prepared=prepared)
    except InvalidInput as error:
        form.refuse(error)
        return _show_edit(slug, form, status=400)
    except EditConflict as conflict:
        return _show_conflict(slug, form, conflict)
    flash_done(_("The blog is saved."))
    return redirect(url_for("admin.edit_blog", slug=prepared.slug), 303)


def _show_conflict(slug: str, form: Any, conflict: EditConflict) -> ResponseReturnValue:
    """What was typed, with what somebody else saved meanwhile beside it; sending again replaces that."""
    form.renew(version=conflict.version)
    values = _stored(_get_renamed(slug))
    stored = BlogForm.filled(**values)
    differing = [
        (field.label.text, _in_words(stored[field.name]))
        for field in form
        if field.name in values and field.name != "version" and field.data != stored[field.name].data
    ]
    return _show_edit(slug, form, stored=differing, status=409)


def _in_words(field: Any) -> Any:
    """What a field holds, as its form says it."""
    if isinstance(field, BooleanField):
        return _("yes") if field.data else _("no")
    if isinstance(field, RadioField):
        return next(choice.label.text for choice in field if choice.data == field.data)
    return field.data if field.data not in {None, ""} else _("nothing")


def _show_members(slug: str, form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    blog = _get(slug)
    words = dict(PARTS)
    members = [
        {
            "user_id": member.user_id,
            "handle": member.handle,
            "name": member.name,
            "url": member_url(member.handle),
            "role": member.role,
            "part": words[member.role],
        }
        for member in list_blog_members(blog.id)
    ]
    html = render_template(
        "admin/blog_members.html",
        form=form or GrantForm.filled(typed),
        blog=_heading(blog),
        members=members,
        action_url=url_for("admin.grant", slug=slug),
        revoke_url=url_for("admin.revoke", slug=slug),
    )
    return make_response(html, status)


@bp.get("/blogs/<slug>/members")
def blog_members(slug: str) -> ResponseReturnValue:
    return _show_members(slug)


@bp.post("/blogs/<slug>/members")
@takes(GrantForm, _show_members)
def grant(slug: str, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    blog_id = _get(slug).id
    with unit_of_work() as work:
        services.grant_role(work, actor=actor, blog_id=blog_id, handle=form.handle.data, role=form.role.data)
    flash_done(_("Saved."))
    return redirect(url_for("admin.blog_members", slug=slug), 303)


@bp.post("/blogs/<slug>/members/revoke")
def revoke(slug: str) -> ResponseReturnValue:
    actor = current_admin()
    blog_id = _get(slug).id
    form: Any = RevokeForm()
    if not form.validate() or form.user_id.data is None:
        raise NotFound
    with unit_of_work() as work:
        services.revoke_role(work, actor=actor, blog_id=blog_id, user_id=form.user_id.data, role=form.role.data)
    flash_done(_("The part is taken away."))
    return redirect(url_for("admin.blog_members", slug=slug), 303)
