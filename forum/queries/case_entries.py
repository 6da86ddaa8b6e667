"""Questions about what is written in a case: notes and steps, and the conversation with the member it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from forum.db import session
from forum.errors import NotFound
from forum.models import Blog, Case, CaseEntry, Decision, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.posts import visible_posts
from forum.permissions.pseudonyms import is_own
from forum.permissions.replies import readable_replies
from forum.queries.cases import UNTOLD

MOST_ENTRIES = 200


@dataclass(frozen=True)
class ShownEntry:
    """Something written in a case, with who wrote it and to whom it went."""

    id: int
    kind: str
    step: str
    source: str
    html: str
    created_at: datetime
    author_id: int | None
    author_name: str | None
    to_name: str | None


def list_entries(case_id: int, *, kinds: Sequence[str] = ()) -> Sequence[ShownEntry]:
    """The latest entries of a case, in their order."""
    author, to = aliased(User), aliased(User)
    query: Any = (
        select(
            CaseEntry.id,
            CaseEntry.kind,
            CaseEntry.step,
            CaseEntry.source,
            CaseEntry.html,
            CaseEntry.created_at,
            CaseEntry.author_id,
            author.display_name,
            to.display_name,
        )
        .outerjoin(author, author.id == CaseEntry.author_id)
        .outerjoin(to, to.id == CaseEntry.to_id)
        .where(CaseEntry.case_id == case_id)
    )
    if kinds:
        query = query.where(CaseEntry.kind.in_(kinds))
    rows = session().execute(query.order_by(CaseEntry.id.desc()).limit(MOST_ENTRIES)).all()
    return [ShownEntry(*row) for row in reversed(rows)]


@dataclass(frozen=True)
class Conversation:
    """A member's conversation with the moderators about a case of theirs."""

    case: Case
    post: Post | None
    reply: Reply | None
    is_readable: bool


def get_conversation(actor: Actor, case_id: int) -> Conversation:
    """`NotFound` for anybody but the member it concerns, and for them too before anything was told to them."""
    written = select(CaseEntry.id).where(CaseEntry.case_id == Case.id, CaseEntry.kind == "to_member").exists()
    decided = (
        select(Decision.id)
        .where(Decision.case_id == Case.id, is_own(Decision.user_id, actor.id), Decision.kind.not_in(UNTOLD))
        .exists()
    )
    row = (
        session()
        .execute(
            select(Case, Post, Reply, and_(visible_posts(actor), or_(Reply.id.is_(None), readable_replies(actor))))
            .outerjoin(Post, Post.id == Case.post_id)
            .outerjoin(Blog, Blog.id == Post.blog_id)
            .outerjoin(Reply, and_(Reply.post_id == Case.post_id, Reply.id == Case.reply_id))
            .where(Case.id == case_id, is_own(Case.writer_id, actor.id), or_(written, decided))
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    return Conversation(row[0], row[1], row[2], bool(row[3]))
