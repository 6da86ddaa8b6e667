"""Decisions of moderators, and the log of who did what to what."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime

DECISION_KINDS = ("hide", "remove", "restore", "lock", "unlock", "edit", "hide_revision")


class Decision(Model):
    """One moderation act with its reason; `undone_by_id` is the decision that took it back."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    reply_id: Mapped[int | None] = mapped_column(BigId)
    is_branch: Mapped[bool] = mapped_column(default=False)
    affected: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))

    __table_args__ = (
        CheckConstraint(f"kind IN {DECISION_KINDS}", name="kind"),
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
    )


class AuditEntry(Model):
    """A line of the append-only log; `detail` is JSON."""

    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    action: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int] = mapped_column(BigId)
    detail: Mapped[str] = mapped_column(Text, default="{}")

    __table_args__ = (Index("ix_audit_log_subject", "subject_kind", "subject_id", "id"),)
