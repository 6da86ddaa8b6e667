"""What the rules before publishing found, brought before the moderators: cases, flags and worries of rules.

A held text has one case; so has each change that waits, apart from the reports of the text that stands meanwhile.
The caller holds the thread's lock.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import Case, Post, Reply, Revision
from forum.rules.facts import Verdict
from forum.services.case_scores import report_by_rule
from forum.services.cases import Thing, close_case, find_open_case, open_case, thing_of
from forum.services.flag_reasons import WORRIED


def thing_of_change(post: Post, revision: Revision) -> Thing:
    """A change that waits; it concerns whoever made it."""
    return Thing(f"revision:{revision.id}", revision.editor_id, post.id, revision.reply_id, post.blog_id)


def note_verdict(work: Session, post: Post, reply: Reply | None, verdict: Verdict | None) -> None:
    """Opens or changes the cases of a new text, or of the text of one that waits, as the verdict says."""
    if verdict is None:
        return
    thing, version = thing_of(post, reply), (post if reply is None else reply).version
    if verdict.outcome == "hold":
        _hold(work, thing, verdict)
    _flag(work, thing, verdict, version)


def open_change_case(work: Session, post: Post, revision: Revision, verdict: Verdict) -> None:
    """The case of a change that waits."""
    thing = thing_of_change(post, revision)
    _hold(work, thing, verdict).revision_id = revision.id
    for case in _flag(work, thing, verdict, revision.version):
        case.revision_id = revision.id
    work.flush()


def close_held_case(work: Session, thing_name: str, outcome: str, *, actor_id: int | None) -> None:
    """Closes the case of what waits no more, where one is open."""
    case = find_open_case(work, thing_name)
    if case is not None and case.hold_rule is not None:
        close_case(work, case, outcome, actor_id=actor_id)


def ask_again(work: Session, post: Post, reply: Reply | None = None) -> None:
    """A new case, as the last was, for a text that waits again after it was swept with its writer's account."""
    thing = thing_of(post, reply)
    earlier = work.scalars(
        select(Case)
        .where(Case.thing == thing.name, Case.lane == "normal", Case.hold_rule.is_not(None))
        .order_by(Case.id.desc())
        .limit(1)
    ).one_or_none()
    if earlier is None:
        return
    case = open_case(work, thing)
    case.hold_rule, case.hold_detail = earlier.hold_rule, earlier.hold_detail
    work.flush()


def _hold(work: Session, thing: Thing, verdict: Verdict) -> Case:
    case = open_case(work, thing)
    if case.hold_rule is not None:
        case.version += 1
    case.hold_rule = verdict.rule
    case.hold_detail = "\n".join(str(note.words) for note in verdict.notes)
    work.flush()
    return case


def _flag(work: Session, thing: Thing, verdict: Verdict, version: int) -> list[Case]:
    """Reports what the rules found; the cases of these reports."""
    cases = []
    for reason, matches in (("other", verdict.flags), (WORRIED, verdict.worries)):
        if matches:
            words = ", ".join(dict.fromkeys(match.rule.phrase for match in matches))
            cases.append(report_by_rule(work, thing, version=version, reason=reason, words=words))
    return cases
