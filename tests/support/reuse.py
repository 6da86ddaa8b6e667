"""Databases of PostgreSQL that tests use one after the other: what one wrote is taken out before the next.

Making a copy and dropping it takes ten times as long. Whatever a test may do to a database, the next finds it as if
it had just been copied: a database that differs in more than the rows of small tables is not used again.
"""

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from tests.support.postgres import SUPERUSER, Server

LEAVES_WITHIN = 10.0
# Rows that are gone still take room, and the planner guesses alike as long as a table has no more than ten pages.
MOST_BYTES = 10 * 8192

# Tables, sequences and what stands on them are numbered from here.
FIRST_OWN = 16384
OTHERS = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = %s"
# Counted over all that ever wrote, and by those who left before they are gone.
WRITTEN = """
    SELECT relname, pg_relation_size(oid),
        pg_stat_get_tuples_inserted(oid), pg_stat_get_tuples_updated(oid), pg_stat_get_tuples_deleted(oid)
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
SEQUENCES = """
    SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL
    FROM pg_sequences WHERE schemaname = 'public'
"""
# Each change of a shape leaves rows in the catalogues that were written later, or fewer; so does ANALYZE.
CATALOGUES = {
    "pg_attribute": "attrelid",
    "pg_attrdef": "oid",
    "pg_class": "oid",
    "pg_constraint": "oid",
    "pg_extension": "oid",
    "pg_index": "indexrelid",
    "pg_namespace": "oid",
    "pg_proc": "oid",
    "pg_statistic": "starelid",
    "pg_trigger": "oid",
}
SHAPE = " UNION ALL ".join(
    [
        *(
            f"SELECT count(*), sum(xmin::text::bigint) FROM {name} WHERE {column} >= {FIRST_OWN}"
            for name, column in CATALOGUES.items()
        ),
        f"SELECT count(*), sum(reltuples)::bigint FROM pg_class WHERE oid >= {FIRST_OWN}",
        "SELECT count(*), 0 FROM pg_db_role_setting",
    ]
)

Rows = list[tuple[Any, ...]]
Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Original:
    """What a template holds: rows as COPY writes them, where its sequences stand, and its shape."""

    rows: dict[str, bytes]
    sequences: Rows
    shape: Rows


@dataclass
class Copy:
    """A database, and how many rows of its tables had been written when it was last as its template is."""

    name: str
    written: dict[str, list[int]] = field(default_factory=dict)


class Databases:
    """Copies of the templates of one server."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._originals: dict[str, Original] = {}
        self._free: dict[str, list[Copy]] = {}
        self._keeper = self._connect("postgres")

    def close(self) -> None:
        self._keeper.close()

    @contextmanager
    def lend(self, template: str) -> Iterator[str]:
        """The address of a database that is as the template is, and nobody else's until the block ends."""
        free = self._free.setdefault(template, [])
        copy = free.pop() if free else self._make(template)
        try:
            yield self._server.url_of(copy.name)
        finally:
            if self._is_made_anew(copy, self._originals[template]):
                free.append(copy)
            else:
                self._server.drop_database(copy.name)

    def _make(self, template: str) -> Copy:
        if template not in self._originals:
            with closing(self._connect(template)) as connection:
                self._originals[template] = _read_original(connection)
        copy = Copy(_new_name())
        self._server.create_database(copy.name, template=template)
        return copy

    def _is_made_anew(self, copy: Copy, original: Original) -> bool:
        """Takes out what was written; False where that would not be all that differs."""
        try:
            self._take_back(copy)
            with closing(self._connect(copy.name)) as connection:
                if connection.execute(SHAPE).fetchall() != original.shape:
                    return False
                found = connection.execute(WRITTEN).fetchall()
                touched = [name for name, size, *written in found if copy.written.get(name, [0, 0, 0]) != written]
                if any(size > MOST_BYTES for name, size, *_written in found if name in touched):
                    return False
                copy.written = {name: written for name, _size, *written in found}
                _put_back(connection, original, copy.written, touched)
        except (psycopg.Error, TimeoutError):
            return False
        return True

    def _take_back(self, copy: Copy) -> None:
        """Ends all connections, and gives it a name that no thread knows which a test left behind."""
        deadline = time.monotonic() + LEAVES_WITHIN
        while self._keeper.execute(OTHERS, [copy.name]).fetchall() != [(0,)]:
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.001)
        name = _new_name()
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        self._keeper.execute(rename.format(sql.Identifier(copy.name), sql.Identifier(name)))
        copy.name = name

    def _connect(self, name: str) -> Connection:
        return psycopg.connect(host=str(self._server.folder), user=SUPERUSER, dbname=name, autocommit=True)


def _new_name() -> str:
    return f"t_{os.urandom(6).hex()}"


def _read_original(connection: Connection) -> Original:
    rows = {}
    for name, *_written in connection.execute(WRITTEN).fetchall():
        with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as copied:
            rows[name] = b"".join(bytes(part) for part in copied)
    shape = connection.execute(SHAPE).fetchall()
    return Original(rows, connection.execute(SEQUENCES).fetchall(), shape)


def _put_back(connection: Connection, original: Original, written: dict[str, list[int]], touched: list[str]) -> None:
    """Fills the tables with the template's rows, and counts what that writes."""
    with connection.transaction():
        # Neither triggers nor foreign keys: all tables together are as they were.
        connection.execute("SET LOCAL session_replication_role = replica")
        for name in touched:
            table = sql.Identifier(name)
            written[name][2] += connection.execute(sql.SQL("DELETE FROM {}").format(table)).rowcount
            if original.rows[name]:
                cursor = connection.cursor()
                with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(table)) as copied:
                    copied.write(original.rows[name])
                written[name][0] += cursor.rowcount
    moved = set(connection.execute(SEQUENCES).fetchall()) ^ set(original.sequences)
    for name, value, is_used in original.sequences:
        if name in {found for found, *_rest in moved}:
            connection.execute("SELECT setval(quote_ident(%s)::regclass, %s, %s)", [name, value, is_used])
