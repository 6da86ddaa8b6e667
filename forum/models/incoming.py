"""Answers that members sent by mail."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime

INCOMING_STATES = ("posted", "kept", "refused", "ignored")


class IncomingMail(Model):
    """A message that came to a member's reply address, taken up once; `reason` is why it was not posted.

    `source` is the text that its writer can still post, and empty otherwise. `number` is the reply that is answered,
    None for the post; neither need be there any more.
    """

    __tablename__ = "incoming_mails"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(20), default="")
    source: Mapped[str] = mapped_column(Text, default="")
    post_id: Mapped[int] = mapped_column(BigId)
    number: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"state IN {INCOMING_STATES}", name="state"),
        UniqueConstraint("user_id", "message_id"),
        Index("ix_incoming_mails_user", "user_id", "created_at"),
        Index("ix_incoming_mails_created_at", "created_at"),
    )
