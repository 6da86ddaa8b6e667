"""Statements that are kept, sent to the driver without the library that puts statements together.

That takes 0.2 ms for each statement, of which the database needs a fourth: the key of the statement is made and looked
for, parameters and columns are matched anew. Here all of it is done once for each statement, database, and number of
values in its lists. What a statement means stays with the library: its text, and what its types make of values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Generic, TypeAlias, TypeVar, cast

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Dialect,
    Insert,
    Result,
    Select,
    Update,
    UpdateBase,
    inspect,
)
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler

Question: TypeAlias = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]
Change: TypeAlias = Insert | Update
Statement: TypeAlias = Question | Change
Processor: TypeAlias = Callable[[Any], Any]
Entity = TypeVar("Entity")

# Of statements, and of these with so many values in their lists.
MOST_STATEMENTS, MOST_KINDS = 1_024, 2_048
_MISSING: Any = object()


def _is_constant(bind: BindParameter[Any]) -> bool:
    return not (bind.required or bind.expanding or bind.callable) and isinstance(bind.value, int | str)


@cache
def _compiler_of(usual: Any) -> Any:
    """One that makes values which are the same each time part of the text.

    PostgreSQL then keeps its plan: of a LIMIT that it does not know it expects the worst, and plans anew each time.
    Values that differ remain parameters.
    """

    def visit_bindparam(self: Any, bindparam: BindParameter[Any], **options: Any) -> Any:
        if _is_constant(bindparam):
            options["literal_binds"] = True
        return usual.visit_bindparam(self, bindparam, **options)

    return type("Constants", (usual,), {"visit_bindparam": visit_bindparam})


class _Compiled:
    """A statement as the library puts it together for a kind of database; what is added has the columns named."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Sequence[str]) -> None:
        compiler: Any = dialect.statement_compiler
        self.compiled: SQLCompiler = _compiler_of(compiler)(dialect, statement, column_keys=names or None)
        self.lists = [bind for bind in self.compiled.bind_names if bind.expanding]
        if self.compiled.insert_prefetch or self.compiled.update_prefetch:
            raise RuntimeError("a change that is kept names a value for each column that has a default")
        columns = statement.exported_columns if isinstance(statement, UpdateBase) else statement.selected_columns
        self.gives_rows = bool(columns)
        self.metadata = SimpleResultMetaData([str(key) for key, _column in columns.items()])
        found = (column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns)
        self.processors = [(place, processor) for place, processor in enumerate(found) if processor is not None]


@dataclass(frozen=True)
class _Value:
    """A parameter whose value differs from time to time, and the names that the text has for it."""

    key: str
    default: Any
    make: Callable[[], Any] | None
    processor: Processor | None
    names: Sequence[str]

    def read(self, values: Mapping[str, Any]) -> Any:
        value = values.get(self.key, self.default) if self.make is None else self.make()
        if value is _MISSING:
            raise KeyError(self.key)
        return value if self.processor is None else self.processor(value)


class Ready:
    """A statement for so many values in each of its lists: its text, and where the values go."""

    def __init__(self, of: _Compiled, dialect: Dialect, lengths: tuple[int, ...]) -> None:
        self._of = of
        self.gives_rows = of.gives_rows
        binds = of.compiled.bind_names
        # The text is the same whatever stands in the lists.
        lists = {bind.key: [None] * length for bind, length in zip(of.lists, lengths, strict=True)}
        required = dict.fromkeys((bind.key for bind in binds if bind.required), None)
        state = of.compiled.construct_expanded_state(required | lists)
        self.text = state.statement
        self._order = state.positiontup
        self._fixed: dict[str, Any] = {}
        self._values: list[_Value] = []
        self._lists: list[_Value] = []
        for bind, name in of.compiled.bind_names.items():
            processor = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if bind.expanding:
                default = _MISSING if bind.required else bind.value
                self._lists.append(_Value(bind.key, default, None, processor, state.parameter_expansion[name]))
            elif bind.required or bind.callable is not None:
                self._values.append(_Value(bind.key, _MISSING, bind.callable, processor, [name]))
            else:
                self._fixed[name] = bind.value if processor is None else processor(bind.value)

    def parameters(self, values: Mapping[str, Any]) -> Sequence[Any] | Mapping[str, Any]:
        """As the driver takes them. Raises KeyError for one that is missing."""
        named = self._fixed.copy()
        for value in self._values:
            named[value.names[0]] = value.read(values)
        for several in self._lists:
            processor = several.processor
            each = values.get(several.key, several.default)
            named.update(zip(several.names, each if processor is None else map(processor, each), strict=True))
        return named if self._order is None else tuple([named[name] for name in self._order])

    def result(self, rows: Iterable[Sequence[Any]]) -> Result[*tuple[Any, ...]]:
        """What the driver gave, as the types of the columns read it."""
        if self._of.processors:
            rows = [self._read(row) for row in rows]
        return IteratorResult(self._of.metadata, iter(rows))

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        cells = list(row)
        for place, processor in self._of.processors:
            cells[place] = processor(cells[place])
        return tuple(cells)


# By the kind of database: engines of one kind speak alike.
_kinds: dict[str, Dialect] = {}


@lru_cache(MOST_STATEMENTS)
def _compiled(statement: Statement, kind: str, names: tuple[str, ...]) -> _Compiled:
    return _Compiled(statement, _kinds[kind], names)


@lru_cache(MOST_KINDS)
def _ready(statement: Statement, kind: str, names: tuple[str, ...], lengths: tuple[int, ...]) -> Ready:
    return Ready(_compiled(statement, kind, names), _kinds[kind], lengths)


class Shown(Generic[Entity]):
    """An entity among the columns of a statement that is kept.

    What comes of a row holds its values, and is known to no session: it can be looked at, and not be changed.
    """

    def __init__(self, entity: type[Entity]) -> None:
        self._entity = entity
        self.names = [attribute.key for attribute in inspect(entity).column_attrs]
        self.columns: Sequence[Any] = [getattr(entity, name) for name in self.names]

    def read(self, values: Sequence[Any]) -> Entity:
        """Of the values of its columns, in their order."""
        found = object.__new__(self._entity)
        vars(found).update(zip(self.names, values, strict=True))
        return found


def ask(connection: Connection, statement: Question, values: Mapping[str, Any]) -> Result[*tuple[Any, ...]]:
    """The rows of a statement that is kept. Raises what the library raises where the database refuses."""
    return _send(connection, statement, (), values)


def change(connection: Connection, statement: Change, values: Mapping[str, Any]) -> Result[*tuple[Any, ...]]:
    """Sends a change that is kept, with values for all columns of what is added; gives what it returns, if anything."""
    for tell in connection.dispatch.before_execute:
        tell(connection, statement, (), {}, {})
    return _send(connection, statement, tuple(values) if isinstance(statement, Insert) else (), values)


def _send(
    connection: Connection, statement: Statement, names: tuple[str, ...], values: Mapping[str, Any]
) -> Result[*tuple[Any, ...]]:
    dialect = connection.dialect
    kind = dialect.name
    _kinds.setdefault(kind, dialect)
    lists = _compiled(statement, kind, names).lists
    lengths = tuple(len(values.get(each.key, each.value)) for each in lists) if lists else ()
    ready = _ready(statement, kind, names, lengths)
    text, parameters = ready.text, ready.parameters(values)
    driver: Any = connection.connection.driver_connection
    for tell in connection.dispatch.before_cursor_execute:
        tell(connection, None, text, parameters, None, False)
    try:
        cursor = driver.execute(text, parameters)
        rows = cursor.fetchall() if ready.gives_rows else ()
    except dialect.loaded_dbapi.Error as error:
        # The library knows what an error means for the connection and for all others of its pool.
        connection._handle_dbapi_exception(error, text, cast(Any, parameters), None, None)
    return ready.result(rows)
