"""What every test may ask for: an app on each database, members, blogs, posts, and signed-in clients."""

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine, event, text

from forum.app import create_app
from forum.cli.migrations import run_migrations
from forum.db import db
from forum.settings import Settings, load_settings
from tests.support.postgres import Server, find_postgres, running_postgres
from tests.support.requirements import skip_or_fail
from tests.support.reuse import Databases
from tests.support.sharing import share_compiled

os.environ.pop("FORUM_INSTANCE_PATH", None)
# The suite must say the same each time; the slow doses, with --hypothesis-profile=searching, look for more.
hypothesis_settings.register_profile("forum", deadline=None, derandomize=True)
hypothesis_settings.register_profile("searching", deadline=None)
hypothesis_settings.load_profile("forum")


share_compiled()
# A process of tests holds far more than a site: looking through all of it as often would take an eighth of the time.
gc.set_threshold(20_000, 20, 50)


@event.listens_for(Engine, "connect")
def _do_not_wait_for_the_disk(connection: Any, _record: Any) -> None:
    """Nobody pulls the plug of a test; those that kill a server run it as a process of its own."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


# Folders: of the first, single tests take the most.
LONGEST = ("matrices", "faults", "browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest go first, whatever the shuffled order: at the end they keep one worker waiting for the other."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    return next((turn for turn, folder in enumerate(LONGEST) if folder in item.path.parts), len(LONGEST))


SECRET = "a secret for tests, of more than thirty-two characters"


def settings_for(folder: Path, **overrides: object) -> Settings:
    """Settings of a test site: no limits, kept pages or second steps, cheap password hashes, mail to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    values: dict[str, object] = {
        "secret_key": SECRET,
        "url": "http://localhost",
        "limits": "off",
        "page_cache_mb": 0,
        "password_memory_kib": 8,
        "mail": f"folder:{folder / 'mail'}",
        "log_level": "ERROR",
        "two_step_staff": "off",
    }
    return load_settings(folder, environ={}, **(values | overrides))


Builder = Callable[[Flask], object]
TEMPLATES = {"sqlite": "sqlite_template", "postgresql": "postgres_template"}


def copy_file(source: Path, target: Path) -> str:
    """Copies SQLite's file; gives the address of the copy."""
    target.write_bytes(source.read_bytes())
    return f"sqlite:///{target}"


def close_database(app: Flask) -> None:
    """Leaves all in one file on SQLite, and nobody connected, so that the database can be copied."""
    with app.app_context():
        db.session.remove()
        if db.engine.dialect.name == "sqlite":
            with db.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file to copy."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app(settings_for(folder))
    with app.app_context():
        run_migrations()
    close_database(app)
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
        run_migrations()
    close_database(app)
    return "migrated"


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: Server) -> Iterator[Databases]:
    with closing(Databases(postgres_server)) as databases:
        yield databases


@dataclass(frozen=True)
class Filled:
    """A database to copy: SQLite's file or the name of PostgreSQL's, and what its builder made."""

    source: Path | str
    world: Any = None


@pytest.fixture(scope="session")
def filled_databases() -> dict[tuple[str, Builder], Filled]:
    """What tests copy, by kind of database and builder."""
    return {}


@pytest.fixture
def world_builder() -> Builder | None:
    """Fills the databases of a module that has a fixture of this name: a function of an app, None for no content.

    It runs once for each kind of database, and each test gets a copy; `prepared_world` is what it returned.
    """
    return None


@pytest.fixture(params=list(TEMPLATES))
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database of the test's own, empty but for the module's world; the test runs once on each kind."""
    source = _filled(request, request.param).source
    if isinstance(source, Path):
        yield copy_file(source, tmp_path / "forum.sqlite3")
        return
    databases: Databases = request.getfixturevalue("postgres_databases")
    with databases.lend(source) as url:
        yield url


@pytest.fixture
def prepared_world(request: pytest.FixtureRequest, database_url: str) -> Any:
    """What the module's `world_builder` returned; it stands in this test's own database, which may be changed."""
    return _filled(request, "sqlite" if database_url.startswith("sqlite") else "postgresql").world


def _filled(request: pytest.FixtureRequest, kind: str) -> Filled:
    """The database of this kind that the test copies, built when it is first asked for."""
    empty: Path | str = request.getfixturevalue(TEMPLATES[kind])
    build: Builder | None = request.getfixturevalue("world_builder")
    if build is None:
        return Filled(empty)
    kept: dict[tuple[str, Builder], Filled] = request.getfixturevalue("filled_databases")
    if (kind, build) not in kept:
        folder: Path = request.getfixturevalue("tmp_path_factory").mktemp("filled")
        source: Path | str = folder / "forum.sqlite3" if isinstance(empty, Path) else folder.name
        if isinstance(empty, Path):
            url = copy_file(empty, folder / "forum.sqlite3")
        else:
            url = request.getfixturevalue("postgres_server").create_database(folder.name, template=empty)
        app = create_app(settings_for(folder, database_url=url))
        world = build(app)
        close_database(app)
        kept[kind, build] = Filled(source, world)
    return kept[kind, build]


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
