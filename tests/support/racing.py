"""Units of work on connections of their own, at the same time."""

from collections.abc import Callable
from threading import Barrier, Event, Thread
from time import sleep
from typing import Any

from flask import Flask

from forum.db import end_reading, unit_of_work

Act = Callable[[Any], Any]
OVERLAP = 0.05


class Runner(Thread):
    """Runs one unit of work on a connection of its own and keeps its result or its error."""

    def __init__(self, app: Flask, act: Act, before: Callable[[], Any], at_end: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self.app, self.act, self.before, self.at_end = app, act, before, at_end
        self.outcome: Any = None

    def run(self) -> None:
        with self.app.app_context():
            self.before()
            try:
                with unit_of_work() as work:
                    self.outcome = self.act(work)
                    self.at_end()
            except Exception as error:
                self.outcome = error


def finish(runners: list[Runner]) -> list[Any]:
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join(30)
        assert not runner.is_alive()
    return [runner.outcome for runner in runners]


def overlap(app: Flask, first: Act, second: Act, swap: bool = False) -> list[Any]:
    """The second act begins when the first is done but not committed; outcomes in the order of the arguments."""
    if swap:
        return overlap(app, second, first)[::-1]
    end_reading()
    is_done = Event()

    def hold() -> None:
        is_done.set()
        sleep(OVERLAP)

    return finish(
        [
            Runner(app, first, lambda: None, hold),
            Runner(app, second, lambda: is_done.wait(10), lambda: None),
        ]
    )


def all_at_once(app: Flask, acts: list[Act]) -> list[Any]:
    end_reading()
    barrier = Barrier(len(acts))
    return finish([Runner(app, act, lambda: barrier.wait(10), lambda: None) for act in acts])


def errors(outcomes: list[Any]) -> list[type[Exception]]:
    return [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)]
