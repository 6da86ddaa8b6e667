"""Rows of a whole site as lines of JSON, and back: what an archive holds whatever database it comes from.

A line is an object with a value for each column, in the order of the table: numbers, texts, true and false as they are,
a time in UTC (`2026-11-29T21:51:13.000000Z`), bytes in Base64, and null.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, Engine, LargeBinary, MetaData, Table, inspect, select
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeEngine

from forum.db.base import Base
from forum.db.copying import BATCH, tables_to_copy
from forum.db.dialects.copies import CopyError
from forum.db.facts import SiteFact
from forum.db.known_facts import MAINTENANCE as FACT
from forum.db.types import UTCDateTime

# What stays behind, each with its reason.
EXCLUDED: dict[str, str] = {
    "sessions": "Sign-ins belong to browsers that know the old site; everybody signs in again.",
    "jobs": "Work in hand; what is regular is planned anew, and nothing is told, mailed or pinged by an import.",
    "mail": "Messages are sent by the site that wrote them.",
    "deliveries": "Notices that go out by mail are sent by the site that planned them; the inbox has them all.",
    "incoming_mails": "Answers by mail are dealt with where they came in.",
    "fan_outs": "Telling those who follow is finished by the site that began it.",
    "feed_changes": "Programs that are told of new posts follow the address of the old site.",
    "limit_hits": "Attempts of the last hours, counted by network address.",
    "used_challenges": "Questions to passkeys and to a provider that were answered in the last hours.",
    "search_texts": "The index of searches is made anew from the texts.",
}
# Rows of `site_facts` that are about the moment, not about the site.
_MOMENTARY = frozenset({FACT})


def archived_tables() -> list[Table]:
    """Every table of the models but those in `EXCLUDED`, those that others point to first."""
    return [table for table in tables_to_copy() if table.name not in EXCLUDED]


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """The rows of a table in the order of its key, each as a line."""
    query = select(table).order_by(*table.primary_key.columns)
    if table.name == SiteFact.__tablename__:
        query = query.where(table.c.name.not_in(_MOMENTARY))
    names, gone = [column.name for column in table.columns], _pointing_nowhere(table.name)
    for row in connection.execution_options(yield_per=BATCH).execute(query):
        values = {name: _told(value) for name, value in zip(names, row, strict=True)}
        values |= dict.fromkeys(gone)
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@cache
def _pointing_nowhere(table: str) -> frozenset[str]:
    """Columns that point to what stays behind."""
    columns = Base.metadata.tables[table].columns if table in Base.metadata.tables else ()
    return frozenset(
        column.name for column in columns if any(key.column.table.name in EXCLUDED for key in column.foreign_keys)
    )


def _told(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return value


def tables_as_they_are(engine: Engine, names: Sequence[str]) -> dict[str, Table]:
    """Tables of a database that may stand at an earlier revision, with the types that their columns have today."""
    found, inspector = MetaData(), inspect(engine)
    known = {table.name: table for table in Base.metadata.sorted_tables}
    for name in names:
        if not inspector.has_table(name):
            raise CopyError(f"The archive has a table {name}, which was none at its revision.")
        columns, key = [], set(inspector.get_pk_constraint(name)["constrained_columns"])
        for column in inspector.get_columns(name):
            today = known[name].columns.get(column["name"]) if name in known else None
            kind = _kind_of(column["type"]) if today is None else today.type
            columns.append(Column(column["name"], kind, primary_key=column["name"] in key))
        Table(name, found, *columns)
    return dict(found.tables)


def _kind_of(reflected: TypeEngine[Any]) -> TypeEngine[Any]:
    return UTCDateTime() if isinstance(reflected, DateTime) else reflected


def reader_of(table: Table) -> Callable[[bytes], list[Any]]:
    """A function that gives the values of a line, for each column of the table; raises `CopyError`."""
    readers = [(column.name, _reader_of(column.type)) for column in table.columns]
    expected = {name for name, _read in readers}

    def read(line: bytes) -> list[Any]:
        try:
            told: Mapping[str, Any] = json.loads(line)
            if told.keys() != expected:
                raise CopyError(f"A line of {table.name} has not the columns of that table.")
            return [None if told[name] is None else read_value(told[name]) for name, read_value in readers]
        except (ValueError, TypeError, AttributeError) as error:
            raise CopyError(f"A line of {table.name} cannot be read: {error}.") from error

    return read


def _reader_of(kind: TypeEngine[Any]) -> Callable[[Any], Any]:
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat
    if isinstance(kind, LargeBinary):
        return b64decode
    return bool if isinstance(kind, Boolean) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
