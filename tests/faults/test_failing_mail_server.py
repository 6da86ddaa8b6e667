"""Mail over a server that fails in every way, by workers that are killed: none is lost, few come twice."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import func, select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Job
from forum.models import Mail, User
from forum.services.mailing import queue_mail
from tests.faults.conftest import Community
from tests.support.ports import free_port

STALLS_WITHIN = 180.0
SLOW = 0.2


@dataclass
class FailingInbox:
    """Takes about every second message; the others it refuses for now, or hangs up before or after it took them.

    `received` and `cut_after` count by Message-ID: what was taken, and what was taken without an answer.
    """

    chance: random.Random
    is_well: bool = False
    received: Counter[str] = field(default_factory=Counter)
    cut_after: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]) -> str:
        if not self.is_well and self.chance.random() < 0.1:
            self.ways["refused recipient"] += 1
            return "450 4.2.1 Try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        message_id = str(message_from_bytes(envelope.content)["Message-ID"])
        way = (
            "taken"
            if self.is_well
            else self.chance.choice(("taken",) * 5 + ("slow", "later", "cut before", "cut after"))
        )
        self.ways[way] += 1
        if way == "later":
            return "451 4.3.0 Try later"
        if way == "slow":
            await asyncio.sleep(SLOW)
        if way != "cut before":
            self.received[message_id] += 1
        if way.startswith("cut"):
            self.cut_after[message_id] += int(way == "cut after")
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 OK"


@dataclass
class FailingServer:
    """A mail server that also goes away altogether."""

    inbox: FailingInbox
    port: int = field(default_factory=free_port)
    controller: Controller | None = None

    def start(self) -> None:
        self.controller = Controller(self.inbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        if self.controller is not None:
            self.controller.stop()
        self.controller = None


@contextmanager
def worker(community: Community, server: FailingServer) -> Iterator[subprocess.Popen[bytes]]:
    """`forum worker`, killed with -9 at the end of the block."""
    settings = {"registration": "closed", "jobs": "worker", "mail": f"smtp://127.0.0.1:{server.port}"}
    errors = community.terminal.folder / "worker.stderr"
    with errors.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "forum", "worker"],
            env=community.terminal.environment(**settings),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.wait()


def queue_messages(amount: int) -> None:
    """One message after the other for the members in turn."""
    with unit_of_work() as work:
        users = work.scalars(select(User).order_by(User.id)).all()
        for number in range(amount):
            queue_mail(work, "password_changed", users[number % len(users)])


def let_hours_pass() -> None:
    """What was put off is due, and leases of workers that are no more have run out; only while no worker runs."""
    with unit_of_work() as work:
        work.execute(update(Job).where(Job.state == "queued").values(run_at=now(), leased_until=None, lease=None))


def count(state: str) -> int:
    end_reading()
    found = session().scalar(select(func.count()).select_from(Mail).where(Mail.state == state)) or 0
    end_reading()
    return found


def wait_for(inbox: FailingInbox, amount: int) -> None:
    """Until the server was offered `amount` more messages, or none is due; a worker takes some seconds to start."""
    offered = last = sum(inbox.ways.values())
    deadline = time.monotonic() + STALLS_WITHIN
    while offered - last < amount and not _nothing_is_due():
        assert time.monotonic() < deadline, "nothing is offered any more"
        time.sleep(0.02)
        if sum(inbox.ways.values()) > offered:
            offered, deadline = sum(inbox.ways.values()), time.monotonic() + STALLS_WITHIN


def _nothing_is_due() -> bool:
    due = session().scalar(select(Job.id).where(Job.state == "queued", Job.run_at <= now()).limit(1))
    end_reading()
    return due is None


@dataclass
class Sending:
    """What arrived, how often the server was away, and how many workers were killed."""

    inbox: FailingInbox
    absences: int = 0
    kills: int = 0


def send_over_failures(community: Community, *, amount: int, kills: int) -> Sending:
    """Sends `amount` messages while the server fails and `kills` workers are killed, and the rest when all is well."""
    chance = random.Random(amount)
    server = FailingServer(FailingInbox(chance))
    sending = Sending(server.inbox)
    with community.app.app_context():
        queue_messages(amount)
        server.start()
        try:
            for _ in range(kills):
                with worker(community, server):
                    wait_for(server.inbox, max(amount // kills, 1))
                    if chance.random() < 0.3:
                        sending.absences += 1
                        server.stop()
                        time.sleep(chance.uniform(0, 0.2))
                        server.start()
                    time.sleep(chance.uniform(0, 0.02))
                sending.kills += 1
                let_hours_pass()
            server.inbox.is_well = True
            while count("queued"):
                with worker(community, server):
                    wait_for(server.inbox, amount)
                sending.kills += 1
                let_hours_pass()
        finally:
            server.stop()
    return sending


def check_nothing_lost(community: Community, sending: Sending, amount: int) -> None:
    """Each message arrived under its own id; again only where its taking could not be known, by a cut or a kill."""
    with community.app.app_context():
        rows = session().execute(select(Mail.message_id, Mail.state)).all()
        dead = session().scalar(select(func.count()).select_from(Job).where(Job.state == "dead"))
        end_reading()
    assert len(rows) == amount
    assert {state for _, state in rows} == {"sent"}
    assert dead == 0
    inbox = sending.inbox
    assert set(inbox.received) == {message_id for message_id, _ in rows}
    known = inbox.received - inbox.cut_after
    assert sum(times - 1 for times in known.values()) <= sending.kills, "more were sent twice than workers were killed"
    assert "Traceback" not in (community.terminal.folder / "worker.stderr").read_text()


@pytest.mark.timeout(240)
def test_a_failing_server_and_killed_workers(community: Community) -> None:
    sending = send_over_failures(community, amount=40, kills=2)
    check_nothing_lost(community, sending, 40)
    assert {"later", "cut before", "cut after"} <= set(sending.inbox.ways)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_ten_thousand_messages_and_fifty_killed_workers(community: Community) -> None:
    sending = send_over_failures(community, amount=10_000, kills=50)
    check_nothing_lost(community, sending, 10_000)
    assert sending.absences > 5
    assert {"refused recipient", "slow", "later", "cut before", "cut after"} <= set(sending.inbox.ways)
