"""Posts: role by state, as a table of who may."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from forum.db import now
from forum.errors import NotAllowed, SignInNeeded, StateConflict
from forum.models import Blog, Post
from forum.models.posts import POST_STATES
from forum.permissions import VISITOR, Actor
from forum.permissions import posts as rules
from tests.permissions.people import BLOG, MODERATORS, PEOPLE, SIGNED_IN, WRITER

WRITER_AND_EDITOR = {"writer", "editor"}
WITH_MODERATORS = WRITER_AND_EDITOR | MODERATORS
NOBODY: set[str] = set()

EXPECTED: dict[str, dict[str, set[str]]] = {
    "edit": {
        "draft": WRITER_AND_EDITOR,
        "scheduled": WRITER_AND_EDITOR,
        "pending": WITH_MODERATORS,
        "rejected": NOBODY,
        "published": WITH_MODERATORS,
        "hidden": WITH_MODERATORS,
        "removed": NOBODY,
        "deleted": NOBODY,
    },
    "publish": dict.fromkeys(("draft", "scheduled"), WRITER_AND_EDITOR),
    "unpublish": {"published": WRITER_AND_EDITOR},
    "delete": dict.fromkeys(("draft", "scheduled", "pending", "published", "hidden"), WRITER_AND_EDITOR),
    "undelete": {"deleted": {"writer"}},
    "lock": {"published": {"editor"} | MODERATORS},
    "pin": {"published": {"editor"} | MODERATORS},
}


def post_in(state: object, **columns: object) -> Post:
    values: dict[str, object] = {
        "id": 1,
        "blog_id": BLOG,
        "writer_id": WRITER,
        "state": state,
        "state_at": now(),
        "published_at": now(),
        "is_locked": False,
    }
    return Post(**(values | columns))


def raised_by(check: Callable[..., None], *given: object) -> type[Exception] | None:
    try:
        check(*given)
    except Exception as error:
        return type(error)
    return None


@pytest.mark.parametrize("verb", EXPECTED)
def test_who_may(verb: str) -> None:
    may = getattr(rules, f"may_{verb}_post")
    check = getattr(rules, f"check_{verb}_post")
    for state in POST_STATES:
        post = post_in(state)
        allowed = EXPECTED[verb].get(state, NOBODY)
        assert {name for name, actor in PEOPLE.items() if may(actor, post)} == allowed, state
        for name, actor in PEOPLE.items():
            expected = None if name in allowed else NotAllowed if name in SIGNED_IN else SignInNeeded
            assert raised_by(check, actor, post) is expected, (state, name)


def test_bringing_back_ends_after_thirty_days() -> None:
    for age, expected in ((timedelta(days=29, hours=23), True), (timedelta(days=30, seconds=1), False)):
        assert rules.may_undelete_post(PEOPLE["writer"], post_in("deleted", state_at=now() - age)) is expected


def test_who_decides() -> None:
    for state in POST_STATES:
        for name, actor in PEOPLE.items():
            expected: type[Exception] | None
            if name not in MODERATORS:
                expected = NotAllowed if name in SIGNED_IN else SignInNeeded
            else:
                expected = StateConflict if state in {"draft", "scheduled"} else None
            assert raised_by(rules.check_decide_post, actor, post_in(state)) is expected, (state, name)


def blog_closing(days: int | None) -> Blog:
    return Blog(id=BLOG, closes_after_days=days)


@pytest.mark.parametrize(
    ("columns", "days", "reason", "words"),
    [
        ({}, None, None, ""),
        ({}, 10, None, ""),
        ({"published_at": now() - timedelta(days=9, hours=23)}, 10, None, ""),
        ({"published_at": now() - timedelta(days=10, seconds=1)}, 10, "closed", "no longer takes replies"),
        ({"is_locked": True}, None, "locked", "locked"),
        ({"is_locked": True, "published_at": now() - timedelta(days=20)}, 10, "locked", "locked"),
        ({"state": "hidden"}, None, "unpublished", "not published"),
        ({"state": "draft", "published_at": None}, 10, "unpublished", "not published"),
        ({"state": "deleted", "is_locked": True}, None, "unpublished", "not published"),
    ],
)
def test_who_replies(columns: dict[str, object], days: int | None, reason: str | None, words: str) -> None:
    """Every member while it is open, and nobody, not even staff, when it is not."""
    post, blog = post_in(**({"state": "published"} | columns)), blog_closing(days)
    assert rules.closed_reason(post, blog) == reason
    for name, actor in PEOPLE.items():
        assert rules.may_reply(actor, post, blog) is (name in SIGNED_IN and reason is None), name
    with pytest.raises(SignInNeeded):
        rules.check_reply(VISITOR, post, blog)
    if reason is None:
        rules.check_reply(PEOPLE["member"], post, blog)
    else:
        with pytest.raises(StateConflict) as refused:
            rules.check_reply(PEOPLE["admin"], post, blog)
        assert words in str(refused.value.message)


def test_when_replies_close() -> None:
    moment = now()
    assert rules.closes_at(post_in("published", published_at=moment), blog_closing(3)) == moment + timedelta(days=3)
    assert rules.closes_at(post_in("published"), blog_closing(None)) is None
    assert rules.closes_at(post_in("draft", published_at=None), blog_closing(3)) is None


def test_an_actor_knows_their_grants() -> None:
    actor = Actor(id=3, grants={9: frozenset({"editor"}), 2: frozenset({"editor", "mentor"}), 5: frozenset({"reader"})})
    assert actor.blogs_with("editor") == [2, 9]
    assert actor.blogs_with("mentor", "reader") == [2, 5]
    assert actor.has_grant(2, "mentor")
    assert not actor.has_grant(9, "mentor", "reader")
    assert not actor.has_grant(1, "editor")
    assert {name for name, one in PEOPLE.items() if one.is_staff} == {"site moderator", "admin"}
    assert {name for name, one in PEOPLE.items() if one.is_admin} == {"admin"}
    assert actor.member_id == 3
    with pytest.raises(RuntimeError):
        _ = VISITOR.member_id
