"""What somebody wrote, out of messages as mail programs make them."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.mail import body_of, read_message, reply_text
from forum.mail.html_words import html_words
from forum.mail.incoming import LONGEST_TEXT
from forum.mail.reply_text import MARK

MARKED = f"{MARK} Write your answer above this line --##"
QUOTED = f"> {MARKED}\n>\n> Ann named you in Roses\n>\n> Do they like shade?\n> http://localhost/unsubscribe/abc"

GMAIL = f"""Yes, they do.

On Mon, Nov 23, 2026 at 4:05 PM Riverside Commons <reply+abc@forum.example.org>
wrote:

{QUOTED}
"""
APPLE = f"""Yes, they do.

Sent from my iPhone

> On 23 Nov 2026, at 16:05, Riverside Commons <x@example.org> wrote:
>
{QUOTED}
"""
THUNDERBIRD = f"Yes, they do.\n-- \nAnn Example\n\nOn 23/11/2026 16:05, Riverside Commons wrote:\n{QUOTED}\n"
OUTLOOK = f"""Yes, they do.

________________________________
From: Riverside Commons <x@example.org>
Sent: Monday, November 23, 2026 4:05 PM
To: Ann
Subject: Re: Roses

{MARKED}

Ann named you in Roses
"""
OUTLOOK_PHONE = f"Yes, they do.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n{OUTLOOK.partition(chr(10))[2]}"
ORIGINAL = "Yes, they do.\n\n-----Ursprüngliche Nachricht-----\nVon: Riverside Commons\nGesendet: Montag\n\nText"
GERMAN = f"""Yes, they do.

Von meinem iPhone gesendet

> Am 23.11.2026 um 16:05 schrieb Riverside Commons <x@example.org>:
>
{QUOTED}"""
GERMAN_OUTLOOK = """Yes, they do.

Von: Riverside Commons <x@example.org>
Gesendet: Montag, 23. November 2026
An: Ann
Betreff: Roses

Do they?"""
FRENCH = f"""Yes, they do.

Le lun. 23 nov. 2026 à 16:05, Riverside Commons <reply+abc@forum.example.org>
a écrit :

{QUOTED}"""
SPANISH = f"Yes, they do.\n\nEl lun, 23 nov 2026 a las 16:05, Riverside Commons (<x@example.org>) escribió:\n\n{QUOTED}"
ABOVE_ONLY = f"Yes, they do.\n{MARKED}\nAnn named you"
UNMARKED = "Yes, they do.\n\nOn Mon, Nov 23, 2026 at 4:05 PM Ann <a@example.org> wrote:\n\n> Do they?\n"


@pytest.mark.parametrize(
    "body",
    [
        *(GMAIL, APPLE, THUNDERBIRD, OUTLOOK, OUTLOOK_PHONE, ORIGINAL, GERMAN, GERMAN_OUTLOOK),
        *(FRENCH, SPANISH, ABOVE_ONLY, UNMARKED, GMAIL.replace("\n", "\r\n"), "Yes, they do."),
    ],
)
def test_only_the_answer_is_left(body: str):
    assert reply_text(body) == "Yes, they do."


@pytest.mark.parametrize("body", ["", "\n\n", QUOTED, f"{MARKED}\nAnn named you", "-- \nAnn", "Sent from my iPhone"])
def test_nothing_written_gives_nothing(body: str):
    assert reply_text(body) == ""


def test_answers_between_keep_the_quotes_they_answer():
    body = (
        f"Hello.\n\nOn 23/11/2026 16:05, Ann wrote:\n> {MARKED}\n> Do they like shade?\n\nYes, they do.\n\n"
        "> And rain?\n> Much of it?\nNo.\n> http://localhost/unsubscribe/abc\n> Warm regards\n-- \nBob"
    )
    assert reply_text(body) == "Hello.\n\n> Do they like shade?\n\nYes, they do.\n\n> And rain?\n> Much of it?\n\nNo."


def test_what_looks_a_little_like_an_end_stays():
    kept = (
        "On Monday my doctor wrote:\n\nTake it easy.\n\n- one\n- two\n\n---\n\nFrom: the heart.\n\nAm I right:\n\n"
        "1. Yes\n\n> a quote of mine\n\nDear all:"
    )
    assert reply_text(f"{kept}\n\n{MARKED}\nAnn") == kept
    assert reply_text(f"> a quote of mine\n{MARKED}\nAnn") == "> a quote of mine"


def test_lines_that_a_program_broke_are_joined():
    body = (
        "This is a long line of a message that its program had to break at some\npoint, as it was too long.\n"
        "A short one.\n- a list item of some length that nearly fills the whole width of it\n- another"
    )
    lines = reply_text(body, is_wrapped=True).split("\n")
    assert lines[0].endswith("break at some point, as it was too long.")
    assert lines[1:] == ["A short one.", *body.split("\n")[-2:]]


SAFE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)


@given(st.lists(st.builds(lambda words: " ".join(["x", *words]), st.lists(SAFE, max_size=5)), max_size=20))
def test_no_line_above_the_mark_is_lost(lines: list[str]):
    assert reply_text("\n".join([*lines, MARKED, "Ann"])).split("\n") == (lines or [""])


@pytest.mark.parametrize(
    "line",
    [
        *("> " * 50, ">" * 100, "On 1 ", "On 23 Nov 2026 at 16:05\n", "From: x\n", "_" * 30 + "\n", "--\n", "\n"),
        *("> a\nb\n", "x" * 70 + "\n", f"> {MARK}\nx\n", "<div>", "<style>", "<!--", "<a <b ", "</", "<blockquote>"),
    ],
)
def test_no_message_makes_it_slow(line: str):
    """As much as is read at most; where each line met each other, this would take hours."""
    text = line * (LONGEST_TEXT // len(line))
    assert len(reply_text(html_words(text))) <= 2 * LONGEST_TEXT
    assert len(reply_text(text, is_wrapped=True)) <= 2 * LONGEST_TEXT


def made(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "bob@example.org"
    for subtype, text in parts.items():
        if message.get_content_maintype() == "text" and message.get_payload():
            message.add_alternative(text, subtype=subtype)
        else:
            message.set_content(text, subtype=subtype)
    return message


def text_in(raw: bytes) -> str:
    body = body_of(read_message(raw))
    return reply_text(body.text, is_wrapped=body.is_wrapped)


GMAIL_HTML = f"""<div dir="ltr"><div>Yes, they <b>do</b>.</div><div><br></div><div>Really &amp; truly.</div></div><br>
<div class="gmail_quote">
<div dir="ltr">On Mon, Nov 23, 2026 at 4:05&#8239;PM R &lt;
<a href="mailto:x@example.org">x@example.org</a>&gt;
 wrote:<br></div><blockquote class="gmail_quote"><p>{MARKED}</p><p>Ann named you</p></blockquote></div>"""
OUTLOOK_HTML = f"""<html><head><style>p {{ color: red }}</style></head><body>
<p class="x">Yes, they do.</p><p>Really &amp; truly.</p>
<hr><div id="divRplyFwdMsg"><b>From:</b> R &lt;x@example.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ann</div>
<div><p>{MARKED}</p></div></body></html>"""


def test_html_alone_is_read_as_words():
    assert text_in(made(html=GMAIL_HTML).as_bytes()) == "Yes, they do.\n\nReally & truly."
    assert text_in(made(html=OUTLOOK_HTML).as_bytes()) == "Yes, they do.\n\nReally & truly."
    assert text_in(made(plain="Plain wins.", html=OUTLOOK_HTML).as_bytes()) == "Plain wins."
    assert text_in(made(plain=" ", html=OUTLOOK_HTML).as_bytes()).startswith("Yes")


@pytest.mark.parametrize(
    ("encoded", "charset", "encoding"),
    [
        (b"Caf=C3=A9 f=FCr", "utf-8", "quoted-printable"),
        (b"Q2Fm6SBm/HI=", "iso-8859-1", "base64"),
        (b"Caf\xc3\xa9 f\xc3\xbcr", "us-ascii", "8bit"),
        (b"Caf\xe9 f\xfcr", "x-nonsense", "8bit"),
        (b"Caf\xe9 f\xfcr", "utf-8", "8bit"),
    ],
)
def test_character_sets_right_and_wrong(encoded: bytes, charset: str, encoding: str):
    head = (
        f"From: b@example.org\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    assert text_in(head.encode() + encoded) in {"Café für", "Café f\ufffdr", "CafÃ© für"}


def test_flowing_lines_are_one():
    head = "From: b@example.org\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    assert text_in(f"{head}Yes, they \ndo, and \nhow.\nReally.\n-- \nBob".encode()) == "Yes, they do, and how.\nReally."
