"""The apply half of replies: many at once below one post, in their order, with numbers, counters and what is found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from forum.db import Base, now
from forum.models import CountDelta, ImportSource, Mention, Post, PostCounters, Reply
from forum.queries.imports import KnownReply
from forum.queries.threads import thread_numbers
from forum.queries.verification import Keys, keys_for
from forum.rendering import RENDER_VERSION, ImportedText, shows_pictures
from forum.rules.names import IMPORTED
from forum.services.cases import open_case, thing_of
from forum.services.importing.reading_on import keep_read
from forum.services.picture_uses import record_pictures
from forum.services.search_index import index_replies
from forum.services.thread_moving import take_numbers
from forum.services.thread_state import lock_thread, show_stubs

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


def add_replies(
    work: Session, source: str, post_id: int, replies: Sequence[PlacedReply], known: Mapping[str, KnownReply]
) -> dict[str, KnownReply]:
    """Stores replies that come in their order, at most some hundreds; `known` are those that they may answer.

    Gives them as those are. What is answered elsewhere by now is answered by nothing here.
    """
    lock_thread(work, post_id)
    post = work.get_one(Post, post_id, populate_existing=True)
    above = {key: reply for key, reply in known.items() if reply.post_id == post_id}
    published = [reply for reply in replies if reply.is_published]
    first = take_numbers(work, post_id, len(published))
    keys = _place(replies, above, first)
    rows = [_row(post_id, reply, keys.get(reply.key), number) for reply, number in _numbered(replies, first)]
    ids = work.scalars(insert(_table).returning(_rows.id, sort_by_parameter_order=True), rows).all()
    added = {
        reply.key: KnownReply(post_id, reply_id, keys[reply.key].thread_key if reply.key in keys else None)
        for reply, reply_id in zip(replies, ids, strict=True)
    }
    _set_parents(work, post_id, replies, above | added)
    _note_origins(work, source, post_id, added)
    _note_mentions(work, post_id, replies, added)
    for reply in replies:
        if shows_pictures(reply.text.html):
            record_pictures(work, post_id, added[reply.key].reply_id, reply.text.html)
    show_stubs(work, post_id, {number for place in keys.values() for number in thread_numbers(place.thread_key)[:-1]})
    _count(work, post, published, first)
    index_replies(work, post, ids)
    _ask_moderators(work, post, [added[reply.key].reply_id for reply in replies if not reply.is_published])
    return added


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


def _set_parents(work: Session, post_id: int, replies: Sequence[PlacedReply], found: Mapping[str, KnownReply]) -> None:
    parents = [
        {"row_id": found[reply.key].reply_id, "new_parent_id": found[reply.parent].reply_id}
        for reply in replies
        if reply.parent is not None and reply.parent in found
    ]
    if parents:
        work.connection().execute(
            update(_table)
            .where(_rows.post_id == post_id, _rows.id == bindparam("row_id"))
            .values(parent_id=bindparam("new_parent_id")),
            parents,
        )


def _note_origins(work: Session, source: str, post_id: int, added: Mapping[str, KnownReply]) -> None:
    moment = now()
    rows = [
        {
            "source": source,
            "kind": "reply",
            "external_id": key,
            "post_id": post_id,
            "reply_id": reply.reply_id,
            "created_at": moment,
        }
        for key, reply in added.items()
    ]
    work.execute(insert(ImportSource), rows)


def _note_mentions(
    work: Session, post_id: int, replies: Sequence[PlacedReply], added: Mapping[str, KnownReply]
) -> None:
    """Whoever is named counts as told: it was long ago, and somewhere else."""
    rows = [
        {
            "post_id": post_id,
            "reply_id": added[reply.key].reply_id,
            "user_id": user_id,
            "is_present": True,
            "is_told": True,
            "created_at": reply.at,
        }
        for reply in replies
        for user_id in reply.mentioned_ids
    ]
    if rows:
        work.execute(insert(Mention), rows)


def _count(work: Session, post: Post, published: Sequence[PlacedReply], first: int) -> None:
    work.flush()
    counters = work.get_one(PostCounters, post.id, populate_existing=True)
    counters.reply_count += len(published)
    counters.page_version += 1
    if published:
        latest = max(reply.at for reply in published)
        counters.last_reply_at = max(latest, counters.last_reply_at or latest)
        counters.active_at = counters.last_reply_at if post.state == "published" else None
        keep_read(work, post.id, before=first - 1, now=first - 1 + len(published))
    by_writer = Counter(reply.writer_id for reply in published)
    work.add_all(
        CountDelta(user_id=writer_id, blog_id=post.blog_id, replies=count)
        for writer_id, count in sorted(by_writer.items())
    )
    work.flush()


def _ask_moderators(work: Session, post: Post, reply_ids: Sequence[int]) -> None:
    """What waited there waits here: a case for each, as for what a rule holds."""
    for reply_id in reply_ids:
        reply = work.get_one(Reply, reply_id)
        open_case(work, thing_of(post, reply)).hold_rule = IMPORTED
    work.flush()
