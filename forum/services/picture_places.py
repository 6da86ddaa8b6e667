"""Pictures that stand for something: above a post, beside a member's name, at the head of the site.

What pages print of them is kept with what they stand for; the row of `picture_uses` says who sees the picture.
"""

import json

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.db import db
from forum.db.dialects import dialect_of
from forum.db.known_facts import LOGO
from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Picture, PictureUse, Post, SiteFact, User
from forum.permissions import Actor
from forum.permissions.blogs import check_admin, check_signed_in
from forum.permissions.posts import check_set_cover
from forum.queries.pictures import widths_of
from forum.rendering import ShownPicture, image_html, is_blank, one_line
from forum.services.audit import log_act
from forum.services.feed_changes import note_feed_change
from forum.services.pseudonyms import check_picture_apart
from forum.services.replies import load_post
from forum.services.sanctions import check_may_write
from forum.services.thread_state import lock_thread, touch_page

MAX_ALT = 300


def check_alt(alt: str) -> str:
    """What a cover shows, as it is kept; raises `InvalidInput` for `picture_alt`."""
    alt = one_line(alt)
    if is_blank(alt):
        raise InvalidInput(_("Please say in a few words what the picture shows."), field="picture_alt")
    if len(alt) > MAX_ALT:
        raise InvalidInput(_("Please say it in at most %(most)s characters.", most=MAX_ALT), field="picture_alt")
    return alt


def set_cover(work: Session, *, actor: Actor, post_id: int, picture: Picture | None, alt: str = "") -> None:
    """Gives a post a picture above its text, or (None) takes it away. `alt` has been through `check_alt`."""
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_set_cover(actor, post, blog)
    check_may_write(work, actor, blog.id, is_public=post.state == "published")
    work.execute(delete(PictureUse).where(PictureUse.kind == "cover", PictureUse.post_id == post_id))
    post.cover_html = None
    if picture is not None:
        _check_own(actor, picture)
        check_picture_apart(work, actor, picture, post.writer_id)
        put_cover(work, post, picture, alt)
    touch_page(work, post_id)
    if post.state == "published":
        note_feed_change(work, post, post.blog_id)
    work.flush()


def put_cover(work: Session, post: Post, picture: Picture, alt: str) -> None:
    """The rows of a cover; the caller has asked whether it may be, and taken the earlier one away."""
    work.add(PictureUse(picture_id=picture.id, kind="cover", post_id=post.id, alt=alt))
    shown = ShownPicture(picture.name, picture.width, picture.height, widths_of(picture.widths))
    post.cover_html = image_html(shown, alt, is_linked=False)


def set_portrait(work: Session, *, actor: Actor, picture: Picture | None) -> None:
    """Shows a picture beside the member's name, or (None) their initial again."""
    check_signed_in(actor)
    check_may_write(work, actor, 0, is_public=picture is not None)
    work.execute(delete(PictureUse).where(PictureUse.kind == "avatar", PictureUse.user_id == actor.member_id))
    user = work.get_one(User, actor.member_id)
    user.avatar = None
    if picture is not None:
        _check_own(actor, picture)
        check_picture_apart(work, actor, picture, actor.member_id)
        work.add(PictureUse(picture_id=picture.id, kind="avatar", user_id=actor.member_id))
        user.avatar = f"{picture.name}/{widths_of(picture.widths)[0]}"
    work.flush()


def set_logo(work: Session, *, actor: Actor, picture: Picture | None) -> None:
    """Shows a picture in the place of the site's name at the top of each page, or (None) the name again."""
    check_admin(actor)
    dialect_of(db.engine).lock_key(work, LOGO)
    if picture is None and work.get(SiteFact, LOGO) is None:
        return
    work.execute(delete(PictureUse).where(PictureUse.kind == "logo"))
    work.execute(delete(SiteFact).where(SiteFact.name == LOGO))
    if picture is not None:
        _check_own(actor, picture)
        work.add(PictureUse(picture_id=picture.id, kind="logo"))
        shown = {"name": picture.name, "width": picture.width, "height": picture.height}
        work.add(SiteFact(name=LOGO, value=json.dumps(shown | {"widths": widths_of(picture.widths)})))
    work.flush()
    log_act(work, actor, "set_logo", "site", 0, picture=picture.name if picture is not None else None)


def _check_own(actor: Actor, picture: Picture) -> None:
    if picture.owner_id != actor.id or picture.state != "kept":
        raise NotFound


def stop_showing(work: Session, picture: Picture) -> None:
    """Takes a picture that goes away from where it stands for something; texts show its words in its place."""
    places = (PictureUse.picture_id == picture.id, PictureUse.kind.in_(["cover", "avatar", "logo"]))
    post_ids = select(PictureUse.post_id).where(*places, PictureUse.kind == "cover")
    user_ids = select(PictureUse.user_id).where(*places, PictureUse.kind == "avatar")
    for post_id in sorted(filter(None, work.scalars(post_ids))):
        lock_thread(work, post_id)
        work.get_one(Post, post_id).cover_html = None
        touch_page(work, post_id)
    if work.scalars(select(PictureUse.id).where(*places, PictureUse.kind == "logo")).first() is not None:
        work.execute(delete(SiteFact).where(SiteFact.name == LOGO))
    unshown = update(User).where(User.id.in_(user_ids)).values(avatar=None)
    work.execute(unshown.execution_options(synchronize_session=False))
    work.execute(delete(PictureUse).where(*places).execution_options(synchronize_session=False))
