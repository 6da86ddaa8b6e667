"""Signing in with a provider: what the tests of it do again and again."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from forum.db import end_reading, session
from forum.db.context import EXTENSION
from forum.jobs.runner import run_due
from forum.models import AuditEntry, Identity, User
from tests.support.provider import NAME, RealProvider
from tests.support.web import PASSWORD, Browser, mails, text_of

START = "/sign-in/provider"


BACK = "/sign-in/provider/back"


PAGE = "/settings/provider"


FAILED = f"{NAME} does not answer as it should"


Change = Callable[..., None]


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
