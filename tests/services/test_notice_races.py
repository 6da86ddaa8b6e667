"""Legal notices sent and decided at once: one notice, one decision, one answer."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session
from forum.errors import StateConflict
from forum.models import Case, Decision, LegalNotice, Mail, Reply
from forum.services.deciding_notices import Seen, Verdict, decide_notice
from forum.services.legal_notices import create_notice, prepare_notice
from forum.services.replies import edit_reply, prepare_reply
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.racing import Act, all_at_once, errors, overlap


def counts() -> list[int]:
    """Notices, cases, decisions and mails."""
    end_reading()
    tables = (LegalNotice, Case, Decision, Mail)
    return [session().scalar(select(func.count()).select_from(table)) or 0 for table in tables]


@pytest.fixture
def send(app: Flask) -> Act:
    ann = make_actor("ann")
    post_id = make_post(make_actor("author"), make_blog())
    number = reply(ann, post_id)
    prepared = prepare_notice(
        url=f"http://localhost/posts/{post_id}/replies/{number}",
        words="It is a lie.",
        law="A law",
        name="Nora",
        email="nora@example.com",
    )
    return lambda work: create_notice(work, prepared=prepared, form_key="key", address="192.0.2.1")


def decide(handle: str, act: str) -> Act:
    actor = make_actor(handle, role="moderator")
    verdict = Verdict(act, "Looked at.", "Because.", "A law", "law")
    return lambda work: decide_notice(work, actor=actor, notice_id=1, seen=Seen(1, 1), verdict=verdict)


def test_the_same_form_sent_twice_at_once_makes_one_notice(app: Flask, send: Act) -> None:
    outcomes = all_at_once(app, [send] * 4)
    assert errors(outcomes) == []
    assert len(set(outcomes)) == 1
    assert counts() == [1, 1, 0, 1]


@pytest.mark.parametrize("second", ["refuse", "remove", "done"])
def test_two_moderators_decide_at_once(app: Flask, send: Act, second: str) -> None:
    all_at_once(app, [send])
    outcomes = all_at_once(app, [decide("mia", "remove"), decide("max", second)])
    assert errors(outcomes) == [StateConflict]
    notices, cases, decisions, mails = counts()
    assert (notices, cases, mails) == (1, 1, 2)
    assert decisions == (0 if session().scalars(select(Reply.state)).one() == "published" and second == "done" else 1)


@pytest.mark.parametrize("is_edited_first", [True, False])
def test_a_text_is_changed_while_its_notice_is_decided(app: Flask, send: Act, is_edited_first: bool) -> None:
    all_at_once(app, [send])
    author, prepared = make_actor("editor", role="moderator"), prepare_reply("Better words.")
    post_id = session().scalars(select(Reply.post_id)).one()
    end_reading()

    def edit(work: Any) -> None:
        edit_reply(work, actor=author, post_id=post_id, number=1, version=1, prepared=prepared, reason="Typo.")

    outcomes = overlap(app, edit, decide("mia", "hide"), swap=not is_edited_first)
    end_reading()
    state = session().scalars(select(Reply.state)).one()
    assert [isinstance(outcome, StateConflict) for outcome in outcomes] == [False, is_edited_first]
    assert state == ("published" if is_edited_first else "hidden")
