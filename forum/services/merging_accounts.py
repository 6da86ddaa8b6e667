"""Making two accounts of one person one: all that was written by or is known of the one becomes the other's.

Statements over whole sets: a member may have written a hundred thousand texts. What exists once for each member is
kept once.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, delete, func, literal, or_, select, update
from sqlalchemy.orm import Session

from forum.db import Base
from forum.errors import InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import (
    Appeal,
    Application,
    BlogRole,
    Case,
    CountDelta,
    EmailChange,
    FeedKey,
    Flag,
    Identity,
    IncomingMail,
    InvitationUse,
    Mail,
    Mention,
    Notification,
    PictureUse,
    Post,
    PostCounters,
    PostReader,
    Reply,
    SignIn,
    User,
)
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.permissions.merging import check_merge_accounts
from forum.services.audit import log_act
from forum.services.decisions import record_decision
from forum.services.follow_moving import join_followers
from forum.services.notices import tell_of_decision
from forum.services.sanctions import lock_sanctions
from forum.services.second_step import forget_second_step
from forum.validation.handles import handle_key

# The log says who did what at the time; sent mail went to an address; deltas are balanced by others.
STAY = {"audit_log", "mail", "count_deltas", "sessions"}
TEXT_KINDS = ("mention", "reply", "follow")
# Tables in which a form's key is unique for each writer.
KEYED = {"posts": "writer_id", "replies": "writer_id", "case_entries": "author_id"}


def merge_accounts(work: Session, *, actor: Actor, handle: str, into: str, reason: str) -> None:
    """Makes the account `handle` part of the account `into`, and tells its holder.

    Raises `InvalidInput` for `into`, what `check_merge_accounts` raises, and `StateConflict` when the account that goes
    sends something at this moment: in a thread of which nobody knew when the threads were locked.
    """
    check_admin(actor)
    given_up, kept = _load_both(work, handle, into)
    join_accounts(work, given_up, kept, lambda: check_merge_accounts(actor, given_up, kept))
    decision = record_decision(work, actor=actor, kind="merge_accounts", user_id=kept.id, reason=reason)
    log_act(work, actor, "merge", "user", given_up.id, into=kept.id, decision_id=decision.id)
    tell_of_decision(work, decision, kept.id)


def join_accounts(work: Session, given_up: User, kept: User, check: Callable[[], None]) -> None:
    """The act itself; `check` says whether it may be done, before the locks are taken and after.

    Raises what `check` raises, and `StateConflict` as above.
    """
    check()
    threads = _touch_threads(work, given_up.id)
    lock_sanctions(work, given_up.id)
    if _count_threads(work, given_up.id) != threads:
        raise StateConflict(_("This member sent something at this very moment. Nothing was done; please try again."))
    # After the threads, as everywhere: locks of members follow those of texts.
    work.execute(select(User.id).where(User.id.in_([given_up.id, kept.id])).order_by(User.id).with_for_update())
    work.refresh(given_up)
    work.refresh(kept)
    check()
    _move_counts(work, given_up.id, kept.id)
    _move_what_is_unique(work, given_up.id, kept.id)
    _forget_what_signs_in(work, given_up, kept.id)
    for column in _columns_of_members():
        _repoint(work, column, given_up.id, kept.id)
    _rename_cases(work, given_up.id, kept.id)
    work.execute(delete(SignIn).where(SignIn.user_id == given_up.id))
    work.execute(delete(EmailChange).where(EmailChange.user_id == given_up.id))
    work.execute(delete(Mail).where(Mail.user_id == given_up.id, Mail.state == "queued"))
    given_up.state, given_up.merged_into_id = "deactivated", kept.id
    given_up.email = given_up.email_key = given_up.email_verified_at = given_up.password_hash = None
    given_up.role = "member"
    work.flush()


def _forget_what_signs_in(work: Session, given_up: User, kept_id: int) -> None:
    """Whoever held the account that goes does not get into the other with it."""
    forget_second_step(work, given_up)
    work.execute(delete(Identity).where(Identity.user_id == given_up.id))
    work.execute(delete(Application).where(Application.user_id.in_([given_up.id, kept_id])))
    has_come = select(InvitationUse.id).where(InvitationUse.user_id == kept_id)
    if work.scalar(has_come) is not None:
        work.execute(update(InvitationUse).where(InvitationUse.user_id == given_up.id).values(user_id=None))


def _load_both(work: Session, handle: str, into: str) -> tuple[User, User]:
    given_up = find_member(work, handle)
    kept = find_member(work, into)
    if given_up is None or kept is None:
        raise InvalidInput(_("There is no member with this handle."), field="into")
    return given_up, kept


def find_member(work: Session, handle: str) -> User | None:
    """By handle as somebody types it."""
    key = handle_key(handle.strip().removeprefix("@"))
    return work.scalars(select(User).where(User.handle_key == key)).one_or_none()


def _threads_of(user_id: int) -> ColumnElement[bool]:
    """The threads that hold the member's texts."""
    return or_(
        PostCounters.post_id.in_(select(Post.id).where(Post.writer_id == user_id)),
        PostCounters.post_id.in_(select(Reply.post_id).where(Reply.writer_id == user_id)),
    )


def _count_threads(work: Session, user_id: int) -> int:
    return work.scalar(select(func.count()).select_from(PostCounters).where(_threads_of(user_id))) or 0


def _touch_threads(work: Session, user_id: int) -> int:
    """Locks the member's threads, in ascending order, and says that their pages change; gives how many they are."""
    threads = _threads_of(user_id)
    found = select(PostCounters.post_id).where(threads).order_by(PostCounters.post_id).with_for_update()
    count = len(work.execute(found).all())
    work.execute(
        update(PostCounters)
        .where(threads)
        .values(page_version=PostCounters.page_version + 1)
        .execution_options(synchronize_session=False)
    )
    return count


def _move_counts(work: Session, old: int, new: int) -> None:
    """Deltas from the one to the other for each blog; blogs keep what they have."""
    posts = select(Post.blog_id, func.count(), literal(0)).where(Post.writer_id == old, Post.state == "published")
    replies = (
        select(Post.blog_id, literal(0), func.count())
        .join(Reply, Reply.post_id == Post.id)
        .where(Reply.writer_id == old, Reply.state == "published")
    )
    for query in (posts, replies):
        for blog_id, post_count, reply_count in work.execute(query.group_by(Post.blog_id)).all():
            work.add(CountDelta(user_id=old, blog_id=blog_id, posts=-post_count, replies=-reply_count))
            work.add(CountDelta(user_id=new, blog_id=blog_id, posts=post_count, replies=reply_count))
    work.flush()


def _move_what_is_unique(work: Session, old: int, new: int) -> None:
    """Rows of which a member has one: where the kept account has it too, the other's goes."""
    once = (
        (BlogRole, ("blog_id", "role")),
        (PostReader, ("post_id",)),
        (FeedKey, ()),
        (IncomingMail, ("message_id",)),
        (PictureUse, ()),
    )
    for table, keys in once:
        _union(work, Base.metadata.tables[table.__tablename__], keys, old, new)
    _drop_mentions(work, old, new)
    _drop_notifications(work, old, new)
    _drop_flags(work, old, new)
    join_followers(work, old, new)
    for name, column in KEYED.items():
        table_ = Base.metadata.tables[name]
        work.execute(
            update(table_).where(table_.c[column] == old, table_.c.form_key.is_not(None)).values(form_key=None)
        )


def _union(work: Session, table: Table, keys: tuple[str, ...], old: int, new: int) -> None:
    theirs = table.alias()
    has_it = (
        select(literal(1)).where(theirs.c.user_id == new, *(theirs.c[key] == table.c[key] for key in keys)).exists()
    )
    work.execute(delete(table).where(table.c.user_id == old, has_it))


def _drop_mentions(work: Session, old: int, new: int) -> None:
    """A text that names both accounts names one now; it counts as told when either was told."""
    mine: Any = Mention.__table__
    both = mine.alias()
    for same_text in (both.c.reply_id == mine.c.reply_id, and_(both.c.reply_id.is_(None), mine.c.reply_id.is_(None))):
        same = and_(both.c.post_id == mine.c.post_id, same_text)
        for value in ("is_present", "is_told"):
            others = select(literal(1)).where(same, both.c.user_id == old, both.c[value]).exists()
            work.execute(update(mine).where(mine.c.user_id == new, others).values({value: True}))
        has_it = select(literal(1)).where(same, both.c.user_id == new).exists()
        work.execute(delete(mine).where(mine.c.user_id == old, has_it))


def _drop_notifications(work: Session, old: int, new: int) -> None:
    """What both were told of is told once. What moderators on duty were told may stand twice, as in any inbox."""
    told: Any = Notification.__table__
    other = told.alias()
    of_text = and_(told.c.kind.in_(TEXT_KINDS), other.c.kind.in_(TEXT_KINDS), other.c.post_id == told.c.post_id)
    for same in (
        and_(of_text, other.c.reply_id == told.c.reply_id),
        and_(of_text, other.c.reply_id.is_(None), told.c.reply_id.is_(None)),
        and_(told.c.kind == "decision", other.c.kind == "decision", other.c.decision_id == told.c.decision_id),
        and_(told.c.kind == "correction", other.c.correction_id == told.c.correction_id),
        and_(told.c.kind == "flag", other.c.kind == "flag", other.c.case_id == told.c.case_id),
    ):
        has_it = select(literal(1)).where(other.c.user_id == new, same).exists()
        work.execute(delete(told).where(told.c.user_id == old, has_it))


def _drop_flags(work: Session, old: int, new: int) -> None:
    """Of two open reports of one thing the kept account's stays, and the case counts one less."""
    kept = select(Flag.thing).where(Flag.flagger_id == new, Flag.state == "open")
    for flag in work.scalars(select(Flag).where(Flag.flagger_id == old, Flag.state == "open", Flag.thing.in_(kept))):
        case = work.get_one(Case, flag.case_id)
        case.flag_count = max(case.flag_count - 1, 0)
        case.rank += flag.weight
        case.version += 1
        work.delete(flag)
    work.flush()


def _columns_of_members() -> Iterator[Column[Any]]:
    """Every column that names a member, in tables of whatever part of the forum."""
    for table in Base.metadata.sorted_tables:
        if table.name in STAY or table is User.__table__:
            continue
        for constraint in table.foreign_key_constraints:
            if constraint.referred_table is User.__table__:
                yield from constraint.columns
    yield Base.metadata.tables[User.__tablename__].c.merged_into_id


def _repoint(work: Session, column: Column[Any], old: int, new: int) -> None:
    table = column.table
    statement = update(table).where(column == old).values({column.name: new})
    if table is Appeal.__table__ and column.name == "appellant_id":
        # Both appealed against one decision: either appeal stays as it is.
        both = Appeal.__table__.alias()
        mine = select(literal(1)).where(both.c.decision_id == table.c.decision_id, both.c.appellant_id == new)
        statement = statement.where(~mine.exists())
    work.execute(statement)


def _rename_cases(work: Session, old: int, new: int) -> None:
    """A case about the member is about the kept account, unless of that another is open already."""
    name, new_name = f"member:{old}", f"member:{new}"
    taken = select(Case.lane).where(Case.thing == new_name, Case.state == "open")
    free = or_(Case.state == "closed", Case.lane.not_in(list(work.scalars(taken))))
    renamed = list(work.scalars(select(Case.id).where(Case.thing == name, free)))
    for table, column in ((Case, Case.id), (Flag, Flag.case_id)):
        work.execute(
            update(table)
            .where(table.thing == name, column.in_(renamed))
            .values(thing=new_name)
            .execution_options(synchronize_session=False)
        )
