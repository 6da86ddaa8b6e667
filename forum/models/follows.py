"""Standing wishes of readers: what they follow and how they hear of it, whom they ignore, and the telling of many."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model, UTCDateTime
from forum.db.indexes import partial_index

FOLLOW_KINDS = ("blog", "post", "branch", "member")
FOLLOW_ORIGINS = ("chosen", "own", "mention")
DELIVERIES = ("off", "site", "at_once", "daily", "weekly")
OF_BLOG = text("kind = 'blog'")
OF_THREAD = text("kind = 'post'")
OF_BRANCH = text("kind = 'branch'")
OF_MEMBER = text("kind = 'member'")
FADES = text("origin <> 'chosen'")


class Follow(Model):
    """One member's wish to hear of new posts in a blog, of replies in a thread (`post`) or a branch, or of a member.

    `delivery` says how: `site` is the inbox alone, `at_once`, `daily` and `weekly` are mail besides, `off` is nothing;
    a thread that is followed with `off` is muted. What nobody chose came of one's `own` text or of a `mention`, and
    fades when the thread is quiet.
    """

    __tablename__ = "follows"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    blog_id: Mapped[int | None] = mapped_column(ForeignKey("blogs.id", ondelete="CASCADE"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    delivery: Mapped[str] = mapped_column(String(10), default="site")
    origin: Mapped[str] = mapped_column(String(10), default="chosen")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint(f"kind IN {FOLLOW_KINDS}", name="kind"),
        CheckConstraint(f"delivery IN {DELIVERIES}", name="delivery"),
        CheckConstraint(f"origin IN {FOLLOW_ORIGINS}", name="origin"),
        CheckConstraint("(kind = 'blog') = (blog_id IS NOT NULL)", name="blog"),
        CheckConstraint("(kind IN ('post', 'branch')) = (post_id IS NOT NULL)", name="post"),
        CheckConstraint("(kind = 'branch') = (reply_id IS NOT NULL)", name="branch"),
        CheckConstraint("(kind = 'member') = (member_id IS NOT NULL)", name="member"),
        CheckConstraint("member_id <> user_id", name="others"),
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        Index("ix_follows_user", "user_id", "kind", "id"),
        Index("ix_follows_latest", "user_id", "created_at", "id"),
        partial_index("uq_follows_blog", "blog_id", "user_id", unique=True, where=OF_BLOG),
        partial_index("uq_follows_post", "post_id", "user_id", unique=True, where=OF_THREAD),
        partial_index("uq_follows_branch", "post_id", "reply_id", "user_id", unique=True, where=OF_BRANCH),
        partial_index("uq_follows_member", "member_id", "user_id", unique=True, where=OF_MEMBER),
        partial_index("ix_follows_fading", "created_at", "id", where=FADES),
    )


class Ignore(Model):
    """A member whose texts are folded for another, and whose mentions and replies do not reach them."""

    __tablename__ = "ignores"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    ignored_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (CheckConstraint("ignored_id <> user_id", name="others"),)


class FanOut(Model):
    """The telling of all who follow what a text appeared in, once a text: batches of members in ascending order.

    `told_up_to` is the id of the last member whom a committed batch looked at.
    """

    __tablename__ = "fan_outs"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    told_up_to: Mapped[int] = mapped_column(BigId, default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"]),
        partial_index(
            "uq_fan_outs_post",
            "post_id",
            unique=True,
            where=text("reply_id IS NULL"),
        ),
        partial_index(
            "uq_fan_outs_reply",
            "post_id",
            "reply_id",
            unique=True,
            where=text("reply_id IS NOT NULL"),
        ),
    )
