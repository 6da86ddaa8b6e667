"""How far members have read, and how they wish to be told: settings and what waits to go out as mail."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

MAIL_RHYTHMS = ("off", "at_once", "daily", "weekly")
DELIVERY_STATES = ("waiting", "mailed", "dropped")
IS_WAITING = text("state = 'waiting'")


class ReadingMark(Model):
    """How far a member has read a thread: every reply up to the number `read_up_to`, and those named in `read_beyond`.

    `read_beyond` lists numbers above it, ascending with commas between, as a window may show late answers early.
    `seen_up_to` is the highest number given when the member last opened the thread, `visited_up_to` the same of the
    visit before this one.
    """

    __tablename__ = "reading_marks"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True, index=True)
    read_up_to: Mapped[int] = mapped_column(default=0)
    read_beyond: Mapped[str] = mapped_column(Text, default="")
    seen_up_to: Mapped[int] = mapped_column(default=0, server_default="0")
    visited_up_to: Mapped[int] = mapped_column(default=0)
    first_read_at: Mapped[datetime] = mapped_column(UTCDateTime)
    read_at: Mapped[datetime] = mapped_column(UTCDateTime)


class ReaderSettings(Model):
    """When a member wishes to be told, by the hours of their own zone; who has no row has the defaults.

    `quiet_from` and `quiet_to` are hours between which no mail goes out but what cannot wait. `mail_budget` is how
    many messages a day may come beyond those that were asked for by name; what exceeds it is gathered.

    A visit ends when 30 minutes pass without a page: `seen_at` is the latest page, `visit_began_at` the first of this
    visit, and `last_visit_at` the last page of the visit before.
    """

    __tablename__ = "reader_settings"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    digest_hour: Mapped[int] = mapped_column(default=8)
    digest_weekday: Mapped[int] = mapped_column(default=0)
    quiet_from: Mapped[int | None]
    quiet_to: Mapped[int | None]
    mail_budget: Mapped[int] = mapped_column(default=1)
    is_mail_stopped: Mapped[bool] = mapped_column(default=False)
    seen_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    visit_began_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    last_visit_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("digest_hour BETWEEN 0 AND 23", name="digest_hour"),
        CheckConstraint("digest_weekday BETWEEN 0 AND 6", name="digest_weekday"),
        CheckConstraint("quiet_from BETWEEN 0 AND 23", name="quiet_from"),
        CheckConstraint("quiet_to BETWEEN 0 AND 23", name="quiet_to"),
        CheckConstraint("(quiet_from IS NULL) = (quiet_to IS NULL)", name="quiet"),
        CheckConstraint("mail_budget BETWEEN 0 AND 50", name="mail_budget"),
    )


class NotificationSetting(Model):
    """How a member hears of one kind of notice; who has no row hears of it by the kind's default."""

    __tablename__ = "notification_settings"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    is_on_site: Mapped[bool] = mapped_column(default=True)
    mail: Mapped[str] = mapped_column(String(10))

    __table_args__ = (CheckConstraint(f"mail IN {MAIL_RHYTHMS}", name="mail"),)


class Delivery(Model):
    """A notice that goes out as mail: at once in a message of its own, or with others at the member's hour.

    `due_at` is computed when the row is made. `is_asked_for` keeps it from the daily budget.
    """

    __tablename__ = "deliveries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    notification_id: Mapped[int] = mapped_column(ForeignKey("notifications.id", ondelete="CASCADE"), unique=True)
    rhythm: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    is_asked_for: Mapped[bool] = mapped_column(default=False)
    due_at: Mapped[datetime] = mapped_column(UTCDateTime)
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("rhythm IN ('at_once', 'daily', 'weekly')", name="rhythm"),
        CheckConstraint(f"state IN {DELIVERY_STATES}", name="state"),
        partial_index("ix_deliveries_due", "due_at", "id", where=IS_WAITING),
        Index("ix_deliveries_user", "user_id", "created_at", "id"),
    )


class MailSuppression(Model):
    """An address to which nothing goes until its holder says so again; `reason` is why."""

    __tablename__ = "mail_suppressions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    address_key: Mapped[str] = mapped_column(String(254), unique=True)
    reason: Mapped[str] = mapped_column(String(10))
    detail: Mapped[str] = mapped_column(Text, default="")
    bounces: Mapped[int] = mapped_column(default=0)
    is_in_force: Mapped[bool] = mapped_column(default=False)
    last_bounce_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (CheckConstraint("reason IN ('bounce', 'complaint', 'operator')", name="reason"),)
