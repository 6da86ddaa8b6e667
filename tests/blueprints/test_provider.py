"""Signing in with a provider, from outside: it is a process of its own, which does what it should, or does not."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from werkzeug.test import TestResponse

from forum.app import create_app
from forum.db import db, end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.jobs.runner import run_due
from forum.models import AuditEntry, EmailChange, Identity, SignIn, User
from forum.services import provider as asking
from forum.services.closing import ask_erasure, close_account
from forum.services.decisions import Statement
from forum.services.email_changes import ask_change, confirm_change, undo
from forum.services.erasing import erase_member
from forum.services.invitations import create_invitation
from forum.services.sanctions import Reach, suspend_member
from forum.services.tokens import email_change_token, reset_token
from forum.settings import Settings
from tests.conftest import SECRET, settings_for
from tests.support.databases import ON_EITHER
from tests.support.provider import NAME, RealProvider, running_provider
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, Browser, mails, make_member, text_of

START = "/sign-in/provider"
BACK = "/sign-in/provider/back"
PAGE = "/settings/provider"
FAILED = f"{NAME} does not answer as it should"


@pytest.fixture(scope="module")
def real_provider() -> Iterator[RealProvider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(real_provider: RealProvider) -> RealProvider:
    real_provider.tell()
    return real_provider


@pytest.fixture
def site(settings: Settings, tmp_path: Path, provider: RealProvider) -> Iterator[Flask]:
    app = create_app(settings_for(tmp_path / "s", database_url=settings.database_url, **provider.settings))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


Change = Callable[..., None]


@pytest.fixture
def change(site: Flask) -> Change:
    """Gives the site other settings."""

    def give(**values: Any) -> None:
        site.extensions[EXTENSION] = replace(site.extensions[EXTENSION], **values)

    return give


def go(browser: Browser, provider: RealProvider, person: str, answer: str = "allow", path: str = START) -> TestResponse:
    """To the provider and back."""
    page = browser.get(path)
    assert page.status_code == 302, page.status_code
    return browser.get(provider.visit(page.location, person, answer))


def link(site: Flask, provider: RealProvider, handle: str, person: str = "mary") -> Browser:
    browser = Browser(site)
    browser.sign_in(handle)
    go(browser, provider, person, path=f"{START}?link=1")
    assert browser.post(f"{PAGE}/link", {**browser.fields(), "current": PASSWORD}).status_code == 303
    return browser


def switch(browser: Browser, handle: str) -> None:
    """Somebody else in the same browser."""
    browser.get("/settings/profile")
    browser.sign_out()
    browser.sign_in(handle)
    assert is_signed_in(browser)


def join(browser: Browser, handle: str, **fields: str) -> TestResponse:
    """Sends the form that the last page has."""
    return browser.post("/register/provider", {**browser.fields(), "handle": handle, "terms": "y", **fields})


def is_signed_in(browser: Browser) -> bool:
    return browser.get("/inbox").status_code == 200


def user_named(handle: str) -> User:
    end_reading()
    return session().scalars(select(User).where(User.handle == handle)).one()


def identities() -> list[Identity]:
    end_reading()
    return list(session().scalars(select(Identity)))


def mail_to(app: Flask, address: str) -> list[str]:
    run_due(app, limit=100)
    folder = Path(app.extensions[EXTENSION].mail.removeprefix("folder:"))
    return [text_of(message) for message in mails(folder) if message["To"] == address]


def acts() -> list[str]:
    end_reading()
    return list(session().scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


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


def test_linked_used_and_unlinked(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    browser = Browser(site)
    browser.sign_in("walter")
    assert f"Link my account at {NAME}" in browser.get(PAGE).text
    page = go(browser, provider, "mary", path=f"{START}?link=1")
    assert "mary@example.org" in page.text
    assert "@walter" in page.text
    fields = browser.fields()
    assert browser.post(f"{PAGE}/link", {**fields, "current": "wrong"}).status_code == 400
    assert identities() == []
    assert browser.post(f"{PAGE}/link", {**fields, "current": PASSWORD}).location == PAGE
    assert "From now on you can sign in with" in browser.follow().text
    assert "was linked with @walter" in mail_to(site, "walter@example.org")[-1]
    other = Browser(site)
    assert go(other, provider, "mary").location == "/"
    assert is_signed_in(other)

    browser.get(PAGE)
    path = f"{PAGE}/{identities()[0].id}/unlink"
    assert browser.post(path, {"current": "wrong"}).status_code == 400
    assert browser.post(path, {"current": PASSWORD}).location == PAGE
    assert identities() == []
    assert not is_signed_in(other)
    assert is_signed_in(browser)
    assert "no longer linked" in mail_to(site, "walter@example.org")[-1]
    assert "nobody here is linked" in go(other, provider, "mary").text
    assert [act for act in acts() if "identity" in act] == ["link_identity", "unlink_identity"]
    assert browser.post(path, {"current": PASSWORD}).status_code == 404


def test_what_is_linked_belongs_to_one(site: Flask, provider: RealProvider) -> None:
    for handle in ("walter", "ruth"):
        make_member(site, handle)
    walter = link(site, provider, "walter")
    ruth = Browser(site)
    ruth.sign_in("ruth")
    go(ruth, provider, "mary", path=f"{START}?link=1")
    refused = ruth.post(f"{PAGE}/link", {**ruth.fields(), "current": PASSWORD})
    assert refused.status_code == 409
    assert "is linked with a member already" in refused.text
    ruth.get(PAGE)
    assert ruth.post(f"{PAGE}/{identities()[0].id}/unlink", {"current": PASSWORD}).status_code == 404
    go(walter, provider, "mary_two", path=f"{START}?link=1")
    walter.post(f"{PAGE}/link", {**walter.fields(), "current": PASSWORD})
    assert [found.subject for found in identities()] == ["mary_two"]


def test_what_one_was_asked_no_other_answers(site: Flask, provider: RealProvider) -> None:
    """Whoever begins to link, signs out, and lets somebody else come back."""
    for handle in ("walter", "ruth"):
        make_member(site, handle)
    browser = Browser(site)
    switch(browser, "walter")
    back = provider.visit(browser.get(f"{START}?link=1").location, "mary")
    switch(browser, "ruth")
    assert browser.get(back).location == PAGE
    assert "begun in another window" in browser.follow().text
    go(browser, provider, "mary", path=f"{START}?link=1")
    fields = browser.fields()
    switch(browser, "walter")
    browser.get(PAGE)
    sent = {"claims": fields["claims"], "current": PASSWORD}
    assert browser.post(f"{PAGE}/link", sent).status_code == 409
    visitor = Browser(site)
    go(visitor, provider, "mary")
    sent = {"claims": visitor.fields()["claims"], "current": PASSWORD}
    assert browser.post(f"{PAGE}/link", sent).status_code == 409
    browser.sign_out()
    browser.get("/sign-in")
    sent = {"claims": fields["claims"], "handle": "mary", "email": "mary@example.org", "terms": "y"}
    assert browser.post("/register/provider", sent).status_code == 409
    assert identities() == []
    assert browser.get(f"{START}?link=1").status_code == 401


def test_without_a_password_one_chooses_one_first(site: Flask, provider: RealProvider) -> None:
    browser = Browser(site)
    go(browser, provider, "mary")
    join(browser, "mary")
    assert "You have no password here" in browser.get(PAGE).text
    refused = browser.post(f"{PAGE}/{identities()[0].id}/unlink", {"current": "anything"})
    assert refused.status_code == 400
    assert "You have no password yet" in refused.text
    assert "Send me a link" in browser.get("/settings/password").text
    browser.get("/password/forgot")
    browser.post("/password/forgot", {"email": "mary@example.org"})
    path = next(word for word in mail_to(site, "mary@example.org")[-1].split() if "/password/reset/" in word)
    path = urlsplit(path).path
    browser.get(path)
    assert browser.post(path, {"password": PASSWORD}).status_code == 303
    assert go(browser, provider, "mary").location == "/", "the first password pauses nothing"
    browser.get(PAGE)
    assert browser.post(f"{PAGE}/{identities()[0].id}/unlink", {"current": PASSWORD}).location == PAGE
    browser.sign_in("mary")
    assert is_signed_in(browser)


def test_a_new_password_pauses_until_it_is_linked_again(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    browser, new = link(site, provider, "walter"), "nine loud geese"
    browser.get("/settings/password")
    browser.post("/settings/password", {"current": PASSWORD, "password": new})
    other = Browser(site)
    page = go(other, provider, "mary", path=f"{START}?next=/drafts")
    assert page.status_code == 400
    assert "Your password was changed" in page.text
    assert other.fields()["next"] == "/drafts"
    assert "Link it again" in browser.get(PAGE).text
    go(browser, provider, "mary", path=f"{START}?link=1")
    browser.post(f"{PAGE}/link", {**browser.fields(), "current": new})
    assert go(other, provider, "mary").location == "/"


def test_taking_an_account_back_pauses_as_well(site: Flask, provider: RealProvider) -> None:
    walter = make_member(site, "walter")
    link(site, provider, "walter")
    with unit_of_work() as work:
        ask_change(work, actor=walter, email="other@example.org")
    with unit_of_work() as work:
        confirm_change(work, token=email_change_token(work.scalars(select(EmailChange)).one(), "new"), actor=walter)
    with unit_of_work() as work:
        undo(work, token=email_change_token(work.scalars(select(EmailChange)).one(), "old"))
    assert "Your password was changed" in go(Browser(site), provider, "mary").text


def test_the_second_step_is_asked_for(site: Flask, provider: RealProvider) -> None:
    walter = make_member(site, "walter")
    link(site, provider, "walter")
    with unit_of_work() as work:
        codes = turn_on(work, walter)
    browser = Browser(site)
    page = go(browser, provider, "mary", path=f"{START}?next=/drafts&kept=1")
    assert "One more step" in page.text
    assert not is_signed_in(browser)
    go(browser, provider, "mary", path=f"{START}?next=/drafts&kept=1")
    assert browser.post("/sign-in/code", {**browser.fields(), "code": codes[0]}).location == "/drafts"
    end_reading()
    assert session().scalars(select(SignIn).order_by(SignIn.id.desc())).first().is_kept  # type: ignore[union-attr]


def test_closed_and_erased_accounts(site: Flask, provider: RealProvider) -> None:
    walter = make_member(site, "walter")
    link(site, provider, "walter")
    with unit_of_work() as work:
        close_account(work, actor=walter)
    browser = Browser(site)
    page = go(browser, provider, "mary")
    assert page.status_code == 403
    assert "open" in page.text
    path = page.text.split('action="/sign-in/reopen/')[1].split('"')[0]
    assert browser.post(f"/sign-in/reopen/{path}").status_code == 303
    with unit_of_work() as work:
        ask_erasure(work, actor=walter, texts="keep")
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        erase_member(walter.member_id)
    assert identities() == []
    assert "nobody here is linked" in go(browser, provider, "mary").text


def test_denied(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    browser = Browser(site)
    page = go(browser, provider, "mary", "deny", f"{START}?next=/drafts")
    assert page.status_code == 400
    assert f"You did not sign in at {NAME}" in page.text
    assert browser.fields()["next"] == "/drafts"
    browser.sign_in("walter")
    assert go(browser, provider, "mary", "deny", f"{START}?link=1").location == PAGE
    assert f"You did not sign in at {NAME}" in browser.follow().text
    back = browser.get(START).location
    state = parse_qs(urlsplit(back).query)["state"][0]
    browser.sign_out()
    page = browser.get(f"{BACK}?state={state}&error=<b>odd</b>")
    assert FAILED in page.text
    assert "<b>odd" not in page.text


FAULTS = [
    *("nonce", "no nonce", "issuer", "audience", "two audiences", "expired", "future", "unsigned", "shared secret"),
    *("other key", "signature", "no ID token", "down"),
]


@ON_EITHER
@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_is_not_as_it_should_be(site: Flask, provider: RealProvider, fault: str) -> None:
    make_member(site, "walter")
    link(site, provider, "walter")
    provider.tell(fault=fault)
    browser = Browser(site)
    page = go(browser, provider, "mary", path=f"{START}?next=/drafts")
    assert page.status_code == 400
    assert FAILED in page.text
    assert browser.fields()["next"] == "/drafts"
    assert not is_signed_in(browser)
    provider.tell()
    assert go(browser, provider, "mary").location == "/"


@ON_EITHER
@pytest.mark.parametrize("subject", ["", 7, "x" * 256, "a\0b", None])
def test_a_subject_that_cannot_be_kept(site: Flask, provider: RealProvider, subject: Any) -> None:
    provider.tell(subject=subject)
    assert FAILED in go(Browser(site), provider, "mary").text


def test_new_keys_are_looked_for(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    link(site, provider, "walter")
    provider.tell(new_key=True)
    assert go(Browser(site), provider, "mary").location == "/"


def test_state_and_cookie(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    link(site, provider, "walter")
    browser, stranger = Browser(site), Browser(site)
    cookie = "__Secure-provider"

    def back() -> str:
        return provider.visit(browser.get(f"{START}?next=/drafts").location, "mary")

    refused = [
        stranger.get(back()),
        browser.get(back().replace("state=", "state=zz")),
        browser.get(back().replace("iss=", "iss=zz")),
        browser.get(BACK),
    ]
    path = back()
    kept = browser.client.get_cookie(cookie, path=START)
    assert kept is not None
    assert kept.http_only
    assert (kept.secure, kept.same_site, kept.path) == (True, "Lax", START)
    forged = URLSafeTimedSerializer("another secret", salt="forum attempt").dumps(_values(kept.value))
    for value in (forged, kept.value[:-2] + "zz", kept.value[2:], "zz", ""):
        browser.client.set_cookie(cookie, value, path=START)
        refused.append(browser.get(path))
    browser.client.set_cookie(cookie, kept.value, path=START)
    with time_machine.travel(now() + timedelta(minutes=11)):
        refused.append(browser.get(path))
    for page in refused:
        assert page.status_code == 400
        assert "begun in another window" in page.text
    assert not is_signed_in(browser)
    browser.client.set_cookie(cookie, kept.value, path=START)
    assert browser.get(path).location == "/drafts"

    # An older window changes nothing for a newer one.
    browser = Browser(site)
    older, newer = back(), back()
    assert "begun in another window" in browser.get(older).text
    assert browser.get(newer).location == "/drafts"
    assert browser.get(newer).location == "/"
    assert "begun in another window" in browser.follow().text

    # The same cookie and code once more, also where the provider takes a code twice.
    provider.tell(keeps_codes=True)
    browser = Browser(site)
    path = back()
    kept = browser.client.get_cookie(cookie, path=START)
    assert kept is not None
    assert browser.get(path).location == "/drafts"
    assert browser.client.get_cookie(cookie, path=START) is None
    thief = Browser(site)
    thief.client.set_cookie(cookie, kept.value, path=START)
    assert "begun in another window" in thief.get(path).text
    assert not is_signed_in(thief)


def _values(token: str) -> dict[str, Any]:
    found: dict[str, Any] = URLSafeTimedSerializer(SECRET, salt="forum attempt").loads(token)
    return found


@ON_EITHER
@pytest.mark.parametrize("code", ["", "zz", "x" * 5000])
def test_a_code_of_nobody(site: Flask, provider: RealProvider, code: str) -> None:
    browser = Browser(site)
    state = parse_qs(urlsplit(browser.get(START).location).query)["state"][0]
    page = browser.get(f"{BACK}?state={state}&code={code}")
    assert page.status_code == 400
    assert not is_signed_in(browser)


def test_a_code_of_another_browser(site: Flask, provider: RealProvider) -> None:
    """PKCE: it was given for the other's verifier."""
    browser, other = Browser(site), Browser(site)
    code = parse_qs(urlsplit(provider.visit(other.get(START).location, "mary")).query)["code"][0]
    state = parse_qs(urlsplit(browser.get(START).location).query)["state"][0]
    assert FAILED in browser.get(f"{BACK}?state={state}&code={code}").text


def test_tries_are_counted_as_with_passwords(site: Flask, provider: RealProvider, change: Change) -> None:
    change(limits="on")
    browser = Browser(site, address="192.0.2.7")
    for _time in range(10):
        assert go(browser, provider, "mary", "deny").status_code == 400
    refused = go(browser, provider, "mary")
    assert refused.status_code == 429
    assert "Retry-After" in refused.headers
    assert go(Browser(site), provider, "mary").status_code == 200


def test_whoever_is_suspended_finds_one_page(site: Flask, provider: RealProvider) -> None:
    admin = make_member(site, "ruth_admin", role="admin")
    make_member(site, "walter")
    link(site, provider, "walter")
    with unit_of_work() as work:
        suspend_member(
            work,
            actor=admin,
            handle="walter",
            statement=Statement("It is rude.", "disrespect"),
            reach=Reach(duration="1m"),
        )
    browser = Browser(site)
    assert go(browser, provider, "mary").status_code == 303
    assert browser.get("/inbox").location == "/suspended"


def test_next_stays_on_this_site(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    link(site, provider, "walter")
    for path in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/" + "a" * 1900):
        assert go(Browser(site), provider, "mary", path=f"{START}?next={path}").location == "/"


@ON_EITHER
@pytest.mark.parametrize("fault", ["broken", "other document", "slow", "away"])
def test_a_provider_that_is_away(
    site: Flask, provider: RealProvider, change: Change, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forum.services.provider.SECONDS", 1.0)
    provider.tell(fault=fault)
    # Another name, so that its document is not known yet.
    change(oidc_client_id=f"unknown {fault}")
    if fault == "away":
        change(oidc_issuer="http://127.0.0.1:1")
    make_member(site, "walter")
    browser = Browser(site)
    page = browser.get(f"{START}?next=/drafts")
    assert page.status_code == 503
    assert FAILED in page.text
    assert browser.fields()["next"] == "/drafts"
    assert browser.sign_in("walter").location == "/"
    change(oidc_client_id=f"still unknown {fault}")
    assert browser.get(f"{START}?link=1").location == PAGE
    assert FAILED in browser.follow().text


def test_only_one_waits_for_it(site: Flask, provider: RealProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forum.services.provider.WAIT_SECONDS", 0.01)
    with asking.ask_one_at_a_time:
        assert Browser(site).get(START).status_code == 503
    assert Browser(site).get(START).status_code == 302


def test_a_text_waits_in_the_first_window(site: Flask, provider: RealProvider) -> None:
    make_member(site, "walter")
    link(site, provider, "walter")
    browser = Browser(site)
    browser.get("/sign-in")
    page = browser.post("/settings/profile", {"display_name": "Walt", "bio": "An hour of words"})
    assert page.status_code == 401
    assert 'target="_blank"' in page.text
    carried, token = browser.fields()["carried"], browser.token
    page = browser.post("/sign-in/go-on", {"carried": carried})
    assert page.status_code == 401
    assert browser.fields()["carried"] == carried
    go(browser, provider, "mary")
    again = browser.post("/sign-in/go-on", {"carried": carried, "csrf_token": token})
    assert "An hour of words" in again.text
    assert "Walt" in again.text
    assert browser.post("/sign-in/go-on", {"carried": "zz"}).location == "/"


def test_a_form_that_is_too_old_keeps_what_was_typed(site: Flask, provider: RealProvider, change: Change) -> None:
    change(registration="approval")
    browser = Browser(site)
    go(browser, provider, "mary")
    fields = {**browser.fields(), "handle": "mary", "answer": "An hour of words", "terms": "y"}
    page = browser.post("/register/provider", {**fields, "csrf_token": "zz"})
    assert page.status_code == 400
    assert "An hour of words" in page.text
    assert browser.fields()["claims"] == fields["claims"]
    with time_machine.travel(now() + timedelta(minutes=61)):
        page = browser.post("/register/provider", {**fields, "csrf_token": browser.token})
        assert page.status_code == 409
        assert "An hour of words" in page.text
        assert "once more, in another window" in page.text


def test_a_site_without_one_has_no_pages_of_it(app: Flask) -> None:
    make_member(app, "walter")
    browser = Browser(app)
    assert "provider" not in browser.get("/sign-in").text
    browser.sign_in("walter")
    assert "provider" not in browser.get("/settings/profile").text
    for path in (START, BACK, PAGE):
        assert browser.get(path).status_code == 404
    for path in (f"{PAGE}/link", f"{PAGE}/1/unlink", "/sign-in/go-on", "/register/provider"):
        assert browser.post(path, {"current": PASSWORD}).status_code == 404


def test_a_site_without_one_does_not_load_its_libraries() -> None:
    words = "import sys, forum.app; print([n for n in ('authlib', 'requests', 'joserfc') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
