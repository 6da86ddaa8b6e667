"""Tests of forum.mail.console."""

import io
from email.message import EmailMessage

from forum.mail import ConsoleTransport


def test_the_main_headers_and_the_text_are_shown(message: EmailMessage):
    stream = io.StringIO()
    ConsoleTransport(stream).send(message)
    assert "To: Zoë <zoe@example.net>" in stream.getvalue()
    assert "A new reply is waiting: …" in stream.getvalue()
    assert "<p>" not in stream.getvalue()


def test_text_cannot_drive_the_terminal(message: EmailMessage):
    stream = io.StringIO()
    body = message.get_body(("plain",))
    assert body is not None
    body.set_content("\x1b]0;owned\x07 red \x1b[31m")
    ConsoleTransport(stream).send(message)
    assert "\x1b" not in stream.getvalue()
    assert "\x07" not in stream.getvalue()


def test_without_a_stream_it_goes_to_standard_error(message: EmailMessage, capsys):
    ConsoleTransport().send(message)
    assert "Someone answered" in capsys.readouterr().err
