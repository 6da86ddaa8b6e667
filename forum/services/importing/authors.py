"""Accounts for those who wrote on another site: they have a page and a handle, and cannot sign in."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import InvalidInput
from forum.importing.things import Person
from forum.models import ImportSource, User
from forum.queries.handles import is_taken
from forum.queries.imports import list_imported
from forum.queries.people import StaffNames
from forum.rendering import one_line
from forum.services.importing.plans import address_hash
from forum.validation.handles import LONGEST_HANDLE, SHORTEST_HANDLE, check_handle, handle_key, looks_like
from forum.validation.names import LONGEST_NAME, check_display_name

_NOT_IN_HANDLES = re.compile("[^A-Za-z0-9]+")
NOBODY = "author"


@dataclass
class Authors:
    """Ids of members by the keys of people; what was asked for once is known."""

    source: str
    site_name: str
    staff: StaffNames
    ids: dict[str, int] = field(default_factory=dict)
    made: int = 0
    renamed: int = 0
    _numbers: dict[str, int] = field(default_factory=dict)

    def look_up(self, keys: Iterable[str]) -> set[str]:
        """Learns who was brought in before; gives the keys of those who were not."""
        missing = set(keys) - self.ids.keys()
        for key, row in list_imported(self.source, "author", missing).items():
            if row.user_id is not None:
                self.ids[key] = row.user_id
        return missing - self.ids.keys()

    def make(self, work: Session, people: Iterable[Person], first_at: Mapping[str, datetime]) -> None:
        """Accounts for people who have none; `first_at` says by their keys when they wrote first."""
        for person in people:
            user = User(
                handle=(handle := self._free_handle(work, person)),
                handle_key=handle_key(handle),
                display_name=self._name(person),
                state="imported",
                created_at=person.created_at or first_at[person.key],
            )
            work.add(user)
            work.flush()
            work.add(
                ImportSource(
                    source=self.source,
                    kind="author",
                    external_id=person.key,
                    user_id=user.id,
                    address_hash=address_hash(person.address) if "@" in person.address else None,
                    created_at=now(),
                )
            )
            self.ids[person.key] = user.id
            self.made += 1
        work.flush()

    def _free_handle(self, work: Session, person: Person) -> str:
        """From the login or the name; with a number where it is taken, and never like one of the staff's."""
        base = self._allowed(_as_handle(person.login) or _as_handle(person.name) or NOBODY)
        number = self._numbers.get(base, 1)
        while True:
            handle = base if number == 1 else f"{base[: LONGEST_HANDLE - len(str(number)) - 1].rstrip('_')}_{number}"
            number += 1
            if not is_taken(work, handle_key(handle)):
                self._numbers[base] = number
                return handle

    def _allowed(self, handle: str) -> str:
        try:
            check_handle(handle)
        except InvalidInput:
            return f"{NOBODY}_{handle}"[:LONGEST_HANDLE].rstrip("_")
        is_like_staff = looks_like(handle, self.staff.handles)
        return f"{NOBODY}_{handle}"[:LONGEST_HANDLE].rstrip("_") if is_like_staff else handle

    def _name(self, person: Person) -> str:
        """Nobody who was brought in may seem to be one of the staff here."""
        others = (*self.staff.names, *self.staff.handles)
        for name in (one_line(person.name)[:LONGEST_NAME], f"An author of {one_line(self.site_name)}"[:LONGEST_NAME]):
            try:
                return check_display_name(name, staff_names=others)
            except InvalidInput:
                self.renamed += 1
        return "An author"


def _as_handle(words: str) -> str:
    """Letters and digits of ASCII, as far as the words have them."""
    plain = unicodedata.normalize("NFKD", words.partition("@")[0]).encode("ascii", "ignore").decode()
    handle = _NOT_IN_HANDLES.sub("_", plain).strip("_")[:LONGEST_HANDLE].strip("_")
    return handle if len(handle) >= SHORTEST_HANDLE else ""
