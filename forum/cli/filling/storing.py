"""Fills an empty database: people, blogs, tags, then batches of threads, each a unit of work that leaves all sound."""

import gc
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from forum.cli.filling.batch import COLUMNS, TEXT_COLUMNS, Batch, Ground
from forum.cli.filling.material import Material
from forum.cli.filling.texts import StoredArticle, TextMaker
from forum.cli.filling.threads import batches, share_out
from forum.db import current_settings, db, end_reading, now, session, unit_of_work
from forum.db.dialects import dialect_of
from forum.db.full_text import tag_mark
from forum.models import Blog, Decision, Post, PostCounters, Reply, SearchText, Tag, User
from forum.queries.flags import Target
from forum.queries.people import get_member_actor
from forum.rendering import MentionedMember
from forum.services.flags import create_flag, prepare_flag

BATCH = 10_000
BLOGS = 12
DAYS = 5 * 365
STAFF = ("admin", "moderator")
FIRST_WRITER_ID = len(STAFF) + 1
FEWEST_MEMBERS = 10
MAIL_DOMAIN = "members.example"
FLAGGED = 12
DRAWN = 50_000
NUMBERED: tuple[Any, ...] = (User, Blog, Tag, Post, Reply, Decision)
REPORT = ("off_topic", "")
_REPORTABLE = select(Reply.post_id, Reply.number, Reply.writer_id).where(
    Reply.id == bindparam("reply_id"), Reply.state == "published"
)


@dataclass(frozen=True)
class Plan:
    """What is wanted: `full` threads of one page, one of `longest` replies; `characters` in a reply, None for any."""

    posts: int
    replies: int
    members: int
    longest: int = 0
    full: int = 0
    characters: int | None = None
    seed: int = 1


def fill(plan: Plan, material: Material, password_hash: str, tell: Callable[[int], None]) -> None:
    """Stores everything, ending now; tells after each batch how many replies came. The same for the same seed."""
    chance = random.Random(plan.seed)  # noqa: S311 (variety, not secrecy)
    begins_at, ends_at = now() - timedelta(days=DAYS), now()
    members = _members(plan.members)
    maker = TextMaker(chance, material, members)
    articles, texts = maker.articles(plan.posts), maker.replies(plan.replies, plan.characters)
    with unit_of_work() as work:
        _add_people(work, list(members.values()), chance.choices(material.names, k=plan.members), password_hash)
        _add_blogs(work)
        tags = _add_tags(work, articles)
    ground = Ground(
        chance=chance,
        shapes=material.shapes,
        articles=articles,
        texts=texts,
        writers=[_writer(chance, plan.members) for _ in range(DRAWN)],
        tag_ids=tags,
        tag_marks=[" ".join(tag_mark(tag_id) for tag_id in sorted(ids)) for ids in tags],
        blogs=BLOGS,
        driver_time=dialect_of(db.engine).driver_time,
    )
    with _uncollected():
        _add_threads(ground, plan, begins_at, ends_at, tell)
    dialect_of(db.engine).settle_after_loading(db.engine, [model.__table__ for model in NUMBERED])
    _report_some(chance, plan.members, ground.reply_id)


def _add_threads(
    ground: Ground, plan: Plan, begins_at: datetime, ends_at: datetime, tell: Callable[[int], None]
) -> None:
    sizes = share_out(
        ground.chance,
        ground.shapes,
        posts=plan.posts,
        replies=plan.replies,
        longest=plan.longest,
        full=plan.full,
    )
    total, done = len(sizes) + sum(sizes), 0
    for parts in batches(sizes, BATCH):
        held = sum(part.count + 1 for part in parts)
        first, last = (begins_at + (ends_at - begins_at) * min(place / total, 1) for place in (done, done + held))
        batch = Batch(ground, first, last)
        batch.grow(parts, sizes)
        with unit_of_work() as work:
            _store(work, batch)
        done += held
        tell(sum(part.count for part in parts))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows refer to nothing in a circle; the collector would look through each batch of them many times."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _members(count: int) -> dict[str, MentionedMember]:
    handles = [*STAFF, *(f"writer{number}" for number in range(1, count - len(STAFF) + 1))]
    return {handle: MentionedMember(user_id, handle) for user_id, handle in enumerate(handles, start=1)}


def _writer(chance: random.Random, members: int) -> int:
    """Some write far more than others."""
    return min(int(chance.paretovariate(0.6)) + FIRST_WRITER_ID - 1, members)


def _add_people(work: Session, members: Sequence[MentionedMember], names: Sequence[str], password_hash: str) -> None:
    since, terms = now() - timedelta(days=DAYS), current_settings().terms_version
    rows = [
        {
            "id": member.id,
            "handle": member.handle,
            "handle_key": member.handle,
            "display_name": member.handle.capitalize() if member.handle in STAFF else name,
            "email": f"{member.handle}@{MAIL_DOMAIN}",
            "email_key": f"{member.handle}@{MAIL_DOMAIN}",
            "email_verified_at": since,
            "password_hash": password_hash,
            "state": "active",
            "role": member.handle if member.handle in STAFF else "member",
            "trust_level": 1,
            "terms_version": terms,
            "terms_accepted_at": since,
            "created_at": since,
        }
        for member, name in zip(members, names, strict=True)
    ]
    work.execute(insert(User), rows)


def _add_blogs(work: Session) -> None:
    """The last one is for members alone."""
    rows = [
        {
            "id": number,
            "slug": f"blog-{number}",
            "name": f"Blog {number}",
            "posting": "members",
            "reading": "members" if number == BLOGS else "public",
            "position": number,
            "created_at": now() - timedelta(days=DAYS),
        }
        for number in range(1, BLOGS + 1)
    ]
    work.execute(insert(Blog), rows)


def _add_tags(work: Session, articles: Sequence[StoredArticle]) -> list[list[int]]:
    """The tags of all articles; gives the ids of each one's, in their order."""
    names = {tag.slug: tag.name for article in articles for tag in article.tags}
    ids = {slug: number for number, slug in enumerate(sorted(names), start=1)}
    made_at = now() - timedelta(days=DAYS)
    rows = [{"id": ids[slug], "slug": slug, "name": names[slug], "created_at": made_at} for slug in ids]
    if rows:
        work.execute(insert(Tag), rows)
    return [[ids[tag.slug] for tag in article.tags] for article in articles]


def _store(work: Session, batch: Batch) -> None:
    dialect = dialect_of(db.engine)
    for model, columns in COLUMNS.items():
        dialect.load_rows(work, model.__table__, columns, batch.rows[model])
    dialect.load_texts(work, cast(Table, SearchText.__table__), TEXT_COLUMNS, batch.texts)
    for thread in batch.continued:
        count = thread.part.count
        work.connection().execute(
            update(PostCounters)
            .where(PostCounters.post_id == thread.post_id)
            .values(
                reply_seq=PostCounters.reply_seq + count,
                reply_count=PostCounters.reply_count + thread.published,
                page_version=PostCounters.page_version + count,
                last_reply_at=thread.last_at,
                active_at=thread.last_at,
            )
        )
    _add_counts(work, User, batch.posts_of_members, batch.replies_of_members)
    _add_counts(work, Blog, batch.posts_of_blogs, batch.replies_of_blogs)


def _add_counts(work: Session, model: Any, posts: Counter[int], replies: Counter[int]) -> None:
    table = model.__table__
    statement = (
        update(table)
        .where(table.c.id == bindparam("row_id"))
        .values(
            post_count=table.c.post_count + bindparam("more_posts"),
            reply_count=table.c.reply_count + bindparam("more_replies"),
        )
    )
    rows = [
        {"row_id": row_id, "more_posts": posts[row_id], "more_replies": replies[row_id]}
        for row_id in sorted({*posts, *replies})
    ]
    if rows:
        work.connection().execute(statement, rows)


def _report_some(chance: random.Random, members: int, replies: int) -> None:
    """A few reports wait in the moderators' queue."""
    for reply_id in sorted(chance.sample(range(1, replies + 1), min(FLAGGED, replies))):
        found = session().execute(_REPORTABLE, {"reply_id": reply_id}).first()
        flagger = get_member_actor(chance.randint(FIRST_WRITER_ID, members))
        end_reading()
        if found is not None and found.writer_id != flagger.id:
            with unit_of_work() as work:
                prepared = prepare_flag(*REPORT)
                create_flag(work, actor=flagger, target=Target(found.post_id, found.number), prepared=prepared)
