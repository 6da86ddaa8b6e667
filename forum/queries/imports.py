"""Questions about what was brought in from other sites."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from forum.db import session
from forum.models import Blog, ImportSource, OldAddress, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.posts import visible_posts
from forum.permissions.replies import readable_replies

CHUNK = 500


def _chunks(keys: Collection[str]) -> Iterator[Sequence[str]]:
    wanted = list(keys)
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))


def list_imported(source: str, kind: str, keys: Collection[str]) -> dict[str, ImportSource]:
    """Of the things of a site with these keys, those that were brought in before."""
    found: dict[str, ImportSource] = {}
    for chunk in _chunks(keys):
        query = select(ImportSource).where(
            ImportSource.source == source, ImportSource.kind == kind, ImportSource.external_id.in_(chunk)
        )
        found.update((row.external_id, row) for row in session().scalars(query))
    return found


@dataclass(frozen=True)
class KnownReply:
    """A reply that was brought in before, where it is now."""

    post_id: int
    reply_id: int
    thread_key: bytes | None


def list_imported_replies(source: str, keys: Collection[str]) -> dict[str, KnownReply]:
    """The same for replies, wherever they were moved since."""
    found: dict[str, KnownReply] = {}
    for chunk in _chunks(keys):
        query = (
            select(ImportSource.external_id, Reply.post_id, Reply.id, Reply.thread_key)
            .join(Reply, (Reply.post_id == ImportSource.post_id) & (Reply.id == ImportSource.reply_id))
            .where(ImportSource.source == source, ImportSource.kind == "reply", ImportSource.external_id.in_(chunk))
        )
        found.update((row[0], KnownReply(*row[1:])) for row in session().execute(query))
    return found


def find_old_address(actor: Actor, path: str) -> tuple[int, str] | None:
    """Id and slug of the post that stood there, None where the actor may not read it. One statement."""
    query = (
        select(Post.id, Post.slug)
        .join(OldAddress, OldAddress.post_id == Post.id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(OldAddress.path == path, visible_posts(actor))
    )
    row = session().execute(query).one_or_none()
    return None if row is None else (row[0], row[1])


def find_old_reply(actor: Actor, post_id: int, key: str) -> tuple[int, int] | None:
    """Post and number of a comment that stood under what is this post here, as far as the actor may read it."""
    if not key:
        return None
    source = select(ImportSource.source).where(ImportSource.post_id == post_id, ImportSource.kind == "post")
    query = (
        select(Reply.post_id, Reply.number)
        .join(ImportSource, (ImportSource.post_id == Reply.post_id) & (ImportSource.reply_id == Reply.id))
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(
            ImportSource.kind == "reply",
            ImportSource.external_id == key,
            ImportSource.source.in_(source),
            Reply.number.is_not(None),
            visible_posts(actor),
            readable_replies(actor),
        )
        .limit(1)
    )
    row = session().execute(query).one_or_none()
    return None if row is None or row[1] is None else (row[0], row[1])


def list_handles(user_ids: Collection[int]) -> dict[int, str]:
    """Of members by id."""
    found: dict[int, str] = {}
    ids = list(user_ids)
    for start in range(0, len(ids), CHUNK):
        rows = session().execute(select(User.id, User.handle).where(User.id.in_(ids[start : start + CHUNK])))
        found.update((row[0], row[1]) for row in rows)
    return found


@dataclass(frozen=True)
class EarlierAuthor:
    """An account that was made for somebody who wrote on another site, and what it holds."""

    user_id: int
    handle: str
    name: str
    post_count: int
    reply_count: int


def list_earlier_authors(address_hash: str) -> list[EarlierAuthor]:
    """Those that nobody has taken over, of whoever has this address."""
    posts = select(func.count()).where(Post.writer_id == User.id, Post.state == "published").scalar_subquery()
    replies = select(func.count()).where(Reply.writer_id == User.id, Reply.state == "published").scalar_subquery()
    mine = select(ImportSource.user_id).where(ImportSource.address_hash == address_hash)
    query = (
        select(User.id, User.handle, User.display_name, posts, replies)
        .where(User.id.in_(mine), User.state == "imported")
        .order_by(User.id)
        .limit(100)
    )
    return [EarlierAuthor(*row) for row in session().execute(query)]
