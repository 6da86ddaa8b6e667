"""A newsletter as its editors see it: its issues, its numbers, and how it comes."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.newsletters.forms import SettingsForm
from forum.blueprints.newsletters.pages import heading, issue_view, own_blog
from forum.blueprints.newsletters.routes import bp
from forum.blueprints.newsletters.words import RHYTHMS
from forum.db import current_settings, unit_of_work
from forum.i18n import gettext as _
from forum.permissions.newsletters import is_newsletter_open
from forum.queries.newsletters import count_subscribers, find_newsletter, list_issues
from forum.services.newsletters import prepare_wishes, save_newsletter
from forum.web.actor import current_actor
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.views import asked_place, paging

BASE = "/blogs/<slug>/newsletter"


@bp.get(BASE)
def overview(slug: str) -> ResponseReturnValue:
    blog = own_blog(slug)
    newsletter = find_newsletter(blog.id)
    page = list_issues(blog.id, asked_place(request.args))
    return render_template(
        "newsletters/overview.html",
        blog=heading(blog),
        rhythm=RHYTHMS[newsletter.rhythm if newsletter else "off"],
        next_at=newsletter.next_issue_at if newsletter else None,
        is_open=is_newsletter_open(blog, newsletter),
        is_public=blog.reading == "public",
        has_settings=newsletter is not None,
        counts=count_subscribers(blog.id),
        issues=[issue_view(slug, issue) for issue in page.rows],
        **paging(page, url_for("newsletters.overview", slug=slug)),
    )


def _show_settings(slug: str, form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    blog = own_blog(slug)
    newsletter = find_newsletter(blog.id)
    values: dict[str, Any] = {}
    if newsletter is not None:
        values = {
            "rhythm": newsletter.rhythm,
            "weekday": str(newsletter.weekday),
            "hour": str(newsletter.hour),
            "rate": newsletter.rate,
            "version": newsletter.version,
        }
    html = render_template(
        "newsletters/settings.html",
        form=form or SettingsForm.filled(typed, **values),
        blog=heading(blog),
        zone=current_settings().timezone,
    )
    return make_response(html, status)


@bp.get(BASE + "/settings")
def settings(slug: str) -> ResponseReturnValue:
    return _show_settings(slug)


@bp.post(BASE + "/settings")
@takes(SettingsForm, _show_settings)
def save_settings(slug: str, form: Any) -> ResponseReturnValue:
    blog_id = own_blog(slug).id
    wishes = prepare_wishes(
        rhythm=form.rhythm.data, weekday=int(form.weekday.data), hour=int(form.hour.data), rate=form.rate.data
    )
    with unit_of_work() as work:
        save_newsletter(work, actor=current_actor(), blog_id=blog_id, version=form.version.data or 0, wishes=wishes)
    flash_done(_("The newsletter's settings are saved."))
    return redirect(url_for("newsletters.overview", slug=slug), 303)
