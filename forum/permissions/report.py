"""What the public log may list, and what it and the report only count.

Public is what happened in blogs that everybody reads and finds. Worried cases never are, nor is anything about a post
for named members. A place that was public at the time and is not any more is not public.
"""

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, or_, select

from forum.models import Blog, Case, Decision, Picture, PictureUse, Post
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_admin

_closed_blogs = select(Blog.id).where(or_(Blog.reading != "public", Blog.is_unlisted))


def public_decisions() -> ColumnElement[bool]:
    """Decisions that the log lists; the query must hold `Decision`, and nothing else for its sake.

    Of removed pictures those that nothing in a closed place shows, nor did when they were removed.
    """
    of_closed_picture = exists().where(
        Decision.kind == "remove_picture",
        Picture.decision_id == Decision.id,
        or_(Picture.was_closed, is_shown_in_closed_post()),
    )
    of_closed_case = exists().where(
        Case.id == Decision.case_id, or_(Case.lane == "worried", Case.blog_id.in_(_closed_blogs))
    )
    return and_(
        Decision.kind != "merge_blogs",
        or_(Decision.category.is_(None), Decision.category != "worried"),
        or_(Decision.blog_id.is_(None), Decision.blog_id.not_in(_closed_blogs)),
        ~_is_of_closed_post(Decision.post_id),
        ~of_closed_case,
        ~of_closed_picture,
    )


def public_cases() -> ColumnElement[bool]:
    """The same for cases; the query must hold `Case`."""
    return and_(
        Case.lane != "worried",
        or_(Case.blog_id.is_(None), Case.blog_id.not_in(_closed_blogs)),
        ~_is_of_closed_post(Case.post_id),
    )


def is_shown_in_closed_post() -> ColumnElement[bool]:
    """Whether a text or a cover shows a picture to some only; the query must hold `Picture`."""
    return exists().where(PictureUse.picture_id == Picture.id, _is_of_closed_post(PictureUse.post_id))


def _is_of_closed_post(post_id: SQLColumnExpression[int | None]) -> ColumnElement[bool]:
    """Of a post that is not where everybody reads it, wherever it stood before."""
    return exists().where(Post.id == post_id, or_(Post.blog_id.in_(_closed_blogs), Post.audience != "blog"))


def check_read_statements(actor: Actor) -> None:
    """The statements of reasons hold free text and tell of every place."""
    check_admin(actor)
