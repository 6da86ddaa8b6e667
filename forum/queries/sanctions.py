"""Questions about what members may not do, and what moderators know of a member."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from forum.db import ago, session
from forum.db.paging import Page, Place, read_page
from forum.errors import NotFound
from forum.models import Blog, BlogRole, Case, Decision, Flag, Post, Reply, Sanction, User
from forum.permissions import Actor
from forum.permissions.appeals import tells_of_own_reporter
from forum.permissions.pseudonyms import is_own
from forum.permissions.sanctions import Subject, in_recorded_blogs

SHOWN_SANCTIONS = 50


@dataclass(frozen=True)
class OwnDecision:
    """A decision on the actor, as they read it."""

    id: int
    kind: str
    reason: str
    created_at: datetime
    ends_at: datetime | None
    case_id: int | None
    blog_name: str | None


def get_decision_reason(decision_id: int) -> str:
    """Of a decision on the actor that is in force."""
    return session().scalar(select(Decision.reason).where(Decision.id == decision_id)) or ""


def list_own_decisions(actor: Actor, kind: str) -> list[OwnDecision]:
    """The decisions behind the actor's sanctions of a kind that are in force, the oldest first."""
    ids = [found.decision_id for found in actor.restrictions if found.kind == kind]
    rows = session().execute(
        select(
            Decision.id,
            Decision.kind,
            Decision.reason,
            Decision.created_at,
            Decision.ends_at,
            Decision.case_id,
            Blog.name,
        )
        .outerjoin(Blog, Blog.id == Decision.blog_id)
        .where(Decision.id.in_(ids), is_own(Decision.user_id, actor.member_id))
        .order_by(Decision.id)
    )
    return [OwnDecision(*row) for row in rows]


@dataclass(frozen=True)
class MemberFacts:
    """A member as the moderators' pages name them."""

    id: int
    handle: str
    name: str
    role: str
    state: str
    created_at: datetime


def get_member_facts(handle_key: str) -> MemberFacts:
    """In whatever state but erased; raises `NotFound`."""
    row = (
        session()
        .execute(
            select(User.id, User.handle, User.display_name, User.role, User.state, User.created_at).where(
                User.handle_key == handle_key, User.state != "erased"
            )
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    return MemberFacts(*row)


def get_subject(member: MemberFacts) -> Subject:
    blogs = select(BlogRole.blog_id).where(BlogRole.user_id == member.id, BlogRole.role == "moderator")
    return Subject(member.id, member.role, frozenset(session().scalars(blogs)))


def list_moderated_blogs(actor: Actor) -> Sequence[Blog]:
    """The blogs in which the actor decides, in their order."""
    return (
        session()
        .scalars(
            select(Blog).where(in_recorded_blogs(actor, Blog.id)).order_by(Blog.position, Blog.name, Blog.id).limit(500)
        )
        .all()
    )


@dataclass(frozen=True)
class SanctionRow:
    """A sanction with the words of its decision; `is_in_force` at this moment."""

    id: int
    kind: str
    blog_id: int | None
    blog_name: str | None
    starts_at: datetime
    ends_at: datetime | None
    acknowledged_at: datetime | None
    lifted_at: datetime | None
    reason: str
    is_in_force: bool


def list_sanctions(actor: Actor, user_id: int) -> list[SanctionRow]:
    """The latest of a member, as far as they concern the actor's blogs, the newest first.

    Found through their decisions, of which there is an index by member; that of sanctions has those in force alone.
    """
    rows: Iterable[Any] = session().execute(
        select(
            Sanction.id,
            Sanction.kind,
            Sanction.blog_id,
            Blog.name,
            Sanction.starts_at,
            Sanction.ends_at,
            Sanction.acknowledged_at,
            Sanction.lifted_at,
            Decision.reason,
            in_force(),
        )
        .join(Decision, Decision.id == Sanction.decision_id)
        .outerjoin(Blog, Blog.id == Sanction.blog_id)
        .where(Decision.user_id == user_id, Sanction.user_id == user_id, in_recorded_blogs(actor, Sanction.blog_id))
        .order_by(Sanction.id.desc())
        .limit(SHOWN_SANCTIONS)
    )
    return [SanctionRow(*row) for row in rows]


def in_force(sanction: Any = Sanction) -> ColumnElement[bool]:
    """Not lifted, not over, and of a warning: not read yet."""
    return and_(
        sanction.lifted_at.is_(None),
        or_(sanction.ends_at.is_(None), sanction.ends_at > ago()),
        or_(sanction.kind != "warning", sanction.acknowledged_at.is_(None)),
    )


def get_sanction(actor: Actor, user_id: int, sanction_id: int) -> SanctionRow:
    """One of those in `list_sanctions`; raises `NotFound`."""
    found = next((row for row in list_sanctions(actor, user_id) if row.id == sanction_id), None)
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True)
class DecisionRow:
    """A decision that concerns a member; `is_undone` when another took it back."""

    id: int
    kind: str
    created_at: datetime
    reason: str
    post_id: int | None
    reply_number: int | None
    blog_name: str | None
    is_undone: bool
    is_automated: bool


def list_member_decisions(actor: Actor, user_id: int, place: Place | None = None) -> Page[DecisionRow]:
    """What moderators decided about a member and their texts in the actor's blogs, the newest first."""
    query = (
        select(
            Decision.id,
            Decision.kind,
            Decision.created_at,
            Decision.reason,
            Decision.post_id,
            Reply.number,
            Blog.name,
            Decision.undone_by_id.is_not(None),
            Decision.is_automated,
        )
        .outerjoin(Blog, Blog.id == Decision.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Decision.post_id, Reply.id == Decision.reply_id))
        .where(Decision.user_id == user_id, in_recorded_blogs(actor, Decision.blog_id), ~tells_of_own_reporter(actor))
    )
    return read_page(
        lambda statement: [DecisionRow(*row) for row in session().execute(statement)],
        query,
        place,
        at=Decision.created_at,
        row_id=Decision.id,
        key=lambda row: Place(row.created_at, row.id),
    )


@dataclass(frozen=True)
class TextCounts:
    """How many texts of a member are in which state."""

    posts: dict[str, int]
    replies: dict[str, int]
    agreed_flags: int

    def sum_of(self, *states: str) -> int:
        return sum(counts.get(state, 0) for counts in (self.posts, self.replies) for state in states)


def count_texts(actor: Actor, user_id: int) -> TextCounts:
    """In the actor's blogs; drafts are none of the moderators' business. Three statements."""
    of_posts = session().execute(
        select(Post.state, func.count())
        .where(Post.writer_id == user_id, in_recorded_blogs(actor, Post.blog_id))
        .group_by(Post.state)
    )
    of_replies = session().execute(
        select(Reply.state, func.count())
        .join(Post, Post.id == Reply.post_id)
        .where(Reply.writer_id == user_id, in_recorded_blogs(actor, Post.blog_id))
        .group_by(Reply.state)
    )
    agreed = session().scalar(
        select(func.count(Flag.id))
        .join(Case, Case.id == Flag.case_id)
        .where(Case.writer_id == user_id, Flag.state == "agreed", in_recorded_blogs(actor, Case.blog_id))
    )
    return TextCounts(dict(of_posts.all()), dict(of_replies.all()), agreed or 0)
