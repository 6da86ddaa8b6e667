"""A member's front page: what they follow and may read, the latest first, in two statements whatever that is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from forum.db import end_reading, paging, session, unit_of_work
from forum.db.paging import parse_place
from forum.models import Blog, Follow, Post, PostCounters
from forum.permissions import Actor
from forum.queries import followed_posts
from forum.queries.followed_posts import follows_by_choice, list_followed_posts
from tests.services.test_follows import follow
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.statements import count_statements

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def pages(actor: Actor) -> list[list[int]]:
    """The ids on each page, from the first on; and the way back gives the same."""
    found, backwards, token = [], [], None
    while True:
        page = list_followed_posts(actor, parse_place(before=token, after=None))
        found.append([row.post.id for row in page.rows])
        if page.older is None:
            break
        token = page.older
    while page.newer is not None:
        page = list_followed_posts(actor, parse_place(before=None, after=page.newer))
        backwards.append([row.post.id for row in page.rows])
    end_reading()
    assert backwards[::-1] == found[: len(backwards)]
    return found


def add_posts(count: int, blogs: list[Blog], writers: list[Actor]) -> list[int]:
    """Posts in bulk, an hour after each other, every second one in the first blog; gives their ids."""
    with unit_of_work() as work:
        rows: list[dict[str, Any]] = [
            {
                "blog_id": blogs[0 if number % 2 else number % len(blogs)].id,
                "writer_id": writers[number % len(writers)].member_id,
                "state": "published",
                "title": f"Post {number}",
                "slug": f"post-{number}",
                "source": "Words",
                "html": "<p>Words</p>",
                "render_version": 1,
                "created_at": START + timedelta(hours=number),
                "published_at": START + timedelta(hours=number),
                "state_at": START + timedelta(hours=number),
            }
            for number in range(count)
        ]
        ids = list(work.scalars(insert(Post).returning(Post.id, sort_by_parameter_order=True), rows))
        work.execute(insert(PostCounters), [{"post_id": post_id} for post_id in ids])
    return ids


def test_the_page_holds_what_is_followed_and_readable(app: Flask) -> None:
    ruth, walter, fan = make_actor("ruth"), make_actor("walter"), make_actor("fan")
    blog, hall, private = make_blog(), make_blog(), make_blog(reading="private")
    unlisted = make_blog(is_unlisted=True)
    ruth = grant(private, ruth, "author")
    assert not follows_by_choice(fan)
    assert pages(fan) == [[]]
    first = make_post(ruth, blog, body="For @fan.")
    assert not follows_by_choice(fan)
    assert pages(fan) == [[first]]
    follow(fan, slug=hall.slug)
    follow(fan, handle="ruth")
    second, third = make_post(walter, hall), make_post(walter, blog)
    fourth, hidden, aside = make_post(ruth, hall), make_post(ruth, private), make_post(ruth, unlisted)
    assert follows_by_choice(fan)
    assert pages(fan) == [[fourth, second, first]]
    inside = grant(private, fan, "reader")
    assert pages(inside) == [[hidden, fourth, second, first]]
    reply(walter, first)
    assert pages(fan) == [[first, fourth, second]]
    follow(fan, "off", post_id=second)
    follow(fan, post_id=third)
    follow(fan, slug=unlisted.slug)
    assert pages(fan) == [[first, aside, fourth, third]]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    blogs=st.sets(st.integers(0, 6)),
    members=st.sets(st.integers(0, 4)),
    threads=st.sets(st.integers(0, 59)),
    lively=st.lists(st.tuples(st.integers(0, 59), st.integers(0, 80)), max_size=8),
)
def test_pages_are_those_of_the_whole_list(
    app: Flask,
    world: tuple[Actor, list[Blog], list[Actor], list[int]],
    blogs: set[int],
    members: set[int],
    threads: set[int],
    lively: list[tuple[int, int]],
) -> None:
    """Whatever is followed, the pages in both directions are the whole list cut into pieces."""
    fan, all_blogs, all_members, ids = world
    with unit_of_work() as work:
        work.execute(delete(Follow))
        work.execute(update(PostCounters).values(last_reply_at=None))
        for number, hours in lively:
            at = START + timedelta(hours=hours, minutes=1)
            work.execute(update(PostCounters).where(PostCounters.post_id == ids[number]).values(last_reply_at=at))
        targets = [{"kind": "blog", "blog_id": all_blogs[number].id} for number in blogs]
        targets += [{"kind": "member", "member_id": all_members[number].id} for number in members]
        targets += [
            {"kind": "post", "post_id": ids[number], "delivery": "site" if number % 7 else "off"} for number in threads
        ]
        for target in targets:
            work.add(Follow(user_id=fan.member_id, created_at=START, **target))
    rows = (
        session()
        .execute(
            select(Post.id, Post.blog_id, Post.writer_id, Post.published_at, PostCounters.last_reply_at).join(
                PostCounters, PostCounters.post_id == Post.id
            )
        )
        .all()
    )
    end_reading()
    expected = []
    for post_id, blog_id, writer_id, published_at, last_reply_at in rows:
        if (number := ids.index(post_id)) in threads:
            if number % 7:
                expected.append((last_reply_at or published_at, post_id))
        elif blog_id in {all_blogs[n].id for n in blogs} or writer_id in {all_members[n].id for n in members}:
            expected.append((published_at, post_id))
    found = pages(fan)
    assert [post_id for page in found for post_id in page] == [
        post_id for _at, post_id in sorted(expected, reverse=True)
    ]
    assert all(len(page) == 5 for page in found[:-1])


@pytest.fixture
def world(app: Flask, monkeypatch: pytest.MonkeyPatch) -> tuple[Actor, list[Blog], list[Actor], list[int]]:
    """60 posts by five members in seven blogs, and pages of five."""
    monkeypatch.setattr(followed_posts, "PAGE_SIZE", 5)
    monkeypatch.setattr(followed_posts, "SIZE", 6)
    monkeypatch.setattr(paging.read_page, "__kwdefaults__", {"size": 5})
    blogs, members = [make_blog() for _ in range(7)], [make_actor(f"member{number}") for number in range(5)]
    return make_actor("fan"), blogs, members, add_posts(60, blogs, members)


def test_a_page_costs_the_same_for_few_follows_and_for_many(app: Flask) -> None:
    fan, ruth = make_actor("fan"), make_actor("ruth")
    blogs = [make_blog() for _ in range(3)]
    ids = add_posts(60, blogs, [ruth])

    def cost() -> int:
        end_reading()
        with count_statements() as sent:
            list_followed_posts(fan)
        return len(sent)

    assert cost() == 2
    follow(fan, slug=blogs[0].slug)
    assert cost() == 2
    for post_id in ids[:30]:
        follow(fan, post_id=post_id)
    follow(fan, handle="ruth")
    assert cost() == 2
