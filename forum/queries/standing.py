"""Questions about one's own standing: reports, decisions about oneself, one decision with its reasons, appeals."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from forum.db import now, session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import Appeal, Blog, Case, Decision, Flag, Notification, Post, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.appeals import APPEALED_BY_FLAGGERS, concerning_decisions, readable_decisions
from forum.permissions.posts import UNDO_PERIOD, visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.permissions.pseudonyms import is_own
from forum.queries.trust import list_trust_facts
from forum.rules.trust import TrustFacts

_Holding = aliased(Blog)


@dataclass(frozen=True)
class Standing:
    """What the site knows of a member; `reports` counts their own by state, `blog_names` those of restrictions."""

    confirmed_at: datetime | None
    facts: TrustFacts
    reports: dict[str, int]
    open_appeals: int
    blog_names: dict[int, str]


def get_standing(actor: Actor) -> Standing:
    """Five statements at the most."""
    user = session().get(User, actor.member_id)
    if user is None:
        raise NotFound
    reports = session().execute(select(Flag.state, func.count()).where(Flag.flagger_id == user.id).group_by(Flag.state))
    waiting = select(func.count()).where(Appeal.appellant_id == user.id, Appeal.state == "open")
    blog_ids = {found.blog_id for found in actor.restrictions if found.blog_id is not None}
    names = session().execute(select(Blog.id, Blog.name).where(Blog.id.in_(blog_ids))).all() if blog_ids else []
    return Standing(
        confirmed_at=user.email_verified_at,
        facts=list_trust_facts([user])[user.id],
        reports=dict(reports.all()),
        open_appeals=session().scalar(waiting) or 0,
        blog_names=dict(names),
    )


@dataclass(frozen=True)
class DecisionRow:
    """A decision about the actor in a list; the post's title and the blog as far as the actor may know them."""

    id: int
    kind: str
    created_at: datetime
    is_of_reply: bool
    is_of_text: bool
    is_automated: bool
    is_undone: bool
    post_title: str | None
    blog_name: str | None
    appeal_state: str | None


def _known(actor: Actor, column: Any) -> Any:
    """A column of the post, for who may read it."""
    return case((visible_posts(actor), column), else_=None)


def _blog_name(actor: Actor) -> Any:
    return case((or_(Decision.post_id.is_(None), visible_posts(actor)), _Holding.name), else_=None)


def _with_place(query: Select[*tuple[Any, ...]], actor: Actor) -> Select[*tuple[Any, ...]]:
    """Joins post, its blog, the blog in which the decision holds, and the actor's own appeal."""
    return (
        query.outerjoin(Post, Post.id == Decision.post_id)
        .outerjoin(Blog, Blog.id == Post.blog_id)
        .outerjoin(_Holding, _Holding.id == Decision.blog_id)
        .outerjoin(Appeal, and_(Appeal.decision_id == Decision.id, is_own(Appeal.appellant_id, actor.member_id)))
    )


def list_decisions(actor: Actor, place: Place | None = None) -> Page[DecisionRow]:
    """Decisions about the actor and their texts, newest first. One statement."""
    query = _with_place(
        select(
            Decision.id,
            Decision.kind,
            Decision.created_at,
            Decision.reply_id.is_not(None),
            Decision.post_id.is_not(None),
            Decision.is_automated,
            Decision.undone_by_id.is_not(None),
            _known(actor, Post.title),
            _blog_name(actor),
            Appeal.state,
        ).select_from(Decision),
        actor,
    ).where(concerning_decisions(actor))
    return read_page(
        lambda select_: [DecisionRow(*row) for row in session().execute(select_)],
        query,
        place,
        at=Decision.created_at,
        row_id=Decision.id,
        key=lambda row: Place(row.created_at, row.id),
    )


@dataclass(frozen=True)
class OwnText:
    """A text of the actor that a decision is about, as it stands or, where a version was decided on, as it was."""

    title: str | None
    source: str
    html: str


@dataclass(frozen=True)
class DecisionPage:
    """A decision with its statement of reasons, for whom it concerns (`is_concerned`) or a moderator there."""

    decision: Decision
    is_concerned: bool
    post_title: str | None
    post_slug: str | None
    blog_name: str | None
    moderator_name: str | None
    appeal: Appeal | None
    own_text: OwnText | None


def get_decision(actor: Actor, decision_id: int) -> DecisionPage:
    """Two statements; raises `NotFound` for a decision that is none of the actor's business."""
    row = session().execute(_decision(actor), values_of(actor, decision_id=decision_id)).one_or_none()
    if row is None:
        raise NotFound
    columns: Any = (*row, _find_own_text(actor, row[0]))
    return DecisionPage(*columns)


@prepared
def _decision(actor: Actor) -> RowSelect:
    found = _with_place(
        select(
            Decision,
            concerning_decisions(actor),
            _known(actor, Post.title),
            _known(actor, Post.slug),
            _blog_name(actor),
            User.display_name,
            Appeal,
        ).select_from(Decision),
        actor,
    )
    return found.outerjoin(User, User.id == Decision.actor_id).where(
        Decision.id == bindparam("decision_id"), readable_decisions(actor)
    )


def _find_own_text(actor: Actor, decision: Decision) -> OwnText | None:
    """Never a text of somebody else: of a branch, that of the actor's replies of which they were told."""
    if decision.post_id is None:
        return None
    told = (
        select(Notification.reply_id)
        .where(
            Notification.user_id == actor.member_id,
            Notification.kind == "decision",
            Notification.decision_id == decision.id,
        )
        .scalar_subquery()
    )
    text = Post if decision.reply_id is None else Reply
    is_there = or_(text.state != "deleted", text.state_at > now() - UNDO_PERIOD)
    # None has the id 0; for one whose id IS NULL, SQLite would look through the whole table.
    query = select(text, Revision).outerjoin(Revision, Revision.id == (decision.revision_id or 0))
    query = query.where(is_own(text.writer_id, actor.member_id), is_there)
    if decision.reply_id is None:
        query = query.where(Post.id == decision.post_id)
    else:
        query = query.where(Reply.post_id == decision.post_id, Reply.id == func.coalesce(told, decision.reply_id))
    row: Any = session().execute(query).one_or_none()
    if row is None:
        return None
    shown = row[0] if row[1] is None else row[1]
    return OwnText(getattr(shown, "title", None), shown.source, shown.html)


@dataclass(frozen=True)
class AppealRow:
    """An appeal of the actor in a list; `flag_id` is the report of theirs that it is about."""

    case_id: int
    decision_id: int
    decision_kind: str
    side: str
    state: str
    created_at: datetime
    id: int
    flag_id: int | None


def list_appeals(actor: Actor, place: Place | None = None) -> Page[AppealRow]:
    """The actor's own appeals, newest first. One statement."""
    # A report that was opened again after an appeal has gone on to another case.
    flag = (
        select(func.max(Flag.id))
        .join(Case, Case.thing == Flag.thing)
        .where(
            Case.id == Decision.case_id,
            Flag.flagger_id == actor.member_id,
            Flag.created_at <= Decision.created_at,
            Appeal.side == "flagger",
        )
        .correlate(Decision, Appeal)
        .scalar_subquery()
    )
    query = (
        select(
            Appeal.case_id,
            Appeal.decision_id,
            Decision.kind,
            Appeal.side,
            Appeal.state,
            Appeal.created_at,
            Appeal.id,
            flag,
        )
        .join(Decision, Decision.id == Appeal.decision_id)
        .where(is_own(Appeal.appellant_id, actor.member_id))
    )
    return read_page(
        lambda select_: [AppealRow(*row) for row in session().execute(select_)],
        query,
        place,
        at=Appeal.created_at,
        row_id=Appeal.id,
        key=lambda row: Place(row.created_at, row.id),
    )


@dataclass(frozen=True)
class RefusedReport:
    """One's own report, the decision that did not agree with it (if there is one), and one's appeal.

    Of a report that is open again after an appeal it is the decision that was appealed.
    """

    flag: Flag
    decision: Decision | None
    appeal: Appeal | None


def get_refused_report(actor: Actor, flag_id: int) -> RefusedReport:
    """Two statements at the most; raises `NotFound` for a report of somebody else."""
    row = (
        session()
        .execute(
            select(Flag, Decision, Appeal)
            .outerjoin(
                Decision,
                and_(Decision.case_id == Flag.case_id, Decision.kind.in_(APPEALED_BY_FLAGGERS)),
            )
            .outerjoin(Appeal, and_(Appeal.decision_id == Decision.id, is_own(Appeal.appellant_id, actor.member_id)))
            .where(Flag.id == flag_id, Flag.flagger_id == actor.member_id)
            .order_by(Decision.id.desc())
            .limit(1)
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    found = RefusedReport(*row)
    return RefusedReport(found.flag, *_find_appealed(actor, found.flag)) if found.decision is None else found


def _find_appealed(actor: Actor, flag: Flag) -> tuple[Decision | None, Appeal | None]:
    """The decision on a report that has gone on to another case since, and the actor's appeal against it."""
    row = (
        session()
        .execute(
            select(Decision, Appeal)
            .join(Appeal, Appeal.decision_id == Decision.id)
            .join(Case, Case.id == Decision.case_id)
            .where(
                is_own(Appeal.appellant_id, actor.member_id),
                Appeal.side == "flagger",
                Case.thing == flag.thing,
                Decision.created_at >= flag.created_at,
            )
            .order_by(Decision.id.desc())
            .limit(1)
        )
        .one_or_none()
    )
    return (None, None) if row is None else (row[0], row[1])
