"""Newcomers who come in by a provider, and those who are not let in."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import SignIn
from forum.services.invitations import create_invitation
from forum.services.tokens import reset_token
from tests.support.provider import NAME, RealProvider
from tests.support.provider_site import START, Change, go, identities, is_signed_in, join, mail_to, user_named
from tests.support.web import PASSWORD, Browser, make_member


def test_somebody_becomes_a_member_and_signs_in_again(site: Flask, provider: RealProvider) -> None:
    browser = Browser(site)
    assert f"Sign in with {NAME}" in browser.get("/sign-in").text
    page = go(browser, provider, "mary", path=f"{START}?next=/drafts")
    assert page.status_code == 200
    assert "We never link accounts because of an e-mail address alone" in page.text
    assert browser.fields()["email"] == "mary@example.org"
    assert browser.fields()["display_name"] == "Mary"
    refused = join(browser, "m!")
    assert refused.status_code == 400
    assert browser.fields()["display_name"] == "Mary"
    assert join(browser, "mary").location == "/drafts"
    assert is_signed_in(browser)
    user = user_named("mary")
    assert user.state == "active"
    assert user.email_verified_at is not None
    assert user.password_hash is None
    assert mail_to(site, "mary@example.org") == []

    again = Browser(site)
    assert go(again, provider, "mary", path=f"{START}?next=/drafts&kept=1").location == "/drafts"
    assert is_signed_in(again)
    end_reading()
    assert [row.is_kept for row in session().scalars(select(SignIn).order_by(SignIn.id))] == [False, True]
    assert len(mail_to(site, "mary@example.org")) == 1, "she hears of a new browser"
    assert identities()[0].used_at is not None


def test_the_form_sent_twice_makes_one_member(site: Flask, provider: RealProvider) -> None:
    browser, other = Browser(site), Browser(site)
    go(browser, provider, "mary")
    go(other, provider, "mary")
    join(browser, "mary")
    assert join(other, "mary_again").location == "/sign-in"
    assert "Please sign in with" in other.follow().text
    provider.tell(profile={"email_verified": False})
    browsers = Browser(site), Browser(site)
    for each in browsers:
        go(each, provider, "walter")
    assert [join(each, "walter").location for each in browsers] == ["/register/sent"] * 2


@pytest.mark.parametrize(
    ("profile", "typed"),
    [
        ({"email_verified": False}, "mary@example.org"),
        ({"email_verified": None}, "mary@example.org"),
        ({"email_verified": "true"}, "mary@example.org"),
        ({"email_verified": True}, "other@example.org"),
        ({"email": None, "email_verified": True}, "mary@example.org"),
    ],
)
def test_an_address_counts_only_if_the_provider_says_that_it_is_theirs(
    site: Flask, provider: RealProvider, profile: dict[str, Any], typed: str
) -> None:
    provider.tell(profile=profile)
    browser = Browser(site)
    go(browser, provider, "mary")
    assert join(browser, "mary", email=typed).location == "/register/sent"
    assert user_named("mary").state == "unconfirmed"
    assert "/confirm/" in mail_to(site, typed)[0]
    page = go(browser, provider, "mary")
    assert page.status_code == 403
    assert "Please confirm your e-mail address" in page.text


def test_nobody_is_linked_by_an_address(site: Flask, provider: RealProvider) -> None:
    make_member(site, "mary_old", email="mary@example.org")
    browser = Browser(site)
    assert "Do you have an account here already?" in go(browser, provider, "mary").text
    assert join(browser, "mary").location == "/register/sent"
    assert not is_signed_in(browser)
    assert identities() == []
    assert "@mary_old" in mail_to(site, "mary@example.org")[0]
    assert "nobody here is linked" in go(browser, provider, "mary").text


def test_who_owns_an_address_gets_it_from_whoever_never_confirmed_it(site: Flask, provider: RealProvider) -> None:
    make_member(site, "squatter", email="mary@example.org", state="unconfirmed")
    browser = Browser(site)
    go(browser, provider, "mary")
    assert join(browser, "mary").location == "/"
    assert user_named("squatter").email is None
    assert user_named("mary").email == "mary@example.org"


def test_a_new_password_by_mail_shuts_out_who_registered_with_the_address_of_another(
    site: Flask, provider: RealProvider
) -> None:
    provider.tell(profile={"email": "mary@example.org", "email_verified": False})
    stranger, mary = Browser(site), Browser(site)
    go(stranger, provider, "stranger")
    join(stranger, "mary")
    path = f"/password/reset/{reset_token(user_named('mary'))}"
    mary.get(path)
    assert mary.post(path, {"password": PASSWORD}).status_code == 303
    assert "nobody here is linked" in go(stranger, provider, "stranger").text


def test_only_userinfo_says_the_address(site: Flask, provider: RealProvider) -> None:
    for fault, expected in (("", "mary@example.org"), ("other userinfo", ""), ("no userinfo", "")):
        provider.tell(only_userinfo=True, fault=fault, auth_method="client_secret_post")
        browser = Browser(site)
        assert go(browser, provider, "mary").status_code == 200
        assert browser.fields()["email"] == expected


def test_a_moderator_lets_in(site: Flask, provider: RealProvider, change: Change) -> None:
    change(registration="approval")
    browser = Browser(site)
    page = go(browser, provider, "mary")
    assert "What brings you here?" in page.text
    assert join(browser, "mary").status_code == 400
    assert join(browser, "mary", answer="Herons").location == "/register/waiting"
    assert not is_signed_in(browser)
    assert user_named("mary").state == "awaiting"
    page = go(browser, provider, "mary")
    assert (page.status_code, "A moderator looks at it" in page.text) == (403, True)


def test_invited_and_closed(site: Flask, provider: RealProvider, change: Change) -> None:
    admin = make_member(site, "ruth_admin", role="admin")
    change(registration="invitation")
    with unit_of_work() as work:
        secret = create_invitation(work, actor=admin, note="", places=1, days=3)
    for mode, words in (("invitation", "By invitation"), ("closed", "Registration is closed")):
        change(registration=mode)
        browser = Browser(site)
        page = go(browser, provider, "mary")
        assert page.status_code == 403
        assert words in page.text
        assert "sign in with your password" in page.text
        browser.get("/sign-in")
        claims = {"claims": "zz", "handle": "mary", "email": "mary@example.org", "terms": "y"}
        assert browser.post("/register/provider", claims).status_code == 403
    change(registration="invitation")
    browser, late = Browser(site), Browser(site)
    for each in (browser, late):
        assert f"invitation={secret}" in each.get(f"/register?invitation={secret}").text
        assert go(each, provider, "mary", path=f"{START}?invitation={secret}").status_code == 200
    assert join(browser, "mary").location == "/"
    provider.tell()
    go(late, provider, "walter", path=START)
    assert late.page is not None
    assert "By invitation" in late.page.text
