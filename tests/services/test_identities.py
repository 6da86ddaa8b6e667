"""Accounts at a provider: what two at once do, what a new password does to them, and where they go."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.app import create_app
from forum.cli.members import set_password
from forum.db import db, end_reading, session, unit_of_work
from forum.errors import InvalidInput, NotFound, StateConflict
from forum.models import Identity, Mail, User
from forum.permissions import Actor
from forum.services.accounts import change_password
from forum.services.identities import (
    add_identity,
    link_identity,
    list_identities,
    name_of,
    take_identity,
    unlink_identity,
)
from forum.services.merging_accounts import merge_accounts
from forum.services.provider import Claims
from forum.services.registration import prepare_member, register_member
from forum.settings import Settings
from tests.support.factories import make_actor
from tests.support.racing import all_at_once, errors

ISSUER = "https://accounts.example.org"
MARY = Claims(ISSUER, "mary", "mary@example.org", is_email_verified=True)


@pytest.fixture
def site(settings: Settings) -> Iterator[Flask]:
    app = create_app(
        replace(settings, oidc_issuer=ISSUER, oidc_client_id="forum", oidc_client_secret="zz", oidc_name="House")
    )
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def link(actor: Actor, claims: Claims = MARY) -> None:
    with unit_of_work() as work:
        link_identity(work, actor=actor, claims=claims)


def owners() -> dict[str, int]:
    end_reading()
    found = {row.subject: row.user_id for row in session().scalars(select(Identity))}
    end_reading()
    return found


def signs_in(claims: Claims = MARY) -> int | None:
    with unit_of_work() as work:
        found = take_identity(work, claims)
    return found.user_id if found is not None else None


def mails() -> list[str]:
    end_reading()
    return list(session().scalars(select(Mail.template).order_by(Mail.id)))


def _link(actor: Actor, work: Session) -> None:
    link_identity(work, actor=actor, claims=MARY)


def _register(handle: str, work: Session) -> None:
    prepared = prepare_member(handle=handle, display_name="", email=MARY.email, claims=MARY)
    register_member(work, prepared=prepared, accepted_terms="1", return_to=None)


def test_whoever_links_first_has_it(site: Flask) -> None:
    actors = [make_actor(f"member_{number}", password_hash="zz") for number in range(4)]
    failed = errors(all_at_once(site, [partial(_link, actor) for actor in actors]))
    assert failed == [StateConflict] * 3
    assert len(owners()) == 1
    assert mails() == ["identity"]


def test_a_newcomer_at_two_places_at_once_becomes_one_member(site: Flask) -> None:
    all_at_once(site, [partial(_register, handle) for handle in ("mary_a", "mary_b", "mary_c")])
    end_reading()
    assert len(list(session().scalars(select(User).where(User.email_key == MARY.email)))) == 1
    assert len(owners()) == 1


def test_linking_again_tells_once_and_another_replaces(site: Flask) -> None:
    walter = make_actor("walter", password_hash="zz")
    for _time in range(2):
        link(walter)
    assert mails() == ["identity"]
    link(walter, Claims(ISSUER, "other"))
    assert owners() == {"other": walter.member_id}
    link(walter, Claims("https://old.example.org", "mary"))
    assert [name_of(found.issuer) for found in list_identities(walter.member_id)] == [
        "House",
        "https://old.example.org",
    ]
    assert signs_in() is None


def test_unlinking_is_for_its_member(site: Flask) -> None:
    walter, ruth = (make_actor(handle, password_hash="zz") for handle in ("walter", "ruth"))
    link(walter)
    identity_id = list_identities(walter.member_id)[0].id
    end_reading()
    for actor, number in ((ruth, identity_id), (walter, identity_id + 1)):
        with pytest.raises(NotFound), unit_of_work() as work:
            unlink_identity(work, actor=actor, identity_id=number)
    with unit_of_work() as work:
        unlink_identity(work, actor=walter, identity_id=identity_id)
    assert signs_in() is None


@pytest.mark.parametrize("by", ["member", "operator"])
def test_a_new_password_pauses(site: Flask, by: str) -> None:
    walter = make_actor("walter", password_hash="zz")
    link(walter)
    assert signs_in() == walter.member_id
    with unit_of_work() as work:
        if by == "member":
            change_password(work, actor=walter, password_hash="yy")
        else:
            set_password(work, walter.member_id, "yy")
    with pytest.raises(InvalidInput, match="link House again"):
        signs_in()
    link(walter)
    assert signs_in() == walter.member_id


def test_whose_password_is_the_first_goes_on(site: Flask) -> None:
    walter = make_actor("walter")
    with unit_of_work() as work:
        add_identity(work, work.get_one(User, walter.member_id), MARY)
        set_password(work, walter.member_id, "yy")
    assert signs_in() == walter.member_id


def test_a_merged_account_signs_in_nowhere(site: Flask) -> None:
    admin = make_actor("ruth_admin", role="admin")
    old, kept = (make_actor(handle, password_hash="zz") for handle in ("walter_old", "walter"))
    link(old)
    link(kept, Claims(ISSUER, "kept"))
    with unit_of_work() as work:
        merge_accounts(work, actor=admin, handle="walter_old", into="walter", reason="One person.")
    assert owners() == {"kept": kept.member_id}
