"""What else happens on the way: no, a provider that is away, another window, a form that is too old."""

import subprocess
import sys
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask import Flask

from forum.db import now
from forum.services import provider as asking
from tests.support.databases import ON_EITHER
from tests.support.provider import NAME, RealProvider
from tests.support.provider_site import (
    BACK,
    FAILED,
    PAGE,
    START,
    Change,
    go,
    link,
)
from tests.support.web import PASSWORD, Browser, make_member


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
