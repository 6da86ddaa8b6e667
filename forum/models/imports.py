"""What was brought in from other sites: which row came from where, old addresses, and links from other sites."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

IMPORTED_KINDS = ("blog", "author", "post", "reply", "linkback")
LONGEST_SOURCE = 250
LONGEST_EXTERNAL_ID = 190
LONGEST_PATH = 500
HAS_ADDRESS = text("address_hash IS NOT NULL")


class ImportSource(Model):
    """What a thing of another site is here, so that bringing it in again changes nothing.

    `source` names the site, `external_id` the thing there. `address_hash` is the SHA-256 of an author's folded e-mail
    address: whoever confirms that address may take over what the author wrote.
    """

    __tablename__ = "import_sources"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    source: Mapped[str] = mapped_column(String(LONGEST_SOURCE))
    kind: Mapped[str] = mapped_column(String(10))
    external_id: Mapped[str] = mapped_column(String(LONGEST_EXTERNAL_ID))
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    address_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"kind IN {IMPORTED_KINDS}", name="kind"),
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        UniqueConstraint("source", "kind", "external_id"),
        Index("ix_import_sources_text", "post_id", "reply_id"),
        partial_index("ix_import_sources_address", "address_hash", where=HAS_ADDRESS),
    )


class OldAddress(Model):
    """Where a post stood on the site that it came from: a path, or what stands behind the `?`."""

    __tablename__ = "old_addresses"

    path: Mapped[str] = mapped_column(String(LONGEST_PATH), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)


class Linkback(Model):
    """A pingback or trackback: another site said that it links to the post. It is no reply, and counts as none."""

    __tablename__ = "linkbacks"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(Text, default="")
    excerpt: Mapped[str] = mapped_column(Text, default="")
    is_approved: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (CheckConstraint("kind IN ('pingback', 'trackback')", name="kind"),)
