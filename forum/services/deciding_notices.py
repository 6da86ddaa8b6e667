"""Deciding a legal notice: acting on the text or refusing, and the answer to whoever sent it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import gettext, lazy_number
from forum.i18n import lazy_gettext as _
from forum.models import Case, Decision, LegalNotice, Post, Reply, User
from forum.models.cases import FLAG_REASONS
from forum.permissions import Actor
from forum.permissions.legal_notices import check_decide_notice, check_staff
from forum.rendering import is_blank, normalise
from forum.services import moderation
from forum.services.audit import log_act
from forum.services.cases import close_case
from forum.services.decisions import Statement, record_decision
from forum.services.mailing import queue_mail_to
from forum.services.thread_state import lock_thread

MAX_ANSWER = 5000
# By act, the states of a text in which it can be done; None is for what has no text.
OPEN_TO = {
    "hide": moderation.OPEN_TO_HIDE,
    "remove": moderation.OPEN_TO_REMOVE,
    "done": None,
    "refuse": None,
}
CHANGED = _("This changed while you were looking at it. Nothing was decided. Please look again.")


@dataclass(frozen=True)
class Seen:
    """The versions that the moderator had before them: of the case, and of the text (0 where there is none)."""

    version: int
    text_version: int


@dataclass(frozen=True)
class Verdict:
    """`act` is `hide`, `remove`, `done` or `refuse`; law, category and reason are told to the writer of the text."""

    act: str
    answer: str
    reason: str = ""
    law: str = ""
    category: str | None = None


@dataclass(frozen=True)
class _Matter:
    """A notice with its case and what it is about; all of it is locked."""

    notice: LegalNotice
    case: Case
    post: Post | None
    reply: Reply | None

    @property
    def text(self) -> Post | Reply | None:
        return self.reply or self.post


def prepare_verdict(verdict: Verdict) -> Verdict:
    """Raises `InvalidInput` with its field; asks no database."""
    if verdict.act not in OPEN_TO:
        raise InvalidInput(_("Please choose what to do."), field="act")
    answer = normalise(verdict.answer).strip()
    if is_blank(answer):
        raise InvalidInput(_("Please write an answer to whoever sent the notice."), field="message")
    if len(answer) > MAX_ANSWER:
        most = lazy_number(MAX_ANSWER)
        raise InvalidInput(_("An answer has at most %(most)s characters.", most=most), field="message")
    law = normalise(verdict.law).strip()
    if OPEN_TO[verdict.act] is not None and is_blank(law):
        raise InvalidInput(_("Please say which law."), field="law")
    if len(law) > 300:
        raise InvalidInput(_("Please name the law in fewer words."), field="law")
    if verdict.category not in (None, "", *FLAG_REASONS):
        raise InvalidInput(_("Please choose what it is about."), field="category")
    return Verdict(verdict.act, answer, verdict.reason, law, verdict.category or None)


def decide_notice(work: Session, *, actor: Actor, notice_id: int, seen: Seen, verdict: Verdict) -> None:
    """Does what the verdict says, closes the case and mails the answer.

    Raises `StateConflict` when the case or the text is no longer what the moderator saw, `NotAllowed` for what is
    about themself, or about an admin where they are none.
    """
    check_staff(actor)
    matter = _load(work, notice_id)
    notice, case = matter.notice, matter.case
    writer_role = work.scalars(select(User.role).where(User.id == case.writer_id)).one_or_none()
    check_decide_notice(actor, case.writer_id, writer_role)
    text_version = matter.text.version if matter.text else 0
    if (case.state, case.version, text_version) != ("open", seen.version, seen.text_version):
        raise StateConflict(CHANGED)
    states = OPEN_TO[verdict.act]
    if states is not None:
        if matter.text is None or matter.text.state not in states:
            raise StateConflict(_("This cannot be done with this text now."))
        _act_on_text(work, actor, matter, verdict)
    elif verdict.act == "refuse":
        _note_refusal(work, actor, matter)
    is_refused = verdict.act == "refuse"
    notice.state, notice.answer, notice.decided_at = "refused" if is_refused else "upheld", verdict.answer, now()
    close_case(work, case, "disagreed" if is_refused else "agreed", actor_id=actor.id)
    log_act(work, actor, f"legal_{notice.state}", "legal_notice", notice.id)
    queue_mail_to(
        work,
        "legal_answer",
        notice.email,
        reference=notice.reference,
        url=notice.url,
        outcome=verdict.act,
        answer=verdict.answer,
    )


def _load(work: Session, notice_id: int) -> _Matter:
    """Locks the thread before it reads anything that may have changed."""
    case_id = work.scalars(select(LegalNotice.case_id).where(LegalNotice.id == notice_id)).one_or_none()
    case = work.get(Case, case_id) if case_id is not None else None
    if case is None:
        raise NotFound
    post = reply = None
    if case.post_id is not None:
        lock_thread(work, case.post_id)
        post = work.scalars(select(Post).where(Post.id == case.post_id)).one()
        if case.reply_id is not None:
            reply = work.scalars(select(Reply).where(Reply.post_id == case.post_id, Reply.id == case.reply_id)).one()
    work.refresh(case, with_for_update=True)
    return _Matter(work.get_one(LegalNotice, notice_id, populate_existing=True), case, post, reply)


def _act_on_text(work: Session, actor: Actor, matter: _Matter, verdict: Verdict) -> None:
    """Hides or removes the text; its writer gets the notice that every decision brings."""
    statement = Statement(
        verdict.reason, category=verdict.category or "law", ground="law", law=verdict.law, found_by="notice"
    )
    post, reply = matter.post, matter.reply
    if post is None:
        raise StateConflict(CHANGED)
    if reply is None:
        act_on_post = moderation.hide_post if verdict.act == "hide" else moderation.remove_post
        act_on_post(work, actor=actor, post_id=post.id, reason=statement)
    else:
        act_on_reply = moderation.hide_reply if verdict.act == "hide" else moderation.remove_reply
        act_on_reply(work, actor=actor, post_id=post.id, number=reply.number or 0, reason=statement)
    decided = (reply or post).decision_id
    if decided is not None:
        work.get_one(Decision, decided).case_id = matter.case.id


def _note_refusal(work: Session, actor: Actor, matter: _Matter) -> None:
    """A decision that changes nothing for the writer, who is not told; the answer to the sender is not part of it."""
    record_decision(
        work,
        actor=actor,
        kind="dismiss",
        post=matter.post,
        reply=matter.reply,
        user_id=matter.case.writer_id,
        blog_id=matter.case.blog_id,
        reason=Statement(gettext("A legal notice was refused."), category="law", ground="law", found_by="notice"),
        case=matter.case,
    )
