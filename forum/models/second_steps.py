"""The second step of signing in: an app that makes codes, passkeys, and codes on paper for when they are lost."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime


class CodeApp(Model):
    """The secret that a member's app shares with the site (RFC 6238), sealed with the site's own.

    `pending` is one that is being set up; `last_step` the number of the half minute whose code was taken last.
    """

    __tablename__ = "code_apps"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    sealed: Mapped[str | None] = mapped_column(String(200))
    pending: Mapped[str | None] = mapped_column(String(200))
    last_step: Mapped[int] = mapped_column(BigId, default=0)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)


class RecoveryCode(Model):
    """A code that signs in once in place of the app; of the code itself only a hash is kept."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Passkey(Model):
    """A key pair whose private half a device of the member keeps (WebAuthn): of it the site knows the public half.

    `handle` is what the device calls the member, who has one for all of them. With `is_alone` it signs in without a
    password; a new password takes that away until it was used together with the passkey.
    """

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(2048))
    handle: Mapped[bytes] = mapped_column(LargeBinary(32))
    sign_count: Mapped[int] = mapped_column(BigId)
    name: Mapped[str] = mapped_column(String(60))
    is_alone: Mapped[bool] = mapped_column(default=True)
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class UsedChallenge(Model):
    """A question to a passkey, or to another site about who is there, that was answered: no answer counts twice."""

    __tablename__ = "used_challenges"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    challenge_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    used_at: Mapped[datetime] = mapped_column(UTCDateTime)
