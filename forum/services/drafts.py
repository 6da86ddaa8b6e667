"""Drafts in the hands of their writer: saved while they write, and moved to another blog before anybody read them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog
from forum.permissions import Actor
from forum.permissions.blogs import check_post, visible_blogs
from forum.permissions.posts import check_save_draft, may_move_draft
from forum.permissions.pseudonyms import check_keep_pseudonym
from forum.services.posts import check_unchanged, create_post, edit_post
from forum.services.prepared_posts import PreparedPost
from forum.services.pseudonyms import sign
from forum.services.replies import load_post
from forum.services.sanctions import check_may_write
from forum.services.thread_state import lock_thread


@dataclass(frozen=True)
class SavedDraft:
    """A draft, and the version of its text with which the same form goes on."""

    id: int
    version: int


def start_draft(
    work: Session,
    *,
    actor: Actor,
    blog_slug: str,
    prepared: PreparedPost,
    form_key: str,
    signature: str = "account",
) -> SavedDraft:
    """The first saving of a new post's form; the same text with the same key gives the same draft.

    The version is always the first: whoever sends this again has not seen what another window made of the draft.
    """
    written = create_post(
        work, actor=actor, blog_slug=blog_slug, prepared=prepared, form_key=form_key, signature=signature
    )
    return SavedDraft(written.id, 1)


def save_draft(work: Session, *, actor: Actor, post_id: int, version: int, prepared: PreparedPost) -> SavedDraft:
    """Saves what its writer has typed so far.

    Raises `EditConflict` where another window saved another text, and `StateConflict` for what is no draft any more.
    What stands already is saved again without a change, whatever the version: an answer may have been lost.
    """
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_save_draft(actor, post)
    edit_post(work, actor=actor, post_id=post_id, version=version, prepared=prepared)
    return SavedDraft(post.id, post.version)


def sign_draft(work: Session, *, actor: Actor, post_id: int, signature: str) -> None:
    """Puts a draft that nobody but the blog's editors could read under another of its writer's names.

    What was published once keeps its name, as what is not the actor's does. Raises `InvalidInput` for `signature`.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    if may_move_draft(actor, post):
        post.writer_id = sign(work, actor, post, blog, signature)
        work.flush()


def move_draft(work: Session, *, actor: Actor, post_id: int, version: int, blog_slug: str) -> int:
    """Puts a draft into another blog of its writer's choice; gives the version with which the form goes on.

    Where it stands already nothing changes. Raises `InvalidInput` for `blog`,
    and `StateConflict` for what was published once, or stands under a pseudonym that the other blog does not take.
    """
    target = work.scalars(
        select(Blog).where(Blog.slug == blog_slug, visible_blogs(actor)).with_for_update(read=True, key_share=True)
    ).one_or_none()
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    if blog.slug == blog_slug or not actor.is_self(post.writer_id):
        return version
    if target is None:
        raise InvalidInput(_("Please choose a blog."), field="blog")
    if not may_move_draft(actor, post):
        raise StateConflict(_("What was published once stays in its blog."))
    check_unchanged(post, version)
    check_post(actor, target)
    if post.writer_id != actor.id:
        check_keep_pseudonym(target)
    check_may_write(work, actor, target.id)
    # A version of its own: an older window would otherwise put the draft back where it was.
    post.blog_id, post.version = target.id, post.version + 1
    work.flush()
    return post.version
