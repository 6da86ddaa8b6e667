"""The pages about the site that admins write, and which terms members accepted."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime

PAGE_NAMES = ("terms", "guidelines", "privacy", "moderation", "imprint")


class PageRevision(Model):
    """A text of a page; the one with the highest version is shown, an empty one stands for the forum's own words.

    `terms_version` names terms that everybody must accept anew.
    """

    __tablename__ = "page_revisions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(12))
    version: Mapped[int]
    source: Mapped[str] = mapped_column(Text, default="")
    html: Mapped[str] = mapped_column(Text, default="")
    terms_version: Mapped[str | None] = mapped_column(String(20))
    editor_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"name IN {PAGE_NAMES}", name="name"),
        UniqueConstraint("name", "version"),
    )


class TermsAcceptance(Model):
    """Terms that a member accepted before those that `users.terms_version` names."""

    __tablename__ = "terms_acceptances"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    terms_version: Mapped[str] = mapped_column(String(20), primary_key=True)
    accepted_at: Mapped[datetime] = mapped_column(UTCDateTime)
