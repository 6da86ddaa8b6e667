"""What is reported, loaded and locked inside the unit of work."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, BlogRole, Case, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.flags import check_flag
from forum.queries.flags import Target
from forum.queries.people import HAS_PAGE
from forum.services.cases import Thing, thing_of, thing_of_member
from forum.services.replies import load_post, load_reply
from forum.services.thread_state import lock_thread
from forum.validation.handles import handle_key


@dataclass(frozen=True)
class Reported:
    """A post (`reply` None), a reply, or a member (`post` None too); the thread or the member's row is locked."""

    thing: Thing
    writer_id: int
    version: int = 1
    post: Post | None = None
    blog: Blog | None = None
    reply: Reply | None = None


def gone() -> Any:
    return _("What you want to report is no longer there. Nothing was sent.")


def load_reported(work: Session, actor: Actor, target: Target) -> Reported:
    """Raises `NotFound`, `NotAllowed` for what is one's own, and `StateConflict` for a text that is not published."""
    if target.post_id is None:
        return _load_member(work, actor, target)
    lock_thread(work, target.post_id)
    post, blog = load_post(work, actor, target.post_id)
    reply = _load_reply(work, actor, post, target.number) if target.number is not None else None
    text = reply or post
    check_flag(actor, text.writer_id)
    if text.state != "published" or post.state != "published":
        raise StateConflict(gone())
    return Reported(thing_of(post, reply), text.writer_id, text.version, post, blog, reply)


def _load_reply(work: Session, actor: Actor, post: Post, number: int) -> Reply:
    """One that went away while somebody wrote their report answers as one that was never there."""
    try:
        return load_reply(work, actor, post, number)
    except NotFound:
        raise StateConflict(gone()) from None


def _load_member(work: Session, actor: Actor, target: Target) -> Reported:
    user_id = work.scalars(
        select(User.id)
        .where(User.handle_key == handle_key(target.handle), User.state.in_(HAS_PAGE))
        .with_for_update(key_share=True)
    ).one_or_none()
    if user_id is None:
        raise NotFound
    check_flag(actor, user_id)
    return Reported(thing_of_member(user_id), user_id)


def load_reported_of_case(work: Session, case: Case) -> Reported:
    """What a case is about, whatever its state and whoever may read it."""
    writer_id = case.writer_id or 0
    thing = Thing(case.thing, case.writer_id, case.post_id, case.reply_id, case.blog_id)
    if case.post_id is None:
        work.execute(select(User.id).where(User.id == case.writer_id).with_for_update(key_share=True))
        return Reported(thing, writer_id)
    lock_thread(work, case.post_id)
    post, blog = work.execute(
        select(Post, Blog).join(Blog, Blog.id == Post.blog_id).where(Post.id == case.post_id)
    ).one()
    reply = None
    if case.reply_id is not None:
        reply = work.scalars(select(Reply).where(Reply.post_id == case.post_id, Reply.id == case.reply_id)).one()
    return Reported(thing, writer_id, (reply or post).version, post, blog, reply)


def is_writer_moderator(work: Session, reported: Reported) -> bool:
    """Whether the text is by staff, or by a moderator of its blog."""
    of_blog = select(BlogRole.user_id).where(
        BlogRole.blog_id == reported.thing.blog_id,
        BlogRole.user_id == reported.writer_id,
        BlogRole.role == "moderator",
    )
    role = work.scalars(select(User.role).where(User.id == reported.writer_id)).one()
    return role in {"moderator", "admin"} or work.scalar(of_blog) is not None
