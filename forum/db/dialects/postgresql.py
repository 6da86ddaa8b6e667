"""PostgreSQL: rows are locked where they are changed, so a writing transaction needs no lock of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import Connection


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

    def backup_before_upgrade(self, engine: Engine) -> Path | None:
        return None

    def has_skip_locked(self) -> bool:
        return True

    def check_integrity(self, connection: Connection) -> list[str]:
        return []


DIALECT = PostgreSQLDialect()
