"""SQLite: one writer at a time, kept in order by a file lock beside the database.

BEGIN IMMEDIATE alone lets writing processes starve each other; with a file lock in front the longest wait
falls from seconds to a fraction of one.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Engine,
    FromClause,
    Insert,
    LargeBinary,
    String,
    Table,
    TableClause,
    cast,
    column,
    event,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
    type_coerce,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from forum.db.full_text import Asked, Found, Phrase, Window
from forum.db.places import Places
from forum.errors import Unavailable

LOCK_TIMEOUT = 10.0
POLL_INTERVAL = 0.0005
# Bytes of words that FTS5 gathers before it writes them down: its own number, and one for loading.
USUAL_HASH, LOADING_HASH = 2**20, 2**25

_is_writing: ContextVar[bool] = ContextVar("sqlite_is_writing", default=False)


class WriteLock:
    """Lets in one writer after the other: first the threads of a process in turn, then one of each process.

    Files are asked again and again, so that whoever has just left would mostly be the next to come in as well. Hence
    the file at the door: whoever holds it is next, and nobody leaves the room and is the next but one.
    """

    def __init__(self, path: str, timeout: float = LOCK_TIMEOUT) -> None:
        self._timeout = timeout
        self._turn = Places(1)
        self._door = FileLock(f"{path}.next", timeout=timeout)
        self._room = FileLock(f"{path}.lock", timeout=timeout)

    def acquire(self) -> None:
        """Raises `Unavailable` after so many seconds at any of the three."""
        if not self._turn.wait(self._timeout):
            raise Unavailable
        try:
            with self._door.acquire(poll_interval=POLL_INTERVAL):
                self._room.acquire(poll_interval=POLL_INTERVAL)
        except (Timeout, OSError) as error:
            self._turn.leave()
            raise Unavailable from error

    def release(self) -> None:
        self._room.release()
        self._turn.leave()


_locks: dict[str, WriteLock] = {}
# A lock belongs to the process that made it; a server that forks its web processes wrote before.
os.register_at_fork(after_in_child=_locks.clear)


@event.listens_for(Engine, "connect")
def prepare_connection(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={int(LOCK_TIMEOUT * 1000)}",
        "temp_store=MEMORY",
        # Each connection has a cache of its own; the system keeps what all of them read. With twice as much pages
        # took as long.
        "cache_size=-1000",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if _is_writing.get():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif (driver := connection.connection.driver_connection) is not None:
        # It locks nothing yet, so that it cannot fail; by way of the library it takes ten times as long.
        driver.execute("BEGIN DEFERRED")


def database_path(engine: Engine) -> Path:
    """The database's file."""
    return Path(str(engine.url.database))


class SQLiteDialect:
    def engine_options(self, pool: int) -> dict[str, object]:
        return {
            "pool_size": 10,
            "max_overflow": 10,
            # Each connection keeps pages of the file for itself, so that the same few are used again and again.
            "pool_use_lifo": True,
            "connect_args": {"timeout": LOCK_TIMEOUT},
        }

    @contextmanager
    def write_lock(self, engine: Engine) -> Iterator[None]:
        path = str(database_path(engine))
        lock = _locks.setdefault(path, WriteLock(path))
        lock.acquire()
        token = _is_writing.set(True)
        try:
            yield
        finally:
            _is_writing.reset(token)
            lock.release()

    def limit_statements(self, engine: Engine) -> None:
        """Who waits for a lock gives up after `LOCK_TIMEOUT` anywhere."""

    def wait_for_writers(self, engine: Engine) -> None:
        with self.write_lock(engine):
            return

    def lock_key(self, work: Session, key: str) -> None:
        """Nothing to do: units of work follow each other anyway."""

    def backup_before_upgrade(self, engine: Engine) -> Path | None:
        source = database_path(engine)
        if not source.exists() or source.stat().st_size == 0:
            return None
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        copy = source.with_name(f"{source.stem}-before-upgrade-{stamp}{source.suffix}")
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
        copy.chmod(0o600)
        return copy

    def has_skip_locked(self) -> bool:
        return False

    def insert_missing(self, table: Table, *unique: Column[Any]) -> Insert:
        return insert(table).on_conflict_do_nothing(index_elements=unique or None)

    def microseconds(self, moment: Any) -> ColumnElement[int]:
        """Times are stored as text with six digits after the point."""
        stored = type_coerce(moment, String)
        seconds = cast(func.strftime("%s", stored, type_=String), BigInteger)
        return seconds * 1_000_000 + cast(func.substr(stored, 21, 6, type_=String), BigInteger)

    def check_integrity(self, connection: Connection) -> list[str]:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check")]
        return [f"SQLite: {line}" for line in found if line != "ok"] + self._check_index(connection.engine)

    def _check_index(self, engine: Engine) -> list[str]:
        """Whether FTS5 has exactly the words of the texts, which it says only to one who writes."""
        try:
            with self.write_lock(engine), engine.begin() as connection:
                # The 1 has it look at the texts, too.
                connection.exec_driver_sql(
                    "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
                )
        except DatabaseError as error:
            return [f"SQLite: the index of searches is damaged ({error.orig})."]
        return []

    def find_texts(self, texts: FromClause, asked: Asked) -> Found:
        index = _index()
        return Found(index.join(texts, texts.c.id == index.c.rowid), _matches(_match(asked)), index.c.rowid)

    def windows(self, reading: Session, found: Found, needed: int, below: int | None) -> Iterator[Window]:
        """FTS5 goes through what fits in the order of ids, and no further than it is asked."""
        yield Window(None, found.id.desc())

    def size(self, words: ColumnElement[Any]) -> ColumnElement[int]:
        return func.length(cast(words, LargeBinary), type_=BigInteger)

    def empty_texts(self, work: Session) -> None:
        """The trigger would look for each text in an index that may be damaged."""
        with _without_trigger(work, "search_texts_gone"):
            work.execute(text("DELETE FROM search_texts"))
            work.execute(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))

    def load_rows(self, work: Session, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            places = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
            work.connection().exec_driver_sql(statement, rows)

    def load_texts(self, work: Session, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """FTS5 is handed all at once, and more memory: told of each by the trigger it takes three times as long."""
        last = work.execute(text("SELECT coalesce(max(id), 0) FROM search_texts")).scalar_one()
        with _without_trigger(work, "search_texts_added"):
            self.load_rows(work, table, columns, rows)
        gather = text("INSERT INTO search_index (search_index, rank) VALUES ('hashsize', :size)")
        work.execute(gather, {"size": LOADING_HASH})
        work.execute(
            text(
                "INSERT INTO search_index (rowid, title, body, marks)"
                " SELECT id, title, body, marks FROM search_words WHERE id > :last ORDER BY id"
            ),
            {"last": last},
        )
        work.execute(gather, {"size": USUAL_HASH})

    def read_at_one_moment(self, engine: Engine) -> AbstractContextManager[Connection]:
        return engine.connect()

    def driver_time(self, moment: datetime) -> str:
        """As the type `DateTime` writes it."""
        return moment.astimezone(UTC).isoformat(" ", "microseconds")[:26]

    def settle_after_loading(self, engine: Engine, tables: Iterable[Table]) -> None:
        """Ids go on by themselves."""
        with self.write_lock(engine), engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def has_any_mark(self, texts: FromClause, marks: tuple[str, ...]) -> ColumnElement[bool]:
        return _is_matching(texts, _marked(marks))

    def has_any_words(self, texts: FromClause, words: tuple[Phrase, ...]) -> ColumnElement[bool]:
        return _is_matching(texts, f"{{title body}} : ({' OR '.join(map(_phrase, words))})")


@contextmanager
def _without_trigger(work: Session, name: str) -> Iterator[None]:
    """Puts it back as it was; with the transaction that fails, so does its dropping."""
    trigger = work.execute(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}).scalar_one()
    work.execute(text(f"DROP TRIGGER {name}"))
    yield
    work.connection().exec_driver_sql(trigger)


def _index() -> TableClause:
    return table("search_index", column("rowid", BigInteger))


def _matches(question: str) -> ColumnElement[bool]:
    return literal_column("search_index").op("MATCH", is_comparison=True)(literal(question, String))


def _is_matching(texts: FromClause, question: str) -> ColumnElement[bool]:
    """Asked for one text at a time: what has a common word is never gathered."""
    index = _index()
    same = index.c.rowid == texts.c.id
    return select(literal(1)).select_from(index).where(_matches(question), same).correlate(texts).exists()


def _match(asked: Asked) -> str:
    """The question in the language of FTS5, in which NOT takes what stands on both sides."""
    parts = [f"{{title body}} : {_phrase(phrase)}" for phrase in asked.words]
    parts += [_marked(group) for group in asked.marks]
    wanted = " AND ".join(parts)
    unwanted = [f"{{title body}} : {_phrase(phrase)}" for phrase in asked.not_words]
    if asked.not_marks:
        unwanted.append(_marked(asked.not_marks))
    return f"({wanted}) NOT ({' OR '.join(unwanted)})" if unwanted else wanted


def _phrase(words: Phrase) -> str:
    escaped = " ".join(words).replace('"', '""')
    return f'"{escaped}"'


def _marked(marks: tuple[str, ...]) -> str:
    return f"marks : ({' OR '.join(_phrase((mark,)) for mark in marks)})"


DIALECT = SQLiteDialect()
