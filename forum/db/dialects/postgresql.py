"""PostgreSQL: rows are locked where they are changed, so a writing transaction needs no lock of its own."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Engine, Insert, Table, bindparam, cast, extract, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session


class PostgreSQLDialect:
    def engine_options(self) -> dict[str, object]:
        return {
            "pool_size": 10,
            "max_overflow": 10,
            "pool_pre_ping": True,
            "connect_args": {"connect_timeout": 5},
        }

    @contextmanager
    def write_lock(self, engine: Engine) -> Iterator[None]:
        yield

    def lock_key(self, work: Session, key: str) -> None:
        """An advisory lock; two keys of one number would only wait for each other without need."""
        number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True)
        work.execute(select(func.pg_advisory_xact_lock(bindparam("number", number, BigInteger))))

    def backup_before_upgrade(self, engine: Engine) -> Path | None:
        return None

    def has_skip_locked(self) -> bool:
        return True

    def insert_missing(self, table: Table) -> Insert:
        return insert(table).on_conflict_do_nothing()

    def microseconds(self, moment: Any) -> ColumnElement[int]:
        return cast(extract("epoch", moment) * 1_000_000, BigInteger)

    def check_integrity(self, connection: Connection) -> list[str]:
        return []


DIALECT = PostgreSQLDialect()
