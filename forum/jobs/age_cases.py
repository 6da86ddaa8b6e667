"""Looks after cases that wait too long, a short unit of work for each."""

from collections.abc import Callable

from forum.db import end_reading, unit_of_work
from forum.db.jobs import AgeCases
from forum.services.case_ageing import lapse_case, list_lapsing, list_rising, raise_case, remind_moderators

BATCH = 100
# Which cases a turn looks for, and what it does with each.
STEPS: list[tuple[Callable[[int], list[int]], Callable[..., None]]] = [
    (list_rising, raise_case),
    (list_lapsing, lapse_case),
]


def age_cases(_payload: AgeCases) -> None:
    """Reminders first, then what rises to the admins, then what lapses."""
    while _in_work(remind_moderators) == BATCH:
        pass
    for find, act in STEPS:
        _do_all(find, act)


def _in_work(act: Callable[..., int]) -> int:
    with unit_of_work() as work:
        return act(work, limit=BATCH)


def _do_all(find: Callable[[int], list[int]], act: Callable[..., None]) -> None:
    """Until nothing new is found: what somebody holds at this moment is found again, and waits for the next turn."""
    seen: set[int] = set()
    while ids := [case_id for case_id in find(BATCH) if case_id not in seen]:
        end_reading()
        for case_id in ids:
            _do(act, case_id)
        seen.update(ids)
    end_reading()


def _do(act: Callable[..., None], case_id: int) -> None:
    with unit_of_work() as work:
        act(work, case_id=case_id)
