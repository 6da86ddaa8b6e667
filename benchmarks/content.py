"""Synthetic content in bulk: a post with replies, and any number of open and closed cases."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.models import Case, Flag, PostCounters, Reply, User
from forum.models.cases import FLAG_REASONS
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.queries.threads import newest_key
from forum.services.blogs import create_blog, prepare_blog
from forum.services.posts import create_post, publish_post
from forum.services.prepared_posts import prepare_post

CHUNK = 10_000
REPLIES = 50
WRITERS = 200


def make_member(handle: str, role: str = "member") -> Actor:
    with unit_of_work() as work:
        user = User(
            handle=handle,
            handle_key=handle,
            display_name=handle.capitalize(),
            email=f"{handle}@example.org",
            email_key=f"{handle}@example.org",
            email_verified_at=now(),
            state="active",
            role=role,
            trust_level=1,
            created_at=now(),
        )
        work.add(user)
        work.flush()
        user_id = user.id
    return get_member_actor(user_id)


def make_post(admin: Actor, writers: list[Actor]) -> str:
    """A post with 50 replies; gives its path."""
    blog = prepare_blog(
        name="Bench",
        slug="",
        description="",
        note="",
        posting="members",
        reading="public",
        is_unlisted=False,
        closes_after_days=None,
        position=0,
    )
    prepared = prepare_post("A post to measure", "A paragraph of *some* length. " * 40)
    with unit_of_work() as work:
        slug = create_blog(work, actor=admin, prepared=blog).slug
    with unit_of_work() as work:
        written = create_post(work, actor=writers[0], blog_slug=slug, prepared=prepared, form_key="bench")
        publish_post(work, actor=writers[0], post_id=written.id)
        work.execute(insert(Reply), [_reply(written.id, number, writers) for number in range(1, REPLIES + 1)])
        work.execute(
            update(PostCounters)
            .where(PostCounters.post_id == written.id)
            .values(reply_seq=REPLIES, reply_count=REPLIES)
            .execution_options(synchronize_session=False)
        )
    return f"/posts/{written.id}/{written.slug}"


def _reply(post_id: int, number: int, writers: list[Actor]) -> dict[str, Any]:
    above = b"" if number % 5 == 1 else (number - (number - 1) % 5).to_bytes(4, "big")
    key = above + number.to_bytes(4, "big")
    text = f"Reply {number}. " + "Words of a reply as long as most of them are. " * 6
    return {
        "post_id": post_id,
        "writer_id": writers[number % len(writers)].id,
        "number": number,
        "thread_key": key,
        "newest_key": newest_key(key),
        "depth": len(key) // 4,
        "state": "published",
        "is_shown": True,
        "source": text,
        "html": f"<p>{text}</p>",
        "render_version": 1,
        "created_at": now(),
        "published_at": now(),
        "state_at": now(),
    }


def add_cases(post_path: str, writers: list[Actor], *, is_open: bool, start: int, end: int) -> None:
    """Cases of the post's replies, each with a flag or two; closed ones over the last two years."""
    post_id = int(post_path.split("/")[2])
    replies = list(session().scalars(select(Reply.id).where(Reply.post_id == post_id).order_by(Reply.id)))
    end_reading()
    for low in range(start, end, CHUNK):
        numbers = range(low, min(low + CHUNK, end))
        with unit_of_work() as work:
            work.execute(insert(Case), [_case(number, post_id, replies, writers, is_open) for number in numbers])
            work.execute(insert(Flag), list(_flags(numbers, writers, is_open)))


def _case(number: int, post_id: int, replies: list[int], writers: list[Actor], is_open: bool) -> dict[str, Any]:
    opened_at = now() - timedelta(minutes=number % 1_000_000)
    closed_at = opened_at + timedelta(hours=number % 50)
    return {
        "id": number + 1,
        "thing": f"reply:{post_id}:{replies[number % REPLIES]}:{number}",
        "lane": "normal",
        "urgency": 1,
        "post_id": post_id,
        "reply_id": replies[number % REPLIES],
        "writer_id": writers[number % len(writers)].id,
        "blog_id": 1,
        "rank": -float(number % 97),
        "flag_count": 1,
        "state": "open" if is_open else "closed",
        "outcome": None if is_open else ("agreed", "disagreed", "ignored")[number % 3],
        "opened_at": opened_at,
        "closed_at": None if is_open else closed_at,
    }


def _flags(numbers: range, writers: list[Actor], is_open: bool) -> Iterator[dict[str, Any]]:
    moment: datetime = now()
    for number in numbers:
        yield {
            "case_id": number + 1,
            "thing": f"bench:{number}",
            "flagger_id": writers[(number + 7) % len(writers)].id,
            "reason": FLAG_REASONS[number % len(FLAG_REASONS)],
            "words": "",
            "weight": 2.0,
            "state": "open" if is_open else "agreed",
            "created_at": moment,
            "handled_at": None if is_open else moment - timedelta(minutes=number % 1_000_000),
        }
