"""All that differs between SQLite and PostgreSQL. Only what the site's own database needs is loaded."""

from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Engine

from forum.db.dialects.copies import Copies
from forum.db.dialects.loading import Loader
from forum.db.dialects.port import Dialect

SQLITE, POSTGRESQL = "sqlite", "postgresql"


def dialect_of(engine: Engine) -> Dialect:
    """The dialect object of an engine."""
    dialect: Dialect = _module(_name(engine)).DIALECT
    return dialect


def copies_of(engine: Engine) -> Copies:
    """How copies of an engine's database are taken and restored."""
    copies: Copies = _module(f"{_name(engine)}_copies").COPIES
    return copies


def loader_of(engine: Engine) -> Loader:
    """How an engine's database is filled with the rows of another."""
    loader: Loader = _module(f"{_name(engine)}_loading").LOADER
    return loader


def options_for(database_url: str, pool: int) -> dict[str, object]:
    """Engine options for an address; `pool` is how many connections to a server are kept open."""
    dialect: Dialect = _module(SQLITE if database_url.startswith(SQLITE) else POSTGRESQL).DIALECT
    return dialect.engine_options(pool)


def _name(engine: Engine) -> str:
    return SQLITE if engine.dialect.name == SQLITE else POSTGRESQL


@cache
def _module(name: str) -> Any:
    return import_module(f"forum.db.dialects.{name}")
