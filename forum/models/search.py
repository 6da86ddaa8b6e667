"""What can be searched: each published text as folded words.

Beside this table SQLite has the FTS5 table `search_index`, which triggers keep in step, and PostgreSQL the generated
column `vector`. Migration 0020 makes them; only `forum.db.dialects` asks them.
"""

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import BigId, Model
from forum.db.indexes import partial_index
from forum.models.texts import OF_POST, OF_REPLY

NO_TEXT = text("''")


class SearchText(Model):
    """The words of a post (`reply_id` None) or of a reply, parted by spaces.

    `id` orders texts by when they were published: milliseconds since 1970 times 2^20, and something that tells texts of
    one moment apart. `tags` are marks such as `#g7`, parted by spaces.
    """

    __tablename__ = "search_texts"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    reply_id: Mapped[int | None] = mapped_column(BigId)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blogs.id"))
    writer_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    title: Mapped[str] = mapped_column(Text, server_default=NO_TEXT)
    body: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text, server_default=NO_TEXT)

    __table_args__ = (
        ForeignKeyConstraint(["post_id", "reply_id"], ["replies.post_id", "replies.id"], ondelete="CASCADE"),
        partial_index("uq_search_texts_post", "post_id", unique=True, where=OF_POST),
        partial_index("uq_search_texts_reply", "post_id", "reply_id", unique=True, where=OF_REPLY),
        Index("ix_search_texts_blog", "blog_id", "id"),
        Index("ix_search_texts_writer", "writer_id", "id"),
    )
