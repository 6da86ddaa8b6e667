"""The world of the matrices: built once for each database, because building costs seconds."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import db
from tests.conftest import settings_for
from tests.matrices.items import World
from tests.matrices.world import build_world
from tests.support.postgres import Server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def matrix_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated database of the matrices' own; no test leaves anything changed in it."""
    yield from make_database(request, tmp_path_factory)


def make_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated one of the kind that the parameter says."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        target = tmp_path_factory.mktemp("matrices") / "forum.sqlite3"
        target.write_bytes(template.read_bytes())
        yield f"sqlite:///{target}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = f"m_{os.urandom(6).hex()}"
    yield server.create_database(name, template=request.getfixturevalue("postgres_template"))
    server.drop_database(name)


@pytest.fixture(scope="session")
def site(matrix_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield from open_site(matrix_url, tmp_path_factory)


def open_site(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with what only some sites have switched on."""
    app = create_app(
        settings_for(
            tmp_path_factory.mktemp("site"),
            database_url=database_url,
            help_contacts="Zzhelp | 12",
            registration="approval",
            invitations="members",
            # Nobody listens there.
            oidc_issuer="http://127.0.0.1:1",
            oidc_client_id="zz",
            oidc_client_secret="zz",
            oidc_name="Zzhouse",
        )
    )
    app.testing = True
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def world(site: Flask) -> World:
    return build_world(site)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How large the matrices were."""
    for found in terminalreporter.stats.get("passed", []):
        for name, value in found.user_properties:
            if name == "matrix":
                terminalreporter.write_line(f"{value} ({found.nodeid.rpartition('[')[2].rstrip(']')})")
