"""The two ways to the database: a short reading session, and the unit of work that alone commits."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Executable, Result, event
from sqlalchemy.exc import DBAPIError, OperationalError, PendingRollbackError
from sqlalchemy.orm import Session

from forum.db.base import db
from forum.db.commits import note_commit
from forum.db.dialects import dialect_of
from forum.db.maintenance import check_may_write
from forum.errors import Unavailable

_is_open: ContextVar[bool] = ContextVar("unit_of_work_is_open", default=False)


def session() -> Session:
    """The session of this request, command or job: reading, or the one of the open unit of work."""
    return db.session()


def read(statement: Executable, values: Mapping[str, Any] | None = None) -> Result[*tuple[Any, ...]]:
    """The rows of a statement that gives columns and no entities, where the session itself takes twice as long."""
    if _is_open.get():
        return session().execute(statement, values)
    return session().connection().execute(statement, values)


def is_writing() -> bool:
    """Whether a unit of work is open here."""
    return _is_open.get()


def end_reading() -> None:
    """Closes the reading session, so that no transaction stays open behind it; one whose connection died has ended.

    It commits, though nothing was written: with a rollback psycopg forgets the statements that it had prepared, and
    PostgreSQL plans each of them anew with the next request, which takes longer than all the rest.
    """
    reading = db.session()
    try:
        if reading.in_transaction() and not _is_open.get():
            # What was loaded stays as it is, as it does when a session is closed.
            reading.expunge_all()
            reading.commit()
        reading.close()
    except (DBAPIError, PendingRollbackError):
        db.session().invalidate()


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """One writing transaction: commits at the end of the block, rolls back when it raises.

    Raises `Unavailable` when the database cannot be reached, locked or written in time, `InMaintenance` for a request
    while the site is in maintenance, and RuntimeError when units of work are nested.
    """
    if _is_open.get():
        raise RuntimeError("units of work do not nest")
    end_reading()
    with dialect_of(db.engine).write_lock(db.engine):
        token = _is_open.set(True)
        try:
            check_may_write(db.session())
            yield db.session()
            try:
                db.session.commit()
            finally:
                note_commit(db.engine)
        except OperationalError as error:
            db.session.rollback()
            raise Unavailable from error
        except BaseException:
            db.session.rollback()
            raise
        finally:
            _is_open.reset(token)
            db.session.close()


@event.listens_for(Session, "before_flush")
def _refuse_stray_writes(_session: Session, _context: Any, _instances: Any) -> None:
    if not _is_open.get():
        raise RuntimeError("a write outside unit_of_work()")


def is_unavailable(error: DBAPIError) -> bool:
    """Whether a database error means that the store is away rather than that the statement is wrong."""
    return isinstance(error, OperationalError) or error.connection_invalidated
