"""Questions about a post's thread: windows of 50 replies, and branches.

A window is one range scan over a partial index of shown rows, so that it costs the same whatever the size of
the thread and however many replies were removed ahead of it. Statements: 2 at the most.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, literal, or_, select

from forum.db import session
from forum.db.paging import RowSelect
from forum.models import BlogRole, Post, Reply, User

WINDOW = 50
LARGEST = 0xFFFFFFFF
# Parts in a blog that put a mark beside the name; the greater word wins.
MARKED = ["mentor", "moderator"]
Order = Literal["oldest", "newest"]


@dataclass(frozen=True)
class ThreadReply:
    """A row of a thread; `html` and the writer are None for a stub."""

    id: int
    number: int
    depth: int
    thread_key: bytes
    state: str
    parent_id: int | None
    version: int
    published_at: datetime
    edited_at: datetime | None
    html: str | None
    writer_id: int | None
    handle: str | None
    name: str | None
    role: str | None
    blog_mark: str | None
    parent: "ThreadReply | None" = None

    @property
    def is_stub(self) -> bool:
        return self.state != "published"


@dataclass(frozen=True)
class ThreadWindow:
    """Rows in order; numbers name the windows beside it, None where there is none."""

    rows: Sequence[ThreadReply]
    ancestors: Sequence[ThreadReply]
    order: Order
    previous_before: int | None
    next_at: int | None

    @property
    def is_first(self) -> bool:
        return self.previous_before is None

    @property
    def is_last(self) -> bool:
        return self.next_at is None


@dataclass(frozen=True)
class WindowAt:
    """Which window: from reply `at`, ending before reply `before`, the last, or (nothing given) the first."""

    at: int | None = None
    before: int | None = None
    is_last: bool = False
    order: Order = "oldest"


def thread_numbers(thread_key: bytes) -> list[int]:
    """The numbers on the path from the root to the reply, itself included."""
    return [int.from_bytes(thread_key[i : i + 4], "big") for i in range(0, len(thread_key), 4)]


def branch_end(thread_key: bytes) -> bytes:
    """A key after every key of the branch and before the next: numbers never reach 0xFFFFFFFF."""
    return thread_key + b"\xff\xff\xff\xff"


def newest_key(thread_key: bytes) -> bytes:
    """The key that orders roots by the newest first, and each root's branch as it was."""
    return (LARGEST - int.from_bytes(thread_key[:4], "big")).to_bytes(4, "big") + thread_key[4:]


def _rows(post_id: int, *extra: ColumnElement[Any]) -> RowSelect:
    mark = (
        select(func.max(BlogRole.role))
        .join(Post, Post.blog_id == BlogRole.blog_id)
        .where(Post.id == post_id, BlogRole.user_id == Reply.writer_id, BlogRole.role.in_(MARKED))
        .scalar_subquery()
    )
    return (
        select(
            Reply.id,
            Reply.number,
            Reply.depth,
            Reply.thread_key,
            Reply.state,
            Reply.parent_id,
            Reply.version,
            Reply.published_at,
            Reply.edited_at,
            Reply.html,
            User.id,
            User.handle,
            User.display_name,
            User.role,
            mark,
            *extra,
        )
        .join(User, User.id == Reply.writer_id)
        .where(Reply.post_id == post_id)
    )


def _as_reply(row: Sequence[Any]) -> ThreadReply:
    found = ThreadReply(*row[:15])
    if found.is_stub:
        return replace(found, html=None, writer_id=None, handle=None, name=None, role=None, blog_mark=None)
    return found


def get_thread_window(post_id: int, window: WindowAt, *, branch_of: bytes | None = None) -> ThreadWindow:
    """A window of the shown replies of a post that the caller has checked, or of one branch of it."""
    key = Reply.thread_key if window.order == "oldest" else Reply.newest_key
    edge = _edge(post_id, window)
    start = window.at is not None and edge is not None
    backwards = window.is_last or (window.before is not None and edge is not None)
    scope = [Reply.is_shown, *_within(branch_of, window.order)]
    is_past_start = (
        select(literal(1)).where(Reply.post_id == post_id, *scope, key < edge).exists() if start else literal(False)
    )
    query = _rows(post_id, is_past_start).where(*scope)
    if edge is not None:
        query = query.where(key < edge if backwards else key >= edge)
    query = query.order_by(key.desc() if backwards else key.asc()).limit(WINDOW + 1)
    found = session().execute(query).all()
    rows = [_as_reply(row) for row in found[:WINDOW]]
    has_more = len(found) > WINDOW
    if backwards:
        rows.reverse()
        previous = rows[0].number if has_more else None
        following = None if window.is_last else window.before
    else:
        previous = rows[0].number if rows and found[0][15] else None
        following = found[WINDOW][1] if has_more else None
    if edge is not None and not rows:
        is_past_end = start and _is_placed(post_id, window.at)
        return get_thread_window(post_id, WindowAt(is_last=is_past_end, order=window.order), branch_of=branch_of)
    rows, ancestors = _with_relatives(post_id, rows, root_depth=len(branch_of or b"") // 4)
    return ThreadWindow(rows, ancestors, window.order, previous, following)


def _edge(post_id: int, window: WindowAt) -> Any:
    """The key of the reply at which the window begins or ends, found by the statement that it is part of."""
    number = window.at if window.at is not None else window.before
    if number is None or window.is_last:
        return None
    key = Reply.thread_key if window.order == "oldest" else Reply.newest_key
    return select(key).where(Reply.post_id == post_id, Reply.number == number).scalar_subquery()


def _is_placed(post_id: int, number: int | None) -> bool:
    """Whether a reply has this number, shown or not."""
    placed = select(literal(1)).where(Reply.post_id == post_id, Reply.number == number)
    return bool(session().scalar(select(placed.exists())))


def _within(branch_of: bytes | None, order: Order) -> list[ColumnElement[bool]]:
    """The branch as a range of the key that orders the window, so that one index serves both."""
    if branch_of is None:
        return []
    if order == "oldest":
        return [Reply.thread_key >= branch_of, Reply.thread_key < branch_end(branch_of)]
    start = newest_key(branch_of)
    return [Reply.newest_key >= start, Reply.newest_key < branch_end(start)]


def _with_relatives(
    post_id: int, rows: list[ThreadReply], *, root_depth: int
) -> tuple[list[ThreadReply], list[ThreadReply]]:
    """Gives each row its parent, and finds the ancestors above the first row; one statement at the most."""
    if not rows:
        return rows, []
    known = {row.id: row for row in rows}
    path = thread_numbers(rows[0].thread_key)[:-1]
    above = set(path[max(root_depth - 1, 0) :])
    missing = {row.parent_id for row in rows if row.parent_id is not None} - known.keys()
    if above or missing:
        wanted = or_(Reply.number.in_(path[max(root_depth - 2, 0) :]), Reply.id.in_(missing))
        relatives = [_as_reply(row) for row in session().execute(_rows(post_id).where(wanted))]
        known |= {row.id: row for row in relatives}
    ancestors = sorted((row for row in known.values() if row.number in above), key=lambda row: row.thread_key)
    return (
        [replace(row, parent=known.get(row.parent_id or 0)) for row in rows],
        [replace(row, parent=known.get(row.parent_id or 0)) for row in ancestors],
    )
