"""Making two blogs one: posts, parts, counts and addresses of the one become the other's, and it is deleted."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, delete, literal, select, update
from sqlalchemy.orm import Session

from forum.db import Base
from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Blog, BlogRole, BlogSlug, Post, PostCounters
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.permissions.moving import check_wider
from forum.services.counts import lock_counts
from forum.services.decisions import record_decision
from forum.services.follow_moving import join_followed_blogs
from forum.services.newsletters import join_newsletters
from forum.services.notices import tell_of_decision
from forum.services.word_rules import renew_words


def merge_blogs(work: Session, *, actor: Actor, slug: str, into: str, is_wider_agreed: bool, reason: str) -> None:
    """Makes the blog `slug` part of the blog `into`, and tells whoever has a part in it.

    Raises `InvalidInput` for `into`, and for `is_wider` where more people would read the posts.
    """
    check_admin(actor)
    lock_counts(work)
    # The words become the other blog's too. Before the rows: who adds a word holds the list, then its blog.
    renew_words(work)
    source, target = _lock_both(work, slug, into)
    check_wider(source, target, is_agreed=is_wider_agreed)
    _touch_threads(work, source.id)
    told = list(work.scalars(select(BlogRole.user_id).where(BlogRole.blog_id == source.id).distinct()))
    _union_parts(work, source.id, target.id)
    join_followed_blogs(work, source.id, target.id)
    join_newsletters(work, source.id, target.id)
    for column in _columns_of_blogs():
        work.execute(update(column.table).where(column == source.id).values({column.name: target.id}))
    target.post_count += source.post_count
    target.reply_count += source.reply_count
    target.version += 1
    old_id, old_slug = source.id, source.slug
    work.flush()
    work.expunge(source)
    work.execute(delete(Blog).where(Blog.id == old_id).execution_options(synchronize_session=False))
    work.add(BlogSlug(slug=old_slug, blog_id=target.id))
    decision = record_decision(work, actor=actor, kind="merge_blogs", blog_id=target.id, reason=reason)
    for user_id in sorted(told):
        tell_of_decision(work, decision, user_id)


def _lock_both(work: Session, slug: str, into: str) -> tuple[Blog, Blog]:
    """Both rows by ascending id, before any thread's: nothing is written in the one that goes until it is gone."""
    rows = work.scalars(select(Blog).where(Blog.slug.in_([slug, into])).order_by(Blog.id).with_for_update()).all()
    found = {blog.slug: blog for blog in rows}
    if slug not in found:
        raise NotFound
    if into not in found:
        raise InvalidInput(_("Please choose a blog."), field="into")
    if slug == into:
        raise InvalidInput(_("This is the same blog. Please choose another."), field="into")
    return found[slug], found[into]


def _touch_threads(work: Session, blog_id: int) -> None:
    """Waits for whoever writes in the blog now, thread by thread in ascending order; says that the pages change."""
    threads = PostCounters.post_id.in_(select(Post.id).where(Post.blog_id == blog_id))
    work.execute(select(PostCounters.post_id).where(threads).order_by(PostCounters.post_id).with_for_update()).all()
    work.execute(
        update(PostCounters)
        .where(threads)
        .values(page_version=PostCounters.page_version + 1)
        .execution_options(synchronize_session=False)
    )


def _union_parts(work: Session, old: int, new: int) -> None:
    parts = Base.metadata.tables[BlogRole.__tablename__]
    other = parts.alias()
    has_it = select(literal(1)).where(
        other.c.blog_id == new, other.c.user_id == parts.c.user_id, other.c.role == parts.c.role
    )
    work.execute(delete(parts).where(parts.c.blog_id == old, has_it.exists()))


def _columns_of_blogs() -> Iterator[Column[Any]]:
    """Every column that names a blog, in tables of whatever part of the forum."""
    for table in Base.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            if constraint.referred_table is Blog.__table__:
                yield from constraint.columns
