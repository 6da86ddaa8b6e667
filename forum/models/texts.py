"""What hangs on a text: its earlier versions and the members it names."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

REVISION_STATES = ("earlier", "pending", "rejected", "withdrawn")
OF_POST = text("reply_id IS NULL")
OF_REPLY = text("reply_id IS NOT NULL")
EARLIER_OF_POST = text("reply_id IS NULL AND state = 'earlier'")
EARLIER_OF_REPLY = text("reply_id IS NOT NULL AND state = 'earlier'")
PENDING_OF_POST = text("reply_id IS NULL AND state = 'pending'")
PENDING_OF_REPLY = text("reply_id IS NOT NULL AND state = 'pending'")


class Revision(Model):
    """An earlier text of a post (`reply_id` None) or reply: `version` is the one it was.

    One in the state `pending` is a newer text that waits for a moderator; its `version` is the one it would replace.
    `rejected` and `withdrawn` ones waited in vain. `prepared` is JSON of what the text of such a one gave when it was
    rendered: whom it names, its excerpt.
    """

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    version: Mapped[int]
    title: Mapped[str | None] = mapped_column(String(150))
    summary: Mapped[str] = mapped_column(String(280), default="", server_default="")
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    editor_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    is_hidden: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(10), default="earlier")
    prepared: Mapped[str | None] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(UTCDateTime)
    replaced_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        partial_index("uq_revisions_post", "post_id", "version", unique=True, where=EARLIER_OF_POST),
        partial_index("uq_revisions_reply", "post_id", "reply_id", "version", unique=True, where=EARLIER_OF_REPLY),
        CheckConstraint(f"state IN {REVISION_STATES}", name="state"),
        partial_index("uq_revisions_pending_post", "post_id", unique=True, where=PENDING_OF_POST),
        partial_index("uq_revisions_pending_reply", "post_id", "reply_id", unique=True, where=PENDING_OF_REPLY),
        partial_index("ix_revisions_reply", "post_id", "reply_id", where=OF_REPLY),
        Index("ix_revisions_editor", "editor_id", "replaced_at"),
    )


class Mention(Model):
    """A member named in a text; the row outlives an edit that takes the name out, so that nobody is told twice."""

    __tablename__ = "mentions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    is_present: Mapped[bool] = mapped_column(default=True)
    is_told: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        partial_index("uq_mentions_post", "post_id", "user_id", unique=True, where=OF_POST),
        partial_index("uq_mentions_reply", "post_id", "reply_id", "user_id", unique=True, where=OF_REPLY),
        Index("ix_mentions_user", "user_id", "created_at", "id"),
    )


NOTIFICATION_KINDS = ("mention", "reply", "decision", "flag", "message", "duty", "follow", "correction")
ABOUT_REPLY = text("kind IN ('mention', 'reply', 'follow') AND reply_id IS NOT NULL")
ABOUT_POST = text("kind IN ('mention', 'reply', 'follow') AND reply_id IS NULL")
ABOUT_CORRECTION = text("kind = 'correction'")
ABOUT_FLAG = text("kind = 'flag'")
ABOUT_DECISION = text("kind = 'decision'")
IS_UNREAD = text("read_at IS NULL")
IS_READ_FOLLOW = text("kind = 'follow' AND read_at IS NOT NULL")


class Notification(Model):
    """One line in a member's inbox; a text tells a member once, whatever the ground.

    `flag` is the outcome of one's own report, `message` a line in the conversation with the moderators, `duty` a case
    that waits for this moderator: these three have a case. `follow` is a text in what the member follows: `follow_id`
    says what, as long as they do. `correction` is one of a post to which the member replied.
    """

    __tablename__ = "notifications"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    follow_id: Mapped[int | None] = mapped_column(ForeignKey("follows.id", ondelete="SET NULL"), index=True)
    correction_id: Mapped[int | None] = mapped_column(ForeignKey("corrections.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"kind IN {NOTIFICATION_KINDS}", name="kind"),
        CheckConstraint("(kind = 'decision') = (decision_id IS NOT NULL)", name="decision"),
        CheckConstraint("(kind IN ('flag', 'message', 'duty')) = (case_id IS NOT NULL)", name="case"),
        CheckConstraint("(kind = 'correction') = (correction_id IS NOT NULL)", name="correction"),
        CheckConstraint("kind NOT IN ('mention', 'reply', 'follow', 'correction') OR post_id IS NOT NULL", name="text"),
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        partial_index("uq_notifications_reply", "user_id", "post_id", "reply_id", unique=True, where=ABOUT_REPLY),
        partial_index("uq_notifications_post", "user_id", "post_id", unique=True, where=ABOUT_POST),
        partial_index("uq_notifications_decision", "user_id", "decision_id", unique=True, where=ABOUT_DECISION),
        partial_index("uq_notifications_flag", "user_id", "case_id", unique=True, where=ABOUT_FLAG),
        partial_index("uq_notifications_correction", "user_id", "correction_id", unique=True, where=ABOUT_CORRECTION),
        partial_index("ix_notifications_reply", "post_id", "reply_id", where=OF_REPLY),
        Index("ix_notifications_inbox", "user_id", "created_at", "id"),
        partial_index("ix_notifications_read", "read_at", "id", where=IS_READ_FOLLOW),
        partial_index("ix_notifications_unread", "user_id", "id", where=IS_UNREAD),
    )
