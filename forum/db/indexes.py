"""What of the tables only one kind of database is told: which rows an index is made of, and how a table is filled.

The library loads a kind of database with all of its drivers as soon as a table names an option of it, two megabytes for
the one that a site does not have. So options wait in `info`, which says nothing to the library, for whoever makes or
compares tables.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Index, MetaData, Table, TextClause

from forum.db.dialects import POSTGRESQL, SQLITE

OPTIONS = "options"
Options = Mapping[str, Any]


def only_on(dialect: str, options: Options) -> dict[str, Any]:
    """What a table tells one kind of database alone, as arguments of the table."""
    return {"info": {OPTIONS: {dialect: options}}}


def partial_index(
    name: str, *columns: Any, where: TextClause, on_sqlite: TextClause | None = None, unique: bool = False
) -> Index:
    """An index of the rows for which `where` holds; `on_sqlite` says the same where SQLite has other words for it."""
    options = {SQLITE: {"where": where if on_sqlite is None else on_sqlite}, POSTGRESQL: {"where": where}}
    return Index(name, *columns, unique=unique, info={OPTIONS: options})


def tell_options(metadata: MetaData, dialect: str) -> None:
    """Has all tables and indexes know what waits for this kind of database."""
    for table in metadata.tables.values():
        items: list[Table | Index] = [table, *table.indexes]
        for item in items:
            for name, value in item.info.get(OPTIONS, {}).get(dialect, {}).items():
                item.dialect_options[dialect][name] = value
