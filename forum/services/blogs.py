"""Making and editing blogs, and who is what in them."""

import re
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import EditConflict, InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Blog, BlogRole, BlogSlug, User
from forum.models.blogs import BLOG_ROLES, FEED_TEXTS, MODERATION, POSTING, READING
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.rendering import is_blank, normalise, one_line
from forum.services.audit import log_act
from forum.services.texts import PreparedText, prepare_optional_text
from forum.validation.handles import handle_key
from forum.validation.slugs import slugify

MAX_NAME = 100
MAX_DESCRIPTION = 500
LAST_POSITION = 9999
# `/admin/blogs/new` is the form for another blog.
TAKEN_SLUGS = frozenset({"new"})
CHOICES = {
    "posting": (POSTING, _("Please choose who may post.")),
    "reading": (READING, _("Please choose who may read.")),
    "moderation": (MODERATION, _("Please choose what a moderator reads first.")),
    "feed_text": (FEED_TEXTS, _("Please choose what feeds hold.")),
}
SLUG_TAKEN = _("Another blog has or had this address.")


@dataclass(frozen=True)
class PreparedBlog:
    """A blog's properties, checked, with the note rendered."""

    name: str
    slug: str
    description: str
    note: PreparedText
    posting: str
    reading: str
    is_unlisted: bool
    closes_after_days: int | None
    position: int
    moderation: str = "after"
    is_noindex: bool = False
    feed_text: str = "full"
    has_pseudonyms: bool = False


def prepare_blog(
    *,
    name: str,
    slug: str,
    description: str,
    note: str,
    posting: str,
    reading: str,
    is_unlisted: bool,
    closes_after_days: int | None,
    position: int,
    moderation: str = "after",
    is_noindex: bool = False,
    feed_text: str = "full",
    has_pseudonyms: bool = False,
) -> PreparedBlog:
    """Checks a blog's properties; raises `InvalidInput` with its field."""
    name = one_line(name)
    description = normalise(description).strip()
    if is_blank(name) or len(name) > MAX_NAME:
        raise InvalidInput(_("A name has 1 to %(most)s characters.", most=MAX_NAME), field="name")
    slug = _checked_slug(slug or name)
    if len(description) > MAX_DESCRIPTION:
        raise InvalidInput(
            _("A description has at most %(most)s characters.", most=MAX_DESCRIPTION), field="description"
        )
    _check_choices(posting=posting, reading=reading, moderation=moderation, feed_text=feed_text)
    if closes_after_days is not None and not 1 <= closes_after_days <= 36500:
        raise InvalidInput(_("Please give a number of days, or leave this empty."), field="closes_after_days")
    if not 0 <= position <= LAST_POSITION:
        raise InvalidInput(_("Please give a number from 0 to %(most)s.", most=LAST_POSITION), field="position")
    return PreparedBlog(
        name,
        slug,
        description,
        prepare_optional_text(note, place="note", field="note"),
        posting,
        reading,
        is_unlisted,
        closes_after_days,
        position,
        moderation,
        is_noindex,
        feed_text,
        has_pseudonyms,
    )


def _checked_slug(words: str) -> str:
    slug = slugify(words, fallback="")
    if not slug or re.fullmatch(r"\d+", slug):
        raise InvalidInput(_("Please choose an address with letters in it."), field="slug")
    if slug in TAKEN_SLUGS:
        raise InvalidInput(_("This site uses this address itself. Please choose another."), field="slug")
    return slug


def _check_choices(**chosen: str) -> None:
    for field, choice in chosen.items():
        choices, words = CHOICES[field]
        if choice not in choices:
            raise InvalidInput(words, field=field)


def create_blog(work: Session, *, actor: Actor, prepared: PreparedBlog) -> Blog:
    """Makes a blog; raises `InvalidInput` for a slug that is or was another blog's."""
    check_admin(actor)
    _check_slug_free(work, prepared.slug, None)
    blog = Blog(created_at=now(), slug=prepared.slug, version=0)
    _apply(blog, prepared)
    work.add(blog)
    _flush(work)
    log_act(work, actor, "create", "blog", blog.id, slug=blog.slug)
    return blog


def edit_blog(work: Session, *, actor: Actor, blog_id: int, version: int, prepared: PreparedBlog) -> Blog:
    """Changes a blog; an earlier slug goes on leading to it."""
    check_admin(actor)
    blog = work.scalars(select(Blog).where(Blog.id == blog_id).with_for_update()).one_or_none()
    if blog is None:
        raise NotFound
    if blog.version != version:
        raise EditConflict(_("This blog was changed in the meantime."), current=blog.description, version=blog.version)
    if blog.slug != prepared.slug:
        _check_slug_free(work, prepared.slug, blog.id)
        work.execute(delete(BlogSlug).where(BlogSlug.slug == prepared.slug))
        work.add(BlogSlug(slug=blog.slug, blog_id=blog.id))
        blog.slug = prepared.slug
    _apply(blog, prepared)
    _flush(work)
    log_act(work, actor, "edit", "blog", blog.id, slug=blog.slug)
    return blog


def _apply(blog: Blog, prepared: PreparedBlog) -> None:
    blog.name, blog.description = prepared.name, prepared.description
    blog.note_source, blog.note_html = prepared.note.source, prepared.note.rendered.html
    blog.posting, blog.reading, blog.is_unlisted = prepared.posting, prepared.reading, prepared.is_unlisted
    blog.closes_after_days, blog.position = prepared.closes_after_days, prepared.position
    blog.moderation = prepared.moderation
    blog.is_noindex, blog.feed_text = prepared.is_noindex, prepared.feed_text
    blog.has_pseudonyms = prepared.has_pseudonyms
    blog.version += 1


def _check_slug_free(work: Session, slug: str, blog_id: int | None) -> None:
    now_at = work.scalar(select(Blog.id).where(Blog.slug == slug))
    once_at = work.scalar(select(BlogSlug.blog_id).where(BlogSlug.slug == slug))
    if any(found is not None and found != blog_id for found in (now_at, once_at)):
        raise InvalidInput(SLUG_TAKEN, field="slug")


def _flush(work: Session) -> None:
    """Where another admin took the slug a moment before, the database is who tells."""
    try:
        work.flush()
    except IntegrityError as error:
        raise InvalidInput(SLUG_TAKEN, field="slug") from error


def grant_role(work: Session, *, actor: Actor, blog_id: int, handle: str, role: str) -> None:
    """Gives a member a part in a blog; raises `InvalidInput` for an unknown handle."""
    check_admin(actor)
    if role not in BLOG_ROLES:
        raise InvalidInput(_("Please choose a part."), field="role")
    user = work.scalars(
        select(User).where(User.handle_key == handle_key(handle.strip().removeprefix("@")))
    ).one_or_none()
    if user is None or user.state != "active":
        raise InvalidInput(_("There is no member with this handle."), field="handle")
    if work.get(BlogRole, (blog_id, user.id, role)) is None:
        work.add(BlogRole(blog_id=blog_id, user_id=user.id, role=role))
        if role == "moderator":
            user.staff_since = user.staff_since or now()
        work.flush()
        log_act(work, actor, "grant", "blog", blog_id, user_id=user.id, role=role)


def revoke_role(work: Session, *, actor: Actor, blog_id: int, user_id: int, role: str) -> None:
    """Takes a member's part in a blog away."""
    check_admin(actor)
    held = work.get(BlogRole, (blog_id, user_id, role))
    if held is None:
        raise NotFound
    work.delete(held)
    log_act(work, actor, "revoke", "blog", blog_id, user_id=user_id, role=role)
