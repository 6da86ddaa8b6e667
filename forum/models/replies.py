"""Replies: rows of one post's thread, whose keys begin with the post.

`thread_key` is the path of reply numbers from the root, four big-endian bytes each, so that the thread in
oldest-first order is one range scan and a branch is a prefix; `newest_key` is the same with the root's number
counted down. Both are given when the reply is first published. On PostgreSQL the primary key of the table is
(post_id, id), so that it can be partitioned by post; SQLite has `id` and a unique pair.
"""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

REPLY_STATES = ("pending", "rejected", "published", "hidden", "removed", "deleted")
MAX_DEPTH = 50
IS_SHOWN = text("is_shown")
IS_SHOWN_SQLITE = text("is_shown = 1")
IS_DECIDED = text("decision_id IS NOT NULL")
IS_REJECTED = text("state = 'rejected'")
IS_ANSWER = text("parent_id IS NOT NULL")
IS_UNPUBLISHED = text("state <> 'published'")
IS_PUBLISHED = text("state = 'published'")


class Reply(Model):
    __tablename__ = "replies"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    parent_id: Mapped[int | None] = mapped_column(BigId)
    writer_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    number: Mapped[int | None]
    thread_key: Mapped[bytes | None] = mapped_column(LargeBinary(4 * MAX_DEPTH))
    newest_key: Mapped[bytes | None] = mapped_column(LargeBinary(4 * MAX_DEPTH))
    depth: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(10))
    is_shown: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(Text)
    body_format: Mapped[str] = mapped_column(String(10), default="markdown")
    html: Mapped[str] = mapped_column(Text)
    render_version: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    decision_id: Mapped[int | None] = mapped_column(BigId)
    form_key: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    edited_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    state_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        UniqueConstraint("post_id", "id").ddl_if(dialect="sqlite"),
        ForeignKeyConstraint(["post_id", "parent_id"], ["replies.post_id", "replies.id"]),
        CheckConstraint(f"state IN {REPLY_STATES}", name="state"),
        CheckConstraint(f"depth BETWEEN 1 AND {MAX_DEPTH}", name="depth"),
        CheckConstraint("(number IS NULL) = (thread_key IS NULL)", name="thread_key"),
        CheckConstraint("(number IS NULL) = (newest_key IS NULL)", name="newest_key"),
        CheckConstraint("state <> 'published' OR number IS NOT NULL", name="number"),
        UniqueConstraint("post_id", "number"),
        UniqueConstraint("post_id", "writer_id", "form_key"),
        partial_index("ix_replies_oldest", "post_id", "thread_key", where=IS_SHOWN, on_sqlite=IS_SHOWN_SQLITE),
        partial_index("ix_replies_newest", "post_id", "newest_key", where=IS_SHOWN, on_sqlite=IS_SHOWN_SQLITE),
        partial_index("ix_replies_decision", "post_id", "decision_id", where=IS_DECIDED),
        partial_index("ix_replies_unpublished", "post_id", "created_at", "id", where=IS_UNPUBLISHED),
        partial_index("ix_replies_latest", "post_id", "number", where=IS_PUBLISHED),
        partial_index("ix_replies_own", "post_id", "writer_id", "id", where=IS_UNPUBLISHED),
        partial_index("ix_replies_parent", "post_id", "parent_id", where=IS_ANSWER),
        Index("ix_replies_writer", "writer_id", "created_at"),
        partial_index("ix_replies_rejected", "writer_id", "state_at", where=IS_REJECTED),
        Index("ix_replies_made", "created_at", "id"),
    )


class ReplyRedirect(Model):
    """Where a reply went that moderators moved to another post, so that its permalink goes on leading to it.

    The number 0 is the post itself: one whose text became a reply, or a reply that became a post. A row always names
    the final place; what moves again takes the rows that lead to it along.
    """

    __tablename__ = "reply_redirects"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    to_post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)
    to_number: Mapped[int]
