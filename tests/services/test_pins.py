"""Pinned posts: above the first page of their blog, once, and nowhere else out of their order."""

import pytest
from flask import Flask
from sqlalchemy import update

from forum.db import now, unit_of_work
from forum.db.paging import PAGE_SIZE, parse_place
from forum.errors import NotAllowed, StateConflict
from forum.models import Post
from forum.permissions import VISITOR, Actor
from forum.queries.posts import list_blog_posts, list_latest_posts, list_pinned_posts
from forum.services.pins import MOST_PINNED, pin_post, unpin_post
from forum.services.posts import unpublish_post
from tests.support.factories import grant, make_actor, make_blog, make_post
from tests.support.web import Browser


@pytest.fixture
def walter(app: Flask) -> Actor:
    return make_actor("walter")


def pin(actor: Actor, post_id: int) -> None:
    with unit_of_work() as work:
        pin_post(work, actor=actor, post_id=post_id)


def test_a_pinned_post_stands_above_the_first_page_and_not_twice(app: Flask, walter: Actor) -> None:
    blog = make_blog(name="Porch")
    editor = grant(blog, make_actor("edda"), "editor")
    ids = [make_post(walter, blog, title=f"Post number{number}x") for number in range(PAGE_SIZE + 5)]
    for post_id in (ids[0], ids[-1], ids[7]):
        pin(editor, post_id)
        pin(editor, post_id)
    assert [row.id for row in list_pinned_posts(VISITOR, blog.id)] == [ids[7], ids[-1], ids[0]]
    first = list_blog_posts(VISITOR, blog.id)
    rest = list_blog_posts(VISITOR, blog.id, parse_place(before=first.older, after=None))
    listed = [row.id for row in (*first.rows, *rest.rows)]
    assert listed == [post_id for post_id in reversed(ids) if post_id not in {ids[0], ids[-1], ids[7]}]
    assert next(iter(list_latest_posts(VISITOR).rows)).id == ids[-1]

    visitor = Browser(app)
    page = visitor.get("/blogs/porch").text
    assert page.index("number7x") < page.index(f"number{PAGE_SIZE + 4}x") < page.index("number0x")
    assert page.count(">Pinned<") == 3
    assert page.index("number0x") < page.index(f"number{PAGE_SIZE + 3}x")
    second = visitor.get(f"/blogs/porch?before={first.older}").text
    assert ">Pinned<" not in second
    assert "number0x" not in second
    feed = visitor.get("/blogs/porch/feed.atom").text
    assert feed.index(f"number{PAGE_SIZE + 4}x") < feed.index("number7x")


def test_what_is_pinned_is_shown_and_taken_down(app: Flask, walter: Actor) -> None:
    blog = make_blog(name="Porch")
    post_id = make_post(walter, blog)
    editor = grant(blog, make_actor("edda"), "editor")
    visitor = Browser(app)
    assert ">Pinned<" not in visitor.get("/blogs/porch").text
    pin(editor, post_id)
    assert ">Pinned<" in visitor.get("/blogs/porch").text
    with unit_of_work() as work:
        unpin_post(work, actor=editor, post_id=post_id)
    page = visitor.get("/blogs/porch").text
    assert ">Pinned<" not in page
    assert "A post" in page


def test_editors_and_moderators_pin_and_no_more_than_three(walter: Actor) -> None:
    blog = make_blog()
    ids = [make_post(walter, blog) for _number in range(MOST_PINNED + 1)]
    moderator = grant(blog, make_actor("mona"), "moderator")
    with pytest.raises(NotAllowed):
        pin(walter, ids[0])
    for post_id in ids[:-1]:
        pin(moderator, post_id)
    with pytest.raises(StateConflict):
        pin(moderator, ids[-1])
    # What is taken back by its writer is not seen, and makes room.
    with unit_of_work() as work:
        unpublish_post(work, actor=walter, post_id=ids[0])
    assert [row.id for row in list_pinned_posts(VISITOR, blog.id)] == [ids[2], ids[1]]
    pin(moderator, ids[-1])


def test_a_pinned_post_is_listed_for_those_who_may_read_it(walter: Actor) -> None:
    blog = make_blog(reading="private")
    author, editor = grant(blog, walter, "author"), grant(blog, make_actor("edda"), "editor")
    pin(editor, make_post(author, blog))
    with unit_of_work() as work:
        work.execute(update(Post).values(pinned_at=now()))
    assert list_pinned_posts(VISITOR, blog.id) == []
    assert list_pinned_posts(make_actor("otto"), blog.id) == []
    assert len(list_pinned_posts(editor, blog.id)) == 1
