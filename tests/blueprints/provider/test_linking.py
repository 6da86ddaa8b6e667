"""Linking an account at a provider, unlinking it, and what pauses or ends that."""

from datetime import timedelta
from urllib.parse import urlsplit

import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.models import EmailChange, SignIn
from forum.services.closing import ask_erasure, close_account
from forum.services.decisions import Statement
from forum.services.email_changes import ask_change, confirm_change, undo
from forum.services.erasing import erase_member
from forum.services.sanctions import Reach, suspend_member
from forum.services.tokens import email_change_token
from tests.support.provider import NAME, RealProvider
from tests.support.provider_site import PAGE, START, acts, go, identities, is_signed_in, join, link, mail_to, switch
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, Browser, make_member


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
