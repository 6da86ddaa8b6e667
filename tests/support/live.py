"""The site served to a real browser by a thread of the test process, so that tests can set its clock."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from werkzeug.serving import make_server

from forum.app import create_app
from forum.db import db
from forum.settings import Settings
from tests.support.ports import free_port


class LiveSite:
    """A running site: its app and its address."""

    def __init__(self, app: Flask, url: str) -> None:
        self.app = app
        self.url = url


def at_once(app: WSGIApplication) -> WSGIApplication:
    """The app with each answer read and closed before it is sent.

    Werkzeug's server closes no answer whose browser went away between the last byte and the closing
    (`WSGIRequestHandler.run_wsgi` reads the socket first), and the open
    file of a style sheet would be left to the collector.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        parts = app(environ, start_response)
        try:
            return list(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()

    return answer


@contextmanager
def live_site(
    folder: Path, make_settings: Callable[..., Settings], *, host: str = "127.0.0.1", **overrides: object
) -> Iterator[LiveSite]:
    """Serves until the block ends; `make_settings(folder, url=…, …)` gives the settings.

    Browsers have passkeys for hosts with a name alone, such as `localhost`.
    """
    port = free_port()
    url = f"http://{host}:{port}"
    app = create_app(make_settings(folder, url=url, **overrides))
    server = make_server("127.0.0.1", port, at_once(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield LiveSite(app, url)
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
