"""How many statements a page costs, counted through real requests: few, and the same for few rows and for many."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, update

from forum.db import now, unit_of_work
from forum.models import CountDelta, Post, PostCounters, Reply
from forum.permissions import Actor
from forum.queries.threads import newest_key
from forum.services.search_index import index_next_replies
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.recount import find_faults
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

AT_MOST = {"visitor": 4, "member": 10}


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def walter_actor(app: Flask) -> Actor:
    return make_member(app, "walter")


@pytest.fixture
def browsers(app: Flask, walter_actor: Actor) -> dict[str, Browser]:
    member = Browser(app)
    member.sign_in("walter")
    return {"visitor": Browser(app), "member": member}


def statements_of(browser: Browser, path: str) -> list[str]:
    """The statements of one page, which must be there."""
    with count_statements() as sent:
        page = browser.get(path)
    assert page.status_code in {200, 302}, (path, page.status_code)
    return list(sent)


def thread_keys(count: int) -> list[bytes]:
    """Keys of a thread in which replies 1 to 6 hang on each other, and each further one on one six before it."""
    keys: list[bytes] = []
    for number in range(1, count + 1):
        above = b"" if number == 1 else keys[number - 2] if number <= 6 else keys[number - 7][:16]
        keys.append(above + number.to_bytes(4, "big"))
    return keys


def reply_base(path: str) -> str:
    return f"/posts/{post_id_of(path)}/replies"


def fill_thread(path: str, writers: list[Actor], count: int) -> int:
    """Published replies in bulk, and the counters that go with them; gives the id of the blog."""
    post_id = post_id_of(path)
    moment = now()
    keys = thread_keys(count)
    with unit_of_work() as work:
        blog_id = work.get_one(Post, post_id).blog_id
        rows: list[dict[str, Any]] = [
            {
                "post_id": post_id,
                "writer_id": writers[number % len(writers)].member_id,
                "number": number,
                "thread_key": key,
                "newest_key": newest_key(key),
                "depth": len(key) // 4,
                "state": "published",
                "is_shown": True,
                "source": "Words",
                "body_format": "markdown",
                "html": "<p>Words</p>",
                "render_version": 1,
                "version": 1,
                "created_at": moment,
                "published_at": moment,
                "state_at": moment,
            }
            for number, key in enumerate(keys, 1)
        ]
        ids = work.scalars(insert(Reply).returning(Reply.id, sort_by_parameter_order=True), rows).all()
        by_key = dict(zip(keys, ids, strict=True))
        parents = [
            {"id": by_key[key], "post_id": post_id, "parent_id": by_key[key[:-4]]} for key in keys if len(key) > 4
        ]
        work.execute(update(Reply), parents)
        work.execute(
            update(PostCounters)
            .where(PostCounters.post_id == post_id)
            .values(reply_seq=count, reply_count=count, last_reply_at=moment, active_at=moment)
        )
        after: int | None = 0
        while after is not None:
            after = index_next_replies(work, post_id=post_id, after=after)
        for place, writer in enumerate(writers):
            share = len(range(place or len(writers), count + 1, len(writers)))
            work.add(CountDelta(user_id=writer.member_id, blog_id=blog_id, replies=share))
    return blog_id


@pytest.fixture
def threads(app: Flask, admin: Actor, walter_actor: Actor) -> tuple[str, str]:
    """The paths of two posts, with 10 replies and with 2,000."""
    short = publish_post(app, admin, simple_blog(app, admin, "Few"), "Short")
    long = publish_post(app, admin, simple_blog(app, admin, "Many"), "Long")
    fill_thread(short, [admin, walter_actor], 10)
    blog_id = fill_thread(long, [admin, walter_actor], 2000)
    assert find_faults(post_id_of(long), blog_id) == []
    return short, long


def test_a_thread_costs_the_same_however_long(threads: tuple[str, str], browsers: dict[str, Browser]) -> None:
    short, long = threads
    windows = ("", "?order=newest", "?last=1", "?at=1007", "?at=1007&order=newest", "?before=1009")
    faults = []
    for who, browser in browsers.items():
        assert "Comments (2000)" in browser.get(long).text
        for window in windows:
            many = statements_of(browser, long + window)
            if len(many) > AT_MOST[who]:
                faults.append(f"{who} {window}: {len(many)} statements")
        for window in windows[:2]:
            few, many = statements_of(browser, short + window), statements_of(browser, long + window)
            if len(few) != len(many):
                faults.append(f"{who} {window}: {len(few)} for 10 replies, {len(many)} for 2,000")
        for number, action in ((1, ""), (7, ""), (1, "/branch"), (7, "/branch")):
            few, many = (statements_of(browser, f"{reply_base(path)}/{number}{action}") for path in threads)
            if len(few) != len(many):
                faults.append(f"{who} {number}{action}: {len(few)} for 10 replies, {len(many)} for 2,000")
    assert not faults, "\n".join(faults)


def test_lists_cost_the_same_for_two_and_twenty(
    app: Flask, admin: Actor, walter_actor: Actor, browsers: dict[str, Browser]
) -> None:
    blog = simple_blog(app, admin)
    pages = ("/", f"/blogs/{blog}", "/@ruth_admin", "/@walter?show=replies", "/inbox", "/mentions", "/blogs")
    first = publish_post(app, admin, blog, "The first", body="For @walter")

    def fill(start: int, end: int) -> None:
        for number in range(start, end):
            publish_post(app, admin, blog, f"Post {number}", body=f"For @walter, {number}")
            simple_blog(app, admin, f"Blog {number}")

    def count() -> dict[tuple[str, str], int]:
        return {
            (who, path): len(statements_of(browser, path))
            for who, browser in browsers.items()
            for path in pages
            if who == "member" or path not in {"/inbox", "/mentions"}
        }

    fill(0, 1)
    fill_thread(first, [walter_actor], 2)
    few = count()
    fill(1, 19)
    fill_thread(publish_post(app, admin, blog, "The last"), [walter_actor], 18)
    text = browsers["member"].get("/inbox").text
    assert text.count('<li class="card') == 20
    assert count() == few
