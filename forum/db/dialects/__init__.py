"""All that differs between SQLite and PostgreSQL."""

from sqlalchemy import Engine

from forum.db.dialects import (
    postgresql,
    postgresql_copies,
    postgresql_loading,
    sqlite,
    sqlite_copies,
    sqlite_loading,
)
from forum.db.dialects.copies import Copies
from forum.db.dialects.loading import Loader
from forum.db.dialects.port import Dialect


def dialect_of(engine: Engine) -> Dialect:
    """The dialect object of an engine."""
    return sqlite.DIALECT if engine.dialect.name == "sqlite" else postgresql.DIALECT


def copies_of(engine: Engine) -> Copies:
    """How copies of an engine's database are taken and restored."""
    return sqlite_copies.COPIES if engine.dialect.name == "sqlite" else postgresql_copies.COPIES


def loader_of(engine: Engine) -> Loader:
    """How an engine's database is filled with the rows of another."""
    return sqlite_loading.LOADER if engine.dialect.name == "sqlite" else postgresql_loading.LOADER


def options_for(database_url: str, pool: int) -> dict[str, object]:
    """Engine options for an address; `pool` is how many connections to a server are kept open."""
    return (sqlite.DIALECT if database_url.startswith("sqlite") else postgresql.DIALECT).engine_options(pool)
