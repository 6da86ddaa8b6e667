"""The append-only log of who did what to what."""

import json
from typing import Any

from sqlalchemy.orm import Session

from forum.db import now
from forum.models import AuditEntry
from forum.permissions import Actor


def log_act(work: Session, actor: Actor | None, action: str, subject_kind: str, subject_id: int, **detail: Any) -> None:
    """Adds a line to the log in the open unit of work; `actor` None stands for the command line or a job."""
    work.add(
        AuditEntry(
            at=now(),
            actor_id=actor.id if actor else None,
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            detail=json.dumps(detail),
        )
    )
