"""Filling PostgreSQL: by COPY, with foreign keys and indexes taken off and made once all rows are there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Table, text
from sqlalchemy.engine import Connection

from forum.db.dialects.copies import CopyError
from forum.db.dialects.loading import Values

_KEYS = text(
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY oid"
)
# What keeps values unique stays: it also finds what was written twice.
_INDEXES = text(
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
    " JOIN pg_class ON pg_class.oid = indexrelid"
    " WHERE relnamespace = current_schema()::regnamespace AND NOT indisunique ORDER BY indexrelid"
)


class PostgreSQLLoader:
    @contextmanager
    def connect(self, engine: Engine) -> Iterator[Connection]:
        with engine.connect() as connection:
            yield connection

    def take_off(self, connection: Connection) -> list[str]:
        indexes = connection.execute(_INDEXES).all()
        keys = connection.execute(_KEYS).all()
        for table, name, _definition in keys:
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _definition in indexes:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        again = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}" for table, name, definition in keys]
        return [str(definition) for _name, definition in indexes] + again

    def write(self, connection: Connection, table: Table, rows: Sequence[Values]) -> int:
        """A crash of the server may take back the last of it, and what says how far it came with it."""
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
        quote = connection.dialect.identifier_preparer.quote
        names = ", ".join(quote(column.name) for column in table.columns)
        driver: Any = connection.connection.driver_connection
        mended = 0
        try:
            with driver.cursor() as cursor, cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as copy:
                for row in rows:
                    sound = [value.replace("\0", "") if isinstance(value, str) else value for value in row]
                    mended += sum(new != old for new, old in zip(sound, row, strict=True))
                    copy.write_row(sound)
        except connection.dialect.loaded_dbapi.Error as error:
            raise CopyError(f"The rows of {table.name} cannot be stored: {str(error).partition(chr(10))[0]}") from error
        return mended

    def settle(self, connection: Connection, tables: Sequence[Table]) -> Iterator[str]:
        for table in tables:
            for column in table.primary_key.columns:
                place = {"table": table.name, "column": column.name}
                sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), place).scalar()
                if sequence is not None:
                    highest = f'SELECT max("{column.name}") FROM "{table.name}"'  # noqa: S608 - names of the models
                    connection.exec_driver_sql(f"SELECT setval('{sequence}', ({highest}))")
        connection.exec_driver_sql("ANALYZE")
        yield from ()


LOADER = PostgreSQLLoader()
