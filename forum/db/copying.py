"""Copying all rows into an empty database of either kind, in batches; whoever starts it again goes on where it was.

The target says in tables of its own how far it is, in the transaction that came so far. Its revision is written last:
until then no server starts on it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    column,
    delete,
    func,
    insert,
    inspect,
    literal,
    select,
    table,
    tuple_,
    update,
)
from sqlalchemy.engine import Connection, Row

from forum.db.base import Base
from forum.db.dialects import loader_of
from forum.db.dialects.copies import REVISIONS, CopyError
from forum.db.facts import SiteFact
from forum.db.known_facts import MAINTENANCE as FACT

BATCH = 1_000

_own = MetaData()
_state = Table("copy_state", _own, Column("token", String(40), primary_key=True), Column("revision", String(32)))
_progress = Table(
    "copy_progress",
    _own,
    Column("name", String(63), primary_key=True),
    Column("last_key", Text),
    Column("rows", BigInteger, nullable=False),
    Column("is_done", Integer, nullable=False),
)
_parts = Table("copy_parts", _own, Column("place", Integer, primary_key=True), Column("statement", Text))
_revisions = table(REVISIONS, column("version_num", String))


def tables_to_copy() -> Sequence[Table]:
    """Every table of the models, those that others point to first."""
    return Base.metadata.sorted_tables


def find_token(target: Engine) -> str | None:
    """The token of the copy that was begun here and has not ended, if one was."""
    with target.connect() as connection:
        if not inspect(connection).has_table(_state.name):
            return None
        return str(connection.execute(select(_state.c.token)).scalar_one())


def is_without_rows(target: Engine) -> bool:
    """Whether the tables of the forum are all there is, and empty: a copy ended before it began."""
    with target.connect() as connection:
        known = set(inspect(connection).get_table_names())
        ours = {found.name for found in tables_to_copy()}
        if not ours <= known or known - ours - {REVISIONS} - _full_text(known):
            return False
        return all(
            connection.execute(select(literal(1)).select_from(found).limit(1)).first() is None
            for found in tables_to_copy()
        )


def _full_text(known: set[str]) -> set[str]:
    return {name for name in known if name.startswith("search_index")}


def begin_copy(target: Engine, token: str) -> None:
    """Makes a migrated database without rows a copy that is under way."""
    loader = loader_of(target)
    with loader.connect(target) as connection:
        _own.create_all(connection)
        revision = connection.execute(select(_revisions.c.version_num)).scalar_one()
        connection.execute(insert(_state).values(token=token, revision=revision))
        connection.execute(delete(_revisions))
        for place, statement in enumerate(loader.take_off(connection)):
            connection.execute(insert(_parts).values(place=place, statement=statement))
        connection.commit()


def count_rows(engine: Engine) -> dict[str, int]:
    """The rows of each table."""
    with engine.connect() as connection:
        return {
            found.name: connection.execute(select(func.count()).select_from(found)).scalar_one()
            for found in tables_to_copy()
        }


def count_copied(target: Engine) -> int:
    """The rows that are in the copy so far."""
    with target.connect() as connection:
        return int(connection.execute(select(func.coalesce(func.sum(_progress.c.rows), 0))).scalar_one())


def copy_rows(source: Engine, target: Engine, tell: Callable[[int], None]) -> int:
    """Copies what is not there yet, and `tell`s of each batch how many rows it had.

    Gives how many values lost a character that the target cannot store.
    """
    with loader_of(target).connect(target) as connection:
        return sum(_copy_table(source, connection, found, tell) for found in tables_to_copy())


def _copy_table(source: Engine, target: Connection, found: Table, tell: Callable[[int], None]) -> int:
    names = inspect(source).get_pk_constraint(found.name)["constrained_columns"]
    mended, done = 0, _progress_of(target, found)
    if done.is_done:
        return 0
    count = int(done.rows)
    for rows in _batches(source, found, names, json.loads(done.last_key) if done.last_key else None):
        values: dict[str, Any] = {"rows": count + len(rows), "is_done": int(len(rows) < BATCH)}
        if rows:
            mended += loader_of(target.engine).write(target, found, rows)
            values["last_key"] = json.dumps([getattr(rows[-1], name) for name in names])
        target.execute(update(_progress).where(_progress.c.name == found.name).values(values))
        target.commit()
        count += len(rows)
        tell(len(rows))
    return mended


def _progress_of(target: Connection, found: Table) -> Any:
    query = select(_progress).where(_progress.c.name == found.name)
    if target.execute(query).one_or_none() is None:
        target.execute(insert(_progress).values(name=found.name, rows=0, is_done=0))
    return target.execute(query).one()


def _batches(
    source: Engine, found: Table, names: Sequence[str], last: Sequence[Any] | None
) -> Iterator[Sequence[Row[Any]]]:
    """In the order of the key that the source itself has, which is not the same on both kinds of database."""
    key = [found.c[name] for name in names]
    while True:
        query = select(found).order_by(*key).limit(BATCH)
        if last is not None:
            query = query.where(tuple_(*key) > tuple_(*(literal(value) for value in last)))
        with source.connect() as reading:
            rows = reading.execute(query).all()
        yield rows
        if len(rows) < BATCH:
            return
        last = [getattr(rows[-1], name) for name in names]


def count_parts(target: Engine) -> int:
    """How many indexes and foreign keys are still to be made."""
    with target.connect() as connection:
        return connection.execute(select(func.count()).select_from(_parts)).scalar_one()


def make_parts(target: Engine, tell: Callable[[int], None]) -> None:
    """Makes what was taken off, each in a transaction of its own."""
    with target.connect() as connection:
        while (part := connection.execute(select(_parts).order_by(_parts.c.place).limit(1)).one_or_none()) is not None:
            connection.exec_driver_sql(part.statement)
            connection.execute(delete(_parts).where(_parts.c.place == part.place))
            connection.commit()
            tell(1)


def check_copy(source: Engine, target: Engine) -> int:
    """Raises `CopyError` unless every table has as many rows as in the source, and each points to what is there.

    Gives how many rows there are.
    """
    there, here = count_rows(source), count_rows(target)
    differing = [f"{name} ({here[name]} of {number})" for name, number in there.items() if here[name] != number]
    if differing:
        raise CopyError(f"These tables have not the rows of the source: {', '.join(differing)}.")
    loader = loader_of(target)
    with loader.connect(target) as connection:
        faults = list(loader.settle(connection, tables_to_copy()))
        connection.commit()
    if faults:
        raise CopyError(faults[0])
    return sum(there.values())


def end_copy(target: Engine) -> None:
    """Makes the copy a database like any other, which is not in maintenance; one transaction."""
    with loader_of(target).connect(target) as connection:
        revision = connection.execute(select(_state.c.revision)).scalar_one()
        _own.drop_all(connection)
        connection.execute(delete(SiteFact).where(SiteFact.name == FACT))
        connection.execute(insert(_revisions).values(version_num=revision))
        connection.commit()
