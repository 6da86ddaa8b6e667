"""Copies of PostgreSQL: by pg_dump and pg_restore. What they connect with goes through the environment."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Engine, column, func, insert, inspect, select, table, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from forum.db.dialects.copies import REVISIONS, Contents, CopyError, Standing

USUAL_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
)
# The variables of libpq for what an address can say; nothing of it stands on a command line.
VARIABLES = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "passfile": "PGPASSFILE",
    "service": "PGSERVICE",
    "options": "PGOPTIONS",
    "sslmode": "PGSSLMODE",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcrl": "PGSSLCRL",
    "channel_binding": "PGCHANNELBINDING",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}
_REVISION_ROWS = re.compile(rf"^\d+; .* TABLE DATA \S+ {REVISIONS} ")
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


class PostgreSQLCopies:
    kind = "postgresql"
    can_replace = False

    def take(self, engine: Engine, target: Path) -> Contents:
        """Rows are counted in the same snapshot as pg_dump reads."""
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            revision = _revision(connection)
            snapshot = connection.execute(select(func.pg_export_snapshot())).scalar_one()
            program = _program("pg_dump", _server_version(connection))
            _run(engine, [program, "--format=custom", "--no-password", f"--snapshot={snapshot}", f"--file={target}"])
            contents = Contents(revision, _count(connection))
        self.check(target)
        return contents

    def check(self, file: Path) -> None:
        listed = _list(file)
        if not any(_REVISION_ROWS.match(line) for line in listed):
            raise CopyError("The dump in the backup holds no tables of a forum.")

    def standing(self, engine: Engine) -> Standing:
        with engine.connect() as connection:
            if connection.execute(_OTHERS).scalar_one():
                return Standing.IN_USE
            return Standing.FILLED if inspect(connection).get_table_names() else Standing.EMPTY

    def folder(self, engine: Engine) -> Path | None:
        return None

    def bring(self, engine: Engine, file: Path) -> str:
        """All or nothing. Without a revision no server starts on it, until what waits in it is held."""
        with engine.connect() as connection:
            program = _program("pg_restore", _server_version(connection))
            name = str(connection.execute(select(func.current_database())).scalar_one())
        chosen = file.with_name("list")
        chosen.write_text("\n".join(line for line in _list(file) if not _REVISION_ROWS.match(line)) + "\n")
        quoted = name.replace("\\", "\\\\").replace("'", "\\'")
        options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password"]
        _run(engine, [program, *options, f"--use-list={chosen}", f"--dbname=dbname='{quoted}'", str(file)])
        return engine.url.render_as_string(hide_password=False)

    def count(self, engine: Engine) -> dict[str, int]:
        with engine.connect() as connection:
            return _count(connection)

    def admit(self, work: Session, revision: str) -> None:
        """Counts what plans are made from, too, which a dump does not hold."""
        work.execute(text("ANALYZE"))
        work.execute(insert(table(REVISIONS, column("version_num"))).values(version_num=revision))

    def put_in_place(self, engine: Engine, file: Path, stamp: str) -> Path | None:
        return None


def _revision(connection: Connection) -> str:
    has_tables = inspect(connection).has_table(REVISIONS)
    found = connection.execute(text(f"SELECT version_num FROM {REVISIONS}")).scalar() if has_tables else None  # noqa: S608
    if found is None:
        raise CopyError("The database holds no tables of a forum, so there is nothing to back up.")
    return str(found)


def _count(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != REVISIONS]
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names}


def _server_version(connection: Connection) -> int:
    return int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000


def _candidates(name: str) -> Iterator[str]:
    in_path = shutil.which(name)
    if in_path:
        yield in_path
    for pattern in USUAL_FOLDERS:
        for folder in Path("/").glob(pattern):
            if os.access(folder / name, os.X_OK):
                yield str(folder / name)


def _version_of(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, errors="replace").stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else 0


def _program(name: str, oldest: int = 0) -> str:
    """The first that is found and not older than the server, for it would refuse to work with that."""
    found = {candidate: _version_of(candidate) for candidate in _candidates(name)}
    if not found:
        raise CopyError(f"{name} is not installed; it comes with the client programs of PostgreSQL.")
    fitting = [program for program, version in found.items() if version >= oldest]
    if not fitting:
        raise CopyError(
            f"{name} is of version {max(found.values())}, and the server of version {oldest}; "
            "install the client programs of the server's version."
        )
    return fitting[0]


def _list(file: Path) -> list[str]:
    done = subprocess.run([_program("pg_restore"), "--list", str(file)], capture_output=True, text=True)
    if done.returncode:
        raise CopyError(f"The dump in the backup cannot be read: {_said(done.stderr)}")
    return done.stdout.splitlines()


def _run(engine: Engine, command: Sequence[str]) -> None:
    _, given = engine.dialect.create_connect_args(engine.url)
    own = {VARIABLES[name]: str(value) for name, value in given.items() if name in VARIABLES}
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise CopyError(f"{Path(command[0]).name} failed: {_said(done.stderr)}")


def _said(errors: str) -> str:
    """The first line, which says what went wrong."""
    return errors.strip().partition("\n")[0] or "it did not say why."


COPIES = PostgreSQLCopies()
