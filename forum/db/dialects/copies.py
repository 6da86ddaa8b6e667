"""What backing up and restoring ask of a database; how each does it stands beside this module."""

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from forum.errors import ForumError

REVISIONS = "alembic_version"


class CopyError(ForumError):
    """A copy cannot be taken, read or restored; the message is one sentence that says why."""


@dataclass(frozen=True)
class Contents:
    """What a copy holds: its revision, the rows of each table, and how many rows point to no row."""

    revision: str
    rows: dict[str, int]
    orphans: int = 0


class Standing(Enum):
    """How a database stands that a copy is to be restored into."""

    EMPTY = "empty"
    FILLED = "filled"
    IN_USE = "in use"


class Copies(Protocol):
    kind: str
    can_replace: bool

    def take(self, engine: Engine, target: Path) -> Contents:
        """Writes the database as it is at one moment into a new file, while others write, and looks through it."""

    def check(self, file: Path) -> None:
        """Raises `CopyError` unless the file can be read as a copy of this kind."""

    def standing(self, engine: Engine) -> Standing:
        """Whether the database holds tables, and whether anybody else is connected; changes nothing."""

    def folder(self, engine: Engine) -> Path | None:
        """Where a copy must be unpacked for `put_in_place`; None where it makes no difference."""

    def bring(self, engine: Engine, file: Path) -> str:
        """Brings a copy where it can be worked on; gives the address of that database, which no server would serve."""

    def count(self, engine: Engine) -> dict[str, int]:
        """The rows of each table of the database that `bring` gave the address of."""

    def admit(self, work: Session, revision: str) -> None:
        """Lets the database that was brought be used, by saying which revision it stands at."""

    def put_in_place(self, engine: Engine, file: Path, stamp: str) -> Path | None:
        """Puts what was brought in the place of the site's database; gives where the old one is kept, if any was."""


def sync(path: Path) -> None:
    """Returns when a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
