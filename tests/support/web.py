"""Members made for a test, and a browser without a screen: cookies, forms with their tokens, the mail that came."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from forum.db import end_reading, now, unit_of_work
from forum.db.context import current_settings
from forum.models import User
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.services.members import set_role
from forum.services.registration import add_member, prepare_member
from forum.validation.emails import email_key
from forum.validation.handles import handle_key

PASSWORD = "seven quiet herons"

_INPUT = re.compile(r"<input[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_LINK = re.compile(r"https?://\S+")


def make_member(
    app: Flask,
    handle: str,
    role: str = "member",
    password: str = PASSWORD,
    state: str = "active",
    *,
    name: str | None = None,
    email: str | None = None,
    trust_level: int = 1,
) -> Actor:
    """A member in the database, with the address `<handle>@example.org`; needs no open application context.

    Trust level 1 spares tests the newcomer's pace. Without a name it is the first word of the handle.
    """
    with app.app_context():
        prepared = prepare_member(
            handle=handle,
            display_name=name or handle.split("_")[0].capitalize(),
            email=email or f"{handle.lower()}@example.org",
            password=password,
        )
        with unit_of_work() as work:
            user = User(
                handle=prepared.handle,
                handle_key=handle_key(prepared.handle),
                display_name=prepared.display_name,
                email=prepared.email,
                email_key=email_key(prepared.email),
                email_verified_at=None if state == "unconfirmed" else now(),
                password_hash=prepared.password_hash,
                state=state,
                trust_level=trust_level,
                terms_version=current_settings().terms_version,
                terms_accepted_at=now(),
                created_at=now(),
            )
            add_member(work, user)
            if role != "member":
                set_role(work, actor=None, handle=handle, role=role)
        actor = get_member_actor(user.id)
        end_reading()
    return actor


class Browser:
    """One person's browser: keeps its cookies, and sends each form with the token of the last page that had one.

    `page` is the last answer. Every request runs in an application context of its own, as on a real server.
    """

    def __init__(self, app: Flask, *, address: str = "127.0.0.1") -> None:
        self.app = app
        self.address = address
        self.client = app.test_client()
        self.token = ""
        self.page: TestResponse | None = None

    def get(self, path: str, *, follow: bool = False, **options: Any) -> TestResponse:
        return self._open(path, method="GET", follow_redirects=follow, **options)

    def post(
        self, path: str, data: dict[str, Any] | None = None, *, follow: bool = False, **options: Any
    ) -> TestResponse:
        """Sends a form; a `csrf_token` in `data` wins over the page's own, None leaves it out."""
        fields: dict[str, Any] = {"csrf_token": self.token} | (data or {})
        sent = {name: value for name, value in fields.items() if value is not None}
        return self._open(path, method="POST", data=sent, follow_redirects=follow, **options)

    def follow(self) -> TestResponse:
        """Goes where the last answer redirects to."""
        assert self.page is not None
        assert self.page.location, f"no redirect but {self.page.status}"
        return self.get(self.page.location)

    def sign_in(self, handle: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Signs in through the page; the answer is the redirect, or the page again."""
        self.get("/sign-in")
        return self.post("/sign-in", {"name": handle, "password": password, **fields})

    def sign_out(self) -> TestResponse:
        return self.post("/sign-out")

    def hidden(self, name: str) -> str:
        """The value of a field of the last page."""
        return self.fields()[name]

    def fields(self) -> dict[str, str]:
        """Names and values of all input fields of the last page."""
        return fields_of(self.page.text) if self.page is not None else {}

    def _open(self, path: str, **options: Any) -> TestResponse:
        options.setdefault("environ_base", {"REMOTE_ADDR": self.address})
        with self.app.app_context():
            page = self.client.open(path, **options)
        self.page = page
        if page.mimetype == "text/html":
            self.token = fields_of(page.text).get("csrf_token") or self.token
        return page


def fields_of(html: str) -> dict[str, str]:
    """Names and values of the input fields of a page."""
    found = (dict(_ATTRIBUTE.findall(tag)) for tag in _INPUT.findall(html))
    return {field["name"]: unescape(field.get("value", "")) for field in found if "name" in field}


def mails(folder: Path, skip: int = 0) -> list[EmailMessage]:
    """The messages that a folder transport wrote, the oldest first, without the first `skip`."""
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [_parsed(file) for file in files[skip:]]


def _parsed(file: Path) -> EmailMessage:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    """The text part of a message."""
    body = message.get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(message: EmailMessage) -> str:
    """The first address in the text part."""
    found = _LINK.search(text_of(message))
    assert found is not None
    return found.group()
