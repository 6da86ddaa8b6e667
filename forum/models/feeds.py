"""The secret addresses of members' own feeds, and the changes of feeds that a hub is still to hear of."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime


class FeedKey(Model):
    """The secret in the addresses of a member's own feeds, kept as it is: the member is shown it again."""

    __tablename__ = "feed_keys"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    secret: Mapped[str] = mapped_column(String(40), unique=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class FeedChange(Model):
    """A post that came to the feeds, changed in them, or left them; a row per change, so that no writer waits."""

    __tablename__ = "feed_changes"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
