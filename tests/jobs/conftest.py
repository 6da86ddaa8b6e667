"""A mail server for the jobs that send."""

from collections.abc import Iterator

import pytest

from tests.support.mail_server import Server, running_mail_server


@pytest.fixture
def server() -> Iterator[Server]:
    with running_mail_server() as server:
        yield server
