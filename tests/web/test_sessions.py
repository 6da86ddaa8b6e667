"""The signed cookie and the token in it: what was checked before counts no longer, and for no more, than it did."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask, flash, get_flashed_messages, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from forum.db import now
from forum.web.sessions import form_token

COOKIE = "__Host-session"


def signed(app: Flask, held: dict[str, Any]) -> str:
    """A cookie, as Flask itself signs it."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return str(signer.dumps(held))


def read(app: Flask, cookie: str) -> dict[str, Any]:
    with app.test_request_context(headers={"Cookie": f"{COOKIE}={cookie}"}):
        return dict(session)


def test_a_cookie_is_read_the_same_each_time_and_none_that_is_like_it(app: Flask) -> None:
    cookie = signed(app, {"_user_id": "secret", "kept": True})
    for _time in range(2):
        assert read(app, cookie) == {"_user_id": "secret", "kept": True}
        assert read(app, cookie.swapcase()) == {}
        assert read(app, cookie[1:]) == {}
        assert read(app, "") == {}


def test_one_that_was_good_ends_with_its_time(app: Flask) -> None:
    cookie = signed(app, {"_user_id": "secret"})
    assert read(app, cookie)
    life = app.permanent_session_lifetime
    for moment, is_good in ((now() + life - timedelta(minutes=1), True), (now() + life + timedelta(minutes=1), False)):
        with time_machine.travel(moment, tick=False):
            assert bool(read(app, cookie)) is is_good
    with time_machine.travel(now() - timedelta(minutes=1), tick=False):
        assert read(app, cookie) == {}, "signed in the future"


def test_what_one_request_changes_is_not_there_for_the_next(app: Flask) -> None:
    plain, listed = signed(app, {"csrf_token": "raw"}), signed(app, {"_flashes": [("message", "first")]})
    for _time in range(2):
        with app.test_request_context(headers={"Cookie": f"{COOKIE}={plain}"}):
            assert dict(session) == {"csrf_token": "raw"}
            session["kept"] = True
        with app.test_request_context(headers={"Cookie": f"{COOKIE}={listed}"}):
            flash("second")
            assert get_flashed_messages() == ["first", "second"]


@pytest.mark.parametrize("raw", ["raw", None])
def test_a_form_bears_the_token_of_its_own_session(app: Flask, raw: str | None) -> None:
    tokens = []
    for held in ({"csrf_token": raw} if raw else {}, {"csrf_token": "of another"}):
        with app.app_context(), app.test_request_context(headers={"Cookie": f"{COOKIE}={signed(app, held)}"}):
            tokens.append(form_token())
            assert form_token() == tokens[-1]
            validate_csrf(tokens[-1])
    assert tokens[0] != tokens[1]
    cookie = signed(app, {"csrf_token": "of another"})
    with app.app_context(), app.test_request_context(headers={"Cookie": f"{COOKIE}={cookie}"}):
        with pytest.raises(ValidationError):
            validate_csrf(tokens[0])
        validate_csrf(tokens[1])
