"""Rows that point to rows which do not exist: every reference that the tables declare, looked up.

The databases refuse such rows while they watch; tools with their checks off, and copies made by hand, bring them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, and_, literal, select

from forum.db import Base, end_reading, session
from forum.db.paging import RowSelect, read_all
from forum.models import Decision, Post, Reply

# Columns that point to a decision without a foreign key, because decisions point to posts and replies.
UNDECLARED = {Post.__tablename__: ("decision_id",), Reply.__tablename__: ("decision_id",)}
WORDS = ("source", "reason")


def read_afresh(query: RowSelect) -> Sequence[Any]:
    """The rows of one statement, which sees one moment of the database while others write."""
    rows = session().execute(query).all()
    end_reading()
    return rows


@dataclass(frozen=True)
class Reference:
    """Columns of a table, and those of a row that they must equal; `cascades` when one row goes with the other."""

    table: Table
    columns: tuple[str, ...]
    target: Table
    target_columns: tuple[str, ...]
    cascades: bool = False


@dataclass(frozen=True)
class Orphan:
    """A row by its primary key, what it points to in vain, and the words that somebody wrote in it."""

    reference: Reference
    key: tuple[Any, ...]
    values: tuple[Any, ...]
    text: str

    @property
    def words(self) -> str:
        here, there = (" and ".join(map(str, part)) for part in (self.key, self.values))
        tables = self.reference.table.name, self.reference.target.name
        return f"Row {here} of {tables[0]} points to row {there} of {tables[1]}, which does not exist{self._told()}."

    def _told(self) -> str:
        return f"; it says {self.text!r}" if self.text else ""


def find_orphans() -> Iterator[Orphan]:
    """Every orphan, those of the tables on which most depends last."""
    filled = _names_of_filled()
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in filled:
            for reference in references_of(table):
                yield from _orphans(reference)


def _names_of_filled() -> frozenset[str]:
    """The tables that have rows, by one statement: the others point to nothing."""
    tables = Base.metadata.tables.values()
    has_rows = [select(literal(1)).select_from(table).exists() for table in tables]
    (found,) = read_afresh(select(*has_rows))
    return frozenset(table.name for table, is_filled in zip(tables, found, strict=True) if is_filled)


def references_of(table: Table) -> Iterator[Reference]:
    """What the rows of a table point to."""
    for constraint in sorted(table.foreign_key_constraints, key=lambda found: tuple(found.column_keys)):
        targets = tuple(element.column.name for element in constraint.elements)
        columns = tuple(column.name for column in constraint.columns)
        yield Reference(table, columns, constraint.referred_table, targets, constraint.ondelete == "CASCADE")
    for column in UNDECLARED.get(table.name, ()):
        yield Reference(table, (column,), Base.metadata.tables[Decision.__tablename__], ("id",))


def _orphans(reference: Reference) -> Iterator[Orphan]:
    table = reference.table
    target = reference.target.alias() if reference.target is table else reference.target
    key = tuple(table.primary_key.columns)
    columns = tuple(table.c[name] for name in reference.columns)
    words: tuple[Column[Any], ...] = tuple(table.c[name] for name in WORDS if name in table.c)
    there = [target.c[name] == column for name, column in zip(reference.target_columns, columns, strict=True)]
    query = select(*key, *columns, *words).where(
        *(column.is_not(None) for column in columns), ~select(literal(1)).where(and_(*there)).exists()
    )
    for page in read_all(read_afresh, query, *key):
        for row in page:
            first, last = len(key), len(key) + len(columns)
            yield Orphan(reference, tuple(row[:first]), tuple(row[first:last]), " ".join(filter(None, row[last:])))
