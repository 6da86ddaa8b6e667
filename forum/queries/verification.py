"""What must hold in the database, recounted: each fault in words, in bounded memory, for any size of site.

Each page of rows is one statement, so that it sees one moment of the database while others write.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    null,
    select,
    true,
)
from sqlalchemy.orm import aliased

from forum.db import db, end_reading
from forum.db.dialects import dialect_of
from forum.db.jobs import Job
from forum.db.paging import RowSelect, read_all
from forum.models import (
    Blog,
    CountDelta,
    NewsletterIssue,
    NewsletterRecipient,
    Post,
    PostCounters,
    PostTag,
    Reply,
    User,
)
from forum.models.replies import MAX_DEPTH
from forum.queries.orphans import find_orphans, read_afresh
from forum.queries.search_verification import find_index_faults

LARGEST = 0xFFFFFFFF

Parent = aliased(Reply)
Below = aliased(Reply)


@dataclass(frozen=True)
class Fault:
    """A sentence, and which counts or thread a repair would mend, or that it is an orphan; else a person must look."""

    words: str
    post_id: int | None = None
    user_id: int | None = None
    blog_id: int | None = None
    is_orphan: bool = False


@dataclass(frozen=True)
class Keys:
    """The place of a reply in its thread, as number and parent give it."""

    thread_key: bytes
    newest_key: bytes
    depth: int


def keys_for(number: int, parent_key: bytes | None) -> Keys:
    """The keys of a reply below a parent (None for none); deeper than the cap it hangs on the deepest allowed."""
    thread_key = (parent_key or b"")[: 4 * (MAX_DEPTH - 1)] + number.to_bytes(4, "big")
    root = int.from_bytes(thread_key[:4], "big")
    return Keys(thread_key, (LARGEST - root).to_bytes(4, "big") + thread_key[4:], len(thread_key) // 4)


def is_to_be_shown(reply: Any) -> ColumnElement[bool]:
    """Whether a reply of a numbered thread must be shown: published, or a stub above something published.

    `reply` is `Reply` or an alias of it. What is published is looked for among what is shown, in its index.
    """
    end = cast(reply.thread_key.op("||")(literal(b"\xff\xff\xff\xff", LargeBinary)), LargeBinary)
    has_published_below = (
        select(literal(1))
        .where(
            Below.post_id == reply.post_id,
            Below.is_shown,
            Below.state == "published",
            Below.thread_key > reply.thread_key,
            Below.thread_key < end,
        )
        .correlate(reply)
        .exists()
    )
    return case((reply.number.is_(None), false()), (reply.state == "published", true()), else_=has_published_below)


def find_faults() -> Iterator[Fault]:
    """Every fault, the store's own first; nothing when all is well. Closes its reading between pages."""
    for part in (_store, _posts, _activity, _tags, _replies, _users, _blogs, _searches, _orphans, _issues, _jobs):
        yield from part()
        end_reading()


def _store() -> Iterator[Fault]:
    with db.engine.connect() as connection:
        faults = dialect_of(db.engine).check_integrity(connection)
    yield from (Fault(words) for words in faults)


def _pages(query: RowSelect, *key: Any, add: Callable[[Subquery], RowSelect] | None = None) -> Iterator[Sequence[Any]]:
    """The rows of `query`, whose first columns are `key`, in batches, with what `add` joins to each batch."""
    return read_all(read_afresh, query, *key, add=add)


def _posts() -> Iterator[Fault]:
    for page in _pages(select(Post.id), Post.id, add=_with_counts):
        for post_id, count, sequence, counted, number in page:
            if count is None:
                yield Fault(f"Post {post_id} has no counters.", post_id=post_id)
                continue
            if count != counted:
                yield Fault(f"Post {post_id} says {count} replies, and has {counted}.", post_id=post_id)
            if sequence < number:
                words = f"Post {post_id} has given {sequence} numbers, and has a reply with number {number}."
                yield Fault(words, post_id=post_id)


def _with_counts(posts: Subquery) -> RowSelect:
    mine = Reply.post_id == posts.c.id
    published = select(func.count()).where(mine, Reply.state == "published").scalar_subquery()
    highest = select(func.coalesce(func.max(Reply.number), 0)).where(mine).scalar_subquery()
    counts = select(posts, PostCounters.reply_count, PostCounters.reply_seq, published, highest)
    return counts.outerjoin_from(posts, PostCounters, PostCounters.post_id == posts.c.id)


def activity_of_post() -> ScalarSelect[Any]:
    """When something happened last in the post of the `PostCounters` of a statement, None while it is not published."""
    return (
        select(func.coalesce(PostCounters.last_reply_at, Post.published_at))
        .where(Post.id == PostCounters.post_id, Post.state == "published")
        .correlate(PostCounters)
        .scalar_subquery()
    )


def listed_at() -> Any:
    """When a post stands in the lists of its tags: since it was published, and only while it is."""
    return case((Post.state == "published", Post.published_at), else_=null())


def _activity() -> Iterator[Fault]:
    wrong = select(PostCounters.post_id).where(PostCounters.active_at.is_distinct_from(activity_of_post()))
    for page in _pages(wrong, PostCounters.post_id):
        for (post_id,) in page:
            yield Fault(f"Post {post_id} is not where it belongs in the lists by activity.", post_id=post_id)


def _tags() -> Iterator[Fault]:
    query = select(PostTag.post_id, PostTag.tag_id).join(Post, Post.id == PostTag.post_id)
    wrong = query.where(PostTag.published_at.is_distinct_from(listed_at()))
    for page in _pages(wrong, PostTag.post_id, PostTag.tag_id):
        for post_id, tag_id in page:
            yield Fault(f"Post {post_id} is not where it belongs in the list of tag {tag_id}.", post_id=post_id)


def _replies() -> Iterator[Fault]:
    query = select(
        Reply.post_id,
        Reply.id,
        Reply.number,
        Reply.parent_id,
        Reply.thread_key,
        Reply.newest_key,
        Reply.depth,
        Reply.state,
        Reply.is_shown,
    )
    for page in _pages(query, Reply.post_id, Reply.id, add=_with_parents):
        for row in page:
            yield from _reply_faults(row)


def _with_parents(replies: Subquery) -> RowSelect:
    own = aliased(Reply, replies)
    shown, parent_key = is_to_be_shown(own).label("to_be_shown"), Parent.thread_key.label("parent_key")
    mine = and_(Parent.post_id == own.post_id, Parent.id == own.parent_id)
    return select(replies, shown, parent_key).outerjoin_from(replies, Parent, mine)


def _reply_faults(row: Any) -> Iterator[Fault]:
    name = f"Reply {row.number or 'without a number'} (id {row.id}) of post {row.post_id}"
    if row.number is not None:
        keys = keys_for(row.number, row.parent_key)
        if row.thread_key != keys.thread_key:
            yield Fault(f"{name} stands at the wrong place of its thread.", post_id=row.post_id)
        elif row.newest_key != keys.newest_key:
            yield Fault(f"{name} stands at the wrong place of its thread, newest first.", post_id=row.post_id)
        if row.depth != keys.depth:
            yield Fault(f"{name} has the depth {row.depth}, and stands at {keys.depth}.", post_id=row.post_id)
    if bool(row.is_shown) != bool(row.to_be_shown):
        words = "is shown, and must not be" if row.is_shown else "is not shown, and must be"
        yield Fault(f"{name} {words}.", post_id=row.post_id)


def waiting(column: Any, *where: ColumnElement[bool]) -> Any:
    """The sum of deltas that a job has still to add."""
    return select(func.coalesce(func.sum(column), 0)).where(*where).scalar_subquery()


def _counted(query: Select[Any], key: Any, name: str, fault: Callable[[str, int], Fault]) -> Iterator[Fault]:
    """Faults of rows (id, label, posts said, posts counted, replies said, replies counted)."""
    for page in _pages(query, key):
        for row_id, label, posts, real_posts, replies, real_replies in page:
            for noun, said, real in (("posts", posts, real_posts), ("replies", replies, real_replies)):
                if said != real:
                    yield fault(f"{name} {label} says {said} {noun}, and has {real}.", row_id)


def count_of_user() -> tuple[Any, Any]:
    """What the columns `post_count` and `reply_count` of a user must be, deltas that wait taken off."""
    mine = CountDelta.user_id == User.id
    posts = select(func.count()).where(Post.writer_id == User.id, Post.state == "published").scalar_subquery()
    replies = select(func.count()).where(Reply.writer_id == User.id, Reply.state == "published").scalar_subquery()
    return posts - waiting(CountDelta.posts, mine), replies - waiting(CountDelta.replies, mine)


def count_of_blog() -> tuple[Any, Any]:
    """The same for a blog."""
    mine = CountDelta.blog_id == Blog.id
    posts = select(func.count()).where(Post.blog_id == Blog.id, Post.state == "published").scalar_subquery()
    replies = (
        select(func.count())
        .select_from(Reply)
        .join(Post, Post.id == Reply.post_id)
        .where(Post.blog_id == Blog.id, Reply.state == "published")
        .scalar_subquery()
    )
    return posts - waiting(CountDelta.posts, mine), replies - waiting(CountDelta.replies, mine)


def _users() -> Iterator[Fault]:
    posts, replies = count_of_user()
    query = select(User.id, User.handle, User.post_count, posts, User.reply_count, replies)
    yield from _counted(query, User.id, "Member", lambda words, user_id: Fault(words, user_id=user_id))


def _blogs() -> Iterator[Fault]:
    posts, replies = count_of_blog()
    query = select(Blog.id, Blog.slug, Blog.post_count, posts, Blog.reply_count, replies)
    yield from _counted(query, Blog.id, "Blog", lambda words, blog_id: Fault(words, blog_id=blog_id))


def _searches() -> Iterator[Fault]:
    yield from (Fault(words, post_id=post_id) for post_id, words in find_index_faults())


def _orphans() -> Iterator[Fault]:
    yield from (Fault(orphan.words, is_orphan=True) for orphan in find_orphans())


def _issues() -> Iterator[Fault]:
    """Newsletters that say they are sent, and left somebody out."""
    waiting = select(literal(1)).where(
        NewsletterRecipient.issue_id == NewsletterIssue.id, NewsletterRecipient.state == "waiting"
    )
    query = select(NewsletterIssue.id).where(NewsletterIssue.state == "sent", waiting.exists())
    for page in _pages(query, NewsletterIssue.id):
        for (issue_id,) in page:
            yield Fault(f"Newsletter issue {issue_id} says that it is sent, and some of its recipients wait.")


def _jobs() -> Iterator[Fault]:
    query = select(Job.id, Job.name, Job.attempts, Job.last_error).where(Job.state == "dead")
    for page in _pages(query, Job.id):
        for job_id, name, attempts, error in page:
            why = (error or "no error was noted").strip().splitlines()[-1]
            yield Fault(f"Job {job_id} ({name}) was given up after {attempts} tries: {why}")
