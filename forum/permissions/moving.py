"""Who may move what where, and whether more people could read it there."""

from forum.errors import InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Post
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_moderate
from forum.permissions.posts import check_decide_post

_REACH = {"private": 0, "members": 1, "public": 2}


def is_wider(source: Blog, target: Blog) -> bool:
    """Whether somebody could read or find a text in the target who could not in the source.

    Two private blogs have different readers.
    """
    if source.id == target.id:
        return False
    if target.reading == "private":
        return source.reading == "private"
    reaches_more = _REACH[target.reading] > _REACH[source.reading]
    return reaches_more or (source.is_unlisted and not target.is_unlisted)


def check_wider(source: Blog, target: Blog, *, is_agreed: bool) -> None:
    """Raises `InvalidInput` for `is_wider` where more people could read and nobody said that they may."""
    if is_wider(source, target) and not is_agreed:
        raise InvalidInput(
            _("Other people can read and find it there. Please tick the box if that is right, and send it once more."),
            field="is_wider",
        )


def check_move_post(actor: Actor, post: Post, target: Blog) -> None:
    """A moderator of both blogs, or of the site; of a post that is not its writer's alone."""
    check_decide_post(actor, post)
    check_moderate(actor, target.id)
    if post.state == "deleted":
        raise StateConflict(_("This post was deleted by its writer."))


def check_move_replies(actor: Actor, source: Post, target: Post) -> None:
    """The same for replies; both posts must be there for everyone who reads their blogs."""
    check_decide_post(actor, source)
    check_moderate(actor, target.blog_id)
    if source.id == target.id:
        raise InvalidInput(_("This is the same post. Please choose another."), field="to_post")
    if target.state != "published":
        raise InvalidInput(_("That post is not published. Please choose another."), field="to_post")
    if "named" in {source.audience, target.audience}:
        raise StateConflict(_("One of these posts is for a few named members only, so nothing moves from or to it."))


def check_split(actor: Actor, post: Post) -> None:
    """A moderator of its blog."""
    check_decide_post(actor, post)
