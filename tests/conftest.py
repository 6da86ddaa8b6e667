"""What every test may ask for: an app on each database, members, blogs, posts, and signed-in clients."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from hypothesis import settings as hypothesis_settings
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine, event, text

from forum.app import create_app
from forum.db import db
from forum.settings import Settings, load_settings
from tests.support.postgres import Server, find_postgres, running_postgres
from tests.support.requirements import skip_or_fail

os.environ.pop("FORUM_INSTANCE_PATH", None)
# The suite must say the same each time; the slow doses, with --hypothesis-profile=searching, look for more.
hypothesis_settings.register_profile("forum", deadline=None, derandomize=True)
hypothesis_settings.register_profile("searching", deadline=None)
hypothesis_settings.load_profile("forum")


class SharedBytecode(BytecodeCache):
    """Each test has an app of its own; their templates are compiled once."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {"bytecode_cache": SharedBytecode()}


@event.listens_for(Engine, "connect")
def _do_not_wait_for_the_disk(connection: Any, _record: Any) -> None:
    """Nobody pulls the plug of a test; those that kill a server run it as a process of its own."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


SECRET = "a secret for tests, of more than thirty-two characters"


def settings_for(folder: Path, **overrides: object) -> Settings:
    """Settings of a test site: no limits, cheap password hashes, no mail but to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    values: dict[str, object] = {
        "secret_key": SECRET,
        "url": "http://localhost",
        "limits": "off",
        "password_memory_kib": 8,
        "mail": f"folder:{folder / 'mail'}",
        "log_level": "ERROR",
    }
    return load_settings(folder, environ={}, **(values | overrides))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file to copy."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app(settings_for(folder))
    with app.app_context():
        flask_migrate.upgrade()
        with db.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.engine.dispose()
    return folder / "forum.sqlite3"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server of this test process, with a migrated database `template` to copy."""
    if find_postgres() is None:
        skip_or_fail("postgresql", "PostgreSQL's programs are not installed")
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = postgres_server.create_database("migrated")
    app = create_app(settings_for(tmp_path_factory.mktemp("pg"), database_url=url))
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
    return "migrated"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database; the test runs once on each kind."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        target = tmp_path / "forum.sqlite3"
        target.write_bytes(template.read_bytes())
        yield f"sqlite:///{target}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    template_name: str = request.getfixturevalue("postgres_template")
    name = f"t_{os.urandom(6).hex()}"
    yield server.create_database(name, template=template_name)
    server.drop_database(name)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return settings_for(tmp_path, database_url=database_url)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The site, with an application context open."""
    app = create_app(settings)
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
