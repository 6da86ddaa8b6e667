"""Passkeys: which answers sign in, that none counts twice, and what a member hears of them."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.models import Mail, Passkey, SignIn, User
from forum.permissions import Actor
from forum.services.accounts import change_password, start_session
from forum.services.passkeys import (
    MOST_PASSKEYS,
    Answer,
    add_passkey,
    ask_alone,
    ask_second,
    ask_to_add,
    list_passkeys,
    prepare_passkey,
    read_answer,
    remove_passkey,
    take_answer,
)
from forum.services.second_step import forget_step_since, take_code, turn_off
from tests.support.factories import make_actor
from tests.support.passkeys import PRESENT, VERIFIED, Device
from tests.support.racing import all_at_once, errors
from tests.support.two_step import turn_on


@pytest.fixture
def walter(app: Flask) -> Actor:
    return make_actor("walter", password_hash="zz")


def add(actor: Actor, device: Device, name: str = "My telephone") -> list[str]:
    question = ask_to_add(actor)
    prepared = prepare_passkey(actor=actor, token=question.token, credential=device.make(question.options), name=name)
    end_reading()
    with unit_of_work() as work:
        return add_passkey(work, actor=actor, prepared=prepared)


def user_of(actor: Actor) -> User:
    end_reading()
    return session().get_one(User, actor.member_id)


def read(device: Device, actor: Actor | None = None) -> Answer:
    """What the device answers, alone or after the password of `actor`."""
    half = user_of(actor) if actor else None
    question = ask_second(half) if half else ask_alone()
    assert question is not None
    answer = read_answer(token=question.token, credential=device.answer(question.options), half_signed_in=half)
    end_reading()
    return answer


def take(answer: Answer) -> bool:
    with unit_of_work() as work:
        return take_answer(work, answer=answer)


def signs_in(device: Device, actor: Actor | None = None) -> bool:
    try:
        return take(read(device, actor))
    except InvalidInput:
        end_reading()
        return False


def mailed() -> list[str]:
    end_reading()
    rows = session().scalars(select(Mail.context).where(Mail.template == "two_step").order_by(Mail.id))
    return [json.loads(row)["what"] for row in rows]


def test_the_first_turns_the_second_step_on(app: Flask, walter: Actor) -> None:
    with unit_of_work() as work:
        start_session(work, user_id=walter.member_id, is_kept=False, user_agent="", address="")
    phone = Device(count=0)
    codes = add(walter, phone)
    assert len(codes) == 10
    assert user_of(walter).two_step_at is not None
    assert session().scalars(select(SignIn)).all() == []
    end_reading()
    with unit_of_work() as work:
        take_code(work, user_id=walter.member_id, code=codes[0])
    tablet = Device()
    assert add(walter, tablet, "Tablet") == []
    assert phone.handle == tablet.handle, "a member has one handle"
    assert read(phone).user_id == walter.member_id
    assert signs_in(phone)
    assert signs_in(tablet, walter)
    assert mailed() == ["passkey", "used", "passkey"]
    with pytest.raises(StateConflict):
        add(walter, tablet)


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "https://localhost.example.org"},
        {"origin": "https://localhost"},
        {"host": "example.org"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"handle": b"zz"},
        {"handle": b""},
        {"credential_id": b"another"},
        {"key": Device().key},
    ],
)
def test_what_is_wrong_does_not_sign_in(app: Flask, walter: Actor, changes: dict[str, object]) -> None:
    phone = Device()
    add(walter, phone)
    assert not signs_in(phone.copy(**changes))
    assert signs_in(phone)
    anna = make_actor("anna")
    add(anna, Device())
    assert not signs_in(phone, anna), "a passkey of somebody else was taken after the password"


def test_after_the_password_a_device_need_not_ask_who_is_there(app: Flask, walter: Actor) -> None:
    phone = Device()
    add(walter, phone)
    assert signs_in(phone.copy(flags=PRESENT), walter)


def test_questions_end_and_are_answered_once_and_where_they_were_asked(app: Flask, walter: Actor) -> None:
    phone = Device()
    add(walter, phone)
    question = ask_alone()
    assert question is not None
    credential = phone.answer(question.options)
    end_reading()
    with time_machine.travel(now() + timedelta(minutes=11)), pytest.raises(InvalidInput):
        read_answer(token=question.token, credential=credential)
    other = ask_alone()
    assert other is not None
    with pytest.raises(InvalidInput):
        read_answer(token=other.token, credential=credential)
    with pytest.raises(InvalidInput):
        read_answer(token=question.token, credential=credential, half_signed_in=user_of(walter))
    answer = read_answer(token=question.token, credential=credential)
    end_reading()
    outcomes = all_at_once(app, [lambda work: take_answer(work, answer=answer)] * 4)
    assert errors(outcomes) == [InvalidInput] * 3


def test_a_copy_is_noticed_and_told(app: Flask, walter: Actor) -> None:
    phone = Device(count=5)
    add(walter, phone)
    copy = phone.copy()
    assert signs_in(phone)
    assert signs_in(phone)
    assert not signs_in(copy)
    assert mailed() == ["passkey", "copied"]
    assert signs_in(phone)
    assert not signs_in(phone.copy(count=None)), "a device that counted counts no more"


def test_a_new_password_is_needed_with_it_once(app: Flask, walter: Actor) -> None:
    phone, theirs = Device(), Device()
    add(walter, phone)
    add(walter, theirs, "A stranger's")
    with unit_of_work() as work:
        change_password(work, actor=walter, password_hash="another")
    assert not signs_in(phone)
    assert not signs_in(theirs)
    assert signs_in(phone, walter)
    assert signs_in(phone)
    assert not signs_in(theirs)


def test_removed_ones_are_gone_and_the_last_takes_the_step_with_it(app: Flask, walter: Actor) -> None:
    phone, tablet, anna = Device(), Device(), make_actor("anna")
    add(walter, phone)
    add(walter, tablet)
    first, second = (passkey.id for passkey in list_passkeys(walter.member_id))
    end_reading()
    with pytest.raises(NotFound), unit_of_work() as work:
        remove_passkey(work, actor=anna, passkey_id=first)
    with unit_of_work() as work:
        remove_passkey(work, actor=walter, passkey_id=first)
    assert not signs_in(phone)
    assert signs_in(tablet)
    with unit_of_work() as work:
        remove_passkey(work, actor=walter, passkey_id=second)
    assert user_of(walter).two_step_at is None
    assert mailed() == ["passkey", "passkey", "no_passkey", "no_passkey"]


def test_an_app_stays_when_the_last_is_removed_and_turning_off_takes_all(app: Flask, walter: Actor) -> None:
    with unit_of_work() as work:
        turn_on(work, walter)
    phone = Device()
    assert add(walter, phone) == []
    (passkey,) = list_passkeys(walter.member_id)
    end_reading()
    with unit_of_work() as work:
        remove_passkey(work, actor=walter, passkey_id=passkey.id)
    assert user_of(walter).two_step_at is not None
    add(walter, phone)
    with unit_of_work() as work:
        turn_off(work, actor=walter)
    assert not signs_in(phone)
    assert session().scalars(select(Passkey)).all() == []


def test_an_address_that_is_undone_takes_what_was_added_since(app: Flask, walter: Actor) -> None:
    phone, theirs = Device(), Device()
    with time_machine.travel(now() - timedelta(days=3)):
        add(walter, phone)
    add(walter, theirs)
    with unit_of_work() as work:
        forget_step_since(work, work.get_one(User, walter.member_id), now() - timedelta(days=1))
    assert signs_in(phone)
    assert not signs_in(theirs)


def test_the_page_of_a_new_one_is_the_members_and_ends(app: Flask, walter: Actor) -> None:
    question, anna = ask_to_add(walter), make_actor("anna", password_hash="zz")
    given_to = partial(prepare_passkey, token=question.token, credential=Device().make(question.options))
    with pytest.raises(StateConflict):
        given_to(actor=anna, name="Hers")
    for name in ("", " ", "x" * 61):
        with pytest.raises(InvalidInput):
            given_to(actor=walter, name=name)
    with pytest.raises(StateConflict):
        prepare_passkey(actor=walter, token="", credential="", name="")
    with pytest.raises(InvalidInput):
        prepare_passkey(actor=walter, token=question.token, credential="{}", name="x")
    unverified = Device(flags=PRESENT).make(question.options)
    with pytest.raises(InvalidInput):
        prepare_passkey(actor=walter, token=question.token, credential=unverified, name="x")
    end_reading()
    with time_machine.travel(now() + timedelta(minutes=11)), pytest.raises(StateConflict):
        given_to(actor=walter, name="Late")
    end_reading()
    for number in range(MOST_PASSKEYS):
        add(walter, Device(), f"{number}")
    with pytest.raises(StateConflict):
        add(walter, Device())


def test_closed_accounts_and_those_who_are_gone(app: Flask, walter: Actor) -> None:
    phone = Device()
    add(walter, phone)
    for state, is_let_in in (("deactivated", True), ("erased", False), ("imported", False)):
        with unit_of_work() as work:
            work.get_one(User, walter.member_id).state = state
        assert signs_in(phone) == is_let_in, state


def test_whatever_is_sent_is_refused_in_words(app: Flask, walter: Actor) -> None:
    phone = Device(count=0)
    add(walter, phone)
    question = ask_alone()
    assert question is not None
    right = json.loads(phone.answer(question.options))
    end_reading()
    words = st.one_of(st.none(), st.integers(), st.text(), st.binary().map(bytes.hex), st.just({}), st.lists(st.text()))

    read: Callable[..., object] = partial(read_answer, token=question.token)

    @settings(max_examples=150)
    @given(st.sampled_from([*right, *right["response"]]), words, st.booleans())
    def send(name: str, value: object, is_made: bool) -> None:
        sent = json.loads(json.dumps(right))
        (sent if name in right else sent["response"])[name] = value
        if name == "userHandle" and value is None:
            return
        asked = ask_to_add(walter)
        made: Callable[..., object] = partial(prepare_passkey, actor=walter, token=asked.token, name="x")
        with pytest.raises(InvalidInput):
            (made if is_made else read)(credential=json.dumps(sent))

    send()
    for credential in ("", "[]", "7", "null", "{", "x" * 30_000, "[" * 10_000):
        with pytest.raises(InvalidInput):
            read_answer(token=question.token, credential=credential)
