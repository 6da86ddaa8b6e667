"""A primary and replicas that follow it, made in temporary folders; each can be killed, paused and started again."""

import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.support.postgres import SUPERUSER, Server, find_postgres, place_for_data, running_postgres

# A primary that comes back is found at once.
OPTIONS = {"wal_retrieve_retry_interval": "100ms"}
CATCHES_UP_WITHIN = 20.0


class Replica(Server):
    """A server that follows another."""

    def __init__(self, binaries: Path, folder: Path, primary: Server) -> None:
        super().__init__(binaries, folder, OPTIONS)
        self._primary = primary

    def create(self) -> None:
        """Copies the primary's data; less than a second."""
        command: list[str | Path] = [
            *(self._binaries / "pg_basebackup", "-D", self._data, "-h", self._primary.folder, "-U", SUPERUSER),
            *("-R", "--checkpoint=fast", "--no-sync"),
        ]
        if "user" in self._identity:
            shutil.chown(self._folder, self._identity["user"], self._identity["group"])
        done = subprocess.run(command, capture_output=True, text=True, cwd=self._folder, **self._identity)
        if done.returncode:
            raise RuntimeError(f"pg_basebackup failed: {done.stderr.strip()}")

    def pause(self) -> None:
        """Goes on answering, and takes in nothing new."""
        self._ask("SELECT pg_wal_replay_pause()")
        deadline = time.monotonic() + CATCHES_UP_WITHIN
        while self._ask("SELECT pg_get_wal_replay_pause_state()") != "paused":
            assert time.monotonic() < deadline, "the replica does not pause"
            time.sleep(0.01)

    def resume(self) -> None:
        self._ask("SELECT pg_wal_replay_resume()")

    def promote(self) -> None:
        """Makes it a server of its own."""
        self._ask("SELECT pg_promote()")

    def catch_up(self, lsn: str) -> None:
        """Waits until it has come to this place in the log."""
        deadline = time.monotonic() + CATCHES_UP_WITHIN
        while not self._ask("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", lsn):
            assert time.monotonic() < deadline, "the replica does not catch up"
            time.sleep(0.01)

    def _ask(self, question: str, *given: Any) -> Any:
        with contextlib.closing(self._connect()) as connection:
            row = connection.execute(question, given).fetchone()
            return row[0] if row else None


@dataclass(frozen=True)
class Cluster:
    """A primary and its replicas."""

    primary: Server
    replicas: list[Replica]

    def addresses_of(self, name: str) -> str:
        """What FORUM_DATABASE_REPLICAS is for a database."""
        return " ".join(found.url_of(name) for found in self.replicas)

    def catch_up(self) -> None:
        """Waits until the replicas have all that was written to the log."""
        with psycopg.connect(
            host=str(self.primary.folder), user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection:
            # A commit, so that what nobody waited for is sent with it.
            connection.execute("SELECT pg_logical_emit_message(true, 'forum', '')")
            row = connection.execute("SELECT pg_current_wal_flush_lsn()::text").fetchone()
        assert row is not None
        for found in self.replicas:
            found.catch_up(row[0])

    def resume(self) -> None:
        """Has the replicas go on, and waits until they have everything."""
        for found in self.replicas:
            found.resume()
        self.catch_up()

    def mend(self) -> None:
        """Has all of them run and follow."""
        self.primary.start()
        for found in self.replicas:
            found.start()
            found.resume()


@contextlib.contextmanager
def running_cluster(count: int = 2) -> Iterator[Cluster]:
    """A primary with so many replicas, removed at the end; raises RuntimeError where PostgreSQL is not installed."""
    binaries = find_postgres()
    with running_postgres(OPTIONS) as primary, contextlib.ExitStack() as stack:
        assert binaries is not None
        replicas = []
        for _number in range(count):
            replica = Replica(binaries, Path(tempfile.mkdtemp(prefix="forum-pg-", dir=place_for_data())), primary)
            stack.callback(replica.discard)
            replica.create()
            replica.start()
            replicas.append(replica)
        yield Cluster(primary, replicas)
