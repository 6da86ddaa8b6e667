"""Names under which members write in one thread each."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Model, UTCDateTime


class Pseudonym(Model):
    """Whose a pseudonym is: the only place that says so.

    `user_id` is the row of `users` that stands as the writer of the texts, `post_id` the thread in which the name was
    made. `owner_id` None is a member who was erased. `is_chosen` says whether the member used it for their latest text
    there, `is_restricted` whether a sanction was ever imposed on it, which then holds for its owner.
    """

    __tablename__ = "pseudonyms"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)
    is_chosen: Mapped[bool] = mapped_column(default=True)
    is_restricted: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (Index("ix_pseudonyms_owner", "owner_id", "post_id"),)
