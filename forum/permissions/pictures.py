"""Who sees a picture: whoever may read something that shows it, and the member who sent it.

A picture is shown by texts as they stand, by earlier and waiting versions of them, as the cover of a post, as a
member's portrait, and as the site's logo.
"""

from sqlalchemy import ColumnElement, and_, false, literal, or_, select, true

from forum.errors import NotAllowed
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Picture, PictureUse, Post, Reply, Revision, User
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in, moderated_blogs
from forum.permissions.posts import visible_posts
from forum.permissions.pseudonyms import is_own
from forum.permissions.replies import readable_replies

_is_kept = Picture.state == "kept"
_of_picture = PictureUse.picture_id == Picture.id
_is_of_site = select(literal(1)).where(_of_picture, PictureUse.kind == "logo").exists()
_is_portrait = (
    select(literal(1))
    .where(_of_picture, PictureUse.kind == "avatar", User.id == PictureUse.user_id, User.state == "active")
    .exists()
)


def visible_pictures(actor: Actor) -> ColumnElement[bool]:
    """Pictures that the actor may see; the query must hold `Picture`. None that was removed for good."""
    in_text = (
        select(literal(1))
        .select_from(PictureUse)
        .join(Post, Post.id == PictureUse.post_id)
        .join(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == PictureUse.post_id, Reply.id == PictureUse.reply_id))
        .outerjoin(Revision, Revision.id == PictureUse.revision_id)
        .where(
            _of_picture,
            visible_posts(actor),
            or_(PictureUse.reply_id.is_(None), readable_replies(actor)),
            or_(PictureUse.revision_id.is_(None), readable_revisions(actor)),
        )
        .correlate(Picture)
        .exists()
    )
    own = Picture.owner_id == actor.id if actor.is_signed_in else false()
    return and_(_is_kept, or_(own, in_text, _is_portrait, _is_of_site))


def readable_revisions(actor: Actor) -> ColumnElement[bool]:
    """Versions of a text that the actor may read, given that they read the text; needs `Revision` and `Blog`."""
    is_open = and_(Revision.state == "earlier", Revision.is_hidden.is_(False))
    if not actor.is_signed_in:
        return is_open
    is_own_change = and_(Revision.state != "earlier", is_own(Revision.editor_id, actor.id))
    return or_(is_open, is_own_change, true() if actor.is_staff else moderated_blogs(actor))


def check_send_picture(actor: Actor) -> None:
    check_signed_in(actor)


def check_remove_picture(actor: Actor) -> None:
    """For good, from all that shows it: moderators of the site only, for it may stand in several blogs."""
    check_signed_in(actor)
    if not actor.is_staff:
        raise NotAllowed(_("Only a moderator of the site may do this."))
