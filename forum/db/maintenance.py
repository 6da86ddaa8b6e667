"""Maintenance: a time in which the site is read and nobody but its operator writes; a fact of the database.

Every process learns of it where it matters: inside the transaction of each unit of work. What pages say of it is at
most a second old. While the database is being moved not even the operator writes: what is written after a row was
copied would be missing in the copy.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import has_request_context
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.db.clock import now
from forum.db.facts import SiteFact
from forum.db.known_facts import MAINTENANCE as FACT
from forum.db.known_facts import known_facts
from forum.db.ready import ask
from forum.errors import InMaintenance

USUAL_WAIT = 300
WAITS = (10, 24 * 60 * 60)
_QUERY = select(SiteFact.value).where(SiteFact.name == FACT)

_is_exempt: ContextVar[bool] = ContextVar("is_exempt_from_maintenance", default=False)


@dataclass(frozen=True)
class Maintenance:
    """`until` is when it should be over, if anybody said; `copy` names the copy that is being made of the database."""

    until: datetime | None = None
    copy: str | None = None

    def refusal(self) -> InMaintenance:
        """The error for whoever wants to write, with a time after which to try again."""
        wait = USUAL_WAIT
        if self.until is not None and self.until > now():
            wait = min(max(int((self.until - now()).total_seconds()), WAITS[0]), WAITS[1])
        words = (
            "The database is being moved, so that nothing can be written to it; see: forum maintenance status"
            if self.copy
            else "The site is in maintenance and takes nothing; see: forum maintenance status"
        )
        return InMaintenance(words, until=self.until, retry_after=wait)


def find_maintenance(reading: Session) -> Maintenance | None:
    """What the database says. One statement."""
    return _parse(ask(reading.connection(), _QUERY, {}).scalar())


def begin_maintenance(work: Session, maintenance: Maintenance) -> None:
    """Has every unit of work that begins from now on refused, as soon as this one is committed."""
    until = maintenance.until.isoformat() if maintenance.until else None
    work.merge(SiteFact(name=FACT, value=json.dumps({"until": until, "copy": maintenance.copy})))


def end_maintenance(work: Session) -> None:
    """Lets everybody write again."""
    work.execute(delete(SiteFact).where(SiteFact.name == FACT))


def refuse_in_maintenance(work: Session) -> None:
    """Raises `InMaintenance` for what is to wait until it is over, such as taking up a job. One statement."""
    if (found := find_maintenance(work)) is not None:
        raise found.refusal()


def check_may_write(work: Session) -> None:
    """Raises `InMaintenance` where a unit of work that has just begun must not write. One statement, or none."""
    if _is_exempt.get():
        return
    found = find_maintenance(work)
    if found is not None and (found.copy or has_request_context()):
        raise found.refusal()


@contextmanager
def despite_maintenance() -> Iterator[None]:
    """Inside the block units of work are not refused: for what ends maintenance, and what the move itself writes."""
    token = _is_exempt.set(True)
    try:
        yield
    finally:
        _is_exempt.reset(token)


def known_maintenance() -> Maintenance | None:
    """What this process knows, a second old at the most."""
    return _parse(known_facts().find(FACT))


def _parse(value: Any) -> Maintenance | None:
    if value is None:
        return None
    stored = json.loads(value)
    until = stored.get("until")
    return Maintenance(datetime.fromisoformat(until) if until else None, stored.get("copy"))
