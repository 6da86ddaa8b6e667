"""Questions about a member as a reader: how far they read, what is new to them, whom they ignore."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Integer,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from forum.db import BigId, UTCDateTime, is_one_of, read, session
from forum.db.paging import RowSelect
from forum.models import Follow, Ignore, PostCounters, ReaderSettings, ReadingMark, Reply, Revision
from forum.permissions import Actor
from forum.permissions.pseudonyms import is_own
from forum.queries.follows import of_kind
from forum.queries.replies import is_unpublished
from forum.rules.reading import Mark, Visits, parse_numbers

MOST_NEW = 100
MOST_UNREAD = 700
# Numbers of replies are lower, so that a post's id and a number make one number.
_ABOVE_NUMBERS = 2**32
# A literal, as everywhere where a partial index is to be found.
_is_published = Reply.state == literal_column("'published'")


@dataclass(frozen=True)
class ThreadReader:
    """A member and one thread.

    `delivery` is how they hear of it, None for not at all; `branches` the same by the id of a reply. `unread` are the
    lowest numbers of others' replies above the mark's `read_up_to`, `latest` the highest above its `visited_up_to`.
    `has_unpublished` and `has_changes` say whether they wrote anything there that others may not read yet.
    """

    ignored: frozenset[int] = frozenset()
    delivery: str | None = None
    branches: Mapping[int, str] = field(default_factory=dict)
    visits: Visits = field(default_factory=Visits)
    mark: Mark | None = None
    unread: Sequence[int] = ()
    latest: Sequence[int] = ()
    has_unpublished: bool = False
    has_changes: bool = False


def get_thread_reader(actor: Actor, post_id: int) -> ThreadReader:
    """One statement; none for a visitor."""
    if not actor.is_signed_in:
        return ThreadReader()
    found: Iterable[Any] = read(_thread_reader(), {"actor_id": actor.member_id, "post_id": post_id})
    groups: dict[str, list[Any]] = {}
    for group, *values in found:
        groups.setdefault(group, []).append(values)
    marks = [
        Mark(numbers[0], parse_numbers(numbers[3]), numbers[1], numbers[2], numbers[4], numbers[5])
        for numbers in groups.get("mark", [])
    ]
    visits = [Visits(*values[4:7]) for values in groups.get("visits", [])]
    thread = [values[3] for values in groups.get("thread", [])]
    return ThreadReader(
        ignored=frozenset(values[0] for values in groups.get("ignored", [])),
        delivery=thread[0] if thread else None,
        branches={values[0]: values[3] for values in groups.get("branch", [])},
        visits=visits[0] if visits else Visits(),
        mark=marks[0] if marks else None,
        unread=sorted(values[0] for values in groups.get("unread", [])),
        latest=sorted(values[0] for values in groups.get("latest", [])),
        has_unpublished="unpublished" in groups,
        has_changes="changes" in groups,
    )


def _row(group: str, *, numbers: Sequence[Any] = (), words: Any = None, times: Sequence[Any] = ()) -> RowSelect:
    """A select of a group, three numbers, words and three times; what is not given is empty."""
    return select(
        literal_column(f"'{group}'"),
        *(*numbers, *[cast(null(), Integer)] * (3 - len(numbers))),
        cast(null(), String) if words is None else words,
        *(*times, *[cast(null(), UTCDateTime)] * (3 - len(times))),
    )


@cache
def _thread_reader() -> CompoundSelect[*tuple[Any, ...]]:
    """Put together once: that takes longer than asking it."""
    actor_id, post_id = bindparam("actor_id", type_=BigId), bindparam("post_id", type_=BigId)
    mine = Follow.user_id == actor_id
    own_mark = and_(ReadingMark.user_id == actor_id, ReadingMark.post_id == post_id)
    unpublished = exists().where(Reply.post_id == post_id, is_own(Reply.writer_id, actor_id), is_unpublished)
    changes = exists().where(
        Revision.post_id == post_id,
        is_own(Revision.editor_id, actor_id),
        is_one_of(Revision.state, "pending", "rejected"),
    )
    return union_all(
        _row("thread", words=Follow.delivery).where(mine, of_kind("post"), Follow.post_id == post_id),
        _row("branch", numbers=[Follow.reply_id], words=Follow.delivery).where(
            mine, of_kind("branch"), Follow.post_id == post_id
        ),
        _row("ignored", numbers=[Ignore.ignored_id]).where(Ignore.user_id == actor_id),
        _row(
            "visits", times=[ReaderSettings.seen_at, ReaderSettings.visit_began_at, ReaderSettings.last_visit_at]
        ).where(ReaderSettings.user_id == actor_id),
        _row(
            "mark",
            numbers=[ReadingMark.read_up_to, ReadingMark.seen_up_to, ReadingMark.visited_up_to],
            words=ReadingMark.read_beyond,
            times=[ReadingMark.first_read_at, ReadingMark.read_at],
        ).where(own_mark),
        _numbers("unread", select(ReadingMark.read_up_to).where(own_mark), MOST_UNREAD, is_last=False),
        _numbers("latest", select(ReadingMark.visited_up_to).where(own_mark), MOST_NEW, is_last=True),
        _row("unpublished").where(unpublished),
        _row("changes").where(changes),
    )


def _numbers(group: str, above: Any, limit: int, *, is_last: bool) -> RowSelect:
    """Numbers of others' replies above a number, from the lowest or the highest of them on."""
    number = Reply.number.desc() if is_last else Reply.number.asc()
    found = (
        select(Reply.number)
        .where(
            Reply.post_id == bindparam("post_id", type_=BigId),
            Reply.number > above.scalar_subquery(),
            _is_published,
            ~is_own(Reply.writer_id, bindparam("actor_id", type_=BigId)),
        )
        .order_by(number)
        .limit(limit)
        .subquery()
    )
    return _row(group, numbers=[found.c.number])


def get_visits(actor: Actor) -> Visits:
    """As they are stored; one statement."""
    row = (
        session()
        .execute(
            select(ReaderSettings.seen_at, ReaderSettings.visit_began_at, ReaderSettings.last_visit_at).where(
                ReaderSettings.user_id == actor.member_id
            )
        )
        .one_or_none()
    )
    return Visits(*row) if row else Visits()


@dataclass(frozen=True)
class PostNews:
    """Of a thread that a member opened or follows: others' replies that they have not read, up to 100."""

    count: int = 0
    is_opened: bool = False


def list_news(actor: Actor, post_ids: Collection[int], unwritten: Mapping[int, Collection[int]]) -> dict[int, PostNews]:
    """What is new to the actor in those of the threads that they opened or follow, by post.

    The posts are some that the actor sees. `unwritten` are numbers by post that they read a moment ago. One statement.
    """
    if not actor.is_signed_in or not post_ids:
        return {}
    values = {
        "actor_id": actor.member_id,
        "post_ids": list(post_ids),
        "read": [post_id * _ABOVE_NUMBERS + number for post_id, read in unwritten.items() for number in read],
    }
    return {post_id: PostNews(*found) for post_id, *found in read(_news(), values)}


@cache
def _news() -> RowSelect:
    actor_id = bindparam("actor_id", type_=BigId)
    opened = and_(ReadingMark.user_id == actor_id, ReadingMark.post_id == PostCounters.post_id)
    followed = and_(
        Follow.user_id == actor_id,
        of_kind("post"),
        Follow.post_id == PostCounters.post_id,
        Follow.delivery != "off",
    )
    beyond = literal(",") + func.coalesce(ReadingMark.read_beyond, "") + literal(",")
    unread = (
        select(literal(1))
        .where(
            Reply.post_id == PostCounters.post_id,
            Reply.number > func.coalesce(ReadingMark.read_up_to, 0),
            _is_published,
            ~is_own(Reply.writer_id, actor_id),
            beyond.not_like(literal("%,") + cast(Reply.number, String) + literal(",%")),
            (Reply.post_id * literal(_ABOVE_NUMBERS, BigInteger) + Reply.number).not_in(
                bindparam("read", expanding=True, type_=BigInteger)
            ),
        )
        .limit(MOST_NEW)
        .correlate(PostCounters, ReadingMark)
        .subquery()
    )
    count = select(func.count()).select_from(unread).correlate(PostCounters, ReadingMark).scalar_subquery()
    asked = PostCounters.post_id.in_(bindparam("post_ids", expanding=True, type_=BigId))
    return (
        select(PostCounters.post_id, count, ReadingMark.user_id.is_not(None))
        .outerjoin(ReadingMark, opened)
        .outerjoin(Follow, followed)
        .where(asked, or_(ReadingMark.user_id.is_not(None), Follow.id.is_not(None)))
    )
