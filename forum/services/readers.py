"""Posts for named members: whether a post is one, and whom it is for."""

import re
from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.errors import InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import PostReader
from forum.permissions import Actor
from forum.permissions.members import list_blog_readers
from forum.permissions.posts import check_choose_audience, check_name_readers
from forum.queries.people import list_mentionable
from forum.rendering import MentionedMember
from forum.services.audit import log_act
from forum.services.replies import load_post
from forum.services.sanctions import check_may_write
from forum.services.thread_state import lock_thread, touch_page
from forum.validation.handles import handle_key

AUDIENCES = ("blog", "named")
MOST_READERS = 100
_BETWEEN = re.compile(r"[\s,;]+")


def choose_audience(work: Session, *, actor: Actor, post_id: int, audience: str) -> None:
    """Makes a draft one for named members, or (`blog`) for everyone who reads the blog; raises `StateConflict`."""
    if audience not in AUDIENCES:
        raise InvalidInput(_("Please choose one of these."), field="audience")
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_choose_audience(actor, post, audience)
    if audience == post.audience:
        return
    post.audience = audience
    if actor.id != post.writer_id:
        log_act(work, actor, "choose_audience", "post", post.id, audience=audience)
    touch_page(work, post_id)


def prepare_readers(typed: str) -> Sequence[MentionedMember]:
    """The members behind handles that stand beside each other; raises `InvalidInput` for `handles`. One statement."""
    words = [word.removeprefix("@") for word in _BETWEEN.split(typed)]
    handles = {handle_key(word): word for word in words if word}
    if not handles:
        raise InvalidInput(_("Please name somebody by their handle."), field="handles")
    if len(handles) > MOST_READERS:
        raise InvalidInput(_("Please name at most %(most)s members.", most=MOST_READERS), field="handles")
    found = list_mentionable(handles)
    unknown = [handle for key, handle in handles.items() if key not in found]
    if unknown:
        raise InvalidInput(_unknown(unknown), field="handles")
    return list({member.id: member for member in found.values()}.values())


def add_readers(work: Session, *, actor: Actor, post_id: int, readers: Sequence[MentionedMember]) -> None:
    """Names these members as readers; who is named already stays so.

    Raises `InvalidInput` for `handles` where one of them cannot sign in or may not read the blog, or where it would be
    too many, and `StateConflict` for a post that is not for named members.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_name_readers(actor, post)
    check_may_write(work, actor, blog.id, is_public=False)
    if post.audience != "named":
        raise StateConflict(_("This post is for everyone who reads its blog, so nobody is named."))
    allowed = list_blog_readers(blog, [reader.id for reader in readers])
    others = [reader.handle for reader in readers if reader.id not in allowed]
    if others:
        raise InvalidInput(
            _unknown(others)
            if blog.reading != "private"
            else _("Who is not a reader of this blog cannot read its posts: %(handles)s.", handles=_listed(others)),
            field="handles",
        )
    named = set(work.scalars(select(PostReader.user_id).where(PostReader.post_id == post_id)))
    new = [reader for reader in readers if reader.id not in named and reader.id != post.writer_id]
    if len(named) + len(new) > MOST_READERS:
        raise InvalidInput(
            _(
                "A post is for at most %(most)s named members; this one has %(named)s.",
                most=MOST_READERS,
                named=len(named),
            ),
            field="handles",
        )
    work.add_all(PostReader(post_id=post_id, user_id=reader.id) for reader in new)
    work.flush()
    if new and actor.id != post.writer_id:
        log_act(work, actor, "name_readers", "post", post.id, user_ids=[reader.id for reader in new])
    touch_page(work, post_id)


def drop_reader(work: Session, *, actor: Actor, post_id: int, user_id: int) -> None:
    """Takes a member from those who read a post; a second time it changes nothing."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_name_readers(actor, post)
    named = (PostReader.post_id == post_id, PostReader.user_id == user_id)
    if not work.scalars(select(func.count()).where(*named)).one():
        return
    work.execute(delete(PostReader).where(*named))
    if actor.id != post.writer_id:
        log_act(work, actor, "drop_reader", "post", post.id, user_id=user_id)
    touch_page(work, post_id)


def _unknown(handles: Sequence[str]) -> str:
    return str(_("There is no member with this handle: %(handles)s.", handles=_listed(handles)))


def _listed(handles: Sequence[str]) -> str:
    return ", ".join(f"@{handle}" for handle in handles)
