"""Tags, which posts bear them, and the addresses that a tag had before."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

LAST_POSITION = 4
IS_LISTED = text("published_at IS NOT NULL")


class Tag(Model):
    """A word for what posts are about; `slug` folds its spellings, `name` is the one that was typed first."""

    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class TagSlug(Model):
    """The slug of a tag that was renamed or merged; it goes on leading to what it became."""

    __tablename__ = "tag_slugs"

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"), index=True)


class PostTag(Model):
    """A tag of a post, at its place in the post's row of tags.

    `published_at` is that of the post while it is published, and None otherwise: the newest posts of a tag are one
    range of an index, with none in it that is not published.
    """

    __tablename__ = "post_tags"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int]
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"position BETWEEN 0 AND {LAST_POSITION}", name="position"),
        UniqueConstraint("post_id", "position"),
        Index("ix_post_tags_tag", "tag_id", "post_id"),
        partial_index("ix_post_tags_newest", "tag_id", "published_at", "post_id", where=IS_LISTED),
    )
