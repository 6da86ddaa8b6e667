"""Posts, the narrow row of counters beside each, and who a post for named members is for."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.dialects import POSTGRESQL
from forum.db.indexes import only_on, partial_index

POST_STATES = ("draft", "scheduled", "pending", "rejected", "published", "hidden", "removed", "deleted")
IS_PUBLISHED = text("state = 'published'")
IS_ACTIVE = text("active_at IS NOT NULL")
IS_UNANSWERED = text("active_at IS NOT NULL AND reply_count = 0")
IS_PINNED = text("pinned_at IS NOT NULL")
IS_SCHEDULED = text("state = 'scheduled'")


class Post(Model):
    """An article; `version` counts its texts, `state_at` says when the state last changed.

    `summary` is what its writer wrote to stand in lists in place of the beginning of the text, and `excerpt` what does
    stand there. `cover_html` shows the picture above the text, whose row is in `picture_uses`. One with `pinned_at`
    stands above the first page of its blog.
    `publish_at` is when a scheduled one is to appear, also while it waits for a moderator. `swept_from` is the state
    from which the sweep of its writer's account removed it.
    """

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id"))
    writer_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    state: Mapped[str] = mapped_column(String(10))
    audience: Mapped[str] = mapped_column(String(10), default="blog")
    title: Mapped[str] = mapped_column(String(150))
    slug: Mapped[str] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(Text)
    body_format: Mapped[str] = mapped_column(String(10), default="markdown")
    html: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(String(280), default="", server_default="")
    excerpt: Mapped[str] = mapped_column(String(400), default="")
    cover_html: Mapped[str | None] = mapped_column(Text)
    render_version: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    is_locked: Mapped[bool] = mapped_column(default=False)
    pinned_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decision_id: Mapped[int | None] = mapped_column(BigId)
    swept_from: Mapped[str | None] = mapped_column(String(10))
    form_key: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    publish_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    edited_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    state_at: Mapped[datetime] = mapped_column(UTCDateTime)
    corrected_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"state IN {POST_STATES}", name="state"),
        CheckConstraint("audience IN ('blog', 'named')", name="audience"),
        CheckConstraint("state <> 'published' OR published_at IS NOT NULL", name="published_at"),
        UniqueConstraint("writer_id", "form_key"),
        partial_index("ix_posts_newest", "published_at", "id", where=IS_PUBLISHED),
        partial_index("ix_posts_blog_newest", "blog_id", "published_at", "id", where=IS_PUBLISHED),
        partial_index("ix_posts_due", "publish_at", "id", where=IS_SCHEDULED),
        partial_index("ix_posts_pinned", "blog_id", "pinned_at", where=IS_PINNED),
        Index("ix_posts_writer", "writer_id", "state", "published_at", "id"),
        # What somebody did of late, whatever they wrote before.
        Index("ix_posts_lately", "writer_id", "state_at"),
    )


class PostCounters(Model):
    """What changes with every reply, apart from the wide row of the post.

    `active_at` is the time of the last reply, or else of the publishing, and None for what is not published: lists by
    activity are one range of an index, with none in it that is not published.
    """

    __tablename__ = "post_counters"

    post_id: Mapped[int] = mapped_column(
        ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    reply_seq: Mapped[int] = mapped_column(default=0)
    reply_count: Mapped[int] = mapped_column(default=0)
    last_reply_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    page_version: Mapped[int] = mapped_column(default=0)
    active_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("reply_count >= 0", name="reply_count"),
        partial_index("ix_post_counters_active", "active_at", "post_id", where=IS_ACTIVE),
        partial_index("ix_post_counters_unanswered", "active_at", "post_id", where=IS_UNANSWERED),
        only_on(POSTGRESQL, {"with": {"fillfactor": 50}}),
    )


class PostReader(Model):
    """A member named as reader of a post whose audience is `named`."""

    __tablename__ = "post_readers"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
