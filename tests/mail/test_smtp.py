"""Tests of forum.mail.smtp against a real server: what is accepted, and which refusals are final."""

import smtplib
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from forum.mail import PermanentMailError, SmtpTransport, TemporaryMailError
from tests.mail.conftest import MailServer


def test_a_message_arrives_whole(mail_server: MailServer, message: EmailMessage):
    mail_server.transport().send(message)
    (raw,) = mail_server.inbox.received
    received = message_from_bytes(raw, policy=policy.default)
    assert isinstance(received, EmailMessage)
    assert mail_server.inbox.envelopes == [("forum@example.org", ["zoe@example.net"])]
    assert received["Message-ID"] == "<1@example.org>"
    plain, sent = received.get_body(("plain",)), message.get_body(("plain",))
    assert plain is not None
    assert sent is not None
    assert plain.get_content().replace("\r\n", "\n") == sent.get_content()


@pytest.mark.parametrize(
    ("command", "answer", "error"),
    [
        ("RCPT", "550 5.1.1 No such person", PermanentMailError),
        ("RCPT", "450 4.2.1 Try later", TemporaryMailError),
        ("DATA", "554 5.7.1 Not wanted", PermanentMailError),
        ("DATA", "451 4.3.0 Try later", TemporaryMailError),
        ("DATA", "hang up", TemporaryMailError),
        ("MAIL", "421 4.3.2 Closing", TemporaryMailError),
        ("MAIL", "530 5.7.0 Sign in first", TemporaryMailError),
        ("MAIL", "552 5.3.4 Too large", PermanentMailError),
    ],
)
def test_refusals_are_sorted(
    mail_server: MailServer, message: EmailMessage, command: str, answer: str, error: type[Exception]
):
    mail_server.inbox.answers[command] = answer
    with pytest.raises(error, match=answer[:3] if answer[0].isdigit() else "did not take"):
        mail_server.transport().send(message)
    assert mail_server.inbox.received == []


def test_what_the_server_says_after_accepting_changes_nothing(mail_server: MailServer, message: EmailMessage):
    mail_server.inbox.answers["QUIT"] = "421 Overloaded"
    mail_server.transport().send(message)
    assert len(mail_server.inbox.received) == 1


@pytest.mark.parametrize("mail_server", ["starttls", "tls"], indirect=True)
def test_an_account_signs_in(mail_server: MailServer, message: EmailMessage):
    mail_server.transport("forum", "p@ss").send(message)
    assert len(mail_server.inbox.received) == 1


@pytest.mark.parametrize("mail_server", ["starttls", "tls"], indirect=True)
def test_a_wrong_password_is_temporary_and_not_repeated(mail_server: MailServer, message: EmailMessage):
    with pytest.raises(TemporaryMailError, match="535") as caught:
        mail_server.transport("forum", "s3cret").send(message)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("mail_server", ["none"], indirect=True)
def test_starttls_never_falls_back_to_the_clear(mail_server: MailServer, message: EmailMessage):
    with pytest.raises(TemporaryMailError, match="STARTTLS"):
        SmtpTransport("localhost", mail_server.port, security="starttls", timeout=5).send(message)
    assert mail_server.inbox.received == []


@pytest.mark.parametrize("mail_server", ["starttls", "tls"], indirect=True)
def test_a_certificate_that_nobody_vouches_for_is_refused(mail_server: MailServer, message: EmailMessage):
    with pytest.raises(TemporaryMailError, match="certificate"):
        SmtpTransport("localhost", mail_server.port, security=mail_server.security, timeout=5).send(message)


def test_nobody_listening_is_temporary(message: EmailMessage):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(TemporaryMailError, match="cannot be used"):
            SmtpTransport("127.0.0.1", port, timeout=2).send(message)


def test_a_silent_server_is_left_after_the_timeout(message: EmailMessage):
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(TemporaryMailError, match="cannot be used"),
    ):
        SmtpTransport("127.0.0.1", silent.getsockname()[1], timeout=0.2).send(message)


@pytest.mark.parametrize("mail_server", ["none"], indirect=True)
def test_an_international_address_that_the_server_cannot_take_is_final(
    mail_server: MailServer, message: EmailMessage, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(smtplib.SMTP, "has_extn", lambda self, name: False)
    message.replace_header("To", "jürgen@example.net")
    with pytest.raises(PermanentMailError, match="SMTPUTF8"):
        mail_server.transport().send(message)


def test_the_password_is_not_in_the_representation():
    assert "s3cret" not in repr(SmtpTransport("localhost", 25, "forum", "s3cret"))
