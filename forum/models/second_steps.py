"""The second step of signing in: an app that makes codes, and codes on paper for when it is lost."""

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
