"""Cases: what the moderators know about one flagged, held or appealed thing; its flags and what was written in it.

`thing` names what a case is about in one word: `post:5`, `reply:5:88` (post and reply), `member:7`, `notice:3`.
Of one thing a lane holds at most one open case. `rank` is minus the score, so that the queue is one ascending index:
urgency, rank, age.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

LANES = ("worried", "legal", "appeal", "normal")
OUTCOMES = ("agreed", "disagreed", "ignored", "approved", "rejected", "withdrawn", "expired", "handled")
FLAG_REASONS = (
    "spam",
    "disrespect",
    "off_topic",
    "advice",
    "misinformation",
    "personal_data",
    "ai_text",
    "worried",
    "law",
    "other",
)
FLAG_STATES = ("open", "agreed", "disagreed", "ignored")
ENTRY_KINDS = ("note", "opinion_asked", "opinion", "to_member", "from_member", "step")
IS_OPEN = text("state = 'open'")
IS_CLOSED = text("state = 'closed'")
IS_CLAIMED = text("claimed_by_id IS NOT NULL")
IS_UNREMINDED = text("state = 'open' AND reminded_at IS NULL")


class Case(Model):
    """`version` counts every change that a decision must have seen; `writer_id` is the member it concerns.

    `hides_from_version` is the version of the text from which on flags count towards hiding it; `category` is the
    reason that weighs most among its flags.
    """

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    lane: Mapped[str] = mapped_column(String(10), default="normal")
    urgency: Mapped[int] = mapped_column(default=1)
    thing: Mapped[str] = mapped_column(String(60))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    writer_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id"))
    category: Mapped[str | None] = mapped_column(String(20))
    hold_rule: Mapped[str | None] = mapped_column(String(40))
    hold_detail: Mapped[str] = mapped_column(Text, default="")
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"))
    state: Mapped[str] = mapped_column(String(10), default="open")
    outcome: Mapped[str | None] = mapped_column(String(12))
    rank: Mapped[float] = mapped_column(default=0.0)
    flag_count: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    hides_from_version: Mapped[int] = mapped_column(default=1)
    brought_back_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    escalation: Mapped[int] = mapped_column(default=0)
    reminded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    opened_at: Mapped[datetime] = mapped_column(UTCDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    __table_args__ = (
        CheckConstraint(f"lane IN {LANES}", name="lane"),
        CheckConstraint("state IN ('open', 'closed')", name="state"),
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
        CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name="closed"),
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        partial_index("uq_cases_open", "thing", "lane", unique=True, where=IS_OPEN),
        partial_index("ix_cases_queue", "urgency", "rank", "opened_at", "id", where=IS_OPEN),
        partial_index("ix_cases_blog_queue", "blog_id", "urgency", "rank", "opened_at", "id", where=IS_OPEN),
        partial_index("ix_cases_waiting", "opened_at", "id", where=IS_OPEN),
        partial_index("ix_cases_closed", "closed_at", "id", where=IS_CLOSED),
        partial_index("ix_cases_blog_closed", "blog_id", "closed_at", "id", where=IS_CLOSED),
        partial_index("ix_cases_claimed", "claimed_by_id", "id", where=IS_CLAIMED),
        partial_index("ix_cases_unreminded", "opened_at", "id", where=IS_UNREMINDED),
        Index("ix_cases_thing", "thing", "id"),
        Index("ix_cases_writer", "writer_id", "id"),
        Index("ix_cases_post", "post_id", "reply_id"),
    )

    @property
    def score(self) -> float:
        """The sum of the weights of its pending and agreed flags."""
        return -self.rank


class Flag(Model):
    """A member's report, or a word rule's (`flagger_id` None); `text_version` is the version that was reported."""

    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    thing: Mapped[str] = mapped_column(String(60))
    flagger_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text, default="")
    weight: Mapped[float]
    is_moderator: Mapped[bool] = mapped_column(default=False)
    text_version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(10), default="open")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    handled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"reason IN {FLAG_REASONS}", name="reason"),
        CheckConstraint(f"state IN {FLAG_STATES}", name="state"),
        CheckConstraint("(state = 'open') = (handled_at IS NULL)", name="handled"),
        partial_index("uq_flags_open", "thing", "flagger_id", unique=True, where=IS_OPEN),
        Index("ix_flags_case", "case_id", "id"),
        Index("ix_flags_thing", "thing", "flagger_id", "id"),
        Index("ix_flags_made", "flagger_id", "created_at", "id"),
        Index("ix_flags_handled", "flagger_id", "handled_at"),
        Index("ix_flags_made_at", "created_at", "id"),
    )


class CaseEntry(Model):
    """Something written in a case, in order.

    A moderator's note, a second opinion asked of `to_id` and given, a message to or from the member, or a `step`
    (seen, contacted, handed over to whom), whose words are its `source`.
    """

    __tablename__ = "case_entries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(String(15))
    step: Mapped[str] = mapped_column(String(20), default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    source: Mapped[str] = mapped_column(Text, default="")
    html: Mapped[str] = mapped_column(Text, default="")
    form_key: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"kind IN {ENTRY_KINDS}", name="kind"),
        Index("ix_case_entries_case", "case_id", "id"),
        Index("uq_case_entries_form", "author_id", "form_key", unique=True),
    )


class LegalNotice(Model):
    """A notice under the law about something on the site; whoever sent it may have no account.

    Name and e-mail address are empty once they are no longer needed.
    """

    __tablename__ = "legal_notices"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    url: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    law: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    state: Mapped[str] = mapped_column(String(10), default="open")
    answer: Mapped[str] = mapped_column(Text, default="")
    form_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("state IN ('open', 'upheld', 'refused')", name="state"),
        Index("ix_legal_notices_made", "created_at", "id"),
        Index("ix_legal_notices_case", "case_id"),
        partial_index(
            "ix_legal_notices_named",
            "decided_at",
            where=text("email <> ''"),
        ),
    )


class PreparedAnswer(Model):
    """An answer that moderators share and adapt; of one blog, or of the site (`blog_id` None)."""

    __tablename__ = "prepared_answers"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(100))
    body: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    editor_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    edited_at: Mapped[datetime] = mapped_column(UTCDateTime)


WORD_ACTIONS = ("block", "hold", "flag", "censor", "replace", "link", "worry")


class WordRule(Model):
    """What happens to a text that holds a phrase; in one blog, or everywhere (`blog_id` None)."""

    __tablename__ = "word_rules"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"), index=True)
    phrase: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(10))
    replacement: Mapped[str] = mapped_column(String(500), default="")
    message: Mapped[str] = mapped_column(String(300), default="")
    """What the writer of a text reads that is refused or held; "" for the usual words."""
    is_active: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    creator_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"action IN {WORD_ACTIONS}", name="action"),
        Index("ix_word_rules_made", "created_at", "id"),
    )
