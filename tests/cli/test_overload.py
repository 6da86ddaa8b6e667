"""`forum serve` with more to do than it can: some are told to come back, nobody hangs, and afterwards all is well."""

import http.client
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from flask import Flask

from tests.cli.terminal import ServerProcess, Terminal
from tests.conftest import SECRET
from tests.support.factories import make_actor, make_blog, make_post

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
READERS = 60
SLOW, FORM = "/sign-in", "name=nobody&password=wrong"


@dataclass
class Answers:
    statuses: Counter[int] = field(default_factory=Counter)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def ask(port: int, path: str, answers: Answers, *, method: str = "GET", body: str | None = None) -> int:
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            connection.request(method, path, body=body, headers=headers)
            with answers.lock:
                answers.sent += 1
            answer = connection.getresponse()
            text = answer.read().decode()
    except (OSError, http.client.HTTPException) as error:
        with answers.lock:
            answers.errors.append(error)
        return 0
    with answers.lock:
        answers.statuses[answer.status] += 1
        if answer.status == 503:
            answers.refusals.append((answer.getheader("Retry-After", ""), text))
    return answer.status


class Crowd:
    """Readers who ask again and again, all at once, until they are told to stop."""

    def __init__(self, port: int) -> None:
        self.answers = Answers()
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=[port], daemon=True) for _ in range(READERS)]
        for thread in self._threads:
            thread.start()

    def _read(self, port: int) -> None:
        while not self._is_over.is_set():
            # Never kept, and it writes nothing.
            ask(port, SLOW, self.answers, method="POST", body=FORM)

    def go(self) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(30)
            assert not thread.is_alive()


def test_a_crowd_is_told_to_come_back(app: Flask, terminal: Terminal) -> None:
    post_id = make_post(make_actor("ann"), make_blog(), "The harbour")
    page = f"/posts/{post_id}/the-harbour"
    server: ServerProcess = terminal.server(secret_key=SECRET, threads=1, jobs="worker")
    others = Answers()
    try:
        server.start()
        assert ask(server.port, page, others) == 200
        crowd = Crowd(server.port)
        deadline = time.monotonic() + 20
        while len(crowd.answers.refusals) < 20:
            assert time.monotonic() < deadline
            # Neither waits in the line: the page is in memory, and nobody writes.
            assert ask(server.port, "/healthz", others) == 200
            assert ask(server.port, page, others) == 200
        crowd.go()
        assert crowd.answers.errors == []
        assert set(crowd.answers.statuses) == {400, 503}
        for wait, text in crowd.answers.refusals:
            assert 3 <= int(wait) <= 9
            assert "Please try again in a moment" in text
        assert [ask(server.port, path, others) for path in (SLOW, page, "/")] == [200] * 3
        assert others.errors == []
        check_end(server)
    finally:
        server.close()


def check_end(server: ServerProcess) -> None:
    """Whoever was let in, or waits in the line, is answered when the server is told to end."""
    answers = Answers()
    form = {"method": "POST", "body": FORM}
    asked = [threading.Thread(target=ask, args=[server.port, SLOW, answers], kwargs=form) for _ in range(8)]
    for thread in asked:
        thread.start()
    # A server that ends takes no further connections.
    while answers.sent < len(asked) or not answers.statuses:
        time.sleep(0.005)
    status, _seconds = server.stop()
    for thread in asked:
        thread.join(30)
    assert (status, answers.errors, answers.statuses) == (0, [], Counter({400: 8}))
