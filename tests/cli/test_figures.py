"""The figures of running processes: added up, also after one was killed, and of a worker at its own port."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing

import pytest
from flask import Flask

from forum.db import end_reading, unit_of_work
from forum.db.jobs import FoldCounts, enqueue
from tests.cli.terminal import ServerProcess, Terminal
from tests.conftest import SECRET
from tests.support.ports import free_port

TOKEN = "a token of some length"
METRICS = {"secret_key": SECRET, "metrics": "on", "metrics_token": TOKEN}
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def ask(port: int, path: str = "/metrics", token: str = TOKEN) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def total(port: int, name: str) -> float:
    status, text = ask(port)
    assert status == 200
    return sum(float(value) for value in re.findall(rf"^{name}(?:{{.*?}})? (\S+)$", text, re.MULTILINE))


def processes(port: int) -> set[int]:
    return {int(pid) for pid in re.findall(r'^forum_process_memory_bytes{pid="(\d+)"}', ask(port)[1], re.MULTILINE)}


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 40
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_all_web_processes_are_added_up_and_a_killed_one_is_not_forgotten(app: Flask, terminal: Terminal) -> None:
    server: ServerProcess = terminal.server(**METRICS, workers=2)
    try:
        server.start()
        pages = 'forum_requests_total{endpoint="site.terms",method="GET",status="2xx"}'
        for _ in range(30):
            assert ask(server.port, "/terms", token="")[0] == 200
        # The last is counted when its answer has gone, and the figures may come from the other process.
        wait_until(lambda: total(server.port, re.escape(pages)) == 30)
        wait_until(lambda: len(processes(server.port)) == 2)
        first = min(processes(server.port))
        os.kill(first, signal.SIGKILL)

        def is_forgotten() -> bool:
            try:
                return first not in processes(server.port)
            except OSError:
                # It took this connection with it.
                return False

        wait_until(is_forgotten)
        assert total(server.port, re.escape(pages)) == 30
        assert ask(server.port, token="wrong")[0] == 401
    finally:
        server.close()


def test_a_worker_gives_its_figures_at_a_port_of_its_own(app: Flask, terminal: Terminal) -> None:
    with unit_of_work() as work:
        enqueue(work, FoldCounts())
    end_reading()
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "forum", "worker", "--metrics-port", str(port)],
        env=terminal.environment(**METRICS, registration="closed", jobs="worker"),
    )
    done = 'forum_job_runs_total{kind="fold_counts",outcome="done"}'

    def has_run() -> bool:
        assert process.poll() is None
        try:
            return total(port, re.escape(done)) == 1
        except OSError:
            return False

    try:
        wait_until(has_run)
        assert "forum_database_up" not in ask(port)[1]
        assert [ask(port, token="")[0], ask(port, "/other")[0]] == [401, 404]
        assert not (terminal.folder / "metrics").exists()
        process.send_signal(signal.SIGTERM)
        assert process.wait(40) == 0
    finally:
        process.kill()
        process.wait()


def test_a_port_without_figures_is_refused(app: Flask, terminal: Terminal) -> None:
    settings = {"secret_key": SECRET, "registration": "closed"}
    result = terminal.run("worker", "--metrics-port", str(free_port()), **settings)
    assert result.exit_code == 2
    assert "FORUM_METRICS=on" in result.stderr
