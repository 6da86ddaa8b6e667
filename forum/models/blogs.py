"""Blogs and who is what in them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime

POSTING = ("authors", "members")
MODERATION = ("after", "newcomers", "all")
READING = ("public", "members", "private")
FEED_TEXTS = ("full", "excerpt")
BLOG_ROLES = ("reader", "author", "editor", "mentor", "moderator")


class Blog(Model):
    """A named stream of posts with its rules; `closes_after_days` None leaves replies open.

    Search engines are asked to leave out one that `is_noindex`. `feed_text` is how much of a post stands in feeds.
    One that `has_pseudonyms` lets members write under one.
    """

    __tablename__ = "blogs"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    description: Mapped[str] = mapped_column(String(500), default="")
    note_source: Mapped[str] = mapped_column(Text, default="")
    note_html: Mapped[str] = mapped_column(Text, default="")
    posting: Mapped[str] = mapped_column(String(10), default="authors")
    reading: Mapped[str] = mapped_column(String(10), default="public")
    moderation: Mapped[str] = mapped_column(String(10), default="after")
    is_unlisted: Mapped[bool] = mapped_column(default=False)
    is_noindex: Mapped[bool] = mapped_column(default=False)
    has_pseudonyms: Mapped[bool] = mapped_column(default=False)
    feed_text: Mapped[str] = mapped_column(String(10), default="full")
    closes_after_days: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    post_count: Mapped[int] = mapped_column(default=0)
    reply_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"posting IN {POSTING}", name="posting"),
        CheckConstraint(f"reading IN {READING}", name="reading"),
        CheckConstraint(f"moderation IN {MODERATION}", name="moderation"),
        CheckConstraint(f"feed_text IN {FEED_TEXTS}", name="feed_text"),
        CheckConstraint("closes_after_days > 0", name="closes_after_days"),
    )


class BlogSlug(Model):
    """An earlier slug of a blog, so that old addresses go on leading there."""

    __tablename__ = "blog_slugs"

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), index=True)


class BlogRole(Model):
    """A member's part in a blog; any of them lets them read it."""

    __tablename__ = "blog_roles"

    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(10), primary_key=True)

    __table_args__ = (CheckConstraint(f"role IN {BLOG_ROLES}", name="role"),)
