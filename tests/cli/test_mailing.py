"""`forum mail receive`: what a mail server is told by its exit status."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session
from forum.models import Reply
from forum.services.mail_addresses import make_reply_address
from tests.cli.terminal import Terminal
from tests.conftest import SECRET, settings_for
from tests.support.factories import make_actor, make_blog, make_post

SETTINGS = {"mail_reply": "reply@forum.example.org", "secret_key": SECRET}


def test_each_message_has_its_exit_status(app: Flask, terminal: Terminal, tmp_path: Path) -> None:
    ann = make_actor("ann")
    post_id = make_post(ann, make_blog())
    app.extensions["forum_settings"] = settings_for(tmp_path, **SETTINGS)
    address = make_reply_address(ann.member_id, post_id, None, now())
    end_reading()
    typed = "From: ann@example.org\nTo: somebody@example.org\nMessage-ID: <a@example.org>\n\nBy pipe.\n"
    ignored = terminal.run("mail", "receive", typed=typed, **SETTINGS)
    assert (ignored.exit_code, ignored.output) == (0, "ignored address\n")
    posted = terminal.run("mail", "receive", "--recipient", str(address), typed=typed, **SETTINGS)
    assert (posted.exit_code, posted.output) == (0, "posted\n")
    assert session().scalars(select(Reply.source)).all() == ["By pipe."]
    end_reading()
    away = {**SETTINGS, "database_url": "postgresql+psycopg://u:p@127.0.0.1:1/x"}
    later = terminal.run("mail", "receive", "--recipient", str(address), typed=typed, **away)
    assert (later.exit_code, "The database cannot be reached" in later.output) == (75, True)
    nothing = terminal.run("mail", "receive", typed="nothing", **SETTINGS)
    assert (nothing.exit_code, "This is no message." in nothing.output) == (65, True)


def test_what_is_wrong_here_is_tried_again(sqlite_terminal: Terminal, tmp_path: Path) -> None:
    typed = "From: ann@example.org\nTo: x@example.org\n\nx"
    wrong = sqlite_terminal.run("mail", "receive", typed=typed, mail_reply="reply+x@example.org")
    assert wrong.exit_code == 75
