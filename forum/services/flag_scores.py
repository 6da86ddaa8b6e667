"""What reports weigh together, and the hiding of a text that has reached the sum.

The formulas, which stand in `forum.rules.flag_weights`, are those by which Discourse's review queue weighs flags.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from forum.i18n import lazy_gettext as _
from forum.models import Case, Decision, Flag, Reply
from forum.permissions import Actor
from forum.queries.threads import thread_numbers
from forum.rules.flag_weights import FLAGS_LOOKED_AT, CountedFlag, Sensitivity, flag_weight, hides, hiding_score
from forum.services.decisions import Statement, record_decision, role_of, tell_writers
from forum.services.flag_reasons import REASON_NAMES
from forum.services.flag_targets import Reported, is_writer_moderator
from forum.services.hidden_by_flags import RULE
from forum.services.posts import set_post_state
from forum.services.thread_state import set_reply_state

ON_HIDING = _("It was reported. The main reason given: %(reason)s.")


def weigh_flag(work: Session, actor: Actor, *, is_moderator: bool) -> float:
    """What a new report by the actor weighs, by their standing and by how their last ones ended."""
    latest = (
        select(Flag.state)
        .where(Flag.flagger_id == actor.member_id, Flag.state.in_(["agreed", "disagreed"]))
        .order_by(Flag.handled_at.desc(), Flag.id.desc())
        .limit(FLAGS_LOOKED_AT)
        .subquery()
    )
    ended: dict[str, int] = dict(work.execute(select(latest.c.state, func.count()).group_by(latest.c.state)).all())
    return flag_weight(actor.trust_level, is_moderator, ended.get("agreed", 0), ended.get("disagreed", 0))


def hide_if_enough(
    work: Session, reported: Reported, case: Case, flags: Sequence[Flag], sensitivity: Sensitivity
) -> bool:
    """Hides a published text whose reports have reached the sum, and tells its writer, never who reported it.

    An admin's text stays: one moderator's report can be enough, and only another admin decides about an admin.
    """
    text = reported.reply or reported.post
    if reported.post is None or text is None or text.state != "published":
        return False
    threshold = hiding_score(sensitivity)
    if threshold is None or -case.rank < threshold:
        return False
    if role_of(work, reported.writer_id) == "admin":
        return False
    counted = _counted(work, reported, case, flags)
    is_by_moderator = is_writer_moderator(work, reported)
    if not hides(
        counted,
        sensitivity,
        writer_id=reported.writer_id,
        is_writer_moderator=is_by_moderator,
    ):
        return False
    category = case.category or "other"
    statement = Statement(str(ON_HIDING) % {"reason": REASON_NAMES[category]}, category=category, rule=RULE)
    decision = record_decision(
        work, actor=None, kind="hide", post=reported.post, reply=reported.reply, reason=statement, case=case
    )
    if reported.reply is None:
        set_post_state(work, reported.post, "hidden", decision_id=decision.id)
    else:
        set_reply_state(work, reported.post, reported.reply, "hidden", decision_id=decision.id)
    tell_writers(work, decision, {reported.writer_id: reported.reply.id if reported.reply else None})
    return True


def _counted(work: Session, reported: Reported, case: Case, flags: Sequence[Flag]) -> list[CountedFlag]:
    """Of members, on the text since it was brought back, and since a moderator last decided to show it."""
    shown_at = _last_shown_at(work, reported)
    return [
        CountedFlag(flag.flagger_id, flag.weight, flag.is_moderator)
        for flag in flags
        if flag.flagger_id is not None
        and flag.text_version >= case.hides_from_version
        and (shown_at is None or flag.created_at > shown_at)
    ]


def _last_shown_at(work: Session, reported: Reported) -> datetime | None:
    """When staff last decided that readers see the text: it alone, with its branch, or with all of a swept account."""
    thing, taken, back = reported.thing, aliased(Decision), aliased(Decision)
    of_text = Decision.reply_id.is_(None) if thing.reply_id is None else Decision.reply_id == thing.reply_id
    shown = [
        select(func.max(Decision.created_at)).where(
            Decision.post_id == thing.post_id,
            of_text,
            Decision.kind.in_(["restore", "reverse"]),
            Decision.is_automated.is_(False),
        )
    ]
    undone = select(func.max(back.created_at)).join(taken, taken.undone_by_id == back.id)
    shown.append(undone.where(taken.user_id == reported.writer_id, taken.kind == "sweep"))
    if reported.reply is not None:
        above = thread_numbers(reported.reply.thread_key or b"")
        undone = undone.join(Reply, and_(Reply.post_id == taken.post_id, Reply.id == taken.reply_id))
        shown.append(undone.where(taken.post_id == thing.post_id, taken.is_branch, Reply.number.in_(above)))
    times = [work.scalar(query) for query in shown]
    return max((time for time in times if time is not None), default=None)
