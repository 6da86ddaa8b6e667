"""What a member follows: chosen, come of itself and faded, muted, ignored, and led along when texts move."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Prune
from forum.errors import InvalidInput, NotAllowed, NotFound, StateConflict
from forum.jobs import prune as pruning
from forum.jobs.prune import prune
from forum.models import Follow, Ignore, Notification, Post, Reply
from forum.permissions import Actor
from forum.queries.follows import Target, list_follows
from forum.services import follows, ignores, moving
from forum.services.merging_accounts import merge_accounts
from forum.services.merging_blogs import merge_blogs
from forum.services.posts import unpublish_post
from tests.support.factories import grant, make_actor, make_blog, make_draft, make_post, reply


def follow(actor: Actor, delivery: str = "site", **target: Any) -> None:
    with unit_of_work() as work:
        follows.set_follow(work, actor=actor, target=Target(**target), delivery=delivery)


def ignore(actor: Actor, handle: str) -> None:
    with unit_of_work() as work:
        ignores.ignore_member(work, actor=actor, handle_key=handle)


def followed(actor: Actor) -> list[tuple[Any, ...]]:
    """Kind, ids of what is followed, delivery and origin, in the order of their making."""
    end_reading()
    rows = session().scalars(select(Follow).where(Follow.user_id == actor.member_id).order_by(Follow.id))
    found = []
    for row in rows:
        ids = [value for value in (row.blog_id, row.post_id, row.reply_id, row.member_id) if value is not None]
        found.append((row.kind, *ids, row.delivery, row.origin))
    end_reading()
    return found


def told(actor: Actor) -> list[tuple[str, int | None, int | None]]:
    """Kind, post and number of what the inbox holds."""
    end_reading()
    rows = (
        session()
        .execute(
            select(Notification.kind, Notification.post_id, Reply.number)
            .outerjoin(Reply, (Reply.post_id == Notification.post_id) & (Reply.id == Notification.reply_id))
            .where(Notification.user_id == actor.member_id)
            .order_by(Notification.id)
        )
        .all()
    )
    end_reading()
    return [(kind, post_id, number) for kind, post_id, number in rows]


def reply_id(post_id: int, number: int) -> int:
    found = session().scalars(select(Reply.id).where(Reply.post_id == post_id, Reply.number == number)).one()
    end_reading()
    return found


def test_following_is_chosen_changed_and_ended(app: Flask) -> None:
    ruth, walter, blog = make_actor("ruth"), make_actor("walter"), make_blog()
    post_id = make_post(ruth, blog)
    reply(ruth, post_id)
    private = make_blog(reading="private")
    follow(walter, slug=blog.slug)
    follow(walter, "at_once", post_id=post_id)
    follow(walter, "daily", post_id=post_id, number=1)
    follow(walter, "weekly", handle="ruth")
    follow(walter, "daily", slug=blog.slug)
    first = reply_id(post_id, 1)
    assert followed(walter) == [
        ("blog", blog.id, "daily", "chosen"),
        ("post", post_id, "at_once", "chosen"),
        ("branch", post_id, first, "daily", "chosen"),
        ("member", ruth.id, "weekly", "chosen"),
    ]
    for target in ({"slug": private.slug}, {"post_id": 999}, {"post_id": post_id, "number": 9}, {"handle": "nobody"}):
        with pytest.raises(NotFound):
            follow(walter, **target)
    with pytest.raises(NotAllowed):
        follow(walter, handle="walter")
    with pytest.raises(StateConflict):
        follow(ruth, post_id=make_draft(ruth, blog))
    for delivery, target in (("off", {"slug": blog.slug}), ("off", {"handle": "ruth"}), ("", {"post_id": post_id})):
        with pytest.raises(InvalidInput):
            follow(walter, delivery, **target)
    with unit_of_work() as work:
        follows.end_follow(work, actor=walter, target=Target(handle="ruth"))
        follows.end_follow(work, actor=walter, target=Target(handle="ruth"))
    rows = {row.kind: row for row in list_follows(walter, "threads").rows}
    with unit_of_work() as work:
        follows.change_follow(work, actor=walter, follow_id=rows["post"].id, delivery="off")
        follows.stop_follow(work, actor=walter, follow_id=rows["branch"].id)
    with pytest.raises(NotFound), unit_of_work() as work:
        follows.stop_follow(work, actor=ruth, follow_id=rows["post"].id)
    assert followed(walter) == [("blog", blog.id, "daily", "chosen"), ("post", post_id, "off", "chosen")]


def test_there_is_an_end_to_what_one_member_follows(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follows, "MAX_FOLLOWS", 1)
    walter, blog, other = make_actor("walter"), make_blog(), make_blog()
    follow(walter, slug=blog.slug)
    with pytest.raises(StateConflict):
        follow(walter, slug=other.slug)
    follow(walter, "weekly", slug=blog.slug)


def test_what_one_can_no_longer_read_is_listed_without_a_word_of_it(app: Flask) -> None:
    ruth, walter = make_actor("ruth"), make_actor("walter")
    blog = make_blog(name="Secret harbour", reading="private")
    ruth, inside = grant(blog, ruth, "author"), grant(blog, walter, "reader")
    post_id = make_post(ruth, blog, "Secret title")
    reply(ruth, post_id)
    follow(inside, slug=blog.slug)
    follow(inside, post_id=post_id)
    follow(inside, post_id=post_id, number=1)
    seen = [(row.kind, row.title, row.number) for row in list_follows(inside).rows]
    assert seen == [("branch", "Secret title", 1), ("post", "Secret title", None), ("blog", "Secret harbour", None)]
    hidden = [(row.title, row.slug, row.post_id, row.number) for row in list_follows(walter).rows]
    assert hidden == [(None, None, None, None)] * 3
    with unit_of_work() as work:
        unpublish_post(work, actor=ruth, post_id=post_id)
    assert [row.title for row in list_follows(inside).rows] == [None, None, "Secret harbour"]


def test_own_threads_and_mentions_are_followed_until_they_are_quiet(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "BATCH", 2)
    ruth, walter, gerda, blog = make_actor("ruth"), make_actor("walter"), make_actor("gerda"), make_blog()
    draft = make_draft(ruth, blog, body="For @walter and @gerda")
    assert followed(ruth) == []
    posts = [make_post(ruth, blog, f"Post {n}", body="For @walter and @gerda") for n in range(3)]
    assert followed(ruth) == [("post", post_id, "daily", "own") for post_id in posts]
    assert followed(walter) == [("post", post_id, "daily", "mention") for post_id in posts]
    follow(walter, "off", post_id=posts[0])
    follow(gerda, "weekly", post_id=posts[0])
    with unit_of_work() as work:
        work.execute(update(Follow).where(Follow.user_id == gerda.member_id).values(delivery="off"))
    reply(ruth, posts[0], "Again @walter and @gerda.")
    assert followed(walter)[0] == ("post", posts[0], "off", "chosen")
    assert followed(gerda) == [("post", posts[0], "off", "chosen")] + [
        ("post", post_id, "off", "mention") for post_id in posts[1:]
    ]
    with time_machine.travel(now() + timedelta(days=29)):
        prune(Prune())
        reply(walter, posts[1], "Still going.")
        assert len(followed(ruth)) == 3
    with time_machine.travel(now() + timedelta(days=31)):
        prune(Prune())
    assert followed(ruth) == [("post", posts[1], "daily", "own")]
    assert followed(walter) == [("post", posts[0], "off", "chosen"), ("post", posts[1], "daily", "mention")]
    assert len(followed(gerda)) == 3
    assert session().get_one(Post, draft).state == "draft"
    end_reading()


def test_who_muted_their_own_thread_hears_of_names_and_answers_alone(app: Flask) -> None:
    ruth, walter, blog = make_actor("ruth"), make_actor("walter"), make_blog()
    post_id = make_post(ruth, blog)
    follow(ruth, "off", post_id=post_id)
    reply(walter, post_id)
    own = reply(ruth, post_id)
    answer = reply(walter, post_id, to=own)
    named = reply(walter, post_id, "What do you say, @ruth?")
    assert told(ruth) == [("reply", post_id, answer), ("mention", post_id, named)]
    assert followed(ruth) == [("post", post_id, "off", "chosen")]


def test_who_is_ignored_reaches_nobody_by_names_and_answers(app: Flask) -> None:
    ruth, walter, gerda, blog = make_actor("ruth"), make_actor("walter"), make_actor("gerda"), make_blog()
    ignore(ruth, "walter")
    ignore(ruth, "walter")
    with pytest.raises(NotAllowed):
        ignore(ruth, "ruth")
    post_id = make_post(ruth, blog)
    first = reply(walter, post_id, "Look, @ruth and @gerda.")
    reply(walter, post_id, "More, @ruth.", to=reply(ruth, post_id))
    assert told(ruth) == []
    assert told(gerda) == [("mention", post_id, first)]
    assert told(walter) == []
    with unit_of_work() as work:
        ignores.stop_ignoring(work, actor=ruth, member_id=walter.member_id)
    last = reply(walter, post_id, "And now?")
    assert told(ruth) == [("reply", post_id, last)]


def test_follows_go_where_the_texts_go(app: Flask) -> None:
    blog = make_blog()
    ruth, walter, gerda = (make_actor(name) for name in ("ruth", "walter", "gerda"))
    mod = grant(blog, make_actor("moddy"), "moderator")
    post_id, other_id = make_post(ruth, blog, "First"), make_post(gerda, blog, "Second")
    reply(gerda, post_id, "Root")
    reply(gerda, post_id, "Below", to=1)
    for number in (1, 2):
        follow(walter, "weekly", post_id=post_id, number=number)
    given: dict[str, Any] = {"actor": mod, "reason": "It fits there."}
    with unit_of_work() as work:
        split = moving.split_reply(work, post_id=post_id, number=1, prepared=moving.prepare_split("Third"), **given).id
    below = reply_id(split, 1)
    assert followed(walter) == [("post", split, "weekly", "chosen"), ("branch", split, below, "weekly", "chosen")]
    with unit_of_work() as work:
        moved = moving.move_reply(work, post_id=split, number=1, to_post_id=other_id, is_wider_agreed=False, **given)
    assert followed(walter)[1] == ("branch", other_id, reply_id(other_id, moved), "weekly", "chosen")
    prepared = moving.prepare_merge(mod, other_id)
    with unit_of_work() as work:
        number = moving.merge_post(work, post_id=split, prepared=prepared, is_wider_agreed=False, **given)
    assert followed(gerda) == [("branch", split, reply_id(split, number), "daily", "own")]
    assert followed(walter) == [
        ("post", split, "weekly", "chosen"),
        ("branch", split, reply_id(split, number + 1), "weekly", "chosen"),
    ]


def test_two_who_become_one_follow_each_thing_once(app: Flask) -> None:
    admin, blog, other = make_actor("adah", role="admin"), make_blog(), make_blog()
    old, new, fan, foe = (make_actor(name) for name in ("old", "new", "fan", "foe"))
    post_id = make_post(fan, blog)
    for member, delivery in ((old, "daily"), (new, "weekly")):
        follow(member, delivery, slug=blog.slug)
        follow(member, delivery, handle="fan")
        follow(fan, delivery, handle=member.handle)
        ignore(foe, member.handle)
        ignore(member, "foe")
    follow(old, "daily", post_id=post_id)
    follow(old, handle="new")
    follow(new, handle="old")
    ignore(old, "new")
    ignore(old, "fan")
    with unit_of_work() as work:
        merge_accounts(work, actor=admin, handle="old", into="new", reason="They asked for it.")
    assert followed(old) == []
    assert followed(new) == [
        ("blog", blog.id, "weekly", "chosen"),
        ("member", fan.id, "weekly", "chosen"),
        ("post", post_id, "daily", "chosen"),
    ]
    assert followed(fan) == [("post", post_id, "daily", "own"), ("member", new.id, "weekly", "chosen")]
    end_reading()
    pairs = session().execute(select(Ignore.user_id, Ignore.ignored_id).order_by(Ignore.user_id, Ignore.ignored_id))
    assert sorted(tuple(pair) for pair in pairs) == sorted([(new.id, fan.id), (new.id, foe.id), (foe.id, new.id)])
    end_reading()
    follow(fan, "daily", slug=other.slug)
    follow(fan, "weekly", slug=blog.slug)
    follow(foe, "at_once", slug=blog.slug)
    with unit_of_work() as work:
        merge_blogs(work, actor=admin, slug=blog.slug, into=other.slug, is_wider_agreed=False, reason="One is enough.")
    assert [row for row in followed(fan) if row[0] == "blog"] == [("blog", other.id, "daily", "chosen")]
    assert [row for row in followed(foe) if row[0] == "blog"] == [("blog", other.id, "at_once", "chosen")]
