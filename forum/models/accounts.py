"""What changes about an account: its address, its handle, its end."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

EMAIL_OUTCOMES = ("settled", "stopped", "undone", "replaced")
IS_OPEN = text("ended_at IS NULL")


class EmailChange(Model):
    """A member's wish for another address.

    `confirmed_at` is when it was confirmed there, and the account took it; `agreed_at` when the old address agreed.
    Until `ended_at` it can still be stopped or undone from the old address, for as long as `email_changes` says.
    """

    __tablename__ = "email_changes"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    old_email: Mapped[str] = mapped_column(String(254))
    old_key: Mapped[str] = mapped_column(String(254), index=True)
    new_email: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    agreed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    outcome: Mapped[str | None] = mapped_column(String(10))

    __table_args__ = (
        CheckConstraint(f"outcome IN {EMAIL_OUTCOMES}", name="outcome"),
        CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="ended"),
        Index("ix_email_changes_user", "user_id", "asked_at"),
        partial_index("uq_email_changes_open", "user_id", unique=True, where=IS_OPEN),
    )


class FormerHandle(Model):
    """A handle that a member had before. It leads to them and is kept for them for a while after `given_up_at`.

    Of an erased member only `handle_key` is left, in a form that nobody can read, until it is free.
    """

    __tablename__ = "former_handles"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    handle_key: Mapped[str] = mapped_column(String(64), index=True)
    given_up_at: Mapped[datetime] = mapped_column(UTCDateTime)


ERASED_TEXTS = ("keep", "remove")


class Erasure(Model):
    """An account that its member wants to be erased at `due_at`, and what is to become of the texts.

    From `begun_at` on there is no way back, and `handles` are those that the member had, with spaces between. The row
    goes last.
    """

    __tablename__ = "erasures"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    texts: Mapped[str] = mapped_column(String(10))
    handles: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    due_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    begun_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (CheckConstraint(f"texts IN {ERASED_TEXTS}", name="texts"),)
