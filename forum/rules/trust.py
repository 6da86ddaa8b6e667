"""Trust levels: what reaches each, computed from what is known of a member.

What cannot be measured yet is None. Level 1 then has a fallback; levels 2 and 3 are granted by staff, and 4 always is.
"""

from dataclasses import dataclass
from typing import Any

from forum.i18n import lazy_gettext as _

NEWCOMER, MEMBER, REGULAR, LEADER, GRANTED = range(5)
HIGHEST_EARNED = LEADER


@dataclass(frozen=True)
class TrustSettings:
    """What each level asks for. Minutes are of reading; level 3 looks at the last 100 days."""

    fallback_days: int = 3
    fallback_replies: int = 3
    level_1_threads_entered: int = 5
    level_1_replies_read: int = 30
    level_1_minutes: int = 10
    level_2_days: int = 15
    level_2_threads_entered: int = 20
    level_2_replies_read: int = 100
    level_2_minutes: int = 60
    level_2_reactions_given: int = 1
    level_2_reactions_received: int = 1
    level_2_replies: int = 3
    level_3_days_visited: int = 50
    level_3_threads_answered: int = 10
    level_3_percent_read: int = 25
    level_3_reactions_given: int = 30
    level_3_reactions_received: int = 20
    level_3_people_reacting: int = 5
    level_3_most_flags: int = 5
    level_3_kept_percent: int = 90


@dataclass(frozen=True)
class TrustFacts:
    """What is known of a member; None where the site does not measure it yet.

    `agreed_flags` counts flags on the member's texts that moderators agreed with, `…_lately` those of the last
    100 days. `is_earned` says that the member's present level was reached by its conditions and granted by nobody.
    """

    days: int
    """Whole days since the address was confirmed."""
    published_replies: int
    agreed_flags: int = 0
    is_earned: bool = False
    threads_entered: int | None = None
    replies_read: int | None = None
    minutes: int | None = None
    reactions_given: int | None = None
    reactions_received: int | None = None
    days_visited_lately: int | None = None
    threads_answered_lately: int | None = None
    percent_read_lately: int | None = None
    reactions_given_lately: int | None = None
    reactions_received_lately: int | None = None
    people_reacting_lately: int | None = None
    agreed_flags_lately: int | None = None


@dataclass(frozen=True)
class Condition:
    """One thing that a level asks for, as a page shows it; `is_most` where `need` must not be exceeded."""

    level: int
    words: Any
    have: int | None
    need: int
    is_most: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether the site knows `have`."""
        return self.have is not None

    @property
    def is_met(self) -> bool:
        """What is not measured is not met."""
        if self.have is None:
            return False
        return self.have <= self.need if self.is_most else self.have >= self.need


def conditions(facts: TrustFacts, settings: TrustSettings) -> list[Condition]:
    """What levels 1 to 3 ask for and how far the member is, level by level; nothing reaches level 4 but a grant."""
    return [*_for_level_1(facts, settings), *_for_level_2(facts, settings), *_for_level_3(facts, settings)]


def reached_level(facts: TrustFacts, settings: TrustSettings, current: int) -> int:
    """The level that the member has now. A granted level is never lowered.

    An earned level 3 is lost when a condition, all being measured, falls below 90 % of what is asked.
    """
    asked = conditions(facts, settings)
    if current == LEADER and facts.is_earned and _is_lost(_of_level(asked, LEADER), settings):
        return REGULAR
    level = current
    while level < HIGHEST_EARNED and all(condition.is_met for condition in _of_level(asked, level + 1)):
        level += 1
    return level


def _of_level(asked: list[Condition], level: int) -> list[Condition]:
    return [condition for condition in asked if condition.level == level]


def _is_lost(asked: list[Condition], settings: TrustSettings) -> bool:
    if not all(condition.is_measured for condition in asked):
        return False
    return not all(condition.is_met or _is_nearly_met(condition, settings) for condition in asked)


def _is_nearly_met(condition: Condition, settings: TrustSettings) -> bool:
    have = condition.have or 0
    return not condition.is_most and have * 100 >= condition.need * settings.level_3_kept_percent


def _for_level_1(facts: TrustFacts, settings: TrustSettings) -> list[Condition]:
    measured = [
        Condition(MEMBER, _("Conversations opened"), facts.threads_entered, settings.level_1_threads_entered),
        Condition(MEMBER, _("Replies read"), facts.replies_read, settings.level_1_replies_read),
        Condition(MEMBER, _("Minutes spent reading"), facts.minutes, settings.level_1_minutes),
    ]
    if all(condition.is_measured for condition in measured):
        return measured
    return [
        Condition(MEMBER, _("Days since the address was confirmed"), facts.days, settings.fallback_days),
        Condition(MEMBER, _("Replies published"), facts.published_replies, settings.fallback_replies),
        Condition(MEMBER, _("Reports that moderators agreed with"), facts.agreed_flags, 0, is_most=True),
    ]


def _for_level_2(facts: TrustFacts, settings: TrustSettings) -> list[Condition]:
    return [
        Condition(REGULAR, _("Days since the address was confirmed"), facts.days, settings.level_2_days),
        Condition(REGULAR, _("Conversations opened"), facts.threads_entered, settings.level_2_threads_entered),
        Condition(REGULAR, _("Replies read"), facts.replies_read, settings.level_2_replies_read),
        Condition(REGULAR, _("Minutes spent reading"), facts.minutes, settings.level_2_minutes),
        Condition(REGULAR, _("Reactions given"), facts.reactions_given, settings.level_2_reactions_given),
        Condition(REGULAR, _("Reactions received"), facts.reactions_received, settings.level_2_reactions_received),
        Condition(REGULAR, _("Replies published"), facts.published_replies, settings.level_2_replies),
    ]


def _for_level_3(facts: TrustFacts, settings: TrustSettings) -> list[Condition]:
    return [
        Condition(
            LEADER,
            _("Days with a visit, of the last 100"),
            facts.days_visited_lately,
            settings.level_3_days_visited,
        ),
        Condition(
            LEADER,
            _("Conversations answered in the last 100 days"),
            facts.threads_answered_lately,
            settings.level_3_threads_answered,
        ),
        Condition(
            LEADER,
            _("Percent of the new conversations read in the last 100 days"),
            facts.percent_read_lately,
            settings.level_3_percent_read,
        ),
        Condition(
            LEADER,
            _("Reactions given in the last 100 days"),
            facts.reactions_given_lately,
            settings.level_3_reactions_given,
        ),
        Condition(
            LEADER,
            _("Reactions received in the last 100 days"),
            facts.reactions_received_lately,
            settings.level_3_reactions_received,
        ),
        Condition(
            LEADER,
            _("People whose reactions were received in the last 100 days"),
            facts.people_reacting_lately,
            settings.level_3_people_reacting,
        ),
        Condition(
            LEADER,
            _("Reports of the last 100 days that moderators agreed with, at most"),
            facts.agreed_flags_lately,
            settings.level_3_most_flags,
            is_most=True,
        ),
    ]
