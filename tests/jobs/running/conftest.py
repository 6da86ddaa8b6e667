"""A handler that does what a test says."""

import pytest

from forum.jobs import HANDLERS
from tests.jobs.running.handling import Handler


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> Handler:
    """Takes the place of the one that sends mail."""
    handler = Handler()
    monkeypatch.setitem(HANDLERS, "send_mail", handler)
    return handler
