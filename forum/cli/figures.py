"""The figures of one worker at a port of its own, where no web server of its machine gives them."""

import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from flask import Flask

from forum.cli.site import Refusal
from forum.cli.starting import check_port
from forum.web.metrics import PATH, find_metrics


class _Quiet(WSGIRequestHandler):
    """Writes no line for each request, and waits for nobody long."""

    timeout = 10

    def log_message(self, *_given: Any) -> None:
        """Whoever asks does so every few seconds."""


def serve_figures(app: Flask, host: str, port: int) -> None:
    """Answers in a thread; what the worker counts then stands in no other answer."""
    metrics = find_metrics(app)
    if metrics is None:
        raise Refusal("There are no figures to give at --metrics-port; set FORUM_METRICS=on.")
    check_port(host, port)
    folder = tempfile.TemporaryDirectory(prefix="forum-metrics-", ignore_cleanup_errors=True)
    metrics.folder = Path(folder.name)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH:
            start_response("404 NOT FOUND", [("Content-Length", "0")])
            return []
        return metrics.answer(environ, start_response, with_database=False)

    def serve() -> None:
        with folder, make_server(host, port, answer, handler_class=_Quiet) as server:
            server.serve_forever()

    threading.Thread(target=serve, name="figures", daemon=True).start()
