"""Facts about the site that every page looks at: what a process knows of them, asked once a second at the most.

After a commit of its own a process asks anew, and before a page is made that is kept for others. So what another
process changed is on every page a second later at the most, and no page costs a statement more.
"""

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import cast

from sqlalchemy.exc import SQLAlchemyError

from forum.contexts import contexts
from forum.db.base import db
from forum.db.commits import count_commits
from forum.db.replicas import find_router

EXTENSION = "forum_known_facts"
# For so many seconds pages believe what was read.
TRUST = 1.0
MAINTENANCE, TERMS_VERSION = "maintenance", "terms_version"
LOOK, LOGO, ANNOUNCEMENT = "look", "logo", "announcement"
_NAMES = ", ".join(f"'{name}'" for name in (MAINTENANCE, TERMS_VERSION, LOOK, LOGO, ANNOUNCEMENT))
_RAW_QUERY = f"SELECT name, value FROM site_facts WHERE name IN ({_NAMES})"  # noqa: S608 - the names above


class KnownFacts:
    """What one process knows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: Mapping[str, str] = {}
        self._asked_at = float("-inf")
        self._commits = -1
        self._turn = 0

    def find(self, name: str) -> str | None:
        """The value of a fact; None where there is none, or the database has never answered."""
        return self.see().get(name)

    def see(self) -> Mapping[str, str]:
        """All of them by name."""
        commits, moment = count_commits(), time.monotonic()
        router = find_router()
        with self._lock:
            if router is not None and router.is_primary_away:
                return self._known
            if moment - self._asked_at < TRUST and commits == self._commits:
                return self._known
            turn, known = self._turn, self._known
        # Where the database is away, whatever else needs it says so.
        with suppress(SQLAlchemyError, db.engine.dialect.loaded_dbapi.Error):
            known = _ask()
        with self._lock:
            if turn == self._turn:
                self._known, self._asked_at, self._commits = known, moment, commits
        return known

    def recall(self, name: str) -> str | None:
        """The value as it was last known, without asking."""
        return self._known.get(name)

    def forget(self) -> None:
        """What is asked for from now on is asked of the database, also where a question is on its way."""
        with self._lock:
            self._turn += 1
            self._asked_at = float("-inf")


def known_facts() -> KnownFacts:
    """Those of the app in whose context the code runs."""
    kept = contexts.get().app.extensions
    return cast(KnownFacts, kept[EXTENSION] if EXTENSION in kept else kept.setdefault(EXTENSION, KnownFacts()))


def _ask() -> Mapping[str, str]:
    """On a connection beside the page's own transaction, which sees the database as it was when the page began."""
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(_RAW_QUERY)
        rows = cursor.fetchall()
        cursor.close()
        # With a rollback psycopg would forget the statements that it had prepared.
        connection.commit()
    finally:
        connection.close()
    return dict(rows)
