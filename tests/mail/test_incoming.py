"""Messages that came: what is read of them, and that none of them is too much."""

import pytest

from forum.mail import NotAMessage, body_of, is_authenticated, read_message, read_report, why_automatic

HEAD = b"From: Bob <bob@example.org>\nTo: reply+x@forum.example.org\n"
STATUS = b"""From: MAILER-DAEMON@example.net
To: bounce+x@forum.example.org
Content-Type: multipart/report; report-type=delivery-status; boundary=zz

--zz
Content-Type: text/plain

It could not be delivered.
--zz
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ann@example.org
Action: %s
Status: %s
Diagnostic-Code: smtp; 550 5.1.1 No such
 person
--zz--
"""
COMPLAINT = b"""From: feedback@example.net
To: bounce@forum.example.org
Content-Type: multipart/report; report-type=feedback-report; boundary=zz

--zz
Content-Type: message/feedback-report

Feedback-Type: %s
Version: 1
Original-Mail-From: <bounce+abc@forum.example.org>

--zz--
"""


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Auto-Submitted: auto-replied; x", "automatic"),
        ("Auto-Submitted: no", ""),
        ("Precedence: bulk", "bulk"),
        ("Precedence: first-class", ""),
        ("List-Id: <x.example.org>", "bulk"),
        ("List-Unsubscribe: <mailto:x@example.org>", "bulk"),
        ("X-Autoreply: yes", "bulk"),
        ("X-Auto-Response-Suppress: All", "automatic"),
        ("X-Auto-Response-Suppress: DR, RN", ""),
        ("Return-Path: <>", "bounce"),
        ("Return-Path: <bob@example.org>", ""),
        ("Content-Type: multipart/report; boundary=x", "bounce"),
        ("Message-ID: <p1.m2@forum.example.org>", "own"),
        ("Message-ID: <p1.m2@mail.forum.example.org>", ""),
    ],
)
def test_machines_are_known_by_what_they_say(header: str, reason: str):
    assert why_automatic(read_message(HEAD + header.encode() + b"\n\nx"), "forum.example.org") == reason


def test_senders_and_recipients():
    message = read_message(b"Delivered-To: one@example.org\n" + HEAD + b"\nx")
    assert message.senders == ["bob@example.org"]
    assert message.recipients == ["one@example.org", "reply+x@forum.example.org"]
    assert message.message_id.startswith("<sha256.")
    assert read_message(b"Message-ID: <a@b>\n" + HEAD + b"\n").message_id == "<a@b>"
    assert len(read_message(b"From: a@example.org, b@example.org\n\nx").senders) == 2
    assert read_message(b"From: " + b"(" * 5_000 + b"\n\nx").senders == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no header at all",
        HEAD + b"Content-Type: text/plain" + b"; a=b" * 100_000 + b"\n\nx",
        HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(300)),
    ],
)
def test_what_is_no_message_is_not_read(raw: bytes):
    with pytest.raises(NotAMessage):
        read_message(raw)


def test_strange_parts_are_read_somehow():
    head = HEAD + b"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=%s\n\n"
    for charset in (b"punycode", b"idna", b"zlib", b'"\xff"', b"utf-7"):
        assert "abc" in body_of(read_message(head % charset + b"YWJj")).text
    assert body_of(read_message(HEAD + b"Content-Type: image/png\n\nx")).text == ""
    attached = b"Content-Type: text/plain\nContent-Disposition: attachment\n\nx"
    assert body_of(read_message(HEAD + attached)).text == ""
    halves = head % b"unicode_escape" + b"XHVkODAw"
    assert body_of(read_message(halves)).text == "?"
    assert "\x00" not in body_of(read_message(HEAD + b"\na\x00b")).text


def test_reports():
    final = read_report(read_message(STATUS % (b"failed", b"5.1.1")))
    assert final is not None
    assert (final.kind, final.detail) == ("final", "smtp; 550 5.1.1 No such person")
    for action, status in ((b"delayed", b"4.4.1"), (b"failed", b"4.2.2"), (b"delivered", b"2.0.0"), (b"relayed", b"5")):
        later = read_report(read_message(STATUS % (action, status)))
        assert later is not None
        assert later.kind == "later"
    complaint = read_report(read_message(COMPLAINT % b"abuse"))
    assert complaint is not None
    assert (complaint.kind, complaint.envelope_from) == ("complaint", "bounce+abc@forum.example.org")
    assert read_report(read_message(COMPLAINT % b"not-spam")) is None
    assert read_report(read_message(HEAD + b"\nx")) is None
    assert read_report(read_message(HEAD + b"Content-Type: multipart/report; boundary=x\n\nx")) is None


@pytest.mark.parametrize(
    ("result", "is_right"),
    [
        ("mx.example.net; dmarc=pass (p=none) header.from=example.org", True),
        ("mx.example.net 1; spf=fail; dkim=pass header.i=@example.org header.s=x", True),
        ("mx.example.net; spf=pass smtp.mailfrom=bob@example.org", True),
        ("mx.example.net; dkim=pass header.d=org", False),
        ("mx.example.net; dmarc=pass header.from=example.com", False),
        ("mx.example.net; dkim=pass header.d=badexample.org", False),
        ("mx.example.net; dmarc=fail header.from=example.org", False),
        ("mx.example.net; none", False),
        ("other.example.net; dmarc=pass header.from=example.org", False),
        ("(mx.example.net;) other; dmarc=pass header.from=example.org", False),
        ("", False),
    ],
)
def test_senders_are_confirmed_by_our_own_server(result: str, is_right: bool):
    assert is_authenticated([result], "mx.example.net", "bob@example.org") is is_right
    below = "mx.example.net; dmarc=pass header.from=example.org"
    assert not is_authenticated(["mx.example.net; none", below], "mx.example.net", "bob@example.org")
