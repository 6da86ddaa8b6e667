"""A PostgreSQL server of one's own: made in a temporary folder, reached by its socket, gone afterwards."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

SUPERUSER = "forum"
MISSING = "PostgreSQL is not installed: there is no initdb in PATH or the usual places."
STARTS_WITHIN = 20.0
# Whatever a large database has in memory goes to the disk first.
STOPS_WITHIN = 120.0
UNPRIVILEGED = ("postgres", "nobody")
# A folder in memory where there is one: each test copies a database, which a disk makes four times as slow.
IN_MEMORY, ON_DISK = Path("/dev/shm"), Path("/tmp")
ROOM_NEEDED = 1024**3
# Before it, files were always copied; since then that is the faster way only where asked for.
HAS_STRATEGIES = 15_00_00
USUAL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    # Of tables never counted the planner believes that they are large enough for it to pay.
    "jit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    # What the planner knows changes when a test says so, not when a slow machine gave a worker time to look.
    "autovacuum": "off",
    "max_connections": "60",
    "timezone": "UTC",
    "log_min_messages": "warning",
}


def find_postgres() -> Path | None:
    """The folder with `initdb` and `postgres`: from PATH, else the newest of the usual places."""
    in_path = shutil.which("initdb")
    candidates = [Path(in_path).resolve().parent] if in_path else []
    for pattern in USUAL_FOLDERS:
        candidates += sorted(Path("/").glob(pattern.lstrip("/")), key=_version, reverse=True)
    return next((folder for folder in candidates if all((folder / n).exists() for n in ("initdb", "postgres"))), None)


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", str(folder)))


class Server:
    """One server and its folder; `options` are settings that differ from OPTIONS, such as `fsync`."""

    def __init__(self, binaries: Path, folder: Path, options: dict[str, str] | None = None) -> None:
        self._binaries = binaries
        self._folder = folder
        self._options = OPTIONS | (options or {})
        self._identity = _identity()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def folder(self) -> Path:
        """Where its socket is."""
        return self._folder

    @property
    def url(self) -> str:
        """SQLAlchemy's address of the database `postgres`, which is there from the start."""
        return self.url_of("postgres")

    def url_of(self, name: str) -> str:
        """SQLAlchemy's address of the database `name`, whether it exists or not."""
        return f"postgresql+psycopg://{SUPERUSER}@/{quote(name)}?host={quote(str(self._folder), safe='/')}"

    def create(self) -> None:
        """Makes the data folder, once; about 0.7 s."""
        if "user" in self._identity:
            os.chown(self._folder, self._identity["user"], self._identity["group"])
        flags = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
        command: Sequence[str | Path] = [self._binaries / "initdb", "-D", self._data, "-U", SUPERUSER, *flags]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self._folder, **self._identity)
        if done.returncode:
            raise RuntimeError(f"initdb failed: {done.stderr.strip()}")

    def start(self) -> None:
        """Starts the server and waits until it answers; after `kill9` this is its recovery."""
        deadline = time.monotonic() + STARTS_WITHIN
        while True:
            if self._process is None or self._process.poll() is not None:
                self._process = self._spawn()
            try:
                self._connect().close()
                return
            except psycopg.OperationalError as error:
                if time.monotonic() > deadline:
                    raise RuntimeError(f"PostgreSQL did not start: {self._log()}") from error
                time.sleep(0.02)

    def stop(self) -> None:
        """Ends every connection and shuts down cleanly; the data stay for the next start."""
        self._end(signal.SIGINT)

    def kill9(self) -> None:
        """Kills the server without any warning, as a crash of the machine's memory would."""
        self._end(signal.SIGKILL)

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Stops all its processes as a machine that hangs: it takes connections, and says nothing on any."""
        assert self._process is not None
        # The server first, so that it starts no further ones.
        os.kill(self._process.pid, signal.SIGSTOP)
        own = [self._process.pid, *_children_of(self._process.pid)]
        for pid in own:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in reversed(own):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def discard(self) -> None:
        """Stops without saving anything and removes the folder."""
        self._end(signal.SIGQUIT)
        shutil.rmtree(self._folder, ignore_errors=True)

    def create_database(self, name: str, template: str | None = None) -> str:
        """Makes a database, empty or a copy of `template` (which nobody is using); gives its address."""
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        with contextlib.closing(self._connect()) as connection:
            if connection.info.server_version >= HAS_STRATEGIES:
                make += sql.SQL(" STRATEGY FILE_COPY")
            connection.execute(make)
        return self.url_of(name)

    def has_database(self, name: str) -> bool:
        """Whether there is one of this name."""
        with contextlib.closing(self._connect()) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        return found is not None

    def drop_database(self, name: str) -> None:
        """Removes a database if it is there, and ends its connections."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _spawn(self) -> subprocess.Popen[bytes]:
        settings = [part for name, value in self._options.items() for part in ("-c", f"{name}={value}")]
        command: Sequence[str | Path] = [
            self._binaries / "postgres",
            "-D",
            self._data,
            "-k",
            self._folder,
            *settings,
        ]
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self._folder, start_new_session=True, **self._identity
            )

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(STOPS_WITHIN)
        self._process = None

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(host=str(self._folder), user=SUPERUSER, dbname="postgres", autocommit=True)

    def _execute(self, statement: sql.Composed) -> None:
        with contextlib.closing(self._connect()) as connection:
            connection.execute(statement)

    def _log(self) -> str:
        return (self._folder / "log").read_text(errors="replace")[-2000:]


def _identity() -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses root, so root hands it to an account without powers."""
    if os.geteuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            account = pwd.getpwnam(name)
            return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise RuntimeError(f"PostgreSQL does not run as root, and there is none of {', '.join(UNPRIVILEGED)}.")


def place_for_data() -> Path:
    """Where the folders of servers are made whose data nobody needs afterwards."""
    with contextlib.suppress(OSError):
        if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ROOM_NEEDED:
            return IN_MEMORY
    return ON_DISK


@contextlib.contextmanager
def running_postgres(options: dict[str, str] | None = None, place: Path | None = None) -> Iterator[Server]:
    """A started server, removed at the end; raises RuntimeError where PostgreSQL is not installed.

    Its folder is in memory where that is possible, unless `place` says where.
    """
    binaries = find_postgres()
    if binaries is None:
        raise RuntimeError(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="forum-pg-", dir=place or place_for_data()))
    server = Server(binaries, folder, options)
    try:
        server.create()
        server.start()
        yield server
    finally:
        server.discard()


@contextlib.contextmanager
def kept_postgres(folder: Path, options: dict[str, str] | None = None) -> Iterator[Server]:
    """A started server whose data stay in the folder for the next time; raises RuntimeError as `running_postgres`.

    Root hands the server to another account, which must be able to come through the folders above.
    """
    binaries = find_postgres()
    if binaries is None:
        raise RuntimeError(MISSING)
    is_new = not (folder / "data").exists()
    folder.mkdir(parents=True, exist_ok=True)
    server = Server(binaries, folder, options)
    try:
        if is_new:
            server.create()
        server.start()
        yield server
    finally:
        server.stop()


def _children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
