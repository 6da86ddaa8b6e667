"""A real SMTP server on this machine, which keeps what it is given and answers as a test tells it to."""

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from forum.mail import SmtpTransport, compose
from forum.mail.smtp import Security
from tests.support.ports import free_port

CERTIFICATE = Path(__file__).with_name("localhost.pem")


@dataclass
class Inbox:
    """What arrived; `answers` replaces what the server says to a command (RCPT, MAIL, DATA)."""

    answers: dict[str, str] = field(default_factory=dict)
    received: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str | None, list[str]]] = field(default_factory=list)

    async def handle_MAIL(self, _: SMTP, __: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]) -> str:
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:
        answer = self.answers.get("DATA", "250 OK")
        if answer == "hang up":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        elif answer.startswith("250"):
            assert isinstance(envelope.original_content, bytes)
            self.received.append(envelope.original_content)
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return answer

    async def handle_QUIT(self, _: SMTP, __: Session, ___: Envelope) -> str:
        return self.answers.get("QUIT", "221 Bye")


@dataclass(frozen=True)
class MailServer:
    """A listening server and the way to reach it."""

    inbox: Inbox
    port: int
    security: Security

    def transport(self, username: str | None = None, password: str | None = None) -> SmtpTransport:
        trusted = ssl.create_default_context(cafile=CERTIFICATE)
        return SmtpTransport("localhost", self.port, username, password, self.security, 5.0, trusted)


def _authenticate(_: SMTP, __: Session, ___: Envelope, ____: str, given: object) -> AuthResult:
    is_right = isinstance(given, LoginPassword) and given == LoginPassword(b"forum", b"p@ss")
    return AuthResult(success=is_right, handled=False)


@pytest.fixture(params=["none", "starttls", "tls"])
def mail_server(request: pytest.FixtureRequest) -> Iterator[MailServer]:
    """The server in each of the three securities; over TLS it knows the account forum / p@ss."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    inbox = Inbox()
    controller = Controller(
        inbox,
        hostname="127.0.0.1",
        port=free_port(),
        ssl_context=context if request.param == "tls" else None,
        tls_context=context if request.param == "starttls" else None,
        require_starttls=request.param == "starttls",
        authenticator=_authenticate,
        auth_require_tls=request.param == "starttls",
    )
    controller.start()
    yield MailServer(inbox, controller.port, request.param)
    controller.stop()


@pytest.fixture
def message() -> EmailMessage:
    return compose(
        sender="Riverside <forum@example.org>",
        recipient="Zoë <zoe@example.net>",
        subject="Someone answered",
        text="Good morning.\nA new reply is waiting: …\n.\nFrom here on, all is well.\n",
        html="<p>Good morning.</p>",
        message_id="<1@example.org>",
        date=datetime(2021, 1, 5, 9, 30, tzinfo=UTC),
        extra_headers={},
    )
