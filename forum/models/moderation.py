"""Decisions, the sanctions and appeals that follow from them, and the log of who did what to what."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

DECISION_KINDS = (
    "hide",
    "remove",
    "restore",
    "lock",
    "unlock",
    "edit",
    "hide_revision",
    "approve",
    "reject",
    "dismiss",
    "ignore",
    "move",
    "split",
    "merge",
    "warn",
    "silence",
    "suspend",
    "require_approval",
    "lift",
    "sweep",
    "undo_sweep",
    "uphold",
    "reverse",
    "merge_accounts",
    "merge_blogs",
    "remove_picture",
    "reveal",
)
GROUNDS = ("rules", "law")
FOUND_BY = ("notice", "staff", "machine")
SANCTION_KINDS = ("warning", "silence", "suspension", "approval")
APPEAL_STATES = ("open", "upheld", "reversed", "withdrawn")
OF_REPLY = text("reply_id IS NOT NULL")
IS_IN_FORCE = text("lifted_at IS NULL")


class Decision(Model):
    """One moderation act with its statement of reasons; `undone_by_id` is the decision that took it back.

    `user_id` is the member whom it concerns, `actor_id` None a decision by machine. `category` is a reason for flags,
    `rule` the rule before publishing that a machine followed, `blog_id` the blog in which it holds (None: the site).
    `revision_id` is the earlier version that it hid, or that an edit replaced.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)
    reply_id: Mapped[int | None] = mapped_column(BigId)
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    ground: Mapped[str] = mapped_column(String(10), default="rules")
    category: Mapped[str | None] = mapped_column(String(20))
    rule: Mapped[str | None] = mapped_column(String(40))
    law: Mapped[str] = mapped_column(String(300), default="")
    found_by: Mapped[str] = mapped_column(String(10), default="staff")
    is_automated: Mapped[bool] = mapped_column(default=False)
    is_branch: Mapped[bool] = mapped_column(default=False)
    affected: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))

    __table_args__ = (
        CheckConstraint(f"kind IN {DECISION_KINDS}", name="kind"),
        CheckConstraint(f"ground IN {GROUNDS}", name="ground"),
        CheckConstraint(f"found_by IN {FOUND_BY}", name="found_by"),
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        Index("ix_decisions_user", "user_id", "created_at", "id"),
        partial_index("ix_decisions_reply", "post_id", "reply_id", where=OF_REPLY),
        Index("ix_decisions_made", "created_at", "id"),
    )


class Sanction(Model):
    """What a member may not do for a time, in one blog or on the site (`blog_id` None).

    In force until `ends_at` (None: for good) unless lifted before; a warning until it is acknowledged.
    """

    __tablename__ = "sanctions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id"))
    kind: Mapped[str] = mapped_column(String(12))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    lifted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))

    __table_args__ = (
        CheckConstraint(f"kind IN {SANCTION_KINDS}", name="kind"),
        partial_index("ix_sanctions_user", "user_id", "id", where=IS_IN_FORCE),
    )


class Appeal(Model):
    """An appeal of the member whom a decision concerns (`writer`), or of one whose report was refused (`flagger`)."""

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    appellant_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    side: Mapped[str] = mapped_column(String(10))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="open")
    answer: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    __table_args__ = (
        CheckConstraint(f"state IN {APPEAL_STATES}", name="state"),
        CheckConstraint("side IN ('writer', 'flagger')", name="side"),
        Index("uq_appeals_appellant", "decision_id", "appellant_id", unique=True),
        Index("ix_appeals_made", "created_at", "id"),
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
