"""Replies: role by state, as a table of who may."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from forum.db import now
from forum.errors import NotAllowed, SignInNeeded
from forum.models import Post, Reply
from forum.models.replies import REPLY_STATES
from forum.permissions import replies as rules
from tests.permissions.people import BLOG, MODERATORS, PEOPLE, SIGNED_IN, WRITER
from tests.permissions.test_posts import raised_by

NOBODY: set[str] = set()
POST = Post(id=1, blog_id=BLOG, writer_id=99, state="published")

EXPECTED = {
    "edit": {
        "pending": {"writer"} | MODERATORS,
        "published": {"writer"} | MODERATORS,
        "hidden": {"writer"} | MODERATORS,
    },
    "delete": {state: {"writer"} for state in ("pending", "published", "hidden")},
    "undelete": {"deleted": {"writer"}},
}


@pytest.fixture(autouse=True)
def window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "current_settings", lambda: SimpleNamespace(edit_window_minutes=30))


def reply_in(state: str, age: timedelta = timedelta(0)) -> Reply:
    moment = now() - age
    first = None if state in {"pending", "rejected"} else moment
    return Reply(id=1, post_id=1, writer_id=WRITER, state=state, state_at=moment, created_at=moment, published_at=first)


@pytest.mark.parametrize("verb", EXPECTED)
def test_who_may(verb: str) -> None:
    may = getattr(rules, f"may_{verb}_reply")
    check = getattr(rules, f"check_{verb}_reply")
    for state in REPLY_STATES:
        given = (reply_in(state), POST) if verb == "edit" else (reply_in(state),)
        allowed = EXPECTED[verb].get(state, NOBODY)
        assert {name for name, actor in PEOPLE.items() if may(actor, *given)} == allowed, state
        for name, actor in PEOPLE.items():
            expected = None if name in allowed else NotAllowed if name in SIGNED_IN else SignInNeeded
            assert raised_by(check, actor, *given) is expected, (state, name)


def test_the_window_for_editing_is_for_what_is_published() -> None:
    late = timedelta(minutes=30, seconds=1)
    writer, moderator = PEOPLE["writer"], PEOPLE["moderator"]
    assert rules.may_edit_reply(writer, reply_in("published", timedelta(minutes=29)), POST)
    assert not rules.may_edit_reply(writer, reply_in("published", late), POST)
    assert rules.may_edit_reply(writer, reply_in("pending", late), POST)
    assert rules.may_edit_reply(writer, reply_in("hidden", late), POST)
    assert rules.may_edit_reply(moderator, reply_in("published", late), POST)


def test_the_window_counts_from_publication() -> None:
    reply = reply_in("published", timedelta(hours=5))
    reply.published_at = now() - timedelta(minutes=5)
    assert rules.may_edit_reply(PEOPLE["writer"], reply, POST)
    reply.published_at = None
    assert not rules.may_edit_reply(PEOPLE["writer"], reply, POST)


def test_bringing_back_ends_after_thirty_days() -> None:
    for age, expected in ((timedelta(days=29, hours=23), True), (timedelta(days=30, seconds=1), False)):
        assert rules.may_undelete_reply(PEOPLE["writer"], reply_in("deleted", age)) is expected
