"""Followers are told of each text once, in batches, whatever stops the work in between."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session, unit_of_work
from forum.db.jobs import Job
from forum.jobs.runner import run_due
from forum.models import FanOut, Follow, Notification, Post
from forum.permissions import Actor
from forum.services import fan_outs, moderation, moving, telling
from forum.services.posts import publish_post
from tests.services.test_follows import follow, ignore, reply_id, told
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post, reply
from tests.support.statements import count_statements


def run_all(app: Flask) -> int:
    end_reading()
    return run_due(app, limit=1000)


def waiting(name: str = "tell_followers") -> int:
    end_reading()
    count = session().scalar(select(func.count()).select_from(Job).where(Job.name == name, Job.state == "queued"))
    end_reading()
    return count or 0


def grounds(actor: Actor) -> list[str]:
    """The kinds of follows that the actor's notices name, in their order."""
    end_reading()
    query = (
        select(Follow.kind)
        .join(Notification, Notification.follow_id == Follow.id)
        .where(Notification.user_id == actor.member_id)
        .order_by(Notification.id)
    )
    found = list(session().scalars(query))
    end_reading()
    return found


def test_each_follower_hears_of_a_text_once_by_the_closest_follow(app: Flask) -> None:
    blog, hall = make_blog(), make_blog()
    ruth, walter, gerda, fan = (make_actor(name) for name in ("ruth", "walter", "gerda", "fan"))
    outsider, muted, cross = (make_actor(name) for name in ("outsider", "muted", "cross"))
    make_post(ruth, hall)
    assert waiting() == 0
    follow(fan, slug=blog.slug)
    follow(fan, handle="ruth")
    follow(gerda, slug=blog.slug)
    follow(ruth, slug=blog.slug)
    follow(cross, slug=blog.slug)
    ignore(cross, "ruth")
    post_id = make_post(ruth, blog, body="For @walter.")
    assert waiting() == 1
    assert told(fan) == []
    run_all(app)
    assert [told(member) for member in (fan, gerda)] == [[("follow", post_id, None)]] * 2
    assert (grounds(fan), grounds(gerda)) == (["member"], ["blog"])
    assert (told(ruth), told(cross), told(walter)) == ([], [], [("mention", post_id, None)])

    first = reply(walter, post_id, "First")
    second = reply(gerda, post_id, "Second", to=first)
    run_all(app)
    follow(fan, post_id=post_id)
    follow(fan, post_id=post_id, number=first)
    follow(fan, post_id=post_id, number=second)
    follow(gerda, post_id=post_id, number=first)
    follow(outsider, handle="walter")
    follow(muted, "off", post_id=post_id)
    follow(muted, handle="walter")
    deep = reply(walter, post_id, "Third", to=second)
    beside = reply(walter, post_id, "Fourth", to=first)
    run_all(app)
    assert told(fan)[1:] == [("follow", post_id, deep), ("follow", post_id, beside)]
    assert grounds(fan)[1:] == ["branch", "branch"]
    assert told(gerda)[1:] == [("reply", post_id, deep), ("follow", post_id, beside)]
    assert [number for _kind, _post, number in told(outsider)] == [deep, beside]
    assert told(muted) == []
    assert told(walter)[1:] == [("reply", post_id, second)]
    end_reading()
    named = (
        session()
        .scalars(
            select(Follow.reply_id)
            .join(Notification, Notification.follow_id == Follow.id)
            .where(Notification.user_id == fan.member_id, Notification.reply_id.is_not(None))
            .order_by(Notification.id)
        )
        .all()
    )
    end_reading()
    assert list(named) == [reply_id(post_id, second), reply_id(post_id, first)]


def test_nobody_is_told_of_what_they_may_not_read_or_find(app: Flask) -> None:
    ruth, fan = make_actor("ruth"), make_actor("fan")
    private, unlisted = make_blog(reading="private"), make_blog(is_unlisted=True)
    ruth, inside = grant(private, ruth, "author"), grant(private, make_actor("inside"), "reader")
    for member in (fan, inside):
        follow(member, handle="ruth")
    secret, aside = make_post(ruth, private), make_post(ruth, unlisted)
    run_all(app)
    assert told(fan) == []
    assert told(inside) == [("follow", secret, None)]
    follow(fan, slug=unlisted.slug)
    other = make_post(ruth, unlisted)
    run_all(app)
    assert told(fan) == [("follow", other, None)]
    assert aside != other


def test_what_stops_half_way_goes_on_without_a_loss_or_a_double(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fan_outs, "BATCH", 3)
    ruth, blog = make_actor("ruth"), make_blog()
    mod = grant(blog, make_actor("moddy"), "moderator")
    fans = [make_actor(f"fan{number}") for number in range(10)]
    for number, fan in enumerate(fans):
        if number % 3:
            follow(fan, slug=blog.slug)
        if number % 2 == 0 or number % 3 == 0:
            follow(fan, handle="ruth")
    post_id = make_post(ruth, blog)
    end_reading()
    assert run_due(app, limit=1) == 1
    really, calls = telling.tell, []

    def break_down(*given: Any, **options: Any) -> Any:
        calls.append(1)
        really(*given, **options)
        if len(calls) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(fan_outs, "tell", break_down)
    with pytest.raises(KeyboardInterrupt):
        run_due(app, limit=1)
    assert [len(told(fan)) for fan in fans] == [1] * 3 + [0] * 7
    with unit_of_work() as work:
        for job in work.scalars(select(Job).where(Job.name == "tell_followers")):
            job.state, job.leased_until, job.lease = "queued", None, None
    run_due(app, limit=1)
    run_due(app, limit=1)
    with unit_of_work() as work:
        moderation.hide_post(work, actor=mod, post_id=post_id, reason="Let us look.")
    run_all(app)
    partly = sum(len(told(fan)) for fan in fans)
    assert 0 < partly < 10
    with unit_of_work() as work:
        moderation.restore_post(work, actor=mod, post_id=post_id, reason="It is fine.")
    run_all(app)
    assert [told(fan) for fan in fans] == [[("follow", post_id, None)]] * 10
    fan_out = session().scalars(select(FanOut)).one()
    assert fan_out.finished_at is not None
    end_reading()


def test_publishing_costs_the_same_for_few_followers_and_for_many(app: Flask) -> None:
    ruth, blog, quiet = make_actor("ruth"), make_blog(), make_blog()
    first = make_actor("first")
    follow(first, slug=blog.slug)

    def publish(where: Any) -> int:
        draft = make_draft(ruth, where)
        with count_statements() as sent, unit_of_work() as work:
            publish_post(work, actor=ruth, post_id=draft)
        return len(sent)

    few = publish(blog)
    assert publish(quiet) == few - 2
    for number in range(30):
        follow(make_actor(f"fan{number}"), slug=blog.slug)
    assert publish(blog) == few
    assert waiting() == 2


def test_what_moderators_move_is_not_told_again(app: Flask) -> None:
    blog, hall = make_blog(), make_blog()
    ruth, fan, mod = make_actor("ruth"), make_actor("fan"), make_actor("mod", role="moderator")
    post_id, other_id = make_post(ruth, blog), make_post(ruth, blog)
    number = reply(ruth, post_id)
    for target in ({"slug": blog.slug}, {"slug": hall.slug}, {"handle": "ruth"}, {"post_id": other_id}):
        follow(fan, **target)
    given: dict[str, Any] = {"actor": mod, "post_id": post_id, "reason": "It fits there.", "is_wider_agreed": True}
    with unit_of_work() as work:
        moving.move_reply(work, number=number, to_post_id=other_id, **given)
    with unit_of_work() as work:
        moving.move_post(work, blog_slug=hall.slug, **given)
    with unit_of_work() as work:
        del given["is_wider_agreed"]
        given["post_id"] = other_id
        moving.split_reply(work, number=1, prepared=moving.prepare_split("Alone"), **given)
    run_all(app)
    assert told(fan) == []
    assert session().scalar(select(func.count()).select_from(Post)) == 3
    end_reading()
