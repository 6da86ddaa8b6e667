"""Writing, trying, sending and stopping an issue."""

from datetime import datetime
from typing import Any

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.newsletters.forms import IssueForm, RateForm, SendForm
from forum.blueprints.newsletters.pages import heading, issue_view, own_blog, progress_view
from forum.blueprints.newsletters.routes import bp
from forum.blueprints.newsletters.routes_running import BASE
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.models import NewsletterIssue
from forum.queries.newsletters import count_subscribers, find_newsletter, get_issue, list_choices, list_issue_posts
from forum.services import newsletter_issues as services
from forum.services.newsletters import MOST_POSTS
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.newsletter_mail import issue_values
from forum.web.times import chosen_moment, viewer_zone
from forum.web.urls import post_url

AT_ISSUE = BASE + "/issues/<int:issue_id>"


def _prepared(form: Any) -> services.PreparedIssue:
    return services.prepare_issue(
        subject=form.subject.data, words=form.words.data or "", post_ids=form.post_ids(), rate=form.rate.data
    )


def _show_form(slug: str, form: Any, issue_id: int | None, status: int) -> ResponseReturnValue:
    blog = own_blog(slug)
    places = form.places()
    choices = [
        {
            "id": choice.id,
            "title": choice.title,
            "url": post_url(choice.id, choice.slug),
            "date": choice.published_at,
            "place": places.get(choice.id, 0),
        }
        for choice in list_choices(blog.id, issue_id)
    ]
    at = {"slug": slug} if issue_id is None else {"slug": slug, "issue_id": issue_id}
    html = render_template(
        "newsletters/issue_form.html",
        form=form,
        blog=heading(blog),
        choices=choices,
        most_posts=MOST_POSTS,
        is_new=issue_id is None,
        action_url=url_for("newsletters.create_issue" if issue_id is None else "newsletters.save_issue", **at),
        back_url=url_for("newsletters.overview" if issue_id is None else "newsletters.issue", **at),
    )
    return make_response(html, status)


def _show_new(slug: str, form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    newsletter = find_newsletter(own_blog(slug).id)
    rate = newsletter.rate if newsletter else 3600
    return _show_form(slug, form or IssueForm.filled(typed, rate=rate), None, status)


@bp.get(BASE + "/issues/new")
def new_issue(slug: str) -> ResponseReturnValue:
    return _show_new(slug)


@bp.post(BASE + "/issues/new")
@takes(IssueForm, _show_new)
def create_issue(slug: str, form: Any) -> ResponseReturnValue:
    blog_id, prepared = own_blog(slug).id, _prepared(form)
    with unit_of_work() as work:
        issue_id = services.create_issue(
            work, actor=current_actor(), blog_id=blog_id, prepared=prepared, form_key=form.key.data or ""
        )
    return redirect(url_for("newsletters.issue", slug=slug, issue_id=issue_id), 303)


def _show_edit(slug: str, issue_id: int, form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    issue = get_issue(own_blog(slug).id, issue_id)
    if form is None:
        chosen = [f"{choice.id}:{choice.place}" for choice in list_choices(issue.blog_id, issue.id) if choice.place]
        values = {"subject": issue.subject, "words": issue.source, "rate": issue.rate, "version": issue.version}
        form = IssueForm.filled(typed, **values, place=chosen)
    return _show_form(slug, form, issue_id, status)


@bp.get(AT_ISSUE + "/edit")
def edit_issue(slug: str, issue_id: int) -> ResponseReturnValue:
    return _show_edit(slug, issue_id)


@bp.post(AT_ISSUE + "/edit")
@takes(IssueForm, _show_edit)
def save_issue(slug: str, issue_id: int, form: Any) -> ResponseReturnValue:
    blog_id, prepared = own_blog(slug).id, _prepared(form)
    with unit_of_work() as work:
        services.edit_issue(
            work,
            actor=current_actor(),
            blog_id=blog_id,
            issue_id=issue_id,
            version=form.version.data or 0,
            prepared=prepared,
        )
    flash_done(_("The issue is saved."))
    return redirect(url_for("newsletters.issue", slug=slug, issue_id=issue_id), 303)


def _show_issue(
    slug: str, issue_id: int, form: Any = None, typed: Any = None, status: int = 200, *, rate_form: Any = None
) -> ResponseReturnValue:
    """The issue as it is sent, how far it has come, and what can be done with it."""
    blog = own_blog(slug)
    issue = get_issue(blog.id, issue_id)
    values = issue_values(issue, blog, list_issue_posts(issue.id), None)
    html = render_template(
        "newsletters/issue.html",
        form=form or SendForm.filled(typed, version=issue.version),
        rate_form=rate_form or RateForm.filled(rate=issue.rate),
        blog=heading(blog),
        issue=issue_view(slug, issue) | {"id": issue.id, "state_name": issue.state, "rate": issue.rate},
        can=_what_can_be_done(issue),
        progress=progress_view(issue),
        audience=count_subscribers(blog.id)["confirmed"],
        zone=viewer_zone().key,
        values=values,
        text=render_template("email/newsletter/body.txt", **values, home="").strip(),
    )
    return make_response(html, status)


def _what_can_be_done(issue: NewsletterIssue) -> dict[str, bool]:
    is_untouched = issue.frozen_at is None
    return {
        "edit": issue.state == "draft",
        "send": issue.state == "draft",
        "stop": issue.state in {"scheduled", "sending"},
        "resume": issue.state == "stopped",
        "delete": issue.state in {"draft", "stopped"} and is_untouched,
        "set_rate": issue.state in {"scheduled", "sending", "stopped"},
    }


@bp.get(AT_ISSUE)
def issue(slug: str, issue_id: int) -> ResponseReturnValue:
    return _show_issue(slug, issue_id)


@bp.post(AT_ISSUE + "/send")
@takes(SendForm, _show_issue)
def send_issue(slug: str, issue_id: int, form: Any) -> ResponseReturnValue:
    blog_id = own_blog(slug).id
    with unit_of_work() as work:
        services.schedule_issue(
            work,
            actor=current_actor(),
            blog_id=blog_id,
            issue_id=issue_id,
            version=form.version.data or 0,
            send_at=_chosen_moment(form),
        )
    flash_done(_("The issue goes out. You can follow here how far it has come."))
    return redirect(url_for("newsletters.issue", slug=slug, issue_id=issue_id), 303)


def _chosen_moment(form: Any) -> datetime | None:
    if form.when.data != "later":
        return None
    chosen = chosen_moment(form.send_at.data)
    if chosen is None:
        raise InvalidInput(_("Please choose a day and a time."), field="send_at")
    return chosen


def _act(slug: str, issue_id: int, verb: Any, words: str) -> ResponseReturnValue:
    blog_id = own_blog(slug).id
    with unit_of_work() as work:
        verb(work, actor=current_actor(), blog_id=blog_id, issue_id=issue_id)
    flash_done(words)
    return redirect(url_for("newsletters.issue", slug=slug, issue_id=issue_id), 303)


@bp.post(AT_ISSUE + "/test")
@carries(_show_issue)
def test_issue(slug: str, issue_id: int) -> ResponseReturnValue:
    return _act(slug, issue_id, services.send_test, _("A copy is on its way to you."))


@bp.post(AT_ISSUE + "/stop")
@carries(_show_issue)
def stop_issue(slug: str, issue_id: int) -> ResponseReturnValue:
    return _act(slug, issue_id, services.stop_issue, _("Stopped. What the mail server has already may still arrive."))


@bp.post(AT_ISSUE + "/resume")
@carries(_show_issue)
def resume_issue(slug: str, issue_id: int) -> ResponseReturnValue:
    return _act(slug, issue_id, services.resume_issue, _("The issue goes on where it stopped."))


def _show_rate(slug: str, issue_id: int, form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    return _show_issue(slug, issue_id, status=status, rate_form=form or RateForm.filled(typed))


@bp.post(AT_ISSUE + "/rate")
@takes(RateForm, _show_rate)
def set_rate(slug: str, issue_id: int, form: Any) -> ResponseReturnValue:
    blog_id = own_blog(slug).id
    with unit_of_work() as work:
        services.change_rate(work, actor=current_actor(), blog_id=blog_id, issue_id=issue_id, rate=form.rate.data)
    flash_done(_("The rate is changed."))
    return redirect(url_for("newsletters.issue", slug=slug, issue_id=issue_id), 303)


@bp.post(AT_ISSUE + "/delete")
@carries(_show_issue)
def delete_issue(slug: str, issue_id: int) -> ResponseReturnValue:
    blog_id = own_blog(slug).id
    with unit_of_work() as work:
        services.delete_issue(work, actor=current_actor(), blog_id=blog_id, issue_id=issue_id)
    flash_done(_("The issue is deleted."))
    return redirect(url_for("newsletters.overview", slug=slug), 303)
