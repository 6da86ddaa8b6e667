"""Figures for Prometheus: what each process counts, in files of one folder, so that one answer says all of them.

Nothing here names a member, an address or a text: labels are names of views, methods, classes of answers and kinds of
jobs. Nothing is counted, and no file is written, where FORUM_METRICS is off.
"""

import hmac
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, values
from prometheus_client.core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import event
from werkzeug.wsgi import ClosingIterator

from forum.db import db
from forum.settings import Settings
from forum.web.headers import WSGIApp
from forum.web.metric_readings import DatabaseReadings
from forum.web.page_cache import ENDPOINT, RESULT, PageCache

EXTENSION = "forum_metrics"
PATH = "/metrics"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
REQUEST_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
JOB_SECONDS = (0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800)
# Memory is read so often at the most.
SAMPLED_EVERY = 5.0


class Instruments:
    """What a process counts, in files that bear its number."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # The library looks for its folder here, and into a file of it goes what is made from now on.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
        values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]
        # What is asked for is read from the files, not from here.
        to: Any = {"registry": CollectorRegistry()}
        self.requests = Counter("forum_requests", "Requests answered.", ["endpoint", "method", "status"], **to)
        self.seconds = Histogram(
            "forum_request_seconds", "How long answers took.", ["endpoint"], buckets=REQUEST_SECONDS, **to
        )
        self.in_progress = Gauge("forum_requests_in_progress", "Requests in work.", multiprocess_mode="livesum", **to)
        self.page_cache = Counter("forum_page_cache_requests", "Requests for pages that are kept.", ["result"], **to)
        self.page_cache_bytes = Gauge(
            "forum_page_cache_bytes", "Room that kept pages take.", multiprocess_mode="livesum", **to
        )
        self.job_runs = Counter("forum_job_runs", "Jobs run, by how they ended.", ["kind", "outcome"], **to)
        self.job_seconds = Histogram("forum_job_seconds", "How long jobs took.", ["kind"], buckets=JOB_SECONDS, **to)
        self.connections = Gauge(
            "forum_database_connections", "Connections to the database in use.", multiprocess_mode="livesum", **to
        )
        self.memory = Gauge("forum_process_memory_bytes", "Memory of each process.", multiprocess_mode="liveall", **to)


class _ProcessFigures(Collector):
    """The sums over the files of all processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        # One that a process is just making is empty, which the library takes for a broken one.
        files = [str(path) for path in self._folder.glob("*.db") if _size_of(path)]
        found: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]
        return found


class Metrics:
    """The figures of an app; files are opened with the first that is counted, so that commands leave none."""

    def __init__(self, app: Flask, folder: Path, token: str) -> None:
        self.folder = folder
        self._app = app
        self._token = token.encode()
        self._lock = threading.Lock()
        self._instruments: Instruments | None = None
        self._sampled_at = float("-inf")

    @property
    def instruments(self) -> Instruments:
        if self._instruments is None:
            with self._lock:
                if self._instruments is None:
                    self._instruments = Instruments(self.folder)
                    self._watch_connections(self._instruments.connections)
        return self._instruments

    def _watch_connections(self, gauge: Gauge) -> None:
        with self._app.app_context():
            pools: list[Any] = [engine.pool for engine in db.engines.values()]

        def note(*_given: Any) -> None:
            gauge.set(sum(pool.checkedout() for pool in pools if hasattr(pool, "checkedout")))

        for pool in pools:
            event.listen(pool, "checkout", note)
            event.listen(pool, "checkin", note)

    def note_job(self, kind: str, outcome: str, seconds: float) -> None:
        """`outcome` is "done", "failed" or "put_off"."""
        self.instruments.job_runs.labels(kind, outcome).inc()
        self.instruments.job_seconds.labels(kind).observe(seconds)
        self.sample()

    def sample(self) -> None:
        """Reads, now and then, what nothing else tells."""
        if time.monotonic() - self._sampled_at < SAMPLED_EVERY:
            return
        self._sampled_at = time.monotonic()
        memory = _read_memory()
        if memory is not None:
            self.instruments.memory.set(memory)

    def may_ask(self, environ: dict[str, Any]) -> bool:
        """Whether a request has the token."""
        given = environ.get("HTTP_AUTHORIZATION", "")
        scheme, _space, token = given.partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), self._token)

    def write_out(self, *, with_database: bool = True) -> bytes:
        """All figures of all processes of the folder, and what the database says at this moment."""
        self.sample()
        forget_dead(self.folder, gauges_only=True)
        registry = CollectorRegistry()
        registry.register(_ProcessFigures(self.folder))
        if not with_database:
            return generate_latest(registry)
        registry.register(DatabaseReadings())
        with self._app.app_context():
            return generate_latest(registry)

    def answer(
        self, environ: dict[str, Any], start_response: Callable[..., Any], *, with_database: bool = True
    ) -> Iterable[bytes]:
        """Answers whoever asks for the figures."""
        headers = [("Cache-Control", "no-store")]
        if not self.may_ask(environ):
            start_response("401 UNAUTHORIZED", [*headers, ("WWW-Authenticate", "Bearer"), ("Content-Length", "0")])
            return []
        body = self.write_out(with_database=with_database)
        headers += [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


class CountRequests:
    """WSGI middleware around all that answers: counts and times it, and answers for the figures itself.

    It is asked by whoever watches over the server, which reaches each machine under a name that is not the site's.
    """

    def __init__(self, app: WSGIApp, metrics: Metrics, page_cache: PageCache | None) -> None:
        self.app = app
        self._metrics = metrics
        self._page_cache = page_cache

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == PATH:
            return self._metrics.answer(environ, start_response)
        counted = self._metrics.instruments
        began = time.perf_counter()
        status = ["500"]

        def start(line: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            status[0] = line
            return start_response(line, headers, exc_info)

        def end() -> None:
            counted.in_progress.dec()
            self.count(environ, status[0], time.perf_counter() - began)

        counted.in_progress.inc()
        try:
            parts = self.app(environ, start)
        except BaseException:
            end()
            raise
        return ClosingIterator(parts, end)

    def count(self, environ: dict[str, Any], status: str, seconds: float) -> None:
        """Notes an answer that was given."""
        counted = self._metrics.instruments
        endpoint = environ.get(ENDPOINT) or _endpoint_of_path(environ.get("PATH_INFO", ""))
        method = environ["REQUEST_METHOD"]
        counted.requests.labels(endpoint, method if method in METHODS else "other", f"{status[0]}xx").inc()
        counted.seconds.labels(endpoint).observe(seconds)
        result = environ.get(RESULT)
        if result is not None:
            counted.page_cache.labels(result).inc()
        if result == "miss" and self._page_cache is not None:
            counted.page_cache_bytes.set(self._page_cache.kept.bytes)
        self._metrics.sample()


def metrics_folder(settings: Settings) -> Path:
    """Where the processes of this machine write what they count."""
    return settings.instance_path.resolve() / "metrics"


def find_metrics(app: Flask) -> Metrics | None:
    """The figures of an app, or None where none are kept."""
    return app.extensions.get(EXTENSION)


def forget_dead(folder: Path, *, gauges_only: bool = False) -> None:
    """Removes the files of processes that are no more: of what they held, or also of what they counted."""
    for path in folder.glob("gauge_live*.db" if gauges_only else "*.db"):
        number = path.stem.rpartition("_")[2]
        if not number.isdigit() or not _is_alive(int(number)):
            path.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _size_of(path: Path) -> int:
    """Bytes; nothing where it is gone meanwhile."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _endpoint_of_path(path: str) -> str:
    return "static" if path.startswith("/static/") else "none"


def _read_memory() -> int | None:
    """Bytes in memory; None where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None
