"""Questions about pictures: one for whoever asks for it, those that a text may show, and what a member has sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, bindparam, case, func, literal, or_, select

from forum.db import now, read, session
from forum.db.paging import RowSelect
from forum.errors import NotFound
from forum.models import Blog, Decision, Picture, PictureUse, Post, Pseudonym, Reply, User
from forum.permissions import Actor
from forum.permissions.pictures import visible_pictures
from forum.permissions.posts import visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.rendering import ShownPicture, names_in
from forum.rules.pictures import DAY


@dataclass(frozen=True)
class Rights:
    """Which pictures a text may show: those of the member who writes it, and those that its last version shows.

    Anybody else's address in a text is a link: else whoever heard of one could put it where they see it.
    """

    owner_id: int | None = None
    shown_in: tuple[str, ...] = ()


NO_RIGHTS = Rights()


@dataclass(frozen=True)
class SeenPicture:
    """A picture for whoever asks for it; `widths` are those in which it lies in the store, ascending."""

    name: str
    format: str
    widths: tuple[int, ...]


def find_picture(actor: Actor, name: str) -> SeenPicture | None:
    """A picture that the actor may see. One statement."""
    rows = read(_picture(actor), values_of(actor, name=name))
    return next((SeenPicture(row[0], row[1], widths_of(row[2])) for row in rows), None)


@prepared
def _picture(actor: Actor) -> RowSelect:
    return select(Picture.name, Picture.format, Picture.widths).where(
        Picture.name == bindparam("name"), visible_pictures(actor)
    )


def widths_of(stored: str) -> tuple[int, ...]:
    """The column `widths` as numbers, ascending."""
    return tuple(int(width) for width in stored.split(","))


def file_name(name: str, width: int, format_: str) -> str:
    """What the store calls one size of a picture."""
    return f"{name}-{width}.{format_}"


def files_of(picture: Picture) -> list[str]:
    """What the store calls its sizes."""
    return [file_name(picture.name, width, picture.format) for width in widths_of(picture.widths)]


def list_showable(names: Collection[str], rights: Rights) -> Mapping[str, ShownPicture]:
    """Those of the pictures that a text may show, by name. One statement; none where the text has no pictures."""
    if not names:
        return {}
    shown = names_in(rights.shown_in)
    rows = session().execute(
        select(Picture.name, Picture.width, Picture.height, Picture.widths).where(
            Picture.name.in_(names),
            Picture.state == "kept",
            or_(Picture.owner_id == rights.owner_id, Picture.name.in_(shown)),
        )
    )
    return {name: ShownPicture(name, width, height, widths_of(widths)) for name, width, height, widths in rows}


def find_sent(owner_id: int, digest: bytes) -> ShownPicture | None:
    """A picture that this member has of just this file. One statement."""
    row = (
        session()
        .execute(
            select(Picture.name, Picture.width, Picture.height, Picture.widths)
            .where(Picture.owner_id == owner_id, Picture.digest == digest, Picture.state == "kept")
            .limit(1)
        )
        .one_or_none()
    )
    return None if row is None else ShownPicture(row[0], row[1], row[2], widths_of(row[3]))


@dataclass(frozen=True)
class Sent:
    """How much a member has sent: bytes that are kept, and pictures of the last day with the time of the first."""

    byte_count: int
    count_of_day: int
    first_of_day: datetime | None


def sent_by(user_id: int) -> RowSelect:
    """Gives the columns of `Sent`. Of the day also what was deleted or removed since counts, as far as rows stay."""
    of_day = Picture.created_at > now() - DAY
    return select(
        func.coalesce(func.sum(Picture.byte_count).filter(Picture.state == "kept"), 0),
        func.count().filter(of_day),
        func.min(Picture.created_at).filter(of_day),
    ).where(Picture.owner_id == user_id)


@dataclass(frozen=True)
class OwnPicture:
    """A picture in the list of those that a member has sent; `reason` is why it was removed.

    `is_taken_back` says that the decision was taken back, so that the same file can be sent again.
    """

    name: str
    shown: ShownPicture
    state: str
    created_at: datetime
    reason: str
    decision_id: int | None
    is_taken_back: bool
    is_used: bool


_is_taken_back = (
    select(literal(1)).where(Decision.id == Picture.decision_id, Decision.undone_by_id.is_not(None)).exists()
)


def _select_own(actor: Actor) -> RowSelect:
    is_used = select(literal(1)).where(PictureUse.picture_id == Picture.id).exists()
    return select(
        Picture.name,
        Picture.width,
        Picture.height,
        Picture.widths,
        Picture.state,
        Picture.created_at,
        Picture.reason,
        Picture.decision_id,
        _is_taken_back,
        is_used,
    ).where(Picture.owner_id == actor.member_id)


def _own(row: Any) -> OwnPicture:
    name, width, height, widths, *others = row
    return OwnPicture(name, ShownPicture(name, width, height, widths_of(widths)), *others)


def list_own_pictures(actor: Actor, limit: int) -> list[OwnPicture]:
    """The member's latest. One statement."""
    query = _select_own(actor).order_by(Picture.created_at.desc(), Picture.id.desc()).limit(limit)
    return [_own(row) for row in session().execute(query)]


def get_own_picture(actor: Actor, name: str) -> OwnPicture:
    """One of the member's that is kept; raises `NotFound`."""
    row = session().execute(_select_own(actor).where(Picture.name == name, Picture.state == "kept")).one_or_none()
    if row is None:
        raise NotFound
    return _own(row)


def _shown_owner() -> ColumnElement[int]:
    """Whom moderators see as the owner of a picture: the pseudonym, where the picture stands in a text under one."""
    return func.coalesce(pseudonym_showing(Picture.id, Picture.owner_id), Picture.owner_id)


def pseudonym_showing(picture_id: Any, owner_id: Any) -> ScalarSelect[Any]:
    """The name under which a member shows a picture of theirs, or NULL; no picture stands under two of them."""
    return (
        select(func.min(Pseudonym.user_id))
        .select_from(PictureUse)
        .outerjoin(Post, Post.id == PictureUse.post_id)
        .outerjoin(Reply, and_(Reply.post_id == PictureUse.post_id, Reply.id == PictureUse.reply_id))
        .join(Pseudonym, Pseudonym.user_id == func.coalesce(Reply.writer_id, Post.writer_id))
        .where(PictureUse.picture_id == picture_id, Pseudonym.owner_id == owner_id)
        .scalar_subquery()
    )


@dataclass(frozen=True)
class PictureToRemove:
    """A picture for a moderator of the site, with the posts (id, slug, title) that show it or whose threads do."""

    shown: ShownPicture
    state: str
    reason: str
    is_taken_back: bool
    owner_handle: str
    owner_name: str
    posts: tuple[tuple[int, str, str], ...]


def get_picture_to_remove(actor: Actor, name: str) -> PictureToRemove:
    """Two statements; the caller checked who asks. Of posts those that the actor reads. Raises `NotFound`."""
    query = (
        select(
            Picture.id,
            Picture.width,
            Picture.height,
            Picture.widths,
            Picture.state,
            Picture.reason,
            _is_taken_back,
            User.handle,
            User.display_name,
        )
        .join(User, User.id == _shown_owner())
        .where(Picture.name == name)
    )
    row = session().execute(query).one_or_none()
    if row is None:
        raise NotFound
    posts = session().execute(
        select(Post.id, Post.slug, Post.title)
        .join(Blog, Blog.id == Post.blog_id)
        .where(
            Post.id.in_(select(PictureUse.post_id).where(PictureUse.picture_id == row[0])),
            visible_posts(actor),
        )
        .order_by(Post.id)
        .limit(50)
    )
    shown = ShownPicture(name, row[1], row[2], widths_of(row[3]))
    return PictureToRemove(shown, *row[4:], posts=tuple((found[0], found[1], found[2]) for found in posts))


@dataclass(frozen=True)
class JudgedPicture:
    """A picture that a text shows, or showed in an earlier or waiting version, for whoever may remove it."""

    shown: ShownPicture
    owner_handle: str
    owner_name: str
    is_of_text: bool


def list_pictures_to_judge(post_id: int, reply_id: int | None) -> list[JudgedPicture]:
    """Those of a reply, or of a post (None) with its cover. One statement; the caller checked who asks."""
    of_reply = PictureUse.reply_id.is_(None) if reply_id is None else PictureUse.reply_id == reply_id
    rows = session().execute(
        select(
            Picture.name,
            Picture.width,
            Picture.height,
            Picture.widths,
            User.handle,
            User.display_name,
            func.max(case((PictureUse.revision_id.is_(None), 1), else_=0)),
        )
        .join(PictureUse, PictureUse.picture_id == Picture.id)
        .join(User, User.id == _shown_owner())
        .where(PictureUse.post_id == post_id, of_reply, Picture.state == "kept")
        .group_by(Picture.id, User.id)
        .order_by(Picture.id)
    )
    return [
        JudgedPicture(ShownPicture(name, width, height, widths_of(widths)), handle, owner, bool(is_of_text))
        for name, width, height, widths, handle, owner, is_of_text in rows
    ]


def is_removed(digest: bytes) -> bool:
    """Whether just this file was removed for good before, and no appeal changed that. One statement."""
    gone = and_(Picture.digest == digest, Picture.state == "removed", ~_is_taken_back)
    return bool(session().scalar(select(select(literal(1)).where(gone).exists())))
