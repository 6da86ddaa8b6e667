"""PostgreSQL: rows are locked where they are changed, so a writing transaction needs no lock of its own."""

import hashlib
import select as polling
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Engine,
    FromClause,
    Insert,
    Select,
    String,
    Table,
    bindparam,
    cast,
    column,
    event,
    extract,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import Session

from forum.db.dialects.port import READING
from forum.db.full_text import Asked, Found, Phrase, Window
from forum.db.ready import ask
from forum.errors import Unavailable

# Of what is needed so much is looked for, as not everybody may read all of it; and further where that was too little.
SPARE, WIDER = 1.5, 8
# So many are quickly gathered and sorted.
GATHERED = 30_000
# For web processes: migrations, workers and commands may take as long as they need.
LIMITS = {"statement_timeout": "60s", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "60s"}
# As for a disk that finds each place as soon as the next: what pages ask for is in memory, or on such a one. With
# PostgreSQL's own number, for disks that turn, all members of a small site are read to find who wrote fifty replies.
PLANNING = "SET random_page_cost = 1.1"
WRITERS_END_WITHIN = 60.0
_STILL_OPEN = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend' AND xact_start <= :moment"
)
_PLAN_ANEW = select(func.set_config("plan_cache_mode", "force_custom_plan", True), func.set_config("jit", "off", True))
# A connection that rested for so many seconds is asked whether anybody is still there.
RESTED = 5.0
_LOCK = select(func.pg_advisory_xact_lock(bindparam("number", type_=BigInteger)))
_RETURNED_AT = "returned_at"
# What says of a connection that it was opened by an engine with the options below.
_IS_OWN = "forum_is_own"
_BIGINT = 20
# The ids that part the texts into about a hundred parts of one size, as the database last counted them.
_BOUNDS = text(
    "SELECT histogram_bounds::text::bigint[] FROM pg_stats"
    " WHERE schemaname = current_schema() AND tablename = 'search_texts' AND attname = 'id'"
)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """Connections rest outside transactions, in which each statement sees its own moment, as it does inside them.

    So readings need not begin and end any, which takes as long as two more statements.
    """
    if _IS_OWN not in connection.info:
        return
    options, driver = connection.get_execution_options(), connection.connection.driver_connection
    if driver is None or not driver.autocommit or READING in options or "isolation_level" in options:
        return
    try:
        driver.execute("BEGIN", prepare=False)
    except driver.Error as error:
        connection._handle_dbapi_exception(error, "BEGIN", None, None, None)


def _prepare_connection(connection: Any, record: Any) -> None:
    """Has numbers be of one type, whatever their size: a statement is prepared for each combination of types."""
    record.info[_IS_OWN] = True
    connection.adapters.register_dumper(int, connection.adapters.get_dumper_by_oid(_BIGINT, 0))
    connection.execute(PLANNING)
    connection.commit()


def _note_return(_connection: Any, record: Any) -> None:
    record.info[_RETURNED_AT] = time.monotonic()


def _look_whether_alive(connection: Any, record: Any, _proxy: Any) -> None:
    """Whoever ends a connection says so on it, so that there is something to read where nothing was asked."""
    is_rested = time.monotonic() - record.info.get(_RETURNED_AT, float("inf")) > RESTED
    try:
        socket = polling.poll()
        socket.register(connection.pgconn.socket, polling.POLLIN)
        if is_rested or socket.poll(0):
            _ask_whether_alive(connection)
    except connection.Error as error:
        raise InvalidatePoolError from error


def _ask_whether_alive(connection: Any) -> None:
    connection.execute("SELECT 1")


class PostgreSQLDialect:
    def engine_options(self, pool: int) -> dict[str, object]:
        return {
            "pool_size": pool,
            "max_overflow": pool,
            "pool_events": [
                (_prepare_connection, "connect"),
                (_look_whether_alive, "checkout"),
                (_note_return, "checkin"),
            ],
            "isolation_level": "AUTOCOMMIT",
            # Each connection has a process of the server, which knows what it was asked before.
            "pool_use_lifo": True,
            "pool_timeout": 10,
            # A server that vanished without a word holds up nobody for longer.
            "connect_args": {"connect_timeout": 5, "tcp_user_timeout": 5000},
        }

    @contextmanager
    def write_lock(self, engine: Engine) -> Iterator[None]:
        yield

    def limit_statements(self, engine: Engine) -> None:
        """Both end as `OperationalError`; so does a transaction that was left open."""

        def limit(connection: Any, _record: Any) -> None:
            for name, value in LIMITS.items():
                connection.execute(f"SET {name} = '{value}'")
            connection.commit()

        event.listen(engine, "connect", limit)

    def wait_for_writers(self, engine: Engine) -> None:
        """Those of other databases of the server do not matter."""
        deadline = time.monotonic() + WRITERS_END_WITHIN
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            moment = connection.execute(select(func.clock_timestamp())).scalar_one()
            while connection.execute(_STILL_OPEN, {"moment": moment}).scalar_one():
                if time.monotonic() > deadline:
                    raise Unavailable(f"A transaction was still open after {WRITERS_END_WITHIN:.0f} seconds.")
                time.sleep(0.05)

    def lock_key(self, work: Session, key: str) -> None:
        """An advisory lock; two keys of one number would only wait for each other without need."""
        number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True)
        work.flush()
        ask(work.connection(), _LOCK, {"number": number})

    def backup_before_upgrade(self, engine: Engine) -> Path | None:
        return None

    def has_skip_locked(self) -> bool:
        return True

    def insert_missing(self, table: Table, *unique: Column[Any]) -> Insert:
        return insert(table).on_conflict_do_nothing(index_elements=unique or None)

    def microseconds(self, moment: Any) -> ColumnElement[int]:
        return cast(extract("epoch", moment) * 1_000_000, BigInteger)

    def check_integrity(self, connection: Connection) -> list[str]:
        return []

    def find_texts(self, texts: FromClause, asked: Asked) -> Found:
        return Found(texts, _has(texts, _whole_query(asked)), texts.c.id)

    def windows(self, reading: Session, found: Found, needed: int, below: int | None) -> Iterator[Window]:
        """The database is asked how much it expects, as it does for plans; it would plan to look at far too much.

        Until the reading ends it makes a plan for each question anew: a common word needs another than a rare one.
        """
        _begin_anew(reading.connection())
        reading.execute(_PLAN_ANEW)
        bounds: list[int] = reading.execute(_BOUNDS).scalar() or []
        expected = _expected(reading, select(found.id).where(found.where)) if bounds else 0
        if expected > GATHERED:
            top = len(bounds) - 1 if below is None else bisect_left(bounds, below)
            steps = ceil(SPARE * needed * len(bounds) / expected)
            while steps < top:
                yield Window(bounds[top - steps], found.id.desc())
                steps *= WIDER
        # What is rare enough to come here is gathered and sorted; in the order of the key all would be looked at.
        yield Window(None, (found.id + 0).desc())

    def size(self, words: ColumnElement[Any]) -> ColumnElement[int]:
        return func.octet_length(words, type_=BigInteger)

    def empty_texts(self, work: Session) -> None:
        work.execute(text("TRUNCATE search_texts"))

    def load_rows(self, work: Session, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        driver: Any = work.connection().connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def load_texts(self, work: Session, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        self.load_rows(work, table, columns, rows)

    @contextmanager
    def read_at_one_moment(self, engine: Engine) -> Iterator[Connection]:
        with engine.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ")

    def driver_time(self, moment: datetime) -> datetime:
        return moment

    def settle_after_loading(self, engine: Engine, tables: Iterable[Table]) -> None:
        with engine.begin() as connection:
            for table in tables:
                highest = select(func.coalesce(func.max(table.c.id), 1)).scalar_subquery()
                connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), highest)))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))

    def has_any_mark(self, texts: FromClause, marks: tuple[str, ...]) -> ColumnElement[bool]:
        return _has(texts, _any(marks))

    def has_any_words(self, texts: FromClause, words: tuple[Phrase, ...]) -> ColumnElement[bool]:
        return _has(texts, " | ".join(map(_phrase, words)))


def _begin_anew(connection: Connection) -> None:
    """Begins a transaction on a connection that only reads, for what is set until it ends."""
    driver = connection.connection.driver_connection
    if driver is not None and driver.autocommit and not driver.info.transaction_status:
        connection.exec_driver_sql("BEGIN")


def _expected(reading: Session, query: Select[Any]) -> int:
    """How many rows the database expects."""
    connection = reading.connection()
    compiled = query.compile(connection, compile_kwargs={"render_postcompile": True})
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {compiled}", compiled.params).scalar_one()
    return int(plan[0]["Plan"]["Plan Rows"])


def _vector(texts: FromClause) -> ColumnElement[Any]:
    return column("vector", TSVECTOR, _selectable=texts)


def _has(texts: FromClause, query: str) -> ColumnElement[bool]:
    return _vector(texts).op("@@", is_comparison=True)(_tsquery(query))


def _tsquery(text: str) -> ColumnElement[Any]:
    return cast(literal(text, String), TSQUERY)


def _whole_query(asked: Asked) -> str:
    parts = [_phrase(phrase) for phrase in asked.words]
    parts += [_any(group) for group in asked.marks]
    parts += [f"!{_phrase(phrase)}" for phrase in asked.not_words]
    parts += [f"!{_phrase((mark,))}" for mark in asked.not_marks]
    return " & ".join(parts)


def _phrase(phrase: Phrase) -> str:
    return f"({' <-> '.join(_lexeme(word) for word in phrase)})"


def _any(marks: tuple[str, ...]) -> str:
    return f"({' | '.join(_lexeme(mark) for mark in marks)})"


def _lexeme(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


DIALECT = PostgreSQLDialect()
