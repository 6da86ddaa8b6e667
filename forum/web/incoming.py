"""What becomes of a message that came by mail: a report on one of ours, or a member's answer, or nothing.

Nothing is ever sent to an address that a message merely claims: only members are told, at the address that they
confirmed. What is not theirs is logged, and that is all.
"""

from dataclasses import dataclass

import structlog
from sqlalchemy.exc import DBAPIError

from forum.db import current_settings, end_reading, is_unavailable, session, unit_of_work
from forum.db.maintenance import refuse_in_maintenance
from forum.errors import (
    InvalidInput,
    MustConfirm,
    NotAllowed,
    NotFound,
    SentBefore,
    StateConflict,
    TooMany,
    Unavailable,
)
from forum.i18n import gettext as _
from forum.i18n import in_language
from forum.mail import (
    LARGEST,
    Incoming,
    body_of,
    is_authenticated,
    read_message,
    read_report,
    reply_text,
    why_automatic,
)
from forum.models import User
from forum.permissions import Actor
from forum.queries.incoming import find_place, was_taken
from forum.queries.people import get_member_actor
from forum.services.checking import Sending, judge_reply
from forum.services.incoming import (
    Answer,
    TakenBefore,
    ignore_answer,
    keep_answer,
    note_report,
    post_answer,
    refuse_answer,
)
from forum.services.mail_addresses import AnsweredText, is_ours, read_bounce_address, read_reply_address
from forum.services.mailing import site_domain
from forum.services.replies import prepare_reply
from forum.validation.emails import email_key
from forum.web.signing import signature_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Outcome:
    """`posted`, `kept`, `refused`, `ignored`, or `noted` for a report; `reason` is why, in a word."""

    state: str
    reason: str = ""


def receive(raw: bytes, *, recipient: str = "") -> Outcome:
    """Takes up one message, as often as it comes with one effect; `recipient` is whom the mail server delivered it to.

    Of what is larger than `LARGEST` only the beginning is read, so that its sender can be told. Raises `NotAMessage`,
    and `Unavailable` when the database is away, or the site in maintenance, and the message should come again.
    """
    try:
        # A member's answer waits with the mail server, as one typed in a browser waits with its writer.
        refuse_in_maintenance(session())
        outcome = _receive(read_message(raw[:LARGEST]), recipient, is_cut=len(raw) > LARGEST)
    except DBAPIError as error:
        if is_unavailable(error):
            raise Unavailable from error
        raise
    finally:
        end_reading()
    log.info("mail_received", outcome=outcome.state, reason=outcome.reason)
    return outcome


def _receive(incoming: Incoming, recipient: str, *, is_cut: bool) -> Outcome:
    addresses = [recipient, *incoming.recipients]
    report = read_report(incoming)
    if report is not None:
        addresses.append(report.envelope_from)
        mail_id = next((found for found in map(read_bounce_address, addresses) if found is not None), None)
        if mail_id is None:
            return Outcome("ignored", "address")
        with unit_of_work() as work:
            is_new = note_report(work, mail_id, report)
        return Outcome("noted" if is_new else "ignored", report.kind)
    answered = next((found for found in map(read_reply_address, addresses) if found is not None), None)
    if answered is None:
        return Outcome("ignored", "address")
    return _take_answer(incoming, answered, is_cut=is_cut)


def _take_answer(incoming: Incoming, answered: AnsweredText, *, is_cut: bool) -> Outcome:
    user = session().get(User, answered.user_id)
    if user is None:
        return Outcome("ignored", "member")
    answer = Answer(user.id, incoming.message_id, answered.post_id, answered.number)
    try:
        if was_taken(user.id, answer.message_id):
            raise TakenBefore
        actor = get_member_actor(user.id)
        reason = why_automatic(incoming, site_domain()) or _why_not(incoming, answered, user, actor)
        end_reading()
        if reason:
            with unit_of_work() as work:
                ignore_answer(work, answer, reason)
            return Outcome("ignored", reason)
        with in_language(user.locale or current_settings().locale):
            return _act(incoming, answer, actor, is_cut=is_cut)
    except TakenBefore:
        return Outcome("ignored", "again")


def _why_not(incoming: Incoming, answered: AnsweredText, user: User, actor: Actor) -> str:
    """Why this message is not its member's, in a word; empty where it is."""
    senders, server = incoming.senders, current_settings().mail_authenticated_by
    if len(senders) != 1 or len(incoming.headers("From")) != 1 or is_ours(senders[0]):
        return "sender"
    if user.email_verified_at is None or email_key(senders[0]) != user.email_key:
        return "sender"
    if server and not is_authenticated(incoming.headers("Authentication-Results"), server, senders[0]):
        return "unconfirmed"
    if answered.is_expired:
        return "expired"
    if user.state != "active" or actor.restriction("suspension") is not None:
        return "member"
    return ""


def _act(incoming: Incoming, answer: Answer, actor: Actor, *, is_cut: bool) -> Outcome:
    """Posts the answer, or says to its writer why not."""
    body = body_of(incoming)
    source = reply_text(body.text, is_wrapped=body.is_wrapped)
    if is_cut:
        words = _("The message is too large. Please send your text without pictures and other files.")
        return _refuse(answer, source, "size", words)
    if not source.strip():
        words = _("We found no text in it. Please write above everything that was in the message you answer.")
        return _refuse(answer, source, "empty", words)
    try:
        return _post(answer, actor, source)
    except (MustConfirm, SentBefore) as error:
        reason = "sent before" if isinstance(error, SentBefore) else "asked"
        end_reading()
        with unit_of_work() as work:
            keep_answer(work, answer, source=source, reason=reason)
        return Outcome("kept", reason)
    except NotFound:
        return _refuse(answer, source, "gone", _("What you answered is not there, or not open to you."))
    except (InvalidInput, StateConflict, NotAllowed, TooMany) as error:
        words = str(error.message) or _("You cannot answer there.")
        return _refuse(answer, source, type(error).__name__[:20], words)


def _post(answer: Answer, actor: Actor, source: str) -> Outcome:
    place = find_place(actor, answer.post_id, answer.number)
    prepared = judge_reply(
        actor,
        post_id=place[0],
        parent_number=place[1],
        prepared=prepare_reply(source),
        sending=Sending(form_key=answer.form_key),
    )
    end_reading()
    signature = signature_of(actor, place[0])
    with unit_of_work() as work:
        written = post_answer(work, actor=actor, answer=answer, place=place, prepared=prepared, signature=signature)
    return Outcome("posted", "" if written.number else "waits")


def _refuse(answer: Answer, source: str, reason: str, words: str) -> Outcome:
    end_reading()
    with unit_of_work() as work:
        refuse_answer(work, answer, source=source, reason=reason, words=words)
    return Outcome("refused", reason)
