"""How people become members where not everybody may register: what they answer, and who invites them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime


class Application(Model):
    """What somebody answered who wants to become a member; it goes when that is decided.

    `waiting_since` is when they confirmed their address: before that nobody need look at it.
    """

    __tablename__ = "applications"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    question: Mapped[str] = mapped_column(String(300))
    answer: Mapped[str] = mapped_column(Text)
    waiting_since: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)


class Invitation(Model):
    """A link with which so many (`places`) may register; of the link itself only a hash is kept."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inviter_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    note: Mapped[str] = mapped_column(String(100), default="")
    places: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[datetime] = mapped_column(UTCDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (CheckConstraint("places >= 1", name="places"),)


class InvitationUse(Model):
    """A place of an invitation that is taken: who came with it.

    `user_id` is None where the address was a member's already, so that the places left tell nobody of it; `mark` is a
    keyed hash of what was sent, so that the same form sent twice takes one place.
    """

    __tablename__ = "invitation_uses"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), unique=True)
    mark: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    used_at: Mapped[datetime] = mapped_column(UTCDateTime)
