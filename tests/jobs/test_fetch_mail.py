"""Fetching answers from a mailbox, over TLS from a real server that knows as much IMAP as is asked of it."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.app import create_app
from forum.db import db, end_reading, now, session
from forum.db.jobs import FetchMail
from forum.errors import Unavailable
from forum.jobs import fetch_mail as job
from forum.jobs.fetch_mail import fetch_mail
from forum.mail import mailbox_at
from forum.models import Reply
from forum.services.jobs import TryLater
from forum.services.mail_addresses import make_reply_address
from tests.conftest import settings_for
from tests.mail.conftest import CERTIFICATE
from tests.support.factories import make_actor, make_blog, make_post
from tests.support.ports import free_port


@dataclass
class Messages:
    """What lies in the mailbox: UIDs with their texts, and the flags that were set."""

    texts: dict[int, bytes] = field(default_factory=dict)
    flags: dict[int, str] = field(default_factory=dict)

    def answer(self, words: list[str]) -> tuple[bytes, str]:
        match words:
            case ["LOGIN", _user, password]:
                return b"", "OK" if password == '"p@ss"' else "NO"
            case ["UID", "SEARCH", *_]:
                unread = " ".join(str(uid) for uid in sorted(self.texts) if uid not in self.flags)
                return f"* SEARCH {unread}\r\n".encode(), "OK"
            case ["UID", "FETCH", uid, _]:
                text = self.texts[int(uid)]
                head = f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(text)}}}\r\n".encode()
                return head + text + b")\r\n", "OK"
            case ["UID", "STORE", uid, "+FLAGS", *flags]:
                self.flags[int(uid)] = " ".join(flags)
                return b"", "OK"
            case ["CAPABILITY"]:
                return b"* CAPABILITY IMAP4rev1\r\n", "OK"
            case ["SELECT", *_]:
                return b"* 1 EXISTS\r\n", "OK"
            case ["LOGOUT"]:
                return b"* BYE\r\n", "OK"
        return b"", "BAD"


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, *words = line.decode().split()
            found, status = self.server.messages.answer(words)  # type: ignore[attr-defined]
            self.wfile.write(found + f"{tag} {status} done\r\n".encode())
            if words == ["LOGOUT"]:
                return


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Messages, str]]:
    """A mailbox, and the address of it that the settings take."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    port = free_port()
    server: Any = socketserver.ThreadingTCPServer(("127.0.0.1", port), Talk)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.messages, server.daemon_threads = Messages(), True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.messages, f"imaps://forum:p%40ss@localhost:{port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def app(messages: tuple[Messages, str], database_url: str, tmp_path: Path) -> Iterator[Flask]:
    settings = {"mail_reply": "reply@forum.example.org", "mail_imap": messages[1]}
    app = create_app(settings_for(tmp_path, database_url=database_url, **settings))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_answers_are_fetched_once_and_marked_after_the_commit(
    app: Flask, messages: tuple[Messages, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    box = messages[0]
    ann = make_actor("ann")
    post_id = make_post(ann, make_blog())
    address = make_reply_address(ann.member_id, post_id, None, now())
    box.texts = {
        3: b"no message at all",
        4: f"From: ann@example.org\r\nTo: {address}\r\nMessage-ID: <a@example.org>\r\n\r\nFetched.\r\n".encode(),
        5: b"From: zoe@example.org\r\nTo: reply@forum.example.org\r\n\r\nUnasked.\r\n",
    }
    monkeypatch.setattr(job, "receive", _away)
    with pytest.raises(TryLater):
        fetch_mail(FetchMail())
    assert box.flags == {}
    monkeypatch.undo()
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    fetch_mail(FetchMail())
    assert box.flags == {3: r"(\Seen \Flagged)", 4: r"(\Seen)", 5: r"(\Seen)"}
    del box.flags[4]
    fetch_mail(FetchMail())
    end_reading()
    assert session().scalars(select(Reply.source)).all() == ["Fetched."]
    end_reading()


def _away(_raw: bytes) -> None:
    raise Unavailable


def test_a_server_that_is_away_or_does_not_know_us_is_asked_later(
    messages: tuple[Messages, str], database_url: str, tmp_path: Path
) -> None:
    for spec in (
        messages[1].replace("p%40ss", "s3cret"),
        f"imaps://forum:s3cret@localhost:{free_port()}/INBOX",
    ):
        app = create_app(settings_for(tmp_path, database_url=database_url, mail_imap=spec))
        with app.app_context(), pytest.raises(TryLater, match="cannot be used") as caught:
            fetch_mail(FetchMail())
        assert "s3cret" not in str(caught.value)


def test_each_mailbox_that_the_settings_may_name() -> None:
    box = mailbox_at("imaps://u%40x:p%3Fw@mail.example.org/In%20box")
    assert (box.host, box.port, box.username, box.password, box.folder) == (
        *("mail.example.org", 993, "u@x", "p?w", "In box"),
    )
    for spec in ("imap://u:s3cret@host", "imaps://host", "imaps://u:s3cret@host:port", "imaps://u:s3cret@host?a", "x"):
        with pytest.raises(ValueError, match=r"^The mailbox .*\.$") as caught:
            mailbox_at(spec)
        assert not re.search("s3cret", str(caught.value))
