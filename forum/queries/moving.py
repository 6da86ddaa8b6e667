"""Questions about what moderators moved, and what a move would reach."""

import re
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, or_, select

from forum.db import session
from forum.db.paging import RowSelect
from forum.models import Blog, Post, Reply, ReplyRedirect
from forum.permissions import Actor
from forum.permissions.posts import visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.permissions.replies import readable_replies

_POST_IN_ADDRESS = re.compile(r"(?:.*/posts/)?#?(\d{1,18})(?:[/?#].*)?")


@dataclass(frozen=True)
class NewPlace:
    """Where a moved text is now; `number` None is the post itself. `is_shown` as in `ReplyPlace`."""

    post_id: int
    slug: str
    number: int | None
    is_shown: bool


def find_new_place(actor: Actor, post_id: int, number: int) -> NewPlace | None:
    """Where a reply went (the number 0: a post), when the actor may see it there. One statement."""
    row = session().execute(_new_place(actor), values_of(actor, post_id=post_id, number=number)).one_or_none()
    if row is None:
        return None
    return NewPlace(row[0], row[1], row[2], bool(row[3]) or row[2] is None)


@prepared
def _new_place(actor: Actor) -> RowSelect:
    return (
        select(Post.id, Post.slug, Reply.number, Reply.is_shown)
        .select_from(ReplyRedirect)
        .join(Post, Post.id == ReplyRedirect.to_post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Post.id, Reply.number == ReplyRedirect.to_number))
        .where(
            ReplyRedirect.post_id == bindparam("post_id"),
            ReplyRedirect.number == bindparam("number"),
            visible_posts(actor),
            or_(ReplyRedirect.to_number == 0, Reply.is_shown, readable_replies(actor)),
        )
    )


def post_id_in(reference: str) -> int | None:
    """The number of a post in what a moderator typed: its address, or the number alone."""
    found = _POST_IN_ADDRESS.fullmatch(reference.strip())
    return int(found.group(1)) if found else None
