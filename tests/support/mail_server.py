"""A mail server for tests, which keeps what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from tests.mail.conftest import Inbox
from tests.support.ports import free_port


class Server:
    """A mail server that can go away and come back at the same address."""

    def __init__(self) -> None:
        self.inbox, self.port = Inbox(), free_port()
        self._controller: Controller | None = None

    def start(self) -> None:
        self._controller = Controller(self.inbox, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
        self._controller = None

    def message_ids(self) -> list[str]:
        messages = [message_from_bytes(raw, policy=policy.default) for raw in self.inbox.received]
        return [str(message["Message-ID"]) for message in messages]


@contextmanager
def running_mail_server() -> Iterator[Server]:
    """Runs until the block ends."""
    server = Server()
    server.start()
    yield server
    server.stop()
