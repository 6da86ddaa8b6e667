"""A blog's newsletter: how it comes, and the issues that are made for new posts by themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, aliased

from forum.db import current_settings, now
from forum.errors import EditConflict, InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import (
    Blog,
    ImportSource,
    Newsletter,
    NewsletterIssue,
    NewsletterIssuePost,
    NewsletterSubscriber,
    Post,
)
from forum.models.newsletters import NEWSLETTER_RHYTHMS
from forum.permissions import VISITOR, Actor
from forum.permissions.blogs import visible_blogs
from forum.permissions.newsletters import check_run_newsletter, is_newsletter_open
from forum.permissions.posts import is_published, is_read_by_all, visible_posts
from forum.rendering import RENDER_VERSION
from forum.rules.hours import next_hour
from forum.services.audit import log_act

SLOWEST, FASTEST = 10, 60_000
MOST_POSTS = 20
# A post that was hidden for a while still comes in the weekly issue after, but not one of long ago.
NEW_FOR = timedelta(days=14)


@dataclass(frozen=True)
class NewsletterWishes:
    """How a newsletter comes: `off`, `by_hand`, `each_post` or `weekly`; the hour by the site's clock."""

    rhythm: str
    weekday: int
    hour: int
    rate: int


def prepare_wishes(*, rhythm: str, weekday: int, hour: int, rate: int) -> NewsletterWishes:
    """Raises `InvalidInput` with its field."""
    if rhythm not in NEWSLETTER_RHYTHMS:
        raise InvalidInput(_("Please choose when it comes."), field="rhythm")
    if not 0 <= weekday <= 6:
        raise InvalidInput(_("Please choose a day."), field="weekday")
    if not 0 <= hour <= 23:
        raise InvalidInput(_("Please choose an hour."), field="hour")
    return NewsletterWishes(rhythm, weekday, hour, check_rate(rate))


def check_rate(rate: int) -> int:
    """Messages an hour; raises `InvalidInput` for `rate`."""
    if not SLOWEST <= rate <= FASTEST:
        numbers = {"least": lazy_number(SLOWEST), "most": lazy_number(FASTEST)}
        raise InvalidInput(_("Please give a number from %(least)s to %(most)s.", **numbers), field="rate")
    return rate


def load_newsletter_blog(work: Session, actor: Actor, blog_id: int) -> Blog:
    """The blog whose newsletter the actor runs; what they may not see is missing."""
    blog = work.scalars(select(Blog).where(Blog.id == blog_id, visible_blogs(actor))).one_or_none()
    if blog is None:
        raise NotFound
    check_run_newsletter(actor, blog_id)
    return blog


def save_newsletter(work: Session, *, actor: Actor, blog_id: int, version: int, wishes: NewsletterWishes) -> None:
    """Raises `EditConflict` when somebody else saved since `version`, which is 0 for the first time."""
    blog = load_newsletter_blog(work, actor, blog_id)
    if wishes.rhythm != "off" and blog.reading != "public":
        raise InvalidInput(_("Only a blog that everyone may read has a newsletter."), field="rhythm")
    newsletter = work.get(Newsletter, blog_id, with_for_update=True)
    if (newsletter.version if newsletter else 0) != version:
        raise EditConflict(
            _("Somebody changed these settings in the meantime. What you chose is kept below; save again to use it."),
            current="",
            version=newsletter.version if newsletter else 0,
        )
    if newsletter is None:
        newsletter = Newsletter(blog_id=blog_id, rhythm="off", version=0)
        work.add(newsletter)
    makes_issues = wishes.rhythm in {"each_post", "weekly"}
    if makes_issues and newsletter.rhythm not in {"each_post", "weekly"}:
        newsletter.begun_at = now()
    newsletter.rhythm, newsletter.weekday, newsletter.hour = wishes.rhythm, wishes.weekday, wishes.hour
    newsletter.rate = wishes.rate
    newsletter.version = version + 1
    newsletter.next_issue_at = _next_issue(newsletter, now())
    work.flush()
    log_act(work, actor, "set_newsletter", "blog", blog_id, rhythm=wishes.rhythm, rate=wishes.rate)


def _next_issue(newsletter: Newsletter, after: datetime) -> datetime | None:
    if newsletter.rhythm != "weekly":
        return None
    return next_hour(after, ZoneInfo(current_settings().timezone), newsletter.hour, newsletter.weekday)


def plan_issue_of_post(work: Session, post: Post) -> None:
    """In the transaction that publishes a post for the first time: its issue, where the blog sends one for each post.

    Nothing where not everyone reads it, or where nobody gets the newsletter.
    """
    newsletter = work.get(Newsletter, post.blog_id)
    if newsletter is None or newsletter.rhythm != "each_post":
        return
    if is_read_by_all(post, work.get_one(Blog, post.blog_id)) and _has_subscribers(work, post.blog_id):
        _add_issue(work, newsletter, "post", post.title, [post.id])


def make_weekly_issue(work: Session) -> bool:
    """Makes the weekly issue that has been due longest; False when none is.

    The moment of the next one moves in the same transaction. Where nothing is new no issue is made.
    """
    query = (
        select(Newsletter)
        .where(Newsletter.next_issue_at <= now())
        .order_by(Newsletter.next_issue_at, Newsletter.blog_id)
    )
    newsletter = work.scalars(query.limit(1).with_for_update()).one_or_none()
    if newsletter is None:
        return False
    newsletter.next_issue_at = _next_issue(newsletter, now())
    blog = work.get_one(Blog, newsletter.blog_id)
    posts = _new_posts(work, newsletter) if is_newsletter_open(blog, newsletter) else []
    if posts and _has_subscribers(work, blog.id):
        _add_issue(work, newsletter, "weekly", blog.name, posts)
    work.flush()
    return True


def _new_posts(work: Session, newsletter: Newsletter) -> list[int]:
    """What everyone reads and no issue had so far, the oldest first; what was brought in from elsewhere is no news."""
    had = (
        select(NewsletterIssuePost.post_id)
        .join(NewsletterIssue, NewsletterIssue.id == NewsletterIssuePost.issue_id)
        .where(
            NewsletterIssuePost.post_id == Post.id,
            NewsletterIssue.state != "draft",
            NewsletterIssue.stop_reason != "empty",
        )
    )
    was_imported = select(ImportSource.id).where(ImportSource.post_id == Post.id, ImportSource.kind == "post")
    since = max(newsletter.begun_at or now(), now() - NEW_FOR)
    query = (
        select(Post.id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(
            Post.blog_id == newsletter.blog_id,
            is_published,
            visible_posts(VISITOR),
            Post.published_at > since,
            ~had.exists(),
            ~was_imported.exists(),
        )
        .order_by(Post.published_at, Post.id)
        .limit(MOST_POSTS)
    )
    return list(work.scalars(query))


def _has_subscribers(work: Session, blog_id: int) -> bool:
    query = select(NewsletterSubscriber.id).where(
        NewsletterSubscriber.blog_id == blog_id, NewsletterSubscriber.state == "confirmed"
    )
    return work.scalar(query.limit(1)) is not None


def _add_issue(work: Session, newsletter: Newsletter, kind: str, subject: str, post_ids: list[int]) -> None:
    issue = NewsletterIssue(
        blog_id=newsletter.blog_id,
        kind=kind,
        state="scheduled",
        subject=subject,
        render_version=RENDER_VERSION,
        rate=newsletter.rate,
        created_at=now(),
        send_at=now(),
    )
    work.add(issue)
    work.flush()
    work.add_all(
        NewsletterIssuePost(issue_id=issue.id, post_id=post_id, position=place)
        for place, post_id in enumerate(post_ids, start=1)
    )
    work.flush()


def list_reached_by_issue(work: Session, post_id: int, address_keys: dict[int, str]) -> set[int]:
    """Those members, by id, whose address gets the issue that was made for a post: they need no mail of its follow."""
    if not address_keys:
        return set()
    query = (
        select(NewsletterSubscriber.address_key)
        .join(NewsletterIssue, NewsletterIssue.blog_id == NewsletterSubscriber.blog_id)
        .join(NewsletterIssuePost, NewsletterIssuePost.issue_id == NewsletterIssue.id)
        .where(
            NewsletterIssuePost.post_id == post_id,
            NewsletterIssue.kind == "post",
            NewsletterIssue.state != "stopped",
            NewsletterSubscriber.state == "confirmed",
            NewsletterSubscriber.address_key.in_(address_keys.values()),
        )
    )
    reached = set(work.scalars(query))
    return {user_id for user_id, key in address_keys.items() if key in reached}


def join_newsletters(work: Session, old: int, new: int) -> None:
    """Before the rows of one blog are given to another: the other's settings stand, and so does an end there."""
    if work.get(Newsletter, new) is not None:
        work.execute(delete(Newsletter).where(Newsletter.blog_id == old))
    under_way = NewsletterIssue.state.in_(["scheduled", "sending"])
    work.execute(
        update(NewsletterIssue)
        .where(NewsletterIssue.blog_id == old, under_way)
        .values(state="stopped", stop_reason="closed", next_batch_at=None)
        .execution_options(synchronize_session=False)
    )
    other = aliased(NewsletterSubscriber)
    of_other = select(other.id).where(other.address_key == NewsletterSubscriber.address_key)
    for mine, theirs, weaker in ((new, old, ["unconfirmed"]), (old, new, ["unconfirmed", "confirmed", "ended"])):
        work.execute(
            delete(NewsletterSubscriber)
            .where(
                NewsletterSubscriber.blog_id == mine,
                NewsletterSubscriber.state.in_(weaker),
                of_other.where(other.blog_id == theirs).exists(),
            )
            .execution_options(synchronize_session=False)
        )


def note_export(work: Session, *, actor: Actor, blog_id: int) -> None:
    """Writes down that somebody took the list of confirmed addresses away."""
    load_newsletter_blog(work, actor, blog_id)
    log_act(work, actor, "export", "newsletter", blog_id)
