"""Sends the forms of acts, sees what they change, and puts that back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from werkzeug.test import TestResponse

from forum.db import db
from tests.matrices.acts import Act, Outcome, Request
from tests.matrices.gathering import gather
from tests.matrices.items import World
from tests.matrices.signing import post_form
from tests.matrices.stored import Contents, put_back, read_all

ACTS: dict[str, Act] = gather("acts_", "ACTS")
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)", re.IGNORECASE)


@dataclass
class Watch:
    """The tables to which statements wrote since it was last asked."""

    tables: set[str] = field(default_factory=set)

    def take(self) -> set[str]:
        taken, self.tables = self.tables, set()
        return taken


@contextmanager
def watching(world: World) -> Iterator[Watch]:
    """Reading all tables after each request would take most of the time; so only those written to are read.

    What this misses, such as rows that go with others, is found when all are read in the end.
    """
    watch = Watch()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if found := WRITES.match(statement):
            watch.tables.add(found.group(1))

    with world.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield watch
    finally:
        event.remove(engine, "before_cursor_execute", note)


class Sender:
    """Sends one form after the other to a database that is the same before each."""

    def __init__(self, world: World, watch: Watch) -> None:
        self.world = world
        self.watch = watch
        self.before: Contents = read_all(world.app)

    def send(self, viewer: str, request: Request) -> tuple[Outcome, TestResponse]:
        """What was answered, and whether anything is changed; afterwards nothing is."""
        self.watch.take()
        response = post_form(self.world, viewer, request.url, dict(request.fields))
        changes = False
        if written := self.watch.take():
            after = read_all(self.world.app, written)
            changes = bool(after.changed(self.before))
            put_back(self.world.app, self.before, after)
        return Outcome(response.status_code, changes), response

    def check_untouched(self) -> None:
        """That the database is what it was, asked of all tables."""
        changed = read_all(self.world.app).changed(self.before)
        assert not changed, f"left changed: {', '.join(changed)}"
