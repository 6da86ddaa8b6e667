"""Questions about prepared answers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from forum.db import session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import Blog, PreparedAnswer, User
from forum.permissions import Actor
from forum.permissions.answers import visible_answers
from forum.permissions.blogs import moderated_blogs

MOST_OFFERED = 100


@dataclass(frozen=True)
class OfferedAnswer:
    """An answer to choose from; `body` holds the placeholders {name}, {title} and {rule}."""

    id: int
    title: str
    body: str


def list_answers(actor: Actor, blog_id: int | None) -> list[OfferedAnswer]:
    """The answers for a case in a blog (None: of no blog): the blog's own and the site's, by title. One statement."""
    of_site = PreparedAnswer.blog_id.is_(None)
    of_place = of_site if blog_id is None else or_(of_site, PreparedAnswer.blog_id == blog_id)
    rows = session().execute(
        select(PreparedAnswer.id, PreparedAnswer.title, PreparedAnswer.body)
        .where(visible_answers(actor), of_place)
        .order_by(PreparedAnswer.title, PreparedAnswer.id)
        .limit(MOST_OFFERED)
    )
    return [OfferedAnswer(*row) for row in rows]


@dataclass(frozen=True)
class AnswerRow:
    """An answer in the list of all; no blog is the whole site."""

    id: int
    title: str
    body: str
    version: int
    blog_id: int | None
    blog_name: str | None
    editor_name: str
    edited_at: datetime


def _answer_rows(actor: Actor) -> RowSelect:
    return (
        select(
            PreparedAnswer.id,
            PreparedAnswer.title,
            PreparedAnswer.body,
            PreparedAnswer.version,
            PreparedAnswer.blog_id,
            Blog.name,
            User.display_name,
            PreparedAnswer.edited_at,
        )
        .outerjoin(Blog, Blog.id == PreparedAnswer.blog_id)
        .join(User, User.id == PreparedAnswer.editor_id)
        .where(visible_answers(actor))
    )


def list_all_answers(actor: Actor, place: Place | None = None) -> Page[AnswerRow]:
    """Every answer that the actor may see, the latest changed first."""
    return read_page(
        lambda query: [AnswerRow(*row) for row in session().execute(query)],
        _answer_rows(actor),
        place,
        at=PreparedAnswer.edited_at,
        row_id=PreparedAnswer.id,
        key=lambda row: Place(row.edited_at, row.id),
    )


def get_answer(actor: Actor, answer_id: int) -> AnswerRow:
    """One answer that the actor may see; raises `NotFound`."""
    row = session().execute(_answer_rows(actor).where(PreparedAnswer.id == answer_id)).one_or_none()
    if row is None:
        raise NotFound
    return AnswerRow(*row)


def list_moderated_blogs(actor: Actor) -> list[Blog]:
    """The blogs in which the actor decides, in their order."""
    return list(
        session().scalars(
            select(Blog).where(moderated_blogs(actor)).order_by(Blog.position, Blog.name, Blog.id).limit(500)
        )
    )
