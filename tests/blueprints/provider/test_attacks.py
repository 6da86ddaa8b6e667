"""Answers that a provider, or somebody in its place, should not give, and codes and states of others."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from forum.db import now
from tests.conftest import SECRET
from tests.support.databases import ON_EITHER
from tests.support.provider import RealProvider
from tests.support.provider_site import BACK, FAILED, START, Change, go, is_signed_in, link
from tests.support.web import Browser, make_member

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
