"""Whose a text is that may stand under a pseudonym, and who may lift it.

The writer of such a text is a row of its own, so that whatever names writers shows the pseudonym. Only the questions
here lead from it to the member: what is one's own stays so under any name.
"""

from typing import Any, Protocol

from sqlalchemy import ColumnElement, ScalarSelect, func, select, type_coerce, union_all

from forum.db import BigId
from forum.errors import InvalidInput, NotAllowed, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Pseudonym
from forum.permissions.actor import Actor
from forum.permissions.blogs import check_signed_in

SIGNATURES = ("account", "pseudonym")


def is_own(column: Any, member_id: Any) -> ColumnElement[bool]:
    """Whether a column that names a writer names this member, under whatever name they wrote."""
    own = select(type_coerce(member_id, BigId).label("id"))
    names = select(Pseudonym.user_id).where(Pseudonym.owner_id == member_id)
    found: ColumnElement[bool] = column.in_(union_all(own, names))
    return found


def owner_of(column: Any) -> ScalarSelect[Any]:
    """The member behind a pseudonym that a column (or a number) names; NULL for everybody else."""
    return select(Pseudonym.owner_id).where(Pseudonym.user_id == column).scalar_subquery()


def member_behind(column: Any) -> ColumnElement[Any]:
    """The member whom to tell of what concerns a writer: themself, or the owner of their pseudonym."""
    return func.coalesce(owner_of(column), column)


def may_use_pseudonym(blog: Blog) -> bool:
    return blog.has_pseudonyms


def check_use_pseudonym(blog: Blog) -> None:
    """Raises `InvalidInput` for `signature` rather than let a text appear under the member's own name."""
    if not may_use_pseudonym(blog):
        words = _("This blog takes no texts under a pseudonym, so yours was not sent. It is kept below.")
        raise InvalidInput(words, field="signature")


def check_keep_pseudonym(blog: Blog) -> None:
    """Whether a draft that stands under a pseudonym may go to a blog."""
    if not may_use_pseudonym(blog):
        raise StateConflict(_("That blog takes no texts under a pseudonym, so this draft cannot go there."))


class Named(Protocol):
    """A row of `users`, or what a page holds of one."""

    @property
    def id(self) -> int: ...

    @property
    def state(self) -> str: ...


def may_reveal(actor: Actor, writer: Named) -> bool:
    """Whether the actor may learn whose a pseudonym is: staff of the site, by an act that is written down."""
    return actor.is_staff and writer.state == "pseudonym" and not actor.is_self(writer.id)


def check_reveal(actor: Actor) -> None:
    check_signed_in(actor)
    if not actor.is_staff:
        raise NotAllowed(_("Only a moderator of the site may do this."))
