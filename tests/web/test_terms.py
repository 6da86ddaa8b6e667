"""New terms that members accept: once each, with one button, and nothing they typed is lost."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import current_settings, despite_maintenance, end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.db.maintenance import Maintenance, begin_maintenance, end_maintenance
from forum.models import TermsAcceptance, User
from forum.permissions import Actor
from forum.web.two_step import two_step_due
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

NEW = {"body": "Be good to each other.", "is_binding": "y"}
ASKED = "Our terms have changed"


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def ruth(app: Flask, admin: Actor) -> Browser:
    return signed_in(app, "ruth_admin")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    return publish_post(app, admin, simple_blog(app, admin))


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    return signed_in(app, "walter")


def signed_in(app: Flask, handle: str) -> Browser:
    browser = Browser(app)
    browser.sign_in(handle)
    browser.get("/")
    return browser


def accept(browser: Browser) -> None:
    browser.post("/terms/accept", {name: browser.hidden(name) for name in ("seen", "next", "carried")})


def renew(ruth: Browser, version: int) -> str:
    ruth.post("/admin/pages/terms", NEW | {"version": str(version)})
    ruth.get("/drafts", follow=True)
    label = ruth.hidden("seen")
    accept(ruth)
    return label


def test_each_member_reads_new_terms_once(app: Flask, ruth: Browser, walter: Browser, path: str) -> None:
    label = renew(ruth, 0)
    assert label.startswith(f"{now():%Y-%m-%d}")
    assert f"Version {label}" in Browser(app).get("/terms").text
    assert ASKED not in Browser(app).get(path).text, "visitors accept nothing"
    assert walter.get(f"{path}?order=newest").location == f"/terms/accept?next={path}%3Forder%3Dnewest"
    assert "Be good to each other." in walter.follow().text
    for open_to_all in ("/terms", "/privacy", "/settings/leave"):
        assert ASKED not in walter.get(open_to_all).text, open_to_all
    walter.get(f"/terms/accept?next={path}")
    accept(walter)
    assert walter.page is not None
    assert walter.page.location == path
    with count_statements() as sent:
        assert walter.get(path).status_code == 200
    assert not any("site_facts" in statement and "terms" in statement for statement in map(str, sent))
    assert walter.get("/terms/accept?next=//elsewhere.example").location == "/"
    assert "You accepted version 2026-11-01" in walter.get("/terms").text
    end_reading()
    user = session().scalars(select(User).where(User.handle == "walter")).one()
    assert user.terms_version == label
    earlier = session().scalars(select(TermsAcceptance).where(TermsAcceptance.user_id == user.id)).one()
    assert earlier.terms_version == "2026-11-01"


def test_a_form_that_meets_new_terms_comes_back_filled(app: Flask, ruth: Browser, walter: Browser, path: str) -> None:
    walter.get(path)
    form = {"body": "An hour of words.", "key": walter.hidden("key")}
    renew(ruth, 0)
    replies = f"/posts/{post_id_of(path)}/replies"
    refused = walter.post(replies, form)
    assert refused.status_code == 403
    assert ASKED in refused.text
    assert "Nothing is lost" in refused.text
    accept(walter)
    assert walter.page is not None
    assert "An hour of words.</textarea>" in walter.page.text
    assert walter.post(replies, form).status_code == 303
    assert "An hour of words." in walter.get(path).text


def test_terms_that_change_again_are_read_again(app: Flask, ruth: Browser, walter: Browser) -> None:
    first = renew(ruth, 0)
    walter.get("/drafts", follow=True)
    second = renew(ruth, 1)
    assert second != first
    accept(walter)
    assert walter.page is not None
    assert walter.page.status_code == 409
    assert walter.hidden("seen") == second
    accept(walter)
    assert walter.page.location == "/drafts"


def test_a_small_change_asks_nobody_and_new_members_accept_what_holds(
    app: Flask, ruth: Browser, walter: Browser
) -> None:
    label = renew(ruth, 0)
    walter.get("/drafts", follow=True)
    accept(walter)
    ruth.post("/admin/pages/terms", {"body": "Be good to one another.", "version": "1"})
    assert walter.get("/drafts").status_code == 200
    assert f"Version {label}" in walter.get("/terms").text
    newcomer = Browser(app)
    newcomer.get("/register")
    fields = {"handle": "newcomer", "email": "new@example.org", "password": "nine patient otters", "terms": "y"}
    assert newcomer.post("/register", fields).status_code == 303
    end_reading()
    versions = select(User.terms_version).where(User.handle.startswith("newcomer")).order_by(User.id)
    assert session().scalars(versions).all() == [label]
    for number, seen in ((2, "2026-11-01"), (3, "zz"), (4, label)):
        another = {"handle": f"newcomer{number}", "email": f"new{number}@example.org", "seen": seen}
        assert newcomer.post("/register", fields | another).status_code == 303
    end_reading()
    assert session().scalars(versions).all() == [label, "2026-11-01", label, label], "those that they saw"


def test_the_ways_in_do_not_lead_round_in_circles(app: Flask, ruth: Browser, admin: Actor) -> None:
    """Two steps that are late, and new terms, one after the other."""
    ruth.post("/admin/pages/terms", NEW | {"version": "0"})
    app.extensions[EXTENSION] = replace(current_settings(), two_step_staff="on", two_step_grace_days=0)
    assert two_step_due(admin) is not None
    assert ruth.get("/settings/two-step").location.startswith("/terms/accept")
    assert ruth.follow().status_code == 200
    accept(ruth)
    assert ruth.get("/settings/two-step").status_code == 200


def test_in_maintenance_members_go_on_reading(app: Flask, ruth: Browser, walter: Browser, path: str) -> None:
    renew(ruth, 0)
    with unit_of_work() as work:
        begin_maintenance(work, Maintenance())
    assert walter.get(path).status_code == 200
    with despite_maintenance(), unit_of_work() as work:
        end_maintenance(work)
    assert walter.get(path).location.startswith("/terms/accept")
