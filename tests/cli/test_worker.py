"""`forum worker`: a process that works the jobs of a site whose server leaves them to others."""

import signal
import subprocess
import sys
import time
from email import message_from_bytes
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, unit_of_work
from forum.models import User
from forum.services.mailing import queue_mail
from tests.cli.terminal import Terminal
from tests.conftest import SECRET
from tests.support.factories import make_actor


def test_it_sends_what_waits_and_ends_when_told(app: Flask, terminal: Terminal, tmp_path: Path) -> None:
    make_actor("ann", password_hash="x")
    with unit_of_work() as work:
        queue_mail(work, "password_changed", work.scalars(select(User)).one())
    end_reading()
    folder = tmp_path / "outgoing"
    settings = {"secret_key": SECRET, "registration": "closed", "jobs": "worker", "mail": f"folder:{folder}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "forum", "worker", "--concurrency", "2"],
        env=terminal.environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        deadline = time.monotonic() + 30
        while terminal.count_rows("mail", "state = 'sent'") == 0:
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        printed, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, printed, errors) == (0, "Working the jobs, 2 at once.\n", "")
    (message,) = folder.glob("*.eml")
    assert message_from_bytes(message.read_bytes())["To"] == "ann@example.org"
    assert terminal.count_rows("jobs", "state = 'done' AND name = 'send_mail'") == 1
