"""What a newsletter says: an issue as it leaves, and the message that asks whether an address wants it.

Nothing in it tells who reads it: there is no picture, and links lead straight to the site.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forum.db import session
from forum.i18n import gettext as _
from forum.models import Blog, NewsletterIssue, NewsletterSubscriber
from forum.permissions.newsletters import is_newsletter_open
from forum.queries.newsletters import (
    IssuePost,
    find_addressed,
    find_newsletter,
    has_chosen_posts,
    has_words,
    list_issue_posts,
)
from forum.rendering import to_plain_text
from forum.services.mailing import list_label, site_domain
from forum.services.tokens import make_newsletter_stop_token, newsletter_token
from forum.web.urls import absolute, mailed_html, post_url

Values = tuple[dict[str, Any], dict[str, str]]


@dataclass(frozen=True)
class ShownPost:
    """A post in an issue; `html` and `text` are the whole of it, None where its beginning stands for it."""

    title: str
    byline: str
    url: str
    excerpt: str
    html: str | None
    text: str | None


def shown_post(post: IssuePost, *, is_alone: bool) -> ShownPost:
    """The one place that says how much of a post stands in an issue: all where it is alone and its blog agrees."""
    is_whole = is_alone and post.feed_text == "full"
    html = mailed_html(post.html) if is_whole else None
    return ShownPost(
        title=post.title,
        byline=_("By %(name)s", name=post.name),
        url=absolute(post_url(post.id, post.slug)),
        excerpt=post.excerpt,
        html=html,
        text=to_plain_text(post.html) if is_whole else None,
    )


def issue_values(
    issue: NewsletterIssue, blog: Blog, posts: Sequence[IssuePost], stop_url: str | None
) -> dict[str, Any]:
    """What the templates of an issue print; `stop_url` is None for a copy that goes to no subscriber."""
    return {
        "title": issue.subject,
        "blog_name": blog.name,
        "words_html": mailed_html(issue.html) if has_words(issue) else None,
        "words_text": to_plain_text(issue.html) if has_words(issue) else None,
        "posts": [shown_post(post, is_alone=len(posts) == 1) for post in posts],
        "stop_url": stop_url,
    }


def newsletter_values(stored: Mapping[str, str]) -> Values | None:
    """An issue for one subscriber, with its headers; None where it has lost its sense since it was queued.

    It does not leave where the subscription ended or the blog closed, nor where nothing is left in it for everyone.
    """
    found = find_addressed(int(stored["issue_id"]), int(stored["subscriber_id"]))
    if found is None or found.subscriber.state != "confirmed" or not is_newsletter_open(found.blog, found.newsletter):
        return None
    issue, is_written = found.issue, found.issue.kind == "written"
    posts = list_issue_posts(issue.id, without_mailed_to=None if is_written else found.subscriber.address_key)
    if not posts and not _stands_alone(issue):
        return None
    stop_url = absolute(f"/newsletter/stop/{make_newsletter_stop_token(found.subscriber.id)}")
    headers = {
        "List-Id": f"<{list_label(found.blog.slug)}.newsletters.{site_domain()}>",
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return issue_values(issue, found.blog, posts, stop_url), headers


def _stands_alone(issue: NewsletterIssue) -> bool:
    return has_words(issue) and not has_chosen_posts(issue.id)


def copy_values(stored: Mapping[str, str]) -> dict[str, Any] | None:
    """An issue as it stands now, for the editor who asked for a copy; None when it was deleted."""
    issue = session().get(NewsletterIssue, int(stored["issue_id"]))
    if issue is None:
        return None
    return issue_values(issue, session().get_one(Blog, issue.blog_id), list_issue_posts(issue.id), None)


def confirm_values(stored: Mapping[str, str]) -> dict[str, Any] | None:
    """The link that confirms; None where the newsletter comes already, or is no more."""
    subscriber = session().get(NewsletterSubscriber, int(stored["subscriber_id"]))
    if subscriber is None or subscriber.state == "confirmed":
        return None
    blog = session().get_one(Blog, subscriber.blog_id)
    if not is_newsletter_open(blog, find_newsletter(blog.id)):
        return None
    link = absolute(f"/newsletter/confirm/{newsletter_token(subscriber)}")
    return {"blog_name": blog.name, "link": link}
