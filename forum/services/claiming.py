"""Taking over what one wrote on another site: the account that was made for it becomes part of one's own.

Whose it is says the e-mail address: that of the author there, and the one that the member has confirmed here.
"""

from sqlalchemy.orm import Session

from forum.db import session
from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import User
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.imports import EarlierAuthor, list_earlier_authors
from forum.services.audit import log_act
from forum.services.importing.plans import address_hash
from forum.services.merging_accounts import join_accounts


def list_own_earlier_authors(actor: Actor) -> list[EarlierAuthor]:
    """The authors of other sites who had the actor's confirmed address, and whom nobody has taken over."""
    check_signed_in(actor)
    member = session().get(User, actor.member_id)
    return _earlier_authors(member) if member is not None else []


def _earlier_authors(member: User) -> list[EarlierAuthor]:
    if member.email is None or member.email_verified_at is None or member.state != "active":
        return []
    return list_earlier_authors(address_hash(member.email))


def has_earlier_texts(member: User) -> bool:
    """Whether there is something that this member could take over."""
    return bool(_earlier_authors(member))


def claim_author(work: Session, *, actor: Actor, user_id: int) -> None:
    """Makes an author's texts the actor's; a second time it changes nothing.

    Raises `NotFound` for an author who had another address, and `StateConflict` as `join_accounts` does.
    """
    check_signed_in(actor)
    member, author = work.get(User, actor.member_id), work.get(User, user_id)
    if member is None or author is None:
        raise NotFound
    if author.merged_into_id == member.id:
        return
    if author.id not in {found.user_id for found in _earlier_authors(member)}:
        raise NotFound

    def check() -> None:
        if author.state != "imported" or author.merged_into_id is not None or member.state != "active":
            raise StateConflict(_("Somebody was faster: these texts belong to an account by now."))

    join_accounts(work, author, member, check)
    log_act(work, actor, "claim", "user", author.id, into=member.id)
