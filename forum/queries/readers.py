"""Who a post for named members is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from forum.db import session
from forum.models import PostReader, User


@dataclass(frozen=True)
class NamedReader:
    user_id: int
    handle: str
    name: str


def list_named_readers(post_id: int) -> Sequence[NamedReader]:
    """In the order of their handles, without those whose account is closed; the caller checked the post."""
    query = (
        select(User.id, User.handle, User.display_name)
        .join(PostReader, PostReader.user_id == User.id)
        .where(PostReader.post_id == post_id, User.state == "active")
        .order_by(User.handle_key)
    )
    return [NamedReader(*row) for row in session().execute(query)]
