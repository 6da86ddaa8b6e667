"""Questions about posts: lists with bylines, one page, and what its writer has in hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, select

from forum.db import BigId, is_one_of, read, session
from forum.db.paging import Page, Place, RowSelect, read_kept_page, read_page
from forum.db.ready import Shown
from forum.errors import NotFound
from forum.models import Blog, BlogRole, Decision, Post, PostCounters, PostTag, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.posts import is_published, listed_posts, visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.permissions.pseudonyms import is_own
from forum.queries.tags import bears, is_on, tags_of_post
from forum.validation.tags import TagName


@dataclass(frozen=True)
class PostSummary:
    """What a list shows of a post."""

    id: int
    slug: str
    title: str
    excerpt: str
    state: str
    published_at: datetime | None
    state_at: datetime
    blog_slug: str
    blog_name: str
    writer_handle: str
    writer_name: str
    writer_title: str
    writer_role: str
    reply_count: int
    tags: tuple[TagName, ...]
    is_listed: bool
    """Whether lists over several blogs show it."""


def select_summaries() -> RowSelect:
    """What `PostSummary` holds, of any post: the caller says which."""
    return (
        select(
            Post.id,
            Post.slug,
            Post.title,
            Post.excerpt,
            Post.state,
            Post.published_at,
            Post.state_at,
            Blog.slug,
            Blog.name,
            User.handle,
            User.display_name,
            User.title,
            User.role,
            PostCounters.reply_count,
            tags_of_post(),
            and_(is_published, Blog.is_unlisted.is_(False)),
        )
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Post.writer_id)
        .join(PostCounters, PostCounters.post_id == Post.id)
    )


def _read(query: RowSelect) -> Sequence[PostSummary]:
    return [PostSummary(*row) for row in session().execute(query)]


def _published_page(*where: ColumnElement[bool], place: Place | None) -> Page[PostSummary]:
    return read_page(
        _read,
        select_summaries().where(*where),
        place,
        at=Post.published_at,
        row_id=Post.id,
        key=lambda row: Place(row.published_at or row.state_at, row.id),
    )


def _kept_page(query: RowSelect, values: Mapping[str, Any], place: Place | None) -> Page[PostSummary]:
    return read_kept_page(
        lambda statement, given: [PostSummary(*row) for row in read(statement, given)],
        query,
        values,
        place,
        at=Post.published_at,
        row_id=Post.id,
        key=lambda row: Place(row.published_at or row.state_at, row.id),
    )


def list_latest_posts(actor: Actor, place: Place | None = None) -> Page[PostSummary]:
    """The newest posts of the listed blogs that the actor may read. One statement."""
    return _kept_page(_latest(actor), values_of(actor), place)


@prepared
def _latest(actor: Actor) -> RowSelect:
    return select_summaries().where(listed_posts(actor))


def list_blog_posts(actor: Actor, blog_id: int, place: Place | None = None) -> Page[PostSummary]:
    """The newest posts of one blog but for the pinned ones, which `list_pinned_posts` gives."""
    return _kept_page(_of_blog(actor), values_of(actor, blog_id=blog_id), place)


@prepared
def _of_blog(actor: Actor) -> RowSelect:
    here = Post.blog_id == bindparam("blog_id", type_=BigId)
    return select_summaries().where(here, is_published, Post.pinned_at.is_(None), visible_posts(actor))


def list_pinned_posts(actor: Actor, blog_id: int) -> Sequence[PostSummary]:
    """What stands above the first page of a blog, the last that was pinned first. One statement."""
    return [PostSummary(*row) for row in read(_pinned_in_blog(actor), values_of(actor, blog_id=blog_id))]


@prepared
def _pinned_in_blog(actor: Actor) -> RowSelect:
    here = Post.blog_id == bindparam("blog_id", type_=BigId)
    return (
        select_summaries()
        .where(here, Post.pinned_at.is_not(None), is_published, visible_posts(actor))
        .order_by(Post.pinned_at.desc(), Post.id.desc())
    )


def list_tag_posts(actor: Actor, tag_id: int, place: Place | None = None) -> Page[PostSummary]:
    """The newest posts with a tag, as far as the actor may read and find them in lists. One range of an index."""

    def read_summaries(query: RowSelect) -> Sequence[PostSummary]:
        found = query.subquery()
        rows = _read(select_summaries().join(found, found.c.post_id == Post.id))
        is_newer = place is not None and place.is_newer
        return sorted(rows, key=lambda row: (row.published_at or row.state_at, row.id), reverse=not is_newer)

    return read_page(
        read_summaries,
        select(PostTag.post_id).where(bears(tag_id), is_on(listed_posts(actor))),
        place,
        at=PostTag.published_at,
        row_id=PostTag.post_id,
        key=lambda row: Place(row.published_at or row.state_at, row.id),
    )


def list_month_posts(
    actor: Actor, blog_id: int, start: datetime, end: datetime, place: Place | None = None
) -> Page[PostSummary]:
    """The posts of a blog from `start` until before `end`, the newest first."""
    within = and_(Post.published_at >= start, Post.published_at < end)
    return _published_page(Post.blog_id == blog_id, is_published, within, visible_posts(actor), place=place)


def list_writer_posts(actor: Actor, writer_id: int, place: Place | None = None) -> Page[PostSummary]:
    """A member's posts as far as the actor may read and find them in lists."""
    return _published_page(Post.writer_id == writer_id, listed_posts(actor), place=place)


def list_own_unpublished(actor: Actor, place: Place | None = None) -> Page[PostSummary]:
    """The actor's own posts that are not published, the latest touched first."""
    query = select_summaries().where(
        is_own(Post.writer_id, actor.member_id), Post.state != "published", visible_posts(actor)
    )
    return read_page(_read, query, place, at=Post.state_at, row_id=Post.id, key=lambda row: Place(row.state_at, row.id))


@dataclass(frozen=True)
class PostPage:
    """A post with all that its page shows above the thread; post and blog are only to be looked at."""

    post: Post
    blog: Blog
    writer_handle: str
    writer_name: str
    writer_title: str
    writer_role: str
    blog_mark: str | None
    reply_count: int
    reply_seq: int
    page_version: int
    decision_reason: str | None
    tags: tuple[TagName, ...]


def get_post_page(actor: Actor, post_id: int) -> PostPage:
    """One statement; raises `NotFound` for a post that is missing or that the actor may not read."""
    row = read(_post_page(actor), values_of(actor, post_id=post_id)).one_or_none()
    if row is None:
        raise NotFound
    after_post = len(_POST.columns)
    after_blog = after_post + len(_BLOG.columns)
    return PostPage(_POST.read(row[:after_post]), _BLOG.read(row[after_post:after_blog]), *row[after_blog:])


_POST, _BLOG = Shown(Post), Shown(Blog)


@prepared
def _post_page(actor: Actor) -> RowSelect:
    mark = (
        select(func.max(BlogRole.role))
        .where(
            BlogRole.blog_id == Post.blog_id,
            BlogRole.user_id == Post.writer_id,
            is_one_of(BlogRole.role, "mentor", "moderator"),
        )
        .scalar_subquery()
    )
    return (
        select(
            *_POST.columns,
            *_BLOG.columns,
            User.handle,
            User.display_name,
            User.title,
            User.role,
            mark,
            PostCounters.reply_count,
            PostCounters.reply_seq,
            PostCounters.page_version,
            Decision.reason,
            tags_of_post(),
        )
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Post.writer_id)
        .join(PostCounters, PostCounters.post_id == Post.id)
        .outerjoin(Decision, Decision.id == Post.decision_id)
        .where(Post.id == bindparam("post_id"), visible_posts(actor))
    )


@dataclass(frozen=True)
class RevisionRow:
    """An earlier text as the actor may see it: `title`, `html` and `source` None where it is hidden from them,
    and `summary` empty.

    `reason` is why it was replaced, `is_by_writer` whether the writer of the text did that.
    """

    id: int
    version: int
    title: str | None
    summary: str
    html: str | None
    source: str | None
    is_hidden: bool
    reason: str
    written_at: datetime
    replaced_at: datetime
    is_by_writer: bool


def list_revisions(post_id: int, reply_id: int | None, *, sees_hidden: bool) -> list[RevisionRow]:
    """The earlier texts of a post (`reply_id` None) or reply, the latest first; the caller checked the text."""
    of_text = Revision.reply_id.is_(None) if reply_id is None else Revision.reply_id == reply_id
    writer_id = (
        select(Post.writer_id).where(Post.id == post_id)
        if reply_id is None
        else select(Reply.writer_id).where(Reply.id == reply_id)
    ).scalar_subquery()
    rows = session().execute(
        select(Revision, Revision.editor_id == writer_id)
        .where(Revision.post_id == post_id, of_text, Revision.state == "earlier")
        .order_by(Revision.version.desc())
        .limit(50)
    )
    found = []
    for revision, is_by_writer in rows:
        is_open = sees_hidden or not revision.is_hidden
        found.append(
            RevisionRow(
                id=revision.id,
                version=revision.version,
                title=revision.title if is_open else None,
                summary=revision.summary if is_open else "",
                html=revision.html if is_open else None,
                source=revision.source if is_open else None,
                is_hidden=revision.is_hidden,
                reason=revision.reason if is_open else "",
                written_at=revision.written_at,
                replaced_at=revision.replaced_at,
                is_by_writer=bool(is_by_writer),
            )
        )
    return found
