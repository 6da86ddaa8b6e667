"""Taking a decision back after an appeal: what is restored, kind by kind.

`UNDOINGS` is the table: a kind of decision that is not in it is taken back at its own place, and the appeal is
answered afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Case, Decision, Flag, Post, Reply, Revision, Sanction
from forum.permissions import Actor
from forum.rendering import RENDER_VERSION
from forum.services.appealed import CHANGED_SINCE, OF_FLAGGERS, SANCTIONS, TEXT_GOES, Matter, find_rejected_change
from forum.services.cases import Thing, close_case, find_open_case, open_case, thing_of, touch_cases
from forum.services.holds import check_answers_something, publish_change
from forum.services.mentions import record_mentions, tell_of_post, tell_of_reply
from forum.services.moderation import first_replies_of, mark_undone, tell_of_root
from forum.services.picture_uses import record_pictures, record_pictures_of
from forum.services.posts import set_post_state
from forum.services.prepared_posts import PreparedPost
from forum.services.sweeps import end_sweep
from forum.services.texts import PreparedText
from forum.services.thread_state import restore_decided, set_reply_state, touch_page

BY_HAND = _("A decision of this kind is taken back where it was made. Do that first, then answer the appeal.")


@dataclass(frozen=True)
class Undoing:
    """A decision that `actor` takes back by the decision `by`; `earlier` is an edited text as it was, rendered."""

    actor: Actor
    matter: Matter
    by: Decision
    earlier: PreparedPost | PreparedText | None = None

    @property
    def decision(self) -> Decision:
        return self.matter.decision


# Whom to tell, with the reply of theirs that it concerns.
Told = Mapping[int, int | None]


def bring_text_back(work: Session, undoing: Undoing) -> Told:
    """Publishes a hidden, removed or refused text or change, or exactly the replies that a branch's removal holds."""
    post, blog, reply = _text_of(undoing.matter)
    change = find_rejected_change(work, undoing.decision)
    if change is not None:
        writer_id = change.editor_id or (reply or post).writer_id
        publish_change(work, post, blog, reply, change, undoing.by)
        return {writer_id: reply.id if reply else None}
    if undoing.decision.is_branch:
        return _bring_branch_back(work, undoing, post, blog)
    if reply is not None:
        check_answers_something(work, reply)
    case = find_open_case(work, thing_of(post, reply).name)
    if case is not None:
        close_case(work, case, "disagreed", actor_id=undoing.actor.id)
    if reply is not None:
        set_reply_state(work, post, reply, "published")
        mark_undone(work, undoing.by, undoing.decision.id, Decision.reply_id == reply.id)
        tell_of_reply(work, post, blog, reply)
        return {reply.writer_id: reply.id}
    set_post_state(work, post, "published")
    mark_undone(work, undoing.by, undoing.decision.id, Decision.reply_id.is_(None))
    tell_of_post(work, post, blog)
    return {post.writer_id: None}


def _bring_branch_back(work: Session, undoing: Undoing, post: Post, blog: Blog) -> Told:
    decision, by = undoing.decision, undoing.by
    told = first_replies_of(work, post.id, decision.id)
    by.is_branch = True
    by.affected = restore_decided(work, post, decision.id)
    mark_undone(work, by, decision.id, Decision.reply_id == decision.reply_id)
    tell_of_root(work, post, blog, decision)
    return told


def _text_of(matter: Matter) -> tuple[Post, Blog, Reply | None]:
    if matter.post is None or matter.blog is None:
        raise RuntimeError("a decision on a text has a post")
    return matter.post, matter.blog, matter.reply


def unlock(work: Session, undoing: Undoing) -> Told:
    """Opens the conversation again; every lock on it ends."""
    post, _blog, _reply = _text_of(undoing.matter)
    post.is_locked = False
    work.execute(
        update(Decision)
        .where(Decision.post_id == post.id, Decision.kind == "lock", Decision.undone_by_id.is_(None))
        .values(undone_by_id=undoing.by.id)
        .execution_options(synchronize_session=False)
    )
    touch_page(work, post.id)
    return {post.writer_id: None}


def put_earlier_text_back(work: Session, undoing: Undoing) -> Told:
    """Makes the text before a moderator's edit the newest version; the edited one stays in the history."""
    post, blog, reply = _text_of(undoing.matter)
    text = reply or post
    revision = work.get(Revision, undoing.decision.revision_id or 0)
    earlier = undoing.earlier
    prepared = earlier.body if isinstance(earlier, PreparedPost) else earlier
    if revision is None or prepared is None or prepared.source != revision.source:
        raise StateConflict(CHANGED_SINCE)
    edited = Revision(
        post_id=post.id,
        reply_id=reply.id if reply else None,
        version=text.version,
        title=None if reply else post.title,
        summary="" if reply else post.summary,
        source=text.source,
        html=text.html,
        editor_id=undoing.actor.member_id,
        reason=undoing.by.reason,
        is_hidden=text.state != "published",
        written_at=text.edited_at or text.published_at or text.created_at,
        replaced_at=now(),
    )
    work.add(edited)
    record_pictures_of(work, edited)
    if isinstance(earlier, PreparedPost):
        post.title, post.slug = earlier.title, earlier.slug
        post.summary, post.excerpt = earlier.summary, earlier.excerpt
    text.source, text.html, text.render_version = prepared.source, prepared.rendered.html, RENDER_VERSION
    text.version += 1
    text.edited_at = now()
    touch_page(work, post.id)
    touch_cases(work, thing_of(post, reply).name)
    record_mentions(work, post.id, reply.id if reply else None, prepared.mentioned_ids)
    record_pictures(work, post.id, reply.id if reply else None, text.html)
    if text.state == "published":
        if reply is not None:
            tell_of_reply(work, post, blog, reply)
        else:
            tell_of_post(work, post, blog)
    return {text.writer_id: reply.id if reply else None}


def show_version(work: Session, undoing: Undoing) -> Told:
    """Lets readers see an earlier version in the history again."""
    post, _blog, reply = _text_of(undoing.matter)
    revision = work.get_one(Revision, undoing.decision.revision_id)
    revision.is_hidden = False
    touch_page(work, post.id)
    return {reply.writer_id if reply else post.writer_id: reply.id if reply else None}


def lift_sanctions(work: Session, undoing: Undoing) -> Told:
    """Ends what the decision forbids its member."""
    work.execute(
        update(Sanction)
        .where(Sanction.decision_id == undoing.decision.id, Sanction.lifted_at.is_(None))
        .values(lifted_at=now(), lifted_by_id=undoing.by.id)
        .execution_options(synchronize_session=False)
    )
    user_id = undoing.decision.user_id
    return {} if user_id is None else {user_id: None}


def open_account(work: Session, undoing: Undoing) -> Told:
    """Ends the sweep of an account, however long ago it was; its texts come back by a job."""
    end_sweep(work, undoing.decision, undoing.by)
    user_id = undoing.decision.user_id
    return {} if user_id is None else {user_id: None}


def take_file_again(_work: Session, undoing: Undoing) -> Told:
    """Lets the file of a removed picture be sent again, for `is_removed` asks the decision; its own is gone."""
    user_id = undoing.decision.user_id
    return {} if user_id is None else {user_id: None}


def open_reports_again(work: Session, undoing: Undoing) -> Told:
    """A new case with the reports that were not agreed with, so that a moderator decides anew.

    Whoever has reported the same thing again in the meantime waits in that report already.
    """
    earlier = work.get_one(Case, undoing.decision.case_id)
    thing = Thing(earlier.thing, earlier.writer_id, earlier.post_id, earlier.reply_id, earlier.blog_id)
    case = open_case(work, thing)
    waiting = select(Flag.flagger_id).where(Flag.thing == earlier.thing, Flag.state == "open")
    open_again = set(work.scalars(waiting))
    flags = work.scalars(select(Flag).where(Flag.case_id == earlier.id, Flag.state == "disagreed").order_by(Flag.id))
    for flag in [flag for flag in flags if flag.flagger_id not in open_again]:
        flag.case_id, flag.state, flag.handled_at = case.id, "open", None
        case.flag_count += 1
        case.rank -= flag.weight
    case.hides_from_version = max(case.hides_from_version, earlier.hides_from_version)
    case.version += 1
    work.flush()
    return {}


UNDOINGS: dict[str, Callable[[Session, Undoing], Told]] = {
    **dict.fromkeys(TEXT_GOES, bring_text_back),
    **dict.fromkeys(SANCTIONS, lift_sanctions),
    **dict.fromkeys(OF_FLAGGERS, open_reports_again),
    "sweep": open_account,
    "lock": unlock,
    "edit": put_earlier_text_back,
    "hide_revision": show_version,
    "remove_picture": take_file_again,
}


def undo(work: Session, undoing: Undoing) -> Told:
    """Restores what the decision took; raises `StateConflict` for a kind that is taken back elsewhere."""
    act = UNDOINGS.get(undoing.decision.kind)
    if act is None:
        raise StateConflict(BY_HAND)
    told = act(work, undoing)
    undoing.decision.undone_by_id = undoing.by.id
    work.flush()
    return told
