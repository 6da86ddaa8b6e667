"""Questions about one case: its text with context, its flags, the writer's record, what became of similar ones.

Names of those who flagged are asked by nothing here. Each function is one statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, literal_column, select, union_all
from sqlalchemy.orm import aliased

from forum.db import now, session
from forum.errors import NotFound
from forum.models import Blog, Case, Decision, Flag, Post, Reply, Revision, Sanction, User
from forum.permissions import Actor
from forum.permissions.appeals import tells_of_own_reporter
from forum.permissions.moderation import visible_cases
from forum.permissions.posts import UNFINISHED
from forum.queries.sanctions import in_force

MOST_FLAGS = 50
SIMILAR = 5
# Among how many of the last closed cases of a blog similar ones are looked for.
LOOKED_AT = 300
RECORD_SIZE = 10
# How many of a writer's last cases say how their texts were judged.
RECORD_CASES = 300
# How far back the reports of who flagged are counted.
LOOKS_BACK = timedelta(days=365)
UNTOLD = ("dismiss", "ignore")


@dataclass(frozen=True)
class CasePage:
    """A case with what it is about; of a member or a notice there is no text, and so no post.

    `revision` is a change of the text that waits, or did; the text itself stands meanwhile.
    """

    case: Case
    post: Post | None
    reply: Reply | None
    parent: Reply | None
    parent_name: str | None
    blog: Blog | None
    writer: User | None
    claimer_name: str | None
    closer_name: str | None
    revision: Revision | None = None

    @property
    def text(self) -> Post | Reply | None:
        return self.reply or self.post

    @property
    def is_withheld(self) -> bool:
        """A post that its writer took back is no moderator's business, and neither is its thread."""
        return self.post is not None and self.post.state in UNFINISHED

    @property
    def text_state(self) -> str | None:
        """Of what is judged: the change, or the text."""
        judged = self.revision or self.text
        return "withheld" if self.is_withheld else judged.state if judged else None

    @property
    def text_version(self) -> int:
        """0 for what has no text."""
        return self.text.version if self.text else 0


def get_case_page(actor: Actor, case_id: int) -> CasePage:
    """Raises `NotFound` for a case that the actor may not see."""
    parent, parent_writer, claimer, closer, writer = (
        aliased(Reply),
        aliased(User),
        aliased(User),
        aliased(User),
        aliased(User),
    )
    row: Any = (
        session()
        .execute(
            select(
                Case,
                Post,
                Reply,
                parent,
                parent_writer.display_name,
                Blog,
                writer,
                claimer.display_name,
                closer.display_name,
                Revision,
            )
            .outerjoin(Post, Post.id == Case.post_id)
            .outerjoin(Reply, and_(Reply.post_id == Case.post_id, Reply.id == Case.reply_id))
            .outerjoin(parent, and_(parent.post_id == Reply.post_id, parent.id == Reply.parent_id))
            .outerjoin(parent_writer, parent_writer.id == parent.writer_id)
            .outerjoin(Revision, Revision.id == Case.revision_id)
            .outerjoin(Blog, Blog.id == Case.blog_id)
            .outerjoin(writer, writer.id == Case.writer_id)
            .outerjoin(claimer, and_(claimer.id == Case.claimed_by_id, Case.claimed_until > now()))
            .outerjoin(closer, closer.id == Case.closed_by_id)
            .where(Case.id == case_id, visible_cases(actor))
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    return CasePage(*row)


@dataclass(frozen=True)
class ShownFlag:
    """A flag without its maker: `trust_level` None of a rule's; how many of their reports were agreed with."""

    id: int
    reason: str
    words: str
    state: str
    is_moderator: bool
    text_version: int
    created_at: datetime
    trust_level: int | None
    agreed: int
    handled: int


def list_shown_flags(case_id: int, *, after_id: int = 0) -> Sequence[ShownFlag]:
    """The flags of a case in their order, from the one after `after_id` on."""
    others = aliased(Flag)
    of_maker = and_(
        others.flagger_id == Flag.flagger_id,
        others.handled_at > now() - LOOKS_BACK,
        others.state.in_(["agreed", "disagreed"]),
    )
    handled = select(func.count()).where(of_maker).scalar_subquery()
    agreed = select(func.count()).where(of_maker, others.state == "agreed").scalar_subquery()
    rows = session().execute(
        select(
            Flag.id,
            Flag.reason,
            Flag.words,
            Flag.state,
            Flag.is_moderator,
            Flag.text_version,
            Flag.created_at,
            User.trust_level,
            agreed,
            handled,
        )
        .outerjoin(User, User.id == Flag.flagger_id)
        .where(Flag.case_id == case_id, Flag.id > after_id)
        .order_by(Flag.id)
        .limit(MOST_FLAGS)
    )
    return [ShownFlag(*row) for row in rows]


@dataclass(frozen=True)
class WriterRecord:
    """How many flags on a writer's texts were agreed with and not, and their sanctions in force: kind and end."""

    agreed: int
    disagreed: int
    sanctions: tuple[tuple[str, datetime | None], ...]


def get_writer_record(actor: Actor, writer_id: int) -> WriterRecord:
    """As far as the actor moderates."""
    last = (
        select(Case.id)
        .where(Case.writer_id == writer_id, visible_cases(actor))
        .order_by(Case.id.desc())
        .limit(RECORD_CASES)
        .subquery()
    )
    of_writer = (
        select(
            func.count(case((Flag.state == "agreed", 1))).label("agreed"),
            func.count(case((Flag.state == "disagreed", 1))).label("disagreed"),
        )
        .join(last, last.c.id == Flag.case_id)
        .subquery()
    )
    rows = (
        session()
        .execute(
            select(of_writer.c.agreed, of_writer.c.disagreed, Sanction.kind, Sanction.ends_at)
            .select_from(of_writer)
            .outerjoin(Sanction, and_(Sanction.user_id == writer_id, in_force()))
            .limit(20)
        )
        .all()
    )
    sanctions = tuple((row[2], row[3]) for row in rows if row[2] is not None)
    return WriterRecord(rows[0][0], rows[0][1], sanctions)


@dataclass(frozen=True)
class MadeDecision:
    """A decision with who made it, None for a machine."""

    id: int
    case_id: int | None
    kind: str
    reason: str
    category: str | None
    created_at: datetime
    actor_name: str | None
    is_undone: bool


def list_decisions(actor: Actor, case_id: int, writer_id: int | None) -> Sequence[MadeDecision]:
    """The latest decisions in a case and about its writer, as far as the actor moderates; the latest first."""
    about_writer = and_(Decision.user_id == writer_id, Decision.kind.not_in(UNTOLD), ~tells_of_own_reporter(actor))
    moderated = [] if actor.is_staff else [Decision.blog_id.in_(actor.blogs_with("moderator"))]
    newest = (Decision.created_at.desc(), Decision.id.desc())
    in_case = select(Decision.id).where(Decision.case_id == case_id).order_by(*newest).limit(RECORD_SIZE)
    on_writer = select(Decision.id).where(about_writer, *moderated).order_by(*newest).limit(RECORD_SIZE)
    # Either by its own index: with OR between them PostgreSQL would read all decisions there are.
    found = union_all(select(in_case.subquery().c.id), select(on_writer.subquery().c.id))
    rows = session().execute(
        select(
            Decision.id,
            Decision.case_id,
            Decision.kind,
            Decision.reason,
            Decision.category,
            Decision.created_at,
            User.display_name,
            Decision.undone_by_id.is_not(None),
        )
        .outerjoin(User, User.id == Decision.actor_id)
        .where(Decision.id.in_(select(found.subquery().c.id)))
        .order_by(*newest)
    )
    return [MadeDecision(*row) for row in rows]


@dataclass(frozen=True)
class SimilarCase:
    id: int
    outcome: str
    closed_at: datetime


def list_similar_cases(case_id: int, blog_id: int | None) -> Sequence[SimilarCase]:
    """How the last cases of the blog ended that had a reason in common with this one."""
    flag = aliased(Flag)
    closed = (
        select(Case.id, Case.outcome, Case.closed_at)
        .where(Case.blog_id == blog_id, Case.state == literal_column("'closed'"), Case.id != case_id)
        .order_by(Case.closed_at.desc(), Case.id.desc())
        .limit(LOOKED_AT)
        .subquery()
    )
    reasons = select(Flag.reason).where(Flag.case_id == case_id)
    rows = session().execute(
        select(closed.c.id, closed.c.outcome, closed.c.closed_at)
        .where(select(flag.id).where(flag.case_id == closed.c.id, flag.reason.in_(reasons)).exists())
        .order_by(closed.c.closed_at.desc(), closed.c.id.desc())
        .limit(SIMILAR)
    )
    return [SimilarCase(*row) for row in rows]


def find_earlier_source(page: CasePage, version: int) -> str | None:
    """The text of a case as it was in a version that has been replaced."""
    if page.post is None:
        return None
    of_text = Revision.reply_id.is_(None) if page.reply is None else Revision.reply_id == page.reply.id
    query = select(Revision.source).where(
        Revision.post_id == page.post.id, of_text, Revision.version == version, Revision.state == "earlier"
    )
    return session().scalars(query).one_or_none()
