"""Jobs: work to do after a commit, kept as rows written by the same transaction.

A job is enqueued by its payload's class; names and payloads are declared here, handlers in `forum.jobs`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import CheckConstraint, String, Text, insert, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from forum.db.base import Model
from forum.db.clock import now
from forum.db.indexes import partial_index
from forum.db.types import BigId, UTCDateTime

MAX_ATTEMPTS = 10
QUEUED = text("state = 'queued'")
DONE = text("state = 'done'")
DEAD = text("state = 'dead'")


class Job(Model):
    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="queued")
    run_at: Mapped[datetime] = mapped_column(UTCDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    lease: Mapped[str | None] = mapped_column(String(32))
    worker: Mapped[str | None] = mapped_column(String(80))
    last_error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("state IN ('queued', 'done', 'dead')", name="state"),
        partial_index("ix_jobs_due", "run_at", "id", where=QUEUED),
        partial_index("ix_jobs_done", "name", "finished_at", where=DONE),
        partial_index("ix_jobs_dead", "finished_at", "id", where=DEAD),
    )


@dataclass(frozen=True)
class SendMail:
    """Sends the row `mail_id` of the outbox."""

    mail_id: int


@dataclass(frozen=True)
class FoldCounts:
    """Adds the waiting deltas to the counts of writers and blogs."""


@dataclass(frozen=True)
class Prune:
    """Deletes what is over: ended sessions, old limit hits, finished jobs."""


@dataclass(frozen=True)
class RaiseTrust:
    """Takes newcomers to trust level 1 who have been here long enough and have written enough."""


@dataclass(frozen=True)
class SweepMember:
    """Removes what is left of the texts of a swept member, or brings them back once the sweep was undone."""

    decision_id: int


@dataclass(frozen=True)
class TellOfCorrection:
    """Tells those who replied to a post of a correction in it."""

    correction_id: int


@dataclass(frozen=True)
class TellFollowers:
    """Tells the followers of a text whose ids are above `after`, the next batch of them."""

    fan_out_id: int
    after: int


@dataclass(frozen=True)
class IndexReplies:
    """Brings what searches find of a thread in step, from the reply after the id `after` on."""

    post_id: int
    after: int


@dataclass(frozen=True)
class IndexTags:
    """Has what is found of these posts and their threads bear the tags that the posts have now."""

    post_ids: Sequence[int]


@dataclass(frozen=True)
class DeleteFiles:
    """Deletes these objects from the store of pictures."""

    names: Sequence[str]


@dataclass(frozen=True)
class CleanPictures:
    """Deletes pictures that nothing shows, and files that no picture names."""


@dataclass(frozen=True)
class EscalateWorries:
    """Tells more moderators of worries that nobody has looked at."""


@dataclass(frozen=True)
class AgeCases:
    """Reminds moderators of cases that wait, tells admins, and lets lapse what nobody looked at."""


@dataclass(frozen=True)
class SendDue:
    """Makes messages of the notices that are to go out by now."""


@dataclass(frozen=True)
class PingHub:
    """Tells the WebSub hub which public feeds changed."""


@dataclass(frozen=True)
class FetchMail:
    """Fetches answers and bounces from the mailbox of the settings."""


@dataclass(frozen=True)
class SendNewsletters:
    """Makes the newsletter issues that are due, and mails the next of each audience."""


@dataclass(frozen=True)
class PublishDue:
    """Publishes the scheduled posts whose time has come."""


@dataclass(frozen=True)
class RerenderTexts:
    """Brings texts up to date that an earlier version of the rendering made."""


@dataclass(frozen=True)
class RelabelMentions:
    """Has texts that name a member by their handle `old` name them as they are called now."""

    user_id: int
    old: str


@dataclass(frozen=True)
class EraseMembers:
    """Erases the accounts whose time to change one's mind is over."""


Recurring: TypeAlias = (
    SendDue
    | SendNewsletters
    | FetchMail
    | FoldCounts
    | Prune
    | RaiseTrust
    | EscalateWorries
    | AgeCases
    | PingHub
    | PublishDue
    | RerenderTexts
    | EraseMembers
    | CleanPictures
)
OfThreads: TypeAlias = TellFollowers | TellOfCorrection | IndexReplies | IndexTags | RelabelMentions
Payload: TypeAlias = SendMail | SweepMember | OfThreads | DeleteFiles | Recurring
PAYLOADS: dict[str, type] = {
    "send_mail": SendMail,
    "send_due": SendDue,
    "send_newsletters": SendNewsletters,
    "fetch_mail": FetchMail,
    "fold_counts": FoldCounts,
    "prune": Prune,
    "raise_trust": RaiseTrust,
    "sweep_member": SweepMember,
    "tell_followers": TellFollowers,
    "tell_of_correction": TellOfCorrection,
    "index_replies": IndexReplies,
    "index_tags": IndexTags,
    "relabel_mentions": RelabelMentions,
    "escalate_worries": EscalateWorries,
    "age_cases": AgeCases,
    "ping_hub": PingHub,
    "publish_due": PublishDue,
    "rerender_texts": RerenderTexts,
    "erase_members": EraseMembers,
    "delete_files": DeleteFiles,
    "clean_pictures": CleanPictures,
}
NAMES = {payload: name for name, payload in PAYLOADS.items()}


def enqueue(session: Session, payload: Payload, *, run_at: datetime | None = None) -> Job:
    """Adds a job to the open unit of work; it runs after the commit, not before `run_at`."""
    job = Job(
        name=NAMES[type(payload)],
        payload=json.dumps(asdict(payload)),
        run_at=run_at or now(),
        created_at=now(),
    )
    session.add(job)
    return job


def enqueue_many(session: Session, payloads: Sequence[Payload]) -> None:
    """As `enqueue`, for many at once. One statement."""
    moment = now()
    rows = [
        {
            "name": NAMES[type(payload)],
            "payload": json.dumps(asdict(payload)),
            "run_at": moment,
            "created_at": moment,
        }
        for payload in payloads
    ]
    if rows:
        session.execute(insert(Job), rows)
