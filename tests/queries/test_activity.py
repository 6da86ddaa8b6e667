"""Lists by activity and of unanswered posts: in order, page by page, and in step with whatever happens to a post."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from forum.db import end_reading, now, unit_of_work
from forum.db.paging import PAGE_SIZE, Page, Place, parse_place
from forum.permissions import VISITOR, Actor
from forum.queries.activity import ActivePost, list_active_posts, list_unanswered_posts
from forum.queries.verification import find_faults
from forum.services.moderation import hide_post, hide_reply, lock_post, restore_post
from forum.services.moving import move_reply
from forum.services.posts import publish_post, unpublish_post
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post, reply
from tests.support.statements import count_statements

Listing = Callable[[Actor, Place | None], Page[ActivePost]]


@pytest.fixture
def clock(app: Flask) -> Iterator[Callable[[], None]]:
    """A clock that stands still but for a minute when it is called."""
    with time_machine.travel(now(), tick=False) as traveller:
        yield lambda: traveller.shift(timedelta(minutes=1))


def ids_of(listing: Listing, actor: Actor = VISITOR) -> list[int]:
    """All pages, there and back again, each one statement."""
    end_reading()
    found: list[int] = []
    before: str | None = None
    while True:
        place = parse_place(before=before, after=None)
        with count_statements() as sent:
            page = listing(actor, place)
        assert len(sent) == 1
        found += [row.post.id for row in page.rows]
        if page.newer is not None:
            back = listing(actor, parse_place(before=None, after=page.newer))
            assert [row.post.id for row in back.rows] == found[-len(page.rows) - PAGE_SIZE : -len(page.rows)]
        if page.older is None:
            return found
        before = page.older


def test_pages_follow_each_other_in_order(clock: Callable[[], None]) -> None:
    walter, blog = make_actor("walter"), make_blog()
    ids = []
    for _number in range(2 * PAGE_SIZE + 3):
        ids.append(make_post(walter, blog))
        clock()
    assert ids_of(list_active_posts) == ids_of(list_unanswered_posts) == ids[::-1]
    for post_id in ids[5:8]:
        reply(walter, post_id)
        clock()
    assert ids_of(list_active_posts) == [ids[7], ids[6], ids[5], *(each for each in ids[::-1] if each not in ids[5:8])]
    assert ids_of(list_unanswered_posts) == [each for each in ids[::-1] if each not in ids[5:8]]


def test_the_lists_are_in_step_with_whatever_happens_to_a_post(clock: Callable[[], None]) -> None:
    walter, blog = make_actor("walter"), make_blog()
    moderator = grant(blog, make_actor("mona"), "moderator")
    first, second = make_post(walter, blog), make_post(walter, blog)
    draft = make_draft(walter, blog)
    for post_id in (first, second):
        clock()
        reply(walter, post_id)
    assert ids_of(list_active_posts) == [second, first]
    clock()
    with unit_of_work() as work:
        hide_post(work, actor=moderator, post_id=second, reason="It is beside the matter.")
    assert ids_of(list_active_posts) == ids_of(list_active_posts, walter) == [first]
    with unit_of_work() as work:
        restore_post(work, actor=moderator, post_id=second, reason="It is not.")
    assert ids_of(list_active_posts) == [second, first]
    with unit_of_work() as work:
        publish_post(work, actor=walter, post_id=draft)
    assert ids_of(list_active_posts) == [draft, second, first]
    with unit_of_work() as work:
        unpublish_post(work, actor=walter, post_id=draft)
        hide_reply(work, actor=moderator, post_id=first, number=1, reason="It names somebody.")
    assert ids_of(list_unanswered_posts) == [first]
    with unit_of_work() as work:
        move_reply(
            work,
            actor=moderator,
            post_id=second,
            number=1,
            to_post_id=first,
            is_wider_agreed=True,
            reason="It belongs there.",
        )
    assert ids_of(list_unanswered_posts) == [second]
    with unit_of_work() as work:
        lock_post(work, actor=moderator, post_id=second, reason="Enough was said.")
    assert ids_of(list_unanswered_posts) == []
    assert not [fault.words for fault in find_faults()]


@pytest.mark.parametrize("reading", ["private", "members"])
def test_what_one_may_not_read_is_in_no_list(app: Flask, reading: str) -> None:
    blog = make_blog(reading=reading)
    author = grant(blog, make_actor("walter"), "author")
    post_id = make_post(author, blog)
    for listing in (list_active_posts, list_unanswered_posts):
        assert ids_of(listing) == []
        assert ids_of(listing, make_actor(f"otto_{listing.__name__[:8]}")) == (
            [post_id] if reading == "members" else []
        )
        assert ids_of(listing, author) == [post_id]
