"""The apply half of replies: many at once below one post, in their order, with numbers, counters and what is found."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from forum.db import Base, now, write
from forum.models import CountDelta, ImportSource, Mention, Post, PostCounters, Reply
from forum.queries.imports import KnownReply
from forum.queries.threads import thread_numbers
from forum.queries.verification import Keys, keys_for
from forum.rendering import RENDER_VERSION, ImportedText, shows_pictures
from forum.rules.names import IMPORTED
from forum.services.cases import open_case, thing_of
from forum.services.importing.reading_on import keep_read
from forum.services.picture_uses import record_pictures
from forum.services.search_index import NewReply, index_imported
from forum.services.thread_moving import lock_threads
from forum.services.thread_state import show_stubs

_table = Base.metadata.tables[Reply.__tablename__]
_rows = _table.c


@dataclass(frozen=True)
class PlacedReply:
    """A remark as it is stored; `parent` is the key of the remark that it answers, `mentioned_ids` whom it names."""

    key: str
    parent: str | None
    writer_id: int
    text: ImportedText
    at: datetime
    is_published: bool
    mentioned_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Thread:
    """Replies that come below one post, in their order."""

    post_id: int
    replies: Sequence[PlacedReply]


def add_replies(work: Session, source: str, threads: Sequence[Thread], known: Mapping[str, KnownReply]) -> None:
    """Stores the replies of some threads, at most some hundreds; `known` are those that they may answer.

    What is answered elsewhere by now is answered by nothing here.
    """
    ids = [thread.post_id for thread in threads]
    lock_threads(work, *ids)
    is_here = {"populate_existing": True}
    posts = {post.id: post for post in work.scalars(select(Post).where(Post.id.in_(ids)).execution_options(**is_here))}
    counters = {
        row.post_id: row
        for row in work.scalars(select(PostCounters).where(PostCounters.post_id.in_(ids)).execution_options(**is_here))
    }
    placed = [_placed(thread, counters[thread.post_id].reply_seq + 1, known) for thread in threads]
    rows = [row for one in placed for row in one.rows]
    reply_ids = iter(work.scalars(insert(_table).returning(_rows.id, sort_by_parameter_order=True), rows).all())
    for one in placed:
        one.note_ids(reply_ids)
    _set_parents(placed)
    _note_origins(work, source, placed)
    _note_mentions(work, placed)
    for one in placed:
        for reply in one.thread.replies:
            if shows_pictures(reply.text.html):
                record_pictures(work, one.thread.post_id, one.added[reply.key].reply_id, reply.text.html)
        _show_above(work, one)
    _count(work, placed, posts, counters)
    index_imported(work, list(posts.values()), [text for one in placed for text in one.texts()])
    for one in placed:
        pending = [one.added[reply.key].reply_id for reply in one.thread.replies if not reply.is_published]
        _ask_moderators(work, posts[one.thread.post_id], pending)


@dataclass
class _Placed:
    """A thread with its rows, what may be answered in it, and, once they have ids, its replies as they are."""

    thread: Thread
    first: int
    keys: Mapping[str, Keys]
    above: Mapping[str, KnownReply]
    rows: list[dict[str, Any]]
    added: dict[str, KnownReply] = field(default_factory=dict)

    @property
    def published(self) -> list[PlacedReply]:
        return [reply for reply in self.thread.replies if reply.is_published]

    def find_parent(self, reply: PlacedReply) -> KnownReply | None:
        return None if reply.parent is None else self.added.get(reply.parent) or self.above.get(reply.parent)

    def note_ids(self, ids: Iterator[int]) -> None:
        for reply in self.thread.replies:
            place = self.keys.get(reply.key)
            self.added[reply.key] = KnownReply(self.thread.post_id, next(ids), place.thread_key if place else None)

    def texts(self) -> list[NewReply]:
        post_id = self.thread.post_id
        return [
            NewReply(post_id, self.added[reply.key].reply_id, reply.writer_id, reply.text.html, reply.at)
            for reply in self.published
        ]


def _placed(thread: Thread, first: int, known: Mapping[str, KnownReply]) -> _Placed:
    above = {key: reply for key, reply in known.items() if reply.post_id == thread.post_id}
    keys = _place(thread.replies, above, first)
    numbered = _numbered(thread.replies, first)
    rows = [_row(thread.post_id, reply, keys.get(reply.key), number) for reply, number in numbered]
    return _Placed(thread, first, keys, above, rows)


def _show_above(work: Session, placed: _Placed) -> None:
    """What came now is shown anyway."""
    above = {number for place in placed.keys.values() for number in thread_numbers(place.thread_key)[:-1]}
    earlier = {number for number in above if number < placed.first}
    if earlier:
        show_stubs(work, placed.thread.post_id, earlier)


def _numbered(replies: Sequence[PlacedReply], first: int) -> list[tuple[PlacedReply, int | None]]:
    number = first
    found: list[tuple[PlacedReply, int | None]] = []
    for reply in replies:
        found.append((reply, number if reply.is_published else None))
        number += reply.is_published
    return found


def _place(replies: Sequence[PlacedReply], above: Mapping[str, KnownReply], first: int) -> dict[str, Keys]:
    """The keys of what is published; below what waits it stands as if it answered the post, as everywhere."""
    keys: dict[str, Keys] = {}
    for reply, number in _numbered(replies, first):
        if number is None:
            continue
        parent_key = None
        if reply.parent is not None and reply.parent in keys:
            parent_key = keys[reply.parent].thread_key
        elif reply.parent is not None and reply.parent in above:
            parent_key = above[reply.parent].thread_key
        keys[reply.key] = keys_for(number, parent_key)
    return keys


def _row(post_id: int, reply: PlacedReply, place: Keys | None, number: int | None) -> dict[str, Any]:
    return {
        "post_id": post_id,
        "parent_id": None,
        "writer_id": reply.writer_id,
        "number": number,
        "thread_key": place.thread_key if place else None,
        "newest_key": place.newest_key if place else None,
        "depth": place.depth if place else 1,
        "state": "published" if reply.is_published else "pending",
        "is_shown": reply.is_published,
        "source": reply.text.source,
        "body_format": reply.text.body_format,
        "html": reply.text.html,
        "render_version": RENDER_VERSION,
        "version": 1,
        "created_at": reply.at,
        "published_at": reply.at if reply.is_published else None,
        "state_at": reply.at,
    }


_SETTING_PARENT = (
    update(_table)
    .where(_rows.post_id == bindparam("row_post_id"), _rows.id == bindparam("row_id"))
    .values(parent_id=bindparam("new_parent_id"))
)


def _set_parents(placed: Sequence[_Placed]) -> None:
    parents = [
        {
            "row_post_id": one.thread.post_id,
            "row_id": one.added[reply.key].reply_id,
            "new_parent_id": parent.reply_id,
        }
        for one in placed
        for reply in one.thread.replies
        if (parent := one.find_parent(reply)) is not None
    ]
    if parents:
        write(_SETTING_PARENT, parents)


def _note_origins(work: Session, source: str, placed: Sequence[_Placed]) -> None:
    moment = now()
    rows = [
        {
            "source": source,
            "kind": "reply",
            "external_id": key,
            "post_id": one.thread.post_id,
            "reply_id": reply.reply_id,
            "created_at": moment,
        }
        for one in placed
        for key, reply in one.added.items()
    ]
    work.execute(insert(ImportSource), rows)


def _note_mentions(work: Session, placed: Sequence[_Placed]) -> None:
    """Whoever is named counts as told: it was long ago, and somewhere else."""
    rows = [
        {
            "post_id": one.thread.post_id,
            "reply_id": one.added[reply.key].reply_id,
            "user_id": user_id,
            "is_present": True,
            "is_told": True,
            "created_at": reply.at,
        }
        for one in placed
        for reply in one.thread.replies
        for user_id in reply.mentioned_ids
    ]
    if rows:
        work.execute(insert(Mention), rows)


def _count(
    work: Session, placed: Sequence[_Placed], posts: Mapping[int, Post], counters: Mapping[int, PostCounters]
) -> None:
    by_writer: Counter[tuple[int, int]] = Counter()
    come = {}
    for one in placed:
        post, counts, published = posts[one.thread.post_id], counters[one.thread.post_id], one.published
        counts.reply_seq += len(published)
        counts.reply_count += len(published)
        counts.page_version += 1
        if published:
            latest = max(reply.at for reply in published)
            counts.last_reply_at = max(latest, counts.last_reply_at or latest)
            counts.active_at = counts.last_reply_at if post.state == "published" else None
            come[post.id] = range(one.first, one.first + len(published))
        by_writer.update((post.blog_id, reply.writer_id) for reply in published)
    work.add_all(
        CountDelta(user_id=writer_id, blog_id=blog_id, replies=count)
        for (blog_id, writer_id), count in sorted(by_writer.items())
    )
    work.flush()
    keep_read(work, come)


def _ask_moderators(work: Session, post: Post, reply_ids: Sequence[int]) -> None:
    """What waited there waits here: a case for each, as for what a rule holds."""
    for reply_id in reply_ids:
        reply = work.get_one(Reply, reply_id)
        open_case(work, thing_of(post, reply)).hold_rule = IMPORTED
    work.flush()
