"""`forum serve` and `forum worker`: the processes of a running site."""

import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.util import Finalize
from typing import Any

import click
import structlog
from flask import Flask

from forum.cli.figures import serve_figures
from forum.cli.flushing import SeenFlusher
from forum.cli.site import Background, Site, pass_site
from forum.cli.starting import check_database, check_port, check_settings
from forum.cli.watching import STOPS_WITHIN
from forum.cli.web_processes import (
    make_others,
    read_settings,
    serve_until_ended,
    settle_memory,
    take_one_arena,
)
from forum.db import current_settings, db
from forum.db.dialects import dialect_of
from forum.settings import Settings
from forum.web.metrics import forget_dead, metrics_folder

LOOKS_EVERY = 0.5
# Each thread of a worker needs a connection, and as many are kept open.
MOST_AT_ONCE = 10

log: Any = structlog.get_logger()


def start_app(site: Site, app: Flask, watcher: int) -> Flask:
    """Starts the background thread of an app; granian calls it in each web process, which was forked with the app."""
    threading.Thread(target=_end_without, args=[{watcher, os.getppid()}], name="parent", daemon=True).start()
    with app.app_context():
        settings = current_settings()
        for engine in db.engines.values():
            dialect_of(engine).limit_statements(engine)
    settle_memory()
    background: Background = site.make_runner(app) if settings.jobs == "embedded" else SeenFlusher(app)
    background.start()
    # A web process ends without running exit handlers, but multiprocessing's own.
    Finalize(None, background.stop, exitpriority=10)
    return app


def _end_without(parents: set[int]) -> None:
    """Ends this web process when the server that started it was killed; it would keep the port from the next one.

    Whoever made it leaves it to the process that watches.
    """
    while os.getppid() in parents:
        time.sleep(LOOKS_EVERY)
    os._exit(1)


def run_server(site: Site, app: Flask, settings: Settings, announce: Callable[[], None]) -> None:
    """Serves until SIGTERM or SIGINT; `announce` is called when the port is taken, before the first request.

    The app has no connection open, for web processes are forked with it.
    """
    take_one_arena()
    check_port(settings.host, settings.port)
    forget_dead(metrics_folder(settings))
    serve_until_ended(settings, partial(start_app, site, app), announce)


@click.command("serve")
@pass_site
def serve(site: Site) -> None:
    """Serves the site on FORUM_HOST and FORUM_PORT."""
    settings = site.settings()
    check_settings(settings)
    with site.open_app(settings) as app:
        check_database()
    where = f"http://{settings.host}:{settings.port}"
    run_server(site, app, settings, lambda: click.echo(f"Serving {settings.url} on {where}."))


@click.command("web-processes", hidden=True)
@click.argument("kept", type=int)
@click.argument("told", type=int)
@click.argument("count", type=int)
@pass_site
def web_processes(site: Site, kept: int, told: int, count: int) -> None:
    """What the first process of a server calls to have others in the place of those that ended."""
    settings = read_settings(kept)
    take_one_arena()
    app = site.make_app(settings)
    log.warning("web_processes_made_anew", count=count)
    forget_dead(metrics_folder(settings))
    make_others(settings, count, partial(start_app, site, app), told)


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
    with site.open_app(settings) as app:
        check_database()
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
