"""Looking after somebody about whom a member is worried: every step is written down in the case and in the log."""

from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.errors import InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import BlogRole, Case, CaseEntry, User
from forum.permissions import Actor
from forum.permissions.flags import check_look_after_case
from forum.rendering import is_blank, normalise
from forum.services.audit import log_act
from forum.services.cases import add_step, close_case
from forum.services.notices import tell_of_message
from forum.services.texts import PreparedText, prepare_text
from forum.services.worry_alarms import call
from forum.validation.handles import handle_key

MAX_WORDS = 2000
MAX_TO = 200
PRESSED_TWICE = timedelta(minutes=1)
CARD = "card"
CARD_INTRO = _("These people can help you, now and in confidence:")
EMERGENCY = _("If somebody is in danger now, please call the emergency number of your country.")


def mark_seen(work: Session, *, actor: Actor, case_id: int) -> None:
    """Says that the actor has looked at it, so that nobody else is called; a second time it changes nothing."""
    case = _open_worry(work, actor, case_id)
    earlier = select(CaseEntry.id).where(
        CaseEntry.case_id == case.id, CaseEntry.step == "seen", CaseEntry.author_id == actor.member_id
    )
    if work.scalar(earlier.limit(1)) is None:
        _take_step(work, actor, case, "seen")


def mark_contacted(work: Session, *, actor: Actor, case_id: int, words: str) -> None:
    """Says how the actor got in touch with the person."""
    _take_step(work, actor, _open_worry(work, actor, case_id), "contacted", _check_words(words))


def prepare_help_card() -> PreparedText:
    """The site's help contacts as a message; raises `StateConflict` where the site has none."""
    lines = [
        f"- **{name}**: {reach}{f' ({when})' if when else ''}" for name, reach, when in current_settings().help_lines
    ]
    if not lines:
        raise StateConflict(_("This site has no help contacts yet. Please ask an admin to set them."))
    return prepare_text("\n".join([str(CARD_INTRO), "", *lines, "", str(EMERGENCY)]), place="reply")


def send_help_card(work: Session, *, actor: Actor, case_id: int, prepared: PreparedText) -> None:
    """Sends the help contacts to the person, in the case's conversation with them; pressed twice, once."""
    case = _open_worry(work, actor, case_id)
    if case.writer_id is None:
        raise StateConflict(_("There is nobody to whom this could be sent."))
    just_sent = select(CaseEntry.id).where(
        CaseEntry.case_id == case.id, CaseEntry.step == CARD, CaseEntry.created_at > now() - PRESSED_TWICE
    )
    if work.scalar(just_sent.limit(1)) is not None:
        return
    work.add(
        CaseEntry(
            case_id=case.id,
            kind="to_member",
            step=CARD,
            author_id=actor.member_id,
            source=prepared.source,
            html=prepared.rendered.html,
            created_at=now(),
        )
    )
    work.flush()
    tell_of_message(work, case, case.writer_id)
    _take_step(work, actor, case, CARD)


def hand_over(work: Session, *, actor: Actor, case_id: int, to: str, words: str = "") -> None:
    """Hands it to somebody; a moderator who is named by @handle is told at once.

    Raises `InvalidInput` for `to` and `words`.
    """
    case = _open_worry(work, actor, case_id)
    to = normalise(to).strip()
    if is_blank(to):
        raise InvalidInput(_("Please say to whom you hand this over."), field="to")
    if len(to) > MAX_TO:
        raise InvalidInput(_("This has at most %(most)s characters.", most=lazy_number(MAX_TO)), field="to")
    receiver = _find_receiver(work, case, to) if to.startswith("@") else None
    entry = _take_step(work, actor, case, "handed", ": ".join(filter(None, [to, _check_words(words, is_needed=False)])))
    if receiver is not None:
        entry.to_id = receiver.id
        call(work, case, [receiver])


def _find_receiver(work: Session, case: Case, to: str) -> User:
    of_blog = select(BlogRole.user_id).where(BlogRole.blog_id == case.blog_id, BlogRole.role == "moderator")
    user = work.scalars(
        select(User).where(
            User.handle_key == handle_key(to.removeprefix("@")),
            User.state == "active",
            or_(User.role.in_(["moderator", "admin"]), User.id.in_(of_blog)),
        )
    ).one_or_none()
    if user is None or user.id == case.writer_id:
        raise InvalidInput(_("This is not the handle of a moderator who can see this case."), field="to")
    return user


def close_worry(work: Session, *, actor: Actor, case_id: int, words: str) -> None:
    """Ends a worry with how it ended; those who reported it are told that it was looked after."""
    case = _open_worry(work, actor, case_id)
    _take_step(work, actor, case, "closed", _check_words(words))
    close_case(work, case, "handled", actor_id=actor.member_id)


def _open_worry(work: Session, actor: Actor, case_id: int) -> Case:
    """The case, locked; raises `NotFound` for whoever does not look after it."""
    found = work.scalars(select(Case).where(Case.id == case_id, Case.lane == "worried").with_for_update()).one_or_none()
    case = check_look_after_case(actor, found)
    if case.state != "open":
        raise StateConflict(_("Somebody was faster: this case is closed. Nothing was done."))
    return case


def _take_step(work: Session, actor: Actor, case: Case, step: str, words: str = "") -> CaseEntry:
    entry = add_step(work, case, step, actor_id=actor.member_id, words=words)
    log_act(work, actor, f"worry_{step}", "case", case.id, entry_id=entry.id)
    return entry


def _check_words(words: str, *, is_needed: bool = True) -> str:
    words = normalise(words).strip()
    if is_needed and is_blank(words):
        raise InvalidInput(_("Please write down what was done."), field="words")
    if len(words) > MAX_WORDS:
        raise InvalidInput(
            _("Your words have at most %(most)s characters.", most=lazy_number(MAX_WORDS)), field="words"
        )
    return words
