"""`forum maintenance`: on, off and status, and the times that it takes."""

from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused

ZONE = {"timezone": "Europe/Berlin"}


def said(terminal: Terminal, *words: str) -> str:
    done = terminal.run("maintenance", *words, **ZONE)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def test_on_and_off(terminal: Terminal) -> None:
    assert said(terminal, "status") == "The site is not in maintenance.\n"
    assert said(terminal, "off") == "The site was not in maintenance.\n"
    assert "until about 2099-06-01 09:30 (Europe/Berlin)" in said(terminal, "on", "--until", "2099-06-01 9:30")
    assert said(terminal, "status") == (
        "The site can be read, and nobody writes, until about 2099-06-01 09:30 (Europe/Berlin).\n"
    )
    assert "until it is ended" in said(terminal, "on")
    created = terminal.run("user", "create", "ann", "--email", "ann@example.org")
    assert created.exit_code == 0
    assert said(terminal, "off") == "Everybody can write again.\n"
    assert said(terminal, "status") == "The site is not in maintenance.\n"


def test_a_time_without_a_day_is_the_next_one(sqlite_terminal: Terminal) -> None:
    for words in ("0:01", "23:59"):
        assert "until about 20" in said(sqlite_terminal, "on", "--until", words)


def test_what_is_no_time_ahead(sqlite_terminal: Terminal) -> None:
    for words in ("soon", "25:00", "2026-02-30 10:00", "9.30", "2020-01-01 10:00"):
        check_refused(sqlite_terminal.run("maintenance", "on", "--until", words), words)
    assert said(sqlite_terminal, "status") == "The site is not in maintenance.\n"
