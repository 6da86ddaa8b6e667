"""Questions of public feeds: always as a visitor reads, whoever asks.

Each list comes in two sizes. The marks are all that a feed says but for its texts, which their versions stand for: when
they are the same, the feed is. They hold nothing that a visitor could not see, so that nothing hidden shows in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, literal_column, not_, select, tuple_
from sqlalchemy.orm import aliased

from forum.db import session
from forum.db.paging import RowSelect
from forum.errors import NotFound
from forum.feeds import MOST_ENTRIES
from forum.models import Blog, Post, PostCounters, PostTag, Reply, User
from forum.permissions import VISITOR
from forum.permissions.blogs import is_found
from forum.permissions.posts import is_published, listed_posts, visible_posts
from forum.permissions.replies import listed_replies
from forum.queries.tags import bears, is_on, tags_of_post
from forum.validation.tags import TagName

Mark = Sequence[Any]

# A literal, because SQLite matches a partial index only against literals.
is_published_reply: ColumnElement[bool] = Reply.state == literal_column("'published'")
_Parent = aliased(Reply)
_ParentWriter = aliased(User)


@dataclass(frozen=True)
class FeedPost:
    """A post as a feed shows it; without texts where only its mark was asked for."""

    id: int
    slug: str
    title: str
    version: int
    render_version: int
    published_at: datetime
    edited_at: datetime | None
    blog_slug: str
    blog_name: str
    handle: str
    name: str
    reply_count: int
    replied_at: datetime | None
    feed_text: str
    is_noindex: bool
    tags: tuple[TagName, ...] = ()
    excerpt: str = ""
    html: str = ""


@dataclass(frozen=True)
class FeedReply:
    """A reply as a feed shows it; `parent_name` is None where the text that it answers is not there to be read."""

    post_id: int
    post_title: str
    post_published_at: datetime
    number: int
    version: int
    render_version: int
    published_at: datetime
    edited_at: datetime | None
    handle: str
    name: str
    is_answer: bool
    parent_number: int | None
    parent_name: str | None
    html: str = ""


def in_site() -> ColumnElement[bool]:
    """Posts of every blog that is listed."""
    return listed_posts(VISITOR)


def in_blog(blog_id: int) -> ColumnElement[bool]:
    """Posts of one blog."""
    return and_(Post.blog_id == blog_id, is_published, visible_posts(VISITOR))


def among(post_ids: Sequence[int]) -> ColumnElement[bool]:
    """These posts, as far as a visitor reads them."""
    return and_(Post.id.in_(post_ids), is_published, visible_posts(VISITOR))


def by_writer(writer_id: int) -> ColumnElement[bool]:
    """A member's posts in every blog that is listed."""
    return and_(Post.writer_id == writer_id, listed_posts(VISITOR))


def with_tag(tag_id: int) -> ColumnElement[bool]:
    """The newest posts with a tag: one range of an index, for a rare tag and for a common one."""
    newest = (
        select(PostTag.post_id)
        .where(bears(tag_id), is_on(listed_posts(VISITOR)))
        .order_by(PostTag.published_at.desc(), PostTag.post_id.desc())
        .limit(MOST_ENTRIES)
        .correlate(None)
    )
    return Post.id.in_(newest)


def newest_reply_at() -> ScalarSelect[Any]:
    """When the newest reply to a `Post` that is shown was published."""
    return (
        select(Reply.published_at)
        .where(Reply.post_id == Post.id, is_published_reply)
        .order_by(Reply.number.desc())
        .limit(1)
        .scalar_subquery()
    )


def _posts(where: ColumnElement[bool], *texts: Any) -> RowSelect:
    return (
        select(
            Post.id,
            Post.slug,
            Post.title,
            Post.version,
            Post.render_version,
            Post.published_at,
            Post.edited_at,
            Blog.slug,
            Blog.name,
            User.handle,
            User.display_name,
            PostCounters.reply_count,
            newest_reply_at(),
            Blog.feed_text,
            not_(is_found),
            tags_of_post(),
            *texts,
        )
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Post.writer_id)
        .join(PostCounters, PostCounters.post_id == Post.id)
        .where(where)
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(MOST_ENTRIES)
    )


def list_post_marks(where: ColumnElement[bool]) -> Sequence[Mark]:
    """One statement."""
    return session().execute(_posts(where)).all()


def list_feed_posts(where: ColumnElement[bool]) -> list[FeedPost]:
    """The newest posts, the newest first. One statement."""
    return [FeedPost(*row) for row in session().execute(_posts(where, Post.excerpt, Post.html))]


def get_feed_post(post_id: int) -> FeedPost:
    """The post whose thread a feed follows; `NotFound` unless a visitor reads it. One statement."""
    where = and_(Post.id == post_id, is_published, visible_posts(VISITOR))
    row = session().execute(_posts(where, Post.excerpt, Post.html)).one_or_none()
    if row is None:
        raise NotFound
    return FeedPost(*row)


def reply_rows(*texts: Any) -> RowSelect:
    """Replies with whom they answer; the caller adds whose and how many."""
    return (
        select(
            Reply.post_id,
            Post.title,
            Post.published_at,
            Reply.number,
            Reply.version,
            Reply.render_version,
            Reply.published_at,
            Reply.edited_at,
            User.handle,
            User.display_name,
            Reply.parent_id.is_not(None),
            _Parent.number,
            case((_Parent.state == "published", _ParentWriter.display_name)),
            *texts,
        )
        .select_from(Reply)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Reply.writer_id)
        .outerjoin(_Parent, and_(_Parent.post_id == Reply.post_id, _Parent.id == Reply.parent_id))
        .outerjoin(_ParentWriter, _ParentWriter.id == _Parent.writer_id)
    )


def _thread(post_id: int, *texts: Any) -> RowSelect:
    """The post itself is an entry too."""
    return (
        reply_rows(*texts)
        .where(Reply.post_id == post_id, is_published_reply, listed_replies(VISITOR))
        .order_by(Reply.number.desc())
        .limit(MOST_ENTRIES - 1)
    )


def _chosen(keys: Sequence[tuple[int, int]], *texts: Any) -> RowSelect:
    return reply_rows(*texts).where(tuple_(Reply.post_id, Reply.id).in_(keys), listed_replies(VISITOR))


def list_chosen_reply_marks(keys: Sequence[tuple[int, int]]) -> Sequence[Mark]:
    """Of replies by their keys. One statement."""
    return session().execute(_chosen(keys).order_by(Reply.post_id, Reply.id)).all()


def list_chosen_replies(keys: Sequence[tuple[int, int]]) -> list[FeedReply]:
    """Replies by their keys, in any order. One statement."""
    return [FeedReply(*row) for row in session().execute(_chosen(keys, Reply.html))]


def list_thread_marks(post_id: int) -> Sequence[Mark]:
    """One statement."""
    return session().execute(_thread(post_id)).all()


def list_feed_replies(post_id: int) -> list[FeedReply]:
    """The newest replies to a post, the newest first: those that moderators moved here in their own time.

    One statement, which reads one range of an index, however long the thread.
    """
    found = [FeedReply(*row) for row in session().execute(_thread(post_id, Reply.html))]
    return sorted(found, key=lambda reply: (reply.published_at, reply.number), reverse=True)
