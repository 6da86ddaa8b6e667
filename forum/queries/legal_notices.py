"""Questions about legal notices: the receipt, and the page on which one is decided."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from forum.db import session
from forum.errors import NotFound
from forum.models import Blog, Case, LegalNotice, Post, Reply, User
from forum.permissions import Actor
from forum.permissions.legal_notices import check_read_notice, check_staff


@dataclass(frozen=True)
class Receipt:
    """What anybody who knows the reference may read: nothing of the notice itself, and nothing of the text."""

    reference: str
    created_at: datetime
    state: str


def get_receipt(reference: str) -> Receipt:
    """One statement; raises `NotFound`."""
    columns = LegalNotice.reference, LegalNotice.created_at, LegalNotice.state
    row = session().execute(select(*columns).where(LegalNotice.reference == reference)).one_or_none()
    if row is None:
        raise NotFound
    return Receipt(*row)


@dataclass(frozen=True)
class NoticePage:
    """A notice, its case, and the text that it is about: a reply, a post, a member, or nothing that was found."""

    notice: LegalNotice
    case: Case
    post: Post | None
    reply: Reply | None
    blog_name: str | None
    writer: User | None

    @property
    def text(self) -> Post | Reply | None:
        return self.reply or self.post

    @property
    def text_version(self) -> int:
        return self.text.version if self.text else 0

    @property
    def text_state(self) -> str | None:
        return self.text.state if self.text else None


def get_notice_page(actor: Actor, notice_id: int) -> NoticePage:
    """One statement, after a look at who asks; raises `NotFound`, `NotAllowed` or `SignInNeeded`."""
    check_staff(actor)
    row = (
        session()
        .execute(
            select(LegalNotice, Case, Post, Reply, Blog.name, User)
            .join(Case, Case.id == LegalNotice.case_id)
            .outerjoin(Post, Post.id == Case.post_id)
            .outerjoin(Reply, and_(Reply.post_id == Case.post_id, Reply.id == Case.reply_id))
            .outerjoin(Blog, Blog.id == Post.blog_id)
            .outerjoin(User, User.id == Case.writer_id)
            .where(LegalNotice.id == notice_id)
        )
        .one_or_none()
    )
    if row is None:
        raise NotFound
    page = NoticePage(*row)
    check_read_notice(actor, page.case.writer_id)
    return page
