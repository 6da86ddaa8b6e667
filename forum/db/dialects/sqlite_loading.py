"""Filling SQLite: with foreign keys off, which are looked through at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine, Table, insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from forum.db.dialects.copies import CopyError
from forum.db.dialects.loading import Values
from forum.db.dialects.sqlite import DIALECT


class SQLiteLoader:
    @contextmanager
    def connect(self, engine: Engine) -> Iterator[Connection]:
        with DIALECT.write_lock(engine), engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is None:
                raise RuntimeError("a connection without its driver")
            driver.execute("PRAGMA foreign_keys=OFF")
            try:
                yield connection
            finally:
                connection.rollback()
                driver.execute("PRAGMA foreign_keys=ON")

    def take_off(self, connection: Connection) -> list[str]:
        return []

    def write(self, connection: Connection, table: Table, rows: Sequence[Values]) -> int:
        names = [column.name for column in table.columns]
        try:
            connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        except DBAPIError as error:
            raise CopyError(f"The rows of {table.name} cannot be stored: {error.orig}") from error
        return 0

    def settle(self, connection: Connection, tables: Sequence[Table]) -> Iterator[str]:
        """Numbers follow the highest by themselves."""
        for table, row, target, _number in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"Row {row} of {table} points to a row of {target} which does not exist."


LOADER = SQLiteLoader()
