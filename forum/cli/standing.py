"""Where a database stands among the migrations."""

from dataclasses import dataclass

from forum.cli.site import Refusal
from forum.db import db
from forum.db.revisions import known_revisions, newest_revision, read_revision


@dataclass(frozen=True)
class Standing:
    """The revision of the database, None for an empty one; `is_newer` when the code does not know it."""

    found: str | None
    is_newer: bool

    @property
    def is_pending(self) -> bool:
        return not self.is_newer and self.found != newest_revision()


def standing() -> Standing:
    """Reads where the database stands. One statement or two."""
    with db.engine.connect() as connection:
        found = read_revision(connection)
    return Standing(found, is_newer=found is not None and found not in known_revisions())


def check_current() -> None:
    """Raises `Refusal` with one sentence unless the database stands where the code does."""
    place = standing()
    if place.is_newer:
        raise Refusal(
            f"The database is newer than this version of the forum (it stands at {place.found}); "
            "install the version that wrote it."
        )
    if place.is_pending:
        raise Refusal("The database is not up to date with this version of the forum; run: forum db upgrade")
