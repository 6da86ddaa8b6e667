"""Questions about the changes of feeds that a hub is still to hear of."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.db import session
from forum.models import Blog, FeedChange, Post, User
from forum.permissions import VISITOR
from forum.permissions.blogs import visible_blogs
from forum.queries.people import HAS_PAGE

BATCH = 1000


@dataclass(frozen=True)
class ChangedFeeds:
    """A change, and the feeds in which it is seen: None for what a visitor does not find."""

    id: int
    blog_slug: str | None
    writer_handle: str | None


def has_feed_change() -> bool:
    return session().scalar(select(FeedChange.id).limit(1)) is not None


def list_feed_changes() -> list[ChangedFeeds]:
    """The oldest changes. Of blogs that are not public, or not listed, no hub is told anything."""
    is_listed = visible_blogs(VISITOR) & Blog.is_unlisted.is_(False)
    rows = session().execute(
        select(FeedChange.id, is_listed, Blog.slug, User.state, User.handle)
        .join(Blog, Blog.id == FeedChange.blog_id)
        .join(Post, Post.id == FeedChange.post_id)
        .join(User, User.id == Post.writer_id)
        .order_by(FeedChange.id)
        .limit(BATCH)
    )
    return [
        ChangedFeeds(change_id, slug if is_open else None, handle if is_open and state in HAS_PAGE else None)
        for change_id, is_open, slug, state, handle in rows
    ]
