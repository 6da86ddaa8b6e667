"""Moving a confirmed list in: who agreed elsewhere gets the newsletter without being asked again.

Who ended it here, and to whom nothing goes, stays out whatever the list says.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeAlias

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import MailSuppression, NewsletterImport, NewsletterSubscriber
from forum.permissions import Actor
from forum.rendering import is_blank, normalise, one_line
from forum.services.audit import log_act
from forum.services.newsletters import load_newsletter_blog
from forum.validation.emails import InvalidEmail, check_email, email_key

MOST_LINES = 50_000
MAX_SOURCE = 200
MAX_PROOF = 4_000
BATCH = 500
# What is told of lines that were not taken.
REFUSED_TOLD = 1_000
HEADINGS = frozenset({"email", "e-mail", "mail", "address", "email address", "e-mail address"})

Values: TypeAlias = dict[str, Any]
_table: Any = NewsletterSubscriber.__table__


@dataclass(frozen=True)
class Line:
    """A line of a list: its number from 1, an address, and when its holder agreed where the line says it."""

    number: int
    address: str
    consented_at: datetime | None


@dataclass(frozen=True)
class PreparedImport:
    """A list that was read, with the proof; `refused` are lines that hold no address, by number and reason."""

    lines: tuple[Line, ...]
    refused: tuple[tuple[int, str], ...]
    repeated: int
    source: str
    consented_at: datetime
    proof: str


@dataclass
class _Outcome:
    taken: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    known: int = 0


def prepare_import(*, lines: str, source: str, consented_on: date | None, proof: str) -> PreparedImport:
    """Reads a list: an address on each line, and behind it (in CSV) the day on which its holder agreed.

    Raises `InvalidInput` with its field where source, day or proof is missing, or there is no address at all.
    """
    source, proof = one_line(source), normalise(proof).strip()
    if is_blank(source) or len(source) > MAX_SOURCE:
        raise InvalidInput(
            _("Please say in 1 to %(most)s characters where the list is from.", most=MAX_SOURCE), field="source"
        )
    if consented_on is None or not date(1990, 1, 1) <= consented_on <= now().date():
        raise InvalidInput(_("Please give the day by which everyone on the list had agreed."), field="consented_on")
    if is_blank(proof) or len(proof) > MAX_PROOF:
        words = _("Please say in 1 to %(most)s characters how you can show that they agreed.", most=MAX_PROOF)
        raise InvalidInput(words, field="proof")
    rows = lines.splitlines()
    if len(rows) > MOST_LINES:
        raise InvalidInput(_("At most %(most)s lines fit here.", most=lazy_number(MOST_LINES)), field="lines")
    return _read(rows, source, consented_on, proof)


def _read(rows: Sequence[str], source: str, consented_on: date, proof: str) -> PreparedImport:
    found: dict[str, Line] = {}
    refused: list[tuple[int, str]] = []
    repeated = 0
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip(" \t\"'\ufeff") for cell in row.replace(";", ",").replace("\t", ",").split(",")]
        if not any(cells) or (number == 1 and cells[0].lower() in HEADINGS):
            continue
        try:
            address = check_email(cells[0])
        except InvalidEmail:
            refused.append((number, "address"))
            continue
        key = email_key(address)
        if key in found:
            repeated += 1
        else:
            found[key] = Line(number, address, _day_in(cells[1:]))
    if not found:
        raise InvalidInput(_("We found no address in it. Please give one on each line."), field="lines")
    return PreparedImport(tuple(found.values()), tuple(refused), repeated, source, _midnight(consented_on), proof)


def _day_in(cells: Sequence[str]) -> datetime | None:
    try:
        return _midnight(date.fromisoformat(cells[0][:10])) if cells else None
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def import_list(work: Session, *, actor: Actor, blog_id: int, prepared: PreparedImport) -> int:
    """Takes the list in, in batches of statements; gives the id of what is kept of it. A second time all are known."""
    load_newsletter_blog(work, actor, blog_id)
    kept = NewsletterImport(
        blog_id=blog_id,
        source=prepared.source,
        consented_on=prepared.consented_at,
        proof=prepared.proof,
        created_at=now(),
    )
    work.add(kept)
    work.flush()
    outcome = _Outcome(refused=list(prepared.refused), known=prepared.repeated)
    fresh, again = _sort(work, kept, prepared.lines, outcome)
    for batch in _batches(fresh):
        # Whoever asks on the site at this moment may be first.
        work.execute(dialect_of(db.engine).insert_missing(_table), batch)
    for batch in _batches(again):
        work.execute(update(NewsletterSubscriber), batch)
    outcome.taken = len(fresh) + len(again)
    refused = sorted(outcome.refused)
    kept.taken, kept.known, kept.refused_count = outcome.taken, outcome.known, len(refused)
    kept.refused = json.dumps(refused[:REFUSED_TOLD])
    work.flush()
    log_act(
        work,
        actor,
        "import",
        "newsletter",
        blog_id,
        import_id=kept.id,
        taken=kept.taken,
        known=kept.known,
        refused=len(refused),
    )
    return kept.id


def _batches(rows: Sequence[Values]) -> Iterator[Sequence[Values]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _sort(
    work: Session, kept: NewsletterImport, lines: Sequence[Line], outcome: _Outcome
) -> tuple[list[Values], list[Values]]:
    """Rows to add and rows to change; what is neither stands in `outcome`.

    All that is known is read at once: asking for thousands of addresses takes PostgreSQL far longer.
    """
    suppressed = set(work.scalars(select(MailSuppression.address_key).where(MailSuppression.is_in_force)))
    there = _list_known(work, kept.blog_id)
    fresh: list[Values] = []
    again: list[Values] = []
    for line in lines:
        key = email_key(line.address)
        row_id, state, end_reason = there.get(key, (None, "", ""))
        if key in suppressed:
            outcome.refused.append((line.number, "suppressed"))
        elif state == "confirmed":
            outcome.known += 1
        elif end_reason in {"unsubscribed", "complaint"}:
            outcome.refused.append((line.number, "ended"))
        elif row_id is None:
            who = {"blog_id": kept.blog_id, "address": line.address, "address_key": key}
            fresh.append(_confirmed(kept, line) | who)
        else:
            again.append(_confirmed(kept, line) | {"id": row_id})
    return fresh, again


def _list_known(work: Session, blog_id: int) -> dict[str, tuple[int | None, str, str]]:
    """By address: the row, its state, and why it ended."""
    query = select(
        NewsletterSubscriber.address_key,
        NewsletterSubscriber.id,
        NewsletterSubscriber.state,
        NewsletterSubscriber.end_reason,
    ).where(NewsletterSubscriber.blog_id == blog_id)
    return {key: (row_id, state, reason) for key, row_id, state, reason in work.execute(query)}


def _confirmed(kept: NewsletterImport, line: Line) -> Values:
    consented_at = line.consented_at if line.consented_at and line.consented_at <= now() else kept.consented_on
    return {
        "state": "confirmed",
        "import_id": kept.id,
        "consented_at": consented_at,
        "confirmed_at": consented_at,
        "ended_at": None,
        "end_reason": "",
    }
