"""Which server answers a reading: a replica that has all that the reader must see, otherwise the primary."""

import threading
from collections.abc import Sequence
from typing import Any

import structlog
from flask import current_app
from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from forum.db.dialects.positions import (
    OF_PRIMARY,
    OF_REPLICA,
    History,
    Position,
    is_loss,
    primary_position,
    replica_position,
)
from forum.db.replicas.cutting import Guard, Guarded
from forum.db.replicas.watching import EVERY, PATIENCE, SECOND_LOOK, Watch
from forum.db.replicas.wishes import Wish
from forum.errors import Unavailable

EXTENSION = "forum_replicas"
# Whoever is further behind answers nobody.
MOST_BEHIND = 5.0
# So long the first reading of a process waits for the first look, where the primary is away.
FIRST_LOOK = PATIENCE

log = structlog.get_logger()


class Replica:
    """A replica: its pool, and what is known of it."""

    def __init__(self, address: str, options: dict[str, Any]) -> None:
        self.name = _name_of(address)
        self.engine = create_engine(address, **options)
        self.watch = Watch(self.name, address, OF_REPLICA, replica_position)

    def connect(self, hidings: int, lsn: int) -> Connection | None:
        """A connection on which all further statements see this much; None where that cannot be had now."""
        for is_last in (False, True):
            try:
                connection = self.engine.connect()
            except PoolTimeout:
                return None
            except DBAPIError:
                self.watch.note_failure()
                return None
            driver: Any = connection.connection.driver_connection
            try:
                # Each statement of the reading sees the state of its moment.
                position = replica_position(driver.execute(OF_REPLICA).fetchone())
            except self.engine.dialect.loaded_dbapi.Error:
                # The server was away while the connection rested, and so the others in the pool are of no use either.
                connection.invalidate()
                connection.close()
                self.engine.dispose()
                if is_last:
                    self.watch.note_failure()
                continue
            if position is not None and position.hidings >= hidings and position.lsn >= lsn:
                return connection
            driver.commit()
            connection.close()
            return None
        return None


class Router:
    """All servers of a site, for one web process."""

    def __init__(self, primary: str, replicas: Sequence[str], options: dict[str, Any], own_engine: Engine) -> None:
        """`own_engine` is that of the primary."""
        self.replicas = [Replica(address, options) for address in replicas]
        self.primary = Watch("primary", primary, OF_PRIMARY, primary_position, note=self._note_look, seldom=EVERY)
        self._history = History(int(20 * MOST_BEHIND / EVERY))
        self._hidings = 0
        self._turn = 0
        self._lock = threading.Lock()
        self._is_started = False
        guarded = [(self.primary, own_engine), *((found.watch, found.engine) for found in self.replicas)]
        self._guard = Guard([Guarded(watch, engine) for watch, engine in guarded])

    def start(self) -> None:
        """Begins to watch, the first time that it is called; in the process that asks, and not in one that forks."""
        with self._lock:
            is_first, self._is_started = not self._is_started, True
        if is_first:
            for watch in self._watches:
                watch.start()
            self._guard.start()

    def close(self) -> None:
        """Ends the watching and lets all connections go."""
        if self._is_started:
            self._guard.stop()
            for watch in self._watches:
                watch.stop()
        for found in self.replicas:
            found.engine.dispose()

    @property
    def _watches(self) -> list[Watch]:
        return [self.primary, *(found.watch for found in self.replicas)]

    @property
    def is_primary_away(self) -> bool:
        return self.primary.is_away

    def note_failure(self, error: DBAPIError, engine: Engine | None = None) -> None:
        """Somebody met an error at this replica, or at the primary where it is not one."""
        if is_loss(error):
            found = next((each for each in self.replicas if each.engine is engine), None)
            if found is None:
                self.primary.doubt()
            else:
                found.watch.note_failure()

    def is_primary_lost(self, error: DBAPIError) -> bool:
        """Whether the primary is away, for whoever met this error there."""
        return is_loss(error) and self.primary.is_found_away()

    def note_hidings(self, hidings: int) -> None:
        """This process has hidden something, and everybody must see so many."""
        with self._lock:
            self._hidings = max(self._hidings, hidings)

    def ask_position(self, primary: Engine) -> Position:
        """Where the primary is now. One statement; raises DBAPIError."""
        with primary.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            position = primary_position(connection.exec_driver_sql(OF_PRIMARY).one())
        self.note_hidings(position.hidings)
        return position

    def connect(self, wish: Wish, primary: Engine) -> Connection | None:
        """A connection to a replica that fulfils the wish, None where the primary is to be asked.

        Raises `Unavailable` where the primary is away and no replica may be asked.
        """
        # It may be back, and something hidden there, since it was looked at; where it refuses, a look takes no time.
        if self.is_primary_away and self.primary.is_found_away(SECOND_LOOK):
            return self._connect_alone(wish)
        usable = self._usable()
        hidings = 0
        if usable and not wish.covers_hidings:
            try:
                hidings = self.ask_position(primary).hidings
            except DBAPIError as error:
                if not self.is_primary_lost(error):
                    raise
                return self._connect_alone(wish)
        connections = (found.connect(hidings, wish.lsn) for found in usable)
        return next((connection for connection in connections if connection is not None), None)

    def _connect_alone(self, wish: Wish) -> Connection:
        """Without the primary: what was written last and came to no replica cannot be had, all else can."""
        for found in self.replicas:
            found.watch.has_looked.wait(FIRST_LOOK)
        usable, hidings = self._usable(), self._known_hidings()
        for lsn in (wish.lsn, 0) if wish.lsn else (0,):
            for found in usable:
                connection = found.connect(hidings, lsn)
                if connection is not None:
                    return connection
        raise Unavailable

    def _usable(self) -> list[Replica]:
        """The replicas that answer and are not far behind, another one first each time."""
        up = [found for found in self.replicas if found.watch.is_up and self._is_copy(found)]
        best = max((found.watch.position.lsn for found in up if found.watch.position), default=0)
        near = [found for found in up if self._seconds_behind(found, best) <= MOST_BEHIND]
        self._turn += 1
        first = self._turn % len(near) if near else 0
        return near[first:] + near[:first]

    def _is_copy(self, found: Replica) -> bool:
        """Whether it is a copy of this primary; where the primary was never met, there is no telling."""
        return self.primary.identity is None or found.watch.identity == self.primary.identity

    def _seconds_behind(self, found: Replica, best: int) -> float:
        """Behind the primary; where that was never met, whoever is furthest counts as being with it."""
        lsn = found.watch.position.lsn if found.watch.position else 0
        seconds = self._history.seconds_behind(lsn)
        if seconds is None:
            return 0.0 if self.is_primary_away and lsn >= best else float("inf")
        return seconds

    def _known_hidings(self) -> int:
        """The highest number that anybody has seen."""
        seen = [found.watch.position.hidings for found in self.replicas if found.watch.position]
        return max([self._hidings, *seen])

    def _note_look(self, moment: float, position: Position) -> None:
        is_same = self._history.add(moment, position.safe)
        with self._lock:
            self._hidings = max(self._hidings, position.hidings) if is_same else position.hidings


def _name_of(address: str) -> str:
    """An address without user and password, for the log."""
    url = make_url(address)
    query = f"?host={url.query['host']}" if "host" in url.query else ""
    port = f":{url.port}" if url.port else ""
    return f"{url.host or ''}{port}/{url.database or ''}{query}"


def find_router() -> Router | None:
    """The router of this app; most sites have none."""
    return current_app.extensions.get(EXTENSION)
