"""Who may report what, and who looks after a case."""

from forum.errors import NotAllowed, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import Case
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in, may_moderate


def may_flag(actor: Actor, writer_id: int, *, is_published: bool = True) -> bool:
    """Whether to offer it: a visitor is asked to sign in."""
    return is_published and not actor.is_self(writer_id)


def check_flag(actor: Actor, writer_id: int) -> None:
    """Nobody reports themself or what they wrote."""
    check_signed_in(actor)
    if actor.is_self(writer_id):
        raise NotAllowed(_("You cannot report yourself. You may change or delete what you wrote."))


def is_moderator_there(actor: Actor, blog_id: int | None) -> bool:
    """A moderator of the blog; on a member, who belongs to no blog, one of the site."""
    return actor.is_staff if blog_id is None else may_moderate(actor, blog_id)


def check_look_after_case(actor: Actor, case: Case | None) -> Case:
    """The case, for its moderators but the one whom it concerns; for others there is none."""
    check_signed_in(actor)
    if case is None or not is_moderator_there(actor, case.blog_id) or actor.is_self(case.writer_id):
        raise NotFound
    return case
