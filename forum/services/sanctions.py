"""What members may not do for a time: warnings, silences, suspensions, approval of what they write; and lifting them.

Each is one transaction: the sanction, its decision, a line in the log and a notice. A newer sanction of the same kind
in the same place takes the place of the older one.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, literal_column, or_, select, union_all, update
from sqlalchemy.orm import Session

from forum.db import BigId, db, is_one_of, now, read
from forum.db.dialects import dialect_of
from forum.errors import InvalidInput, NotFound, Restricted, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, BlogRole, Case, Decision, Sanction, SignIn, User
from forum.models.cases import FLAG_REASONS
from forum.permissions import Actor
from forum.permissions.pseudonyms import is_own, member_behind
from forum.permissions.sanctions import Subject, check_sanction, check_staff
from forum.queries.pseudonyms import list_members_behind
from forum.queries.sanctions import in_force
from forum.services.decisions import Statement, check_reason, record_decision
from forum.services.mailing import queue_mail
from forum.services.members import merged_conflict
from forum.services.notices import tell_of_decision
from forum.services.pseudonyms import note_restriction
from forum.validation.handles import handle_key

DURATIONS: dict[str, timedelta | None] = {
    "1d": timedelta(days=1),
    "3d": timedelta(days=3),
    "1w": timedelta(weeks=1),
    "1m": timedelta(days=30),
    "good": None,
}
PRESSED_TWICE = timedelta(minutes=1)
WORDS_OF = {
    "suspension": _("Your account is suspended, so nothing was sent."),
    "silence": _("You cannot write here at the moment, because a moderator decided so. Your text was not sent."),
    "warning": _("A moderator has sent you a warning. Please read it first, then send your text again."),
}


@dataclass(frozen=True)
class Reach:
    """Where and how long a sanction holds: `blog_id` None is the site, `duration` a key of `DURATIONS`."""

    blog_id: int | None = None
    duration: str = "good"


def warn_member(
    work: Session,
    *,
    actor: Actor,
    handle: str,
    statement: Statement,
    blog_id: int | None = None,
    case_id: int | None = None,
) -> Decision:
    """The member writes again when they have read the warning."""
    return _impose(work, actor, handle, ("warn", "warning"), Reach(blog_id), statement, case_id)


def silence_member(
    work: Session, *, actor: Actor, handle: str, statement: Statement, reach: Reach, case_id: int | None = None
) -> Decision:
    """The member reads, reports, and changes and deletes what is theirs, but publishes nothing."""
    return _impose(work, actor, handle, ("silence", "silence"), reach, statement, case_id)


def require_approval(
    work: Session, *, actor: Actor, handle: str, statement: Statement, reach: Reach, case_id: int | None = None
) -> Decision:
    """A moderator looks at what the member writes before it appears."""
    return _impose(work, actor, handle, ("require_approval", "approval"), reach, statement, case_id)


def suspend_member(
    work: Session, *, actor: Actor, handle: str, statement: Statement, reach: Reach, case_id: int | None = None
) -> Decision:
    """Shuts a member out of the site: every sign-in and every mailed link ends, and a mail tells why."""
    if reach.blog_id is not None:
        raise InvalidInput(_("A suspension holds on the whole site."), field="scope")
    decision = _impose(work, actor, handle, ("suspend", "suspension"), reach, statement, case_id)
    if decision.id not in work.scalars(_links_ended_by(decision.user_id)).all():
        shut_out(work, decision)
    return decision


def _links_ended_by(user_id: int | None) -> Select[int | None]:
    return select(User.links_ended_by_id).where(User.id == member_behind(user_id))


def lift_sanction(work: Session, *, actor: Actor, handle: str, sanction_id: int, reason: str) -> Decision:
    """Ends a sanction before its time; raises `StateConflict` for one that holds no longer."""
    user = load_member(work, handle)
    _lock_sanctions_of(work, user.id)
    sanction = work.scalars(
        select(Sanction).where(Sanction.id == sanction_id, Sanction.user_id == user.id)
    ).one_or_none()
    if sanction is None:
        raise NotFound
    check_sanction(actor, load_subject(work, user), sanction.blog_id)
    if not is_in_force(sanction):
        raise StateConflict(_("This holds no longer: it has ended, or somebody has lifted it."))
    decision = record_decision(work, actor=actor, kind="lift", reason=reason, user_id=user.id, blog_id=sanction.blog_id)
    end_sanctions(work, Sanction.id == sanction.id, decision)
    # A sweep stays what it was: it is undone with its texts or not at all.
    work.execute(
        update(Decision)
        .where(Decision.id == sanction.decision_id, Decision.kind != "sweep")
        .values(undone_by_id=decision.id)
        .execution_options(synchronize_session="fetch")
    )
    tell_of_decision(work, decision, user.id)
    return decision


def acknowledge_warnings(work: Session, *, actor: Actor, up_to_id: int) -> None:
    """The member has read the warnings whose decisions they were shown, up to this one."""
    work.execute(
        update(Sanction)
        .where(
            is_own(Sanction.user_id, actor.member_id),
            Sanction.kind == "warning",
            Sanction.acknowledged_at.is_(None),
            Sanction.decision_id <= up_to_id,
        )
        .values(acknowledged_at=now())
        .execution_options(synchronize_session=False)
    )


_member_id = bindparam("user_id", type_=BigId)
_IN_FORCE = select(Sanction.kind).where(
    is_one_of(Sanction.kind, "suspension", "silence", "warning"),
    or_(Sanction.blog_id.is_(None), Sanction.blog_id == bindparam("blog_id", type_=BigId)),
    in_force(),
)
# Of an account that was made part of another.
_MERGED: Select[str] = select(literal_column("'merged'")).where(User.id == _member_id, User.merged_into_id.is_not(None))
_RESTRICTING = union_all(_MERGED, _IN_FORCE.where(is_own(Sanction.user_id, _member_id)))
_RESTRICTING_STAFF = union_all(_MERGED, _IN_FORCE.where(Sanction.user_id == _member_id))


def check_may_write(work: Session, actor: Actor, blog_id: int, *, is_public: bool = True) -> None:
    """Raises `Restricted` for who may not publish in the blog now; what nobody reads, only a suspension stops.

    Raises `StateConflict` for an account that was made part of another. Two statements.

    Whoever is being restricted at this moment waits for it: either the text was there before, or it is refused.
    """
    lock_sanctions(work, actor.member_id)
    kinds = ("suspension", "silence", "warning") if is_public else ("suspension",)
    restricting = _RESTRICTING_STAFF if actor.is_staff else _RESTRICTING
    found = set(read(restricting, {"user_id": actor.member_id, "blog_id": blog_id}).scalars())
    if "merged" in found:
        raise merged_conflict()
    for kind in kinds:
        if kind in found:
            raise Restricted(WORDS_OF[kind])


def is_in_force(sanction: Sanction) -> bool:
    is_read = sanction.kind == "warning" and sanction.acknowledged_at is not None
    is_over = sanction.ends_at is not None and sanction.ends_at <= now()
    return sanction.lifted_at is None and not is_read and not is_over


def lock_sanctions(work: Session, user_id: int) -> None:
    """What restricts a member, and what they publish, follow each other."""
    dialect_of(db.engine).lock_key(work, f"sanctions {user_id}")


def _lock_sanctions_of(work: Session, user_id: int) -> None:
    """The same for a writer who may be a pseudonym: what is imposed on it restricts its owner."""
    lock_sanctions(work, (list_members_behind([user_id]) or [user_id])[0])


def load_member(work: Session, handle: str) -> User:
    """By handle; raises `NotFound`, and `StateConflict` for a member who is gone."""
    user = work.scalars(select(User).where(User.handle_key == handle_key(handle))).one_or_none()
    if user is None:
        raise NotFound
    if user.state == "erased":
        raise StateConflict(_("This account was erased, so nothing can be decided about it."))
    return user


def load_subject(work: Session, user: User) -> Subject:
    blogs = select(BlogRole.blog_id).where(BlogRole.user_id == user.id, BlogRole.role == "moderator")
    return Subject(user.id, user.role, frozenset(work.scalars(blogs)))


def end_sanctions(work: Session, which: ColumnElement[bool], decision: Decision) -> None:
    """Ends those that are still in force; `decision` is what lifted or replaced them."""
    work.execute(
        update(Sanction)
        .where(which, Sanction.lifted_at.is_(None))
        .values(lifted_at=now(), lifted_by_id=decision.id)
        .execution_options(synchronize_session="fetch")
    )


def shut_out(work: Session, decision: Decision) -> None:
    """Ends the sign-ins and mailed links of the member whom a suspension or sweep concerns, and mails why.

    Of a pseudonym that is its owner, unless they are staff of the site or erased.
    """
    behind = list_members_behind([decision.user_id or 0])
    user = work.get(User, behind[0]) if behind else None
    if user is None or (user.id != decision.user_id and user.role != "member"):
        return
    user.links_ended_by_id = decision.id
    work.execute(delete(SignIn).where(SignIn.user_id == user.id))
    if user.email:
        ends_at = decision.ends_at.isoformat() if decision.ends_at else ""
        queue_mail(work, "suspended", user, decision_id=str(decision.id), reason=decision.reason, ends_at=ends_at)


def add_sanction(work: Session, decision: Decision, kind: str) -> Sanction:
    """The sanction that a decision imposes on its member, in place of an older one of the kind there.

    Only warnings stand beside each other: each has to be read.
    """
    if kind != "warning":
        same_place = and_(
            Sanction.user_id == decision.user_id,
            Sanction.kind == kind,
            Sanction.blog_id.is_(None) if decision.blog_id is None else Sanction.blog_id == decision.blog_id,
        )
        end_sanctions(work, same_place, decision)
    sanction = Sanction(
        user_id=decision.user_id,
        blog_id=decision.blog_id,
        kind=kind,
        decision_id=decision.id,
        starts_at=now(),
        ends_at=decision.ends_at,
    )
    work.add(sanction)
    work.flush()
    note_restriction(work, sanction.user_id)
    return sanction


def check_statement(statement: Statement) -> None:
    """The category is a reason for reports; `record_decision` looks at the words."""
    if statement.category not in (None, *FLAG_REASONS):
        raise InvalidInput(_("Please choose what it is about."), field="category")


def _impose(
    work: Session,
    actor: Actor,
    handle: str,
    kinds: tuple[str, str],
    reach: Reach,
    statement: Statement,
    case_id: int | None,
) -> Decision:
    """`kinds` are those of the decision and of the sanction. The same form sent twice imposes it once."""
    user = load_member(work, handle)
    check_sanction(actor, load_subject(work, user), reach.blog_id)
    if kinds[1] == "suspension":
        check_staff(actor)
    if reach.duration not in DURATIONS:
        raise InvalidInput(_("Please choose how long."), field="duration")
    if reach.blog_id is not None and work.get(Blog, reach.blog_id) is None:
        raise InvalidInput(_("Please choose where it holds."), field="scope")
    check_statement(statement)
    case = _find_case(work, actor, user, case_id)
    _lock_sanctions_of(work, user.id)
    earlier = _find_same(work, actor, user, kinds[0], reach, statement)
    if earlier is not None:
        return earlier
    lasts = DURATIONS[reach.duration]
    decision = record_decision(
        work,
        actor=actor,
        kind=kinds[0],
        reason=replace(
            statement,
            ends_at=None if lasts is None else now() + lasts,
            found_by="notice" if case is not None and case.flag_count else statement.found_by,
        ),
        user_id=user.id,
        blog_id=reach.blog_id,
        case=case,
    )
    add_sanction(work, decision, kinds[1])
    tell_of_decision(work, decision, user.id)
    return decision


def _find_same(
    work: Session, actor: Actor, user: User, kind: str, reach: Reach, statement: Statement
) -> Decision | None:
    """What the actor decided a moment ago in the same words: they pressed twice. The caller holds the sanctions."""
    lasts, since = DURATIONS[reach.duration], now() - PRESSED_TWICE
    return work.scalars(
        select(Decision).where(
            Decision.user_id == user.id,
            Decision.created_at > since,
            Decision.ends_at.is_(None) if lasts is None else Decision.ends_at.between(since + lasts, now() + lasts),
            Decision.kind == kind,
            Decision.actor_id == actor.id,
            Decision.blog_id.is_not_distinct_from(reach.blog_id),
            Decision.reason == check_reason(statement.reason),
            Decision.undone_by_id.is_(None),
        )
    ).first()


def _find_case(work: Session, actor: Actor, user: User, case_id: int | None) -> Case | None:
    """The case that the decision answers: about this member, and of a blog where the actor decides."""
    if case_id is None:
        return None
    case = work.get(Case, case_id)
    is_theirs = case is not None and (actor.is_staff or case.blog_id in actor.blogs_with("moderator"))
    if case is None or not is_theirs or case.writer_id != user.id:
        raise InvalidInput(_("This case is not about this member."))
    return case
