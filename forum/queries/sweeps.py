"""Questions about sweeping an account: what would go, and whether a sweep stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from forum.db import session
from forum.models import Blog, Decision, Post, Reply
from forum.permissions import Actor
from forum.permissions.posts import visible_posts
from forum.permissions.replies import readable_replies
from forum.queries.sanctions import TextCounts, count_texts
from forum.rendering import shorten

NEWEST = 10


@dataclass(frozen=True)
class SweptText:
    """A text that a sweep would remove; `number` is None for a post and for a reply that waits."""

    post_id: int
    number: int | None
    words: str
    state: str
    created_at: datetime


@dataclass(frozen=True)
class SweepPreview:
    """What a sweep would remove and what it would leave, with the newest of the texts that the actor reads."""

    counts: TextCounts
    posts: Sequence[SweptText]
    replies: Sequence[SweptText]
    blog_names: Sequence[str]


def get_sweep_preview(actor: Actor, user_id: int) -> SweepPreview:
    """For moderators of the site."""
    swept = ["published", "pending"]
    visible = visible_posts(actor)
    posts = session().execute(
        select(Post.id, Post.title, Post.state, Post.created_at)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Post.writer_id == user_id, Post.state.in_(swept), visible)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(NEWEST)
    )
    replies = session().execute(
        select(Reply.post_id, Reply.number, Reply.source, Reply.state, Reply.created_at)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Reply.writer_id == user_id, Reply.state.in_(swept), visible, readable_replies(actor))
        .order_by(Reply.created_at.desc(), Reply.id.desc())
        .limit(NEWEST)
    )
    own = select(Post.blog_id).where(Post.writer_id == user_id, Post.state.in_(swept))
    answered = (
        select(Post.blog_id)
        .join(Reply, Reply.post_id == Post.id)
        .where(Reply.writer_id == user_id, Reply.state.in_(swept))
    )
    blogs = select(Blog.name).where(or_(Blog.id.in_(own), Blog.id.in_(answered))).order_by(Blog.name).limit(100)
    return SweepPreview(
        count_texts(actor, user_id),
        [SweptText(post_id, None, title, state, at) for post_id, title, state, at in posts],
        [SweptText(post_id, number, shorten(text), state, at) for post_id, number, text, state, at in replies],
        session().scalars(blogs).all(),
    )


@dataclass(frozen=True)
class SweepFacts:
    """The sweep of a member that stands."""

    decision_id: int
    created_at: datetime
    affected: int
    reason: str


def find_standing_sweep(user_id: int) -> SweepFacts | None:
    row = (
        session()
        .execute(
            select(Decision.id, Decision.created_at, Decision.affected, Decision.reason)
            .where(Decision.user_id == user_id, Decision.kind == "sweep", Decision.undone_by_id.is_(None))
            .order_by(Decision.id.desc())
            .limit(1)
        )
        .one_or_none()
    )
    return SweepFacts(*row) if row else None
