"""Members who reply over HTTP without end, and know what the server acknowledged to them."""

import http.client
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.support.web import PASSWORD, fields_of

RETRY_AFTER = 0.02
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str


class Person:
    """One browser on a real connection: keeps its cookies, Secure ones included, and its form token."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.token = ""

    def request(self, method: str, path: str, fields: dict[str, str] | None = None) -> Answer:
        """Raises OSError or HTTPException where the connection broke before the answer was whole."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            headers["Content-Type"] = FORM
            body = urlencode({"csrf_token": self.token} | fields)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.token = fields_of(text).get("csrf_token") or self.token
        return Answer(response.status, response.getheader("Location", ""), text)

    def sign_in(self, handle: str, post_id: int) -> None:
        """Signs in by the page, and takes the token of the reply form."""
        self.request("GET", "/sign-in")
        for status, answer in (
            (303, self.request("POST", "/sign-in", {"name": handle, "password": PASSWORD})),
            (200, self.request("GET", f"/posts/{post_id}/replies")),
        ):
            assert answer.status == status, answer


@dataclass
class Writer(threading.Thread):
    """Replies until told to stop; a form whose answer did not come is sent again with the same key."""

    person: Person
    post_id: int
    handle: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    retries: int = 0

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self._is_over = threading.Event()
        self._chance = random.Random(self.handle)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        while not self._is_over.is_set() and not self.refusals:
            self._write(f"{self.handle} writes reply {len(self.acknowledged) + 1}.")

    def _write(self, body: str) -> None:
        path = self._path()
        while not self.refusals:
            try:
                answer = self.person.request("POST", path, {"body": body, "key": body})
            except (OSError, http.client.HTTPException):
                answer = Answer(503, "", "")
            if answer.status == 303:
                self.acknowledged[body] = answer.location
                return
            if answer.status != 503:
                self.refusals.append(f"{answer.status}: {answer.text[:2000]}")
            self.retries += 1
            time.sleep(RETRY_AFTER)

    def _path(self) -> str:
        """Every other reply answers an earlier one of the same writer."""
        replies = f"/posts/{self.post_id}/replies"
        if not self.acknowledged or self._chance.random() < 0.5:
            return replies
        return self._chance.choice(list(self.acknowledged.values())) + "/reply"

    def stop(self) -> None:
        """Ends after the reply in hand is acknowledged."""
        self._is_over.set()
        self.join(60)
        assert not self.is_alive(), f"@{self.handle} still waits for an answer"
        assert self.refusals == []


@contextmanager
def writing(port: int, post_id: int, handles: Sequence[str]) -> Iterator[list[Writer]]:
    """Members of these handles write while the block runs, and have finished when it ends."""
    writers = []
    for handle in handles:
        person = Person(port)
        person.sign_in(handle, post_id)
        writers.append(Writer(person, post_id, handle))
    for writer in writers:
        writer.start()
    try:
        yield writers
    finally:
        for writer in writers:
            writer.stop()


def wait_for_writes(writers: Sequence[Writer], amount: int) -> None:
    """Waits until `amount` more replies are acknowledged."""
    goal = sum(len(writer.acknowledged) for writer in writers) + amount
    deadline = time.monotonic() + 30
    while sum(len(writer.acknowledged) for writer in writers) < goal:
        assert time.monotonic() < deadline, "nothing is acknowledged any more"
        assert all(writer.is_alive() for writer in writers), [writer.refusals for writer in writers]
        time.sleep(0.005)
