"""What is known of members for their trust level."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from forum.db import now, session
from forum.models import Case, Flag, User
from forum.rules.trust import TrustFacts


def list_trust_facts(users: Sequence[User]) -> dict[int, TrustFacts]:
    """Facts by member's id; what the site does not measure yet is None. One statement.

    A member's reports of their own texts do not count against them.
    """
    agreed = dict(
        session()
        .execute(
            select(Case.writer_id, func.count())
            .join(Flag, Flag.case_id == Case.id)
            .where(
                Case.writer_id.in_([user.id for user in users]),
                Flag.state == "agreed",
                or_(Flag.flagger_id.is_(None), Flag.flagger_id != Case.writer_id),
            )
            .group_by(Case.writer_id)
        )
        .all()
    )
    return {user.id: _facts_of(user, agreed.get(user.id, 0)) for user in users}


def _facts_of(user: User, agreed_flags: int) -> TrustFacts:
    days = 0 if user.email_verified_at is None else (now() - user.email_verified_at).days
    return TrustFacts(days=days, published_replies=user.reply_count, agreed_flags=agreed_flags)
