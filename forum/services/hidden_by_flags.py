"""A text that members' reports have hidden: what a change by its writer does, and how it comes back.

It stands apart from the services that write texts, because those call it at each change.
"""

from datetime import timedelta

from sqlalchemy.orm import Session

from forum.db import now
from forum.i18n import lazy_gettext as _
from forum.models import Case, Decision, Post, Reply
from forum.permissions import Actor
from forum.services.cases import find_open_case, thing_of, touch_cases
from forum.services.decisions import Statement, record_decision, tell_writers

RULE = "flags"
# Who is hurt by a report should not answer in the first minute.
COOLING_OFF = timedelta(minutes=10)
BY_EDIT = _("You changed your text after it was reported.")
BY_WITHDRAWAL = _("Those who had reported your text took that back.")
NOT_ASKED = _("No report about your text is open any more.")


def find_hiding(work: Session, text: Post | Reply) -> Decision | None:
    """The machine's decision that hides a text now; None for one that is not hidden, or was by a moderator."""
    return _hiding_of(work, text) if text.state == "hidden" else None


def _hiding_of(work: Session, text: Post | Reply) -> Decision | None:
    if text.decision_id is None:
        return None
    decision = work.get_one(Decision, text.decision_id)
    return decision if decision.is_automated and decision.rule == RULE else None


def note_edit(work: Session, *, actor: Actor, post: Post, reply: Reply | None = None) -> bool:
    """Says to the open cases of a text that it was changed; whether the change brings it back from hiding.

    The caller holds the thread's lock, has counted the new version, and publishes the text when this is true. Only
    its writer brings a text back, ten minutes after it was hidden at the earliest, and once in a case.
    """
    text, name = reply or post, thing_of(post, reply).name
    touch_cases(work, name)
    hiding = find_hiding(work, text) if actor.is_self(text.writer_id) else None
    if hiding is None or now() - hiding.created_at < COOLING_OFF:
        return False
    case = find_open_case(work, name)
    if case is None or case.brought_back_at is not None:
        return False
    case.brought_back_at, case.hides_from_version = now(), text.version
    take_hiding_back(work, hiding, post, reply, case, str(BY_EDIT))
    return True


def note_approved_edit(
    work: Session, *, by: Decision, editor_id: int | None, post: Post, reply: Reply | None = None
) -> bool:
    """The same for a change that had to wait: a moderator has read it, so that it brings the text back at any time.

    Its approval is the decision that takes the hiding back. The caller publishes the text when this is true.
    """
    text, name = reply or post, thing_of(post, reply).name
    touch_cases(work, name)
    hiding = find_hiding(work, text) if editor_id == text.writer_id else None
    if hiding is None:
        return False
    case = find_open_case(work, name)
    if case is not None:
        case.brought_back_at, case.hides_from_version = now(), text.version
    hiding.undone_by_id = by.id
    work.flush()
    return True


def note_undelete(work: Session, post: Post, reply: Reply | None = None) -> bool:
    """Whether a deleted text that reports had hidden comes back into sight, because they were closed meanwhile.

    Otherwise it would stay hidden with no moderator asked about it. The caller publishes it when this is true.
    """
    text = reply or post
    hiding = _hiding_of(work, text) if text.state == "deleted" else None
    if hiding is None or find_open_case(work, thing_of(post, reply).name) is not None:
        return False
    take_hiding_back(work, hiding, post, reply, None, str(NOT_ASKED))
    return True


def take_hiding_back(
    work: Session, hiding: Decision, post: Post, reply: Reply | None, case: Case | None, reason: str
) -> None:
    """Writes down that the machine's decision holds no more, and tells the writer; the caller changes the state."""
    statement = Statement(reason, category=hiding.category, rule=RULE)
    restoring = record_decision(work, actor=None, kind="restore", post=post, reply=reply, reason=statement, case=case)
    hiding.undone_by_id = restoring.id
    work.flush()
    text = reply or post
    tell_writers(work, restoring, {text.writer_id: reply.id if reply else None})
