"""The two ways to the database: a short reading session, and the unit of work that alone commits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, TypeVar, cast

from sqlalchemy import Result, event
from sqlalchemy.exc import DBAPIError, OperationalError, PendingRollbackError
from sqlalchemy.orm import Session

from forum.db.base import db
from forum.db.commits import note_commit
from forum.db.dialects import dialect_of
from forum.db.dialects.positions import is_read_only
from forum.db.hidings import begin_watching, count_hiding
from forum.db.maintenance import check_may_write
from forum.db.ready import Change, Question, ask, change
from forum.db.replicas import ask_primary, find_router
from forum.db.replicas.reading import RoutedSession, short_reading
from forum.errors import Unavailable

Answer = TypeVar("Answer")

_is_open: ContextVar[bool] = ContextVar("unit_of_work_is_open", default=False)


def session() -> Session:
    """The session of this request, command or job: reading, or the one of the open unit of work."""
    return short_reading.get() or db.session()


def routed_session() -> RoutedSession:
    """The same, for whoever decides where this request reads."""
    return cast(RoutedSession, db.session())


def is_at_primary() -> bool:
    """Whether what this request read last came from the primary."""
    return routed_session().replica_engine is None


def from_primary(question: Callable[[], Answer]) -> Answer:
    """What `question` gives, read at the primary while it lives; for what must not be a moment old."""
    return ask_primary(routed_session(), question)


def read(statement: Question, values: Mapping[str, Any] = MappingProxyType({})) -> Result[*tuple[Any, ...]]:
    """The rows of a statement that is kept and gives columns and no entities; the session takes four times as long."""
    reading = session()
    if _is_open.get():
        reading.flush()
    if isinstance(reading, RoutedSession) and not reading.is_writing:
        return ask(reading.reading_connection(), statement, values)
    return ask(reading.connection(), statement, values)


def write(statement: Change, values: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Result[*tuple[Any, ...]]:
    """Sends a change that is kept inside the unit of work, once for each of several values; no entity hears of it."""
    if not _is_open.get():
        raise RuntimeError("a write outside unit_of_work()")
    writing = session()
    writing.flush()
    if isinstance(values, Mapping):
        return change(writing.connection(), statement, values)
    if len(values) == 1:
        return change(writing.connection(), statement, values[0])
    return writing.connection().execute(statement, values)


def is_writing() -> bool:
    """Whether a unit of work is open here."""
    return _is_open.get()


def end_reading() -> None:
    """Closes the reading session, so that no transaction stays open behind it; one whose connection died has ended.

    It commits, though nothing was written: with a rollback psycopg forgets the statements that it had prepared, and
    PostgreSQL plans each of them anew with the next request, which takes longer than all the rest.
    """
    reading = routed_session()
    try:
        reading.end_reading()
    except (DBAPIError, PendingRollbackError):
        reading.invalidate()


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """One writing transaction: commits at the end of the block, rolls back when it raises.

    Raises `Unavailable` when the database cannot be reached, locked or written in time, `InMaintenance` for a request
    while the site is in maintenance, and RuntimeError when units of work are nested.
    """
    if _is_open.get():
        raise RuntimeError("units of work do not nest")
    end_reading()
    router, writing = find_router(), routed_session()
    # What was written is at no replica yet, so that the rest of the request stays at the primary.
    writing.wish_for(None)
    with dialect_of(db.engine).write_lock(db.engine):
        token = _is_open.set(True)
        writing.is_writing = True
        begin_watching()
        try:
            check_may_write(writing)
            yield writing
            try:
                hidings = count_hiding(writing) if router is not None else 0
                writing.commit()
                if router is not None:
                    router.note_hidings(hidings)
            finally:
                writing.has_written = True
                note_commit(db.engine)
        except OperationalError as error:
            db.session.rollback()
            if router is not None:
                router.note_failure(error)
            raise Unavailable from error
        except BaseException:
            db.session.rollback()
            raise
        finally:
            _is_open.reset(token)
            # Also where closing fails: what is read next is a reading again.
            writing.is_writing = False
            db.session.close()


@event.listens_for(Session, "before_flush")
def _refuse_stray_writes(_session: Session, _context: Any, _instances: Any) -> None:
    if not _is_open.get():
        raise RuntimeError("a write outside unit_of_work()")


def is_unavailable(error: DBAPIError) -> bool:
    """Whether a database error means that the store is away rather than that the statement is wrong."""
    return isinstance(error, OperationalError) or error.connection_invalidated or is_read_only(error)
