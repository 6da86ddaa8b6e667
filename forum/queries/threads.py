"""Questions about a post's thread: windows of 50 replies, and branches.

A window is one range scan over a partial index of shown rows, so that it costs the same whatever the size of
the thread and however many replies were removed ahead of it. Statements: 2 at the most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, partial
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Integer, bindparam, func, literal, literal_column, select, union_all

from forum.db import BigId, is_one_of, read, session
from forum.db.paging import RowSelect
from forum.db.ready import Question
from forum.models import BlogRole, Post, Reply, User

WINDOW = 50
LARGEST = 0xFFFFFFFF
# Parts in a blog that put a mark beside the name; the greater word wins.
MARKED = ("mentor", "moderator")
Order = Literal["oldest", "newest"]


class ThreadReply(NamedTuple):
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
    avatar: str | None

    @property
    def is_stub(self) -> bool:
        return self.state != "published"


COLUMNS = len(ThreadReply._fields)


@dataclass(frozen=True)
class ThreadWindow:
    """Rows in order; numbers name the windows beside it, None where there is none.

    `relatives` are the rows, the ancestors and whatever else they answer, by id.
    """

    rows: Sequence[ThreadReply]
    ancestors: Sequence[ThreadReply]
    relatives: Mapping[int, ThreadReply]
    order: Order
    previous_before: int | None
    next_at: int | None

    def parent_of(self, reply: ThreadReply) -> ThreadReply | None:
        """What a row or an ancestor answers."""
        return None if reply.parent_id is None else self.relatives.get(reply.parent_id)

    @cached_property
    def published(self) -> frozenset[int]:
        """The numbers of the rows that have a text."""
        return frozenset([row.number for row in self.rows if row.state == "published"])

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


_POST = bindparam("post_id", type_=BigId)


def _rows(*extra: ColumnElement[Any]) -> RowSelect:
    """Of the post that is the parameter `post_id`."""
    mark = (
        select(func.max(BlogRole.role))
        .join(Post, Post.blog_id == BlogRole.blog_id)
        .where(Post.id == _POST, BlogRole.user_id == Reply.writer_id, is_one_of(BlogRole.role, *MARKED))
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
            User.avatar,
            *extra,
        )
        .join(User, User.id == Reply.writer_id)
        .where(Reply.post_id == _POST)
    )


def _as_replies(rows: Iterable[Sequence[Any]]) -> list[ThreadReply]:
    # The constructor with names takes twice as long.
    found = map(partial(tuple.__new__, ThreadReply), [row[:COLUMNS] for row in rows])
    return [reply if reply.state == "published" else _without_text(reply) for reply in found]


def _without_text(reply: ThreadReply) -> ThreadReply:
    return reply._replace(html=None, writer_id=None, handle=None, name=None, role=None, blog_mark=None, avatar=None)


def get_thread_window(post_id: int, window: WindowAt, *, branch_of: bytes | None = None) -> ThreadWindow:
    """A window of the shown replies of a post that the caller has checked, or of one branch of it."""
    number = window.at if window.at is not None else window.before
    has_edge = number is not None and not window.is_last
    starts = has_edge and window.at is not None
    backwards = window.is_last or (has_edge and not starts)
    query = _window(window.order, has_edge, backwards, branch_of is not None, WINDOW + 1)
    values = {"post_id": post_id, "number": number, **_ends(branch_of, window.order)}
    found = read(query, values).all()
    rows = _as_replies(found[:WINDOW])
    has_more = len(found) > WINDOW
    if backwards:
        rows.reverse()
        previous = rows[0].number if has_more else None
        following = None if window.is_last else window.before
    else:
        previous = rows[0].number if rows and found[0][COLUMNS] else None
        following = found[WINDOW][1] if has_more else None
    if has_edge and not rows:
        is_past_end = starts and _is_placed(post_id, window.at)
        return get_thread_window(post_id, WindowAt(is_last=is_past_end, order=window.order), branch_of=branch_of)
    ancestors, relatives = _relatives(post_id, rows, root_depth=len(branch_of or b"") // 4)
    return ThreadWindow(rows, ancestors, relatives, window.order, previous, following)


@cache
def _window(order: Order, has_edge: bool, backwards: bool, is_branch: bool, size: int) -> RowSelect:
    """The statement, put together once for each kind of window: that takes longer than asking it.

    Its edge is the key of the reply at which the window begins or ends, found by the same statement. A branch is a
    range of the key that orders the window, so that one index serves both.
    """
    key = Reply.thread_key if order == "oldest" else Reply.newest_key
    edge = (
        select(key).where(Reply.post_id == _POST, Reply.number == bindparam("number", type_=Integer)).scalar_subquery()
    )
    scope: list[Any] = [Reply.is_shown]
    if is_branch:
        scope += [key >= bindparam("branch"), key < bindparam("branch_end")]
    is_past_start: ColumnElement[bool] = literal_column("0")
    if has_edge and not backwards:
        is_past_start = select(literal_column("1")).where(Reply.post_id == _POST, *scope, key < edge).exists()
    query = _rows(is_past_start).where(*scope)
    if has_edge:
        query = query.where(key < edge if backwards else key >= edge)
    return query.order_by(key.desc() if backwards else key.asc()).limit(size)


def _is_placed(post_id: int, number: int | None) -> bool:
    """Whether a reply has this number, shown or not."""
    placed = select(literal(1)).where(Reply.post_id == post_id, Reply.number == number)
    return bool(session().scalar(select(placed.exists())))


def _ends(branch_of: bytes | None, order: Order) -> dict[str, bytes]:
    """Where a branch begins and ends, in the key that orders the window."""
    if branch_of is None:
        return {}
    start = branch_of if order == "oldest" else newest_key(branch_of)
    return {"branch": start, "branch_end": branch_end(start)}


def _relatives(
    post_id: int, rows: list[ThreadReply], *, root_depth: int
) -> tuple[list[ThreadReply], dict[int, ThreadReply]]:
    """The ancestors above the first row, and all that rows and ancestors answer; one statement at the most."""
    known = {row.id: row for row in rows}
    if not rows:
        return [], known
    path = thread_numbers(rows[0].thread_key)[:-1]
    above = set(path[max(root_depth - 1, 0) :])
    missing = {row.parent_id for row in rows if row.parent_id is not None} - known.keys()
    if above or missing:
        values = {"post_id": post_id, "numbers": path[max(root_depth - 2, 0) :], "ids": list(missing)}
        for row in _as_replies(read(_related_rows(), values)):
            known[row.id] = row
    ancestors = sorted((row for row in known.values() if row.number in above), key=lambda row: row.thread_key)
    return ancestors, known


@cache
def _related_rows() -> Question:
    """Some come twice. For either the one or the other SQLite would look through the whole thread."""
    numbers = bindparam("numbers", expanding=True, type_=Integer)
    ids = bindparam("ids", expanding=True, type_=BigId)
    return union_all(_rows().where(Reply.number.in_(numbers)), _rows().where(Reply.id.in_(ids)))
