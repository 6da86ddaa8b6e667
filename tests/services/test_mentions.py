"""Whom a text tells: ten at the most, each once, whatever the grounds."""

from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import Mention, Notification
from forum.services.posts import edit_post
from forum.services.prepared_posts import prepare_post
from tests.support.factories import make_actor, make_blog, make_post, reply


def told(post_id: int) -> list[tuple[int, str]]:
    end_reading()
    query = select(Notification.user_id, Notification.kind).where(Notification.post_id == post_id)
    found = [(row[0], row[1]) for row in session().execute(query.order_by(Notification.id))]
    end_reading()
    return found


def test_ten_are_told_and_all_become_links(app: Flask) -> None:
    ruth = make_actor("ruth")
    people = [make_actor(f"p{number}") for number in range(13)]
    body = " ".join(f"@{person.handle}" for person in people)
    post_id = make_post(ruth, make_blog(), body=body)
    ids = [person.member_id for person in people]
    assert told(post_id) == [(member_id, "mention") for member_id in ids[:10]]
    assert len(session().scalars(select(Mention).where(Mention.post_id == post_id)).all()) == 13
    with unit_of_work() as work:
        edit_post(work, actor=ruth, post_id=post_id, version=1, prepared=prepare_post("T", f"{body} {body} more"))
    assert len(told(post_id)) == 10, "an edit makes no room for more"


def test_whoever_is_answered_and_named_in_one_text_hears_once(app: Flask) -> None:
    ruth, walter, gerda = make_actor("ruth"), make_actor("walter"), make_actor("gerda")
    post_id = make_post(ruth, make_blog(), body="For @ruth")
    assert told(post_id) == [], "nobody is told of their own text"
    reply(walter, post_id, "To @ruth, and @ruth again")
    assert told(post_id) == [(ruth.member_id, "reply")]
    reply(gerda, post_id, "To @walter and @ruth", to=1)
    assert told(post_id)[1:] == [(walter.member_id, "reply"), (ruth.member_id, "mention")]
    reply(gerda, post_id, "To myself, @gerda", to=2)
    assert len(told(post_id)) == 3
