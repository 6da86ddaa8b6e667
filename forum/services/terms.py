"""Accepting the terms anew; what a member accepted before is kept with its time."""

from sqlalchemy.orm import Session

from forum.db import now
from forum.db.known_facts import TERMS_VERSION
from forum.errors import StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import SiteFact, TermsAcceptance, User
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in


def accept_terms(work: Session, *, actor: Actor, terms_version: str) -> None:
    """Notes that the member accepts these; raises `StateConflict` when others hold by now. Again it does nothing."""
    check_signed_in(actor)
    fact = work.get(SiteFact, TERMS_VERSION)
    if fact is None or fact.value != terms_version:
        raise StateConflict(_("The terms changed once more while you were reading. Please read them again."))
    user = work.get_one(User, actor.member_id, with_for_update=True, populate_existing=True)
    if user.terms_version == terms_version:
        return
    if user.terms_version and user.terms_accepted_at:
        earlier = TermsAcceptance(user_id=user.id, terms_version=user.terms_version, accepted_at=user.terms_accepted_at)
        work.merge(earlier)
    user.terms_version, user.terms_accepted_at = terms_version, now()
    work.flush()
