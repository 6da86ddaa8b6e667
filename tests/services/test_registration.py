"""Registrations at the same moment: one handle and one address have one member each."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import end_reading, session
from forum.errors import InvalidInput, StateConflict
from forum.models import Mail, User
from forum.services.registration import prepare_member, register_member
from tests.support.racing import Act, all_at_once, errors

CROWD = 6


def registration(handle: str, email: str) -> Act:
    prepared = prepare_member(handle=handle, display_name="", email=email, password="seven quiet herons")

    def act(work: Any) -> None:
        register_member(work, prepared=prepared, accepted_terms="2026-11-01", return_to=None)

    return act


def counts(app: Flask) -> tuple[int, int]:
    """How many members there are, and how many messages wait."""
    end_reading()
    users, mails = (session().scalar(select(func.count()).select_from(table)) or 0 for table in (User, Mail))
    return users, mails


def race_for_a_handle(app: Flask, handle: str) -> None:
    outcomes = all_at_once(app, [registration(handle, f"{handle}{i}@example.org") for i in range(CROWD)])
    assert errors(outcomes) == [InvalidInput] * (CROWD - 1)
    assert {str(error.message) for error in outcomes if error} == {"This handle is taken. Please choose another."}


def test_of_many_who_want_a_handle_one_has_it(app: Flask) -> None:
    race_for_a_handle(app, "mary")
    assert counts(app) == (1, 1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_races_for_a_handle(app: Flask) -> None:
    for number in range(1000):
        race_for_a_handle(app, f"mary{number}")
    assert counts(app) == (1000, 1000)


def test_one_address_makes_one_member(app: Flask) -> None:
    outcomes = all_at_once(app, [registration(f"mary{i}", "mary@example.org") for i in range(CROWD)])
    assert set(errors(outcomes)) <= {StateConflict}
    assert counts(app)[0] == 1
