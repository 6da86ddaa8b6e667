"""What a dialect must answer."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Engine, Insert, Table
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session


class Dialect(Protocol):
    def engine_options(self) -> dict[str, object]:
        """Options for `create_engine`."""

    def write_lock(self, engine: Engine) -> AbstractContextManager[None]:
        """Held around a writing transaction; raises `Unavailable` when it cannot be had in time."""

    def lock_key(self, work: Session, key: str) -> None:
        """Lets units of work that name the same key follow each other until they end.

        Taken after all locks of rows; who takes several takes them in one order.
        """

    def backup_before_upgrade(self, engine: Engine) -> Path | None:
        """A copy of the database made before migrating, or None where the operator makes it."""

    def has_skip_locked(self) -> bool:
        """Whether FOR UPDATE SKIP LOCKED exists."""

    def insert_missing(self, table: Table) -> Insert:
        """An INSERT that leaves out, without an error, the rows whose unique values are there already."""

    def microseconds(self, moment: Any) -> ColumnElement[int]:
        """A time as whole microseconds since 1970, so that two of them can be subtracted exactly."""

    def check_integrity(self, connection: Connection) -> list[str]:
        """Faults of the store itself, in words; rows that point to no row are looked for apart, on both databases."""
