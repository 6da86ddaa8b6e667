"""Corrections: shown under the post with their date, and told once to each who replied, as far as they wish."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.db.jobs import TellOfCorrection
from forum.errors import InvalidInput, NotAllowed, NotFound
from forum.jobs.runner import run_due
from forum.jobs.tell_of_correction import tell_of_correction
from forum.models import Correction, Delivery, Notification, Post
from forum.permissions import Actor
from forum.queries.follows import Target
from forum.queries.inbox import count_unread, list_notifications
from forum.queries.people import get_member_actor
from forum.services import corrections as services
from forum.services.corrections import create_correction, drop_correction, prepare_correction
from forum.services.follows import set_follow
from forum.services.ignores import ignore_member
from forum.services.moderation import hide_post, hide_reply
from forum.services.reader_settings import choose_site_kinds
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.web import Browser

WORDS = "The dose is 5 mg, not 50 mg."


def correct(actor: Actor, post_id: int, words: str = WORDS) -> None:
    with unit_of_work() as work:
        create_correction(work, actor=actor, post_id=post_id, prepared=prepare_correction(words))


def told(kind: str = "correction") -> list[int]:
    end_reading()
    return list(session().scalars(select(Notification.user_id).where(Notification.kind == kind).order_by("user_id")))


def test_those_who_replied_are_told_once_as_far_as_they_wish(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "TOLD_AT_ONCE", 2)
    walter, blog = make_actor("walter"), make_blog()
    post_id = make_post(walter, blog)
    moderator = grant(blog, make_actor("mona"), "moderator")
    twice, silent, muted, ignoring, unwilling, hidden = (
        make_actor(name) for name in ("twice", "silent", "muted", "ignoring", "unwilling", "hidden")
    )
    for member in (twice, twice, walter, muted, ignoring, unwilling):
        reply(member, post_id)
    number = reply(hidden, post_id)
    with unit_of_work() as work:
        hide_reply(work, actor=moderator, post_id=post_id, number=number, reason="It names somebody.")
        set_follow(work, actor=muted, target=Target(post_id=post_id), delivery="off")
        ignore_member(work, actor=ignoring, handle_key="walter")
        choose_site_kinds(work, actor=unwilling, kinds=["reply"])
    correct(walter, post_id)
    correct(walter, post_id)
    run_due(app)
    assert told() == sorted([twice.member_id, unwilling.member_id])
    assert [notice.kind for notice in list_notifications(twice).rows] == ["correction"]
    assert list(list_notifications(unwilling).rows) == []
    assert count_unread(silent) == 0
    correction_id = session().scalars(select(Correction.id)).one()
    end_reading()
    tell_of_correction(TellOfCorrection(correction_id))
    assert told() == sorted([twice.member_id, unwilling.member_id])
    planned = select(Delivery.rhythm).join(Notification, Notification.id == Delivery.notification_id)
    assert list(session().scalars(planned.where(Notification.kind == "correction"))) == ["daily", "daily"]
    end_reading()
    correct(walter, post_id, "The street is called Mill Lane.")
    run_due(app)
    assert told().count(twice.member_id) == 2
    with unit_of_work() as work:
        hide_post(work, actor=moderator, post_id=post_id, reason="It is under review.")
    assert list(list_notifications(twice).rows) == []


def test_a_correction_stands_under_the_post_with_its_date(app: Flask) -> None:
    post_id = make_post(make_actor("walter"), make_blog())
    visitor = Browser(app)
    with time_machine.travel(datetime(2031, 3, 3, 12, tzinfo=UTC), tick=False), unit_of_work() as work:
        walter = get_member_actor(work.get_one(Post, post_id).writer_id)
        prepared = prepare_correction("The dose is <b>5 mg</b>.")
        create_correction(work, actor=walter, post_id=post_id, prepared=prepared)
    page = visitor.get(f"/posts/{post_id}/a-post").text
    assert re.search(
        r"Corrected on <time[^>]*>Mar 3, 2031</time>: <bdi>The dose is &lt;b&gt;5 mg&lt;/b&gt;\.</bdi>", page
    )
    assert "Corrected on" not in visitor.get("/").text


def test_what_is_taken_away_is_told_no_more(app: Flask) -> None:
    walter, blog = make_actor("walter"), make_blog()
    post_id = make_post(walter, blog)
    moderator = grant(blog, make_actor("mona"), "moderator")
    rosa = make_actor("rosa")
    reply(rosa, post_id)
    correct(walter, post_id)
    run_due(app)
    assert len(told()) == 1
    with unit_of_work() as work:
        correction_id = work.scalars(select(Correction.id)).one()
        with pytest.raises(NotAllowed):
            drop_correction(work, actor=rosa, post_id=post_id, correction_id=correction_id)
        drop_correction(work, actor=moderator, post_id=post_id, correction_id=correction_id)
    assert told() == []
    with pytest.raises(NotFound), unit_of_work() as work:
        drop_correction(work, actor=moderator, post_id=post_id, correction_id=correction_id)
    with unit_of_work() as work:
        assert work.get_one(Post, post_id).corrected_at is None
    tell_of_correction(TellOfCorrection(correction_id))


def test_writers_and_editors_correct_what_is_published(app: Flask) -> None:
    walter, blog = make_actor("walter"), make_blog()
    post_id = make_post(walter, blog)
    editor, moderator = grant(blog, make_actor("edda"), "editor"), grant(blog, make_actor("mona"), "moderator")
    for other in (moderator, make_actor("otto")):
        with pytest.raises(NotAllowed):
            correct(other, post_id)
    correct(editor, post_id)
    for words in ("", "  ", "x" * 501):
        with pytest.raises(InvalidInput):
            prepare_correction(words)
