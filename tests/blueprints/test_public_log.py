"""The public log: what it lists, what it only counts, and that it says nothing more."""

import re
from dataclasses import replace

from flask import Flask
from sqlalchemy import update

from forum.db import current_settings, now, unit_of_work
from forum.db.context import EXTENSION
from forum.models import Case, Decision, Post
from forum.services.moderation import hide_post, restore_post
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.statements import count_statements
from tests.support.web import Browser


def lines(page: str) -> list[str]:
    return re.findall(r"<h2>([^<]+)</h2>", page)


def test_the_log_lists_what_is_public_and_counts_the_rest(app: Flask) -> None:
    ann, mod = make_actor("ann"), make_actor("mia", role="admin")
    places = {
        "public": make_blog(),
        "unlisted": make_blog(is_unlisted=True),
        "members": make_blog(reading="members"),
        "private": make_blog(reading="private"),
    }
    posts = {
        name: make_post(make_actor(f"ann_{name}", role="admin"), blog, "Zzsecret") for name, blog in places.items()
    }
    for name in ("named", "moved", "worried"):
        posts[name] = make_post(ann, places["public"], "Zzsecret")
    for post_id in posts.values():
        with unit_of_work() as work:
            hide_post(work, actor=mod, post_id=post_id, reason="Zzsecret")
    with unit_of_work() as work:
        restore_post(work, actor=mod, post_id=posts["public"], reason="Zzsecret")
        work.get_one(Post, posts["named"]).audience = "named"
        work.get_one(Post, posts["moved"]).blog_id = places["private"].id
        case = Case(lane="worried", thing="post:1", opened_at=now(), state="closed", outcome="handled")
        work.add(case)
        work.flush()
        work.execute(update(Decision).where(Decision.post_id == posts["worried"]).values(case_id=case.id))
    page = Browser(app).get("/moderation/log")
    assert "Set-Cookie" not in page.headers
    assert lines(page.text) == ["A post was brought back", "A post was hidden"]
    assert "And 6 more in the last year, in places that are not public." in page.text
    assert page.text.count("Taken back later") == 1
    assert "The guidelines" in page.text
    main = page.text.split("<main")[1].split("</main")[0]
    assert not [word for word in ("Zzsecret", "Mia", "Ann", "ann", "/posts/", "@") if word in main]
    assert re.findall(r'datetime="([^"]+)"', main) == [f"{now():%Y-%m-%d}"] * 2
    app.extensions[EXTENSION] = replace(current_settings(), show_moderators=True)
    assert Browser(app).get("/moderation/log").text.count("By <bdi>Mia</bdi>") == 2


def test_pages_of_fifty_cost_the_same(app: Flask) -> None:
    mod, visitor = make_actor("mia", role="moderator"), Browser(app)

    def add(count: int) -> None:
        with unit_of_work() as work:
            for _each in range(count):
                values = {"found_by": "staff", "reason": "Words", "created_at": now()}
                work.add(Decision(kind="warn", actor_id=mod.member_id, user_id=mod.member_id, **values))

    visitor.get("/moderation/log")
    add(1)
    with count_statements() as few:
        assert len(lines(visitor.get("/moderation/log").text)) == 1
    add(110)
    seen, url = [], "/moderation/log"
    with count_statements() as many:
        page = visitor.get(url).text
    assert len(few) == len(many) <= 4
    while True:
        seen.append(len(lines(page)))
        older = re.search(r'rel="next" href="([^"]+)"', page)
        if older is None:
            break
        page = visitor.get(older.group(1)).text
    assert seen == [50, 50, 11]
    newer = re.search(r'rel="prev" href="([^"]+)"', page)
    assert newer is not None
    assert len(lines(visitor.get(newer.group(1)).text)) == 50
    assert len(lines(visitor.get("/moderation/log?before=zz&after=-1").text)) == 50
