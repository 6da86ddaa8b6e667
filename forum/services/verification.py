"""Mending what `forum.queries.verification` finds: everything that can be worked out again from the texts."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select, update
from sqlalchemy.orm import Session, aliased

from forum.db import unit_of_work
from forum.models import Blog, Post, PostCounters, Reply, User
from forum.queries.verification import Fault, count_of_blog, count_of_user, find_faults, is_to_be_shown, keys_for
from forum.services.orphans import mend_orphans
from forum.services.search_index import index_next_replies, index_post
from forum.services.tags import list_or_delist
from forum.services.thread_state import lock_thread, settle_activity

PAGE = 500
Parent = aliased(Reply)


@dataclass
class Repairs:
    """Gathers what is to be mended while faults are listed, and mends it afterwards, a transaction each."""

    post_ids: set[int] = field(default_factory=set)
    user_ids: set[int] = field(default_factory=set)
    blog_ids: set[int] = field(default_factory=set)
    has_orphans: bool = False

    def take(self, fault: Fault) -> bool:
        """Notes what a fault concerns; False for one that only a person can mend."""
        if fault.is_orphan:
            self.has_orphans = True
            return True
        for ids, row_id in (
            (self.post_ids, fault.post_id),
            (self.user_ids, fault.user_id),
            (self.blog_ids, fault.blog_id),
        ):
            if row_id is not None:
                ids.add(row_id)
                return True
        return False

    def run(self) -> None:
        """Mends what was noted, in ascending order of ids; orphans first, as threads and counts change with them."""
        if self.has_orphans:
            mend_orphans()
            self.post_ids, self.user_ids, self.blog_ids = set(), set(), set()
            for fault in find_faults():
                self.take(fault)
        for blog_id in sorted(self.blog_ids):
            with unit_of_work() as work:
                recount_blog(work, blog_id)
        for post_id in sorted(self.post_ids):
            with unit_of_work() as work:
                mend_thread(work, post_id)
        for user_id in sorted(self.user_ids):
            with unit_of_work() as work:
                recount_user(work, user_id)


def mend_thread(work: Session, post_id: int) -> None:
    """Works out keys, depth, what is shown, what is found and the counters of one thread from the texts themselves.

    Besides, whether the post stands in the lists of its tags.
    """
    if work.get(PostCounters, post_id) is None:
        work.add(PostCounters(post_id=post_id))
        work.flush()
    lock_thread(work, post_id)
    _mend_keys(work, post_id)
    _mend_shown(work, post_id)
    _mend_counters(work, post_id)
    settle_activity(work, post_id)
    list_or_delist(work, work.get_one(Post, post_id))
    _mend_index(work, post_id)


def _mend_keys(work: Session, post_id: int) -> None:
    """In the order of numbers, because a reply is answered only after it has one."""
    mended: dict[int, bytes] = {}
    last = 0
    while rows := _numbered(work, post_id, last):
        for row in rows:
            keys = keys_for(row.number, mended.get(row.parent_id, row.parent_key))
            if (row.thread_key, row.newest_key, row.depth) != (keys.thread_key, keys.newest_key, keys.depth):
                mended[row.id] = keys.thread_key
                work.execute(
                    update(Reply)
                    .where(Reply.post_id == post_id, Reply.id == row.id)
                    .values(thread_key=keys.thread_key, newest_key=keys.newest_key, depth=keys.depth)
                )
        last = rows[-1].number


def _numbered(work: Session, post_id: int, after: int) -> list[Row[Any]]:
    return list(
        work.execute(
            select(
                Reply.id,
                Reply.number,
                Reply.parent_id,
                Reply.thread_key,
                Reply.newest_key,
                Reply.depth,
                Parent.thread_key.label("parent_key"),
            )
            .outerjoin(Parent, and_(Parent.post_id == Reply.post_id, Parent.id == Reply.parent_id))
            .where(Reply.post_id == post_id, Reply.number > after)
            .order_by(Reply.number)
            .limit(PAGE)
        )
    )


def _mend_shown(work: Session, post_id: int) -> None:
    """First what is published, for the stubs above look for it among what is shown."""
    mine = Reply.post_id == post_id
    published = and_(mine, Reply.state == "published", Reply.is_shown.is_(False))
    _update_all(work, published, is_shown=True)
    wrong = and_(mine, Reply.state != "published", Reply.is_shown != is_to_be_shown(Reply))
    _update_all(work, wrong, is_shown=~Reply.is_shown)


def _update_all(work: Session, where: ColumnElement[bool], **values: Any) -> None:
    work.execute(update(Reply).where(where).values(values).execution_options(synchronize_session=False))


def _mend_counters(work: Session, post_id: int) -> None:
    count, highest = work.execute(
        select(func.count().filter(Reply.state == "published"), func.coalesce(func.max(Reply.number), 0)).where(
            Reply.post_id == post_id
        )
    ).one()
    counters = work.get_one(PostCounters, post_id, populate_existing=True)
    counters.reply_count = count
    counters.reply_seq = max(counters.reply_seq, highest or 0)
    counters.page_version += 1


def _mend_index(work: Session, post_id: int) -> None:
    index_post(work, work.get_one(Post, post_id, populate_existing=True))
    after: int | None = 0
    while after is not None:
        after = index_next_replies(work, post_id=post_id, after=after)


def recount_user(work: Session, user_id: int) -> None:
    """Counts a member's posts and replies again, less what a job has still to add."""
    user = work.get_one(User, user_id, with_for_update=True)
    posts, replies = work.execute(select(*count_of_user()).where(User.id == user_id)).one()
    user.post_count, user.reply_count = posts, replies


def recount_blog(work: Session, blog_id: int) -> None:
    """Counts a blog's posts and replies again, less what a job has still to add."""
    blog = work.get_one(Blog, blog_id, with_for_update=True)
    posts, replies = work.execute(select(*count_of_blog()).where(Blog.id == blog_id)).one()
    blog.post_count, blog.reply_count = posts, replies
