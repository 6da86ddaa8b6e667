"""What the open case of a thing is worth: its score, its leading reason, and the reports by rules.

It knows nothing of how texts are written, so that the services which write them may report what a rule finds.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import now
from forum.models import Case, Flag
from forum.models.cases import FLAG_REASONS
from forum.services.cases import Thing, open_case
from forum.services.flag_reasons import WORRIED
from forum.services.worry_alarms import raise_alarm

MACHINE_WEIGHT = 1.0


def settle_case(work: Session, case: Case) -> list[Flag]:
    """Gives a case the score and the leading reason of its thing; returns the reports that count.

    Those of earlier cases that were agreed with count still. A worry never does.
    """
    flags = list(
        work.scalars(
            select(Flag).where(Flag.thing == case.thing, Flag.state.in_(["open", "agreed"]), Flag.reason != WORRIED)
        )
    )
    if case.lane != "normal":
        case.category = WORRIED
    else:
        score = round(sum(flag.weight for flag in flags), 2)
        case.rank = -score if score else 0.0
        case.category = _leading_reason(flags)
    case.flag_count = work.scalar(select(func.count()).where(Flag.case_id == case.id, Flag.state == "open")) or 0
    case.version += 1
    work.flush()
    return flags


def _leading_reason(flags: Sequence[Flag]) -> str | None:
    sums: dict[str, float] = defaultdict(float)
    for flag in flags:
        sums[flag.reason] += flag.weight
    return max(sums, key=lambda reason: (sums[reason], -FLAG_REASONS.index(reason)), default=None)


def report_by_rule(work: Session, thing: Thing, *, version: int, reason: str, words: str) -> Case:
    """A word rule reports a text or a change, with its words for the moderators; the caller holds the thread's lock.

    It adds to the score and hides nothing; `worried` calls the moderators, as a member's worry does. The same words
    are reported again only after the first report was handled.
    """
    is_worry = reason == WORRIED
    case = open_case(work, thing, WORRIED if is_worry else "normal")
    said = select(Flag.words).where(Flag.case_id == case.id, Flag.flagger_id.is_(None), Flag.state == "open")
    if words in set(work.scalars(said)):
        return case
    work.add(
        Flag(
            case_id=case.id,
            thing=thing.name,
            reason=reason,
            words=words,
            weight=MACHINE_WEIGHT,
            text_version=version,
            created_at=now(),
        )
    )
    work.flush()
    settle_case(work, case)
    if is_worry and case.flag_count == 1:
        raise_alarm(work, case)
    return case
