"""What an admin is shown before two accounts or two blogs become one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from forum.db import session
from forum.models import BlogRole, Flag, Mention, Post, PreparedAnswer, Reply, Sanction


@dataclass(frozen=True)
class AccountCounts:
    """What moves from an account, in whatever state it is."""

    posts: int
    replies: int
    mentions: int
    parts: int
    reports: int
    sanctions: int


def _count(*where: Any) -> Any:
    return select(func.count()).where(*where).scalar_subquery()


def count_of_account(user_id: int) -> AccountCounts:
    """One statement."""
    row = (
        session()
        .execute(
            select(
                _count(Post.writer_id == user_id),
                _count(Reply.writer_id == user_id),
                _count(Mention.user_id == user_id),
                _count(BlogRole.user_id == user_id),
                _count(Flag.flagger_id == user_id),
                _count(Sanction.user_id == user_id),
            )
        )
        .one()
    )
    return AccountCounts(*row)


@dataclass(frozen=True)
class BlogCounts:
    posts: int
    members: int
    answers: int


def count_of_blog(blog_id: int) -> BlogCounts:
    """One statement."""
    members = select(func.count(BlogRole.user_id.distinct())).where(BlogRole.blog_id == blog_id).scalar_subquery()
    row = (
        session()
        .execute(select(_count(Post.blog_id == blog_id), members, _count(PreparedAnswer.blog_id == blog_id)))
        .one()
    )
    return BlogCounts(*row)
