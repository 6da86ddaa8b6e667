"""Tests of forum.mail.carriers: each form of the setting, and a sentence for what is none."""

from pathlib import Path

import pytest

from forum.mail import ConsoleTransport, FolderTransport, SmtpTransport, transport_for


@pytest.mark.parametrize(
    ("spec", "transport"),
    [
        ("folder:/var/lib/forum/mail", FolderTransport(Path("/var/lib/forum/mail"))),
        ("folder:/a%20b", FolderTransport(Path("/a b"))),
        ("smtp://mail.example.org", SmtpTransport("mail.example.org", 25)),
        ("smtp://u%40x:p%3Fw@mail.example.org:2525/", SmtpTransport("mail.example.org", 2525, "u@x", "p?w")),
        ("smtp+starttls://mail.example.org", SmtpTransport("mail.example.org", 587, security="starttls")),
        ("smtps://[::1]", SmtpTransport("::1", 465, security="tls")),
    ],
)
def test_each_form_names_its_transport(spec: str, transport: object):
    assert transport_for(spec) == transport


def test_the_console():
    assert isinstance(transport_for("console:"), ConsoleTransport)


@pytest.mark.parametrize(
    "spec",
    [
        "", "console", "console://x", "sendmail:", "folder:", "folder:mail", "folder://host/path", "smtp:", "smtp://",
        "smtp://host:port", "smtp://host:99999", "smtp://[::1", "smtp://user@host", "smtp://u:s3cret@host/path",
        "smtp://u:s3cret@host?tls=1", "smtps://u:s3#cret@host", "ftp://u:s3cret@host",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_a_sentence_without_the_password(spec: str):
    with pytest.raises(ValueError, match=r"^The mail .*\.$") as caught:
        transport_for(spec)
    assert "s3" not in str(caught.value)
