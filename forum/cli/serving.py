"""`forum serve` and `forum worker`: the processes of a running site."""

import ctypes
import gc
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.util import Finalize
from typing import Any

import click
from flask import Flask
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from forum.cli.figures import serve_figures
from forum.cli.flushing import SeenFlusher
from forum.cli.site import Background, Site, pass_site
from forum.cli.starting import check_database, check_port, check_settings
from forum.db import db
from forum.db.dialects import dialect_of
from forum.settings import Settings
from forum.web.metrics import forget_dead, metrics_folder
from forum.web.overload import threads_needed

BACKLOG = 1024
STOPS_WITHIN = 28
LOOKS_EVERY = 0.5
# In glibc's malloc.h.
M_ARENA_MAX = -8
# Each thread of a worker needs a connection, and as many are kept open.
MOST_AT_ONCE = 10
# Granian's own events go where all others go, through the formatter of `forum.web.logs`.
LOGGING: dict[str, Any] = {"formatters": {}, "handlers": {}, "loggers": {"_granian": {"propagate": True}}}


def _is_no_warning_of_threads(record: logging.LogRecord) -> bool:
    """Granian takes threads that wait for threads that work."""
    return "Python threads" not in record.getMessage()


def build_app(site: Site, settings: Settings) -> Flask:
    """The app of one web process, with its background thread running; granian calls it in that process."""
    threading.Thread(target=_end_with, args=[os.getppid()], name="parent", daemon=True).start()
    app = site.make_app(settings)
    with app.app_context():
        for engine in db.engines.values():
            dialect_of(engine).limit_statements(engine)
    settle_memory()
    background: Background = site.make_runner(app) if settings.jobs == "embedded" else SeenFlusher(app)
    background.start()
    # A web process ends without running exit handlers, but multiprocessing's own.
    Finalize(None, background.stop, exitpriority=10)
    return app


def take_one_arena() -> None:
    """Has the C library serve all threads from one heap: from one each, what they let go is never given back.

    The interpreter's own lock keeps threads from waiting for each other there. Other libraries have no such choice.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(M_ARENA_MAX, 1)


def settle_memory() -> None:
    """What a process needs from now on is looked at no more by the collector, which took up to 0.1 s for all of it."""
    gc.collect()
    gc.freeze()


def _end_with(parent: int) -> None:
    """Ends this web process when the server that started it was killed; it would keep the port from the next one."""
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    os._exit(1)


def run_server(site: Site, settings: Settings, announce: Callable[[], None]) -> None:
    """Serves until SIGTERM or SIGINT; `announce` is called when the port is taken, before the first request."""
    take_one_arena()
    check_port(settings.host, settings.port)
    forget_dead(metrics_folder(settings))
    server = Server(
        "forum",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=threads_needed(settings.threads),
        backlog=BACKLOG,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPS_WITHIN,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
        websockets=False,
    )
    server.on_startup(announce)
    logging.getLogger("_granian").addFilter(_is_no_warning_of_threads)
    # Web processes are forks: what the collector leaves alone here, all of them share.
    settle_memory()
    server.serve(target_loader=partial(build_app, site, settings), wrap_loader=False)


@click.command("serve")
@pass_site
def serve(site: Site) -> None:
    """Serves the site on FORUM_HOST and FORUM_PORT."""
    settings = site.settings()
    check_settings(settings)
    with site.open_app(settings):
        check_database()
    where = f"http://{settings.host}:{settings.port}"
    run_server(site, settings, lambda: click.echo(f"Serving {settings.url} on {where}."))


@click.command("worker")
@click.option(
    "--concurrency", type=click.IntRange(1, MOST_AT_ONCE), default=1, show_default=True, help="Jobs worked at once."
)
@click.option("--metrics-port", type=int, help="Give the worker's figures at this port of FORUM_HOST.")
@pass_site
def worker(site: Site, concurrency: int, metrics_port: int | None) -> None:
    """Works the jobs of a site whose server leaves them to others (FORUM_JOBS=worker)."""
    settings = site.settings()
    check_settings(settings)
    take_one_arena()
    with site.open_app(settings):
        check_database()
    app = site.make_app(settings)
    if metrics_port is not None:
        serve_figures(app, settings.host, metrics_port)
    runner = site.make_runner(app, concurrency=concurrency, stop_seconds=STOPS_WITHIN)
    settle_memory()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    runner.start()
    click.echo("Working the jobs." if concurrency == 1 else f"Working the jobs, {concurrency} at once.")
    ended.wait()
    runner.stop()
