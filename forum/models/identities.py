"""Whom an OpenID Connect provider knows a member as."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime


class Identity(Model):
    """A member's account at a provider: `subject` is what the provider `issuer` calls them, for ever and nobody else.

    Nothing else of what the provider says is kept. A new password sets `is_paused`: the identity signs in again when
    its member has linked it once more, with that password.
    """

    __tablename__ = "identities"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    is_paused: Mapped[bool] = mapped_column(default=False)
    linked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (UniqueConstraint("issuer", "subject"), UniqueConstraint("user_id", "issuer"))
