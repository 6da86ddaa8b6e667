"""A community that a real server serves, on a database that keeps its promises on disk."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.cli.migrations import run_migrations
from forum.db import db
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.cli.terminal import ServerProcess, Terminal
from tests.conftest import SECRET, close_database, settings_for
from tests.support.postgres import ON_DISK, Server, find_postgres, running_postgres
from tests.support.replicas import Cluster, running_cluster
from tests.support.requirements import skip_or_fail
from tests.support.web import make_member

SMALL_DISK = "4m"
HANDLES = ("ann", "bob", "cleo", "dan")


@dataclass(frozen=True)
class Community:
    """Four members and a post; `app` reads the same database as `server`, which is not started yet."""

    app: Flask
    terminal: Terminal
    server: ServerProcess
    post_id: int
    postgres: Server | None = None


@pytest.fixture(scope="module")
def durable_postgres() -> Iterator[Server]:
    if find_postgres() is None:
        skip_or_fail("postgresql", "PostgreSQL's programs are not installed")
    with running_postgres({"fsync": "on", "full_page_writes": "on"}, place=ON_DISK) as server:
        yield server


@pytest.fixture(scope="session")
def whole_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A primary and two replicas, with a migrated database `migrated` to copy."""
    if find_postgres() is None:
        skip_or_fail("postgresql", "PostgreSQL's programs are not installed")
    with running_cluster() as cluster:
        url = cluster.primary.create_database("migrated")
        app = create_app(settings_for(tmp_path_factory.mktemp("cluster"), database_url=url))
        with app.app_context():
            run_migrations()
        close_database(app)
        yield cluster


@pytest.fixture
def cluster(whole_cluster: Cluster) -> Iterator[Cluster]:
    """The same, whole again after each test."""
    yield whole_cluster
    whole_cluster.mend()


@pytest.fixture(params=["sqlite", "postgresql"])
def community(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Community]:
    postgres: Server | None = None
    settings: dict[str, str] = {"secret_key": SECRET}
    if request.param == "postgresql":
        postgres = request.getfixturevalue("durable_postgres")
        settings["database_url"] = postgres.create_database(tmp_path.name)
    terminal = Terminal(tmp_path, settings)
    assert terminal.run("db", "upgrade").exit_code == 0
    server = terminal.server(threads=4)
    app = create_app(settings_for(tmp_path, url=f"http://127.0.0.1:{server.port}", **settings))
    admin = make_member(app, "ruth", role="admin")
    for handle in HANDLES:
        make_member(app, handle)
    post_id = post_id_of(publish_post(app, admin, simple_blog(app, admin)))
    yield Community(app, terminal, server, post_id, postgres)
    server.close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of a few megabytes."""
    if os.geteuid() != 0:
        pytest.skip("Only root can mount a small disk.")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"A small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
