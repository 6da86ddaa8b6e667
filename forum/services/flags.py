"""Reporting a post, a reply or a member, and taking a report back."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Case, Flag
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.flags import is_moderator_there
from forum.queries.flags import Target
from forum.queries.rules import get_stored_rules
from forum.rendering import is_blank, normalise
from forum.services.case_scores import settle_case
from forum.services.cases import close_case, open_case
from forum.services.flag_reasons import OTHER, REASON_NAMES, WORRIED
from forum.services.flag_scores import hide_if_enough, weigh_flag
from forum.services.flag_targets import Reported, load_reported, load_reported_of_case
from forum.services.hidden_by_flags import BY_WITHDRAWAL, find_hiding, take_hiding_back
from forum.services.limits import check_flag_quota
from forum.services.mentions import tell_of_post, tell_of_reply
from forum.services.posts import set_post_state
from forum.services.thread_state import set_reply_state
from forum.services.worry_alarms import raise_alarm

MAX_WORDS = 2000
QUIET_AFTER_DECISION = timedelta(hours=24)


@dataclass(frozen=True)
class PreparedFlag:
    """What is wrong, and the words to it; `version` is the version of the text that was read, 0 for the latest."""

    reason: str
    words: str
    version: int = 0


@dataclass(frozen=True)
class MadeFlag:
    """`is_repeat` when the thing had been reported by the same member, who waits for an answer."""

    id: int
    is_repeat: bool = False


def prepare_flag(reason: str, words: str, version: int = 0) -> PreparedFlag:
    """Raises `InvalidInput` for `kind` or `words`."""
    if reason not in REASON_NAMES:
        raise InvalidInput(_("Please choose what is wrong."), field="kind")
    words = normalise(words).strip()
    if is_blank(words):
        words = ""
    if reason == OTHER and not words:
        raise InvalidInput(_("Please say in your own words what is wrong."), field="words")
    if len(words) > MAX_WORDS:
        raise InvalidInput(
            _("Your words have at most %(most)s characters.", most=lazy_number(MAX_WORDS)), field="words"
        )
    return PreparedFlag(reason, words, version)


def create_flag(work: Session, *, actor: Actor, target: Target, prepared: PreparedFlag) -> MadeFlag:
    """Reports something; enough reports hide a text, a worry calls the moderators.

    Raises `NotFound`, `NotAllowed` for what is one's own, `StateConflict` for what went away or was just decided on,
    and `TooMany`.
    """
    check_signed_in(actor)
    reported = load_reported(work, actor, target)
    own = work.scalars(
        select(Flag).where(Flag.thing == reported.thing.name, Flag.flagger_id == actor.member_id, Flag.state == "open")
    ).one_or_none()
    if own is not None:
        return MadeFlag(own.id, is_repeat=True)
    _check_not_just_decided(work, actor, reported, prepared.reason)
    rules = get_stored_rules().settings
    check_flag_quota(work, actor, rules.flags_a_day)
    is_worry = prepared.reason == WORRIED
    case = open_case(work, reported.thing, "worried" if is_worry else "normal")
    is_moderator = is_moderator_there(actor, reported.thing.blog_id)
    flag = Flag(
        case_id=case.id,
        thing=reported.thing.name,
        flagger_id=actor.member_id,
        reason=prepared.reason,
        words=prepared.words,
        weight=weigh_flag(work, actor, is_moderator=is_moderator),
        is_moderator=is_moderator,
        text_version=max(1, min(prepared.version or reported.version, reported.version)),
        created_at=now(),
    )
    work.add(flag)
    work.flush()
    flags = settle_case(work, case)
    if not is_worry:
        hide_if_enough(work, reported, case, flags, rules.sensitivity)
    elif case.flag_count == 1:
        raise_alarm(work, case)
    return MadeFlag(flag.id)


def _check_not_just_decided(work: Session, actor: Actor, reported: Reported, reason: str) -> None:
    """The same once more is refused for a day after the answer, unless the text changed since.

    When it changed says the text itself: the version that a form names is only what somebody sent.
    """
    text, since = reported.reply or reported.post, now() - QUIET_AFTER_DECISION
    if text is not None and text.edited_at is not None:
        since = max(since, text.edited_at)
    answered = work.scalars(
        select(Flag.id)
        .where(
            Flag.thing == reported.thing.name,
            Flag.flagger_id == actor.member_id,
            Flag.reason == reason,
            Flag.state.in_(["agreed", "disagreed"]),
            Flag.handled_at > since,
        )
        .limit(1)
    ).first()
    if answered is not None:
        raise StateConflict(
            _("A moderator has answered your report of this less than a day ago. You find the answer in your reports.")
        )


def withdraw_flag(work: Session, *, actor: Actor, flag_id: int) -> None:
    """Takes an own report back. The last one of a case closes it, but never a worry.

    Raises `NotFound` for others' reports, and `StateConflict` for one that was answered.
    """
    check_signed_in(actor)
    own = (Flag.id == flag_id, Flag.flagger_id == actor.member_id)
    of_case = work.scalars(select(Case).join(Flag, Flag.case_id == Case.id).where(*own)).one_or_none()
    if of_case is None:
        raise NotFound
    reported = load_reported_of_case(work, of_case)
    case = work.scalars(
        select(Case).where(Case.id == of_case.id).with_for_update().execution_options(populate_existing=True)
    ).one()
    flag = work.scalars(select(Flag).where(*own).with_for_update().execution_options(populate_existing=True)).one()
    if flag.state != "open":
        raise StateConflict(_("This report is closed already. Nothing was changed."))
    flag.state, flag.handled_at = "ignored", now()
    work.flush()
    settle_case(work, case)
    if case.flag_count == 0 and case.lane == "normal" and case.hold_rule is None:
        _close_without_flags(work, reported, case)


def _close_without_flags(work: Session, reported: Reported, case: Case) -> None:
    """Nobody reports it any more: what reports had hidden is shown again."""
    post, reply = reported.post, reported.reply
    hiding = find_hiding(work, reply or post) if post is not None else None
    if post is not None and reported.blog is not None and hiding is not None:
        take_hiding_back(work, hiding, post, reply, case, str(BY_WITHDRAWAL))
        if reply is None:
            set_post_state(work, post, "published")
            tell_of_post(work, post, reported.blog)
        else:
            set_reply_state(work, post, reply, "published")
            tell_of_reply(work, post, reported.blog, reply)
    close_case(work, case, "withdrawn", actor_id=None)
