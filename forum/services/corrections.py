"""Corrections: what was put right in a post, shown under it with its date, and told to those who replied."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.db import now
from forum.db.jobs import TellOfCorrection, enqueue
from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Blog, Correction, Post
from forum.models.corrections import MAX_CORRECTION
from forum.permissions import Actor
from forum.permissions.members import list_readers
from forum.permissions.posts import check_correct_post, check_drop_correction
from forum.queries.corrections import list_repliers
from forum.queries.ignores import list_ignoring
from forum.queries.pseudonyms import list_members_behind
from forum.rendering import one_line
from forum.services.audit import log_act
from forum.services.limits import check_edit_pace
from forum.services.replies import load_post
from forum.services.sanctions import check_may_write
from forum.services.telling import tell
from forum.services.texts import PreparedText, prepare_text
from forum.services.thread_state import lock_thread, touch_page

TOLD_AT_ONCE = 500


def prepare_correction(words: str) -> PreparedText:
    """The sentence, which no rule has looked at yet; raises `InvalidInput` for `words`."""
    line = one_line(words)
    if len(line) > MAX_CORRECTION:
        most = lazy_number(MAX_CORRECTION)
        raise InvalidInput(_("A correction has at most %(most)s characters.", most=most), field="words")
    return prepare_text(line, place="note", field="words")


def create_correction(work: Session, *, actor: Actor, post_id: int, prepared: PreparedText) -> None:
    """Adds a correction, and has those told who replied; the same words are added once.

    Raises `InvalidInput` where a moderator would have to read it first.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_correct_post(actor, post)
    check_may_write(work, actor, blog.id, is_public=True)
    if prepared.is_held:
        words = _("A moderator would have to read this first. Please say it in the text of the post instead.")
        raise InvalidInput(words, field="words")
    same = select(Correction.id).where(Correction.post_id == post_id, Correction.words == prepared.source)
    if work.scalars(same.limit(1)).first() is not None:
        return
    check_edit_pace(work, actor)
    correction = Correction(
        post_id=post_id, editor_id=actor.as_writer(post.writer_id), words=prepared.source, created_at=now()
    )
    work.add(correction)
    post.corrected_at = correction.created_at
    work.flush()
    if not actor.is_self(post.writer_id):
        log_act(work, actor, "correct", "post", post.id, correction_id=correction.id)
    touch_page(work, post_id)
    enqueue(work, TellOfCorrection(correction.id))


def drop_correction(work: Session, *, actor: Actor, post_id: int, correction_id: int) -> None:
    """Takes a correction away, with what was told of it. Raises `NotFound` for one that is gone."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_drop_correction(actor, post)
    correction = work.scalars(
        select(Correction).where(Correction.post_id == post_id, Correction.id == correction_id)
    ).one_or_none()
    if correction is None:
        raise NotFound
    if actor.as_writer(post.writer_id) == actor.id:
        log_act(work, actor, "drop_correction", "post", post.id, words=correction.words)
    work.execute(delete(Correction).where(Correction.id == correction_id).execution_options(synchronize_session=False))
    work.expunge(correction)
    post.corrected_at = work.scalar(select(func.max(Correction.created_at)).where(Correction.post_id == post_id))
    touch_page(work, post_id)


def tell_of_correction(work: Session, *, correction_id: int, after: int) -> int | None:
    """Tells some of those who replied and may read the post; gives the last id looked at, None when nobody is left."""
    correction = work.get(Correction, correction_id)
    if correction is None:
        return None
    lock_thread(work, correction.post_id)
    post = work.get_one(Post, correction.post_id)
    blog = work.get_one(Blog, post.blog_id)
    found = list_repliers(post.id, after, TOLD_AT_ONCE)
    if not found or post.state != "published":
        return None
    repliers = list_members_behind(found)
    readers = list_readers(post, blog, repliers) - {correction.editor_id, post.writer_id}
    readers -= list_ignoring(readers, correction.editor_id) | list_ignoring(readers, post.writer_id)
    tell(work, "correction", readers, post_id=post.id, correction_id=correction.id)
    return found[-1]
