"""Questions about members and their sign-ins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Result,
    SQLColumnExpression,
    and_,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from forum.db import ago, now, read, session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import BlogRole, Pseudonym, Sanction, SignIn, User
from forum.permissions import Actor, Restriction
from forum.queries.handles import former_holders, holder_id
from forum.queries.pseudonyms import pseudonyms_of, read_pseudonyms
from forum.queries.sanctions import in_force
from forum.rendering import MentionedMember
from forum.validation.emails import email_key

HAS_PAGE = ("active", "imported")


def find_actor(secret_hash: bytes) -> Actor | None:
    """The member behind a sign-in's cookie, with their grants and restrictions; None when it ended. One statement."""
    return _actor_in(read(_OF_SIGN_IN, {"secret_hash": secret_hash}))


def get_member_actor(user_id: int) -> Actor:
    """An actor without a sign-in, for commands and jobs that act for a member."""
    actor = _actor_in(read(_OF_MEMBER, {"user_id": user_id}))
    if actor is None:
        raise NotFound
    return actor


def _actors(session_id: SQLColumnExpression[Any]) -> RowSelect:
    """Each row is the member, with one of the parts in blogs and one of the sanctions in force where there are any.

    What was imposed on a pseudonym holds for its owner; not for staff of the site, for nobody asked whose it is.
    """
    behind = aliased(Sanction)
    restricted = and_(Pseudonym.owner_id == User.id, Pseudonym.is_restricted, User.role == "member")
    return (
        select(
            session_id,
            User.id,
            User.handle,
            User.display_name,
            User.role,
            User.trust_level,
            User.locale,
            User.timezone,
            User.two_step_at,
            User.staff_since,
            User.terms_version,
            pseudonyms_of(User.id),
            BlogRole.blog_id,
            BlogRole.role,
            Sanction.kind,
            Sanction.blog_id,
            Sanction.decision_id,
            Sanction.ends_at,
            behind.kind,
            behind.blog_id,
            behind.decision_id,
            behind.ends_at,
        )
        .select_from(User)
        .outerjoin(BlogRole, BlogRole.user_id == User.id)
        .outerjoin(Sanction, and_(Sanction.user_id == User.id, in_force()))
        .outerjoin(Pseudonym, restricted)
        .outerjoin(behind, and_(behind.user_id == Pseudonym.user_id, in_force(behind)))
    )


_OF_SIGN_IN = (
    _actors(SignIn.id)
    .join(SignIn, SignIn.user_id == User.id)
    .where(SignIn.secret_hash == bindparam("secret_hash"), SignIn.expires_at > ago(), User.state == "active")
)
_OF_MEMBER = _actors(null()).where(User.id == bindparam("user_id"))


def _actor_in(found: Result[Any]) -> Actor | None:
    rows: Sequence[Any] = found.all()
    if not rows:
        return None
    grants: dict[int, set[str]] = {}
    restrictions: set[Restriction] = set()
    for row in rows:
        blog_id, part = row[12:14]
        if blog_id is not None:
            grants.setdefault(blog_id, set()).add(part)
        restrictions |= {Restriction(*found) for found in (row[14:18], row[18:]) if found[0] is not None}
    session_id, user_id, handle, name, role, trust_level, locale, timezone, *dates = rows[0][:11]
    two_step_at, staff_since, terms_version = dates
    return Actor(
        id=user_id,
        handle=handle,
        name=name,
        role=role,
        trust_level=trust_level,
        locale=locale,
        timezone=timezone,
        session_id=session_id,
        grants={blog_id: frozenset(parts) for blog_id, parts in grants.items()},
        restrictions=tuple(sorted(restrictions, key=lambda found: found.decision_id)),
        has_two_step=two_step_at is not None,
        staff_since=staff_since,
        terms_version=terms_version,
        pseudonyms=read_pseudonyms(rows[0][11]),
    )


def find_active_member(user_id: int) -> Actor | None:
    """The same for whom a signed link names, unless the account is gone."""
    user = session().get(User, user_id)
    return get_member_actor(user_id) if user is not None and user.state == "active" else None


def find_user_by_handle(handle_key: str) -> User | None:
    return session().scalars(select(User).where(User.handle_key == handle_key)).one_or_none()


def find_user_by_email(email_key: str) -> User | None:
    return session().scalars(select(User).where(User.email_key == email_key)).one_or_none()


def find_user_for_sign_in(name_key: str) -> User | None:
    """By handle, or by e-mail address, both folded: the one has no `@`, the other must have one."""
    return session().scalars(select(User).where(is_named(name_key))).one_or_none()


def is_named(name_key: str) -> ColumnElement[bool]:
    """Whether a member signs in with this name: their address, their handle, or one they had a short time ago."""
    return User.email_key == name_key if "@" in name_key else User.id == holder_id(name_key)


def list_mentionable(handle_keys: Iterable[str]) -> dict[str, MentionedMember]:
    """Existing members among the handles, by folded handle; an account that was merged is the one that was kept.

    A handle that somebody gave up a short time ago still names them. One statement, none for no handles.
    """
    keys = list(handle_keys)[:200]
    if not keys:
        return {}
    kept, former = aliased(User), former_holders(keys).subquery()
    named = select(User.handle_key, User.id, literal(1).label("rank")).where(User.handle_key.in_(keys))
    either = union_all(select(former.c.handle_key, former.c.user_id, literal(0).label("rank")), named).subquery()
    holder_key, holder, rank = either.c
    rows = session().execute(
        select(holder_key, kept.id, kept.handle)
        .join(User, User.id == holder)
        .join(kept, kept.id == func.coalesce(User.merged_into_id, User.id))
        .where(kept.state.in_(HAS_PAGE))
        .order_by(rank)
    )
    return {key: MentionedMember(id=user_id, handle=handle) for key, user_id, handle in rows}


@dataclass(frozen=True)
class Profile:
    id: int
    handle: str
    name: str
    title: str
    bio_html: str
    role: str
    created_at: datetime
    avatar: str | None
    is_former: bool
    """Whether it was asked for by a handle that the member gave up."""


def get_profile(handle_key: str) -> Profile:
    """A member's public page; raises `NotFound` for one who is unconfirmed, deactivated or erased.

    The handle of an account that was merged gives the one that was kept; the caller compares.
    """
    named = aliased(User)
    row = (
        session()
        .execute(
            select(
                User.id,
                User.handle,
                User.display_name,
                User.title,
                User.bio_html,
                User.role,
                User.created_at,
                User.avatar,
                named.handle_key != handle_key,
            )
            .join(named, User.id == func.coalesce(named.merged_into_id, named.id))
            .where(named.id == holder_id(handle_key), User.state.in_(HAS_PAGE))
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    return Profile(*row)


@dataclass(frozen=True)
class MemberRow:
    """A member as admins see them in a list and on their page."""

    id: int
    handle: str
    name: str
    title: str
    email: str | None
    role: str
    trust_level: int
    state: str
    created_at: datetime
    has_two_step: bool


def _member_rows() -> RowSelect:
    return select(
        User.id,
        User.handle,
        User.display_name,
        User.title,
        User.email,
        User.role,
        User.trust_level,
        User.state,
        User.created_at,
        User.two_step_at.is_not(None),
    )


def list_members(wanted: str = "", place: Place | None = None) -> Page[MemberRow]:
    """Members, the newest first; `wanted` is the beginning of a handle, or a whole e-mail address. For admins."""
    query = _member_rows().where(User.state != "pseudonym")
    key = wanted.strip().removeprefix("@").casefold()
    if "@" in key:
        query = query.where(User.email_key == email_key(key))
    elif key:
        query = query.where(User.handle_key.startswith(key, autoescape=True))
    return read_page(
        lambda select_: [MemberRow(*row) for row in session().execute(select_)],
        query,
        place,
        at=User.created_at,
        row_id=User.id,
        key=lambda row: Place(row.created_at, row.id),
    )


def get_member(handle_key: str) -> MemberRow:
    """A member in whatever state, but no pseudonym, for admins; `NotFound` when there is none."""
    row = (
        session().execute(_member_rows().where(User.handle_key == handle_key, User.state != "pseudonym")).one_or_none()
    )
    if row is None:
        raise NotFound
    return MemberRow(*row)


@dataclass(frozen=True)
class StaffNames:
    """Handles and display names that nobody may imitate."""

    handles: tuple[str, ...]
    names: tuple[str, ...]


def list_staff_names(*, except_id: int | None = None) -> StaffNames:
    """Site staff and the moderators of blogs."""
    of_blogs = select(BlogRole.user_id).where(BlogRole.role == "moderator")
    rows = (
        session()
        .execute(
            select(User.id, User.handle, User.display_name).where(
                or_(User.role.in_(["moderator", "admin"]), User.id.in_(of_blogs))
            )
        )
        .all()
    )
    others = [row for row in rows if row[0] != except_id]
    return StaffNames(tuple(row[1] for row in others), tuple(row[2] for row in others))


def list_sign_ins(user_id: int) -> list[SignIn]:
    """Where a member is signed in now, the latest first."""
    return list(
        session().scalars(
            select(SignIn)
            .where(SignIn.user_id == user_id, SignIn.expires_at > now())
            .order_by(SignIn.last_seen_at.desc(), SignIn.id.desc())
            .limit(100)
        )
    )
