"""Questions about reports: what is reported, one's own reports, and worries that wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, literal, null, or_, select, true

from forum.db import current_settings, now, session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import Blog, Case, CaseEntry, Flag, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.flags import check_look_after_case
from forum.permissions.posts import visible_posts
from forum.permissions.replies import readable_replies
from forum.queries.people import HAS_PAGE
from forum.validation.handles import handle_key

MOST_ESCALATION = 2


@dataclass(frozen=True)
class Target:
    """What somebody wants to report: a post, its reply `number`, or the member with a handle."""

    post_id: int | None = None
    number: int | None = None
    handle: str = ""


@dataclass(frozen=True)
class Reportable:
    """The text or member concerned; `open_flag_id` is the actor's own report that waits."""

    writer_id: int
    name: str
    handle: str
    html: str
    is_published: bool
    version: int
    post_id: int | None
    slug: str | None
    title: str | None
    number: int | None
    open_flag_id: int | None


def get_reportable(actor: Actor, target: Target) -> Reportable:
    """One statement; raises `NotFound` for what the actor may not read."""
    row = session().execute(_reportable(actor, target)).one_or_none()
    if row is None:
        raise NotFound
    return Reportable(*row)


def _reportable(actor: Actor, target: Target) -> RowSelect:
    named = (User.id, User.display_name, User.handle)
    if target.post_id is None:
        columns = (User.bio_html, true(), literal(1), null(), null(), null(), null())
        of_member = and_(Case.post_id.is_(None), Case.writer_id == User.id)
        return select(*named, *columns, _open_flag(actor, of_member)).where(
            User.handle_key == handle_key(target.handle), User.state.in_(HAS_PAGE)
        )
    post = (Post.id, Post.slug, Post.title)
    if target.number is None:
        own = _open_flag(actor, and_(Case.post_id == Post.id, Case.reply_id.is_(None)))
        return (
            select(*named, Post.html, Post.state == "published", Post.version, *post, null(), own)
            .join(Post, Post.writer_id == User.id)
            .join(Blog, Blog.id == Post.blog_id)
            .where(Post.id == target.post_id, visible_posts(actor))
        )
    of_reply = and_(Case.post_id == Reply.post_id, Case.reply_id == Reply.id)
    is_open = and_(Post.state == "published", Reply.state == "published")
    return (
        select(*named, Reply.html, is_open, Reply.version, *post, Reply.number, _open_flag(actor, of_reply))
        .join(Reply, Reply.writer_id == User.id)
        .join(Post, Post.id == Reply.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .where(
            Reply.post_id == target.post_id,
            Reply.number == target.number,
            visible_posts(actor),
            readable_replies(actor),
        )
    )


def _open_flag(actor: Actor, of_thing: ColumnElement[bool]) -> Any:
    return (
        select(func.max(Flag.id))
        .join(Case, Case.id == Flag.case_id)
        .where(Flag.flagger_id == actor.id, Flag.state == "open", of_thing)
        .scalar_subquery()
    )


@dataclass(frozen=True)
class OwnFlag:
    """A report of the actor's; of what they may no longer read only the kind is known.

    `state` is that of a flag, or `withdrawn`.
    """

    id: int
    created_at: datetime
    reason: str
    words: str
    state: str
    handled_at: datetime | None
    kind: str
    is_visible: bool
    post_id: int | None
    slug: str | None
    title: str | None
    number: int | None
    handle: str | None
    name: str | None


def _own_flags(actor: Actor) -> RowSelect:
    """A flag that its case did not close, or that was the last of one closed for that, was withdrawn."""
    was_withdrawn = and_(
        Flag.state == "ignored",
        or_(Case.state == "open", Case.outcome == "withdrawn", Flag.handled_at < Case.closed_at),
    )
    sees_text = and_(visible_posts(actor), or_(Case.reply_id.is_(None), readable_replies(actor)))
    sees_member = and_(Case.post_id.is_(None), User.state.in_(HAS_PAGE))
    return (
        select(
            Flag.id,
            Flag.created_at,
            Flag.reason,
            Flag.words,
            Flag.state,
            Flag.handled_at,
            func.coalesce(was_withdrawn, false()),
            Case.reply_id,
            func.coalesce(or_(sees_text, sees_member), false()),
            Post.id,
            Post.slug,
            Post.title,
            Reply.number,
            User.handle,
            User.display_name,
        )
        .join(Case, Case.id == Flag.case_id)
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Case.post_id, Reply.id == Case.reply_id))
        .outerjoin(User, User.id == Case.writer_id)
        .where(Flag.flagger_id == actor.member_id)
    )


def _own_flag(row: Any) -> OwnFlag:
    flag_id, created_at, reason, words, state, handled_at, was_withdrawn, reply_id, is_visible, *about = row
    kind = "member" if about[0] is None else "post" if reply_id is None else "reply"
    shown = about if is_visible else [None] * len(about)
    state = "withdrawn" if was_withdrawn else state
    return OwnFlag(flag_id, created_at, reason, words, state, handled_at, kind, bool(is_visible), *shown)


def list_own_flags(actor: Actor, place: Place | None = None) -> Page[OwnFlag]:
    """The actor's reports, the newest first. One statement."""
    return read_page(
        lambda query: [_own_flag(row) for row in session().execute(query)],
        _own_flags(actor),
        place,
        at=Flag.created_at,
        row_id=Flag.id,
        key=lambda row: Place(row.created_at, row.id),
    )


def get_own_flag(actor: Actor, flag_id: int) -> OwnFlag:
    """One report of the actor's; `NotFound` for any other."""
    row = session().execute(_own_flags(actor).where(Flag.id == flag_id)).one_or_none()
    if row is None:
        raise NotFound
    return _own_flag(row)


def check_worry(actor: Actor, case_id: int) -> None:
    """Raises `NotFound` where there is no worry that the actor looks after."""
    case = session().scalars(select(Case).where(Case.id == case_id, Case.lane == "worried")).one_or_none()
    check_look_after_case(actor, case)


def waiting_worries() -> ColumnElement[bool]:
    """Worries that nobody has looked at, and of which more people should hear by now; needs `Case`."""
    settings, moment = current_settings(), now()
    has_steps = select(CaseEntry.id).where(CaseEntry.case_id == Case.id, CaseEntry.kind == "step").exists()
    is_old = [
        and_(Case.escalation < level, Case.opened_at <= moment - timedelta(minutes=minutes))
        for level, minutes in ((1, settings.worried_minutes), (MOST_ESCALATION, settings.worried_admin_minutes))
    ]
    return and_(
        Case.state == "open",
        Case.urgency == 0,
        Case.lane == "worried",
        or_(Case.claimed_until.is_(None), Case.claimed_until <= moment),
        or_(*is_old),
        ~has_steps,
    )


def has_waiting_worry() -> bool:
    """Whether more people should hear of some worry; a read, so that waiting takes no write lock."""
    return session().scalar(select(Case.id).where(waiting_worries()).limit(1)) is not None
