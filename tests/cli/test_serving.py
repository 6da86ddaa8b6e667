"""What keeps `forum serve` and `forum worker` from starting: one sentence, no trace, another exit status than 0."""

import socket
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text

from forum.cli import serving
from forum.db import db, unit_of_work
from forum.models import SiteFact
from forum.queries.site import IS_DEMO
from forum.settings import Settings
from tests.cli.terminal import Terminal
from tests.support.ports import free_port

SECRET = "a secret for the terminal, longer than thirty-two characters"
SOUND = {"secret_key": SECRET, "registration": "closed", "url": "https://forum.example.org"}

Started = list[Settings]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The settings of each server that would have been started."""
    servers: Started = []
    monkeypatch.setattr(serving, "run_server", lambda site, app, settings, announce: servers.append(settings))
    return servers


def check_refused(result: Result, *words: str) -> None:
    """One line on standard error with these words, nothing on standard output, and a status that says no."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert all(word in line for word in words), line
    assert "Traceback" not in line


def test_sound_settings_start(terminal: Terminal, started: Started) -> None:
    result = terminal.run("serve", **SOUND)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [settings.url for settings in started] == ["https://forum.example.org"]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"nonsense": "1"}, ["FORUM_NONSENSE", "not a setting"]),
        ({"port": "many"}, ["FORUM_PORT", "'many'", "whole number"]),
        ({"workers": "0"}, ["FORUM_WORKERS", "at least 1"]),
        ({"limits": "maybe"}, ["FORUM_LIMITS", "on, off"]),
        ({"insecure_cookies": "perhaps"}, ["FORUM_INSECURE_COOKIES"]),
        ({"url": "forum.example.org"}, ["FORUM_URL", "https://"]),
        ({"timezone": "Mars/Olympus"}, ["FORUM_TIMEZONE", "Mars/Olympus"]),
        ({"database_url": "mysql://localhost/forum"}, ["FORUM_DATABASE_URL"]),
        ({"secret_key": "short"}, ["FORUM_SECRET_KEY"]),
        ({"metrics": "on"}, ["FORUM_METRICS", "FORUM_METRICS_TOKEN"]),
        ({"metrics": "on", "metrics_token": "short"}, ["FORUM_METRICS_TOKEN", "16"]),
        ({"secret_key": ""}, ["forum setup"]),
        ({"registration": "open"}, ["FORUM_MAIL", "FORUM_REGISTRATION=closed"]),
        ({"registration": "open", "mail": "folder:/tmp/mail"}, ["FORUM_MAIL", "FORUM_REGISTRATION=closed"]),
        ({"mail_from": "nobody at all"}, ["FORUM_MAIL_FROM", "nobody at all"]),
        ({"mail": "pigeon:"}, ["FORUM_MAIL", "smtp://"]),
        ({"mail_imap": "imap://host"}, ["FORUM_MAIL_IMAP", "imaps://"]),
        ({"mail": "smtp://host:port"}, ["FORUM_MAIL"]),
        ({"url": "http://forum.example.org"}, ["FORUM_URL", "FORUM_INSECURE_COOKIES=1"]),
        ({"url": "http://192.168.0.7:8000"}, ["FORUM_URL", "FORUM_INSECURE_COOKIES=1"]),
    ],
)
@pytest.mark.parametrize("command", ["serve", "worker"])
def test_an_impossible_setting_is_named(
    plain_terminal: Terminal, started: Started, command: str, settings: dict[str, Any], words: list[str]
) -> None:
    check_refused(plain_terminal.run(command, **(SOUND | settings)), *words)
    assert started == []


@pytest.mark.parametrize(
    "settings",
    [
        {"url": "http://forum.example.org", "insecure_cookies": "1"},
        {"url": "http://127.0.0.1:8000"},
        {"url": "http://localhost"},
        {"url": "http://[::1]:8000"},
        {"registration": "open", "mail": "smtp://localhost"},
    ],
)
def test_what_is_safe_enough_starts(sqlite_terminal: Terminal, started: Started, settings: dict[str, Any]) -> None:
    assert sqlite_terminal.run("serve", **(SOUND | settings)).exit_code == 0
    assert len(started) == 1


def test_a_setting_of_the_file_is_named_too(plain_terminal: Terminal, started: Started) -> None:
    plain_terminal.folder.mkdir()
    config = plain_terminal.folder / "config.py"
    config.write_text("COLOUR = 'green'\n")
    check_refused(plain_terminal.run("serve", **SOUND), "COLOUR", str(config))
    config.write_text("PORT = (\n")
    check_refused(plain_terminal.run("serve", **SOUND), str(config), "cannot be read")
    assert started == []


def test_pending_migrations(empty_terminal: Terminal, started: Started) -> None:
    for command in ("serve", "worker", "verify"):
        check_refused(empty_terminal.run(command, **SOUND), "forum db upgrade")
    assert started == []


def test_a_newer_database(app: Flask, terminal: Terminal, started: Started) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    for command in ("serve", "worker", "verify", "demo", "db check", "db upgrade"):
        given = {} if command == "demo" else SOUND
        check_refused(terminal.run(*command.split(), **given), "newer", "from_the_future")
    assert started == []


def test_a_demo_database(app: Flask, terminal: Terminal, started: Started) -> None:
    with unit_of_work() as work:
        work.add(SiteFact(name=IS_DEMO, value="yes"))
    check_refused(terminal.run("serve", **SOUND), "demo content", "forum demo")
    assert started == []


def test_serve_never_loads_demo_content(terminal: Terminal, started: Started) -> None:
    assert terminal.run("serve", **SOUND).exit_code == 0
    assert terminal.count_rows("users") == terminal.count_rows("posts") == terminal.count_rows("site_facts") == 0


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://forum@127.0.0.1:1/forum", "sqlite:////nowhere/at/all/forum.sqlite3"]
)
def test_a_database_that_is_away(plain_terminal: Terminal, started: Started, address: str) -> None:
    check_refused(plain_terminal.run("serve", **SOUND, database_url=address), "database cannot be reached")
    assert started == []


def test_a_port_in_use_and_one_that_is_none(sqlite_terminal: Terminal) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port := free_port()))
        other.listen()
        check_refused(sqlite_terminal.run("serve", **SOUND, port=port), str(port), "in use")
    check_refused(sqlite_terminal.run("serve", **SOUND, port=70_000), "70000")
    check_refused(sqlite_terminal.run("serve", **SOUND, host="no such host"), "no such host", "cannot be used")


@pytest.mark.parametrize(
    ("settings", "word"), [({"nonsense": "1"}, "FORUM_NONSENSE"), ({"registration": "open"}, "FORUM_MAIL")]
)
def test_a_real_process_says_no_more_than_the_sentence(
    plain_terminal: Terminal, settings: dict[str, Any], word: str
) -> None:
    done = plain_terminal.call("serve", **(SOUND | settings))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert word in line
