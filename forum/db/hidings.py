"""The number of hidings: it grows with each commit that may have taken something from somebody's sight.

A replica that shows the number that the primary shows has all that was hidden before. It is kept only by sites with
replicas, in a row that is written last of all, so that nobody who waits for it holds what another needs.
"""

from collections.abc import Collection
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Delete, Engine, TableClause, TextClause, Update, event
from sqlalchemy.orm import Session

from forum.db.dialects.positions import ADD_HIDING

_may_hide: ContextVar[bool] = ContextVar("unit_of_work_may_hide", default=False)


def watch_for_hidings(engine: Engine, harmless: Collection[str]) -> None:
    """From now on each change or removal of a row counts, but for those of the tables named."""
    known = frozenset(harmless)

    def look(_connection: Any, statement: Any, *_rest: Any) -> None:
        if statement is ADD_HIDING:
            return
        is_change = isinstance(statement, Update | Delete) and _name_of(statement) not in known
        if is_change or (isinstance(statement, TextClause) and not _is_reading(statement.text)):
            _may_hide.set(True)

    event.listen(engine, "before_execute", look)


def begin_watching() -> None:
    """Forgets what an earlier unit of work did."""
    _may_hide.set(False)


def count_hiding(work: Session) -> int:
    """Adds one, in the transaction that hides, if anything in it may have hidden something.

    Gives the new number, or 0.
    """
    work.flush()
    return int(work.execute(ADD_HIDING).scalar_one()) if _may_hide.get() else 0


def _name_of(statement: Update | Delete) -> str:
    table = statement.table
    return table.name if isinstance(table, TableClause) else ""


def _is_reading(statement: str) -> bool:
    return statement.lstrip()[:6].upper() == "SELECT"
