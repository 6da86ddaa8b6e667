"""A browser that keeps its connection and sends forms."""

import http.client
import re
from collections.abc import Mapping
from email.message import Message
from time import perf_counter
from urllib.parse import urlencode

from benchmarks.sites import Member

_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"')
_KEY = re.compile(rb'name="key"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="key"')


class Client:
    """One connection of one member."""

    def __init__(self, port: int, member: Member | None = None) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._member = member
        self._origin = f"http://127.0.0.1:{port}"

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Message, bytes]:
        return self._ask("GET", path, None, headers or {})

    def form_key(self, path: str) -> str:
        """The key of the form for replies that stands on a page."""
        status, _headers, page = self.get(path)
        found = _KEY.search(page)
        if status != 200 or found is None:
            raise RuntimeError(f"{path} answers {status}, without a form for a reply")
        return (found[1] or found[2]).decode()

    def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, str, float]:
        """Status, where the answer leads, and milliseconds until it was there."""
        token = self._member.token if self._member else ""
        body = urlencode({**fields, "csrf_token": token})
        begun = perf_counter()
        status, headers, _body = self._ask(
            "POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._origin}
        )
        return status, str(headers.get("Location", "")), 1_000 * (perf_counter() - begun)

    def sign_in(self, handle: str, password: str) -> tuple[int, str]:
        """As a browser that comes anew does it; gives the status, and where the answer leads."""
        status, headers, page = self.get("/sign-in")
        found = _TOKEN.search(page)
        if status != 200 or found is None:
            raise RuntimeError(f"/sign-in answers {status}, without a form")
        cookie = str(headers.get("Set-Cookie", "")).partition(";")[0]
        self._member = Member(handle, cookie, (found[1] or found[2]).decode())
        status, location, _took = self.post("/sign-in", {"name": handle, "password": password})
        return status, location

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> tuple[int, Message, bytes]:
        own = {"Cookie": self._member.cookie} if self._member else {}
        self._connection.request(method, path, body, {**own, **headers})
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()
