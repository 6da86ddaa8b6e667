"""Newsletters of blogs: settings, who gets one, issues, and to whom each issue goes."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

NEWSLETTER_RHYTHMS = ("off", "by_hand", "each_post", "weekly")
SUBSCRIBER_STATES = ("unconfirmed", "confirmed", "ended")
END_REASONS = ("", "unsubscribed", "bounce", "complaint", "operator")
ISSUE_KINDS = ("written", "post", "weekly")
ISSUE_STATES = ("draft", "scheduled", "sending", "stopped", "sent")
STOP_REASONS = ("", "editor", "empty", "closed")
RECIPIENT_STATES = ("waiting", "mailed", "dropped")
DROP_REASONS = ("", "ended", "suppressed", "followed")
IS_UNDER_WAY = text("state IN ('scheduled', 'sending')")


class Newsletter(Model):
    """How a blog's newsletter comes; a blog without a row has none.

    `rate` is messages an hour. `next_issue_at` is when the next weekly issue is made. What was published before
    `begun_at`, when issues began to be made by themselves, is not new.
    """

    __tablename__ = "newsletters"

    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), primary_key=True)
    rhythm: Mapped[str] = mapped_column(String(10), default="off")
    weekday: Mapped[int] = mapped_column(default=0)
    hour: Mapped[int] = mapped_column(default=8)
    rate: Mapped[int] = mapped_column(default=3600)
    begun_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    next_issue_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        CheckConstraint(f"rhythm IN {NEWSLETTER_RHYTHMS}", name="rhythm"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        CheckConstraint("rate BETWEEN 10 AND 60000", name="rate"),
    )


class NewsletterImport(Model):
    """A list that was moved in, with the proof that those on it wanted it.

    `refused` is JSON: the numbers of lines that were not taken, each with the reason in a word.
    """

    __tablename__ = "newsletter_imports"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), index=True)
    source: Mapped[str] = mapped_column(String(200))
    consented_on: Mapped[datetime] = mapped_column(UTCDateTime)
    proof: Mapped[str] = mapped_column(Text)
    taken: Mapped[int] = mapped_column(default=0)
    known: Mapped[int] = mapped_column(default=0)
    refused_count: Mapped[int] = mapped_column(default=0)
    refused: Mapped[str] = mapped_column(Text, default="[]")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class NewsletterSubscriber(Model):
    """An address that a blog's newsletter goes to, once its holder confirmed; with an account or without.

    `import_id` is None for who asked on the site. `consented_at` is when its holder agreed; `asked_at` when the
    address was last typed into the form.
    """

    __tablename__ = "newsletter_subscribers"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"))
    address: Mapped[str] = mapped_column(String(254))
    address_key: Mapped[str] = mapped_column(String(254))
    state: Mapped[str] = mapped_column(String(12), default="unconfirmed")
    import_id: Mapped[int | None] = mapped_column(ForeignKey("newsletter_imports.id"), index=True)
    asked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    consented_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    end_reason: Mapped[str] = mapped_column(String(12), default="")

    __table_args__ = (
        CheckConstraint(f"state IN {SUBSCRIBER_STATES}", name="state"),
        CheckConstraint(f"end_reason IN {END_REASONS}", name="end_reason"),
        CheckConstraint("state <> 'confirmed' OR confirmed_at IS NOT NULL", name="confirmed_at"),
        CheckConstraint("(state = 'ended') = (end_reason <> '')", name="ended"),
        UniqueConstraint("blog_id", "address_key"),
        Index("ix_newsletter_subscribers_state", "blog_id", "state", "id"),
        Index("ix_newsletter_subscribers_address", "address_key"),
    )


class NewsletterIssue(Model):
    """An issue of a newsletter: `written` by an editor, or made for a new `post` or by the `weekly` turn.

    The audience is fixed at `frozen_at`: from then on `recipients` rows of `newsletter_recipients` stand for it.
    Those with an id up to `mailed_up_to` have been written to, and the next are at `next_batch_at`. `stop_reason` says
    who or what stopped it.
    """

    __tablename__ = "newsletter_issues"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10), default="written")
    state: Mapped[str] = mapped_column(String(10), default="draft")
    stop_reason: Mapped[str] = mapped_column(String(10), default="")
    subject: Mapped[str] = mapped_column(String(150))
    source: Mapped[str] = mapped_column(Text, default="")
    html: Mapped[str] = mapped_column(Text, default="")
    render_version: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    rate: Mapped[int]
    form_key: Mapped[str | None] = mapped_column(String(64))
    recipients: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    send_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    frozen_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    mailed_up_to: Mapped[int] = mapped_column(BigId, default=0)
    next_batch_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"kind IN {ISSUE_KINDS}", name="kind"),
        CheckConstraint(f"state IN {ISSUE_STATES}", name="state"),
        CheckConstraint(f"stop_reason IN {STOP_REASONS}", name="stop_reason"),
        CheckConstraint("(state = 'stopped') = (stop_reason <> '')", name="stopped"),
        CheckConstraint("state <> 'scheduled' OR send_at IS NOT NULL", name="send_at"),
        CheckConstraint("state <> 'sending' OR next_batch_at IS NOT NULL", name="next_batch_at"),
        CheckConstraint("rate BETWEEN 10 AND 60000", name="rate"),
        UniqueConstraint("blog_id", "form_key"),
        Index("ix_newsletter_issues_blog", "blog_id", "created_at", "id"),
        partial_index("ix_newsletter_issues_under_way", "id", where=IS_UNDER_WAY),
    )


class NewsletterIssuePost(Model):
    """A post that stands in an issue; the smallest `position` first."""

    __tablename__ = "newsletter_issue_posts"

    issue_id: Mapped[int] = mapped_column(ForeignKey("newsletter_issues.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True, index=True)
    position: Mapped[int]


class NewsletterRecipient(Model):
    """One of an issue's audience: once, so that sending can stop anywhere and go on."""

    __tablename__ = "newsletter_recipients"

    issue_id: Mapped[int] = mapped_column(ForeignKey("newsletter_issues.id", ondelete="CASCADE"), primary_key=True)
    subscriber_id: Mapped[int] = mapped_column(
        ForeignKey("newsletter_subscribers.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    reason: Mapped[str] = mapped_column(String(12), default="")
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail.id", ondelete="SET NULL"), index=True)

    __table_args__ = (
        CheckConstraint(f"state IN {RECIPIENT_STATES}", name="state"),
        CheckConstraint(f"reason IN {DROP_REASONS}", name="reason"),
    )
