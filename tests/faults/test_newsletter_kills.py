"""`kill -9` while an issue goes out: everyone gets it, and nobody two but where a message had left already."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes

import pytest
from sqlalchemy import select, update

from forum.db import end_reading, session, unit_of_work
from forum.db.jobs import Job, SendNewsletters, enqueue
from forum.models import Blog, NewsletterIssue, NewsletterRecipient, Post
from forum.queries.people import find_user_by_handle, get_member_actor
from tests.faults.conftest import Community
from tests.support.mail_server import Server, running_mail_server
from tests.support.newsletters import open_newsletter, send_issue, subscribe, write_issue

SEED = 20261129


@pytest.fixture
def inbox() -> Iterator[Server]:
    with running_mail_server() as server:
        yield server


def begin_issue(community: Community, readers: int) -> int:
    """An issue with a post of the community that is due now; gives its id."""
    found = find_user_by_handle("ruth")
    assert found is not None
    ruth = get_member_actor(found.id)
    blog = session().scalars(select(Blog).join(Post, Post.blog_id == Blog.id).limit(1)).one()
    session().expunge(blog)
    end_reading()
    open_newsletter(blog, keeper=ruth)
    subscribe(blog, *(f"r{number}" for number in range(readers)))
    issue_id = write_issue(ruth, blog, [community.post_id])
    send_issue(ruth, blog, issue_id)
    return issue_id


def run_worker(community: Community, inbox: Server, seconds: float) -> None:
    """Works for so long and is killed; what it held is free at once, as it would be after five minutes."""
    with unit_of_work() as work:
        work.execute(update(Job).where(Job.state == "queued").values(leased_until=None, lease=None, attempts=0))
    take_turn()
    settings = {"jobs": "worker", "mail": f"smtp://127.0.0.1:{inbox.port}", "url": "http://127.0.0.1:8000"}
    process = subprocess.Popen(
        [sys.executable, "-m", "forum", "worker"],
        env=community.terminal.environment(**settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 30
        before = len(inbox.inbox.received)
        while len(inbox.inbox.received) == before and time.monotonic() < deadline and not is_over():
            time.sleep(0.2)
            take_turn()
        time.sleep(seconds)
    finally:
        process.kill()
        process.wait()


def take_turn() -> None:
    """A turn without waiting for the next ten seconds to pass."""
    with unit_of_work() as work:
        enqueue(work, SendNewsletters())


def is_over() -> bool:
    queued = session().scalar(select(Job.id).where(Job.state == "queued", Job.name == "send_mail").limit(1))
    state = session().scalars(select(NewsletterIssue.state)).one()
    end_reading()
    return state == "sent" and queued is None


def send_with_kills(community: Community, inbox: Server, *, readers: int, kills: int) -> None:
    chance = random.Random(SEED)
    with community.app.app_context():
        issue_id = begin_issue(community, readers)
        for _ in range(kills):
            run_worker(community, inbox, chance.uniform(0, 0.25))
        while not is_over():
            before = len(inbox.inbox.received)
            run_worker(community, inbox, 2)
            assert is_over() or len(inbox.inbox.received) > before, "the issue does not come to its end"
        states = Counter(
            session().scalars(select(NewsletterRecipient.state).where(NewsletterRecipient.issue_id == issue_id))
        )
        end_reading()
    assert states == {"mailed": readers}
    came = [message_from_bytes(raw) for raw in inbox.inbox.received]
    by_reader = Counter(str(message["To"]) for message in came)
    assert len(by_reader) == readers
    assert len(came) - readers <= kills
    assert len({str(message["Message-ID"]) for message in came}) == readers


@pytest.mark.timeout(300)
def test_a_worker_killed_while_an_issue_goes_out(community: Community, inbox: Server) -> None:
    send_with_kills(community, inbox, readers=16, kills=2)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_fifty_workers_killed_while_an_issue_goes_out(community: Community, inbox: Server) -> None:
    send_with_kills(community, inbox, readers=2000, kills=50)
