"""All that the database holds, to compare and to put back: the same code on both databases.

What requests may change without changing content stands apart: when a sign-in was last used, what limits count,
and the work that waits.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Table, text

from forum.db import db

HOUSEKEEPING = frozenset({"limit_hits"})
NOT_COMPARED = {"sessions": {"last_seen_at"}}

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Contents:
    """The rows of each table by primary key."""

    tables: dict[str, dict[Row, Row]]

    def changed(self, before: "Contents") -> list[str]:
        """Names of the tables that differ, but for what may."""
        return sorted(
            name
            for name, rows in self.tables.items()
            if name not in HOUSEKEEPING and _compared(name, rows) != _compared(name, before.tables[name])
        )


def _compared(name: str, rows: dict[Row, Row]) -> dict[Row, Row]:
    left_out = NOT_COMPARED.get(name)
    if not left_out:
        return rows
    kept = [index for index, column in enumerate(db.metadata.tables[name].columns) if column.name not in left_out]
    return {key: tuple(row[index] for index in kept) for key, row in rows.items()}


def _key(table: Table, row: Row) -> Row:
    places = {column.name: index for index, column in enumerate(table.columns)}
    return tuple(row[places[column.name]] for column in table.primary_key.columns)


def read_all(app: Flask, names: Collection[str] = ()) -> Contents:
    """Every row of every table of the models, or of those with the given names."""
    tables = {}
    with app.app_context(), db.engine.connect() as connection:
        for table in [table for table in db.metadata.sorted_tables if not names or table.name in names]:
            rows = [tuple(row) for row in connection.execute(table.select())]
            tables[table.name] = {_key(table, row): row for row in rows}
    return Contents(tables)


def put_back(app: Flask, before: Contents, after: Contents) -> None:
    """Makes the tables that hold `after` hold again what they held: rows that came go, others come back."""
    with app.app_context(), db.engine.connect() as connection:
        _switch_checks(connection, is_on=False)
        for name, rows in after.tables.items():
            if before.tables[name] != rows:
                _put_back_table(connection, db.metadata.tables[name], before.tables[name], rows)
        connection.commit()
        _switch_checks(connection, is_on=True)
        connection.commit()


def _put_back_table(connection: Connection, table: Table, before: dict[Row, Row], after: dict[Row, Row]) -> None:
    keys = list(table.primary_key.columns)
    for key, row in after.items():
        if before.get(key) != row:
            matches = [column == value for column, value in zip(keys, key, strict=True)]
            connection.execute(table.delete().where(*matches))
    names = [column.name for column in table.columns]
    for key, row in before.items():
        if after.get(key) != row:
            connection.execute(table.insert().values(dict(zip(names, row, strict=True))))


def _switch_checks(connection: Connection, *, is_on: bool) -> None:
    """Foreign keys would delete what hangs on a row while it is away."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.dbapi_connection
        assert driver is not None
        connection.rollback()
        driver.cursor().execute(f"PRAGMA foreign_keys={'ON' if is_on else 'OFF'}")
    else:
        connection.execute(text(f"SET session_replication_role = {'DEFAULT' if is_on else 'replica'}"))
