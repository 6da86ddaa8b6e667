"""Column types that mean the same on both databases."""

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, DateTime, Integer, SQLColumnExpression, literal_column
from sqlalchemy.types import TypeDecorator

BigId = BigInteger().with_variant(Integer, "sqlite")
_WORD = re.compile(r"[a-z_]+")


def is_one_of(column: SQLColumnExpression[str], *words: str) -> ColumnElement[bool]:
    """Whether a column holds one of these words of the code itself.

    They become part of the statement: a list of parameters is put into it anew each time that it is executed.
    """
    if not all(_WORD.fullmatch(word) for word in words):
        raise ValueError("only words of the code itself may become part of a statement")
    return column.in_([literal_column(f"'{word}'") for word in words])


def _read_text(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(f"{stored}+00:00")


class UTCDateTime(TypeDecorator[datetime]):
    """An aware time in UTC; SQLite stores it naive, and gets its zone back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        """SQLite's text is read in one step: a page of a thread reads a hundred times."""
        return _read_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
