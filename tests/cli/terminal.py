"""A terminal: `forum` run by click in this process, or as a process of its own that a test can kill."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from sqlalchemy import NullPool, create_engine, text

from forum.app import SITE
from forum.console import forum
from tests.support.ports import free_port

CHEAP = {"password_memory_kib": "8", "log_level": "WARNING"}
STARTS_WITHIN = 30.0
STOPS_WITHIN = 30.0


@dataclass
class Terminal:
    """Runs commands for one instance folder; `settings` are FORUM_* variables by their names in lower case."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def variables(self, settings: dict[str, Any]) -> dict[str, str]:
        """The FORUM_* variables, and no others than these."""
        given = CHEAP | self.settings | {name: str(value) for name, value in settings.items()}
        own = {f"FORUM_{name.upper()}": value for name, value in given.items() if name != "port_variable"}
        ports = {"PORT": given["port_variable"]} if "port_variable" in given else {}
        return {"FORUM_INSTANCE_PATH": str(self.folder)} | own | ports

    def run(self, *words: str, typed: str | None = None, **settings: Any) -> Result:
        """Runs a command to its end in this process; an error that the forum does not expect is raised here."""
        others: dict[str, str | None] = {name: None for name in os.environ if _is_ours(name)}
        return CliRunner().invoke(
            forum, words, input=typed, env=others | self.variables(settings), obj=SITE, catch_exceptions=False
        )

    def environment(self, **settings: Any) -> dict[str, str]:
        """The environment of a process."""
        others = {name: value for name, value in os.environ.items() if not _is_ours(name)}
        # Without bytecode every start would compile every module again.
        others.pop("PYTHONDONTWRITEBYTECODE", None)
        return others | self.variables(settings)

    def call(self, *words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "forum", *words],
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=60,
        )

    def count_rows(self, table: str, where: str = "true") -> int:
        """Counts the rows of a table, on a connection of its own."""
        address = self.settings.get("database_url") or f"sqlite:///{self.folder / 'forum.sqlite3'}"
        engine = create_engine(address, poolclass=NullPool)
        with engine.connect() as connection:
            return int(connection.execute(text(f"SELECT count(*) FROM {table} WHERE {where}")).scalar_one())

    def server(self, command: str = "serve", **settings: Any) -> "ServerProcess":
        """A server that is not started yet, on a port of its own; closed registration, no limits."""
        port = free_port()
        usual = {"registration": "closed", "limits": "off", "url": f"http://127.0.0.1:{port}", "port": port}
        if command == "demo":
            usual = {"port_variable": port}
        return ServerProcess(command, port, self.environment(**(usual | settings)), self.folder)


def _is_ours(name: str) -> bool:
    return name.startswith("FORUM_") or name == "PORT"


class ServerProcess:
    """`forum serve` or `forum demo` in a process group of its own; what it prints goes to files."""

    def __init__(self, command: str, port: int, environment: dict[str, str], folder: Path) -> None:
        self.command, self.port = command, port
        self._environment = environment
        self._stdout, self._stderr = folder / f"{command}.stdout", folder / f"{command}.stderr"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Starts it, and returns after how many seconds it was ready to serve."""
        began = time.monotonic()
        with self._stdout.open("ab") as out, self._stderr.open("ab") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "forum", self.command],
                env=self._environment,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
        self.wait_ready()
        return time.monotonic() - began

    def wait_ready(self) -> None:
        """Waits until /readyz says so."""
        deadline = time.monotonic() + STARTS_WITHIN
        while not self.answers("/readyz"):
            assert self.process is not None
            assert self.process.poll() is None, f"the server ended: {self.errors()}"
            assert time.monotonic() < deadline, f"the server was not ready in time: {self.errors()}"
            time.sleep(0.02)

    def answers(self, path: str = "/healthz") -> bool:
        """Whether somebody on its port says that all is well."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """`kill -9` of the whole process group."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def kill_alone(self) -> None:
        """`kill -9` of the server's first process and of no other."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> tuple[int, float]:
        """SIGTERM; gives the exit status and how many seconds the end took."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(STOPS_WITHIN)
        return status, time.monotonic() - began

    def close(self) -> None:
        """Leaves nothing running, whatever happened before."""
        if self.process is not None:
            self.kill()

    def output(self) -> str:
        """All that was printed on standard output so far."""
        return self._stdout.read_text()

    def errors(self) -> str:
        """All that was printed on standard error so far."""
        return self._stderr.read_text()
