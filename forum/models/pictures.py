"""Pictures that members sent, and what shows them: who may see a picture is asked of what shows it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

PICTURE_STATES = ("kept", "removed")
PICTURE_FORMATS = ("jpeg", "webp")
USE_KINDS = ("text", "cover", "avatar", "logo")
IS_REMOVED = text("state = 'removed'")
IS_DECIDED = text("decision_id IS NOT NULL")
IS_COVER = text("kind = 'cover'")
IS_AVATAR = text("kind = 'avatar'")
IS_LOGO = text("kind = 'logo'")
OF_TEXT = text("kind = 'text'")
OF_REVISION = text("revision_id IS NOT NULL")


class Picture(Model):
    """A picture; `name` is its address and the beginning of the names of its files, one for each of `widths`.

    `digest` is of the file that was sent, so that the same one is kept once, and one that was removed for good is not
    taken again: the row of such a one stays, with the reason and the decision, until an appeal takes that back.
    `was_closed` says that something showed it then which not everybody reads.
    """

    __tablename__ = "pictures"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(20), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default="kept")
    format: Mapped[str] = mapped_column(String(10))
    width: Mapped[int]
    height: Mapped[int]
    widths: Mapped[str] = mapped_column(String(60))
    byte_count: Mapped[int] = mapped_column(BigId)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    reason: Mapped[str] = mapped_column(Text, default="")
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    was_closed: Mapped[bool] = mapped_column(default=False, server_default=false())

    __table_args__ = (
        CheckConstraint(f"state IN {PICTURE_STATES}", name="state"),
        CheckConstraint(f"format IN {PICTURE_FORMATS}", name="format"),
        CheckConstraint("width > 0 AND height > 0", name="size"),
        Index("ix_pictures_owner", "owner_id", "created_at", "id"),
        partial_index("ix_pictures_removed", "digest", where=IS_REMOVED),
        partial_index("ix_pictures_decided", "decision_id", where=IS_DECIDED),
    )


class PictureUse(Model):
    """What shows a picture: the text of a post (`reply_id` None) or reply, an earlier or waiting one of it
    (`revision_id`), a post as its cover, a member as their portrait, or the site as its logo.

    `alt` says what a cover shows; that of a text stands in the text.
    """

    __tablename__ = "picture_uses"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    picture_id: Mapped[int] = mapped_column(ForeignKey("pictures.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    alt: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        CheckConstraint(f"kind IN {USE_KINDS}", name="kind"),
        CheckConstraint("(kind IN ('text', 'cover')) = (post_id IS NOT NULL)", name="post"),
        CheckConstraint("(kind = 'avatar') = (user_id IS NOT NULL)", name="user"),
        partial_index("ix_picture_uses_text", "post_id", "reply_id", where=OF_TEXT),
        partial_index("ix_picture_uses_revision", "revision_id", where=OF_REVISION),
        partial_index("uq_picture_uses_cover", "post_id", unique=True, where=IS_COVER),
        partial_index("uq_picture_uses_avatar", "user_id", unique=True, where=IS_AVATAR),
        partial_index("uq_picture_uses_logo", "kind", unique=True, where=IS_LOGO),
    )
