"""`forum demo`: content into an empty database once, passwords shown once, served on this machine alone."""

import importlib
import re
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.app import create_app
from forum.db import db, end_reading, now, session
from forum.models import User
from forum.settings import Settings
from tests.cli.terminal import Terminal
from tests.cli.test_serving import SOUND, check_refused
from tests.conftest import settings_for
from tests.faults.writers import Person
from tests.support.factories import make_actor
from tests.support.postgres import Server
from tests.support.web import Browser

# The package names its command, which hides the module.
demo = importlib.import_module("forum.cli.demo")
LINE = re.compile(r"^  (member|author|moderator|admin) +(\S+)(?: +(\S+))?$", re.MULTILINE)

Started = list[Settings]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The settings of each server that would have been started; what it announces is printed.

    No port is looked at: one of this machine's forums may have it.
    """
    servers: Started = []

    def run_server(site: Any, app: Any, settings: Settings, announce: Callable[[], None]) -> None:
        servers.append(settings)
        announce()

    monkeypatch.setattr(demo, "check_port", lambda host, port: None)
    monkeypatch.setattr(demo, "run_server", run_server)
    return servers


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Terminal, str]:
    """A terminal after the first start, on an instance folder that was not there before, and what was printed."""
    folder: Path = tmp_path_factory.mktemp("demo") / "instance"
    terminal = Terminal(folder)
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres_server")
        terminal = Terminal(folder, {"database_url": server.create_database("demo")})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "check_port", lambda host, port: None)
        patch.setattr(demo, "run_server", lambda site, app, settings, announce: announce())
        result = terminal.run("demo")
    assert (result.exit_code, result.stderr) == (0, "")
    return terminal, result.stdout


@pytest.fixture
def app(loaded: tuple[Terminal, str]) -> Iterator[Flask]:
    terminal, _ = loaded
    app = create_app(settings_for(terminal.folder, **terminal.settings))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_who_can_sign_in_is_printed(app: Flask, loaded: tuple[Terminal, str]) -> None:
    _, printed = loaded
    assert "http://127.0.0.1:8000/sign-in" in printed
    people = LINE.findall(printed)
    assert [part for part, _, _ in people] == ["member", "author", "moderator", "admin"]
    assert len({password for _, _, password in people}) == 4
    for part, handle, password in people:
        assert len(password) >= 16
        browser = Browser(app)
        assert browser.sign_in(handle, password).status_code == 303
        may_moderate, may_rule = part in {"moderator", "admin"}, part == "admin"
        assert (browser.get("/moderation/posts/1/hide").status_code == 200) == may_moderate, part
        assert (browser.get("/admin/blogs").status_code == 200) == may_rule, part
    # The days to set up the second step begin with the first sign-in, not in the demo's past.
    earliest = session().scalar(select(func.min(User.staff_since)))
    end_reading()
    assert earliest is None or earliest > now() - timedelta(hours=1)


def test_a_second_start_loads_nothing_and_shows_no_password(loaded: tuple[Terminal, str], started: Started) -> None:
    terminal, first = loaded
    tables = ("users", "blogs", "posts", "replies", "decisions", "site_facts")
    before = [terminal.count_rows(table) for table in tables]
    secret = (terminal.folder / "secret").read_text()
    result = terminal.run("demo")
    assert (result.exit_code, len(started)) == (0, 1)
    assert [(part, handle) for part, handle, _ in LINE.findall(result.stdout)] == [
        (part, handle) for part, handle, _ in LINE.findall(first)
    ]
    assert [password for _, _, password in LINE.findall(result.stdout)] == [""] * 4
    assert "forum user password" in result.stdout
    assert [terminal.count_rows(table) for table in tables] == before
    assert (terminal.folder / "secret").read_text() == secret


def test_the_content(loaded: tuple[Terminal, str]) -> None:
    terminal, _ = loaded
    count = terminal.count_rows
    assert (count("blogs"), count("posts"), count("posts", "state = 'published'")) == (3, 12, 12)
    assert count("post_counters", "reply_count = 300") == 1
    assert count("post_counters", "reply_count BETWEEN 3 AND 40") >= 8
    assert count("replies", "depth >= 5") >= 3
    assert count("replies", "state = 'removed' AND is_shown") == 1
    assert count("decisions", "kind = 'remove' AND reason <> ''") == 1
    assert count("mentions", "reply_id IS NOT NULL AND is_present") >= 10
    assert count("notifications", "kind = 'mention'") >= 5
    assert count("replies", "published_at > CURRENT_TIMESTAMP") == 0


def test_it_is_marked_sound_and_never_served_as_a_site(loaded: tuple[Terminal, str]) -> None:
    terminal, _ = loaded
    assert terminal.count_rows("site_facts", "name = 'is_demo'") == 1
    verified = terminal.run("verify")
    assert (verified.exit_code, verified.output) == (0, "")
    assert (terminal.folder / "secret").stat().st_mode & 0o777 == 0o600
    check_refused(terminal.run("serve", **SOUND), "demo content", "forum demo")


def test_pages_show_it_and_say_that_it_is_a_demo(app: Flask) -> None:
    page = Browser(app).get("/")
    assert page.status_code == 200
    assert "demo" in page.text.lower()


def test_the_address_is_this_machines_whatever_is_set(
    sqlite_terminal: Terminal, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "load_content", lambda content: {})
    given = {"host": "0.0.0.0", "url": "https://forum.example.org", "mail": "smtp://mail.example.org"}
    assert sqlite_terminal.run("demo", **given, jobs="worker", workers="4").exit_code == 0
    assert sqlite_terminal.run("demo", **given, port="8123").exit_code == 0
    assert sqlite_terminal.run("demo", **given, port="8123", port_variable="8234").exit_code == 0
    assert {settings.host for settings in started} == {"127.0.0.1"}
    assert {(settings.mail, settings.jobs, settings.workers) for settings in started} == {("console:", "embedded", 1)}
    assert [settings.url for settings in started] == [f"http://127.0.0.1:{port}" for port in (8000, 8123, 8234)]


@pytest.mark.parametrize("port", ["0", "many", "65536", "-1"])
def test_a_port_that_is_none(plain_terminal: Terminal, started: Started, port: str) -> None:
    check_refused(plain_terminal.run("demo", port_variable=port), "PORT", repr(port))


def test_a_community_of_its_own_is_left_alone(sqlite_terminal: Terminal, started: Started) -> None:
    with create_app(settings_for(sqlite_terminal.folder)).app_context():
        make_actor("ann")
        db.engine.dispose()
    check_refused(sqlite_terminal.run("demo"), "community of its own", "forum serve")
    assert (started, sqlite_terminal.count_rows("users"), sqlite_terminal.count_rows("posts")) == ([], 1, 0)


def test_half_a_demo_is_none(sqlite_terminal: Terminal, started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ArithmeticError("half-way")

    monkeypatch.setattr("forum.cli.demo_loading._Loader._add_post", fail)
    with pytest.raises(ArithmeticError, match="half-way"):
        sqlite_terminal.run("demo")
    assert [sqlite_terminal.count_rows(table) for table in ("users", "blogs", "site_facts")] == [0, 0, 0]


def test_a_real_start_from_nothing(tmp_path: Path) -> None:
    """What was printed opens the door, a reply is taken, and nobody on the network can see it."""
    terminal = Terminal(tmp_path / "instance", {"host": "0.0.0.0"})
    terminal.folder.mkdir()
    server = terminal.server("demo")
    try:
        server.start()
        printed = server.output()
        assert f"http://127.0.0.1:{server.port}/sign-in" in printed
        _, handle, password = LINE.findall(printed)[0]
        assert listening_addresses(server.port) == {"0100007F"}
        person = Person(server.port)
        person.request("GET", "/sign-in")
        assert person.request("POST", "/sign-in", {"name": handle, "password": password}).status == 303
        person.request("GET", "/posts/1/replies")
        assert person.request("POST", "/posts/1/replies", {"body": "Good morning.", "key": "k"}).status == 303
        assert server.stop()[0] == 0
        assert server.errors() == ""
        private = [terminal.folder / name for name in ("secret", "forum.sqlite3")]
        assert [path.stat().st_mode & 0o077 for path in private] == [0, 0]
    finally:
        server.close()


def listening_addresses(port: int) -> set[str]:
    """The addresses, as the kernel writes them, on which somebody listens at the port."""
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()]
    wanted, listening = f":{port:04X}", "0A"
    return {part[1].removesuffix(wanted) for part in lines if part[1].endswith(wanted) and part[3] == listening}


def test_a_second_server_on_the_port_is_refused(plain_terminal: Terminal) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        check_refused(plain_terminal.run("demo", port_variable=port), port, "in use")
    assert not (plain_terminal.folder / "forum.sqlite3").exists()
