"""Prepared answers, which moderators share and adapt."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import EditConflict, InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Blog, PreparedAnswer
from forum.permissions import Actor
from forum.permissions.answers import check_edit_answers, check_see_answers, visible_answers
from forum.rendering import is_blank, normalise, one_line
from forum.services.audit import log_act

MAX_TITLE = 100
MAX_BODY = 5000


@dataclass(frozen=True)
class CheckedAnswer:
    """Title and text of an answer, ready to be kept; the text is plain, and what it says is up to who sends it."""

    title: str
    body: str


def prepare_answer(title: str, body: str) -> CheckedAnswer:
    """Raises `InvalidInput` for `title` or `body`."""
    title, body = one_line(title), normalise(body).strip()
    if is_blank(title) or len(title) > MAX_TITLE:
        raise InvalidInput(_("A title has 1 to %(most)s characters.", most=MAX_TITLE), field="title")
    if is_blank(body):
        raise InvalidInput(_("Please write something first."), field="body")
    if len(body) > MAX_BODY:
        raise InvalidInput(_("An answer has at most %(most)s characters.", most=lazy_number(MAX_BODY)), field="body")
    return CheckedAnswer(title, body)


def create_answer(work: Session, *, actor: Actor, blog_slug: str, prepared: CheckedAnswer) -> int:
    """Keeps an answer for a blog, or for every blog where the slug is empty; gives its id."""
    check_see_answers(actor)
    blog_id = _blog_id(work, blog_slug)
    check_edit_answers(actor, blog_id)
    answer = PreparedAnswer(
        blog_id=blog_id, title=prepared.title, body=prepared.body, editor_id=actor.member_id, edited_at=now()
    )
    work.add(answer)
    work.flush()
    log_act(work, actor, "create", "answer", answer.id)
    return answer.id


def _blog_id(work: Session, slug: str) -> int | None:
    if not slug:
        return None
    blog_id = work.scalar(select(Blog.id).where(Blog.slug == slug))
    if blog_id is None:
        raise InvalidInput(_("Please choose a blog."), field="blog")
    return blog_id


def edit_answer(work: Session, *, actor: Actor, answer_id: int, version: int, prepared: CheckedAnswer) -> None:
    """Replaces title and text; raises `EditConflict` when somebody changed it meanwhile."""
    answer = _load(work, actor, answer_id)
    if answer.version != version:
        raise EditConflict(
            _("This answer was changed in the meantime."),
            current=answer.body,
            version=answer.version,
            title=answer.title,
        )
    answer.title, answer.body = prepared.title, prepared.body
    answer.editor_id, answer.edited_at = actor.member_id, now()
    answer.version += 1
    log_act(work, actor, "edit", "answer", answer.id)


def delete_answer(work: Session, *, actor: Actor, answer_id: int, version: int) -> None:
    """Deletes an answer for good, in the version that was shown."""
    answer = _load(work, actor, answer_id)
    if answer.version != version:
        raise EditConflict(_("This answer was changed in the meantime."), current=answer.body, version=answer.version)
    work.delete(answer)
    log_act(work, actor, "delete", "answer", answer.id, title=answer.title)


def _load(work: Session, actor: Actor, answer_id: int) -> PreparedAnswer:
    """Locked; `NotFound` for what the actor does not see, `NotAllowed` for what they may not change."""
    answer = work.scalars(
        select(PreparedAnswer).where(PreparedAnswer.id == answer_id, visible_answers(actor)).with_for_update()
    ).one_or_none()
    if answer is None:
        raise NotFound
    check_edit_answers(actor, answer.blog_id)
    return answer
