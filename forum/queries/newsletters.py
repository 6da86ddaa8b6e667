"""Questions about newsletters: settings, subscribers, issues, and what stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, select
from sqlalchemy.orm import Session

from forum.db import session
from forum.db.paging import Page, Place, RowSelect, read_all, read_page
from forum.errors import NotFound
from forum.models import (
    Blog,
    Delivery,
    Mail,
    Newsletter,
    NewsletterImport,
    NewsletterIssue,
    NewsletterIssuePost,
    NewsletterRecipient,
    NewsletterSubscriber,
    Notification,
    Post,
    User,
)
from forum.permissions import VISITOR
from forum.permissions.posts import is_published, visible_posts

MOST_CHOICES = 30
# A literal, because SQLite matches a partial index only against literals.
is_under_way: ColumnElement[Any] = literal_column("newsletter_issues.state IN ('scheduled', 'sending')")


def find_newsletter(blog_id: int) -> Newsletter | None:
    return session().get(Newsletter, blog_id)


def count_subscribers(blog_id: int) -> dict[str, int]:
    """By state. One statement."""
    query = (
        select(NewsletterSubscriber.state, func.count())
        .where(NewsletterSubscriber.blog_id == blog_id)
        .group_by(NewsletterSubscriber.state)
    )
    found: dict[str, int] = dict(session().execute(query).all())
    return {state: found.get(state, 0) for state in ("confirmed", "unconfirmed", "ended")}


def list_issues(blog_id: int, place: Place | None) -> Page[NewsletterIssue]:
    """The newest first. One statement."""
    return read_page(
        lambda query: session().scalars(query).all(),
        select(NewsletterIssue).where(NewsletterIssue.blog_id == blog_id),
        place,
        at=NewsletterIssue.created_at,
        row_id=NewsletterIssue.id,
        key=lambda issue: Place(issue.created_at, issue.id),
    )


def get_issue(blog_id: int, issue_id: int) -> NewsletterIssue:
    """Raises `NotFound` for an issue of another blog."""
    query = select(NewsletterIssue).where(NewsletterIssue.blog_id == blog_id, NewsletterIssue.id == issue_id)
    issue = session().scalars(query).one_or_none()
    if issue is None:
        raise NotFound
    return issue


@dataclass(frozen=True)
class Choice:
    """A post that can stand in an issue; `place` is where it stands, None for nowhere."""

    id: int
    slug: str
    title: str
    published_at: datetime
    place: int | None


def list_choices(blog_id: int, issue_id: int | None) -> list[Choice]:
    """The newest posts that everyone reads, and older ones that stand in the issue. Two statements."""
    columns = (Post.id, Post.slug, Post.title, Post.published_at, NewsletterIssuePost.position)
    stands = and_(NewsletterIssuePost.post_id == Post.id, NewsletterIssuePost.issue_id == (issue_id or 0))
    readable = and_(Post.blog_id == blog_id, is_published, visible_posts(VISITOR))
    newest = select(*columns).join(Blog, Blog.id == Post.blog_id).outerjoin(NewsletterIssuePost, stands)
    newest = newest.where(readable).order_by(Post.published_at.desc(), Post.id.desc()).limit(MOST_CHOICES)
    chosen = select(*columns).join(Blog, Blog.id == Post.blog_id).join(NewsletterIssuePost, stands).where(readable)
    found: list[Any] = [row for query in (newest, chosen) for row in session().execute(query)]
    rows = {row[0]: Choice(*row) for row in found}
    return sorted(rows.values(), key=lambda choice: (choice.published_at, choice.id), reverse=True)


@dataclass(frozen=True)
class IssuePost:
    """A post in an issue as everyone reads it now; `feed_text` is how much of it the blog gives away."""

    id: int
    slug: str
    title: str
    handle: str
    name: str
    published_at: datetime
    excerpt: str
    html: str
    feed_text: str


def list_issue_posts(issue_id: int, *, without_mailed_to: str | None = None) -> list[IssuePost]:
    """The posts of an issue in their order: those that a visitor may read at this moment. One statement.

    Left out is also what a follow brings to a member whose confirmed address has the key `without_mailed_to`.
    """
    query = (
        select(
            Post.id,
            Post.slug,
            Post.title,
            User.handle,
            User.display_name,
            Post.published_at,
            Post.excerpt,
            Post.html,
            Blog.feed_text,
        )
        .join(NewsletterIssuePost, NewsletterIssuePost.post_id == Post.id)
        .join(NewsletterIssue, NewsletterIssue.id == NewsletterIssuePost.issue_id)
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Post.writer_id)
        .where(
            NewsletterIssuePost.issue_id == issue_id,
            Post.blog_id == NewsletterIssue.blog_id,
            is_published,
            visible_posts(VISITOR),
        )
        .order_by(NewsletterIssuePost.position, Post.id)
    )
    if without_mailed_to is not None:
        query = query.where(
            Post.id.not_in(_mailed_by_follow([without_mailed_to]).with_only_columns(Notification.post_id))
        )
    rows: Sequence[Any] = session().execute(query).all()
    return [IssuePost(*row) for row in rows]


def _mailed_by_follow(address_keys: Sequence[str]) -> RowSelect:
    """Addresses of members, and posts that came, or come, to them by mail because they follow something."""
    return (
        select(User.email_key, Notification.post_id)
        .join(Notification, Notification.user_id == User.id)
        .join(Delivery, Delivery.notification_id == Notification.id)
        .where(
            User.email_key.in_(address_keys),
            User.email_verified_at.is_not(None),
            Notification.kind == "follow",
            Notification.reply_id.is_(None),
            Delivery.state.in_(["waiting", "mailed"]),
        )
    )


def list_mailed_by_follow(address_keys: Sequence[str], post_ids: Sequence[int]) -> dict[str, set[int]]:
    """Which of the posts come by a follow to members with these addresses. One statement."""
    found: dict[str, set[int]] = {}
    query = _mailed_by_follow(address_keys).where(Notification.post_id.in_(post_ids))
    for key, post_id in session().execute(query):
        found.setdefault(key, set()).add(post_id)
    return found


@dataclass(frozen=True)
class Addressed:
    """An issue on its way to one subscriber; `newsletter` is None where the blog has none any more."""

    issue: NewsletterIssue
    blog: Blog
    newsletter: Newsletter | None
    subscriber: NewsletterSubscriber


def find_addressed(issue_id: int, subscriber_id: int) -> Addressed | None:
    """One statement."""
    row = (
        session()
        .execute(
            select(NewsletterIssue, Blog, Newsletter, NewsletterSubscriber)
            .join(Blog, Blog.id == NewsletterIssue.blog_id)
            .outerjoin(Newsletter, Newsletter.blog_id == Blog.id)
            .join(NewsletterSubscriber, NewsletterSubscriber.blog_id == Blog.id)
            .where(NewsletterIssue.id == issue_id, NewsletterSubscriber.id == subscriber_id)
        )
        .one_or_none()
    )
    return Addressed(*row) if row is not None else None


def has_words(issue: NewsletterIssue) -> bool:
    return bool(issue.html.strip())


def has_chosen_posts(issue_id: int, work: Session | None = None) -> bool:
    """Whether posts were put into an issue, wherever they are now."""
    query = select(NewsletterIssuePost.post_id).where(NewsletterIssuePost.issue_id == issue_id).limit(1)
    return (work or session()).scalar(query) is not None


@dataclass(frozen=True)
class Progress:
    """How far an issue has come: so many of its audience sent, failed, left out, on their way, not written to yet."""

    recipients: int
    sent: int
    failed: int
    dropped: int
    on_the_way: int
    left: int


def get_progress(issue: NewsletterIssue) -> Progress:
    """Two statements."""
    audience = (
        select(NewsletterRecipient.state, func.count())
        .where(NewsletterRecipient.issue_id == issue.id)
        .group_by(NewsletterRecipient.state)
    )
    mails = (
        select(Mail.state, func.count())
        .join(NewsletterRecipient, NewsletterRecipient.mail_id == Mail.id)
        .where(NewsletterRecipient.issue_id == issue.id)
        .group_by(Mail.state)
    )
    states: dict[str, int] = dict(session().execute(audience).all())
    by_mail: dict[str, int] = dict(session().execute(mails).all())
    return Progress(
        recipients=issue.recipients,
        # Of messages that left long ago there is no row any more.
        sent=states.get("mailed", 0) - by_mail.get("failed", 0) - by_mail.get("queued", 0),
        failed=by_mail.get("failed", 0),
        dropped=states.get("dropped", 0),
        on_the_way=by_mail.get("queued", 0),
        left=states.get("waiting", 0),
    )


def has_newsletter_work(moment: datetime) -> bool:
    """Whether an issue is to be made, begun or gone on with by now."""
    due = select(NewsletterIssue.id).where(
        is_under_way, func.coalesce(NewsletterIssue.next_batch_at, NewsletterIssue.send_at) <= moment
    )
    weekly = select(Newsletter.blog_id).where(Newsletter.next_issue_at <= moment)
    return session().scalar(due.limit(1)) is not None or session().scalar(weekly.limit(1)) is not None


@dataclass(frozen=True)
class Exported:
    """A confirmed subscriber, with when and where they agreed."""

    id: int
    address: str
    confirmed_at: datetime
    consented_at: datetime
    source: str | None
    proof: str | None


def read_confirmed(blog_id: int) -> Iterator[Exported]:
    """All of them, in batches of one statement."""
    query = (
        select(
            NewsletterSubscriber.id,
            NewsletterSubscriber.address,
            NewsletterSubscriber.confirmed_at,
            NewsletterSubscriber.consented_at,
            NewsletterImport.source,
            NewsletterImport.proof,
        )
        .outerjoin(NewsletterImport, NewsletterImport.id == NewsletterSubscriber.import_id)
        .where(NewsletterSubscriber.blog_id == blog_id, NewsletterSubscriber.state == "confirmed")
    )
    for rows in read_all(lambda batch: session().execute(batch).all(), query, NewsletterSubscriber.id):
        for row in rows:
            yield Exported(*row)


def get_import(blog_id: int, import_id: int) -> NewsletterImport:
    """Raises `NotFound` for one of another blog."""
    query = select(NewsletterImport).where(NewsletterImport.blog_id == blog_id, NewsletterImport.id == import_id)
    found = session().scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found
