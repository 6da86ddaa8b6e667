"""The session of a request: it reads where the router says, from one server until the reading ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from flask import has_request_context, request
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from forum.db.dialects.port import READING
from forum.db.replicas.router import Router, find_router
from forum.db.replicas.wishes import Wish

Answer = TypeVar("Answer")

# In the environment of a request: what its readings need.
WISH = "forum.wish"
# The short reading at the primary that is under way here, if any.
short_reading: ContextVar[Session | None] = ContextVar("short_reading", default=None)


def _wish_of_request() -> Wish | None:
    """An answer that is sent while it is made has a session of its own, which wishes for the same."""
    return request.environ.get(WISH) if has_request_context() else None


class RoutedSession(FlaskSession):
    """Reads at the primary unless it was told what to wish of a replica; one choice holds for a whole reading."""

    def __init__(self, db: Any, **options: Any) -> None:
        super().__init__(db, **options)
        self._router: Router | None = find_router()
        self._wish = _wish_of_request() if self._router is not None else None
        self._reading: Connection | None = None
        self._is_at_replica = False
        self.is_writing = False
        self.has_written = False

    def wish_for(self, wish: Wish | None) -> None:
        """What the readings from now on need of a replica; with None they are at the primary."""
        self._wish = wish
        if has_request_context():
            request.environ[WISH] = wish

    @property
    def may_read_elsewhere(self) -> bool:
        return self._wish is not None

    @property
    def replica_engine(self) -> Engine | None:
        """Of the replica that this reading is at; None at the primary."""
        return self._reading.engine if self._reading is not None and self._is_at_replica else None

    def reading_connection(self) -> Connection:
        """The one of this reading; on SQLite in a transaction that lasts until the reading ends."""
        if self._reading is None:
            self._reading = self._open().execution_options(**{READING: True})
        if not self._reading.in_transaction():
            self._reading.begin()
        return self._reading

    def _open(self) -> Connection:
        if self._router is not None and self._wish is not None:
            replica = self._router.connect(self._wish, self._db.engine)
            self._is_at_replica = replica is not None
            if replica is not None:
                return replica
        return self._db.engine.connect()

    def get_bind(self, mapper: Any = None, clause: Any = None, bind: Any = None, **options: Any) -> Any:
        """Entities are read on the connection of the reading, which their own transactions do not end."""
        if bind is None and not self.is_writing:
            return self.reading_connection()
        return super().get_bind(mapper=mapper, clause=clause, bind=bind, **options)

    def end_reading(self) -> None:
        """Closes what is open, if anything. Raises DBAPIError where the connection died."""
        super().close()
        if self._reading is not None and self._reading.in_transaction():
            self._reading.commit()
        self._let_go()

    def close(self) -> None:
        super().close()
        self._let_go()

    def invalidate(self) -> None:
        super().invalidate()
        if self._reading is not None:
            self._reading.invalidate()
        self._let_go()

    def _let_go(self) -> None:
        reading, self._reading, self._is_at_replica = self._reading, None, False
        if reading is not None:
            reading.close()


def ask_primary(reading: RoutedSession, question: Callable[[], Answer]) -> Answer:
    """The answer of the primary while it lives, whatever server the rest of a page is read from.

    The question asks by `forum.db.session`. Afterwards a replica answers, that of the page.
    """
    router = find_router()
    if router is None or not reading.may_read_elsewhere or router.is_primary_away:
        return question()
    try:
        with _at_primary(reading):
            return question()
    except DBAPIError as error:
        if not router.is_primary_lost(error):
            raise
    return question()


@contextmanager
def _at_primary(reading: RoutedSession) -> Iterator[None]:
    # A statement on its own needs no transaction around it.
    engine = reading._db.engine.execution_options(isolation_level="AUTOCOMMIT")
    with Session(engine, expire_on_commit=False) as short:
        token = short_reading.set(short)
        try:
            yield
        finally:
            short_reading.reset(token)


@contextmanager
def reading_connection(primary: Engine) -> Iterator[Connection]:
    """A connection to the primary, or to a replica where that is away."""
    router = find_router()
    connection = _connect(router, primary)
    try:
        yield connection
    finally:
        connection.close()


def _connect(router: Router | None, primary: Engine) -> Connection:
    try:
        if router is None or not router.is_primary_away:
            return primary.connect()
    except DBAPIError as error:
        if router is None or not router.is_primary_lost(error):
            raise
    return router.connect(Wish(), primary) or primary.connect()
