"""What a dialect must answer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Column, ColumnElement, Engine, FromClause, Insert, Table
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from forum.db.full_text import Asked, Found, Phrase, Window

# An option of connections on which is only read.
READING = "forum_is_reading"


class Dialect(Protocol):
    def engine_options(self, pool: int) -> dict[str, object]:
        """Options for `create_engine`; `pool` is how many connections to a server are kept open."""

    def write_lock(self, engine: Engine) -> AbstractContextManager[None]:
        """Held around a writing transaction; raises `Unavailable` when it cannot be had in time."""

    def limit_statements(self, engine: Engine) -> None:
        """Ends statements on connections made from now on that take longer than anybody waits for a page."""

    def wait_for_writers(self, engine: Engine) -> None:
        """Returns when every transaction that began before has ended; raises `Unavailable` if that takes too long."""

    def lock_key(self, work: Session, key: str) -> None:
        """Lets units of work that name the same key follow each other until they end.

        Taken after all locks of rows; who takes several takes them in one order.
        """

    def backup_before_upgrade(self, engine: Engine) -> Path | None:
        """A copy of the database made before migrating, or None where the operator makes it."""

    def has_skip_locked(self) -> bool:
        """Whether FOR UPDATE SKIP LOCKED exists."""

    def insert_missing(self, table: Table, *unique: Column[Any]) -> Insert:
        """An INSERT that leaves out, without an error, the rows whose unique values are there already.

        Where columns are named, only theirs.
        """

    def microseconds(self, moment: Any) -> ColumnElement[int]:
        """A time as whole microseconds since 1970, so that two of them can be subtracted exactly."""

    def check_integrity(self, connection: Connection) -> list[str]:
        """Faults of the store itself, in words; rows that point to no row are looked for apart, on both databases."""

    def find_texts(self, texts: FromClause, asked: Asked) -> Found:
        """The rows of the table of texts that have the words and marks, by way of the index."""

    def windows(self, reading: Session, found: Found, needed: int, below: int | None) -> Iterator[Window]:
        """Where to look for the newest texts that fit: so far back that about `needed` are likely, then further.

        The last one is of all. `below` is the id from which on nothing is wanted.
        """

    def size(self, words: ColumnElement[Any]) -> ColumnElement[int]:
        """How many bytes a text has."""

    def empty_texts(self, work: Session) -> None:
        """Empties the table of texts with its index, also where the two do not fit each other."""

    def has_any_mark(self, texts: FromClause, marks: tuple[str, ...]) -> ColumnElement[bool]:
        """Whether a text that was found otherwise has one of these marks."""

    def has_any_words(self, texts: FromClause, words: tuple[Phrase, ...]) -> ColumnElement[bool]:
        """Whether a text that was found otherwise has one of these words or phrases."""

    def load_rows(self, work: Session, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Stores very many rows, whose values are as the driver takes them: plain ones, bytes, and `driver_time`."""

    def load_texts(self, work: Session, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """The same for the table of texts and its index; their ids are above all that are there."""

    def read_at_one_moment(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A connection that sees the database as it is when it first reads, whatever is written meanwhile."""

    def driver_time(self, moment: datetime) -> Any:
        """A time as the driver takes it."""

    def settle_after_loading(self, engine: Engine, tables: Iterable[Table]) -> None:
        """Has ids go on after those that were loaded, and the planner know what is there."""
