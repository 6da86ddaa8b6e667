"""The servers that are measured: `forum serve` as it is shipped, and the floor; their processes and what these hold."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.support.ports import free_port

STARTS_WITHIN = 60.0
STOPS_WITHIN = 40.0
FLOOR_WORKERS = 2
MISSING = "gunicorn is not installed, under which the floor is measured; make sets it up: make .venv/.ready-all"


def end_on_sigterm() -> None:
    """Has SIGTERM end this program as an exit does, so that no server outlives it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


@dataclass
class Server:
    """A server in a process group of its own."""

    command: Sequence[str]
    port: int
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def processes(self) -> list[int]:
        """The first process, and all below it."""
        found = [self.process.pid]
        for each in found:
            for children in Path(f"/proc/{each}/task").glob("*/children"):
                with suppress(OSError):
                    found += map(int, children.read_text().split())
        return found


@contextmanager
def running(command: Sequence[str], port: int, folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """A server that answers; what it prints goes to a file in the folder."""
    log = folder / f"server-{port}.log"
    own = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    # Without bytecode every start would compile every module again.
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=own | dict(environment), stdout=output, stderr=output, start_new_session=True
        )
    server = Server(command, port, environment, log, process)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(server: Server) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while not answers(server.port):
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"{' '.join(server.command)} does not answer:\n{server.log.read_text()}")
        time.sleep(0.005)


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def serving(folder: Path, environment: Mapping[str, str], **settings: object) -> AbstractContextManager[Server]:
    """`forum serve` on a site's folder."""
    port = free_port()
    given = {f"FORUM_{name.upper()}": str(value) for name, value in settings.items()}
    own = {"FORUM_PORT": str(port), "FORUM_URL": f"http://127.0.0.1:{port}"}
    return running([sys.executable, "-m", "forum", "serve"], port, folder, {**environment, **own, **given})


def floor(folder: Path) -> AbstractContextManager[Server]:
    """A bare Flask page under gunicorn with two workers that take one request after the other."""
    if find_spec("gunicorn") is None:
        raise SystemExit(MISSING)
    port = free_port()
    options = ("--workers", str(FLOOR_WORKERS), "--worker-class", "sync", "--no-control-socket")
    command = [sys.executable, "-m", "gunicorn", *options, "--bind", f"127.0.0.1:{port}", "benchmarks.floor:app"]
    return running(command, port, folder, {})


class Memory(NamedTuple):
    """MiB that processes hold.

    RSS counts what they share for each of them; PSS parts it among all who share it, and so rises when another program
    ends that used the same libraries. `private` is what nobody else has.
    """

    rss: float
    pss: float
    private: float


def memory(pids: Sequence[int]) -> Memory:
    """What all of these hold together, from `smaps_rollup` of proc(5)."""
    held: Counter[str] = Counter()
    for pid in pids:
        with suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
                name, _, rest = line.partition(":")
                held[name] += int(rest.split()[0])
    kibibytes = held["Rss"], held["Pss"], held["Private_Clean"] + held["Private_Dirty"]
    return Memory(*(each / 1024 for each in kibibytes))


def descriptors(pids: Sequence[int]) -> int:
    """How many files and connections processes have open."""
    count = 0
    for pid in pids:
        with suppress(OSError):
            count += sum(1 for _file in Path(f"/proc/{pid}/fd").iterdir())
    return count
