"""The rows of one batch of threads, which lie in one span of time: sorted by it, so that ids and the index ascend."""

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from forum.cli.filling.material import Shape
from forum.cli.filling.texts import StoredArticle, StoredText
from forum.cli.filling.threads import Grown, Part, grow
from forum.models import (
    AuditEntry,
    Decision,
    Mention,
    Notification,
    Post,
    PostCounters,
    PostTag,
    Reply,
)
from forum.rendering import RENDER_VERSION
from forum.search.indexing import usual_id

Row = tuple[Any, ...]

MODERATOR_ID = 2
REASON = "This is beside the matter; please keep to what the post is about."
DECISIONS = {"removed": "remove", "hidden": "hide"}
# Of a batch's span the part in which its posts appear; their replies follow, most of them soon.
POSTING = 0.7
# Rows are stored in this order, in which they refer to each other.
COLUMNS: dict[Any, tuple[str, ...]] = {
    Post: (
        *("id", "blog_id", "writer_id", "state", "audience", "title", "slug", "source", "body_format", "html"),
        *("excerpt", "render_version", "version", "is_locked", "created_at", "published_at", "state_at"),
    ),
    PostTag: ("post_id", "tag_id", "position", "published_at"),
    PostCounters: ("post_id", "reply_seq", "reply_count", "last_reply_at", "page_version", "active_at"),
    Reply: (
        *("id", "post_id", "parent_id", "writer_id", "number", "thread_key", "newest_key", "depth", "state"),
        *("is_shown", "source", "body_format", "html", "render_version", "version", "decision_id"),
        *("created_at", "published_at", "state_at"),
    ),
    Decision: (
        *("id", "kind", "actor_id", "post_id", "reply_id", "user_id", "blog_id", "ground", "law", "found_by"),
        *("is_automated", "is_branch", "affected", "reason", "created_at"),
    ),
    AuditEntry: ("at", "actor_id", "action", "subject_kind", "subject_id", "detail"),
    Notification: ("user_id", "kind", "post_id", "reply_id", "decision_id", "created_at"),
    Mention: ("post_id", "reply_id", "user_id", "is_present", "is_told", "created_at"),
}
TEXT_COLUMNS = ("id", "post_id", "reply_id", "blog_id", "writer_id", "title", "body", "tags")


@dataclass
class Ground:
    """What all batches draw from, and the last ids that they gave; `writers` has those who write more more often.

    `tag_ids` are those of an article in their order, `tag_marks` what the index holds of them.
    """

    chance: random.Random
    shapes: Sequence[Shape]
    articles: Sequence[StoredArticle]
    texts: Sequence[StoredText]
    writers: Sequence[int]
    tag_ids: Sequence[Sequence[int]]
    tag_marks: Sequence[str]
    blogs: int
    driver_time: Callable[[datetime], Any]
    reply_id: int = 0
    decision_id: int = 0

    def article_of(self, post: int) -> int:
        return post % len(self.articles)

    def blog_of(self, post: int) -> int:
        """Every blog has a share of the posts, and the first ones more than the last."""
        return (post * post + post // 7) % self.blogs + 1


@dataclass
class Thread:
    """A part of a thread while its rows are made; `reply_ids` are those of its replies so far."""

    part: Part
    blog_id: int
    tags: str
    reply_ids: list[int] = field(default_factory=list)
    published: int = 0
    last_at: datetime | None = None
    posted_at: Any = None

    @property
    def post_id(self) -> int:
        return self.part.post + 1


class Batch:
    """Rows by model, and by how much the counts of members and blogs grow; `continued` are parts of earlier threads."""

    def __init__(self, ground: Ground, begins_at: datetime, ends_at: datetime) -> None:
        self._ground = ground
        self._begins_at = begins_at
        self._seconds = (ends_at - begins_at).total_seconds()
        self.rows: dict[Any, list[Row]] = {model: [] for model in COLUMNS}
        self.texts: list[Row] = []
        self.continued: list[Thread] = []
        self.posts_of_members: Counter[int] = Counter()
        self.replies_of_members: Counter[int] = Counter()
        self.posts_of_blogs: Counter[int] = Counter()
        self.replies_of_blogs: Counter[int] = Counter()

    def grow(self, parts: Sequence[Part], sizes: Sequence[int]) -> None:
        """Makes the rows of these parts, of threads with these sizes."""
        chance = self._ground.chance
        starts = iter(sorted(POSTING * chance.random() for part in parts if part.first_number == 1))
        threads, events = [], []
        for part in parts:
            thread = Thread(part, self._ground.blog_of(part.post), self._ground.tag_marks[self._article(part)])
            threads.append(thread)
            start = next(starts) if part.first_number == 1 else 0.0
            if part.first_number == 1:
                self._add_post(thread, start)
            grown = grow(chance, self._ground.shapes, part, sizes[part.post])
            times = sorted(chance.random() ** 3 for _ in grown)
            left = 1 - start
            events += [(start + left * time, thread, reply) for time, reply in zip(times, grown, strict=True)]
        events.sort(key=itemgetter(0))
        for time, thread, reply in events:
            self._add_reply(thread, reply, self._moment(time))
        for thread in threads:
            self._count(thread)
        self.texts.sort(key=itemgetter(0))

    def _article(self, part: Part) -> int:
        return self._ground.article_of(part.post)

    def _moment(self, share: float) -> datetime:
        return self._begins_at + timedelta(seconds=self._seconds * share)

    def _add_post(self, thread: Thread, start: float) -> None:
        ground, post_id, moment = self._ground, thread.post_id, self._moment(start)
        number = self._article(thread.part)
        article, at = ground.articles[number], ground.driver_time(moment)
        thread.posted_at = at
        text = article.text
        writer = ground.chance.choice(ground.writers)
        self.rows[Post].append(
            (
                *(post_id, thread.blog_id, writer, "published", "blog", article.title, article.slug),
                *(text.source, "markdown", text.html, article.excerpt, RENDER_VERSION, 1, False, at, at, at),
            )
        )
        for position, tag_id in enumerate(ground.tag_ids[number]):
            self.rows[PostTag].append((post_id, tag_id, position, at))
        for user_id in text.mentioned_ids:
            self.rows[Mention].append((post_id, None, user_id, True, True, at))
        place = usual_id(moment, post_id, None)
        words = (article.words, text.words, thread.tags)
        self.texts.append((place, post_id, None, thread.blog_id, writer, *words))
        self.posts_of_members[writer] += 1
        self.posts_of_blogs[thread.blog_id] += 1

    def _add_reply(self, thread: Thread, reply: Grown, moment: datetime) -> None:
        ground, rows, post_id = self._ground, self.rows, thread.post_id
        ground.reply_id = reply_id = ground.reply_id + 1
        thread.reply_ids.append(reply_id)
        at, thread.last_at = ground.driver_time(moment), moment
        chance = ground.chance.random
        writer = ground.writers[int(chance() * len(ground.writers))]
        text = ground.texts[int(chance() * len(ground.texts))]
        parent_id = None if reply.parent is None else thread.reply_ids[reply.parent]
        decision_id = None
        if reply.state == "published":
            thread.published += 1
            self.replies_of_members[writer] += 1
            place = usual_id(moment, post_id, reply_id)
            self.texts.append((place, post_id, reply_id, thread.blog_id, writer, "", text.words, thread.tags))
        elif reply.state in DECISIONS:
            decision_id = self._add_decision(thread, reply, writer, at)
        for user_id in text.mentioned_ids:
            rows[Mention].append((post_id, reply_id, user_id, True, True, at))
        rows[Reply].append(
            (
                *(reply_id, post_id, parent_id, writer, reply.number, reply.thread_key, reply.newest_key, reply.depth),
                *(reply.state, reply.is_shown, text.source, "markdown", text.html, RENDER_VERSION, 1, decision_id),
                *(at, at, at),
            )
        )

    def _add_decision(self, thread: Thread, reply: Grown, writer: int, at: Any) -> int:
        ground, post_id, reply_id = self._ground, thread.post_id, thread.reply_ids[-1]
        ground.decision_id = decision_id = ground.decision_id + 1
        kind = DECISIONS[reply.state]
        self.rows[Decision].append(
            (
                *(decision_id, kind, MODERATOR_ID, post_id, reply_id, writer, thread.blog_id, "rules", "", "staff"),
                *(False, False, 1, REASON, at),
            )
        )
        detail = json.dumps({"decision_id": decision_id, "post_id": post_id})
        self.rows[AuditEntry].append((at, MODERATOR_ID, kind, "reply", reply_id, detail))
        self.rows[Notification].append((writer, "decision", post_id, reply_id, decision_id, at))
        return decision_id

    def _count(self, thread: Thread) -> None:
        self.replies_of_blogs[thread.blog_id] += thread.published
        if thread.part.first_number == 1:
            count = thread.part.count
            last_at = None if thread.last_at is None else self._ground.driver_time(thread.last_at)
            self.rows[PostCounters].append(
                (thread.post_id, count, thread.published, last_at, count, last_at or thread.posted_at)
            )
        else:
            self.continued.append(thread)
