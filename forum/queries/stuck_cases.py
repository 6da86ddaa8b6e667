"""Cases on which nobody may decide, because everybody who could is concerned: above all those about the only admin."""

from collections.abc import Iterator

from sqlalchemy import literal_column, select

from forum.db import session
from forum.models import Appeal, BlogRole, Case, Decision, User

MOST_CONCERNED = 3
MOST_LOOKED_AT = 500

# The blog whose moderators could decide as well, whom the case is about, and all who are concerned.
Concerned = tuple[int | None, int | None, set[int]]


def count_stuck_cases() -> int:
    """How many open cases wait for somebody who is not there; three statements, one more for each appeal that is stuck.

    A worry is looked after by everybody.
    """
    staff = session().execute(
        select(User.id, User.role, User.state).where(User.role.in_(["moderator", "admin"])).order_by(User.id)
    )
    roles = {user_id: (role, state) for user_id, role, state in staff}
    admins = {user_id for user_id, (role, _state) in roles.items() if role == "admin"}
    active = {user_id for user_id, (_role, state) in roles.items() if state == "active"}
    if len(admins & active) > MOST_CONCERNED:
        return 0
    stuck = 0
    for blog_id, subject_id, concerned in (*_list_about(list(roles)), *_list_appeals()):
        is_admins = subject_id in admins
        deciders = (active & admins if is_admins else active) - concerned
        if not deciders and (is_admins or blog_id is None or not _has_moderators(blog_id, concerned)):
            stuck += 1
    return stuck


def _list_about(user_ids: list[int]) -> Iterator[Concerned]:
    """Open cases of reports, held texts and notices about staff."""
    rows = session().execute(
        select(Case.blog_id, Case.lane, Case.writer_id)
        .where(Case.state == literal_column("'open'"), Case.lane.in_(["normal", "legal"]), Case.writer_id.in_(user_ids))
        .order_by(Case.id)
        .limit(MOST_LOOKED_AT)
    )
    for blog_id, lane, writer_id in rows:
        yield (None if lane == "legal" else blog_id), writer_id, {writer_id or 0}


def _list_appeals() -> Iterator[Concerned]:
    """Open appeals: concerned are who appealed, who decided, and on whom."""
    rows = session().execute(
        select(Decision.blog_id, Decision.user_id, Decision.actor_id, Appeal.appellant_id)
        .join(Appeal, Appeal.decision_id == Decision.id)
        .join(Case, Case.id == Appeal.case_id)
        .where(Case.state == literal_column("'open'"), Case.lane == "appeal")
        .order_by(Case.id)
        .limit(MOST_LOOKED_AT)
    )
    for blog_id, user_id, actor_id, appellant_id in rows:
        yield blog_id, user_id, {found for found in (user_id, actor_id, appellant_id) if found is not None}


def _has_moderators(blog_id: int, concerned: set[int]) -> bool:
    others = (
        select(BlogRole.user_id)
        .join(User, User.id == BlogRole.user_id)
        .where(
            BlogRole.blog_id == blog_id,
            BlogRole.role == "moderator",
            User.state == "active",
            User.id.not_in(concerned),
        )
    )
    return bool(session().scalar(select(others.exists())))
