"""What filling an empty database with the rows of another asks of it; how each does it stands beside this module."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Engine, Table
from sqlalchemy.engine import Connection

Values = Sequence[Any]


class Loader(Protocol):
    def connect(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A connection on which rows may come before those that they point to; its holder commits."""

    def take_off(self, connection: Connection) -> list[str]:
        """Takes off what rows need not pass one by one, and gives the statements that put it back, in their order."""

    def write(self, connection: Connection, table: Table, rows: Sequence[Values]) -> int:
        """Writes rows, with a value for each column; gives how many values had a character that cannot be stored.

        Raises `CopyError` for what the database refuses.
        """

    def settle(self, connection: Connection, tables: Sequence[Table]) -> Iterator[str]:
        """Has new rows numbered after those that were written, and counts what plans are made from.

        Gives, in words, whatever the database would have refused.
        """
