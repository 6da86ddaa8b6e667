"""Tests of forum.mail.message: what is sent reads back the same, and no text breaks out of its header."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.mail import compose, mailbox, new_message_id

GIVEN: dict[str, Any] = {
    "sender": "forum@example.org",
    "recipient": "ann@example.net",
    "subject": "Hello",
    "text": "Good morning.\n",
    "html": None,
    "message_id": "<1@example.org>",
    "date": datetime(2021, 1, 5, 9, 30, tzinfo=UTC),
    "extra_headers": {},
}


def composed(**changed: Any) -> EmailMessage:
    return compose(**(GIVEN | changed))


def read_back(message: EmailMessage) -> EmailMessage:
    parsed = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_headers_and_both_parts_survive_the_wire():
    message = read_back(composed(recipient="Zoë Ünal <zoe@example.net>", text="Grüße\n", html="<p>Grüße</p>"))
    assert message["To"].addresses[0].display_name == "Zoë Ünal"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == GIVEN["date"]
    assert message["Message-ID"] == "<1@example.org>"
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content() == "Grüße\n"
    assert html.get_content().strip() == "<p>Grüße</p>"


def test_without_html_there_is_one_part():
    assert composed().get_content_type() == "text/plain"


def test_the_wire_is_ascii_with_short_lines():
    raw = composed(text="Здравствуйте! " * 400, html="<p>" + "é" * 5000 + "</p>", subject="Ж" * 150).as_bytes()
    assert raw.isascii()
    assert max(len(line) for line in raw.splitlines()) <= 78


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=150))
def test_any_subject_of_printable_characters_reads_back(subject: str):
    assert " ".join(str(read_back(composed(subject=subject))["Subject"]).split()) == " ".join(subject.split())


@pytest.mark.parametrize("name", ["Message-ID", "References", "List-Unsubscribe"])
def test_long_words_in_headers_stay_whole(name: str):
    word = f"<https-{'x' * 200}@example.org>"
    changed = {"message_id": word} if name == "Message-ID" else {"extra_headers": {name: f"<a@b> {word}"}}
    assert word.encode() in composed(**changed).as_bytes()


@pytest.mark.parametrize("bad", ["a\r\nBcc: eve@example.com", "a\nb", "a\rb", "a\0b", "a\x7fb", "a\x85b", "a\u2028b"])
@pytest.mark.parametrize("field", ["sender", "recipient", "subject", "message_id", "value", "name"])
def test_control_characters_are_refused_in_every_header(field: str, bad: str):
    changed: dict[str, Any] = {field: bad}
    if field == "value":
        changed = {"extra_headers": {"List-Id": bad}}
    if field == "name":
        changed = {"extra_headers": {bad: "x"}}
    with pytest.raises(ValueError, match=r"control character|Message-ID|name of a header"):
        composed(**changed)


@settings(deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"[a<>@.,;:\"()\[\] ]{1,20}", fullmatch=True))
def test_no_recipient_crashes_the_parser(recipient: str):
    try:
        message = composed(recipient=recipient)
    except ValueError:
        return
    assert len(read_back(message)["To"].addresses) == 1


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "ann",
        "ann@",
        "a@example.net, b@example.net",
        "team: a@example.net;",
        "ann@example.net <b@example.net>",
    ],
)
def test_anything_but_one_complete_address_is_refused(recipient: str):
    with pytest.raises(ValueError, match="header To"):
        composed(recipient=recipient)


@pytest.mark.parametrize("name", ["To", "bcc", "Message-ID", "content-type", "No colon:", ""])
def test_extra_headers_cannot_replace_ours(name: str):
    with pytest.raises(ValueError, match=r"set by compose|name of a header"):
        composed(extra_headers={name: "x"})


def test_a_header_word_past_the_line_limit_is_refused():
    with pytest.raises(ValueError, match="too long"):
        composed(extra_headers={"References": "x" * 901})


def test_a_date_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        composed(date=datetime(2021, 1, 5))  # noqa: DTZ001 - the missing zone is what is tested


def test_message_ids_are_fresh_and_end_with_the_domain():
    first, second = new_message_id("forum.example.org"), new_message_id("forum.example.org")
    assert first != second
    assert first.endswith("@forum.example.org>")
    assert composed(message_id=first)["Message-ID"] == first


@pytest.mark.parametrize("domain", ["", "a b", "a>b", "-a", "a\n", "ä.example"])
def test_a_message_id_needs_a_plain_domain(domain: str):
    with pytest.raises(ValueError, match="domain"):
        new_message_id(domain)


def test_a_mailbox_quotes_what_would_be_syntax():
    address = read_back(composed(recipient=mailbox('Doe, "Jane" <x@y>', "jane@example.net")))["To"].addresses[0]
    assert (address.display_name, address.addr_spec) == ('Doe, "Jane" <x@y>', "jane@example.net")
    with pytest.raises(ValueError, match="control"):
        mailbox("a\nb", "jane@example.net")
