"""What the pages of an editor share: the blog, and how an issue is shown."""

from datetime import datetime, timedelta
from typing import Any

from flask import url_for

from forum.blueprints.newsletters.words import STATES, STOPPED
from forum.db import now
from forum.errors import NotFound
from forum.models import Blog, NewsletterIssue
from forum.permissions.newsletters import check_run_newsletter
from forum.queries.blogs import get_blog
from forum.queries.newsletters import Progress, get_progress
from forum.web.actor import current_actor
from forum.web.urls import blog_url


def own_blog(slug: str) -> Blog:
    """The blog whose newsletter this person runs; raises for anybody else."""
    actor = current_actor()
    blog = get_blog(actor, slug)
    if blog.slug != slug:
        raise NotFound
    check_run_newsletter(actor, blog.id)
    return blog


def heading(blog: Blog) -> dict[str, str]:
    return {"name": blog.name, "slug": blog.slug, "url": blog_url(blog.slug)}


def issue_view(slug: str, issue: NewsletterIssue) -> dict[str, Any]:
    """An issue in the list."""
    moment = issue.finished_at or issue.frozen_at or issue.send_at or issue.created_at
    return {
        "subject": issue.subject,
        "url": url_for("newsletters.issue", slug=slug, issue_id=issue.id),
        "state": STATES[issue.state],
        "why": STOPPED.get(issue.stop_reason),
        "moment": moment,
        "recipients": issue.recipients,
    }


def progress_view(issue: NewsletterIssue) -> dict[str, Any] | None:
    """How far an issue has come; None before it began."""
    if issue.frozen_at is None:
        return None
    progress = get_progress(issue)
    return {
        "recipients": progress.recipients,
        "sent": progress.sent,
        "failed": progress.failed,
        "dropped": progress.dropped,
        "on_the_way": progress.on_the_way,
        "left": progress.left,
        "ends_at": _ends_at(issue, progress),
    }


def _ends_at(issue: NewsletterIssue, progress: Progress) -> datetime | None:
    if issue.state != "sending":
        return None
    return now() + timedelta(seconds=progress.left * 3600 / issue.rate)
