"""Members, their sign-ins, and the attempts that limits count."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime

USER_STATES = ("unconfirmed", "awaiting", "active", "deactivated", "erased", "imported", "pseudonym")
ROLES = ("member", "moderator", "admin")


class User(Model):
    """A member; `handle_key` and `email_key` are the folded forms that must be unique.

    One in the state `pseudonym` is a name under which a member writes in one thread: `Pseudonym` says whose it is.

    `avatar` is the address of their portrait below `/pictures/`, whose row is in `picture_uses`.
    `links_ended_by_id` is the decision that last ended the links mailed before it. `two_step_at` is since when a second
    step is asked for at sign-in, `staff_since` since when the member moderates anything,
    `devices_since` since when their browsers are known, so that they hear of new ones.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    handle: Mapped[str] = mapped_column(String(30))
    handle_key: Mapped[str] = mapped_column(String(30), unique=True)
    display_name: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(80), default="")
    bio_source: Mapped[str] = mapped_column(Text, default="")
    bio_html: Mapped[str] = mapped_column(Text, default="")
    avatar: Mapped[str | None] = mapped_column(String(30))
    email: Mapped[str | None] = mapped_column(String(254))
    email_key: Mapped[str | None] = mapped_column(String(254), unique=True)
    email_verified_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(12), default="unconfirmed")
    role: Mapped[str] = mapped_column(String(10), default="member")
    trust_level: Mapped[int] = mapped_column(default=0)
    timezone: Mapped[str] = mapped_column(String(40), default="")
    locale: Mapped[str] = mapped_column(String(12), default="")
    terms_version: Mapped[str | None] = mapped_column(String(20))
    terms_accepted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    links_ended_by_id: Mapped[int | None] = mapped_column(BigId)
    two_step_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    staff_since: Mapped[datetime | None] = mapped_column(UTCDateTime)
    devices_since: Mapped[datetime | None] = mapped_column(UTCDateTime)
    return_to: Mapped[str | None] = mapped_column(Text)
    post_count: Mapped[int] = mapped_column(default=0)
    reply_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"state IN {USER_STATES}", name="state"),
        CheckConstraint(f"role IN {ROLES}", name="role"),
        CheckConstraint("trust_level BETWEEN 0 AND 4", name="trust_level"),
        Index("ix_users_newest", "created_at", "id"),
    )


class SignIn(Model):
    """One signed-in browser; the cookie carries the secret, this row its SHA-256."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    is_kept: Mapped[bool]
    user_agent: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(45))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)


class LimitHit(Model):
    """One counted attempt at something limited; `key` is a hash of the account or address."""

    __tablename__ = "limit_hits"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    scope: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(64))
    hit_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (Index("ix_limit_hits_window", "scope", "key", "hit_at"),)
