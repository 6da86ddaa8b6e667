"""The first process of a server: it holds no forum, keeps as many web processes as there were, and ends with them."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from forum.cli import watching
from tests.cli.terminal import ServerProcess, Terminal
from tests.conftest import SECRET

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WITHIN = 60.0
# It watches over one `sleep`, and the package of which it is to make another is nowhere.
WITHOUT_FORUM = """
import os, signal, sys
sleeping = os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "60")
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD])
os.execv(sys.executable, [sys.executable, "-I", "-S", sys.argv[1], "/nowhere", "0", str(sleeping)])
"""


@pytest.fixture
def two_processes(app: Flask, terminal: Terminal) -> Iterator[ServerProcess]:
    """A server of two web processes."""
    server = terminal.server(secret_key=SECRET, workers=2, jobs="worker")
    server.start()
    try:
        yield server
    finally:
        server.close()


def children_of(pid: int) -> set[int]:
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def web_processes_of(server: ServerProcess) -> set[int]:
    """All children but the one that makes another, which has none of granian's threads."""
    return {pid for pid in children_of(first_of(server)) if "tokio" in threads_of(pid)}


def threads_of(pid: int) -> str:
    """Their names."""
    try:
        return " ".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/comm"))
    except OSError:
        return ""


def first_of(server: ServerProcess) -> int:
    assert server.process is not None
    return server.process.pid


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def wait_for_others(server: ServerProcess, gone: set[int]) -> set[int]:
    """The two web processes, when none of these is among them."""
    wait_until(lambda: len(found := web_processes_of(server)) == 2 and not found & gone)
    return web_processes_of(server)


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text()


def has_sleep(pid: int) -> bool:
    return any(command_of(child).startswith("sleep") for child in children_of(pid))


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@on_sqlite
def test_it_holds_no_forum(two_processes: ServerProcess) -> None:
    first = first_of(two_processes)
    wait_until(lambda: "watching.py" in command_of(first))
    assert len(children_of(first)) == 2
    assert "granian" not in Path(f"/proc/{first}/maps").read_text()
    memory = dict(line.split(":", 1) for line in Path(f"/proc/{first}/status").read_text().splitlines())
    assert int(memory["RssAnon"].split()[0]) < 12_000


@on_sqlite
def test_a_web_process_that_ended_is_replaced(two_processes: ServerProcess) -> None:
    first = first_of(two_processes)
    before = children_of(first)
    lost = min(before)
    os.kill(lost, signal.SIGKILL)
    after = wait_for_others(two_processes, {lost})
    assert len(after & before) == 1
    two_processes.wait_ready()
    assert "web_processes_made_anew" in two_processes.errors()
    status, _seconds = two_processes.stop()
    assert status == 0
    assert not any(map(is_alive, after))


@on_sqlite
def test_others_have_the_settings_of_the_start(app: Flask, terminal: Terminal) -> None:
    config = terminal.folder / "config.py"
    config.write_text("SITE_NAME = 'Hill Commons'\n")
    server = terminal.server(secret_key=SECRET, jobs="worker")
    try:
        server.start()
        config.write_text("SITE_NAME = 'Another Name'\nNONSENSE = 1\n")
        (lost,) = children_of(first_of(server))
        os.kill(lost, signal.SIGKILL)
        wait_until(lambda: not is_alive(lost))
        server.wait_ready()
        assert "Hill Commons" in front_page(server)
    finally:
        server.close()


def front_page(server: ServerProcess) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().read().decode()


@on_sqlite
def test_one_that_ends_again_at_once_ends_the_server(two_processes: ServerProcess) -> None:
    assert two_processes.process is not None
    before = children_of(first_of(two_processes))
    os.kill(min(before), signal.SIGKILL)
    (new,) = wait_for_others(two_processes, {min(before)}) - before
    os.kill(new, signal.SIGKILL)
    assert two_processes.process.wait(WITHIN) == 1
    assert "cannot be kept up" in two_processes.errors()
    wait_until(lambda: not any(map(is_alive, before)))


@on_sqlite
@pytest.mark.timeout(240)
def test_on_sighup_all_are_replaced_and_somebody_always_answers(two_processes: ServerProcess) -> None:
    before = children_of(first_of(two_processes))
    answers: Counter[bool] = Counter()
    is_over = threading.Event()

    def ask() -> None:
        while not is_over.is_set():
            answers[two_processes.answers()] += 1
            time.sleep(0.02)

    reader = threading.Thread(target=ask)
    reader.start()
    os.kill(first_of(two_processes), signal.SIGHUP)
    after = wait_for_others(two_processes, before)
    is_over.set()
    reader.join(WITHIN)
    assert not after & before
    assert answers[True] > answers[False] * 100
    assert two_processes.stop()[0] == 0


def test_where_no_others_can_be_made(tmp_path: Path) -> None:
    """Those that are there stay; when they have ended, the server ends with a bad status."""
    errors = tmp_path / "errors"
    with errors.open("wb") as log:
        command = [sys.executable, "-c", WITHOUT_FORUM, watching.__file__]
        process = subprocess.Popen(command, stderr=log, start_new_session=True)
    try:
        wait_until(lambda: "watching.py" in command_of(process.pid) and has_sleep(process.pid))
        (sleeping,) = children_of(process.pid)
        process.send_signal(signal.SIGHUP)
        wait_until(lambda: "stay as they are" in errors.read_text())
        assert is_alive(sleeping)
        os.kill(sleeping, signal.SIGKILL)
        assert process.wait(WITHIN) == 1
        assert "cannot be kept up" in errors.read_text()
    finally:
        process.kill()
        process.wait()


def test_told_to_end_it_waits_for_its_processes(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", WITHOUT_FORUM, watching.__file__], start_new_session=True)
    try:
        wait_until(lambda: "watching.py" in command_of(process.pid) and has_sleep(process.pid))
        (sleeping,) = children_of(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN) == 0
        assert not is_alive(sleeping)
    finally:
        process.kill()
        process.wait()
