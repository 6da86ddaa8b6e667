"""Copies of SQLite: by its online backup, which sees one moment while others write; a copy is a database itself."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from forum.db.dialects.copies import REVISIONS, Contents, CopyError, Standing, sync
from forum.db.dialects.sqlite import DIALECT, database_path

# What stands beside a database that is open or was left by a crash; without its file it means nothing.
COMPANIONS = ("-wal", "-shm")
# A virtual table, such as the index of searches, has no page of its own.
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'"


class SQLiteCopies:
    kind = "sqlite"
    can_replace = True

    def take(self, engine: Engine, target: Path) -> Contents:
        source = database_path(engine)
        if not _is_there(source):
            raise CopyError(f"There is no database at {source}, so there is nothing to back up.")
        try:
            with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
                old.backup(new)
                # All in one file, whoever opens it.
                new.execute("PRAGMA journal_mode=DELETE")
            return _look_through(target)
        except sqlite3.DatabaseError as error:
            raise CopyError(f"The database cannot be copied: {error}.") from error

    def check(self, file: Path) -> None:
        try:
            _look_through(file)
        except sqlite3.DatabaseError as error:
            raise CopyError(f"The database in the backup is damaged: {error}.") from error

    def standing(self, engine: Engine) -> Standing:
        """A connection holds a lock on the file for as long as it is open, so that nobody else can have all of it."""
        path = database_path(engine)
        if not _is_there(path):
            return Standing.EMPTY
        try:
            with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
                connection.execute("PRAGMA locking_mode=EXCLUSIVE")
                connection.execute("BEGIN EXCLUSIVE")
                found = connection.execute(_TABLES).fetchone()
                connection.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            is_locked = error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            # One that is damaged is what somebody restores a backup for.
            return Standing.IN_USE if is_locked else Standing.FILLED
        return Standing.FILLED if found else Standing.EMPTY

    def folder(self, engine: Engine) -> Path | None:
        return database_path(engine).resolve().parent

    def bring(self, engine: Engine, file: Path) -> str:
        return f"sqlite:///{file.resolve()}"

    def count(self, engine: Engine) -> dict[str, int]:
        with closing(sqlite3.connect(database_path(engine))) as connection:
            return _count(connection)

    def admit(self, work: Session, revision: str) -> None:
        """Nothing to do: nobody knows of the file yet."""

    def put_in_place(self, engine: Engine, file: Path, stamp: str) -> Path | None:
        """There is a whole database under the name at every moment: the old one gets a second name first."""
        if self.standing(engine) is Standing.IN_USE:
            raise CopyError("Somebody has opened the database meanwhile; nothing was changed.")
        place = database_path(engine).resolve()
        _settle(file)
        kept = place.with_name(f"{place.stem}-before-restore-{stamp}{place.suffix}") if place.exists() else None
        with DIALECT.write_lock(engine):
            if kept is not None:
                os.link(place, kept)
                kept.chmod(0o600)
            for ending in COMPANIONS:
                companion = Path(f"{place}{ending}")
                if kept is not None and companion.exists():
                    companion.rename(f"{kept}{ending}")
                companion.unlink(missing_ok=True)
            file.replace(place)
        sync(place.parent)
        return kept


def _is_there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _look_through(file: Path) -> Contents:
    with closing(sqlite3.connect(file)) as connection:
        faults = [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
        if faults:
            raise sqlite3.DatabaseError(faults[0])
        if connection.execute(f"{_TABLES} AND name = ?", (REVISIONS,)).fetchone() is None:
            raise sqlite3.DatabaseError("it holds no tables of a forum")
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if revision is None:
            raise sqlite3.DatabaseError("it does not say which revision it stands at")
        orphans = sum(1 for _row in connection.execute("PRAGMA foreign_key_check"))
        return Contents(str(revision[0]), _count(connection), orphans)


def _count(connection: sqlite3.Connection) -> dict[str, int]:
    names = [str(row[0]) for row in connection.execute(_TABLES) if row[0] != REVISIONS]
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}  # noqa: S608


def _settle(file: Path) -> None:
    """Has all of a database in its one file, and on the disk."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    file.chmod(0o600)
    sync(file)


COPIES = SQLiteCopies()
