"""What a moderator must know to decide on an appeal."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from forum.db import session
from forum.db.paging import RowSelect
from forum.errors import NotFound
from forum.models import Appeal, Blog, Case, Decision, Notification, Picture, Post, Reply, Revision, User
from forum.permissions import Actor
from forum.permissions.appeals import decidable_appeals
from forum.permissions.posts import visible_posts
from forum.permissions.replies import readable_replies

_Maker = aliased(User)
_Decider = aliased(User)
_Concerned = aliased(User)
_Holding = aliased(Blog)
_Judged = aliased(Case)


@dataclass(frozen=True)
class AppealPage:
    """An appeal, the decision, and the text as far as the moderator may read it.

    `has_own_text` says that the moderator was told of the decision as one of the writers concerned. `revision` is
    the version that the decision is on: what an edit replaced, what was hidden, or a change that was not accepted.
    `picture_name` is what was removed for good.
    """

    appeal: Appeal
    decision: Decision
    version: int
    appellant_handle: str
    appellant_name: str
    maker_name: str | None
    decider_name: str | None
    blog_name: str | None
    concerned_role: str | None
    picture_name: str | None
    has_own_text: bool
    post: Post | None
    reply: Reply | None
    revision: Revision | None


def get_appeal(actor: Actor, case_id: int) -> AppealPage:
    """One statement; raises `NotFound` where the actor does not decide, and where it is about their own text."""
    row = session().execute(_appeals(actor).where(Appeal.case_id == case_id)).one_or_none()
    if row is None:
        raise NotFound
    *about, post, reply, revision, is_visible, is_readable = row
    is_shown = is_visible and (reply is None or is_readable)
    seen = (post if is_visible else None, reply if is_readable else None, revision if is_shown else None)
    found: Any = (*about, *seen)
    return AppealPage(*found)


def _appeals(actor: Actor) -> RowSelect:
    """The appeals that the actor decides, with the fields of `AppealPage`, and which of the texts they may read."""
    told = (
        select(Notification.id)
        .where(
            Notification.user_id == actor.member_id,
            Notification.kind == "decision",
            Notification.decision_id == Decision.id,
        )
        .exists()
    )
    is_visible: Any = case((visible_posts(actor), 1), else_=0)
    is_readable: Any = case((and_(visible_posts(actor), readable_replies(actor)), 1), else_=0)
    about = (Appeal, Decision, Case.version, User.handle, User.display_name)
    names = (_Maker.display_name, _Decider.display_name, _Holding.name, _Concerned.role, Picture.name)
    return (
        select(*about, *names, told, Post, Reply, Revision, is_visible, is_readable)
        .join(Decision, Decision.id == Appeal.decision_id)
        .join(Case, Case.id == Appeal.case_id)
        .join(User, User.id == Appeal.appellant_id)
        .outerjoin(_Maker, _Maker.id == Decision.actor_id)
        .outerjoin(_Decider, _Decider.id == Appeal.decided_by_id)
        .outerjoin(_Concerned, _Concerned.id == Decision.user_id)
        .outerjoin(_Holding, _Holding.id == Decision.blog_id)
        .outerjoin(Post, Post.id == Decision.post_id)
        .outerjoin(Blog, Blog.id == Post.blog_id)
        .outerjoin(Reply, and_(Reply.post_id == Decision.post_id, Reply.id == Decision.reply_id))
        .outerjoin(Picture, Picture.decision_id == Decision.id)
        .outerjoin(_Judged, _Judged.id == Decision.case_id)
        .outerjoin(Revision, Revision.id == func.coalesce(Decision.revision_id, _Judged.revision_id))
        .where(decidable_appeals(actor))
    )
