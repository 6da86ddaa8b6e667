"""Questions about single replies: as their writers, moderators and readers find them, and where they stand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, bindparam, func, literal, literal_column, select

from forum.db import BigId, read, session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import Blog, Decision, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.posts import visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.permissions.pseudonyms import is_own
from forum.permissions.replies import listed_replies, readable_replies
from forum.queries.threads import WINDOW, branch_end

# A literal, because SQLite matches a partial index only against literals.
is_unpublished = Reply.state != literal_column("'published'")
_of_number = (Reply.post_id == bindparam("post_id"), Reply.number == bindparam("number"))


@dataclass(frozen=True)
class OwnReply:
    """A reply's text with its state, for its writer or a moderator."""

    id: int
    number: int | None
    state: str
    html: str
    source: str
    version: int
    created_at: datetime
    state_at: datetime
    is_shown: bool
    writer_handle: str
    writer_name: str
    writer_role: str
    decision_reason: str | None
    writer_id: int


def _own_rows() -> RowSelect:
    return (
        select(
            Reply.id,
            Reply.number,
            Reply.state,
            Reply.html,
            Reply.source,
            Reply.version,
            Reply.created_at,
            Reply.state_at,
            Reply.is_shown,
            User.handle,
            User.display_name,
            User.role,
            Decision.reason,
            Reply.writer_id,
        )
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .join(User, User.id == Reply.writer_id)
        .outerjoin(Decision, Decision.id == Reply.decision_id)
    )


def list_own_unseen(actor: Actor, post_id: int) -> list[OwnReply]:
    """The actor's replies in a thread that others do not read, the latest first, 20 at the most."""
    return [OwnReply(*row) for row in read(_own_unseen(actor), values_of(actor, post_id=post_id))]


@prepared
def _own_unseen(actor: Actor) -> RowSelect:
    return (
        _own_rows()
        .where(
            Reply.post_id == bindparam("post_id", type_=BigId),
            is_own(Reply.writer_id, actor.id),
            is_unpublished,
            readable_replies(actor),
        )
        .order_by(Reply.id.desc())
        .limit(20)
    )


def list_unpublished_replies(post_id: int, place: Place | None) -> Page[OwnReply]:
    """All that is not shown in a thread, for a moderator whom the caller has checked."""
    query = _own_rows().where(Reply.post_id == post_id, is_unpublished)
    return read_page(
        lambda select_: [OwnReply(*row) for row in session().execute(select_)],
        query,
        place,
        at=Reply.created_at,
        row_id=Reply.id,
        key=lambda row: Place(row.created_at, row.id),
    )


def get_reply(actor: Actor, post_id: int, number: int) -> tuple[Reply, Post, Blog]:
    """A reply whose text the actor may read, with its post and blog; `NotFound` otherwise."""
    row = session().execute(_reply(actor), values_of(actor, post_id=post_id, number=number)).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


@prepared
def _reply(actor: Actor) -> Select[Reply, Post, Blog]:
    return (
        select(Reply, Post, Blog)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(*_of_number, visible_posts(actor), readable_replies(actor))
    )


@dataclass(frozen=True)
class ReplyPlace:
    """Where a permalink leads: which window (in oldest-first order) shows the reply, and whether it shows at all.

    `is_own_stub` is true for the writer of a text that others no longer read, while answers keep its place.
    """

    number: int
    is_shown: bool
    is_own_stub: bool
    is_in_first: bool
    is_in_last: bool
    thread_key: bytes


def get_reply_place(actor: Actor, post_id: int, number: int) -> ReplyPlace:
    """For a reply that is shown or that the actor may read; `NotFound` for anything else. Two statements."""
    row = session().execute(_reply_place(actor), values_of(actor, post_id=post_id, number=number)).one_or_none()
    if row is None or not (row[1] or row[2]):
        raise NotFound
    shown = (Reply.post_id == post_id, Reply.is_shown)
    before = select(literal(1)).where(*shown, Reply.thread_key < row[0]).limit(WINDOW)
    after = select(literal(1)).where(*shown, Reply.thread_key > row[0]).limit(WINDOW)
    counts = (
        session()
        .execute(
            select(
                select(func.count()).select_from(before.subquery()).scalar_subquery(),
                select(func.count()).select_from(after.subquery()).scalar_subquery(),
            )
        )
        .one()
    )
    return ReplyPlace(
        number, bool(row[1]), bool(row[2] and row[3]), counts[0] < WINDOW, counts[1] < WINDOW, row[0] or b""
    )


@prepared
def _reply_place(actor: Actor) -> RowSelect:
    return (
        select(
            Reply.thread_key,
            Reply.is_shown,
            readable_replies(actor),
            and_(is_own(Reply.writer_id, actor.id), Reply.state != "published"),
        )
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(*_of_number, visible_posts(actor))
    )


def is_answered(post_id: int, thread_key: bytes | None) -> bool:
    """Whether anything shown hangs on a reply."""
    if thread_key is None:
        return False
    below = select(literal(1)).where(
        Reply.post_id == post_id,
        Reply.is_shown,
        Reply.thread_key > thread_key,
        Reply.thread_key < branch_end(thread_key),
    )
    return bool(session().scalar(select(below.exists())))


def get_own_view(actor: Actor, post_id: int, number: int) -> OwnReply:
    """A reply that is not published, as its writer or a moderator reads it; `NotFound` otherwise."""
    row = session().execute(_own_view(actor), values_of(actor, post_id=post_id, number=number)).one_or_none()
    if row is None:
        raise NotFound
    return OwnReply(*row)


@prepared
def _own_view(actor: Actor) -> RowSelect:
    return _own_rows().where(*_of_number, visible_posts(actor), readable_replies(actor))


@dataclass(frozen=True)
class ReplySummary:
    """A reply in a list of a member's writings."""

    id: int
    post_id: int
    number: int
    post_title: str
    post_slug: str
    html: str
    published_at: datetime


def list_writer_replies(actor: Actor, writer_id: int, place: Place | None = None) -> Page[ReplySummary]:
    """A member's published replies as far as the actor may read them and finds their blogs in lists."""
    query = (
        select(Reply.id, Reply.post_id, Reply.number, Post.title, Post.slug, Reply.html, Reply.created_at)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Reply.writer_id == writer_id, Blog.is_unlisted.is_(False), listed_replies(actor))
    )
    return read_page(
        lambda select_: [ReplySummary(*row) for row in session().execute(select_)],
        query,
        place,
        at=Reply.created_at,
        row_id=Reply.id,
        key=lambda row: Place(row.published_at, row.id),
    )
