"""Keyset paging: a place in a list is the sort key of a row, never a count of rows to skip."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import Column, ColumnElement, Select, SQLColumnExpression, Subquery, bindparam, literal, tuple_
from sqlalchemy.orm import QueryableAttribute

PAGE_SIZE = 20
BATCH_SIZE = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST = 2**62

T = TypeVar("T")
RowSelect: TypeAlias = Select[*tuple[Any, ...]]
KeyColumn: TypeAlias = Column[Any] | QueryableAttribute[Any]


@dataclass(frozen=True)
class Place:
    """A row's place in a list ordered by time and id; `is_newer` asks for the page before it, not after it."""

    at: datetime
    id: int
    is_newer: bool = False

    def token(self) -> str:
        """The place as it stands in an address: microseconds since 1970 and id."""
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}-{self.id}"


def parse_place(*, before: str | None, after: str | None) -> Place | None:
    """The place that an address asks for; what cannot be read counts as the beginning."""
    token = after or before
    if not token:
        return None
    micro, _, row_id = token.partition("-")
    if not (micro.isascii() and micro.isdigit() and row_id.isascii() and row_id.isdigit()):
        return None
    if len(micro) > 18 or int(row_id) > _LARGEST:
        return None
    try:
        return Place(_EPOCH + timedelta(microseconds=int(micro)), int(row_id), is_newer=bool(after))
    except OverflowError:
        return None


@dataclass(frozen=True)
class Page(Generic[T]):
    """Rows of one page, newest first, with the tokens of its neighbours."""

    rows: Sequence[T]
    older: str | None
    newer: str | None


def read_page(
    read: Callable[[RowSelect], Sequence[T]],
    query: RowSelect,
    place: Place | None,
    *,
    at: SQLColumnExpression[Any],
    row_id: SQLColumnExpression[int],
    key: Callable[[T], Place],
    size: int = PAGE_SIZE,
) -> Page[T]:
    """One page of `query` around `place`: one statement, `size` + 1 rows at the most."""
    is_newer = place is not None and place.is_newer
    there = tuple_(place.at, place.id) if place is not None else None
    return _as_page(list(read(_around(query, there, at, row_id, is_newer, size + 1))), place, key, size)


def read_kept_page(
    read: Callable[[RowSelect, Mapping[str, Any]], Sequence[T]],
    query: RowSelect,
    values: Mapping[str, Any],
    place: Place | None,
    *,
    at: QueryableAttribute[Any],
    row_id: QueryableAttribute[int],
    key: Callable[[T], Place],
) -> Page[T]:
    """The same of a statement that is kept (`forum.permissions.prepared`), with its values."""
    is_newer = place is not None and place.is_newer
    statement = _kept_around(query, at, row_id, place is not None, is_newer)
    spot = {} if place is None else {"place_at": place.at, "place_id": place.id}
    return _as_page(list(read(statement, {**values, **spot})), place, key, PAGE_SIZE)


@lru_cache(512)
def _kept_around(
    query: RowSelect,
    at: QueryableAttribute[Any],
    row_id: QueryableAttribute[int],
    has_place: bool,
    is_newer: bool,
) -> RowSelect:
    there = None
    if has_place:
        there = tuple_(bindparam("place_at", type_=at.type), bindparam("place_id", type_=row_id.type))
    return _around(query, there, at, row_id, is_newer, PAGE_SIZE + 1)


def _around(
    query: RowSelect,
    there: Any,
    at: SQLColumnExpression[Any],
    row_id: SQLColumnExpression[int],
    is_newer: bool,
    limit: int,
) -> RowSelect:
    if there is not None:
        here = tuple_(at, row_id)
        query = query.where(here > there if is_newer else here < there)
    order = (at.asc(), row_id.asc()) if is_newer else (at.desc(), row_id.desc())
    return query.order_by(*order).limit(limit)


def _as_page(found: list[T], place: Place | None, key: Callable[[T], Place], size: int) -> Page[T]:
    is_newer = place is not None and place.is_newer
    has_more, rows = len(found) > size, found[:size]
    if is_newer:
        rows.reverse()
    has_older = bool(rows) if is_newer else has_more
    has_newer = has_more if is_newer else place is not None and bool(rows)
    return Page(
        rows,
        older=key(rows[-1]).token() if has_older else None,
        newer=key(rows[0]).token() if has_newer else None,
    )


def read_all(
    read: Callable[[RowSelect], Sequence[Any]],
    query: RowSelect,
    *key: KeyColumn,
    add: Callable[[Subquery], RowSelect] | None = None,
) -> Iterator[Sequence[Any]]:
    """All rows of `query`, whose first columns are the unique `key`, in its order, in batches of one statement.

    What other tables say of each row, `add` joins to a batch: it keeps the first columns, and each row once. Were those
    tables joined in `query`, PostgreSQL could read them from their beginning for each batch, as only one side of a
    merge join starts where the batch does.
    """
    last: tuple[Any, ...] = ()
    shared = 0
    while True:
        batch = query.where(*_after(key, last, shared)).order_by(*key).limit(literal(BATCH_SIZE, literal_execute=True))
        rows = read(batch if add is None else _added(batch, add, len(key)))
        yield rows
        if len(rows) == BATCH_SIZE:
            first, last = tuple(rows[0][: len(key)]), tuple(rows[-1][: len(key)])
            shared = _count_shared(first[:-1], last[:-1])
        elif shared:
            last, shared = last[:shared], 0
        else:
            return


def _count_shared(first: Sequence[Any], last: Sequence[Any]) -> int:
    """How many values two keys have in common before they part."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=True))))


def _after(key: Sequence[KeyColumn], last: Sequence[Any], shared: int) -> list[ColumnElement[bool]]:
    """What lies beyond `last`, a key or its beginning, among the rows that have its first `shared` values.

    By the key as a whole, SQLite finds a place in an index that ends with the id of a row by the values before it, and
    reads all rows that have these. So where a batch had them all through, as in a long thread, the next stays there.
    """
    if not last:
        return []
    values = [literal(value, column.type) for column, value in zip(key, last, strict=False)]
    same = [column == value for column, value in zip(key[:shared], values[:shared], strict=True)]
    return [*same, tuple_(*key[shared : len(values)]) > tuple_(*values[shared:])]


def _added(batch: RowSelect, add: Callable[[Subquery], RowSelect], key_length: int) -> RowSelect:
    rows = batch.subquery()
    return add(rows).order_by(*list(rows.c)[:key_length])
