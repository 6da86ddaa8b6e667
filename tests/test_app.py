"""The site as a whole: is it alive and ready, whom it refuses, and how it says that something went wrong."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from flask import Flask
from sqlalchemy import NullPool, create_engine, text
from werkzeug.test import TestResponse

from forum.app import MAX_FORM_BYTES, PAGES_A_MINUTE, create_app
from forum.db import db
from forum.db.dialects import sqlite
from tests.browser.content import publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.web import Browser, make_member

TYPED = "What I typed for an hour & a half."
SHOWN = "What I typed for an hour &amp; a half."
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


MakeSite = Callable[..., Flask]


@pytest.fixture
def make_site(database_url: str, tmp_path: Path) -> Iterator[MakeSite]:
    """Makes sites as they are served: errors are not raised, and no application context is open."""
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        made.append(create_app(settings_for(tmp_path, database_url=database_url, **settings)))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def site(make_site: MakeSite) -> Flask:
    return make_site()


@pytest.fixture
def bare(tmp_path: Path) -> Flask:
    """A site without a database, for what must not need one."""
    return create_app(settings_for(tmp_path, database_url=f"sqlite:///{tmp_path}/nowhere/forum.sqlite3"))


def take_away(app: Flask) -> None:
    """Nobody can connect to the database any more."""
    with app.app_context():
        url, name = db.engine.url, str(db.engine.url.database)
        db.engine.dispose()
    if url.get_backend_name() == "sqlite":
        path = Path(name)
        path.rename(path.with_suffix(".away"))
        path.mkdir()
        return
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))


def check_page(page: TestResponse, status: int, *words: str) -> None:
    """A page in plain words, kept by nobody, with nothing of the program in it."""
    assert page.status_code == status
    assert page.mimetype == "text/html"
    assert page.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert f"Error {status}" in page.text
    assert all(word in page.text for word in words), page.text
    assert not re.search(r"Traceback|File &#34;|sqlalchemy|psycopg|werkzeug|\.py\b", page.text)


def test_alive_without_a_database(bare: Flask) -> None:
    answer = bare.test_client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_ready(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """However often it is asked, the log stays empty."""
    answer = make_site(log_level="INFO").test_client().get("/readyz")
    assert capsys.readouterr().err == ""
    assert (answer.status_code, answer.json) == (200, {"status": "ready"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_not_ready_while_the_tables_are_another_versions(site: Flask) -> None:
    for statement in (
        "UPDATE alembic_version SET version_num = 'older'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ):
        with site.app_context(), db.engine.begin() as connection:
            connection.execute(text(statement))
        answer = site.test_client().get("/readyz")
        assert answer.status_code == 503
        assert answer.json is not None
        assert "forum db upgrade" in answer.json["reason"]


def test_not_ready_while_the_database_is_away(site: Flask) -> None:
    take_away(site)
    client = site.test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (
        503,
        {"status": "not ready", "reason": "The database cannot be reached."},
    )
    assert client.get("/healthz").status_code == 200


def test_a_page_while_the_database_is_away(site: Flask) -> None:
    take_away(site)
    page = site.test_client().get("/")
    check_page(page, 503, "Not possible just now")
    assert int(page.headers["Retry-After"]) > 0


@pytest.fixture
def writer(site: Flask) -> Browser:
    """A member at the reply form of post 1."""
    admin = make_member(site, "ruth", role="admin")
    publish_post(site, admin, simple_blog(site, admin))
    browser = Browser(site)
    browser.sign_in("ruth")
    assert browser.get("/posts/1/replies").status_code == 200
    return browser


@only_sqlite
def test_what_was_typed_comes_back_while_the_database_is_busy(
    writer: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "forum.sqlite3")
    monkeypatch.setitem(sqlite._locks, path, sqlite.WriteLock(path, timeout=0.2))
    with FileLock(f"{path}.lock"):
        began = time.monotonic()
        page = writer.post("/posts/1/replies", {"body": TYPED, "key": "k"})
        assert time.monotonic() - began < 5
        check_page(page, 503, SHOWN)
        assert int(page.headers["Retry-After"]) > 0
        assert writer.get("/posts/1/replies").status_code == 200
    assert writer.post("/posts/1/replies", {"body": TYPED, "key": "k"}).status_code == 303


def test_a_member_is_told_in_words_too_while_the_database_is_away(site: Flask, writer: Browser) -> None:
    take_away(site)
    check_page(writer.get("/posts/1/replies"), 503, "Not possible just now")
    check_page(writer.post("/posts/1/replies", {"body": TYPED, "key": "k"}), 503, SHOWN)


def test_nothing_there(site: Flask) -> None:
    for path in ("/nowhere", "/posts/7", "/posts/7/replies/1", "/@nobody", "/blogs/none", "/static/none.css"):
        check_page(site.test_client().get(path), 404)


def test_a_method_that_is_not_offered(site: Flask) -> None:
    page = site.test_client().put("/terms")
    check_page(page, 405)
    assert {"GET", "HEAD"} <= set(page.headers["Allow"].split(", "))


def test_a_form_that_is_too_long(writer: Browser) -> None:
    check_page(writer.post("/posts/1/replies", {"body": "x" * (MAX_FORM_BYTES + 1), "key": "k"}), 413, "Too long")
    check_page(writer.post("/sign-in", {"name": "x" * (MAX_FORM_BYTES + 1)}), 413, "Too long")


def test_a_fault_of_the_program_is_logged_under_the_reference_that_is_shown(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_site(log_format="json", log_level="INFO")

    def fail() -> None:
        raise ArithmeticError("a secret\nin two lines")

    app.view_functions["site.terms"] = fail  # type: ignore[assignment]
    page = app.test_client().get("/terms")
    check_page(page, 500, "Something went wrong on our side")
    assert "secret" not in page.text
    (line,) = capsys.readouterr().err.splitlines()
    event: dict[str, Any] = json.loads(line)
    assert event["event"] == "unexpected_error"
    assert event["reference"] in page.text
    assert (event["level"], event["path"]) == ("error", "/terms")
    assert "ArithmeticError" in event["exception"]
    assert event["timestamp"].endswith("Z")


def test_logs_for_people_are_one_line_an_event_too(bare: Flask, tmp_path: Path, capsys: Any) -> None:
    app = create_app(settings_for(tmp_path / "other", log_level="INFO"))
    app.logger.info("one\nline", extra={})
    (line,) = capsys.readouterr().err.splitlines()
    assert "level=info" in line


def test_another_host_is_refused(site: Flask) -> None:
    for method in ("get", "post"):
        page = getattr(site.test_client(), method)("/", headers={"Host": "evil.example.net"})
        check_page(page, 400)
        assert "evil.example.net" not in page.text
    assert site.test_client().get("/", headers={"Host": "localhost"}).status_code == 200


def test_a_public_site_answers_to_its_own_name_alone(make_site: MakeSite) -> None:
    client = make_site(url="https://forum.example.org").test_client()
    assert client.get("/healthz", headers={"Host": "forum.example.org"}).status_code == 200
    page = client.get("/", headers={"Host": "forum.example.org"})
    assert page.headers["Strict-Transport-Security"]
    for host in ("localhost", "127.0.0.1", "forum.example.org.evil.net", "evil.net"):
        assert client.get("/", headers={"Host": host}).status_code == 400, host
    for header in ("X-Forwarded-Host", "X-Forwarded-Server", "Forwarded"):
        spoofed = client.get("/sign-in", headers={"Host": "forum.example.org", header: "host=evil.net"})
        assert "evil.net" not in spoofed.text


@pytest.fixture
def limited(make_site: MakeSite) -> Flask:
    return make_site(limits="on")


def pages(app: Flask, amount: int, address: str, **headers: str) -> list[int]:
    client = app.test_client()
    given = {"REMOTE_ADDR": address}
    return [client.get("/terms", environ_base=given, headers=headers).status_code for _ in range(amount)]


@only_sqlite
def test_so_many_pages_a_minute_and_no_more(limited: Flask) -> None:
    amount = PAGES_A_MINUTE
    assert set(pages(limited, amount, "192.0.2.1")) == {200}
    page = limited.test_client().get("/terms", environ_base={"REMOTE_ADDR": "192.0.2.1"})
    check_page(page, 429, "A little too fast")
    assert 0 < int(page.headers["Retry-After"]) <= 61
    assert pages(limited, 1, "192.0.2.1", X_Forwarded_For="192.0.2.9") == [429]
    assert pages(limited, 1, "192.0.2.1", Forwarded="for=192.0.2.9") == [429]
    assert pages(limited, 1, "192.0.2.2") == [200]


@only_sqlite
def test_an_ipv6_network_counts_as_one(limited: Flask) -> None:
    amount = PAGES_A_MINUTE
    assert set(pages(limited, amount - 1, "2001:db8:0:1::1")) == {200}
    assert pages(limited, 2, "2001:db8:0:1:ffff::2") == [200, 429]
    assert pages(limited, 1, "2001:db8:0:2::1") == [200]


@only_sqlite
def test_a_trusted_proxy_names_the_address(make_site: MakeSite) -> None:
    app = make_site(limits="on", proxy_hops=1)
    amount = PAGES_A_MINUTE
    assert set(pages(app, amount, "10.0.0.1", X_Forwarded_For="192.0.2.1")) == {200}
    assert pages(app, 1, "10.0.0.1", X_Forwarded_For="192.0.2.9, 192.0.2.1") == [429]
    assert pages(app, 1, "10.0.0.1", X_Forwarded_For="192.0.2.1, 192.0.2.9") == [200]
