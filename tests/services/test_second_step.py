"""The second step: which codes are taken, that none is taken twice, and what is kept of them."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, StateConflict, TooMany
from forum.models import CodeApp, Mail, RecoveryCode, SignIn, User
from forum.permissions import Actor
from forum.services.accounts import start_session
from forum.services.second_step import (
    clear_second_step,
    count_codes,
    count_guess,
    renew_codes,
    take_code,
    turn_off,
)
from tests.conftest import settings_for
from tests.support.factories import make_actor
from tests.support.racing import all_at_once, errors
from tests.support.two_step import code_of, turn_on

PERIOD = timedelta(seconds=30)


@pytest.fixture
def walter(app: Flask) -> Actor:
    return make_actor("walter")


def switch_on(actor: Actor) -> list[str]:
    with unit_of_work() as work:
        return turn_on(work, actor)


def is_taken(actor: Actor, code: str) -> bool:
    try:
        with unit_of_work() as work:
            take_code(work, user_id=actor.member_id, code=code)
    except InvalidInput:
        return False
    return True


def mailed() -> list[str]:
    end_reading()
    return list(session().scalars(select(Mail.context).where(Mail.template == "two_step").order_by(Mail.id)))


def test_each_code_is_taken_once_and_around_its_time(app: Flask, walter: Actor) -> None:
    moment = now()
    with time_machine.travel(moment, tick=False):
        switch_on(walter)
        assert not is_taken(walter, code_of(walter.member_id)), "the code that set it up was taken again"
    with time_machine.travel(moment + 2 * PERIOD, tick=False):
        late, early = (code_of(walter.member_id, at=moment + periods * PERIOD) for periods in (1, 3))
        assert not is_taken(walter, code_of(walter.member_id, at=moment + 4 * PERIOD))
        assert is_taken(walter, late)
        assert is_taken(walter, f"{early[:3]} {early[3:]}")
        assert not is_taken(walter, code_of(walter.member_id)), "an earlier code was taken after a later one"
        for wrong in ("", "12345", "abcdef", "１２３４５６", "x" * 10_000):
            assert not is_taken(walter, wrong)
    with time_machine.travel(moment + 10 * PERIOD, tick=False):
        assert not is_taken(walter, early)


def test_of_two_who_bring_one_code_at_once_one_gets_in(app: Flask, walter: Actor) -> None:
    codes = switch_on(walter)
    with time_machine.travel(now() + 3 * PERIOD, tick=False):
        for code in (code_of(walter.member_id), codes[0]):
            take = partial(take_code, user_id=walter.member_id, code=code)
            assert len(errors(all_at_once(app, [take] * 4))) == 3


def test_recovery_codes(app: Flask, walter: Actor) -> None:
    other = make_actor("other")
    codes = switch_on(walter)
    switch_on(other)
    assert len(set(codes)) == 10
    assert not is_taken(other, codes[0]), "another's code"
    assert is_taken(walter, codes[0])
    assert not is_taken(walter, codes[0])
    assert is_taken(walter, codes[1].lower().replace("-", " "))
    assert count_codes(walter.member_id) == 8
    end_reading()
    with unit_of_work() as work:
        fresh = renew_codes(work, actor=walter)
    assert not is_taken(walter, codes[2])
    assert is_taken(walter, fresh[0])
    assert [context for context in mailed() if '"used"' in context][-1] == '{"what": "used", "left": "9"}'


def test_nothing_kept_can_be_used(app: Flask, walter: Actor, tmp_path) -> None:
    codes = switch_on(walter)
    app_row = session().get_one(CodeApp, walter.member_id)
    kept = f"{app_row.sealed}{session().scalars(select(RecoveryCode.code_hash)).all()}"
    end_reading()
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    app.extensions["forum_settings"] = settings_for(tmp_path / "other", secret_key="another secret " * 4)
    assert not is_taken(walter, "123456"), "a code was looked at under another secret"


def test_turning_it_on_and_off_ends_other_sign_ins_and_is_told(app: Flask, walter: Actor) -> None:
    with unit_of_work() as work:
        start_session(work, user_id=walter.member_id, is_kept=True, user_agent="", address="")
    switch_on(walter)
    assert session().scalar(select(func.count()).select_from(SignIn)) == 0
    end_reading()
    with unit_of_work() as work:
        turn_off(work, actor=walter)
    with unit_of_work() as work:
        turn_off(work, actor=walter)
    assert session().get_one(User, walter.member_id).two_step_at is None
    assert session().scalar(select(func.count()).select_from(RecoveryCode)) == 0
    assert [context.split('"')[3] for context in mailed()] == ["on", "off"]
    with pytest.raises(StateConflict), unit_of_work() as work:
        renew_codes(work, actor=walter)


def test_an_admin_or_the_operator_clears_a_lost_one(app: Flask, walter: Actor) -> None:
    admin, moderator = make_actor("adah", role="admin"), make_actor("moddy", role="moderator")
    for actor in (admin, None):
        switch_on(walter)
        with unit_of_work() as work:
            clear_second_step(work, actor=actor, handle="Walter")
        assert session().get_one(User, walter.member_id).two_step_at is None
        end_reading()
    assert [context.split('"')[3] for context in mailed()] == ["on", "cleared"] * 2
    for actor, handle in ((moderator, "walter"), (admin, "adah"), (walter, "walter")):
        with pytest.raises(NotAllowed), unit_of_work() as work:
            clear_second_step(work, actor=actor, handle=handle)


def test_guesses_are_counted_for_the_account(app: Flask, walter: Actor, tmp_path) -> None:
    app.extensions["forum_settings"] = settings_for(tmp_path / "limits", limits="on")
    moment = now()
    with time_machine.travel(moment, tick=False):
        for _number in range(5):
            with unit_of_work() as work:
                count_guess(work, walter.member_id)
        with pytest.raises(TooMany), unit_of_work() as work:
            count_guess(work, walter.member_id)
    for minutes in (6, 12, 18):
        with time_machine.travel(moment + timedelta(minutes=minutes), tick=False):
            for _number in range(5):
                with unit_of_work() as work:
                    count_guess(work, walter.member_id)
    later = time_machine.travel(moment + timedelta(minutes=24), tick=False)
    with later, pytest.raises(TooMany), unit_of_work() as work:
        count_guess(work, walter.member_id)
