"""Erasing an account: first all that says who the member was, then their texts, then their name in others' texts.

After the first unit of work nobody can sign in to it, and each further one can be done again. `FORGOTTEN` and `KEPT`
say of every column that names a member what becomes of it.
"""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from forum.db import Base, end_reading, now, session, unit_of_work
from forum.models import (
    Case,
    Correction,
    Erasure,
    FormerHandle,
    ImportSource,
    Invitation,
    Mail,
    MailSuppression,
    Mention,
    NewsletterSubscriber,
    OldAddress,
    Picture,
    Post,
    Pseudonym,
    Reply,
    Revision,
    User,
)
from forum.queries.handles import is_held, unreadable
from forum.services.audit import log_act
from forum.services.cases import close_case, find_open_case, thing_of, thing_of_member
from forum.services.held_cases import close_held_case
from forum.services.mentions import record_mentions
from forum.services.picture_cleaning import delete_unused_pictures
from forum.services.picture_uses import show_nothing
from forum.services.posts import set_post_state
from forum.services.relabelling import relabel
from forum.services.tags import put_tags
from forum.services.thread_state import lock_thread, set_reply_state
from forum.services.waiting_changes import withdraw_change_of

BATCH = 50
NAME = "Former member"
NO_TITLE = "…"
# Rows that go with the member, by table and the column that names them.
FORGOTTEN = frozenset(
    {
        *("sessions.user_id", "mail.user_id", "incoming_mails.user_id", "email_changes.user_id"),
        *("notifications.user_id", "deliveries.user_id", "notification_settings.user_id", "reader_settings.user_id"),
        *(
            "picture_uses.user_id",
            "reading_marks.user_id",
            "feed_keys.user_id",
            "blog_roles.user_id",
            "post_readers.user_id",
        ),
        "terms_acceptances.user_id",
        *("follows.user_id", "follows.member_id", "ignores.user_id", "ignores.ignored_id"),
        *(
            "former_handles.user_id",
            "applications.user_id",
            "code_apps.user_id",
            "recovery_codes.user_id",
            "passkeys.user_id",
            "identities.user_id",
        ),
    }
)
# Rows that stay, and why: after this they name a former member.
KEPT = {
    "posts.writer_id": "texts stay or go as the member chose; the rows hold the conversations together",
    "replies.writer_id": "the same",
    "corrections.editor_id": "corrections go or stay with the texts of their posts",
    "revisions.editor_id": "earlier versions go or stay with their texts",
    "search_texts.writer_id": "texts that stay are found",
    "pictures.owner_id": "pictures in texts that stay; those that nothing shows any more go with the account",
    "mentions.user_id": "needed until the name is out of others' texts; they go last",
    "erasures.user_id": "says what is still to do; it goes last",
    "count_deltas.user_id": "counts that are about to be added up",
    "import_sources.user_id": "a later export must not bring the member back; what says their address goes",
    "pseudonyms.user_id": "the names under which texts stay; whose they were is forgotten with the texts",
    "pseudonyms.owner_id": "emptied at the end, when the texts went or stay",
    "users.merged_into_id": "accounts that were made part of this one",
    "decisions.actor_id": "statements of reasons are kept",
    "decisions.user_id": "statements of reasons are kept",
    "sanctions.user_id": "belong to decisions",
    "appeals.appellant_id": "belong to decisions",
    "appeals.decided_by_id": "belong to decisions",
    "audit_log.actor_id": "the log is append-only",
    "cases.writer_id": "what moderators decided, and on what",
    "cases.claimed_by_id": "emptied",
    "cases.closed_by_id": "what moderators decided",
    "flags.flagger_id": "reports on others' texts, which decisions rest on",
    "case_entries.author_id": "what moderators and members wrote in cases",
    "case_entries.to_id": "the same",
    "invitations.inviter_id": "who invited whom",
    "invitation_uses.user_id": "who invited whom",
    "prepared_answers.editor_id": "the site's own texts",
    "word_rules.creator_id": "the site's own rules",
    "page_revisions.editor_id": "the site's own pages",
}


def has_due_erasure() -> bool:
    """Whether an account is to be erased by now. One statement."""
    return session().scalar(select(Erasure.user_id).where(Erasure.due_at <= now()).limit(1)) is not None


def erase_due() -> None:
    """Erases every account whose time has come; what was begun is ended."""
    due = list(session().scalars(select(Erasure.user_id).where(Erasure.due_at <= now()).order_by(Erasure.due_at)))
    end_reading()
    for user_id in due:
        erase_member(user_id)


def erase_member(user_id: int) -> None:
    """Erases one account; again it goes on where it ended."""
    with unit_of_work() as work:
        erasure = work.scalars(select(Erasure).where(Erasure.user_id == user_id).with_for_update()).one_or_none()
        if erasure is None or erasure.due_at > now():
            return
        if erasure.begun_at is None:
            _forget(work, erasure)
        texts, handles = erasure.texts, erasure.handles.split()
    for writer_id in _list_names(user_id):
        _erase_replies(writer_id, texts)
        _erase_posts(writer_id, texts)
    delete_unused_pictures(Picture.owner_id == user_id)
    for handle in handles:
        relabel(user_id, handle)
    with unit_of_work() as work:
        work.execute(delete(Mention).where(Mention.user_id == user_id))
        work.execute(update(Pseudonym).where(Pseudonym.owner_id == user_id).values(owner_id=None))
        work.execute(delete(Erasure).where(Erasure.user_id == user_id))


def _list_names(user_id: int) -> list[int]:
    """The member, and the pseudonyms under which they wrote."""
    found = [user_id, *session().scalars(select(Pseudonym.user_id).where(Pseudonym.owner_id == user_id))]
    end_reading()
    return found


def _forget(work: Session, erasure: Erasure) -> None:
    """All that says who the member was goes at once; from now on nobody can sign in."""
    accounts = work.scalars(
        select(User)
        .where(or_(User.id == erasure.user_id, User.merged_into_id == erasure.user_id))
        .order_by(User.id)
        .with_for_update()
    ).all()
    erasure.begun_at, erasure.handles = now(), " ".join(user.handle for user in accounts)
    for user in accounts:
        _hold_handles(work, user)
        _forget_address(work, user.email_key, user.email)
        for name in sorted(FORGOTTEN):
            table_name, column = name.split(".")
            table = Base.metadata.tables[table_name]
            work.execute(delete(table).where(table.c[column] == user.id))
        work.execute(update(ImportSource).where(ImportSource.user_id == user.id).values(address_hash=None))
        _empty_account(work, user)
    claimed = update(Case).where(Case.claimed_by_id == erasure.user_id)
    work.execute(claimed.values(claimed_by_id=None, claimed_until=None))
    case = find_open_case(work, thing_of_member(erasure.user_id).name)
    if case is not None:
        close_case(work, case, "handled", actor_id=None)
    log_act(work, None, "erase", "user", erasure.user_id, texts=erasure.texts)


def _empty_account(work: Session, user: User) -> None:
    user.handle = user.handle_key = _free_name(work, user.id)
    user.display_name, user.title, user.bio_source, user.bio_html = NAME, "", "", ""
    user.email = user.email_key = user.email_verified_at = user.password_hash = None
    user.timezone, user.locale, user.return_to = "", "", None
    user.two_step_at = user.staff_since = user.devices_since = user.avatar = None
    user.terms_version = user.terms_accepted_at = None
    revoked = update(Invitation).where(Invitation.inviter_id == user.id)
    work.execute(revoked.values(note="", revoked_at=func.coalesce(Invitation.revoked_at, now())))
    user.state, user.role, user.trust_level = "erased", "member", 0
    work.flush()


def _hold_handles(work: Session, user: User) -> None:
    """Nobody is to appear in the member's place: their handles stay taken for a while, in a form nobody can read."""
    former = select(FormerHandle.handle_key).where(FormerHandle.user_id == user.id, is_held())
    for key in {user.handle_key, *work.scalars(former)}:
        work.add(FormerHandle(user_id=None, handle_key=unreadable(key), given_up_at=now()))


def _forget_address(work: Session, key: str | None, address: str | None) -> None:
    """Messages to it, newsletters there, and that messages came back from there."""
    if key is None:
        return
    work.execute(delete(Mail).where(Mail.to_address == address))
    work.execute(delete(NewsletterSubscriber).where(NewsletterSubscriber.address_key == key))
    work.execute(delete(MailSuppression).where(MailSuppression.address_key == key, MailSuppression.reason == "bounce"))


def _free_name(work: Session, user_id: int) -> str:
    name = f"former_{user_id}"
    while work.scalar(select(User.id).where(User.handle_key == name)) is not None:
        name += "_"
    return name


def _erase_replies(user_id: int, texts: str) -> None:
    query = select(Reply.post_id, Reply.id).where(Reply.writer_id == user_id).order_by(Reply.post_id, Reply.id)
    keys = [(post_id, reply_id) for post_id, reply_id in session().execute(query)]
    end_reading()
    for post_id, group in groupby(keys, key=lambda key: key[0]):
        ids = [reply_id for _post_id, reply_id in group]
        for start in range(0, len(ids), BATCH):
            with unit_of_work() as work:
                lock_thread(work, post_id)
                post = work.get_one(Post, post_id)
                for reply in _load_replies(work, post_id, ids[start : start + BATCH]):
                    _erase_reply(work, post, reply, texts)


def _load_replies(work: Session, post_id: int, ids: Sequence[int]) -> Sequence[Reply]:
    return work.scalars(select(Reply).where(Reply.post_id == post_id, Reply.id.in_(ids)).order_by(Reply.id)).all()


def _erase_reply(work: Session, post: Post, reply: Reply, texts: str) -> None:
    withdraw_change_of(work, post, reply, actor_id=None)
    if not _goes(reply.state, texts):
        return
    is_evidence = _is_evidence(work, post, reply)
    if reply.state != "deleted":
        set_reply_state(work, post, reply, "deleted", decision_id=reply.decision_id)
        close_held_case(work, thing_of(post, reply).name, "withdrawn", actor_id=None)
    if not is_evidence:
        reply.source = reply.html = ""
        _empty(work, post.id, reply.id)


def _erase_posts(user_id: int, texts: str) -> None:
    post_ids = list(session().scalars(select(Post.id).where(Post.writer_id == user_id).order_by(Post.id)))
    end_reading()
    for post_id in post_ids:
        with unit_of_work() as work:
            lock_thread(work, post_id)
            _erase_post(work, work.get_one(Post, post_id), texts)


def _erase_post(work: Session, post: Post, texts: str) -> None:
    withdraw_change_of(work, post, None, actor_id=None)
    if not _goes(post.state, texts):
        return
    is_evidence = _is_evidence(work, post, None)
    if post.state != "deleted":
        set_post_state(work, post, "deleted", decision_id=post.decision_id)
        close_held_case(work, thing_of(post).name, "withdrawn", actor_id=None)
    if not is_evidence:
        put_tags(work, post, ())
        post.title, post.slug, post.source, post.html = NO_TITLE, "post", "", ""
        post.summary = post.excerpt = ""
        # An old address has the words of the title.
        work.execute(delete(OldAddress).where(OldAddress.post_id == post.id))
        post.cover_html = post.corrected_at = None
        work.execute(delete(Correction).where(Correction.post_id == post.id))
        _empty(work, post.id, None)


def _goes(state: str, texts: str) -> bool:
    """What others read goes where the member chose so; what only they read goes always; what was removed stays away.

    What is hidden for now must not come back for somebody who wanted it gone.
    """
    if state in {"published", "hidden"}:
        return texts == "remove"
    return state != "removed"


def _is_evidence(work: Session, post: Post, reply: Reply | None) -> bool:
    """Whether moderators still need to read a text: one that a decision hides, or about which a case is open."""
    text = post if reply is None else reply
    if text.state == "hidden" or (text.state == "deleted" and text.decision_id is not None):
        return True
    is_open = (Case.thing == thing_of(post, reply).name, Case.state == "open", Case.hold_rule.is_(None))
    return work.scalar(select(Case.id).where(*is_open).limit(1)) is not None


def _empty(work: Session, post_id: int, reply_id: int | None) -> None:
    """Earlier versions of a text that is gone say nothing, and it names nobody."""
    of_text = Revision.reply_id.is_(None) if reply_id is None else Revision.reply_id == reply_id
    values = {"source": "", "html": "", "title": None, "summary": "", "reason": "", "prepared": None, "is_hidden": True}
    work.execute(update(Revision).where(Revision.post_id == post_id, of_text).values(values))
    record_mentions(work, post_id, reply_id, ())
    show_nothing(work, post_id, reply_id)
