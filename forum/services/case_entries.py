"""What moderators write in a case: notes, second opinions, and the conversation with the member it concerns."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import BlogRole, Case, CaseEntry, Decision, User
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.pseudonyms import is_own
from forum.services.limits import count_attempt
from forum.services.notices import tell_duty, tell_of_message
from forum.services.open_cases import find_visible, is_claimed, lock_row
from forum.services.texts import PreparedText, prepare_text, sending_key

UNTOLD = ("dismiss", "ignore")


def prepare_entry(source: str) -> PreparedText:
    """Checks and renders what is written in a case; raises `InvalidInput` for `body`."""
    return prepare_text(source, place="reply")


@dataclass(frozen=True)
class _Sending:
    """A form that is sent: its text, and the key that makes two sendings one."""

    prepared: PreparedText
    form_key: str


def add_note(work: Session, *, actor: Actor, case_id: int, prepared: PreparedText, form_key: str) -> None:
    """For the other moderators; where their opinion was asked, it is that."""
    case = find_visible(work, actor, case_id)
    asked = work.scalars(
        select(CaseEntry)
        .where(CaseEntry.case_id == case_id, CaseEntry.kind == "opinion_asked", CaseEntry.to_id == actor.id)
        .order_by(CaseEntry.id.desc())
        .limit(1)
    ).one_or_none()
    entry = _add(work, actor, case, "opinion" if asked else "note", _Sending(prepared, form_key))
    if entry is not None and asked is not None and asked.author_id is not None:
        tell_duty(work, case, {asked.author_id} - {actor.member_id})


def ask_opinion(
    work: Session, *, actor: Actor, case_id: int, handle: str, prepared: PreparedText, form_key: str
) -> None:
    """Asks another moderator; raises `InvalidInput` for `handle` where they could not see the case."""
    case = find_visible(work, actor, case_id)
    key = handle.strip().removeprefix("@").casefold()
    asked = work.scalars(select(User).where(User.handle_key == key, User.state == "active")).one_or_none()
    if asked is None or asked.id in {actor.id, case.writer_id} or not _decides(work, asked, case.blog_id):
        raise InvalidInput(_("Please name another moderator who may see this case."), field="handle")
    if _add(work, actor, case, "opinion_asked", _Sending(prepared, form_key), to_id=asked.id) is not None:
        tell_duty(work, case, [asked.id])


def write_to_member(work: Session, *, actor: Actor, case_id: int, prepared: PreparedText, form_key: str) -> None:
    """Writes to the member whom the case concerns; they answer there."""
    case = find_visible(work, actor, case_id)
    if case.writer_id is None:
        raise StateConflict(_("There is no member whom this case concerns."))
    if _add(work, actor, case, "to_member", _Sending(prepared, form_key), to_id=case.writer_id) is not None:
        tell_of_message(work, case, case.writer_id)


def answer_moderators(work: Session, *, actor: Actor, case_id: int, prepared: PreparedText, form_key: str) -> None:
    """What the member writes back; whoever looks after the case is told. A suspended member may do this too.

    Raises `TooMany`: each message is a line in somebody's inbox.
    """
    check_signed_in(actor)
    found = work.scalars(select(Case).where(Case.id == case_id, is_own(Case.writer_id, actor.id))).one_or_none()
    if found is None or not is_conversation_open(work, found):
        raise NotFound
    case = lock_row(work, case_id)
    count_attempt(work, "message account", str(actor.member_id))
    if _add(work, actor, case, "from_member", _Sending(prepared, form_key)) is not None:
        tell_duty(work, case, _who_looks_after(work, case))


def is_conversation_open(work: Session, case: Case) -> bool:
    """Whether the member may know of the case: somebody wrote to them, or decided."""
    written = select(CaseEntry.id).where(CaseEntry.case_id == case.id, CaseEntry.kind == "to_member").limit(1)
    if work.scalar(written) is not None:
        return True
    decided = select(Decision.id).where(
        Decision.case_id == case.id, Decision.user_id == case.writer_id, Decision.kind.not_in(UNTOLD)
    )
    return work.scalar(decided.limit(1)) is not None


def moderators_of(work: Session, blog_id: int | None) -> list[int]:
    """Those who moderate a blog; where nobody is named for it, those of the site."""
    active = User.state == "active"
    if blog_id is not None:
        named = work.scalars(
            select(User.id)
            .join(BlogRole, BlogRole.user_id == User.id)
            .where(BlogRole.blog_id == blog_id, BlogRole.role == "moderator", active)
        ).all()
        if named:
            return list(named)
    return list(work.scalars(select(User.id).where(User.role.in_(["moderator", "admin"]), active)))


def _who_looks_after(work: Session, case: Case) -> set[int]:
    if is_claimed(case) and case.claimed_by_id is not None:
        return {case.claimed_by_id}
    last = work.scalars(
        select(CaseEntry.author_id)
        .where(CaseEntry.case_id == case.id, CaseEntry.kind == "to_member", CaseEntry.author_id.is_not(None))
        .order_by(CaseEntry.id.desc())
        .limit(1)
    ).one_or_none()
    told = last or case.closed_by_id
    return {told} if told is not None else set(moderators_of(work, case.blog_id)) - {case.writer_id or 0}


def _decides(work: Session, user: User, blog_id: int | None) -> bool:
    if user.role in {"moderator", "admin"}:
        return True
    part = select(BlogRole.user_id).where(
        BlogRole.blog_id == blog_id, BlogRole.user_id == user.id, BlogRole.role == "moderator"
    )
    return work.scalar(part) is not None


def _add(
    work: Session, actor: Actor, case: Case, kind: str, sending: _Sending, *, to_id: int | None = None
) -> CaseEntry | None:
    """The new entry; None when the same form was sent before. The case is locked, so that two sendings queue up."""
    source = sending.prepared.source
    author_id = actor.as_writer(case.writer_id) if kind == "from_member" else actor.member_id
    key = sending_key(sending.form_key, str(case.id), kind, source)
    known = work.scalar(select(CaseEntry.id).where(CaseEntry.author_id == author_id, CaseEntry.form_key == key))
    if known is not None:
        return None
    entry = CaseEntry(
        case_id=case.id,
        kind=kind,
        author_id=author_id,
        to_id=to_id,
        source=source,
        html=sending.prepared.rendered.html,
        form_key=key,
        created_at=now(),
    )
    work.add(entry)
    work.flush()
    return entry
