"""`forum db`: up with a copy first, down, and whether tables and models agree."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask

from forum.app import create_app
from forum.cli import migrations
from forum.cli.migrations import config
from forum.db import db, revisions
from forum.db.revisions import known_revisions, newest_revision, read_revision
from forum.files import migrations_path
from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused
from tests.conftest import settings_for
from tests.support.factories import make_actor

KEPT = r"(?:The database as it was is kept in (?P<copy>.+)\.\n)?"
NEXT = '''"""Add shelves."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    op.create_table("shelves", sa.Column("id", sa.Integer, primary_key=True))
    {then}


def downgrade() -> None:
    op.drop_table("shelves")
'''

AddMigration = Callable[..., None]


@pytest.fixture
def add_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AddMigration]:
    """Gives the code one migration more than the database has; `then` is what it does besides."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_path(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    head = max(path.name.partition("_")[0] for path in (folder / "versions").glob("*.py"))

    def add(then: str = "pass") -> None:
        (folder / "versions" / "9999_add_shelves.py").write_text(NEXT.format(head=head, then=then))
        for module in (migrations, revisions):
            monkeypatch.setattr(module, "migrations_path", lambda: folder)

    yield add
    monkeypatch.undo()


def copies(terminal: Terminal) -> list[Path]:
    return sorted(terminal.folder.glob("*before-upgrade*"))


def test_from_nothing_no_copy_is_made(empty_terminal: Terminal) -> None:
    first = empty_terminal.run("db", "upgrade")
    assert (first.exit_code, first.stdout) == (0, "The database is up to date now.\n")
    second = empty_terminal.run("db", "upgrade")
    assert (second.exit_code, second.stdout) == (0, "The database was up to date already.\n")
    assert copies(empty_terminal) == []
    assert empty_terminal.run("db", "check").exit_code == 0


def test_the_instance_folder_is_made_for_its_owner_alone(plain_terminal: Terminal) -> None:
    assert plain_terminal.run("db", "upgrade").exit_code == 0
    assert plain_terminal.folder.stat().st_mode & 0o777 == 0o700


def test_sqlite_is_copied_first(app: Flask, terminal: Terminal, add_migration: AddMigration) -> None:
    make_actor("ann")
    add_migration()
    check_refused(terminal.run("db", "check"), "forum db upgrade")
    result = terminal.run("db", "upgrade")
    assert (result.exit_code, result.stderr) == (0, "")
    assert terminal.count_rows("shelves") == 0
    assert terminal.count_rows("users") == 1
    if db.engine.dialect.name != "sqlite":
        assert copies(terminal) == []
        return
    (copy,) = copies(terminal)
    assert str(copy) in result.stdout
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT handle FROM users").fetchall() == [("ann",)]
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'shelves'").fetchone() == (0,)


def test_a_migration_that_fails_changes_nothing_and_can_be_tried_again(
    app: Flask, terminal: Terminal, add_migration: AddMigration
) -> None:
    make_actor("ann")
    add_migration("raise ArithmeticError('half-way')")
    with pytest.raises(ArithmeticError, match="half-way"):
        terminal.run("db", "upgrade")
    with pytest.raises(Exception, match="shelves"):
        terminal.count_rows("shelves")
    add_migration()
    assert terminal.run("db", "upgrade").exit_code == 0
    assert (terminal.count_rows("shelves"), terminal.count_rows("users")) == (0, 1)


def test_down_and_what_is_left_is_newer_for_the_code_before(
    terminal: Terminal, add_migration: AddMigration, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_migration()
    assert terminal.run("db", "upgrade").exit_code == 0
    monkeypatch.undo()
    check_refused(terminal.run("db", "upgrade"), "newer", "9999")
    add_migration()
    down = terminal.run("db", "downgrade", "-1")
    assert down.exit_code == 0
    assert re.fullmatch(rf"{KEPT}The database stands at \d+ now\.\n", down.stdout)
    monkeypatch.undo()
    assert terminal.run("db", "check").exit_code == 0


def test_down_to_nothing_and_up_again(terminal: Terminal) -> None:
    down = terminal.run("db", "downgrade", "base")
    assert down.exit_code == 0
    kept = re.fullmatch(rf"{KEPT}The database stands at no revision now\.\n", down.stdout)
    assert kept is not None
    assert (kept["copy"] is not None) == (not terminal.settings["database_url"].startswith("postgresql"))
    assert kept["copy"] is None or Path(kept["copy"]).exists()
    with pytest.raises(Exception, match="users"):
        terminal.count_rows("users")
    assert terminal.run("db", "upgrade").exit_code == 0
    assert terminal.count_rows("users") == 0


def test_a_revision_that_does_not_exist(terminal: Terminal) -> None:
    check_refused(terminal.run("db", "downgrade", "nonsense"), "nonsense")


@pytest.mark.parametrize(
    "change", ["ALTER TABLE users ADD COLUMN colour text", "CREATE TABLE shelves (id integer)", "DROP TABLE mentions"]
)
def test_tables_that_are_not_those_of_the_models(app: Flask, terminal: Terminal, change: str) -> None:
    with db.engine.begin() as connection:
        connection.exec_driver_sql(change)
    result = terminal.run("db", "check")
    assert result.exit_code == 2
    assert result.stderr.startswith("The tables differ from the models")


def test_migrations_of_a_checkout_are_found_whatever_the_folder(tmp_path: Path) -> None:
    with create_app(settings_for(tmp_path)).app_context():
        assert Path(config().get_main_option("script_location") or "") == migrations_path()


def test_revisions_are_those_that_alembic_finds(app: Flask) -> None:
    """They are known by the names of files, so that a server need not load what migrates."""
    scripts = ScriptDirectory.from_config(config())
    assert {script.revision for script in scripts.walk_revisions()} == set(known_revisions())
    assert scripts.get_heads() == [newest_revision()]
    with db.engine.connect() as connection:
        assert read_revision(connection) == newest_revision()
        assert MigrationContext.configure(connection).get_current_heads() == (newest_revision(),)
