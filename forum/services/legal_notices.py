"""Taking in notices under the law, from anybody, and forgetting in time who sent them."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.db import current_settings, db, now
from forum.db.dialects import dialect_of
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import LegalNotice, Mail, Post, Reply, ReplyRedirect, User
from forum.permissions.posts import UNFINISHED
from forum.rendering import is_blank, normalise
from forum.services.audit import log_act
from forum.services.cases import Thing, open_case
from forum.services.limits import address_key, count_attempt
from forum.services.mailing import queue_mail_to
from forum.services.notices import tell_duty
from forum.services.texts import sending_key
from forum.services.thread_state import lock_thread
from forum.validation.emails import check_email
from forum.validation.site_addresses import SiteAddress, parse_site_address

MAX_WORDS = 10_000
MAX_LAW = 300
MAX_NAME = 120
MAILS = ("legal_receipt", "legal_answer")
# Without letters and digits that are taken for each other when read aloud or copied by hand.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class PreparedNotice:
    """A notice whose fields have been checked."""

    address: SiteAddress
    words: str
    law: str
    name: str
    email: str


def prepare_notice(*, url: str, words: str, law: str, name: str, email: str) -> PreparedNotice:
    """Raises `InvalidInput` with its field; asks no database."""
    return PreparedNotice(
        parse_site_address(url, current_settings().url),
        _checked(words, MAX_WORDS, "words"),
        _checked(law, MAX_LAW, "law"),
        _checked(name, MAX_NAME, "name"),
        check_email(email),
    )


def _checked(text: str, most: int, field: str) -> str:
    text = normalise(text).strip()
    if is_blank(text):
        raise InvalidInput(_("Please fill this in."), field=field)
    if len(text) > most:
        raise InvalidInput(_("This has at most %(most)s characters.", most=lazy_number(most)), field=field)
    return text


def create_notice(work: Session, *, prepared: PreparedNotice, form_key: str, address: str) -> str:
    """Takes a notice in, opens its case and tells the moderators of the site; gives the reference.

    The same form sent twice gives the first reference. `address` is the network address that limits count.
    """
    key = sending_key(form_key, prepared.address.url, prepared.words, prepared.law, prepared.name, prepared.email)
    # Before the lock of a thread, which is safe: nobody who holds one waits for this key or that of the limit.
    dialect_of(db.engine).lock_key(work, f"legal notice {key}")
    earlier = work.scalars(select(LegalNotice.reference).where(LegalNotice.form_key == key)).one_or_none()
    if earlier is not None:
        return earlier
    count_attempt(work, "legal notice address", address_key(address))
    notice = LegalNotice(
        reference=new_reference(),
        url=prepared.address.url,
        words=prepared.words,
        law=prepared.law,
        name=prepared.name,
        email=prepared.email,
        form_key=key,
        created_at=now(),
    )
    work.add(notice)
    work.flush()
    _open_legal_case(work, notice, prepared.address)
    log_act(work, None, "legal_notice", "legal_notice", notice.id)
    queue_mail_to(work, "legal_receipt", notice.email, reference=notice.reference, url=notice.url)
    return notice.reference


def new_reference() -> str:
    """Such as `LN-7Q2M-4XKD`: forty bits from chance, so that nobody guesses another's."""
    letters = "".join(secrets.choice(LETTERS) for _place in range(8))
    return f"LN-{letters[:4]}-{letters[4:]}"


def _open_legal_case(work: Session, notice: LegalNotice, address: SiteAddress) -> None:
    found = _find_thing(work, address)
    thing = Thing(f"notice:{notice.id}", found.writer_id, found.post_id, found.reply_id, found.blog_id)
    case = open_case(work, thing, "legal")
    notice.case_id = case.id
    is_told = User.state == "active", User.role.in_(["moderator", "admin"])
    staff = set(work.scalars(select(User.id).where(*is_told)))
    tell_duty(work, case, staff - {case.writer_id or 0})


def _find_thing(work: Session, address: SiteAddress) -> Thing:
    """The post, reply or member at an address; nothing is said to the sender of what was found."""
    nothing = Thing("", None)
    if address.handle is not None:
        of_handle = User.handle_key == address.handle.casefold(), User.state != "unconfirmed"
        member_id = work.scalars(select(User.id).where(*of_handle)).one_or_none()
        return Thing("", member_id) if member_id is not None else nothing
    if address.post_id is None:
        return nothing
    post_id, number = address.post_id, address.reply_number
    if number is not None:
        moved = work.get(ReplyRedirect, (post_id, number))
        post_id, number = (moved.to_post_id, moved.to_number) if moved else (post_id, number)
    post = work.scalars(select(Post).where(Post.id == post_id, Post.state.not_in(UNFINISHED))).one_or_none()
    if post is None:
        return nothing
    lock_thread(work, post.id)
    if number is None:
        return Thing("", post.writer_id, post.id, None, post.blog_id)
    reply = work.scalars(select(Reply).where(Reply.post_id == post.id, Reply.number == number)).one_or_none()
    return Thing("", reply.writer_id, post.id, reply.id, post.blog_id) if reply is not None else nothing


def forget_senders(work: Session) -> None:
    """Takes name and address from notices decided long ago, and deletes the mails to their senders."""
    limit = months_before(now(), current_settings().notice_months)
    work.execute(
        update(LegalNotice)
        .where(LegalNotice.decided_at < limit, LegalNotice.email != "")
        .values(name="", email="")
        .execution_options(synchronize_session=False)
    )
    work.execute(
        delete(Mail)
        .where(Mail.user_id.is_(None), Mail.template.in_(MAILS), Mail.state != "queued", Mail.created_at < limit)
        .execution_options(synchronize_session=False)
    )


def months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months earlier, or the last of that month that there is."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    first = moment.replace(year=year, month=month + 1, day=1)
    following = first.replace(year=year + month // 11, month=(month + 1) % 12 + 1)
    return first.replace(day=min(moment.day, (following - first).days))
