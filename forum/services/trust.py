"""Trust levels: how a newcomer ceases to be one. The further levels are granted by admins.

The rule stands in `forum.rules.trust`; here are its numbers and what is known of members.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.models import User
from forum.queries.trust import list_trust_facts
from forum.rules.trust import NEWCOMER, TrustSettings, reached_level
from forum.services.audit import log_act


def trust_settings() -> TrustSettings:
    """The numbers of the trust levels as this site has set them."""
    site = current_settings()
    return TrustSettings(
        fallback_days=site.trust_days,
        fallback_replies=site.trust_replies,
        level_1_threads_entered=site.trust_1_threads,
        level_1_replies_read=site.trust_1_replies_read,
        level_1_minutes=site.trust_1_minutes,
        level_2_days=site.trust_2_days,
        level_2_threads_entered=site.trust_2_threads,
        level_2_replies_read=site.trust_2_replies_read,
        level_2_minutes=site.trust_2_minutes,
        level_2_reactions_given=site.trust_2_given,
        level_2_reactions_received=site.trust_2_received,
        level_2_replies=site.trust_2_replies,
        level_3_days_visited=site.trust_3_days,
        level_3_threads_answered=site.trust_3_threads,
        level_3_percent_read=site.trust_3_percent_read,
        level_3_reactions_given=site.trust_3_given,
        level_3_reactions_received=site.trust_3_received,
        level_3_people_reacting=site.trust_3_people,
        level_3_most_flags=site.trust_3_flags,
        level_3_kept_percent=site.trust_3_kept,
    )


def raise_newcomers(work: Session, *, after_id: int, limit: int) -> int | None:
    """Raises those of the next `limit` newcomers who have reached a level; gives the last one's id, None at the end.

    Only those are looked at who have been here and written for long enough, since nobody is raised without it as
    long as reading is not measured. Replies are counted as far as they are added up.
    """
    numbers = trust_settings()
    newcomers = work.scalars(
        select(User)
        .where(
            User.id > after_id,
            User.trust_level == NEWCOMER,
            User.state == "active",
            User.email_verified_at <= now() - timedelta(days=numbers.fallback_days),
            User.reply_count >= numbers.fallback_replies,
        )
        .order_by(User.id)
        .limit(limit)
        .with_for_update()
    ).all()
    facts = list_trust_facts(newcomers)
    for user in newcomers:
        level = reached_level(facts[user.id], numbers, user.trust_level)
        if level != user.trust_level:
            log_act(work, None, "set_trust", "user", user.id, earlier=user.trust_level, level=level)
            user.trust_level = level
    return newcomers[-1].id if len(newcomers) == limit else None
